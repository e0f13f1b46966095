//! Owns the corporate picture: the headline table, where actions moved, by outcome and by directorate, who has returned.
//! Must not know how anything is counted.

use super::layout::{NOTHING_BEFORE, at_least, pair, titled};
use super::table::table_ui;
use super::{bar, flow};
use crate::app::{CentreView, FlowView};
use crate::ui::widgets::{secondary, small};
use eframe::egui::{CollapsingHeader, Ui};

/// The share of the left stack.
const LEFT: f32 = 0.637;
/// The height of the flow where nothing stands beside it.
const FLOW: f32 = 240.0;
/// The least height in which its labels stand clear of one another.
const LEAST: f32 = 160.0;
/// What a card has around a picture: its margins, its heading, the lines below.
const AROUND: f32 = 100.0;

pub(super) fn picture_ui(ui: &mut Ui, view: &CentreView) {
    pair(
        ui,
        LEFT,
        |ui| titled(ui, "Actions by status", |ui| table_ui(ui, &view.headline)),
        |ui, beside| flow_card(ui, view.flow.as_ref(), beside),
    );
    pair(
        ui,
        LEFT,
        |ui| {
            titled(ui, "By strategic outcome", |ui| {
                bar::legend_ui(ui, &view.legend);
                table_ui(ui, &view.outcomes);
            });
            titled(ui, "By directorate", |ui| {
                bar::legend_ui(ui, &view.legend);
                table_ui(ui, &view.bodies);
            });
        },
        |ui, _| {
            titled(ui, "Returns", |ui| table_ui(ui, &view.returns));
            if let Some((title, bridge)) = &view.bridge {
                titled(ui, title, |ui| table_ui(ui, bridge));
            }
        },
    );
    if !view.exempt.is_empty() {
        small(ui, &view.exempt);
    }
}

fn flow_card(ui: &mut Ui, flow: Option<&FlowView>, beside: f32) {
    let Some(flow) = flow else {
        at_least(ui, "Where the actions moved", beside, |ui| drop(secondary(ui, NOTHING_BEFORE)));
        return;
    };
    at_least(ui, &format!("Where the {} moved", flow.total), beside, |ui| {
        let height = if beside > 0.0 { (beside - AROUND).max(LEAST) } else { FLOW };
        flow::flow_ui(ui, flow, height);
        CollapsingHeader::new(&flow.summary).id_salt("every move").show(ui, |ui| {
            for ribbon in flow.moved() {
                small(ui, &ribbon.words);
            }
        });
    });
}

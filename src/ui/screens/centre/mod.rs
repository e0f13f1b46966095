//! Owns the centre room's pages: a heading that answers, the evidence under it, and the cards of each section.
//! Must not know how anything is counted.

mod bar;
mod flow;
mod layout;
mod matrix;
mod picture;
mod row;
mod table;
mod widths;

use crate::app::{Centre, CentreSection, ShownTable};
use crate::ui::widgets::{heading, secondary, small};
use eframe::egui::Ui;
use layout::{GAP, pair, titled};
use table::table_ui;

pub(super) fn centre_ui(ui: &mut Ui, centre: &Centre, section: CentreSection) {
    let page = centre.view().page(section);
    layout::as_heading(&heading(ui, &page.answer), &page.answer);
    ui.add_space(-4.0);
    secondary(ui, &page.evidence);
    ui.add_space(GAP - 8.0);
    match section {
        CentreSection::Picture => picture::picture_ui(ui, centre.view()),
        CentreSection::Returns => returns_ui(ui, centre),
        CentreSection::Exceptions => exceptions_ui(ui, centre),
        CentreSection::Measures => measures_ui(ui, centre),
        CentreSection::Risks => risks_ui(ui, centre),
    }
}

fn returns_ui(ui: &mut Ui, centre: &Centre) {
    let view = centre.view();
    if !centre.unreadable().is_empty() {
        titled(ui, "Files that are not counted", |ui| {
            for sentence in centre.unreadable() {
                secondary(ui, sentence);
            }
        });
    }
    if view.problems > 0 {
        listed(ui, "About the bundles", &view.notices, "");
    }
    listed(ui, "Bundles", &view.bundles, "No body is known");
    if view.problems == 0 {
        listed(ui, "About the bundles", &view.notices, "Every body sent one bundle, verified and complete");
    }
}

fn exceptions_ui(ui: &mut Ui, centre: &Centre) {
    let view = centre.view();
    listed(ui, "Red", &view.red, "No action is red");
    listed(ui, "No update", &view.silent, "Every action has an update");
    let none = if view.bridge.is_some() { "No record came or went" } else { layout::NOTHING_BEFORE };
    listed(ui, "Came or went since last quarter", &view.changes, none);
    listed(ui, "Findings of the checks", &view.findings, "The checks found nothing in any return");
    if !view.exempt.is_empty() {
        small(ui, &view.exempt);
    }
}

fn measures_ui(ui: &mut Ui, centre: &Centre) {
    let view = centre.view();
    pair(
        ui,
        0.5,
        |ui| listed(ui, "By component", &view.components, "No measure has been returned"),
        |ui, _| listed(ui, "By contract", &view.contracts, "No measure belongs to a contract"),
    );
    listed(ui, "Off target", &view.off_target, "No measure is off target");
    listed(ui, "Every measure", &view.measures, "No measure has been returned");
}

fn risks_ui(ui: &mut Ui, centre: &Centre) {
    let view = centre.view();
    pair(
        ui,
        0.4,
        |ui| titled(ui, "Likelihood and impact", |ui| matrix::matrix_ui(ui, &view.matrix)),
        |ui, _| listed(ui, "Movements this quarter", &view.movements, "No risk moved"),
    );
    listed(ui, "Every risk", &view.risks, "No risk has been returned");
}

/// A card with a table, or with what an empty one means.
fn listed(ui: &mut Ui, title: &str, table: &ShownTable, empty: &str) {
    titled(ui, title, |ui| {
        if table.rows.is_empty() {
            secondary(ui, empty);
        } else {
            table_ui(ui, table);
        }
    });
}

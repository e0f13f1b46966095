//! Owns sign-off: what is open, this quarter's totals beside last quarter's, and the way to the bundle.
//! Must not know how sealing works.

mod open;
mod population;
mod receipt;
mod sealed;
mod sign;
mod totals;

use super::findings::answer;
use crate::app::{Command, Room};
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{column, heading, secondary};
use eframe::egui::Ui;

/// How wide the page is at most, and where it becomes two columns.
const WIDEST: f32 = 1120.0;
const TWO_COLUMNS: f32 = 820.0;
const GAP: f32 = 5.0 * SPACE;

pub(super) fn sign_off_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    let width = ui.available_width().min(WIDEST);
    column(ui, width, |ui| page_ui(ui, room, width, commands));
}

fn page_ui(ui: &mut Ui, room: &Room, width: f32, commands: &mut Vec<Command>) {
    let exported = room.signing().exported.as_ref();
    match (exported, room.is_sealed()) {
        (Some(_), false) => heading(ui, "The bundle is made: send it, and read its receipt code out"),
        (_, true) => heading(ui, &sealed::answer(room)),
        (None, false) => heading(ui, &answer(room)),
    };
    secondary(ui, &under(room));
    ui.add_space(3.0 * SPACE);
    if width < TWO_COLUMNS {
        evidence_ui(ui, room, commands);
        ui.add_space(GAP);
        bundle_ui(ui, room, commands);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let half = ((width - GAP) / 2.0).floor();
        column(ui, half, |ui| evidence_ui(ui, room, commands));
        column(ui, half, |ui| bundle_ui(ui, room, commands));
    });
}

fn under(room: &Room) -> String {
    let header = room.document().ret().header();
    let body = room.framework().body(&header.body).map_or(header.body.to_string(), |body| body.name.clone());
    let period = header.period.map(crate::model::Period::words).unwrap_or_default();
    let revision = header.revision.map_or(String::new(), |revision| format!(" · revision {revision}"));
    format!("{body} · {period}{revision}")
}

fn evidence_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    open::open_ui(ui, room, commands);
    ui.add_space(GAP - 2.0 * SPACE);
    totals::totals_ui(ui, room);
    // Beside a receipt there is no room for it.
    if room.signing().exported.is_some() {
        ui.add_space(GAP - 2.0 * SPACE);
        population::population_ui(ui, room);
    }
}

fn bundle_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    if room.is_sealed() {
        sealed::sealed_ui(ui, room, commands);
        return;
    }
    if let Some((path, code)) = &room.signing().exported {
        receipt::receipt_ui(ui, path, code);
        ui.add_space(GAP - 2.0 * SPACE);
    }
    sign::sign_ui(ui, room, commands);
    if room.signing().exported.is_none() {
        ui.add_space(GAP - 2.0 * SPACE);
        population::population_ui(ui, room);
    }
}

//! Owns the return room's grids: find and chips above, the grid, the record beside it.
//! Must not know how a change is applied.

use super::{above, record};
use crate::app::{Command, Records, Room, Section};
use crate::model::RecordKind;
use crate::ui::grid::{GridView, grid_ui};
use crate::ui::tokens::{self, Density};
use crate::ui::widgets::{quiet, secondary};
use eframe::egui::{CentralPanel, CornerRadius, Frame, Margin, Panel, Stroke, Ui};
use jiff::civil::Date;

/// How wide the record beside the grid is at first.
const RECORD: f32 = 364.0;

/// Draws the grid of a section with the record of its cursor beside it.
pub(super) fn room_ui(ui: &mut Ui, room: &Room, section: Section, today: Date, commands: &mut Vec<Command>) {
    let tokens = tokens::of(ui.ctx());
    let Some(kind) = section.kind() else { return };
    let Some(records) = Records::of(room, kind, today) else { return };
    let panel = Frame::new().fill(tokens.surface.panel).inner_margin(Margin::same(16));
    Panel::right("record").default_size(RECORD).frame(panel).show(ui, |ui| record::record_ui(ui, room, kind, commands));
    CentralPanel::default().frame(Frame::new().fill(tokens.surface.page).inner_margin(Margin::same(12))).show(
        ui,
        |ui| {
            above::above_ui(ui, room, kind, commands);
            ui.add_space(4.0);
            let frame = Frame::new()
                .fill(tokens.surface.panel)
                .stroke(Stroke::new(1.0, tokens.line.hairline))
                .corner_radius(CornerRadius::same(6));
            frame.show(ui, |ui| {
                if room.grid(kind).is_some_and(|grid| grid.view.rows.is_empty()) {
                    empty(ui, room, kind, commands);
                    return;
                }
                let Some(grid) = room.grid(kind) else { return };
                let view = GridView {
                    name: section.title(),
                    source: &records,
                    state: &grid.state,
                    density: Density::Comfortable,
                };
                let intents = grid_ui(ui, view);
                let sealed = room.is_sealed();
                let allowed = intents.into_iter().filter(|intent| !sealed || intent.is_reading());
                commands.extend(allowed.map(|intent| Command::Grid(kind, intent)));
            });
        },
    );
}

fn empty(ui: &mut Ui, room: &Room, kind: RecordKind, commands: &mut Vec<Command>) {
    Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let filtered = room.document().ret().count(kind) > 0;
        let words = if filtered {
            "No row is behind all that is chosen above"
        } else {
            "Nothing here yet: import a workbook to begin"
        };
        secondary(ui, words);
        if filtered && quiet(ui, "Show every row").clicked() {
            commands.push(Command::ShowAllRows);
        }
    });
}

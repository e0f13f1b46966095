//! Owns the return room's grids: find and chips above, the grid, the record beside it.
//! Must not know how a change is applied.

use super::record;
use crate::app::{Chip, Command, Records, Room, Section};
use crate::model::RecordKind;
use crate::ui::grid::{GridView, grid_ui};
use crate::ui::tokens::{self, Density};
use crate::ui::widgets::{chip, secondary};
use eframe::egui::{CentralPanel, CornerRadius, Frame, Margin, Panel, Stroke, TextEdit, Ui};
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
            above(ui, room, kind, commands);
            ui.add_space(4.0);
            let frame = Frame::new()
                .fill(tokens.surface.panel)
                .stroke(Stroke::new(1.0, tokens.line.hairline))
                .corner_radius(CornerRadius::same(6));
            frame.show(ui, |ui| {
                if room.grid(kind).is_some_and(|grid| grid.view.rows.is_empty()) {
                    empty(ui, room, kind);
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

/// Find, and the chips with their counts.
fn above(ui: &mut Ui, room: &Room, kind: RecordKind, commands: &mut Vec<Command>) {
    let Some(grid) = room.grid(kind) else { return };
    ui.horizontal_wrapped(|ui| {
        let mut find = grid.wanted.find.clone();
        let field = TextEdit::singleline(&mut find)
            .hint_text("Find (Ctrl+F)")
            .desired_width(200.0)
            .margin(Margin::symmetric(10, 7));
        let response = ui.add(field);
        response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::TextInput, true, "Find"));
        if ui.input_mut(|input| input.consume_key(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::F)) {
            response.request_focus();
        }
        if find != grid.wanted.find {
            commands.push(Command::Find(kind, find));
        }
        for (one, count) in Chip::ALL.into_iter().zip(grid.view.counts) {
            if one != Chip::All && count == 0 && grid.wanted.chip != one {
                continue;
            }
            if chip(ui, grid.wanted.chip == one, &format!("{} {count}", one.title())).clicked() {
                commands.push(Command::Chip(kind, one));
            }
        }
    });
}

fn empty(ui: &mut Ui, room: &Room, kind: RecordKind) {
    Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let filtered = room.document().ret().count(kind) > 0;
        let words = if filtered {
            "No row is behind this chip and these words"
        } else {
            "Nothing here yet: import a workbook to begin"
        };
        secondary(ui, words);
    });
}

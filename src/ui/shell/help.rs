//! Owns the help sheet: every command with its key, from the one table, and the keys of the grid.
//! Must not know what a command does.

use crate::app::{AppState, Command, ENTRIES};
use crate::ui::keys;
use crate::ui::widgets::{heading, lead, link, quiet, secondary, small};
use eframe::egui::{Grid, Id, Key, Label, Modal, ScrollArea, Ui};

/// The keys of every grid.
const IN_A_GRID: [(&str, &str); 9] = [
    ("Arrows, Tab, Enter", "move; with Shift, back"),
    ("F2", "edit the cell; typing replaces it"),
    ("Escape", "leave the cell as it was"),
    ("G A R N B", "set a status, where the cursor is on one"),
    ("Delete", "empty the cell"),
    ("Ctrl+C, Ctrl+V", "copy and paste, blocks to and from Excel too"),
    ("Home, End", "first and last column; with Ctrl, first and last row"),
    ("Page Up, Page Down", "a screen up or down"),
    ("F6", "leave the grid"),
];

pub(super) fn help_ui(ui: &mut Ui, state: &AppState, commands: &mut Vec<Command>) {
    let response = Modal::new(Id::unique("help")).show(ui.ctx(), |ui| {
        ui.set_width(720.0);
        heading(ui, "Keys and commands");
        ScrollArea::vertical().max_height(ui.ctx().content_rect().height() * 0.6).show(ui, |ui| {
            Grid::new("commands").num_columns(3).min_col_width(96.0).show(ui, |ui| {
                for entry in ENTRIES {
                    if link(ui, entry.label).clicked() {
                        commands.push(Command::ToggleHelp);
                        commands.push(keys::command(entry.asks, state));
                    }
                    ui.add(Label::new(entry.shortcut).extend());
                    small(ui, entry.tooltip);
                    ui.end_row();
                }
            });
            ui.add_space(8.0);
            lead(ui, "In a grid");
            Grid::new("grid keys").num_columns(2).show(ui, |ui| {
                for (key, what) in IN_A_GRID {
                    secondary(ui, key);
                    small(ui, what);
                    ui.end_row();
                }
            });
        });
        quiet(ui, "Close").clicked()
    });
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if response.inner || escaped || response.should_close() {
        commands.push(Command::ToggleHelp);
    }
}

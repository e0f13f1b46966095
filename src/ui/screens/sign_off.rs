//! Owns sign-off: what is open, the statement, the role, the folder, the receipt code.
//! Must not know how sealing works.

use crate::app::{Command, Room};
use crate::ui::widgets::primary;
use eframe::egui::Ui;

pub(super) fn sign_off_ui(ui: &mut Ui, _room: &Room, commands: &mut Vec<Command>) {
    if primary(ui, "Export the bundle").clicked() {
        commands.push(Command::Export);
    }
}

//! Owns the start page: open, recent, import, start from last quarter, receive.
//! Must not know how a file is read.

use crate::app::{AppState, Ask, Command};
use crate::ui::widgets::quiet;
use eframe::egui::Ui;

pub(super) fn start_ui(ui: &mut Ui, _state: &AppState, commands: &mut Vec<Command>) {
    if quiet(ui, "Open…").clicked() {
        commands.push(Command::Ask(Ask::Open));
    }
}

//! Owns the import screen: the sheet as it is, coloured by what was understood, and what its columns hold.
//! Must not know how a workbook is understood.

use crate::app::{AppState, Command};
use crate::ui::widgets::primary;
use eframe::egui::Ui;

pub(super) fn import_ui(ui: &mut Ui, _state: &AppState, commands: &mut Vec<Command>) {
    if primary(ui, "Import").clicked() {
        commands.push(Command::AcceptImport);
    }
}

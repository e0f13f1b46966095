//! Owns the centre room: who has returned, the corporate picture, the exceptions.
//! Must not know how anything is counted.

use crate::app::{Centre, CentreSection, Command};
use crate::report;
use crate::ui::widgets::heading;
use eframe::egui::Ui;

pub(super) fn centre_ui(ui: &mut Ui, centre: &Centre, _section: CentreSection, _commands: &mut Vec<Command>) {
    heading(ui, &report::answer(centre.quarter()));
}

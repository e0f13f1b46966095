//! Owns the list of findings: by tier, each sentence with its remedy, one key from its cell.
//! Must not know any rule.

use crate::app::{Command, Room};
use crate::model::Finding;
use crate::ui::widgets::link;
use crate::ui::widgets::small;
use eframe::egui::Ui;

pub(super) fn findings_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    for (at, finding) in room.findings().iter().enumerate() {
        if link(ui, &finding.headline).clicked() {
            commands.push(Command::GoToFinding(at));
        }
    }
}

/// One finding, as it stands in the list and beside a record.
pub(super) fn finding_ui(ui: &mut Ui, at: usize, finding: &Finding, commands: &mut Vec<Command>) {
    if link(ui, &finding.headline).clicked() {
        commands.push(Command::GoToFinding(at));
    }
    small(ui, &finding.remedy);
}

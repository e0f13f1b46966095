//! Owns the list of steps that can be taken back, the newest first, each with the way back to it.
//! Must not know what taking a step back does.

use crate::app::{Command, Room};
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{link, secondary, small, strong};
use eframe::egui::Ui;

pub(super) fn steps_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    let steps = room.steps();
    if steps.is_empty() {
        secondary(ui, "Nothing has been changed since this document was opened");
        return;
    }
    secondary(ui, "The newest first. Going back takes each later step back; Ctrl+Y brings them again one by one");
    let can_change = room.can_change();
    let all = steps.len();
    for step in steps {
        ui.add_space(3.0 * SPACE);
        ui.push_id(step.later, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            strong(ui, &step.what);
            small(ui, &step.told);
            if step.later > 0 && can_change && link(ui, "Go back to here").clicked() {
                commands.push(Command::UndoBack(step.later));
            }
        });
    }
    ui.add_space(4.0 * SPACE);
    if can_change && link(ui, "Go back to before all of these").clicked() {
        commands.push(Command::UndoBack(all));
    }
}

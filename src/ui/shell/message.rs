//! Owns the strip that tells of something done, or of what could not be done and why.
//! Must not know what happened.

use crate::app::{Command, Message};
use crate::ui::widgets::{Badge, badge, link, secondary};
use eframe::egui::Ui;

pub(super) fn message_ui(ui: &mut Ui, message: &Message, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        let (kind, word, text, undo) = match message {
            Message::Done(text, undo) => (Badge::Good, "Done", text, *undo),
            Message::Problem(text) => (Badge::Bad, "Not done", text, false),
        };
        badge(ui, kind, word);
        secondary(ui, text);
        if undo && link(ui, "Undo").clicked() {
            commands.push(Command::Undo);
            commands.push(Command::Dismiss);
        }
        if link(ui, "Dismiss").clicked() {
            commands.push(Command::Dismiss);
        }
    });
}

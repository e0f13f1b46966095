//! Owns the page of what another person changed too: ours and theirs side by side, and the choice.
//! Must not know how the two were merged.

use crate::app::{Clash, Command, Room};
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{card, column, heading, primary, quiet, secondary, small, strong};
use eframe::egui::Ui;

pub(super) fn clashes_ui(ui: &mut Ui, room: &Room, commands: &mut Vec<Command>) {
    let clashes = room.clashes();
    let title = match clashes.len() {
        0 => "Nothing is left that both of you changed".to_owned(),
        1 => "You and somebody else changed one thing differently".to_owned(),
        open => format!("You and somebody else changed {open} things differently"),
    };
    heading(ui, &title);
    secondary(
        ui,
        "Everything else of both is in the return. Their version of the file is kept as it was; the file is written when you have chosen.",
    );
    ui.add_space(SPACE * 2.0);
    for (at, clash) in clashes.iter().enumerate() {
        card(ui, |ui| clash_ui(ui, at, clash, commands));
        ui.add_space(SPACE);
    }
}

fn clash_ui(ui: &mut Ui, at: usize, clash: &Clash, commands: &mut Vec<Command>) {
    ui.push_id(("clash", at), |ui| {
        strong(ui, &clash.about);
        if !clash.before.is_empty() {
            small(ui, &format!("Before: {}", clash.before));
        }
        ui.add_space(SPACE);
        let width = (ui.available_width() - 4.0 * SPACE) / 2.0;
        ui.horizontal_top(|ui| {
            for (whose, text, take_theirs) in [("Yours", &clash.ours, false), ("Theirs", &clash.theirs, true)] {
                column(ui, width, |ui| side_ui(ui, whose, text, (clash.has_choice, take_theirs), at, commands));
            }
        });
    });
}

fn side_ui(
    ui: &mut Ui,
    whose: &str,
    text: &str,
    (has_choice, take_theirs): (bool, bool),
    at: usize,
    commands: &mut Vec<Command>,
) {
    small(ui, whose);
    ui.label(text);
    ui.add_space(SPACE);
    let clicked = match (has_choice, take_theirs) {
        (false, true) => false,
        (false, false) => quiet(ui, "Understood").clicked(),
        (true, false) => primary(ui, "Keep yours").clicked(),
        (true, true) => quiet(ui, "Take theirs").clicked(),
    };
    if clicked {
        commands.push(Command::SettleConflict { at, take_theirs });
    }
}

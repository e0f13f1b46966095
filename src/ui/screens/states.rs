//! Owns the page of saved states: a list of them, and the chosen one beside the return as it is now.
//! Must not know where they are kept, nor how one is taken up again.

use crate::app::{AppState, Command, Difference, Room, SavedState, SavedStates};
use crate::ui::tokens::SPACE;
use crate::ui::widgets::{card, choice, column, heading, lead, primary, secondary, small, strong};
use eframe::egui::{Grid, Ui};

/// Below this width the two halves stand below each other.
const WIDE: f32 = 860.0;
const LIST: f32 = 320.0;
/// More differences than this are counted, not listed.
const MOST: usize = 60;

pub(super) fn states_ui(ui: &mut Ui, state: &AppState, room: &Room, commands: &mut Vec<Command>) {
    let Some(states) = room.states() else {
        heading(ui, "Saved states");
        secondary(ui, "They are being read");
        return;
    };
    let title = match states.states().len() {
        0 => "No earlier state of this file is kept yet".to_owned(),
        1 => "1 earlier state of this file is kept on this computer".to_owned(),
        many => format!("{many} earlier states of this file are kept on this computer"),
    };
    heading(ui, &title);
    secondary(
        ui,
        "One is kept each time the file is written, the last ten. Taking one up again is a step like any other: Undo takes it back",
    );
    if states.unreadable() > 0 {
        small(ui, &format!("{} more could not be read", states.unreadable()));
    }
    ui.add_space(3.0 * SPACE);
    if ui.available_width() < WIDE {
        list_ui(ui, state, states, commands);
        ui.add_space(3.0 * SPACE);
        beside_ui(ui, state, room, states, commands);
        return;
    }
    let rest = ui.available_width() - LIST - 4.0 * SPACE;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0 * SPACE;
        column(ui, LIST, |ui| list_ui(ui, state, states, commands));
        column(ui, rest, |ui| beside_ui(ui, state, room, states, commands));
    });
}

fn when(state: &AppState, saved: &SavedState) -> String {
    saved.at.map_or_else(|| "No time told".to_owned(), |at| state.shown_time(at))
}

fn list_ui(ui: &mut Ui, state: &AppState, states: &SavedStates, commands: &mut Vec<Command>) {
    let width = ui.available_width();
    for (at, saved) in states.states().iter().enumerate() {
        let by = if saved.who.is_empty() { String::new() } else { format!(", by {}", saved.who) };
        let key = if states.shown() == Some(at) { "shown" } else { "" };
        if choice(ui, width, &when(state, saved), &format!("{}{by}", saved.told), key).clicked() {
            commands.push(Command::ShowState(at));
        }
    }
}

fn beside_ui(ui: &mut Ui, state: &AppState, room: &Room, states: &SavedStates, commands: &mut Vec<Command>) {
    let Some((at, saved)) = states.shown().and_then(|at| Some((at, states.states().get(at)?))) else { return };
    card(ui, |ui| {
        let differences = states.beside();
        let title = match differences.len() {
            0 => "The return is as it was then".to_owned(),
            1 => "1 thing is different now".to_owned(),
            many => format!("{many} things are different now"),
        };
        lead(ui, &title);
        small(ui, &when(state, saved));
        ui.add_space(2.0 * SPACE);
        if !differences.is_empty() && room.can_change() && primary(ui, "Take this state up again").clicked() {
            commands.push(Command::RestoreState(at));
        }
        ui.add_space(2.0 * SPACE);
        table_ui(ui, differences);
    });
}

fn table_ui(ui: &mut Ui, differences: &[Difference]) {
    let third = ((ui.available_width() - 8.0 * SPACE) / 3.0).max(80.0);
    Grid::new("differences").num_columns(3).spacing([4.0 * SPACE, 2.0 * SPACE]).show(ui, |ui| {
        for (title, wide) in [("", third), ("Then", third), ("Now", third)] {
            cell(ui, wide, |ui| drop(small(ui, title)));
        }
        ui.end_row();
        for difference in differences.iter().take(MOST) {
            cell(ui, third, |ui| drop(strong(ui, &difference.about)));
            cell(ui, third, |ui| drop(secondary(ui, &difference.then)));
            cell(ui, third, |ui| drop(secondary(ui, &difference.now)));
            ui.end_row();
        }
    });
    if differences.len() > MOST {
        small(ui, &format!("and {} more", differences.len() - MOST));
    }
}

fn cell(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        contents(ui);
    });
}

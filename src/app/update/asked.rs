//! Owns what is asked by name: an entry of the table of commands, and the palette that finds one.
//! Must not know what an entry does; it becomes a command like any other.

use super::update;
use crate::app::command::Command;
use crate::app::commands::{Asks, LineKind, Palette};
use crate::app::effect::Effect;
use crate::app::state::{AppState, Now};

/// Does what an entry asks, or says why it cannot be done now.
pub(super) fn run(state: &mut AppState, asks: Asks, now: Now) -> Vec<Effect> {
    if let Some(why) = asks.refusal(state) {
        state.problem(why);
        return Vec::new();
    }
    let command = asks.command(state);
    update(state, command, now)
}

/// Shows the palette, every command in it.
pub(super) fn open(state: &mut AppState, records: bool) {
    state.help = false;
    state.palette = Some(Palette::of(state, String::new(), records));
}

/// Shows the list of shortcuts, every command in it, or hides it.
pub(super) fn toggle_help(state: &mut AppState) {
    (state.help, state.help_find, state.palette) = (!state.help, String::new(), None);
}

/// The words of the palette changed; the best line is the current one again.
pub(super) fn look_for(state: &mut AppState, text: String) {
    let Some(records) = state.palette.as_ref().map(Palette::records) else { return };
    state.palette = Some(Palette::of(state, text, records));
}

/// Makes another line the current one.
pub(super) fn choose(state: &mut AppState, at: usize) {
    if let Some(palette) = state.palette.as_mut() {
        palette.choose(at);
    }
}

/// Does what a line stands for. A line that cannot be used stays where it is, with its reason beside it.
pub(super) fn used(state: &mut AppState, at: usize, now: Now) -> Vec<Effect> {
    let line = state.palette.as_ref().and_then(|palette| palette.lines().get(at)).cloned();
    let Some(line) = line.filter(|line| line.refusal.is_none()) else { return Vec::new() };
    state.palette = None;
    match line.kind {
        LineKind::Command(asks) => run(state, asks, now),
        LineKind::Record(kind, row) => update(state, Command::GoToRecord(kind, row), now),
    }
}

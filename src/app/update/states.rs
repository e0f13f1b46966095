//! Owns looking at the saved states of the open document, and taking one up again.
//! Must not know where they are kept.

use super::editing;
use crate::app::effect::{Effect, States};
use crate::app::saved_states::SavedStates;
use crate::app::state::{AppState, Now};
use crate::app::{Screen, Section};
use crate::model::{Cause, Step};
use std::path::Path;

/// The states are read again each time their page is gone to.
pub(super) fn look(state: &AppState) -> Option<Effect> {
    let room = state.room.as_ref().filter(|_| state.screen == Screen::Return(Section::States))?;
    Some(Effect::ListStates(room.path.clone()))
}

/// Takes in the states that were read; the latest is shown first.
pub(super) fn take(state: &mut AppState, path: &Path, read: States) {
    let Some(room) = state.room.as_mut().filter(|room| room.path == path) else { return };
    room.states = Some(SavedStates::of(read));
    show(state, 0);
}

/// Shows one beside the return as it is now.
pub(super) fn show(state: &mut AppState, at: usize) {
    let Some(room) = state.room.as_mut() else { return };
    let Some(mut states) = room.states.take() else { return };
    states.show(Some(at), room);
    room.states = Some(states);
}

/// Makes the return what it was in a saved state: one step, which can be taken back like any other.
pub(super) fn restore(state: &mut AppState, at: usize, now: Now) -> Vec<Effect> {
    let Some((room, states)) = state.room.as_ref().and_then(|room| Some((room, room.states.as_ref()?))) else {
        return Vec::new();
    };
    let Some(saved) = states.states().get(at) else { return Vec::new() };
    let when = saved.at.map(|at| state.shown_time(at)).unwrap_or_default();
    let step = Step::new(now.at, editing::who(state), Cause::Merged, states.edits(at, room.document.ret()));
    if step.is_nothing() {
        state.done("The return is as it was then", false);
        return Vec::new();
    }
    let effects = editing::apply(state, &step, now);
    if !effects.is_empty() {
        state.done(format!("The return is as it was on {when}; nothing since is lost, Undo brings it back"), true);
    }
    show(state, at);
    effects
}

//! Owns bringing another person's changes into the open document, and a person's choices where both changed one thing.
//! Must not know how the file was read or is written.

use super::{editing, files};
use crate::app::effect::{Changed, Effect};
use crate::app::runner::MERGER;
use crate::app::state::{AppState, Now};
use crate::app::{Screen, Section, merging};
use crate::document::merge;
use crate::model::{Cause, Step};

/// Takes in what another person made of the document since it was last saved here; then it is written, unless something is asked.
pub(super) fn take_in(state: &mut AppState, changed: &Changed, now: Now) -> Vec<Effect> {
    let Some(room) = state.room.as_mut() else { return Vec::new() };
    // Nothing was written: the file is behind again.
    room.written = u64::MAX;
    let merged = merge(&changed.base.ret, room.document.ret(), &changed.theirs.ret);
    let step = Step::new(now.at, MERGER, Cause::Merged, merged.edits);
    let told = merging::told(&step, &merged.conflicts);
    room.conflicts = merged.conflicts;
    let mut effects = editing::apply(state, &step, now);
    state.done(told, false);
    if state.room.as_ref().is_some_and(|room| room.conflicts.is_empty()) {
        effects.extend(files::save(state));
    } else {
        state.screen = Screen::Return(Section::Conflicts);
    }
    effects
}

/// Settles one thing both changed: theirs is taken, or ours stands. The last one writes the document.
pub(super) fn settle(state: &mut AppState, at: usize, take_theirs: bool, now: Now) -> Vec<Effect> {
    let Some(room) = state.room.as_mut().filter(|room| at < room.conflicts.len()) else { return Vec::new() };
    let conflict = room.conflicts.remove(at);
    let edit = conflict.take_theirs(room.document.ret()).filter(|_| take_theirs);
    let is_last = room.conflicts.is_empty();
    let mut effects = Vec::new();
    if let Some(edit) = edit {
        effects.extend(editing::apply(state, &Step::new(now.at, editing::who(state), Cause::Merged, vec![edit]), now));
    }
    if is_last {
        if let Some(room) = state.room.as_mut() {
            // The file holds the other person's version until it is written now.
            room.written = u64::MAX;
        }
        state.screen = Screen::Return(Section::Actions);
        super::give_keyboard(state);
        effects.extend(files::save(state));
    }
    effects
}

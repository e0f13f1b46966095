//! Owns what is done in the panel beside the grid: a value put back, steps taken back to a point, what is shown open.
//! Must not know how the panel is drawn.

use super::{editing, queue};
use crate::app::effect::Effect;
use crate::app::grid_fields;
use crate::app::state::{AppState, Now};
use crate::model::{Cause, Field, RowId};

/// Gives a field an earlier value again: a new step, to be taken back like any other. `text` is canonical.
pub(super) fn put_back(state: &mut AppState, row: &RowId, field: Field, text: &str, now: Now) -> Vec<Effect> {
    if state.room.as_ref().is_none_or(|room| !room.can_change()) {
        return Vec::new();
    }
    let effects = editing::change(state, Cause::Typed, vec![(row.clone(), field, text.to_owned())], now);
    if !effects.is_empty() {
        let title = grid_fields(field.kind()).iter().find(|column| column.field == field);
        let title = title.map_or_else(|| field.name(), |column| column.title);
        let name = state.room.as_ref().and_then(|room| room.document().ret().name(field.kind(), row));
        let reference = name.map(|name| name.reference.to_string()).unwrap_or_default();
        state.done(format!("Put back: {} of {reference}", title.to_lowercase()), true);
    }
    effects
}

/// Takes back so many steps, each a step of its own, so that redo brings them again one by one.
pub(super) fn undo_back(state: &mut AppState, steps: usize, now: Now) -> Vec<Effect> {
    let mut effects = Vec::new();
    for _ in 0..steps {
        let undone = editing::undo(state, now);
        if undone.is_empty() {
            break;
        }
        effects.extend(undone);
    }
    if effects.len() > 1 {
        state.done(format!("{} steps taken back; Ctrl+Y brings them again", effects.len()), false);
    }
    effects
}

/// Shows the steps beside the grid, or the record.
pub(super) fn show_steps(state: &mut AppState, shown: bool) {
    if let Some(room) = state.room.as_mut() {
        room.panel.steps = shown;
    }
}

/// Opens the source and the history of a value, or closes them.
pub(super) fn open_line(state: &mut AppState, field: Field) {
    if let Some(room) = state.room.as_mut() {
        room.panel.open = Some(field).filter(|field| room.panel.open != Some(*field));
    }
}

/// Works out what the panel tells, when what it is about has changed.
pub(super) fn look(state: &mut AppState, now: Now) {
    let place = queue::under_the_cursor(state);
    let Some(room) = state.room.as_mut() else { return };
    let Some((kind, row)) = place else {
        room.panel.shown = None;
        return;
    };
    let of = (room.document.revision(), now.today);
    let same = room.panel.of == Some(of) && room.panel.shown.as_ref().is_some_and(|shown| shown.row == row);
    if !same {
        room.panel.shown = room.record_view(kind, &row, now.today);
        room.panel.of = Some(of);
    }
}

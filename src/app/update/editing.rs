//! Owns typing, choosing, confirming and undoing: each change one step, put on disk at once.
//! Must not know how a grid is drawn, nor how typed text is understood.

use super::{columns, pasting, queue};
use crate::app::columns::KINDS;
use crate::app::designed::field_of;
use crate::app::effect::Effect;
use crate::app::grid::{CellRef, ColumnId, GridIntent};
use crate::app::room::Room;
use crate::app::state::{AppState, Now};
use crate::app::view::Wanted;
use crate::app::{Screen, Section, grid_fields};
use crate::import::typed;
use crate::model::{Cause, Edit, Field, RecordKind, Refused, RowId, Step};
use crate::store::Typing;
use std::collections::HashSet;

/// What a person wants of a grid.
pub(super) fn grid(state: &mut AppState, kind: RecordKind, intent: GridIntent, now: Now) -> Vec<Effect> {
    let Some(grid) = state.room.as_mut().and_then(|room| room.grid_mut(kind)) else { return Vec::new() };
    let before = grid.state.draft().cloned();
    grid.state.apply(&intent);
    let mut effects = carry_out(state, kind, intent, now);
    let after = state.room.as_ref().and_then(|room| room.grid(kind)).and_then(|grid| grid.state.draft().cloned());
    let is_in_a_step = effects.iter().any(|effect| matches!(effect, Effect::Persist { .. }));
    if before.map(|draft| (draft.cell, draft.text))
        != after.as_ref().map(|draft| (draft.cell.clone(), draft.text.clone()))
        && !is_in_a_step
    {
        let typing = after.and_then(|draft| {
            let field = field_of(kind, &draft.cell.column)?;
            Some(Typing { row: draft.cell.row, field, text: draft.text })
        });
        effects.push(Effect::Typing(typing));
    }
    effects
}

fn carry_out(state: &mut AppState, kind: RecordKind, intent: GridIntent, now: Now) -> Vec<Effect> {
    match intent {
        GridIntent::Commit { cell, text } => commit(state, kind, cell, text, now),
        GridIntent::Choose { cell, code } => set(state, kind, &cell, code, now),
        GridIntent::Clear(cell) => set(state, kind, &cell, "", now),
        GridIntent::PasteBlock { at, block } => pasting::paste(state, kind, &at, &block, now),
        GridIntent::Fill { at, block, deed } => pasting::fill(state, kind, &at, (&block, deed), now),
        GridIntent::Answer(yes) => pasting::answer(state, kind, yes, now),
        GridIntent::KeepWidths => columns::keep_widths(state, kind),
        GridIntent::Column(column, deed) => columns::arrange(state, kind, &column, deed),
        GridIntent::PutColumn { column, before } => columns::put(state, kind, &column, before.as_ref()),
        GridIntent::Copy(text) => vec![Effect::Copy(text)],
        GridIntent::Done => queue::confirm_and_next(state, now),
        GridIntent::Undo => undo(state, now),
        GridIntent::Redo => redo(state, now),
        _ => Vec::new(),
    }
}

/// Takes typed text for a cell; text that cannot be understood stays in the editor, with the reason.
fn commit(state: &mut AppState, kind: RecordKind, cell: CellRef, text: String, now: Now) -> Vec<Effect> {
    let (Some(room), Some(field)) = (state.room.as_mut(), field_of(kind, &cell.column)) else { return Vec::new() };
    match typed(field, &text, &room.shell.framework, room.document.ret().header().period) {
        Ok(meant) => change(state, Cause::Typed, vec![(cell.row, field, meant)], now),
        Err(sentence) => {
            let was = room.document.ret().text(&cell.row, field).unwrap_or_default();
            if let Some(grid) = room.grid_mut(kind) {
                grid.state.refuse(cell, text, was, sentence);
            }
            Vec::new()
        }
    }
}

/// Sets a cell to canonical text.
fn set(state: &mut AppState, kind: RecordKind, cell: &CellRef, text: &str, now: Now) -> Vec<Effect> {
    let Some(field) = field_of(kind, &cell.column) else { return Vec::new() };
    change(state, Cause::Typed, vec![(cell.row.clone(), field, text.to_owned())], now)
}

/// Takes text typed in the panel beside the grid.
pub(super) fn type_in(state: &mut AppState, row: &RowId, field: Field, text: &str, now: Now) -> Vec<Effect> {
    let Some(room) = state.room.as_ref() else { return Vec::new() };
    match typed(field, text, room.framework(), room.document.ret().header().period) {
        Ok(meant) => change(state, Cause::Typed, vec![(row.clone(), field, meant)], now),
        Err(sentence) => {
            state.problem(sentence);
            Vec::new()
        }
    }
}

/// Confirms that a record stands as it is this quarter.
pub(super) fn confirm(state: &mut AppState, kind: RecordKind, row: &RowId, now: Now) -> Vec<Effect> {
    let Some(field) = Field::named(kind, "confirmed_at") else { return Vec::new() };
    change(state, Cause::Confirmed, vec![(row.clone(), field, now.at.to_string())], now)
}

/// Makes one step of new texts and applies it. A status or figure that a person sets is confirmed by that.
pub(super) fn change(
    state: &mut AppState,
    cause: Cause,
    changes: Vec<(RowId, Field, String)>,
    now: Now,
) -> Vec<Effect> {
    let Some(room) = state.room.as_ref() else { return Vec::new() };
    let mut edits: Vec<Edit> = Vec::new();
    let mut set: HashSet<(RowId, Field)> = HashSet::new();
    for (row, field, text) in changes {
        let was = room.document.ret().text(&row, field).unwrap_or_default();
        let edit = Edit::Field { row: row.clone(), field, was, now: text };
        let confirmation = confirmation(room, &row, field, &edit, now);
        for edit in [Some(edit), confirmation].into_iter().flatten() {
            if let Edit::Field { row, field, .. } = &edit
                && set.insert((row.clone(), *field))
            {
                edits.push(edit);
            }
        }
    }
    let step = Step::new(now.at, who(state), cause, edits);
    apply(state, &step, now)
}

/// The edit that goes with setting a status or a figure. Setting again what was confirmed changes nothing;
/// setting what was only carried forward confirms it; clearing takes the confirmation away.
fn confirmation(room: &Room, row: &RowId, field: Field, edit: &Edit, at: Now) -> Option<Edit> {
    if !matches!(field.name(), "status" | "value" | "no_data_reason" | "likelihood" | "impact" | "score") {
        return None;
    }
    let confirmed = Field::named(field.kind(), "confirmed_at")?;
    let was = room.document.ret().text(row, confirmed)?;
    if edit.is_nothing() && !was.is_empty() {
        return None;
    }
    let cleared = matches!(edit, Edit::Field { now, .. } if now.is_empty());
    let now = if cleared { String::new() } else { at.at.to_string() };
    Some(Edit::Field { row: row.clone(), field: confirmed, was, now })
}

/// Applies a step to the open return; afterwards everything derived is up to date.
pub(super) fn apply(state: &mut AppState, step: &Step, now: Now) -> Vec<Effect> {
    let Some(room) = state.room.as_mut() else { return Vec::new() };
    if step.is_nothing() {
        return Vec::new();
    }
    if let Some(why) = room.read_only.clone() {
        state.problem(why);
        return Vec::new();
    }
    let applied = room.document.apply(step).map(|()| Some(step.clone()));
    settle(state, applied, now)
}

/// Takes the last step back.
pub(super) fn undo(state: &mut AppState, now: Now) -> Vec<Effect> {
    let who = who(state);
    let Some(room) = state.room.as_mut().filter(|room| room.can_change()) else { return Vec::new() };
    let undone = room.document.undo(now.at, &who);
    if let Ok(Some(step)) = &undone {
        show_change(state, step, "Undone");
    }
    settle(state, undone, now)
}

/// Does the last undone step again.
pub(super) fn redo(state: &mut AppState, now: Now) -> Vec<Effect> {
    let who = who(state);
    let Some(room) = state.room.as_mut().filter(|room| room.can_change()) else { return Vec::new() };
    let redone = room.document.redo(now.at, &who);
    if let Ok(Some(step)) = &redone {
        show_change(state, step, "Done again");
    }
    settle(state, redone, now)
}

/// Goes to the first cell a step changed and says what it was: nothing is taken back out of sight.
fn show_change(state: &mut AppState, step: &Step, word: &str) {
    let changed = step.edits.iter().find_map(|edit| match edit {
        Edit::Field { row, field, .. } if grid_fields(field.kind()).iter().any(|shown| shown.field == *field) => {
            Some((row.clone(), *field))
        }
        _ => None,
    });
    let Some(room) = state.room.as_mut() else { return };
    let Some((row, field)) = changed else {
        let count = step.edits.len();
        state.done(format!("{word}: {count} {}", if count == 1 { "change" } else { "changes" }), false);
        return;
    };
    let (kind, name) = (field.kind(), room.document.ret().name(field.kind(), &row));
    if let Some(grid) = room.grid_mut(kind)
        && let Some(place) = grid.view.place(&row)
    {
        grid.state.jump(CellRef { row, column: ColumnId::new(field.name()) }, place);
        if let Some(section) = Section::of(kind) {
            state.screen = Screen::Return(section);
        }
    }
    let title = grid_fields(kind).iter().find(|shown| shown.field == field).map_or("", |shown| shown.title);
    let reference = name.map(|name| name.reference.to_string()).unwrap_or_default();
    state.done(format!("{word}: {} of {reference}", title.to_lowercase()), false);
}

/// Brings what is derived up to date and puts the step on disk; a refusal goes on screen.
fn settle(state: &mut AppState, step: Result<Option<Step>, Refused>, now: Now) -> Vec<Effect> {
    let step = match step {
        Ok(Some(step)) => step,
        Ok(None) => return Vec::new(),
        Err(refused) => {
            state.problem(refused.to_string());
            return Vec::new();
        }
    };
    let Some(room) = state.room.as_mut() else { return Vec::new() };
    room.check_again(&step.edits, now.today);
    // What was confirmed and exported was the return as it stood before.
    (room.signing.exported, room.signing.confirmed) = (None, false);
    let rows_moved = step.edits.iter().any(|edit| matches!(edit, Edit::Added { .. } | Edit::Removed { .. }));
    for kind in KINDS {
        if rows_moved { room.look_again(kind) } else { room.count_again(kind) }
    }
    vec![Effect::Persist { step, revision: room.document.revision() }]
}

/// The role edits are told under.
pub(super) fn who(state: &AppState) -> String {
    let prepared_by = state.room.as_ref().map(|room| room.document.ret().header().prepared_by.clone());
    prepared_by.filter(|role| !role.is_empty()).unwrap_or_else(|| "Lead".to_owned())
}

/// Changes what a person asked to see, and works the rows out anew.
pub(super) fn wanted(state: &mut AppState, kind: RecordKind, change: impl FnOnce(&mut Wanted)) {
    let Some(room) = state.room.as_mut() else { return };
    if let Some(grid) = room.grid_mut(kind) {
        change(&mut grid.wanted);
    }
    room.look_again(kind);
}

/// Sorts by a column from the start, then from the end, then not at all.
pub(super) fn sort(state: &mut AppState, kind: RecordKind, column: &ColumnId) {
    let Some(field) = field_of(kind, column) else { return };
    wanted(state, kind, |wanted| {
        wanted.sort = match wanted.sort {
            Some((sorted, false)) if sorted == field => Some((field, true)),
            Some((sorted, true)) if sorted == field => None,
            _ => Some((field, false)),
        };
    });
}

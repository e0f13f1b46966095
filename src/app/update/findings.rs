//! Owns going from a finding to its cell, and explaining it.
//! Must not know any rule.

use super::{editing, queue};
use crate::app::effect::Effect;
use crate::app::explaining::Explaining;
use crate::app::grid::{CellRef, ColumnId};
use crate::app::state::{AppState, Now};
use crate::app::{Screen, Section, grid_fields};
use crate::document;
use crate::model::{Field, Header, RecordKind, RowId};

/// Goes to the cell of a finding: the section, the row, the column. A filter that hides the row is taken off.
pub(super) fn go_to(state: &mut AppState, at: usize) {
    let Some(room) = state.room.as_mut() else { return };
    let Some(place) = room.findings.get(at).map(|finding| finding.place.clone()) else { return };
    room.current = Some(at);
    let shown = place.record.filter(|kind| Section::of(*kind).is_some());
    let (Some(kind), Some(row)) = (shown, place.row) else {
        let header = place.record == Some(RecordKind::Return);
        room.signing.asked_preparer += u64::from(place.field == Some(Field::of::<Header>("prepared_by")));
        state.screen = Screen::Return(if header { Section::SignOff } else { Section::Findings });
        return;
    };
    go_to_cell(state, kind, &row, place.field);
}

/// Goes to a record in the grid that shows it, to this field where it has a column. A filter that hides the row is taken off.
pub(super) fn go_to_cell(state: &mut AppState, kind: RecordKind, row: &RowId, field: Option<Field>) {
    let (Some(room), Some(section)) = (state.room.as_mut(), Section::of(kind)) else { return };
    if !room.document.ret().holds_row(row) {
        return;
    }
    state.screen = Screen::Return(section);
    if room.grid(kind).is_some_and(|grid| grid.view.place(row).is_none()) {
        if let Some(grid) = room.grid_mut(kind) {
            grid.wanted.show_all();
        }
        room.look_again(kind);
    }
    let column = ColumnId::new(shown(kind, field));
    if let Some(grid) = room.grid_mut(kind) {
        let place = grid.view.place(row).unwrap_or_default();
        grid.state.jump(CellRef { row: row.clone(), column }, place);
    }
}

/// The column to go to: the field's own where the grid shows it, else the status, else the first.
fn shown(kind: RecordKind, field: Option<Field>) -> &'static str {
    let columns = grid_fields(kind);
    let has = |name: &str| columns.iter().any(|column| column.field.name() == name);
    let own = field.map(Field::name).filter(|name| has(name));
    let status = Some("status").filter(|name| has(name));
    own.or(status).or(columns.first().map(|column| column.field.name())).unwrap_or("ref")
}

/// Goes to the finding after the last one gone to, or before it, round and round. What is being typed is taken first.
pub(super) fn step(state: &mut AppState, forward: bool, now: Now) -> Vec<Effect> {
    let Some(effects) = queue::leave_cell(state, now) else { return Vec::new() };
    let Some(room) = state.room.as_ref() else { return effects };
    let count = room.findings.len();
    if count == 0 {
        state.done("Nothing to fix and nothing to explain", false);
        return effects;
    }
    let next = match room.current {
        None if forward => 0,
        None => count - 1,
        Some(at) if forward => (at + 1) % count,
        Some(at) => (at + count - 1) % count,
    };
    go_to(state, next);
    effects
}

/// Writes an explanation of a finding, or takes it away when the text is empty.
pub(super) fn explain(state: &mut AppState, at: usize, text: &str, now: Now) -> Vec<Effect> {
    let who = editing::who(state);
    let Some(room) = state.room.as_ref() else { return Vec::new() };
    let Some(finding) = room.findings.get(at) else { return Vec::new() };
    let explained = document::explain(room.document.ret(), &[finding], text, &who, now.at);
    leave(state);
    editing::apply(state, &explained, now)
}

/// Begins to write an explanation of a finding.
pub(super) fn begin(state: &mut AppState, at: usize, now: Now) -> Vec<Effect> {
    let Some(room) = state.room.as_ref() else { return Vec::new() };
    let Some(finding) = room.findings.get(at).cloned() else { return Vec::new() };
    if room.explaining(&finding).is_some() {
        return Vec::new();
    }
    let effects = finish(state, now);
    if let Some(room) = state.room.as_mut() {
        room.explaining = Some(Explaining::of(&finding));
    }
    effects
}

/// Keeps the explanation being written: whoever goes elsewhere has not taken it back.
pub(super) fn finish(state: &mut AppState, now: Now) -> Vec<Effect> {
    let Some(room) = state.room.as_mut() else { return Vec::new() };
    let Some(open) = room.explaining.take().filter(|open| !open.text.trim().is_empty()) else { return Vec::new() };
    let finding = room.findings.iter().enumerate().find(|(_, finding)| open.is_of(finding));
    let changed = finding.filter(|(_, finding)| finding.explanation.as_deref() != Some(open.text.trim()));
    let at = changed.map(|(at, _)| at);
    at.map_or_else(Vec::new, |at| explain(state, at, &open.text, now))
}

/// Takes what was typed into the explanation being written.
pub(super) fn write(state: &mut AppState, text: String) {
    if let Some(open) = state.room.as_mut().and_then(|room| room.explaining.as_mut()) {
        open.text = text;
    }
}

/// Leaves the explanation being written.
pub(super) fn leave(state: &mut AppState) {
    if let Some(room) = state.room.as_mut() {
        room.explaining = None;
    }
}

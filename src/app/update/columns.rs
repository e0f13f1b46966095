//! Owns what becomes of a grid's columns and rows when somebody arranges, sorts, filters or looks for something in them.
//! Must not know how they are drawn.

use super::editing;
use crate::app::Screen;
use crate::app::designed::field_of;
use crate::app::effect::Effect;
use crate::app::grid::{CellRef, ColumnDeed, ColumnId};
use crate::app::layout::Layout;
use crate::app::state::AppState;
use crate::model::RecordKind;

/// Does something with a column, and remembers how they are arranged.
pub(super) fn arrange(state: &mut AppState, kind: RecordKind, column: &ColumnId, deed: ColumnDeed) -> Vec<Effect> {
    match deed {
        ColumnDeed::Sort => editing::sort(state, kind, column),
        ColumnDeed::SortFrom { end } => {
            let sort = field_of(kind, column).map(|field| (field, end));
            editing::wanted(state, kind, |wanted| wanted.sort = sort);
        }
        ColumnDeed::Unsort => editing::wanted(state, kind, |wanted| wanted.sort = None),
        ColumnDeed::Move { right } => {
            return change(state, kind, |layout, designed| layout.step(designed, column, right));
        }
        ColumnDeed::Hide => return change(state, kind, |layout, designed| layout.hide(designed, column)),
        ColumnDeed::Show => {
            return change(state, kind, |layout, _| layout.hidden.retain(|name| name != column.as_str()));
        }
        ColumnDeed::ShowAll => return change(state, kind, |layout, _| layout.hidden.clear()),
        ColumnDeed::Reset => return change(state, kind, |layout, _| *layout = Layout::default()),
    }
    Vec::new()
}

/// Puts a column before another one, or last.
pub(super) fn put(state: &mut AppState, kind: RecordKind, column: &ColumnId, before: Option<&ColumnId>) -> Vec<Effect> {
    change(state, kind, |layout, designed| layout.put(designed, column, before))
}

/// Remembers the widths as they are now.
pub(super) fn keep_widths(state: &mut AppState, kind: RecordKind) -> Vec<Effect> {
    change(state, kind, |_, _| {})
}

fn change(
    state: &mut AppState,
    kind: RecordKind,
    change: impl FnOnce(&mut Layout, &[crate::app::grid::GridColumn]),
) -> Vec<Effect> {
    let Some(room) = state.room.as_mut() else { return Vec::new() };
    let Some(grid) = room.grid(kind) else { return Vec::new() };
    let mut layout = grid.layout.clone();
    layout.widths = grid.state.widths().iter().map(|(id, width)| (id.as_str().to_owned(), *width)).collect();
    change(&mut layout, &grid.designed);
    room.lay_out(kind, layout.clone());
    state.settings.columns.insert(kind.to_string(), layout);
    vec![Effect::Remember(state.settings.clone())]
}

/// The records of the grid that is on the screen.
fn on_screen(state: &AppState) -> Option<RecordKind> {
    match state.screen {
        Screen::Return(section) => section.kind(),
        _ => None,
    }
}

/// Does something with the column the cursor is in.
pub(super) fn of_cursor(state: &mut AppState, deed: ColumnDeed) -> Vec<Effect> {
    let Some((kind, room)) = on_screen(state).zip(state.room.as_ref()) else { return Vec::new() };
    let column = room.cursor(kind).and_then(|(_, column)| room.grid(kind)?.columns.get(column));
    let Some(id) = column.map(|column| column.id.clone()) else { return Vec::new() };
    arrange(state, kind, &id, deed)
}

/// The field for the words to look for is to have the keyboard.
pub(super) fn ask_for_words(state: &mut AppState) {
    let kind = on_screen(state);
    if let Some(grid) = state.room.as_mut().zip(kind).and_then(|(room, kind)| room.grid_mut(kind)) {
        grid.find_asked += 1;
    }
}

/// Looks for words; the cursor goes to the first place from where it is.
pub(super) fn look_for(state: &mut AppState, kind: RecordKind, words: String) {
    editing::wanted(state, kind, |wanted| wanted.find = words);
}

/// Goes to the next place found, or to the one before.
pub(super) fn walk(state: &mut AppState, forward: bool) {
    let Some((kind, room)) = on_screen(state).zip(state.room.as_mut()) else { return };
    let from = room.cursor(kind).unwrap_or_default();
    let Some(grid) = room.grid_mut(kind) else { return };
    let Some((row, column)) = grid.found.next(from, forward) else {
        let (words, nothing) = (grid.wanted.find.clone(), "Nothing is looked for: type some words after Ctrl+F");
        state.problem(if words.trim().is_empty() {
            nothing.to_owned()
        } else {
            format!("“{words}” is nowhere here")
        });
        return;
    };
    let cell = grid.view.rows.get(row).cloned().zip(grid.columns.get(column).map(|column| column.id.clone()));
    if let Some((id, column)) = cell {
        grid.state.show(CellRef { row: id, column }, row);
    }
}

/// Every row is shown again.
pub(super) fn show_all_rows(state: &mut AppState) {
    if let Some(kind) = on_screen(state) {
        editing::wanted(state, kind, crate::app::view::Wanted::show_all);
    }
}

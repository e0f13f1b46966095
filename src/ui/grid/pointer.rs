//! Owns what clicks and drags on cells ask for: the cursor, a range, an editor, a list, a whole row.
//! Must not know how a cell looks.

use super::GridView;
use super::body::Shown;
use crate::app::grid::{CellKind, GridColumn, GridIntent, Position, entry_of, reach_for, select_row};
use eframe::egui::{Id, Rect, Response, Ui};

/// The cell a click or a drag is on.
pub(super) struct Under<'a> {
    pub(super) at: Position,
    pub(super) column_nr: usize,
    pub(super) column: &'a GridColumn,
    /// The part of it that can be seen.
    pub(super) seen: Rect,
}

/// Takes the clicks and drags on one cell.
pub(super) fn cell(ui: &Ui, grid: Id, view: GridView<'_>, response: &Response, under: Under<'_>, shown: &mut Shown) {
    let with_shift = ui.input(|input| input.modifiers.shift);
    let row = under.at.row;
    if under.column.kind == CellKind::Dot {
        if response.clicked() {
            take_keyboard(ui, grid, shown);
            shown.intents.extend(select_row(view.state, view.source, row, with_shift));
        }
        return;
    }
    let here = (row, under.column_nr);
    if response.drag_started() {
        take_keyboard(ui, grid, shown);
        shown.dragging = true;
        shown.intents.push(GridIntent::MoveCursor(under.at));
    } else if shown.was_dragging && is_under_pointer(ui, under.seen) {
        reach(view, here, shown);
    } else if response.clicked() && with_shift {
        take_keyboard(ui, grid, shown);
        shown.intents.extend(reach_for(view.state, view.source, here));
    } else if response.clicked() {
        take_keyboard(ui, grid, shown);
        shown.intents.push(clicked(view, response, under));
    }
}

/// Whether the pointer is on a cell and not on its neighbour: an edge belongs to one of them.
fn is_under_pointer(ui: &Ui, seen: Rect) -> bool {
    let on = |at: eframe::egui::Pos2| at.x < seen.right() && at.y < seen.bottom();
    ui.rect_contains_pointer(seen) && ui.input(|input| input.pointer.latest_pos()).is_some_and(on)
}

/// An open edit ends by this: its field has lost the keyboard.
fn take_keyboard(ui: &Ui, grid: Id, shown: &mut Shown) {
    ui.memory_mut(|memory| memory.request_focus(grid));
    shown.clicked = true;
}

fn clicked(view: GridView<'_>, response: &Response, under: Under<'_>) -> GridIntent {
    let Under { at, column_nr, column, .. } = under;
    let was_here = view.state.place(view.source) == Some((at.row, column_nr));
    let choices = matches!(column.kind, CellKind::Choice(_));
    let opens = column.editable && (response.double_clicked() || (choices && was_here && view.state.menu().is_none()));
    if !opens {
        return GridIntent::MoveCursor(at);
    }
    if choices {
        return GridIntent::OpenMenu { entry: entry_of(view.source, at.row, column_nr), at };
    }
    let text = view.source.edit_text(at.row, column_nr);
    GridIntent::BeginEdit { at, was: text.clone(), text, typed_over: false }
}

/// The range's moving corner goes to a cell, unless it is there.
fn reach(view: GridView<'_>, to: (usize, usize), shown: &mut Shown) {
    let corner = view.state.corners(view.source).map(|(_, corner)| corner).or_else(|| view.state.place(view.source));
    if corner != Some(to) {
        shown.intents.extend(reach_for(view.state, view.source, to));
    }
}

/// While a range is dragged beyond the edge, it reaches on by a row or a column a frame.
pub(super) fn beyond(ui: &Ui, view: GridView<'_>, cells: Rect, shown: &mut Shown) {
    let Some(pointer) = ui.input(|input| input.pointer.latest_pos()).filter(|_| shown.was_dragging) else { return };
    let Some((row, column)) =
        view.state.corners(view.source).map(|(_, corner)| corner).or_else(|| view.state.place(view.source))
    else {
        return;
    };
    let last = (view.source.row_count().saturating_sub(1), view.source.columns().len().saturating_sub(1));
    let next = |at: usize, before: bool, after: bool, last: usize| match (before, after) {
        (true, _) => at.saturating_sub(1),
        (_, true) => (at + 1).min(last),
        _ => at,
    };
    let to = (
        next(row, pointer.y < cells.top(), pointer.y > cells.bottom(), last.0),
        next(column, pointer.x < cells.left(), pointer.x > cells.right(), last.1),
    );
    let takes = view.source.columns().get(to.1).is_some_and(GridColumn::takes_cursor);
    if to != (row, column) && takes {
        reach(view, to, shown);
        ui.request_repaint();
    }
}

//! Owns what one key does to a range of cells: reaching out, copying, filling, going round in it.
//! Must not know where keys come from.

use super::block::{parse_block, write_block};
use super::intent::{Deed, GridIntent};
use super::keys::{GridKey, Modifier};
use super::selection::Span;
use super::source::{CellKind, Choice, GridSource};
use super::state::{CellRef, GridState};
use super::steps::Here;

impl Here<'_> {
    pub(super) fn span(self) -> Span {
        Span::between(self.corners.0, self.corners.1)
    }

    /// Shift and a key that moves: the range's other corner goes where the cursor would.
    pub(super) fn reach(self, key: GridKey, with: Modifier) -> Vec<GridIntent> {
        let (from, (row, column)) = self.corners;
        let moving = Self { row, column, ..self };
        let to = moving.target(key, Modifier { shift: false, ..with });
        self.select(from, to.unwrap_or((row, column)), true)
    }

    /// The whole rows of the range, or its whole columns, or everything.
    pub(super) fn widen(self, rows: bool, columns: bool) -> Vec<GridIntent> {
        let span = self.span();
        let (Some(first), Some(last)) = (self.next_column(0, true), self.next_column(usize::MAX, false)) else {
            return Vec::new();
        };
        let (left, right) = if rows { (first, last) } else { (span.left, span.right) };
        let bottom = self.source.row_count().saturating_sub(1);
        let (top, bottom) = if columns { (0, bottom) } else { (span.top, span.bottom) };
        self.select((top, left), (bottom, right), false)
    }

    pub(super) fn select(self, from: (usize, usize), to: (usize, usize), follow: bool) -> Vec<GridIntent> {
        let ends = self.at(from.0, from.1).zip(self.at(to.0, to.1));
        ends.map(|(from, to)| GridIntent::Select { from, to, follow }).into_iter().collect()
    }

    /// Enter and Tab go round within a range.
    pub(super) fn within(self, key: GridKey, with: Modifier) -> Vec<GridIntent> {
        let (row, column) = self.span().next((self.row, self.column), key == GridKey::Enter, !with.shift);
        self.at(row, column).map(GridIntent::Within).into_iter().collect()
    }

    fn texts(self, rows: impl Iterator<Item = usize>) -> Vec<Vec<String>> {
        let columns = self.span().left..=self.span().right;
        rows.map(|row| columns.clone().map(|column| self.source.copy_text(row, column)).collect()).collect()
    }

    pub(super) fn copy(self) -> GridIntent {
        GridIntent::Copy(write_block(&self.texts(self.span().top..=self.span().bottom)))
    }

    /// Puts a block in at the range's first cell; a range that it fits into several times is filled with it, as in Excel.
    pub(super) fn paste(self, text: &str) -> Vec<GridIntent> {
        let block = parse_block(text);
        let (span, wide) = (self.span(), block.iter().map(Vec::len).max().unwrap_or(0));
        let even = block.iter().all(|row| row.len() == wide);
        let fits = even && wide > 0 && span.rows() % block.len() == 0 && span.columns() % wide == 0;
        let block = if fits { tiled(&block, span) } else { block };
        let at = self.at(span.top, span.left);
        at.map(|at| GridIntent::PasteBlock { at: at.cell, block }).into_iter().collect()
    }

    /// The range takes what its first row holds; a single row takes what stands above it.
    pub(super) fn fill_down(self) -> Vec<GridIntent> {
        let span = self.span();
        let first = if span.rows() > 1 { Some(span.top) } else { span.top.checked_sub(1) };
        let Some(first) = first else { return Vec::new() };
        let row = self.texts(std::iter::once(first)).pop().unwrap_or_default();
        let count = span.bottom - first;
        self.fill((first + 1, span.left), vec![row; count], Deed::Down)
    }

    pub(super) fn clear_all(self) -> Vec<GridIntent> {
        let span = self.span();
        self.fill((span.top, span.left), vec![vec![String::new(); span.columns()]; span.rows()], Deed::Cleared)
    }

    /// The text being typed goes into every cell of the range.
    pub(super) fn type_all(self, text: &str) -> Vec<GridIntent> {
        let span = self.span();
        let block = vec![vec![text.to_owned(); span.columns()]; span.rows()];
        let filled = self.fill((span.top, span.left), block, Deed::Typed);
        std::iter::once(GridIntent::Cancel).chain(filled).collect()
    }

    fn fill(self, (row, column): (usize, usize), block: Vec<Vec<String>>, deed: Deed) -> Vec<GridIntent> {
        let at = self.at(row, column);
        at.map(|at| GridIntent::Fill { at: at.cell, block, deed }).into_iter().collect()
    }

    /// One of a cell's words: for the cell, or for all of its column that is selected.
    pub(super) fn choose(self, choice: Option<&Choice>) -> Vec<GridIntent> {
        let Some((choice, at)) = choice.zip(self.at(self.row, self.column)) else { return Vec::new() };
        let span = self.span();
        if span.rows() > 1 {
            let block = vec![vec![choice.code.to_owned()]; span.rows()];
            return self.fill((span.top, self.column), block, Deed::Chosen);
        }
        vec![GridIntent::Choose { cell: at.cell, code: choice.code }]
    }
}

fn tiled(block: &[Vec<String>], span: Span) -> Vec<Vec<String>> {
    let row = |row: &Vec<String>| row.iter().cycle().take(span.columns()).cloned().collect();
    block.iter().cycle().take(span.rows()).map(row).collect()
}

/// What choosing a word from the list of the cursor's cell comes to: the cell takes it, or all of the column that is selected.
pub fn choose(state: &GridState, source: &dyn GridSource, choice: &Choice) -> Vec<GridIntent> {
    let Some((row, column)) = state.place(source) else { return Vec::new() };
    let corners = state.corners(source).unwrap_or(((row, column), (row, column)));
    Here { source, row, column, page: 1, corners }.choose(Some(choice))
}

/// What a click on a row's head comes to: all of its cells are selected, or all rows up to it.
pub fn select_row(state: &GridState, source: &dyn GridSource, row: usize, reach: bool) -> Vec<GridIntent> {
    let column = source.columns().iter().position(super::GridColumn::takes_cursor).unwrap_or(0);
    let from = if reach { state.place(source).map_or(row, |(row, _)| row) } else { row };
    let here = Here { source, row: from, column, page: 1, corners: ((from, column), (row, column)) };
    let moved = if reach { None } else { here.at(row, column).map(GridIntent::MoveCursor) };
    moved.into_iter().chain(here.widen(true, false)).collect()
}

/// What reaching for a cell with the pointer comes to.
pub fn reach_for(state: &GridState, source: &dyn GridSource, cell: (usize, usize)) -> Vec<GridIntent> {
    let Some((row, column)) = state.place(source) else { return Vec::new() };
    let (from, _) = state.corners(source).unwrap_or(((row, column), (row, column)));
    Here { source, row, column, page: 1, corners: (from, cell) }.select(from, cell, true)
}

/// The entry a cell's list of words opens on: the word the cell holds.
pub fn entry_of(source: &dyn GridSource, row: usize, column: usize) -> usize {
    let Some(CellKind::Choice(choices)) = source.columns().get(column).map(|column| &column.kind) else { return 0 };
    let word = source.copy_text(row, column);
    choices.iter().position(|choice| choice.word == word).unwrap_or(0)
}

/// The cells a block covers when its first cell is `at`, as the range to show.
pub fn covered(source: &dyn GridSource, at: &CellRef, block: &[Vec<String>]) -> Option<super::Selection> {
    let row = source.row_of(&at.row)?;
    let column = source.columns().iter().position(|column| column.id == at.column)?;
    let last_row = (row + block.len().max(1) - 1).min(source.row_count().checked_sub(1)?);
    let wide = block.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let last_column = source.columns().iter().rposition(super::GridColumn::takes_cursor)?;
    let here = Here { source, row, column, page: 1, corners: ((row, column), (row, column)) };
    let from = here.at(row, column)?;
    let to = here.at(last_row, (column + wide - 1).min(last_column.max(column)))?;
    Some(super::Selection { from, to })
}

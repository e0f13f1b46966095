//! Owns where the cursor is and what is half typed; both outlive the frame, a sort, and scrolling out of view.
//! Must not know the rows.

use super::intent::GridIntent;
use super::source::{ColumnId, GridSource};
use crate::model::RowId;
use std::collections::BTreeMap;

/// A cell by what it is, never by where it happens to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CellRef {
    /// The row.
    pub row: RowId,
    /// The column.
    pub column: ColumnId,
}

/// A cell, and the row where it was last seen: where to go on when the row leaves the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The cell.
    pub cell: CellRef,
    /// Its row in view order.
    pub row: usize,
}

/// Text being typed into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The cell.
    pub cell: CellRef,
    /// The text so far.
    pub text: String,
    /// The cell's text before.
    pub was: String,
    /// Whether it began by typing over the cell.
    pub typed_over: bool,
    /// Which edit this is; every edit has its own undo within the field.
    pub serial: u64,
    /// Why the text was not taken, in one sentence.
    pub refusal: Option<String>,
}

/// What a grid remembers from frame to frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridState {
    cursor: Option<Position>,
    draft: Option<Draft>,
    menu: Option<usize>,
    serial: u64,
    reveals: u64,
    focuses: u64,
    widths: BTreeMap<ColumnId, u16>,
}

impl GridState {
    /// The cursor as last set; its row may have left the view since.
    pub fn cursor(&self) -> Option<&CellRef> {
        self.cursor.as_ref().map(|position| &position.cell)
    }

    /// The text being typed.
    pub fn draft(&self) -> Option<&Draft> {
        self.draft.as_ref()
    }

    /// The current entry of the open list.
    pub fn menu(&self) -> Option<usize> {
        self.menu
    }

    /// Grows when the cursor is to be brought into view.
    pub fn reveals(&self) -> u64 {
        self.reveals
    }

    /// Grows when the grid is to have the keyboard.
    pub fn focuses(&self) -> u64 {
        self.focuses
    }

    /// The width someone gave a column.
    pub fn width(&self, column: &ColumnId) -> Option<u16> {
        self.widths.get(column).copied()
    }

    /// Every width someone gave, to be remembered.
    pub fn widths(&self) -> &BTreeMap<ColumnId, u16> {
        &self.widths
    }

    /// The widths remembered from before.
    pub fn set_widths(&mut self, widths: BTreeMap<ColumnId, u16>) {
        self.widths = widths;
    }

    /// Goes to a cell and takes the keyboard: what a finding does.
    pub fn jump(&mut self, cell: CellRef, row: usize) {
        self.apply(&GridIntent::MoveCursor(Position { cell, row }));
        self.focuses += 1;
    }

    /// Takes the keyboard.
    pub fn focus(&mut self) {
        self.focuses += 1;
    }

    /// Opens the editor again on text that was not taken, with the reason.
    pub fn refuse(&mut self, cell: CellRef, text: String, was: String, sentence: String) {
        self.serial += 1;
        let draft = Draft { cell, text, was, typed_over: false, serial: self.serial, refusal: Some(sentence) };
        self.draft = Some(draft);
        self.reveals += 1;
    }

    /// What an intent changes here. Committing text, pasting and undoing change the document and are the caller's.
    pub fn apply(&mut self, intent: &GridIntent) {
        match intent {
            GridIntent::MoveCursor(to) => self.go(to),
            GridIntent::BeginEdit { at, text, was, typed_over } => {
                self.go(at);
                self.serial += 1;
                self.draft = Some(Draft {
                    cell: at.cell.clone(),
                    text: text.clone(),
                    was: was.clone(),
                    typed_over: *typed_over,
                    serial: self.serial,
                    refusal: None,
                });
            }
            GridIntent::EditText(text) => {
                if let Some(draft) = &mut self.draft {
                    draft.text.clone_from(text);
                    draft.refusal = None;
                }
            }
            GridIntent::Commit { .. } | GridIntent::Cancel => self.draft = None,
            GridIntent::OpenMenu { at, entry } => {
                self.go(at);
                self.menu = Some(*entry);
            }
            GridIntent::MenuTo(entry) => self.menu = Some(*entry),
            GridIntent::CloseMenu | GridIntent::Choose { .. } => self.menu = None,
            GridIntent::Resize { column, width: Some(width) } => drop(self.widths.insert(column.clone(), *width)),
            GridIntent::Resize { column, width: None } => drop(self.widths.remove(column)),
            GridIntent::Clear(_)
            | GridIntent::PasteBlock { .. }
            | GridIntent::Copy(_)
            | GridIntent::Undo
            | GridIntent::Redo
            | GridIntent::Leave { .. } => {}
        }
    }

    fn go(&mut self, to: &Position) {
        self.cursor = Some(to.clone());
        self.menu = None;
        self.reveals += 1;
    }

    /// Where the cursor stands among what is shown now: its row and column, or the nearest when its row has left the view.
    pub fn place(&self, source: &dyn GridSource) -> Option<(usize, usize)> {
        let last_row = source.row_count().checked_sub(1)?;
        let columns = source.columns();
        let first_column = columns.iter().position(super::GridColumn::takes_cursor)?;
        let Some(position) = &self.cursor else {
            return Some((0, first_column));
        };
        let row = source.row_of(&position.cell.row).unwrap_or(position.row.min(last_row));
        let column = columns.iter().position(|column| column.id == position.cell.column && column.takes_cursor());
        Some((row, column.unwrap_or(first_column)))
    }
}

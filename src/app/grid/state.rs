//! Owns where the cursor is, what is selected and what is half typed; all outlive the frame, a sort, and scrolling out of view.
//! Must not know the rows.

use super::intent::GridIntent;
use super::selection::{Selection, Span};
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

/// What a grid asks before something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is about to be done, in one sentence.
    pub sentence: String,
    /// The button that does it.
    pub yes: &'static str,
    /// The button that does not.
    pub no: &'static str,
    /// The keys of both.
    pub keys: &'static str,
}

/// What a grid remembers from frame to frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridState {
    cursor: Option<Position>,
    selection: Option<Selection>,
    /// What is asked before something is done.
    question: Option<Question>,
    draft: Option<Draft>,
    menu: Option<usize>,
    serial: u64,
    reveals: u64,
    /// Whether what was last brought into view is the range's moving corner.
    follows_corner: bool,
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

    /// The range that is selected; nothing while it is only the cursor's cell.
    pub fn selection(&self) -> Option<&Selection> {
        self.selection.as_ref()
    }

    /// What is asked: Enter is yes, Escape is no.
    pub fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// Asks whether something is to be done, with the cells it is about selected.
    pub fn ask(&mut self, question: Question) {
        self.question = Some(question);
        self.focuses += 1;
    }

    /// Selects a range without moving anything.
    pub fn select(&mut self, selection: Option<Selection>) {
        self.selection = selection.filter(|selection| selection.from.cell != selection.to.cell);
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

    /// Goes to a cell and leaves the keyboard where it is: what walking through the places found does.
    pub fn show(&mut self, cell: CellRef, row: usize) {
        self.apply(&GridIntent::MoveCursor(Position { cell, row }));
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
            GridIntent::Select { from, to, follow } => self.reach(from, to, *follow),
            GridIntent::Within(at) => self.go_within(at),
            GridIntent::Deselect => self.selection = None,
            GridIntent::BeginEdit { at, text, was, typed_over } => self.begin(at, text, was, *typed_over),
            GridIntent::EditText(text) => {
                if let Some(draft) = &mut self.draft {
                    draft.text.clone_from(text);
                    draft.refusal = None;
                }
            }
            GridIntent::Commit { cell, .. } => drop(self.draft.take_if(|draft| draft.cell == *cell)),
            GridIntent::Cancel => self.draft = None,
            GridIntent::OpenMenu { at, entry } => {
                self.come_to(at);
                self.menu = Some(*entry);
            }
            GridIntent::MenuTo(entry) => self.menu = Some(*entry),
            GridIntent::CloseMenu | GridIntent::Choose { .. } | GridIntent::Fill { .. } => self.menu = None,
            GridIntent::Resize { column, width: Some(width) } => drop(self.widths.insert(column.clone(), *width)),
            GridIntent::Resize { column, width: None } => drop(self.widths.remove(column)),
            GridIntent::Answer(_) => self.question = None,
            GridIntent::Clear(_)
            | GridIntent::PasteBlock { .. }
            | GridIntent::Copy(_)
            | GridIntent::Done
            | GridIntent::KeepWidths
            | GridIntent::Column(..)
            | GridIntent::PutColumn { .. }
            | GridIntent::Undo
            | GridIntent::Redo
            | GridIntent::Leave { .. } => {}
        }
    }

    /// Text that was not taken holds the cursor: it goes on only when the text is put right or given up.
    fn is_held(&self) -> bool {
        self.draft.as_ref().is_some_and(|draft| draft.refusal.is_some())
    }

    fn go(&mut self, to: &Position) {
        if self.is_held() {
            return;
        }
        (self.cursor, self.selection, self.menu) = (Some(to.clone()), None, None);
        self.reveal(false);
    }

    /// Goes to a cell; a range it lies in, when the cursor is there already, stays selected.
    fn come_to(&mut self, at: &Position) {
        if self.selection.is_some() && self.cursor() == Some(&at.cell) { self.reveal(false) } else { self.go(at) }
    }

    fn go_within(&mut self, at: &Position) {
        if !self.is_held() {
            (self.cursor, self.menu) = (Some(at.clone()), None);
            self.reveal(false);
        }
    }

    fn reach(&mut self, from: &Position, to: &Position, follow: bool) {
        if self.is_held() {
            return;
        }
        self.cursor.get_or_insert_with(|| from.clone());
        self.menu = None;
        self.select(Some(Selection { from: from.clone(), to: to.clone() }));
        if follow {
            self.reveal(true);
        }
    }

    fn reveal(&mut self, corner: bool) {
        self.reveals += 1;
        self.follows_corner = corner;
    }

    fn begin(&mut self, at: &Position, text: &str, was: &str, typed_over: bool) {
        if self.is_held() {
            return;
        }
        self.come_to(at);
        self.serial += 1;
        self.draft = Some(Draft {
            cell: at.cell.clone(),
            text: text.to_owned(),
            was: was.to_owned(),
            typed_over,
            serial: self.serial,
            refusal: None,
        });
    }

    /// Where the cursor stands among what is shown now: its row and column, or the nearest when its row has left the view.
    pub fn place(&self, source: &dyn GridSource) -> Option<(usize, usize)> {
        let first_column = source.columns().iter().position(super::GridColumn::takes_cursor)?;
        let nowhere = source.row_count().checked_sub(1).map(|_| (0, first_column));
        self.cursor.as_ref().map_or(nowhere, |position| place_of(position, source))
    }

    /// What is selected among what is shown now: the cursor's cell where no range is.
    pub fn span(&self, source: &dyn GridSource) -> Option<Span> {
        let cursor = self.place(source)?;
        let Some((from, to)) = self.corners(source) else { return Some(Span::between(cursor, cursor)) };
        Some(Span::between(from, to))
    }

    /// The corner that stays and the one that moves.
    pub fn corners(&self, source: &dyn GridSource) -> Option<((usize, usize), (usize, usize))> {
        let selection = self.selection.as_ref()?;
        Some((place_of(&selection.from, source)?, place_of(&selection.to, source)?))
    }

    /// What is to be in view.
    pub fn revealed(&self, source: &dyn GridSource) -> Option<(usize, usize)> {
        let corner = self.corners(source).filter(|_| self.follows_corner).map(|(_, to)| to);
        corner.or_else(|| self.place(source))
    }
}

fn place_of(position: &Position, source: &dyn GridSource) -> Option<(usize, usize)> {
    let last_row = source.row_count().checked_sub(1)?;
    let columns = source.columns();
    let first_column = columns.iter().position(super::GridColumn::takes_cursor)?;
    let row = source.row_of(&position.cell.row).unwrap_or(position.row.min(last_row));
    let column = columns.iter().position(|column| column.id == position.cell.column && column.takes_cursor());
    Some((row, column.unwrap_or(first_column)))
}

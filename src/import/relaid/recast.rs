//! Owns a part of a sheet laid out again: its cells at new places, and the way back to where they stand.
//! Must not know why it was laid out again.

use crate::workbook::{Cell, CellRange, CellRef, Sheet, column_letters};
use std::collections::{HashMap, HashSet};

/// A part of a sheet, laid out again as a plain table.
#[derive(Clone, Debug)]
pub(in crate::import) struct Recast {
    /// The part as a sheet of its own.
    pub(in crate::import) sheet: Sheet,
    /// How it was laid out, as a person is told.
    pub(in crate::import) told: &'static str,
    /// Whether its first row holds the headings.
    pub(in crate::import) headed: bool,
    places: HashMap<CellRef, CellRef>,
    held: HashSet<CellRef>,
}

impl Recast {
    /// An empty part of a sheet.
    pub(super) fn new(of: &Sheet, told: &'static str) -> Self {
        let sheet = Sheet { name: of.name.clone(), visibility: of.visibility, ..Sheet::default() };
        Self { sheet, told, headed: false, places: HashMap::new(), held: HashSet::new() }
    }

    /// Puts a cell at a new place.
    pub(super) fn put(&mut self, at: CellRef, cell: &Cell) {
        let mut moved = cell.clone();
        moved.at = at;
        self.put_as(at, cell, moved);
    }

    /// Puts a part of a cell at a new place.
    pub(super) fn put_text(&mut self, at: CellRef, cell: &Cell, text: &str) {
        self.put_as(at, cell, cell.with_text(at, text));
    }

    /// Puts words at a place that stand nowhere on the sheet.
    pub(super) fn put_words(&mut self, at: CellRef, like: &Cell, text: &str) {
        self.sheet.cells.push(like.with_text(at, text));
    }

    /// Keeps a block of the sheet together.
    pub(super) fn put_merge(&mut self, merge: CellRange) {
        self.sheet.merges.push(merge);
    }

    fn put_as(&mut self, at: CellRef, from: &Cell, cell: Cell) {
        if self.places.contains_key(&at) {
            return;
        }
        self.places.insert(at, from.at);
        self.held.insert(from.at);
        self.sheet.cells.push(cell);
    }

    /// Ends the laying out.
    pub(super) fn done(mut self) -> Self {
        self.sheet.cells.sort_by_key(|cell| cell.at);
        self.sheet.cells.dedup_by_key(|cell| cell.at);
        let mut filled = self.sheet.cells.iter().filter(|cell| !cell.is_empty()).map(|cell| cell.at);
        self.sheet.extent =
            filled.next().map(|first| filled.fold(CellRange::new(first, first), |all, at| all.grown_to(at)));
        self
    }

    /// Where a cell really stands; nothing for words that stand nowhere.
    pub(in crate::import) fn real(&self, at: CellRef) -> Option<CellRef> {
        self.places.get(&at).copied()
    }

    /// Whether a cell of the sheet was laid out again here.
    pub(super) fn holds(&self, at: CellRef) -> bool {
        self.held.contains(&at)
    }

    /// The first cell of the part, as it really stands.
    pub(in crate::import) fn first(&self) -> CellRef {
        self.held.iter().min().copied().unwrap_or_default()
    }

    /// Whether it stands beside a table and lists nothing.
    pub(in crate::import) fn is_aside(&self) -> bool {
        self.told == ASIDE
    }

    /// What a column of the part is called: its letters, its row or its cell.
    pub(in crate::import) fn column_name(&self, column: u32) -> String {
        let top = self.sheet.cells.iter().filter(|cell| cell.at.column == column).find_map(|cell| self.real(cell.at));
        match (top, self.told) {
            (Some(at), ACROSS) => format!("row {}", at.row + 1),
            (Some(at), FORM) => at.to_string(),
            (Some(at), _) => column_letters(at.column),
            (None, _) => String::new(),
        }
    }
}

/// Labels with a value beside or below each.
pub(super) const FORM: &str = "a form: each label with its value";
/// A record a column, a field a row.
pub(super) const ACROSS: &str = "a record in each column, a field in each row";
/// A key or guidance beside a table.
pub(super) const ASIDE: &str = "a key or guidance beside the table";
/// One of several tables side by side.
pub(super) const BESIDE: &str = "a table beside another";

//! Owns the rows of one kind of record in source order, found by row id.
//! Must not know which return they belong to.

use super::{Record, RowId};
use crate::tables::RowText;
use std::collections::HashMap;

/// A record with its row id and the columns we do not know.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<R> {
    /// The row id.
    pub id: RowId,
    /// The record.
    pub record: R,
    /// Columns of a newer format, kept for the way back out.
    pub extra: RowText,
}

/// Why a row cannot be put in a table.
pub(super) enum BadRow {
    /// Its id is taken.
    Taken,
    /// The place is beyond the end.
    NoSuchPlace,
}

/// Rows of one kind, in source order; row ids are unique.
#[derive(Clone, Debug)]
pub struct Table<R> {
    rows: Vec<Row<R>>,
    index: HashMap<RowId, usize>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self { rows: Vec::new(), index: HashMap::new() }
    }
}

impl<R: PartialEq> PartialEq for Table<R> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<R: Record> Table<R> {
    /// The rows in source order.
    pub fn rows(&self) -> &[Row<R>] {
        &self.rows
    }

    /// The records in source order.
    pub fn records(&self) -> impl Iterator<Item = &R> + Clone {
        self.rows.iter().map(|row| &row.record)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row with this id.
    pub fn row(&self, id: &RowId) -> Option<&Row<R>> {
        self.index.get(id).and_then(|at| self.rows.get(*at))
    }

    /// Where the row stands, from 0.
    pub fn place(&self, id: &RowId) -> Option<usize> {
        self.index.get(id).copied()
    }

    pub(super) fn row_mut(&mut self, id: &RowId) -> Option<&mut Row<R>> {
        self.index.get(id).and_then(|at| self.rows.get_mut(*at))
    }

    pub(super) fn insert(&mut self, at: usize, row: Row<R>) -> Result<(), BadRow> {
        if self.index.contains_key(&row.id) {
            return Err(BadRow::Taken);
        }
        if at > self.rows.len() {
            return Err(BadRow::NoSuchPlace);
        }
        self.rows.insert(at, row);
        self.number_from(at);
        Ok(())
    }

    pub(super) fn remove(&mut self, id: &RowId) -> Option<Row<R>> {
        let at = self.index.remove(id)?;
        let row = self.rows.remove(at);
        self.number_from(at);
        Some(row)
    }

    fn number_from(&mut self, at: usize) {
        for (place, row) in self.rows.iter().enumerate().skip(at) {
            self.index.insert(row.id.clone(), place);
        }
    }
}

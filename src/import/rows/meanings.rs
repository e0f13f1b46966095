//! Owns what the cells of a table's columns were found to mean, so that the same words are understood once.
//! Must not know how a cell is understood.

use crate::import::lift::Lifted;
use crate::tables::Text;
use crate::workbook::{Cell, Flags, Rgb, Value};
use jiff::civil::DateTime;
use std::collections::HashMap;

/// Bytes of the longest text that is remembered: longer ones are seldom written twice.
const LONGEST: usize = 64;
/// Different cells remembered of a column; one with more repeats nothing worth remembering.
const MOST: usize = 1_000;

/// All that the meaning of a cell depends on, besides its column.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Text(Text, Option<Rgb>),
    Date(DateTime, Text, Option<Rgb>),
}

impl Key {
    fn of(cell: &Cell) -> Option<Self> {
        if cell.flags != Flags::default() {
            return None;
        }
        let seen = || Some(cell.shared()).filter(|seen| seen.len() <= LONGEST);
        match &cell.value {
            Value::Text(text) if text.len() <= LONGEST => Some(Self::Text(seen()?, cell.fill)),
            Value::Date(at) => Some(Self::Date(*at, seen()?, cell.fill)),
            _ => None,
        }
    }
}

/// What is remembered, by column.
#[derive(Default)]
pub(super) struct Meanings {
    columns: HashMap<u32, HashMap<Key, Lifted>>,
}

impl Meanings {
    /// What a cell of a column means: as it was found before, or as `find` finds it.
    pub(super) fn of(&mut self, column: u32, cell: &Cell, find: impl FnOnce() -> Lifted) -> Lifted {
        let known = self.columns.entry(column).or_default();
        let key = if known.len() < MOST { Key::of(cell) } else { None };
        match key {
            Some(key) => known.entry(key).or_insert_with(find).clone(),
            None => find(),
        }
    }
}

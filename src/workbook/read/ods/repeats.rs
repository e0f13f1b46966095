//! Owns one row of an `OpenDocument` table and how often its cells and itself are repeated.
//! Must not know how a cell is read. A few bytes can ask for thousands of millions of cells, so counting comes before making.

use super::super::super::address::{CellRef, MAX_COLUMNS, MAX_ROWS};
use super::super::look::Look;
use super::super::taker::Taker;
use super::cell::Seen;

/// A coloured blank repeated more often than this is the look of a page, not a status column.
const MAX_BLANKS: u32 = 2_000;

/// A cell of the row that holds something or is coloured.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) column: u32,
    pub(super) repeat: u32,
    pub(super) seen: Seen,
    pub(super) look: Look,
}

/// The row being read.
#[derive(Debug, Default)]
pub(super) struct Row {
    first: u32,
    repeat: u32,
    column: u32,
    pub(super) style: Option<String>,
    held: Vec<Held>,
}

impl Row {
    pub(super) fn begin(&mut self, repeat: u32, style: Option<String>) {
        self.first = self.first.saturating_add(self.repeat);
        self.repeat = repeat;
        self.column = 0;
        self.style = style;
        self.held.clear();
    }

    pub(super) const fn first(&self) -> u32 {
        self.first
    }

    pub(super) const fn span(&self) -> (u32, u32) {
        (self.first, self.first.saturating_add(self.repeat.saturating_sub(1)))
    }

    /// The next cell's column, and how often it is repeated inside a worksheet.
    pub(super) fn step(&mut self, repeat: u32) -> (u32, u32) {
        let column = self.column;
        self.column = column.saturating_add(repeat);
        (column, repeat.min(MAX_COLUMNS.saturating_sub(column)).max(1))
    }

    pub(super) fn hold(&mut self, held: Held) {
        self.held.push(held);
    }

    /// Makes the cells, if there is room for all of them.
    pub(super) fn expand(&mut self, taker: &mut Taker<'_>) -> Result<(), String> {
        let filled = self.held.iter().filter(|held| !held.seen.is_blank());
        let (cells, text) = filled.fold((0_u64, 0_u64), |(cells, text), held| {
            (cells + u64::from(held.repeat), text + u64::from(held.repeat) * held.seen.text.len() as u64)
        });
        let repeat = if cells == 0 { self.repeat.min(MAX_BLANKS) } else { self.repeat };
        taker.make_room(cells.saturating_mul(repeat.into()), text.saturating_mul(repeat.into()))?;
        if cells > 0 && self.first.saturating_add(repeat) > MAX_ROWS {
            return Err(format!("row {} is outside a worksheet", u64::from(self.first) + u64::from(repeat)));
        }
        for row in self.first..self.first.saturating_add(repeat) {
            for held in &self.held {
                place(held, row, taker)?;
            }
        }
        Ok(())
    }
}

fn place(held: &Held, row: u32, taker: &mut Taker<'_>) -> Result<(), String> {
    let is_blank = held.seen.is_blank();
    let repeat = if is_blank { held.repeat.min(MAX_BLANKS) } else { held.repeat };
    for column in held.column..held.column.saturating_add(repeat) {
        if is_blank && !taker.spend_blank() {
            return Ok(());
        }
        let at = CellRef::new(row, column);
        taker.push(held.seen.cell(at, Some(&held.look)))?;
    }
    Ok(())
}

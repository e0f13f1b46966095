//! Owns gathering a sheet's cells: which are kept, what the workbook has room for, their order.
//! Must not know files, parts or sheets.

use super::super::address::{CellRange, CellRef, MAX_COLUMNS, MAX_ROWS};
use super::super::cell::{Cell, Value};
use super::given::Given;
use super::look::Look;
use super::made::Made;
use super::outline::Outline;

pub(super) const MAX_CELLS: usize = 3_000_000;
const MAX_TEXT: usize = 128 << 20;
/// Coloured blank cells kept in a sheet; a status column of a very long return has a few thousand.
const MAX_COLOURED_BLANKS: usize = 250_000;

const TOO_MANY_CELLS: &str = "the workbook has more than 3 million filled cells";
const TOO_MUCH_TEXT: &str = "the workbook has more than 128 MB of text";

/// What a workbook may still take in.
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }
}

/// Gathers a sheet's cells, within what the workbook may hold.
pub(super) struct Taker<'a> {
    looks: &'a [Look],
    outline: &'a Outline,
    from_1904: bool,
    room: &'a mut Room,
    blanks: usize,
    made: Made,
    cells: Vec<Cell>,
}

impl<'a> Taker<'a> {
    pub(super) fn new(looks: &'a [Look], outline: &'a Outline, from_1904: bool, room: &'a mut Room) -> Self {
        // Room for all at once: a list that grows is twice in memory while it does.
        let cells = Vec::with_capacity(outline.filled.min(room.cells));
        Self { looks, outline, from_1904, room, blanks: MAX_COLOURED_BLANKS, made: Made::default(), cells }
    }

    pub(super) fn take(&mut self, at: CellRef, given: Given<'_>, style: usize) -> Result<(), String> {
        let uncalculated = self.outline.uncalculated.contains(&at);
        let look = self.looks.get(style);
        if given.is_nothing() && !uncalculated && !self.keeps_blank(at, look) {
            return Ok(());
        }
        let mut cell = self.made.cell(given, (at, style), look, self.from_1904);
        cell.flags.uncalculated = uncalculated;
        self.push(cell)
    }

    /// Keeps a cell, if it is inside a worksheet and there is room.
    pub(super) fn push(&mut self, cell: Cell) -> Result<(), String> {
        if cell.at.row >= MAX_ROWS || cell.at.column >= MAX_COLUMNS {
            return Err(format!("{} is outside a worksheet", cell.at));
        }
        let length = match &cell.value {
            Value::Text(text) | Value::Error(text) | Value::Extreme(text) => text.len(),
            _ => 0,
        };
        self.room.cells = self.room.cells.checked_sub(1).ok_or(TOO_MANY_CELLS)?;
        self.room.text = self.room.text.checked_sub(length).ok_or(TOO_MUCH_TEXT)?;
        self.cells.push(cell);
        Ok(())
    }

    /// A blank cell is kept for its colour, where it stands among the values: white says nothing.
    fn keeps_blank(&mut self, at: CellRef, look: Option<&Look>) -> bool {
        let coloured = look.and_then(|look| look.fill).is_some_and(|fill| fill != [255, 255, 255]);
        // Where the sheet is read in one go it is not known yet how far its values reach.
        let among = self.outline.valued.is_none_or(|valued| valued.contains(at));
        coloured && among && self.spend_blank()
    }

    /// Whether so many cells and so much text still fit; asked before something small is made into many.
    pub(super) fn make_room(&self, cells: u64, text: u64) -> Result<(), String> {
        if cells > self.room.cells as u64 {
            return Err(TOO_MANY_CELLS.to_owned());
        }
        if text > self.room.text as u64 { Err(TOO_MUCH_TEXT.to_owned()) } else { Ok(()) }
    }

    /// Counts a coloured blank; false when no more are kept.
    pub(super) const fn spend_blank(&mut self) -> bool {
        let left = self.blanks > 0;
        self.blanks = self.blanks.saturating_sub(1);
        left
    }

    /// The cell kept last.
    pub(super) fn last(&self) -> Option<CellRef> {
        self.cells.last().map(|cell| cell.at)
    }

    /// In reading order, one cell a position: of two, the later one, which is what spreadsheet programs show.
    pub(super) fn finish(mut self) -> Vec<Cell> {
        for (at, (word, style)) in &self.outline.new_errors {
            self.cells.push(Given::Error(word).cell(*at, self.looks.get(*style), self.from_1904));
        }
        if !self.cells.is_sorted_by(|a, b| a.at < b.at) {
            self.cells.sort_by_key(|cell| cell.at);
            // The later of two is kept in the place of the earlier.
            self.cells.dedup_by(|later, before| {
                let same = later.at == before.at;
                if same {
                    std::mem::swap(later, before);
                }
                same
            });
        }
        let valued = extent(&self.cells);
        self.cells.retain(|cell| !cell.is_empty() || valued.is_some_and(|valued| valued.contains(cell.at)));
        self.cells.shrink_to_fit();
        self.cells
    }
}

/// The smallest rectangle round the cells that hold something.
pub(super) fn extent(cells: &[Cell]) -> Option<CellRange> {
    cells.iter().filter(|cell| !cell.is_empty()).fold(None, |extent: Option<CellRange>, cell| {
        let grown = extent.map(|extent| extent.grown_to(cell.at));
        grown.or(Some(CellRange::new(cell.at, cell.at)))
    })
}

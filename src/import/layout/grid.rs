//! Owns a sheet as a person sees it: a merged block holds its first cell's value everywhere.
//! Must not know what any cell means.

use crate::workbook::{Cell, CellRange, CellRef, Sheet};
use std::collections::HashMap;

/// Blocks larger than this are decoration, not headings or groups of rows.
const LARGEST_BLOCK: u64 = 50_000;

/// A sheet with its rows and its merged blocks looked up once.
pub(in crate::import) struct Grid<'a> {
    /// The sheet.
    pub(in crate::import) sheet: &'a Sheet,
    /// How many cells stand above each row, and after the last row how many there are.
    above: Vec<usize>,
    blocks: HashMap<CellRef, CellRange>,
}

impl<'a> Grid<'a> {
    pub(in crate::import) fn new(sheet: &'a Sheet) -> Self {
        Self { sheet, above: above(sheet), blocks: blocks(sheet) }
    }

    /// The block a cell belongs to.
    pub(in crate::import) fn block(&self, at: CellRef) -> Option<CellRange> {
        self.blocks.get(&at).copied()
    }

    /// Whether a cell is covered by a block that begins elsewhere.
    pub(in crate::import) fn is_covered(&self, at: CellRef) -> bool {
        self.block(at).is_some_and(|block| block.first != at)
    }

    /// The cells of one row, left to right.
    pub(in crate::import) fn row(&self, row: u32) -> &'a [Cell] {
        let place = |row: usize| self.above.get(row).copied();
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        let span = place(row).zip(place(row.saturating_add(1)));
        span.and_then(|(first, end)| self.sheet.cells.get(first..end)).unwrap_or_default()
    }

    /// The cell at a place, if it holds something or is coloured; a block counts for nothing.
    pub(in crate::import) fn get(&self, at: CellRef) -> Option<&'a Cell> {
        let row = self.row(at.row);
        // A row without a gap has each cell where its column says.
        let first = row.first()?.at.column;
        let straight = at.column.checked_sub(first).and_then(|place| row.get(usize::try_from(place).ok()?));
        if let Some(cell) = straight.filter(|cell| cell.at.column == at.column) {
            return Some(cell);
        }
        row.binary_search_by_key(&at.column, |cell| cell.at.column).ok().and_then(|place| row.get(place))
    }

    /// What a person sees at a place: the cell, or that of the block it belongs to; blank cells with a colour included.
    pub(in crate::import) fn seen(&self, at: CellRef) -> Option<&'a Cell> {
        self.get(self.block(at).map_or(at, |block| block.first))
    }

    /// The cells of a row that hold something and are seen: not covered by a block.
    pub(in crate::import) fn filled(&self, row: u32) -> impl Iterator<Item = &'a Cell> + '_ {
        self.row(row).iter().filter(|cell| !cell.is_empty() && !self.is_covered(cell.at))
    }

    /// The rows that hold something.
    pub(in crate::import) fn rows(&self) -> Vec<u32> {
        let rows = self.sheet.rows().filter(|cells| cells.iter().any(|cell| !cell.is_empty()));
        rows.filter_map(|cells| cells.first().map(|cell| cell.at.row)).collect()
    }
}

fn above(sheet: &Sheet) -> Vec<usize> {
    let mut above = Vec::new();
    let mut cells = 0;
    for row in sheet.rows() {
        let number = row.first().and_then(|cell| usize::try_from(cell.at.row).ok()).unwrap_or(0);
        above.resize(number + 1, cells);
        cells += row.len();
    }
    above.push(cells);
    above
}

fn blocks(sheet: &Sheet) -> HashMap<CellRef, CellRange> {
    let mut blocks = HashMap::new();
    let extent = sheet.extent;
    for merge in &sheet.merges {
        let Some(last) = extent.map(|extent| extent.last) else { break };
        let (rows, columns) = (merge.last.row.min(last.row + 1), merge.last.column.min(last.column + 1));
        let area = u64::from(merge.height()) * u64::from(merge.width());
        if area > LARGEST_BLOCK || merge.first.row > rows {
            continue;
        }
        for row in merge.first.row..=rows {
            for column in merge.first.column..=columns {
                blocks.insert(CellRef::new(row, column), *merge);
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Value;

    #[test]
    fn a_cell_is_found_as_the_sheet_finds_it_whatever_gaps_there_are() {
        let places = [(2, 1), (2, 2), (2, 5), (3, 0), (7, 3)];
        let cell = |(row, column): (u32, u32)| Cell::new(CellRef::new(row, column), Value::Bool(true), None);
        let sheet = Sheet { cells: places.map(cell).to_vec(), ..Sheet::default() };
        let grid = Grid::new(&sheet);
        for row in 0..10 {
            assert_eq!(grid.row(row), sheet.row(row), "row {row}");
            for column in 0..8 {
                let at = CellRef::new(row, column);
                assert_eq!(grid.get(at), sheet.get(at), "{at}");
            }
        }
    }
}

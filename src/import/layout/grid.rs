//! Owns a sheet as a person sees it: a merged block holds its first cell's value everywhere.
//! Must not know what any cell means.

use crate::workbook::{Cell, CellRange, CellRef, Sheet};
use std::collections::HashMap;

/// Blocks larger than this are decoration, not headings or groups of rows.
const LARGEST_BLOCK: u64 = 50_000;

/// A sheet with its merged blocks looked up once.
pub(in crate::import) struct Grid<'a> {
    /// The sheet.
    pub(in crate::import) sheet: &'a Sheet,
    blocks: HashMap<CellRef, CellRange>,
}

impl<'a> Grid<'a> {
    pub(in crate::import) fn new(sheet: &'a Sheet) -> Self {
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
        Self { sheet, blocks }
    }

    /// The block a cell belongs to.
    pub(in crate::import) fn block(&self, at: CellRef) -> Option<CellRange> {
        self.blocks.get(&at).copied()
    }

    /// Whether a cell is covered by a block that begins elsewhere.
    pub(in crate::import) fn is_covered(&self, at: CellRef) -> bool {
        self.block(at).is_some_and(|block| block.first != at)
    }

    /// What a person sees at a place: the cell, or that of the block it belongs to; blank cells with a colour included.
    pub(in crate::import) fn seen(&self, at: CellRef) -> Option<&'a Cell> {
        let at = self.block(at).map_or(at, |block| block.first);
        self.sheet.get(at)
    }

    /// The cells of a row that hold something and are seen: not covered by a block.
    pub(in crate::import) fn filled(&self, row: u32) -> impl Iterator<Item = &'a Cell> + '_ {
        self.sheet.row(row).iter().filter(|cell| !cell.is_empty() && !self.is_covered(cell.at))
    }

    /// The rows that hold something.
    pub(in crate::import) fn rows(&self) -> Vec<u32> {
        let rows = self.sheet.rows().filter(|cells| cells.iter().any(|cell| !cell.is_empty()));
        rows.filter_map(|cells| cells.first().map(|cell| cell.at.row)).collect()
    }
}

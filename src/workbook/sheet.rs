//! Owns a workbook as plain data: its sheets, their cells, merges, hidden rows and columns.
//! Must not know how a file stores any of that.

use serde::{Deserialize, Serialize};

use super::address::{CellRange, CellRef};
use super::beside::{Choices, DefinedName, Note};
use super::cell::Cell;

/// A workbook's worksheets, in their own order. Chart sheets are not worksheets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// The file's name, without its folder.
    pub name: String,
    /// Whether its dates count from 1904 (some Macs); the dates in cells are already right.
    pub from_1904: bool,
    /// What kind of file it is, which decides what can be known of it.
    pub kind: FileKind,
    /// Whether cells have notes or comments beside them that were not read; those that were are in [`Sheet::notes`].
    pub has_notes: bool,
    /// Names for ranges, where the kind of file gives them.
    pub names: Vec<DefinedName>,
    /// The worksheets.
    pub sheets: Vec<Sheet>,
}

/// The kinds of file that are read; the first bytes tell them apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// `.xlsx` and `.xlsm`.
    #[default]
    Xlsx,
    /// `.xlsb`, Excel's binary workbook.
    Xlsb,
    /// `.xls`, Excel 5 to 2003.
    Xls,
    /// `.ods`, `OpenDocument`.
    Ods,
    /// Text with separators: `.csv`, `.tsv`.
    Text,
}

/// Whether a person opening the workbook sees a sheet's tab.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visibility {
    /// Seen.
    #[default]
    Visible,
    /// Hidden, and offered by "Unhide".
    Hidden,
    /// Hidden by a program, and not offered by "Unhide".
    VeryHidden,
}

/// One worksheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The name on its tab, as written.
    pub name: String,
    /// Whether its tab is seen.
    pub visibility: Visibility,
    /// Cells that hold something or are coloured, in reading order, one a position.
    pub cells: Vec<Cell>,
    /// Merged ranges, in reading order.
    pub merges: Vec<CellRange>,
    /// Rows nobody sees, whether hidden by hand or by a filter.
    pub hidden_rows: Spans,
    /// Columns nobody sees.
    pub hidden_columns: Spans,
    /// Where the filter buttons are.
    pub autofilter: Option<CellRange>,
    /// Notes and comments, in reading order.
    pub notes: Vec<Note>,
    /// Drop-down lists.
    pub choices: Vec<Choices>,
    /// Where conditional formatting may colour cells in a way that `Cell::fill` does not show.
    pub conditional_formats: Vec<CellRange>,
    /// The smallest rectangle round the non-empty cells.
    pub extent: Option<CellRange>,
    /// Why the rest of the sheet could not be read, as one sentence; what came before is kept.
    pub problem: Option<String>,
}

impl Sheet {
    /// The cell at a position, if it holds something or is coloured.
    #[must_use]
    pub fn get(&self, at: CellRef) -> Option<&Cell> {
        let index = self.cells.binary_search_by_key(&at, |cell| cell.at).ok()?;
        self.cells.get(index)
    }

    /// The cells of one row, left to right.
    #[must_use]
    pub fn row(&self, row: u32) -> &[Cell] {
        let start = self.cells.partition_point(|cell| cell.at.row < row);
        let end = self.cells.partition_point(|cell| cell.at.row <= row);
        self.cells.get(start..end).unwrap_or_default()
    }

    /// The rows that hold something, top to bottom; `row[0].at.row` is a row's number.
    pub fn rows(&self) -> impl Iterator<Item = &[Cell]> {
        self.cells.chunk_by(|a, b| a.at.row == b.at.row)
    }

    /// How many cells hold something; each of them has to be accounted for.
    #[must_use]
    pub fn non_empty(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }

    /// The merged range a cell belongs to.
    #[must_use]
    pub fn merge_at(&self, at: CellRef) -> Option<CellRange> {
        self.merges.iter().copied().find(|merge| merge.contains(at))
    }

    /// The note on a cell.
    #[must_use]
    pub fn note_at(&self, at: CellRef) -> Option<&Note> {
        self.notes.iter().find(|note| note.at == at)
    }

    /// The drop-down list of a cell.
    #[must_use]
    pub fn choices_at(&self, at: CellRef) -> Option<&Choices> {
        self.choices.iter().find(|choices| choices.ranges.iter().any(|range| range.contains(at)))
    }

    /// Whether the cell is in a hidden row or a hidden column.
    #[must_use]
    pub fn is_hidden(&self, at: CellRef) -> bool {
        self.hidden_rows.contains(at.row) || self.hidden_columns.contains(at.column)
    }
}

/// A set of rows or columns, counted from zero, kept as spans from a first to a last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spans(Vec<(u32, u32)>);

impl Spans {
    /// Gathers spans given in any order.
    #[must_use]
    pub fn new(mut spans: Vec<(u32, u32)>) -> Self {
        spans.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in spans {
            match joined.last_mut() {
                Some(before) if first <= before.1.saturating_add(1) => {
                    before.1 = before.1.max(last);
                }
                _ => joined.push((first, last)),
            }
        }
        Self(joined)
    }

    /// Whether the row or column is one of them.
    #[must_use]
    pub fn contains(&self, index: u32) -> bool {
        let after = self.0.partition_point(|span| span.0 <= index);
        after > 0 && self.0.get(after - 1).is_some_and(|span| index <= span.1)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The spans, each from its first to its last, in order and never touching.
    #[must_use]
    pub fn as_slice(&self) -> &[(u32, u32)] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_join_where_they_touch_or_overlap() {
        let spans = Spans::new(vec![(9, 9), (2, 3), (4, 6), (5, 5)]);
        assert_eq!(spans.as_slice(), [(2, 6), (9, 9)]);
        let inside: Vec<u32> = (0..12).filter(|&index| spans.contains(index)).collect();
        assert_eq!(inside, [2, 3, 4, 5, 6, 9]);
    }
}

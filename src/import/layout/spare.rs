//! Owns telling which rows of a table are offered for a record of their own.
//! Must not know what the row's values mean.

use super::grid::Grid;
use crate::import::mapping::TableMap;
use crate::workbook::CellRef;

/// Fields that say where a record belongs: only a row for a record of its own has a list to choose them from.
const BELONGING: [&str; 6] = ["plan", "register", "outcome", "section", "theme", "service"];

/// Whether a row has a list to choose from of where its record belongs, so that it does not go on with the record above.
pub(super) fn is_offered(grid: &Grid<'_>, table: &TableMap, row: u32) -> bool {
    let listed = |at: CellRef| {
        let mut ranges = grid.sheet.choices.iter().flat_map(|choices| &choices.ranges);
        !grid.is_covered(at) && ranges.any(|range| range.contains(at))
    };
    BELONGING.iter().filter_map(|field| table.column_of(field)).any(|column| listed(CellRef::new(row, column)))
}

//! Owns how much of a workbook is imported: sheets within a number of cells, so that no workbook takes all memory.
//! Must not know what a sheet holds.

use super::sheet::{SheetWork, leave_all};
use crate::workbook::Sheet;

/// Filled cells that are imported of a workbook; a full return has 51,000, and each takes some 300 bytes while it is imported.
pub(super) const MOST_CELLS: usize = 2_000_000;

const REASON: &str = "beyond what is imported of one workbook";

/// Which of the sheets are imported when a workbook may have so many filled cells: a smaller one may still fit after one too large.
pub(super) fn within(sheets: &[Sheet], most: usize) -> Vec<bool> {
    let mut room = most;
    let fits = |sheet: &Sheet| {
        let left = room.checked_sub(sheet.non_empty());
        room = left.unwrap_or(room);
        left.is_some()
    };
    sheets.iter().map(fits).collect()
}

/// A sheet that is beyond it: every cell is left out, and the sentence says what to do.
pub(super) fn beyond(sheet: &Sheet) -> SheetWork {
    let mut work = SheetWork::new(sheet, REASON);
    leave_all(&mut work, sheet, REASON);
    work.notes.push(format!(
        "{}: left out, because no more than {} million filled cells of a workbook are imported: copy what belongs to the return \
         into a workbook of its own and import that",
        sheet.name,
        MOST_CELLS / 1_000_000
    ));
    work
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Cell, CellRef, Value};

    fn sheet(cells: u32) -> Sheet {
        let cell = |row| Cell::new(CellRef::new(row, 0), Value::Bool(true), None);
        Sheet { name: "Plan".to_owned(), cells: (0..cells).map(cell).collect(), ..Sheet::default() }
    }

    #[test]
    fn a_sheet_beyond_the_room_is_left_out_and_a_smaller_one_after_it_is_not() {
        assert_eq!(within(&[sheet(3), sheet(4), sheet(2)], 5), [true, false, true]);
    }

    #[test]
    fn every_cell_of_a_sheet_that_is_left_out_is_accounted_for() {
        let (sheet, work) = (sheet(3), beyond(&sheet(3)));
        let fates: Vec<_> = work.fates.of_sheet(&sheet).flatten().collect();
        assert_eq!(fates.len(), 3);
        assert!(
            work.drafts.is_empty() && work.notes.iter().any(|note| note.contains("import that")),
            "{:?}",
            work.notes
        );
    }
}

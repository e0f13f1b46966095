//! Owns the conservation ledger: fates of single cells gathered into blocks that never overlap.
//! Must not know how a fate was found.

use super::fates::Fate;
use crate::model::{Disposition, LedgerEntry};
use crate::workbook::{CellRange, CellRef};

/// A block of cells with one fate; blank cells may lie in it, cells of another fate may not.
#[derive(Clone, Copy, Debug)]
struct Block<'f> {
    range: CellRange,
    cells: u32,
    fate: &'f Fate,
}

/// The entries for the cells of a sheet, which come row by row in reading order.
pub(super) fn entries<'f>(
    file: &str,
    sheet: &str,
    rows: impl Iterator<Item = Vec<(CellRef, &'f Fate)>>,
) -> Vec<LedgerEntry> {
    let mut done: Vec<Block<'_>> = Vec::new();
    let mut open: Vec<Block<'_>> = Vec::new();
    for row in rows.filter(|row| !row.is_empty()) {
        let runs = runs(&row);
        let mut next = Vec::new();
        for run in &runs {
            let grown = open.iter().position(|block| grows(block, run, &runs)).map(|at| open.remove(at));
            next.push(match grown {
                Some(block) => Block {
                    range: block.range.grown_to(run.range.last),
                    cells: block.cells + run.cells,
                    fate: block.fate,
                },
                None => *run,
            });
        }
        done.append(&mut open);
        open = next;
    }
    done.append(&mut open);
    done.sort_by_key(|block| block.range);
    done.into_iter().map(|block| entry(file, sheet, block)).collect()
}

/// Cells of a row that stand beside each other and share a fate.
fn runs<'f>(row: &[(CellRef, &'f Fate)]) -> Vec<Block<'f>> {
    let runs = row.chunk_by(|a, b| same(a.1, b.1));
    let block = |run: &[(CellRef, &'f Fate)]| {
        let (first, fate) = run.first()?;
        let range = CellRange::new(*first, run.last()?.0);
        Some(Block { range, cells: u32::try_from(run.len()).unwrap_or(u32::MAX), fate })
    };
    runs.filter_map(block).collect()
}

/// Whether two fates are one; mostly they are the very same.
fn same(one: &Fate, other: &Fate) -> bool {
    std::ptr::eq(one, other) || one == other
}

/// Whether a block of the rows above can take in a run below it: the run lies under it, and no other run lies under it too.
fn grows(block: &Block<'_>, run: &Block<'_>, row: &[Block<'_>]) -> bool {
    let (left, right) = (block.range.first.column, block.range.last.column);
    let under = |other: &Block<'_>| other.range.first.column <= right && other.range.last.column >= left;
    let inside = run.range.first.column >= left && run.range.last.column <= right;
    same(block.fate, run.fate) && inside && row.iter().filter(|other| under(other)).count() == 1
}

fn entry(file: &str, sheet: &str, block: Block<'_>) -> LedgerEntry {
    let (disposition, reason) = match block.fate {
        Fate::Imported => (Disposition::Imported, String::new()),
        Fate::Ignored(reason) => (Disposition::Ignored, reason.clone()),
        Fate::Asked(reason) => (Disposition::Asked, reason.clone()),
    };
    LedgerEntry {
        file: file.to_owned(),
        sheet: sheet.to_owned(),
        range: block.range.to_string(),
        cells: Some(block.cells),
        disposition: Some(disposition),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn fate(kind: u8) -> Fate {
        match kind {
            0 => Fate::Imported,
            1 => Fate::Ignored("a note".to_owned()),
            _ => Fate::Asked("what?".to_owned()),
        }
    }

    fn rows(fates: &[(CellRef, Fate)]) -> impl Iterator<Item = Vec<(CellRef, &Fate)>> {
        fates.chunk_by(|a, b| a.0.row == b.0.row).map(|row| row.iter().map(|(at, fate)| (*at, fate)).collect())
    }

    proptest! {
        #[test]
        fn blocks_hold_each_cell_once_and_never_overlap(cells in prop::collection::btree_map((0_u32..14, 0_u32..8), 0_u8..3, 0..90)) {
            let fates: Vec<(CellRef, Fate)> = cells.iter().map(|((r, c), kind)| (CellRef::new(*r, *c), fate(*kind))).collect();
            let known: BTreeMap<CellRef, Fate> = fates.iter().cloned().collect();
            let blocks = entries("f.xlsx", "S", rows(&fates));
            let ranges: Vec<CellRange> = blocks.iter().map(|b| b.range.parse().expect("a range")).collect();
            prop_assert_eq!(blocks.iter().filter_map(|b| b.cells).sum::<u32>() as usize, fates.len());
            for (block, range) in blocks.iter().zip(&ranges) {
                let inside: Vec<&Fate> = known.iter().filter(|(at, _)| range.contains(**at)).map(|(_, fate)| fate).collect();
                prop_assert_eq!(block.cells.unwrap_or(0) as usize, inside.len());
                prop_assert!(inside.iter().all(|fate| *fate == inside[0]));
            }
            for at in known.keys() {
                prop_assert_eq!(ranges.iter().filter(|range| range.contains(*at)).count(), 1);
            }
            for r in 0..14 {
                for c in 0..8 {
                    prop_assert!(ranges.iter().filter(|range| range.contains(CellRef::new(r, c))).count() <= 1);
                }
            }
        }
    }

    #[test]
    fn a_table_of_one_fate_is_one_block() {
        let fates: Vec<_> = (0..9).map(|i| (CellRef::new(i / 3, i % 3), Fate::Imported)).collect();
        let blocks = entries("f.xlsx", "S", rows(&fates));
        assert_eq!(blocks.iter().map(|b| b.range.as_str()).collect::<Vec<_>>(), ["A1:C3"]);
    }
}

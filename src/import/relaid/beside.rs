//! Owns tables that stand side by side: where an empty column parts two that are each a table of their own.
//! Must not know what the tables list beyond that they list something.

use super::recast::{BESIDE, Recast};
use crate::import::concept::Concept;
use crate::import::headings::Reading;
use crate::import::kinds;
use crate::import::layout::band::{self, Band, Heading};
use crate::import::layout::grid::Grid;
use crate::import::lift::Env;
use crate::workbook::Sheet;
use std::collections::BTreeSet;

/// The tables of a sheet that stand beside another, left to right; the one furthest left stays where it is.
pub(super) fn find(env: &Env<'_>, sheet: &Sheet) -> Vec<Recast> {
    let grid = Grid::new(sheet);
    let bands = band::find(env, &grid);
    let mut found = Vec::new();
    for (at, band) in bands.iter().enumerate() {
        let top = at.checked_sub(1).and_then(|before| bands.get(before)).map_or(0, |before| before.last + 1);
        let end = bands.get(at + 1).map_or(u32::MAX, |next| next.first);
        let rows: Vec<u32> = grid.rows().into_iter().filter(|row| *row > band.last && *row < end).collect();
        let starts = starts(env, &grid, band, &rows);
        for (index, start) in starts.iter().enumerate() {
            let stop = starts.get(index + 1).copied().unwrap_or(u32::MAX);
            let from = title_row(&grid, band, top, *start);
            let end = if index + 1 == starts.len() && bands.len() == at + 1 { u32::MAX } else { end };
            found.push(cut(sheet, (from, end), (*start, stop)));
        }
    }
    found
}

/// The columns in which a further table begins.
fn starts(env: &Env<'_>, grid: &Grid<'_>, band: &Band, rows: &[u32]) -> Vec<u32> {
    let used: BTreeSet<u32> = rows.iter().flat_map(|row| grid.filled(*row)).map(|cell| cell.at.column).collect();
    let mut parts: Vec<&[Heading]> = Vec::new();
    let mut rest = band.headings.as_slice();
    for (at, pair) in band.headings.windows(2).enumerate().rev() {
        let [left, right] = pair else { continue };
        let parted = (left.column + 1..right.column).any(|column| !used.contains(&column));
        if parted && rest.len() > at + 1 {
            let (before, after) = rest.split_at(at + 1);
            parts.insert(0, after);
            rest = before;
        }
    }
    parts.insert(0, rest);
    let mut starts = Vec::new();
    let mut left: Vec<Heading> = Vec::new();
    for part in parts {
        if stands_alone(env, grid, &left, rows)
            && stands_alone(env, grid, part, rows)
            && is_another(grid, &left, part, rows)
        {
            starts.extend(part.first().map(|heading| heading.column));
            left.clear();
        }
        left.extend(part.iter().cloned());
    }
    starts
}

fn stands_alone(env: &Env<'_>, grid: &Grid<'_>, headings: &[Heading], rows: &[u32]) -> bool {
    let known = headings.iter().filter(|heading| heading.reading.is_known()).count();
    if known < 2 {
        return false;
    }
    let band = Band { first: 0, last: 0, headings: headings.to_vec() };
    let readings: Vec<Reading> = headings.iter().map(|heading| heading.reading.clone()).collect();
    kinds::kind(env, grid, &band, &readings, rows, "").is_some()
}

/// A further table has references of its own, or rows that do not run along with those to its left.
fn is_another(grid: &Grid<'_>, left: &[Heading], right: &[Heading], rows: &[u32]) -> bool {
    let refs = |headings: &[Heading]| {
        headings.iter().any(|heading| heading.reading.candidates.first().is_some_and(|c| c.concept == Concept::Ref))
    };
    let filled = |headings: &[Heading]| -> BTreeSet<u32> {
        let within = |column: u32| headings.iter().any(|heading| heading.column == column);
        rows.iter().copied().filter(|row| grid.filled(*row).any(|cell| within(cell.at.column))).collect()
    };
    refs(left) && refs(right) || filled(left) != filled(right)
}

/// The first row of the titles over a further table.
fn title_row(grid: &Grid<'_>, band: &Band, top: u32, start: u32) -> u32 {
    let mut first = band.first;
    while first > top && grid.sheet.row(first - 1).iter().any(|cell| cell.at.column >= start && !cell.is_empty()) {
        first -= 1;
    }
    first
}

fn cut(sheet: &Sheet, rows: (u32, u32), columns: (u32, u32)) -> Recast {
    let mut part = Recast::new(sheet, BESIDE);
    let inside = |row: u32, column: u32| row >= rows.0 && row < rows.1 && column >= columns.0 && column < columns.1;
    for cell in sheet.cells.iter().filter(|cell| inside(cell.at.row, cell.at.column)) {
        part.put(cell.at, cell);
    }
    for merge in sheet.merges.iter().filter(|merge| inside(merge.first.row, merge.first.column)) {
        part.put_merge(*merge);
    }
    part.done()
}

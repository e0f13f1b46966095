//! Owns tables that stand side by side: where an empty column parts two that are each a table of their own.
//! Must not know what the tables list beyond that they list something.

use super::recast::{ASIDE, BESIDE, Recast};
use crate::import::concept::Concept;
use crate::import::headings::Reading;
use crate::import::kinds;
use crate::import::layout::band::{self, Band, Heading};
use crate::import::layout::grid::Grid;
use crate::import::lift::Env;
use crate::import::spelling::{has_words, plain};
use crate::model::RecordKind;
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
        for (index, (start, told)) in starts.iter().enumerate() {
            let stop = starts.get(index + 1).map_or(u32::MAX, |(next, _)| *next);
            let from = title_row(&grid, band, top, *start);
            let end = if index + 1 == starts.len() && bands.len() == at + 1 { u32::MAX } else { end };
            found.push(cut(sheet, (from, end), (*start, stop), told));
        }
    }
    found
}

/// Headings looked at for tables side by side; the widest real return has 120. The work grows with the square of them.
const MOST_HEADINGS: usize = 250;

/// The columns in which a further table begins.
fn starts(env: &Env<'_>, grid: &Grid<'_>, band: &Band, rows: &[u32]) -> Vec<(u32, &'static str)> {
    if band.headings.len() > MOST_HEADINGS {
        return Vec::new();
    }
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
        let kinds = (kind_of(env, grid, &left, rows), kind_of(env, grid, part, rows));
        let told = match kinds {
            _ if !left.is_empty() && is_a_key(env, &used, part) => Some(ASIDE),
            (Some(kind), Some(other)) if is_another(grid, (kind, &left), (other, part), rows) => Some(BESIDE),
            _ => None,
        };
        if let (Some(told), Some(first)) = (told, part.first()) {
            starts.push((first.column, told));
            left.clear();
        }
        left.extend(part.iter().cloned());
    }
    starts
}

/// A key or guidance stands beside the table: no heading we know, and words for a key, or more columns than headings.
fn is_a_key(env: &Env<'_>, used: &BTreeSet<u32>, headings: &[Heading]) -> bool {
    let unknown = |heading: &Heading| {
        let first = heading.reading.candidates.first();
        heading.reading.mention.is_none() && first.is_none_or(|candidate| candidate.confidence < 90)
    };
    let says_key = |heading: &Heading| {
        let words = plain(&heading.path.join(" "));
        env.words.list("notes").iter().any(|note| has_words(&words, note))
    };
    let (Some(first), Some(last)) = (headings.first(), headings.last()) else { return false };
    let wide = used.range(first.column..).count() > headings.len() && used.contains(&(last.column + 1));
    headings.iter().all(unknown) && (headings.iter().any(says_key) || wide)
}

/// What headings would list as a table of their own.
fn kind_of(env: &Env<'_>, grid: &Grid<'_>, headings: &[Heading], rows: &[u32]) -> Option<RecordKind> {
    let known = headings.iter().filter(|heading| heading.reading.is_known()).count();
    let band = Band { first: 0, last: 0, headings: headings.to_vec() };
    let readings: Vec<Reading> = headings.iter().map(|heading| heading.reading.clone()).collect();
    if known < 2 { None } else { kinds::kind(env, grid, &band, &readings, rows, "") }
}

/// A further table has references or names of its own, or rows that the table to its left does not have; actions that run
/// along with risks are what is done about them.
fn is_another(
    grid: &Grid<'_>,
    (kind, left): (RecordKind, &[Heading]),
    (other, right): (RecordKind, &[Heading]),
    rows: &[u32],
) -> bool {
    let has = |headings: &[Heading], concept| {
        headings.iter().any(|heading| heading.reading.candidates.first().is_some_and(|c| c.concept == concept))
    };
    let filled = |headings: &[Heading]| -> BTreeSet<u32> {
        let within = |column: u32| headings.iter().any(|heading| heading.column == column);
        rows.iter().copied().filter(|row| grid.filled(*row).any(|cell| within(cell.at.column))).collect()
    };
    let both = |concept| has(left, concept) && has(right, concept);
    both(Concept::Ref)
        || both(Concept::Action)
        || both(Concept::Risk)
        || both(Concept::Measure)
        || (kind != other && other != RecordKind::Action)
        || !filled(right).is_subset(&filled(left))
}

/// The first row of the titles over a further table.
fn title_row(grid: &Grid<'_>, band: &Band, top: u32, start: u32) -> u32 {
    let mut first = band.first;
    while first > top && grid.row(first - 1).iter().any(|cell| cell.at.column >= start && !cell.is_empty()) {
        first -= 1;
    }
    first
}

fn cut(sheet: &Sheet, rows: (u32, u32), columns: (u32, u32), told: &'static str) -> Recast {
    let mut part = Recast::new(sheet, told);
    let inside = |row: u32, column: u32| row >= rows.0 && row < rows.1 && column >= columns.0 && column < columns.1;
    for cell in sheet.cells.iter().filter(|cell| inside(cell.at.row, cell.at.column)) {
        part.put(cell.at, cell);
    }
    for merge in sheet.merges.iter().filter(|merge| inside(merge.first.row, merge.first.column)) {
        part.put_merge(*merge);
    }
    part.done()
}

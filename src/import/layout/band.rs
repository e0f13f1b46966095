//! Owns finding header bands: one to three rows of headings, groups over them, blocks merged both ways.
//! Must not know which kind of record a table lists.

use super::grid::Grid;
use crate::import::concept::Concept;
use crate::import::headings::{self, Reading};
use crate::import::lift::{Env, status, written};
use crate::workbook::{Cell, CellRef, Value};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The headings of a table.
#[derive(Clone, Debug)]
pub(in crate::import) struct Band {
    /// First row.
    pub(in crate::import) first: u32,
    /// Last row.
    pub(in crate::import) last: u32,
    /// Its headings, left to right.
    pub(in crate::import) headings: Vec<Heading>,
}

/// One column's heading.
#[derive(Clone, Debug)]
pub(in crate::import) struct Heading {
    /// The column.
    pub(in crate::import) column: u32,
    /// The texts from the top down: `Q3`, `RAG`.
    pub(in crate::import) path: Vec<String>,
    /// What they can mean.
    pub(in crate::import) reading: Reading,
}

/// What a row looks like when one asks whether it is a row of headings.
struct Look {
    texts: BTreeMap<u32, String>,
    known: usize,
    periods: usize,
    figures: usize,
}

impl Look {
    fn of(env: &Env<'_>, grid: &Grid<'_>, row: u32) -> Self {
        let mut look = Self { texts: BTreeMap::new(), known: 0, periods: 0, figures: 0 };
        for cell in grid.filled(row) {
            if !is_text(cell) {
                look.figures += 1;
                continue;
            }
            let text = written(cell).to_owned();
            let reading = headings::glance(env, &text);
            look.known += usize::from(reading.is_known());
            look.periods += usize::from(reading.is_only_a_period());
            look.texts.insert(cell.at.column, text);
        }
        look
    }

    /// A row of headings beyond doubt: nothing but text, at least two known headings, and half of it known or like what is.
    fn is_strong(&self, env: &Env<'_>, grid: &Grid<'_>, row: u32) -> bool {
        if self.figures > 0 || self.known < 2 {
            return false;
        }
        let half = |named: usize| named * 2 >= self.texts.len();
        if self.texts.len() == 2 || half(self.known + self.periods) || self.is_of_risks(env) {
            return true;
        }
        let short = |text: &&String| text.split_whitespace().count() <= 7;
        let like = |text: &&String| !headings::read(env, std::slice::from_ref(*text)).candidates.is_empty();
        (self.known >= 3 && half(self.texts.values().filter(short).filter(like).count()))
            || (self.texts.len() >= 4 && self.confirmed(env, grid, row) >= 3)
    }

    /// How many headings that ask for a date or a status have one right below them.
    fn confirmed(&self, env: &Env<'_>, grid: &Grid<'_>, row: u32) -> usize {
        let below = |column: u32| (row + 1..=row + 2).find_map(|row| grid.get(CellRef::new(row, column)));
        let confirms = |(column, text): &(&u32, &String)| {
            let Some(cell) = below(**column).filter(|cell| !cell.is_empty()) else { return false };
            let reading = headings::read(env, std::slice::from_ref(*text));
            match reading.candidates.first().map(|candidate| candidate.concept) {
                Some(Concept::Status) => status::by_words(env, written(cell)).is_some(),
                Some(Concept::Due | Concept::StartDate | Concept::RevisedDate | Concept::CompletedDate) => {
                    matches!(cell.value, Value::Date(_))
                }
                Some(Concept::BaselinePeriod) => matches!(cell.value, Value::Date(_)),
                _ => false,
            }
        };
        self.texts.iter().filter(confirms).count()
    }

    /// Likelihood beside impact heads a register of risks, whatever its other columns are called.
    fn is_of_risks(&self, env: &Env<'_>) -> bool {
        let says = |concept| {
            let reads =
                |text: &String| headings::glance(env, text).candidates.first().map(|c| c.concept) == Some(concept);
            self.texts.values().any(reads)
        };
        self.texts.len() >= 4 && says(Concept::Likelihood) && says(Concept::Impact)
    }
}

/// "See the table to the right >>>" says where to look and heads nothing.
fn points_elsewhere(text: &str) -> bool {
    text.contains(">>") || text.contains("<<") || text.trim_start().to_lowercase().starts_with("see ")
}

/// A heading is text; a year alone may be a figure.
fn is_text(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(_) => true,
        Value::Number(number) => number.is_integer() && (Decimal::from(1990)..Decimal::from(2100)).contains(number),
        _ => false,
    }
}

/// The header bands of a sheet, top to bottom.
pub(in crate::import) fn find(env: &Env<'_>, grid: &Grid<'_>) -> Vec<Band> {
    let rows = grid.rows();
    let mut bands: Vec<Band> = Vec::new();
    for row in rows {
        if bands.last().is_some_and(|band| row <= band.last) {
            continue;
        }
        // Most rows hold a date or a figure and are no headings; that is seen at once, reading words is not.
        if grid.filled(row).any(|cell| !is_text(cell)) {
            continue;
        }
        let look = Look::of(env, grid, row);
        if !look.is_strong(env, grid, row) {
            continue;
        }
        let above = bands.last().map_or(0, |band| band.last + 1);
        let first = groups_above(env, grid, row, &look, above);
        let last = headings_below(env, grid, row, first);
        bands.push(of_rows(env, grid, first, last));
    }
    bands
}

/// The band that these rows make.
pub(in crate::import) fn of_rows(env: &Env<'_>, grid: &Grid<'_>, first: u32, last: u32) -> Band {
    Band { first, last, headings: read_headings(env, grid, first, last) }
}

/// Rows of groups ("Quarter 3", "Target score") right above a row of headings; the first row of the band.
fn groups_above(env: &Env<'_>, grid: &Grid<'_>, row: u32, below: &Look, stop: u32) -> u32 {
    let (left, right) = match (below.texts.keys().next(), below.texts.keys().next_back()) {
        (Some(left), Some(right)) => (*left, *right),
        _ => return row,
    };
    let mut first = row;
    while first > stop && row - first < 2 {
        let look = Look::of(env, grid, first - 1);
        if look.texts.is_empty() || look.figures > 0 || !look.texts.keys().all(|column| (left..=right).contains(column))
        {
            break;
        }
        let is_group = |(column, text): (&u32, &String)| {
            if points_elsewhere(text) {
                return false;
            }
            let width = grid.block(CellRef::new(first - 1, *column)).map_or(1, |block| block.width());
            let reading = headings::glance(env, text);
            let partial = width > 1 && width <= right - left;
            partial
                || (*column > left && (reading.is_only_a_period() || reading.is_known()))
                || (look.texts.len() > 1 && reading.is_known())
        };
        if !look.texts.iter().all(is_group) {
            break;
        }
        first -= 1;
    }
    first
}

/// Rows of headings under groups; the last row of the band.
fn headings_below(env: &Env<'_>, grid: &Grid<'_>, row: u32, first: u32) -> u32 {
    let mut last = row;
    while last - first < 2 {
        let upper = Look::of(env, grid, last);
        let look = Look::of(env, grid, last + 1);
        let named = look.known + look.periods;
        let under_a_group = |column: &u32| {
            let at = CellRef::new(last, *column);
            let wide = grid.block(at).is_some_and(|block| block.width() > 1 && block.height() == 1);
            let own = upper.texts.get(column);
            wide || own.is_none_or(|text| headings::glance(env, text).is_only_a_period())
        };
        let fits = !look.texts.is_empty() && look.figures == 0 && named * 2 >= look.texts.len();
        if !fits || !look.texts.keys().all(under_a_group) {
            break;
        }
        last += 1;
    }
    // A block merged down from the headings belongs to the band.
    let merged_down = grid.filled(row).filter_map(|cell| grid.block(cell.at)).map(|block| block.last.row);
    let deepest = merged_down.filter(|deep| *deep <= first + 2).max().unwrap_or(last);
    last.max(deepest)
}

/// Columns that a table may be wide; the widest real return has 120. What is further right is left out, and told so.
const MOST_COLUMNS: u32 = 500;

fn read_headings(env: &Env<'_>, grid: &Grid<'_>, first: u32, last: u32) -> Vec<Heading> {
    let looks: Vec<(u32, BTreeMap<u32, String>)> =
        (first..=last).map(|row| (row, Look::of(env, grid, row).texts)).collect();
    let columns = looks.iter().flat_map(|(_, texts)| texts.keys().copied());
    let (Some(left), Some(right)) = (columns.clone().min(), columns.max()) else {
        return Vec::new();
    };
    let right = right.max(rightmost_of_blocks(grid, &looks)).min(left.saturating_add(MOST_COLUMNS));
    let mut headings = Vec::new();
    for column in left..=right {
        let mut parts: Vec<(CellRef, String)> = Vec::new();
        for (at, (row, _)) in looks.iter().enumerate() {
            if let Some((from, text)) = heading_at(env, grid, &looks, at, CellRef::new(*row, column))
                && parts.iter().all(|(known, _)| *known != from)
            {
                parts.push((from, text));
            }
        }
        // The rest of a block that was merged across the last row belongs to the column it begins in.
        let own = parts.last().is_some_and(|(from, _)| from.column == column);
        if own {
            let path: Vec<String> = parts.into_iter().map(|(_, text)| text).collect();
            let reading = headings::read(env, &path);
            headings.push(Heading { column, path, reading });
        }
    }
    headings
}

fn rightmost_of_blocks(grid: &Grid<'_>, looks: &[(u32, BTreeMap<u32, String>)]) -> u32 {
    let starts = looks.iter().flat_map(|(row, texts)| texts.keys().map(|column| CellRef::new(*row, *column)));
    starts.map(|at| grid.block(at).map_or(at.column, |block| block.last.column)).max().unwrap_or(0).min(16_383)
}

/// The heading a row gives a column: its own, that of a block, or a group's to its left that spills over it.
fn heading_at(
    env: &Env<'_>,
    grid: &Grid<'_>,
    looks: &[(u32, BTreeMap<u32, String>)],
    index: usize,
    at: CellRef,
) -> Option<(CellRef, String)> {
    let (_, texts) = looks.get(index)?;
    if let Some(text) = texts.get(&at.column) {
        return Some((at, text.clone()));
    }
    if let Some(block) = grid.block(at) {
        let text = grid.get(block.first).filter(|cell| !cell.is_empty()).map(|cell| written(cell).to_owned());
        return text.map(|text| (block.first, text));
    }
    let (column, text) = texts.range(..at.column).next_back()?;
    let from = CellRef::new(at.row, *column);
    let below = looks.get(index + 1..).unwrap_or_default();
    let named_below = |column: u32| below.iter().any(|(_, texts)| texts.contains_key(&column));
    let is_group = grid.block(from).is_none() && named_below(*column) && named_below(at.column);
    let reading = headings::glance(env, text);
    (is_group && (reading.is_only_a_period() || below.len() == 1)).then(|| (from, text.clone()))
}

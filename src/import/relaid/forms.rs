//! Owns forms and turned tables: runs of labels become the headings of a table, their values its records.
//! Must not know how labels are found, nor what becomes of a record.

use super::recast::{ACROSS, FORM, Recast};
use super::runs::{self, Pair, Run};
use crate::import::concept::Concept;
use crate::import::kinds;
use crate::import::layout::band::{self, Band};
use crate::import::layout::grid::Grid;
use crate::import::lift::{Env, reference, written};
use crate::import::spelling::{after_words, plain};
use crate::import::{fit, headings::Reading};
use crate::model::RecordKind;
use crate::workbook::{Cell, CellRange, CellRef, Sheet, Value};

/// Records a turned table may have; a wider sheet is something else.
const MOST_RECORDS: usize = 500;

/// The forms and turned tables of a sheet.
pub(super) fn find(env: &Env<'_>, sheet: &Sheet) -> Vec<Recast> {
    let grid = Grid::new(sheet);
    let mut found: Vec<Recast> = Vec::new();
    let mut forms: Vec<(RecordKind, Vec<Run<'_>>)> = Vec::new();
    for run in runs::find(env, &grid) {
        let records = across(env, &grid, &run);
        if records.len() > 1 {
            let turned = turned(sheet, &grid, &run, &records);
            found.extend(lists(env, &turned).map(|_| turned));
            continue;
        }
        let form = form(env, sheet, std::slice::from_ref(&run));
        let Some(kind) = lists(env, &form) else { continue };
        match forms.last_mut() {
            Some((known, runs)) if *known == kind && runs.last().is_some_and(|last| last.column == run.column) => {
                runs.push(run);
            }
            _ => forms.push((kind, vec![run])),
        }
    }
    found.extend(forms.iter().map(|(_, runs)| form(env, sheet, runs)));
    found
}

/// The columns that each hold a record: several values stand beside most labels.
fn across(env: &Env<'_>, grid: &Grid<'_>, run: &Run<'_>) -> Vec<u32> {
    let pairs: Vec<&Pair<'_>> = run.pairs.iter().filter(|pair| pair.label.at.column == run.column).collect();
    let mut columns: Vec<u32> = pairs.iter().flat_map(|pair| pair.values.iter().map(|cell| cell.at.column)).collect();
    columns.sort_unstable();
    let counted = columns.chunk_by(|a, b| a == b).filter_map(|same| same.first().map(|column| (*column, same.len())));
    let often = counted.filter(|(column, count)| *column != run.column && *count >= 2.max(pairs.len() / 3));
    let columns: Vec<u32> = often.map(|(column, _)| column).collect();
    let shows_how = |column: &u32| {
        let above = run.rows.0.checked_sub(1).and_then(|row| grid.seen(CellRef::new(row, *column)));
        above.is_some_and(|cell| is_example(env, cell))
    };
    let columns = columns.into_iter().filter(|column| is_named(env, &pairs, *column) && !shows_how(column));
    columns.take(MOST_RECORDS).collect()
}

fn is_example(env: &Env<'_>, cell: &Cell) -> bool {
    let words = plain(written(cell));
    env.words.list("example").iter().any(|example| after_words(&words, example).is_some())
}

/// Whether a column of values names what it is about: a title in words, or a reference.
fn is_named(env: &Env<'_>, pairs: &[&Pair<'_>], column: u32) -> bool {
    fn value<'a>(pair: &Pair<'a>, column: u32) -> Option<&'a Cell> {
        pair.values.iter().find(|cell| cell.at.column == column).copied()
    }
    let named = |pair: &&Pair<'_>| {
        let Some(cell) = value(pair, column) else { return false };
        match pair.concept {
            Some(concept) if is_title(concept) => is_name(cell),
            Some(Concept::Ref) => reference::looks_like(written(cell)) && !is_name(cell),
            _ => false,
        }
    };
    let example = |pair: &&Pair<'_>| value(pair, column).is_some_and(|cell| is_example(env, cell));
    pairs.iter().any(named) && !pairs.iter().take(2).any(example)
}

fn is_title(concept: Concept) -> bool {
    matches!(concept, Concept::Title | Concept::Action | Concept::Measure | Concept::Risk | Concept::Contract)
}

fn is_name(cell: &Cell) -> bool {
    let words = written(cell);
    matches!(cell.value, Value::Text(_)) && words.chars().count() > 3 && !reference::looks_like(words)
}

/// Records across and fields down become records down and fields across.
fn turned(sheet: &Sheet, grid: &Grid<'_>, run: &Run<'_>, records: &[u32]) -> Recast {
    let mut table = Recast::new(sheet, ACROSS);
    table.headed = true;
    let row_of = |column: u32| (1_u32..).zip(records).find(|(_, known)| **known == column).map(|(row, _)| row);
    let pairs = run.pairs.iter().filter(|pair| pair.label.at.column == run.column);
    for (column, pair) in (0_u32..).zip(pairs) {
        table.put_text(CellRef::new(0, column), pair.label, &pair.text);
        for cell in &pair.values {
            let Some(row) = row_of(cell.at.column) else { continue };
            table.put(CellRef::new(row, column), cell);
            let block = grid.block(cell.at).filter(|block| block.width() > 1 && block.height() == 1);
            let reaches = |known: u32| block.is_some_and(|block| known <= block.last.column);
            let last = (1_u32..).zip(records).filter(|(_, known)| reaches(**known)).map(|(row, _)| row).last();
            if let Some(last) = last.filter(|last| *last > row) {
                table.put_merge(CellRange::new(CellRef::new(row, column), CellRef::new(last, column)));
            }
        }
    }
    table.done()
}

/// Forms with the same sort of record become one table; a label all of them have is one column.
fn form(env: &Env<'_>, sheet: &Sheet, runs: &[Run<'_>]) -> Recast {
    let mut table = Recast::new(sheet, FORM);
    table.headed = true;
    let names = runs.iter().any(|run| !run.heading.is_empty())
        && !runs.iter().flat_map(|run| &run.pairs).any(|pair| pair.concept.is_some_and(is_title));
    let mut columns: Vec<String> = Vec::new();
    let mut next = 1;
    for run in runs {
        let mut depth = 1;
        if names {
            name_by_heading(&mut table, run, next);
        } else if !run.heading.is_empty() {
            for (column, cell) in (0_u32..).zip(&run.heading) {
                table.put(CellRef::new(next, column), cell);
            }
            next += 1;
        }
        let main = main_column(run);
        for pair in &run.pairs {
            let text = plain(&pair.text);
            if !columns.contains(&text) {
                columns.push(text.clone());
            }
            let at = (u32::from(names)..).zip(&columns).find(|(_, known)| **known == text);
            let Some((column, _)) = at else { continue };
            table.put_text(CellRef::new(0, column), pair.label, &pair.text);
            if let Some(text) = &pair.inline {
                table.put_text(CellRef::new(next, column), pair.label, text);
            }
            for (down, cell) in (0_u32..).zip(values(env, pair, main)) {
                table.put(CellRef::new(next + down, column), cell);
                depth = depth.max(down + 1);
            }
        }
        next += depth;
    }
    table.done()
}

/// A form whose labels name no record is named by the line above it.
fn name_by_heading(table: &mut Recast, run: &Run<'_>, row: u32) {
    let Some(cell) = run.heading.last() else { return };
    table.put_words(CellRef::new(0, 0), cell, "Title");
    let whole = written(cell);
    let name = whole.split_once(':').map(|(_, name)| name.trim()).filter(|name| !name.is_empty());
    table.put_text(CellRef::new(row, 0), cell, name.unwrap_or(whole));
}

/// The column most values of a run stand in.
fn main_column(run: &Run<'_>) -> Option<u32> {
    let mut columns: Vec<u32> =
        run.pairs.iter().flat_map(|pair| pair.values.iter().map(|cell| cell.at.column)).collect();
    columns.sort_unstable();
    let most =
        columns.chunk_by(|a, b| a == b).max_by_key(|same| (same.len(), std::cmp::Reverse(same.first().copied())));
    most.and_then(|same| same.first()).copied()
}

/// The values of a label: the one beside it, or those below it without the guidance that stands between.
fn values<'a>(env: &Env<'_>, pair: &Pair<'a>, main: Option<u32>) -> Vec<&'a Cell> {
    let below = pair.values.iter().all(|cell| cell.at.column == pair.label.at.column);
    if !below {
        let best = pair.values.iter().find(|cell| Some(cell.at.column) == main).or(pair.values.first());
        return best.into_iter().copied().collect();
    }
    let guides = |cell: &&&Cell| env.words.guides(&plain(written(cell)));
    let told: Vec<&Cell> = pair.values.iter().filter(|cell| !guides(cell)).copied().collect();
    if told.is_empty() { pair.values.clone() } else { told }
}

/// What a table that was laid out again lists; nothing when it does not look like records beyond doubt.
fn lists(env: &Env<'_>, table: &Recast) -> Option<RecordKind> {
    let grid = Grid::new(&table.sheet);
    let band = band::of_rows(env, &grid, 0, 0);
    let rows: Vec<u32> = grid.rows().into_iter().filter(|row| *row > 0).collect();
    let readings: Vec<Reading> = band.headings.iter().map(|heading| heading.reading.clone()).collect();
    let kind = kinds::kind(env, &grid, &band, &readings, &rows, &table.sheet.name)?;
    fits(env, kind, &grid, &band, &rows).then_some(kind)
}

/// Whether the values are what the labels ask for: a guide to a form has the labels too, and says what to write.
fn fits(env: &Env<'_>, kind: RecordKind, grid: &Grid<'_>, band: &Band, rows: &[u32]) -> bool {
    let (mut fits, mut misfits, mut fields) = (0, 0, 0);
    let (mut named, mut tells) = (false, false);
    for heading in &band.headings {
        let sample = fit::Sample::of(grid, heading.column, rows);
        let Some(candidate) = heading.reading.candidates.first().filter(|_| !sample.is_blank()) else { continue };
        let concept = candidate.concept;
        let likely = fit::of(env, kind, concept, &sample);
        fields += usize::from(concept.field(kind).is_some());
        named = named || (likely >= 0 && (is_title(concept) || concept == Concept::Text));
        tells = tells || TELLING.contains(&concept);
        if CHECKED.contains(&concept) {
            fits += usize::from(likely > 0);
            misfits += usize::from(likely < 0);
        }
    }
    named && tells && fields >= 3 && fits >= 1 && misfits * 3 <= fits
}

/// What a return is made of, beside names: a form without any of these is a cover.
const TELLING: [Concept; 11] = [
    Concept::Status,
    Concept::Rating,
    Concept::Value,
    Concept::YearToDate,
    Concept::Score,
    Concept::Likelihood,
    Concept::Commentary,
    Concept::Milestone,
    Concept::Mitigation,
    Concept::Recovery,
    Concept::Supplier,
];

/// What can be checked against the value.
const CHECKED: [Concept; 15] = [
    Concept::Ref,
    Concept::Status,
    Concept::Value,
    Concept::Target,
    Concept::YearToDate,
    Concept::Score,
    Concept::Due,
    Concept::StartDate,
    Concept::RevisedDate,
    Concept::CompletedDate,
    Concept::RecoveryDate,
    Concept::TargetDate,
    Concept::Outcome,
    Concept::Treatment,
    Concept::Polarity,
];

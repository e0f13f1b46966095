//! Owns what a column may hold by its cells alone, where its heading says nothing we know.
//! Must not know the heading's words.

use super::concept::Concept;
use super::fit::Sample;
use super::headings::{Candidate, Reading};
use super::layout::band::{Band, Heading};
use super::layout::grid::Grid;
use super::lift::{Env, date, placeholder, reference, status, written};
use crate::model::RecordKind;
use crate::workbook::{Cell, CellRef, Value};
use std::collections::BTreeSet;

/// Cells a column has at least before it is told by them.
const ENOUGH: usize = 3;

/// Adds what the cells tell to headings that say nothing we know; `known` are references of the plan and of last quarter.
pub(super) fn readings(
    grid: &Grid<'_>,
    env: &Env<'_>,
    band: &Band,
    rows: &[u32],
    known: &[String],
    read: &mut [Reading],
) {
    let has_date = read.iter().any(|reading| DATES.iter().any(|concept| reading.can_be(*concept)));
    for (heading, reading) in band.headings.iter().zip(read) {
        if !reading.candidates.is_empty() || reading.is_only_a_period() {
            continue;
        }
        let sample = Sample::of(grid, heading.column, rows);
        let told = by_cells(env, &sample, known, has_date).or_else(|| by_list(env, grid, heading.column, rows));
        reading.candidates.extend(told);
    }
}

const DATES: [Concept; 5] =
    [Concept::Due, Concept::StartDate, Concept::RevisedDate, Concept::CompletedDate, Concept::RecoveryDate];

fn by_cells(env: &Env<'_>, sample: &Sample<'_>, known: &[String], has_date: bool) -> Option<Candidate> {
    let filled: Vec<&Cell> = sample.filled().collect();
    if filled.len() < ENOUGH {
        return None;
    }
    let most = |fits: &dyn Fn(&Cell) -> bool| filled.iter().filter(|cell| fits(cell)).count() * 5 >= filled.len() * 4;
    let found = |concept, confidence, why| Some(Candidate { concept, confidence, why });
    let is_known = |cell: &Cell| known.binary_search_by(|reference| reference.as_str().cmp(written(cell))).is_ok();
    let is_date = |cell: &Cell| matches!(cell.value, Value::Date(_)) || date::names_a_day(written(cell));
    match () {
        () if most(&is_known) => found(Concept::Ref, 75, "its cells are references of the plan or of last quarter"),
        () if most(&|cell| says_status(env, cell)) => found(Concept::Status, 60, "its cells say statuses"),
        () if most(&|cell| env.names.outcome(written(cell)).is_some()) => {
            found(Concept::Outcome, 65, "its cells name outcomes")
        }
        () if !has_date && most(&is_date) => found(Concept::Due, 50, "its cells are dates, and no other column's are"),
        () => None,
    }
}

/// A status in words or letters; a figure may count anything.
fn says_status(env: &Env<'_>, cell: &Cell) -> bool {
    let text = written(cell);
    text.chars().any(char::is_alphabetic) && status::is_bare(env, text)
}

/// A drop-down list of statuses says what a column holds, even where little is filled in.
fn by_list(env: &Env<'_>, grid: &Grid<'_>, column: u32, rows: &[u32]) -> Option<Candidate> {
    let choices = rows.iter().take(5).find_map(|row| grid.sheet.choices_at(CellRef::new(*row, column)))?;
    let words: Vec<&String> = choices.words.iter().filter(|word| !placeholder(env, word)).collect();
    let statuses = words.iter().filter(|word| status::is_bare(env, word)).count();
    let why = "its drop-down list offers statuses";
    (statuses >= 2 && statuses * 5 >= words.len() * 4).then_some(Candidate {
        concept: Concept::Status,
        confidence: 65,
        why,
    })
}

/// A column without a heading left of a table, whose cells are references.
pub(super) fn bare_references(grid: &Grid<'_>, band: &Band, rows: &[u32], known: &[String]) -> Option<Heading> {
    let column = band.headings.first()?.column.checked_sub(1)?;
    if band.headings.iter().any(|heading| heading.reading.can_be(Concept::Ref)) {
        return None;
    }
    let cells: Vec<&Cell> =
        rows.iter().filter_map(|row| grid.get(CellRef::new(*row, column))).filter(|cell| !cell.is_empty()).collect();
    let texts: BTreeSet<&str> = cells.iter().map(|cell| written(cell)).collect();
    // A plain count of the rows is no reference; a letter or a point in it makes one.
    let is_reference = |cell: &&&Cell| {
        let text = written(cell);
        let marked = text.chars().any(|c| c.is_alphabetic() || c == '.') && !matches!(cell.value, Value::Date(_));
        (reference::looks_like(text) && marked && text.chars().count() <= 8)
            || known.binary_search_by(|reference| reference.as_str().cmp(text)).is_ok()
    };
    let fitting = cells.iter().filter(is_reference).count();
    let fits = cells.len() >= 2 && fitting * 5 >= cells.len() * 4 && texts.len() == cells.len();
    let why = "no heading, and its cells are references";
    let candidate = Candidate { concept: Concept::Ref, confidence: 70, why };
    let reading = Reading { candidates: vec![candidate], ..Reading::default() };
    fits.then(|| Heading { column, path: Vec::new(), reading })
}

/// Where no column names the records, a milestone does, or else the first column of words.
pub(super) fn title(grid: &Grid<'_>, kind: RecordKind, band: &Band, rows: &[u32], read: &mut [Reading]) {
    let concept = match kind {
        RecordKind::Action => Concept::Action,
        RecordKind::Risk => Concept::Risk,
        RecordKind::Measure => Concept::Measure,
        _ => return,
    };
    let Some(field) = concept.field(kind) else { return };
    let names =
        |reading: &Reading| reading.candidates.iter().any(|candidate| candidate.concept.field(kind) == Some(field));
    if read.iter().any(names) {
        return;
    }
    if kind == RecordKind::Action
        && let Some(reading) = read.iter_mut().find(|reading| is_first(reading, Concept::Milestone))
    {
        let why = "milestones are what the table lists";
        let confidence = reading.candidates.first().map_or(80, |candidate| candidate.confidence);
        reading.candidates.insert(0, Candidate { concept, confidence, why });
        return;
    }
    let columns = band.headings.iter().zip(read.iter_mut());
    let mut bare = columns.filter(|(_, reading)| reading.candidates.is_empty() && !reading.is_only_a_period());
    let found = bare.find(|(heading, _)| Sample::of(grid, heading.column, rows).names_things());
    if let Some((_, reading)) = found {
        let why = "nothing else in the table names what it lists";
        reading.candidates.push(Candidate { concept, confidence: 55, why });
    }
}

/// A completion date is the due date where no other column is.
pub(super) fn completion(read: &mut [Reading]) {
    let others = read.iter().any(|reading| is_first(reading, Concept::Due) || is_first(reading, Concept::TargetDate));
    let both = |reading: &&mut Reading| is_first(reading, Concept::CompletedDate) && reading.can_be(Concept::Due);
    if others {
        return;
    }
    if let Some(reading) = read.iter_mut().find(both) {
        reading.candidates.sort_by_key(|candidate| candidate.concept != Concept::Due);
    }
}

fn is_first(reading: &Reading, concept: Concept) -> bool {
    reading.candidates.first().is_some_and(|candidate| candidate.concept == concept)
}

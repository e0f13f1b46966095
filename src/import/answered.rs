//! Owns what a person said of the columns of a table: what each holds, and of which period it is.
//! Must not know how a column is understood without that.

use super::answers::{About, left_out, reason};
use super::concept::Concept;
use super::headings::{Candidate, Reading};
use super::kinds::KINDS;
use super::layout::band::{Band, Heading};
use super::layout::grid::Grid;
use super::lift::Env;
use super::mapping::{Column, Target, name, target};
use crate::model::{Period, RecordKind};
use crate::workbook::column_letters;

/// Why a column holds what it does, when a person said so.
const SAID: &str = "you said so";

/// A column as a mapping names it where its heading does not tell it apart: `Plan!K`.
pub(super) fn place(sheet: &str, column: u32) -> String {
    format!("{sheet}!{}", column_letters(column))
}

/// A heading's reading, with what a person answered for it before anything else.
pub(super) fn answered(env: &Env<'_>, grid: &Grid<'_>, heading: &Heading) -> Reading {
    let mut reading = heading.reading.clone();
    let known =
        env.mapping.and_then(|mapping| mapping.column(&place(&grid.sheet.name, heading.column), &name(heading)));
    let concept = known.and_then(|(_, says)| match left_out(says) {
        Some(_) => Some(Concept::NotKept),
        None => KINDS.iter().find_map(|(kind, _)| concept_of(*kind, says)),
    });
    if let Some(concept) = concept {
        reading.candidates.insert(0, Candidate { concept, confidence: 100, why: SAID });
    }
    reading
}

/// The concept of an answer such as `action.commentary`, in a table of this kind.
fn concept_of(kind: RecordKind, says: &str) -> Option<Concept> {
    let field = says.strip_prefix(kind.code())?.strip_prefix('.')?;
    match (kind, field) {
        (RecordKind::Measure, "benchmark") => Some(Concept::Benchmark),
        (RecordKind::Risk, "event") => Some(Concept::Event),
        _ => Concept::ALL.iter().find(|concept| concept.field(kind) == Some(field)).copied(),
    }
}

/// A column as a person said it is.
pub(super) fn said(
    env: &Env<'_>,
    grid: &Grid<'_>,
    kind: RecordKind,
    heading: &Heading,
    period: Option<Period>,
) -> Option<Column> {
    let (about, says) = env.mapping?.column(&place(&grid.sheet.name, heading.column), &name(heading))?;
    let target = match left_out(says) {
        Some(why) => Target::Ignored(reason(why)),
        None => target(env, kind, concept_of(kind, says)?, period, heading),
    };
    let answers = std::iter::once(about).chain(said_period(env, grid, heading).map(|(about, _)| about)).collect();
    Some(Column { at: heading.column, heading: name(heading), target, confidence: 100, why: SAID.to_owned(), answers })
}

/// Columns without a heading that a person said what they hold.
pub(super) fn without_heading(env: &Env<'_>, grid: &Grid<'_>, kind: RecordKind, band: &Band) -> Vec<Column> {
    let (Some(mapping), Some(extent)) = (env.mapping, grid.sheet.extent) else { return Vec::new() };
    if !mapping.speaks_of_columns() {
        return Vec::new();
    }
    let bare = (extent.first.column..=extent.last.column)
        .filter(|column| !band.headings.iter().any(|heading| heading.column == *column));
    let column = |at: u32| {
        let (about, says) = mapping.column(&place(&grid.sheet.name, at), "")?;
        let target = match (left_out(says), concept_of(kind, says)) {
            (Some(why), _) => Target::Ignored(reason(why)),
            (None, concept) => Target::Field { field: concept?.field(kind)?, period: None },
        };
        let (heading, why) = (String::new(), SAID.to_owned());
        Some(Column { at, heading, target, confidence: 100, why, answers: vec![about] })
    };
    bare.filter_map(column).collect()
}

/// The period a person said a column is of.
pub(super) fn said_period(env: &Env<'_>, grid: &Grid<'_>, heading: &Heading) -> Option<(About, Period)> {
    env.mapping?.period(&place(&grid.sheet.name, heading.column), &name(heading), env.asked)
}

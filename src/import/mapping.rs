//! Owns what each column of a table holds, with how sure we are and why; what a person said of it comes before all else.
//! Must not know the rows.

use super::answered::{answered, place, said, said_period, without_heading};
use super::answers::About;
use super::concept::Concept;
use super::fit;
use super::guess;
use super::headings::{Candidate, Reading};
use super::kinds;
use super::layout::band::{Band, Heading};
use super::layout::grid::Grid;
use super::lift::Env;
use super::ratings::{of_what, second_status};
use super::spelling::{plain, quoted};
use crate::model::{Period, RecordKind};
use std::collections::BTreeMap;

/// What becomes of a column's cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// They are values of a field; of the asked period unless another is said.
    Field {
        /// The field.
        field: &'static str,
        /// An earlier period, whose figures get a row of their own.
        period: Option<Period>,
    },
    /// They are figures of others.
    Benchmark(String),
    /// They say what happened to the record of the row.
    Movement,
    /// They are left out, with a reason.
    Ignored(String),
    /// We cannot tell.
    Unknown,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Where it stands, from 0.
    pub(super) at: u32,
    /// The heading as written.
    pub(super) heading: String,
    /// What becomes of it.
    pub(super) target: Target,
    /// How sure, in per cent.
    pub(super) confidence: u8,
    /// Why.
    pub(super) why: String,
    /// The answers it follows.
    pub(super) answers: Vec<About>,
}

/// A table that lists records.
#[derive(Clone, Debug)]
pub(super) struct TableMap {
    /// What it lists.
    pub(super) kind: RecordKind,
    /// Its columns, left to right.
    pub(super) columns: Vec<Column>,
}

impl TableMap {
    /// The columns that hold one text between them, each with the one it is joined to.
    pub(super) fn joined(&self) -> impl Iterator<Item = (&Column, &Column)> {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| goes_on(&column.target));
        columns.filter_map(|(at, column)| {
            let before = self.columns.get(..at)?;
            before.iter().find(|other| other.target == column.target).map(|other| (other, column))
        })
    }

    /// What a mapping calls a column: by its heading, or by its place where another column has the same heading, or it has none.
    pub(super) fn key_of(&self, sheet: &str, at: u32) -> String {
        let heading = |column: &Column| plain(&column.heading);
        let own = self.columns.iter().find(|column| column.at == at).map(heading).unwrap_or_default();
        let alike = self.columns.iter().filter(|column| heading(column) == own).count();
        match self.columns.iter().find(|column| column.at == at).filter(|_| !own.is_empty() && alike == 1) {
            Some(column) => column.heading.split_whitespace().collect::<Vec<_>>().join(" "),
            None => place(sheet, at),
        }
    }

    /// The column of a field in the asked period.
    pub(super) fn column_of(&self, field: &str) -> Option<u32> {
        let here = |column: &&Column| matches!(&column.target, Target::Field { field: f, period: None } if *f == field);
        self.columns.iter().find(here).map(|column| column.at)
    }
}

/// What a table under a band lists and what its columns hold; nothing when it lists no records. `about` is the sheet's name and the titles over the table.
/// `known` are the references of the plan and of last quarter.
pub(super) fn table(
    env: &Env<'_>,
    grid: &Grid<'_>,
    band: &Band,
    rows: &[u32],
    about: &str,
    known: &[String],
) -> Option<TableMap> {
    let mut readings: Vec<Reading> = band.headings.iter().map(|heading| answered(env, grid, heading)).collect();
    guess::readings(grid, env, band, rows, known, &mut readings);
    guess::completion(&mut readings);
    let kind = kinds::kind(env, grid, band, &readings, rows, about)?;
    guess::title(grid, kind, band, rows, &mut readings);
    let readings = by_neighbours(kind, readings);
    let mut offers = Vec::new();
    for (at, (heading, reading)) in band.headings.iter().zip(&readings).enumerate() {
        let sample = fit::Sample::of(grid, heading.column, rows);
        for (rank, candidate) in offered(kind, reading, &sample).into_iter().enumerate() {
            let likely = fit::of(env, kind, candidate.concept, &sample);
            let rank = i32::try_from(rank).unwrap_or(9);
            let likely = likely + of_what(kind, candidate.concept, heading);
            offers.push((i32::from(candidate.confidence) + likely - 3 * rank, at, candidate));
        }
    }
    // Best offers first; columns from the left where equal.
    offers.sort_by_key(|(score, at, _)| (-score, *at));
    let said =
        |at: usize| said(env, grid, kind, band.headings.get(at)?, period_of(env, grid, kind, band, &readings, at));
    let mut columns: Vec<Option<Column>> = (0..band.headings.len()).map(said).collect();
    let mut taken: BTreeMap<String, u8> =
        columns.iter().flatten().map(|column| (format!("{:?}", column.target), column.confidence)).collect();
    for (_, at, candidate) in offers {
        let (Some(heading), Some(slot)) = (band.headings.get(at), columns.get_mut(at)) else {
            continue;
        };
        if slot.is_some() {
            continue;
        }
        let period = period_of(env, grid, kind, band, &readings, at);
        let target = target(env, kind, candidate.concept, period, heading);
        let key = format!("{target:?}");
        if !matches!(target, Target::Ignored(_) | Target::Unknown) {
            let known = taken.get(&key).copied();
            if known.is_some_and(|known| !(goes_on(&target) && known.min(candidate.confidence) >= OWN_WORDS)) {
                continue;
            }
            taken.entry(key).or_insert(candidate.confidence);
        }
        let why = candidate.why.to_owned();
        let answers = said_period(env, grid, heading).map(|(about, _)| about).into_iter().collect();
        let (at, confidence) = (heading.column, candidate.confidence);
        *slot = Some(Column { at, heading: name(heading), target, confidence, why, answers });
    }
    let status = columns.iter().flatten().find(|column| holds(&column.target, "status")).cloned();
    let columns = columns.into_iter().zip(band.headings.iter().zip(&readings));
    let rest = |heading, reading| status.as_ref().and_then(|status| second_status(status, heading, reading));
    let left = |heading, reading| rest(heading, reading).unwrap_or_else(|| unknown(heading));
    let columns = columns.map(|(column, (heading, reading))| column.unwrap_or_else(|| left(heading, reading)));
    let mut columns: Vec<Column> = columns.collect();
    only_milestone(kind, &mut columns, &readings);
    columns.extend(without_heading(env, grid, kind, band));
    columns.sort_by_key(|column| column.at);
    Some(TableMap { kind, columns })
}

/// "Q4 milestones" in the return of the third quarter are what comes next: the milestone, where there is no other.
fn only_milestone(kind: RecordKind, columns: &mut [Column], readings: &[Reading]) {
    let field = Target::Field { field: "milestone", period: None };
    if kind != RecordKind::Action || columns.iter().any(|column| column.target == field) {
        return;
    }
    let says = |reading: &Reading| reading.candidates.first().is_some_and(|c| c.concept == Concept::Milestone);
    let mut later = columns.iter_mut().zip(readings).filter(|(column, reading)| {
        matches!(&column.target, Target::Ignored(reason) if reason.starts_with("a later period")) && says(reading)
    });
    if let (Some((column, _)), None) = (later.next(), later.next()) {
        column.target = field;
    }
}

/// From this confidence on a heading is known by its own words; below, something was left out or guessed.
const OWN_WORDS: u8 = 92;

/// From this confidence on a heading may be known as something that is left out.
const BEYOND_DOUBT: u8 = 75;

/// Fields that hold words at length.
const PROSE: [&str; 11] = [
    "action",
    "measure",
    "title",
    "milestone",
    "commentary",
    "cause",
    "recovery",
    "mitigation",
    "text",
    "reason",
    "change",
];

/// Words may stand in two columns ("Risk name" and "Description"): they become lines of one text, where both headings say so.
fn goes_on(target: &Target) -> bool {
    matches!(target, Target::Field { field, period: None } if PROSE.contains(field))
}

pub(super) fn name(heading: &Heading) -> String {
    heading.path.join(" ")
}

fn holds(target: &Target, wanted: &str) -> bool {
    matches!(target, Target::Field { field, period: None } if *field == wanted)
}

fn unknown(heading: &Heading) -> Column {
    Column {
        at: heading.column,
        heading: name(heading),
        target: Target::Unknown,
        confidence: 0,
        why: "nothing we know".to_owned(),
        answers: Vec::new(),
    }
}

/// An owner or a date right of a recovery is the recovery's.
fn by_neighbours(kind: RecordKind, mut readings: Vec<Reading>) -> Vec<Reading> {
    if !matches!(kind, RecordKind::Action | RecordKind::Measure) {
        return readings;
    }
    let recoveries = [Concept::Recovery, Concept::Mitigation, Concept::Action];
    // A column that says outright that it is the recovery's leaves no other to be taken for it.
    let outright =
        |concept| readings.iter().any(|reading| reading.candidates.first().is_some_and(|c| c.concept == concept));
    let (has_owner, has_date) = (outright(Concept::RecoveryOwner), outright(Concept::RecoveryDate));
    // Nor is the only owner or the only date of an action taken from it.
    let several = |concepts: &[Concept]| {
        let first = readings.iter().filter_map(|reading| reading.candidates.first());
        kind != RecordKind::Action || first.filter(|candidate| concepts.contains(&candidate.concept)).count() > 1
    };
    let (may_owner, may_date) = (several(&[Concept::Owner]), several(&[Concept::Due, Concept::TargetDate]));
    let mut since = None;
    let mut named = false;
    for (at, reading) in readings.iter_mut().enumerate() {
        let first = reading.candidates.first().map(|candidate| candidate.concept);
        let is_recovery = first.is_some_and(|concept| recoveries.contains(&concept));
        let is_title = kind == RecordKind::Action && first == Some(Concept::Action);
        if is_recovery && !is_title && (named || kind == RecordKind::Action) {
            since = Some(at);
        }
        named = named || matches!(first, Some(Concept::Measure | Concept::Title | Concept::Ref));
        let near = since.is_some_and(|since| at > since && at <= since + 3);
        let instead = match first {
            Some(Concept::Owner) if near && may_owner && !has_owner => Concept::RecoveryOwner,
            Some(Concept::Due | Concept::TargetDate) if near && may_date && !has_date => Concept::RecoveryDate,
            _ => continue,
        };
        let why = "it stands beside the recovery";
        let confidence = reading.candidates.first().map_or(80, |candidate| candidate.confidence);
        reading.candidates.iter_mut().for_each(|other| other.confidence = other.confidence.saturating_sub(40));
        reading.candidates.insert(0, Candidate { concept: instead, confidence, why });
    }
    readings
}

/// What a column can hold in this kind of table: its heading's concepts, else what its cells look like.
fn offered(kind: RecordKind, reading: &Reading, sample: &fit::Sample<'_>) -> Vec<Candidate> {
    let keeps = |candidate: &&Candidate| {
        let concept = candidate.concept;
        let left_out = matches!(concept, Concept::Direction | Concept::NotKept | Concept::InherentPart);
        concept.field(kind).is_some()
            // A guess throws nothing away.
            || (left_out && candidate.confidence >= BEYOND_DOUBT)
            || (concept == Concept::Benchmark && kind == RecordKind::Measure)
            || (concept == Concept::Event && kind == RecordKind::Risk)
    };
    // A guess does not put sentences where a name or a figure belongs.
    let sentences = sample.is_prose();
    let fits = |candidate: &&Candidate| {
        let words = candidate.concept.field(kind).is_some_and(|field| PROSE.contains(&field));
        words || !sentences || candidate.confidence >= BEYOND_DOUBT
    };
    let mut offered: Vec<Candidate> = reading.candidates.iter().filter(keeps).filter(fits).cloned().collect();
    if reading.is_only_a_period() {
        let concept = match kind {
            RecordKind::Measure => Some(Concept::Value),
            RecordKind::Risk => Some(Concept::Score),
            RecordKind::Action if sample.is_wordy() => Some(Concept::Commentary),
            RecordKind::Action => Some(Concept::Status),
            _ => None,
        };
        let candidate = |concept| Candidate {
            concept,
            confidence: 80,
            why: "the heading is a period, and this is what the table tells of one",
        };
        offered.extend(concept.map(candidate));
    }
    if offered.is_empty() {
        // The heading is known, but not as something this kind of record keeps. Sentences are asked about all the same.
        let known = reading.candidates.first();
        let known = known.filter(|known| {
            let short = !sample.is_wordy() || names_another(kind, known.concept);
            known.confidence >= BEYOND_DOUBT && short
        });
        offered.extend(known.map(|known| Candidate { concept: Concept::NotKept, ..known.clone() }));
    }
    offered
}

/// Whether a column names the record that a change or a restatement is about: that record bears its name itself.
fn names_another(kind: RecordKind, concept: Concept) -> bool {
    matches!(kind, RecordKind::Event | RecordKind::Restatement)
        && matches!(concept, Concept::Title | Concept::Measure | Concept::Risk | Concept::Action)
}

/// The period a column is for; nothing for the asked one.
fn period_of(
    env: &Env<'_>,
    grid: &Grid<'_>,
    kind: RecordKind,
    band: &Band,
    readings: &[Reading],
    at: usize,
) -> Option<Period> {
    if let Some((_, period)) = band.headings.get(at).and_then(|heading| said_period(env, grid, heading)) {
        return (period != env.asked).then_some(period);
    }
    let found = readings.get(at)?.mention?;
    let period = found.period;
    if period == env.asked
        || (!found.dated && period.financial_year() == env.asked.financial_year() && matches!(period, Period::Year(_)))
    {
        return None;
    }
    // "Position at end of December" is how the quarter to December ends; only figures have months of their own.
    if kind != RecordKind::Measure && matches!(period, Period::Month(..)) && period.last_day() == env.asked.last_day() {
        return None;
    }
    // A quarter without a year that lies ahead, but stands left of the asked one, is last year's.
    if let (Period::Quarter(year, quarter), Period::Quarter(_, asked)) = (period, env.asked) {
        let column = |index: usize| band.headings.get(index).map(|heading| heading.column);
        let own = readings.iter().position(|reading| reading.mention.is_some_and(|m| m.period == env.asked));
        if !found.year_said && quarter > asked && own.is_some_and(|own| column(at) < column(own)) {
            return Some(Period::Quarter(year - 1, quarter));
        }
    }
    Some(period)
}

pub(super) fn target(
    env: &Env<'_>,
    kind: RecordKind,
    concept: Concept,
    period: Option<Period>,
    heading: &Heading,
) -> Target {
    let title = quoted(&name(heading));
    match concept {
        Concept::Direction => return Target::Ignored(format!("recomputed: “{title}”")),
        Concept::NotKept | Concept::InherentPart => {
            return Target::Ignored(format!("“{title}” has no place in a return"));
        }
        Concept::Benchmark if kind == RecordKind::Measure => return Target::Benchmark(title),
        Concept::Event if kind == RecordKind::Risk => return Target::Movement,
        _ => {}
    }
    let Some(field) = concept.field(kind) else { return Target::Unknown };
    let Some(period) = period else { return Target::Field { field, period: None } };
    let own_year =
        matches!(period, Period::Year(_) | Period::Half(..)) && period.financial_year() == env.asked.financial_year();
    match (kind, field) {
        (RecordKind::Measure, "target") if own_year => Target::Field { field: "annual_target", period: None },
        (RecordKind::Measure, "forecast" | "annual_target" | "baseline") if own_year => {
            Target::Field { field, period: None }
        }
        (RecordKind::Measure, "value") if own_year => Target::Field { field, period: None },
        _ if period.last_day() > env.asked.last_day() && !own_year => {
            Target::Ignored(format!("a later period: {}", period.words()))
        }
        (RecordKind::Measure, "value" | "target" | "target_upper" | "status" | "numerator" | "denominator") => {
            Target::Field { field, period: Some(period) }
        }
        (RecordKind::Action, "status") if env.asked.previous_quarter() == Some(period) => {
            Target::Field { field: "previous_status", period: None }
        }
        (RecordKind::Risk, "score") if env.asked.previous_quarter() == Some(period) => {
            Target::Field { field: "previous_score", period: None }
        }
        // What narratives and contracts said before is history; events and restatements speak of other quarters themselves.
        (
            RecordKind::Measure | RecordKind::Action | RecordKind::Risk | RecordKind::Narrative | RecordKind::Contract,
            _,
        ) => Target::Ignored(format!("history: {}", period.words())),
        _ => Target::Field { field, period: None },
    }
}

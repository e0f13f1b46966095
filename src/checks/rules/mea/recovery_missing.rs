//! Owns MEA.12: a measure off target says why and what will be done.
//! Must not know whether the words are true.

use crate::checks::context::Context;
use crate::checks::found::{Found, listed, place};
use crate::checks::registry::rule;
use crate::checks::verdict::verdict;
use crate::model::{Field, Measure, MeasureStatus, Row};
use crate::tables::Columns;

rule! {
    /// A red or amber measure of this quarter has a cause, a recovery, the role that leads it and the date it takes effect. A red one
    /// without any word at all is asked about first.
    ///
    /// Why: exceptions are what a committee reads; each should say what happened, what is done about it, by whom and by when.
    ///
    /// Remedy: fill in what is missing.
    ///
    /// Source: the council's own list of red and amber measures; a council where 7 of 11 red and amber measures had no comment.
    "MEA.12", "Off target, and not said why", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The cause and the recovery are in the commentary.",
        "The cause is outside the council's control; no recovery is planned.",
        "The measure is within a point of its target and is watched.",
    ],
    looks_at: ["status", "value", "target"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    const WANTED: [(Field, &str); 4] = [
        (Field::of::<Measure>("cause"), "no cause"),
        (Field::of::<Measure>("recovery"), "no recovery"),
        (Field::of::<Measure>("recovery_owner"), "nobody to lead the recovery"),
        (Field::of::<Measure>("recovery_date"), "no recovery date"),
    ];
    let measure = &row.record;
    if measure.period != context.period() {
        return Vec::new();
    }
    let status = measure.status.unwrap_or_else(|| verdict(measure, context.framework()).status);
    if !matches!(status, MeasureStatus::Red | MeasureStatus::Amber) {
        return Vec::new();
    }
    let missing: Vec<(Field, &str)> =
        WANTED.into_iter().filter(|(field, _)| measure.get(field.index()).trim().is_empty()).collect();
    let Some((first, _)) = missing.first() else { return Vec::new() };
    let words: Vec<String> = missing.iter().map(|(_, words)| (*words).to_owned()).collect();
    let headline = format!("{} is {status} with {}", context.measure(measure), listed(&words));
    vec![Found::explain(place(row, Some(*first)), headline, "Fill in what is missing")]
}

//! Owns MEA.05: a running total held against another quarter's target.
//! Must not know the verdict.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Aggregation, Field, Measure, Period, Row};

const TARGET: Field = Field::of::<Measure>("target");

rule! {
    /// A measure that counts from April has the target of this quarter, not last quarter's: its target moves with the quarters, unless
    /// it is the year's. One whose target is exactly last quarter's while its figure grew is asked about.
    ///
    /// Why: 59.3% collected by September looks splendid against the 24.5% due by June.
    ///
    /// Remedy: enter the target of this quarter from the profile.
    ///
    /// Source: a council's published measures, where the second quarter was held against the first quarter's target.
    "MEA.05", "A running total against another quarter's target", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The target is the year's and is not divided by quarters.",
        "The profile has the same target for both quarters.",
    ],
    looks_at: ["target", "annual_target"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let Some(target) = measure.target.filter(|_| context.is_current(measure.period)) else { return Vec::new() };
    if context.aggregation(measure) != Some(Aggregation::YearToDate) || measure.annual_target == Some(target) {
        return Vec::new();
    }
    let due = measure.period.and_then(|period| context.framework().due_of(&measure.reference, period));
    // Another target than the plan's is MEA.13; the plan's own is right whatever last quarter's was.
    if due.and_then(|due| due.target).is_some() {
        return Vec::new();
    }
    let last = context.last_measure(measure).filter(|last| last.target == Some(target) && last.value < measure.value);
    let Some(period) = last.and_then(|last| last.period) else { return Vec::new() };
    let same_year = period.financial_year() == measure.period.and_then(Period::financial_year);
    if !same_year {
        return Vec::new();
    }
    let headline = format!(
        "{} counts from April and still has the target of {}: {}",
        context.measure(measure),
        period.words(),
        target.normalize()
    );
    vec![
        Found::explain(place(row, Some(TARGET)), headline, "Enter the target of this quarter from the profile")
            .against(target),
    ]
}

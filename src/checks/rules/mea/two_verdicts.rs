//! Owns MEA.11: a figure that misses its target and beats others, or the other way round.
//! Must not know which of the two matters more.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::checks::verdict::{Standing, verdicts};
use crate::model::{Field, Measure, MeasureStatus, Row};

const VALUE: Field = Field::of::<Measure>("value");

rule! {
    /// A figure is red against its target and better than a benchmark, or green and worse than one. Both verdicts hold, and both are to
    /// be shown.
    ///
    /// Why: six days against a target of three is red, and better than the national nine: a report with only one of the two misleads.
    ///
    /// Remedy: none; say both in the commentary.
    ///
    /// Source: the council's own report, on changes of housing benefit.
    "MEA.11", "Target and benchmark tell two stories", Notice, Return, Measure(check),
    acceptable: [],
    looks_at: ["value", "target"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    if measure.value.is_none() || !context.is_current(measure.period) {
        return Vec::new();
    }
    let own = |b: &&crate::model::Benchmark| b.reference == measure.reference && b.period == measure.period;
    let mut benchmarks = context.ret().benchmarks().records().filter(own).peekable();
    if benchmarks.peek().is_none() {
        return Vec::new();
    }
    let verdicts = verdicts(measure, benchmarks, context.framework());
    let apart = |standing| {
        matches!(
            (verdicts.target.status, standing),
            (MeasureStatus::Red, Standing::Better) | (MeasureStatus::Green, Standing::Worse)
        )
    };
    let told = verdicts.benchmarks.iter().filter(|beside| apart(beside.standing)).map(|beside| {
        let headline = format!(
            "{} is {} against its target and {} the figure of “{}”: {}, and {} there",
            context.measure(measure),
            verdicts.target.status,
            beside.standing.words(),
            beside.name,
            verdicts.target.basis,
            beside.value.normalize()
        );
        Found::notice(place(row, Some(VALUE)), headline, "Say both in the commentary").against(beside.value)
    });
    told.collect()
}

//! Owns MEA.03: a figure that is last quarter's to the last digit.
//! Must not know whether the figure is on target.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Aggregation, Field, Frequency, Measure, Row};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const VALUE: Field = Field::of::<Measure>("value");

rule! {
    /// The figure equals last quarter's to its last digit, has at least three of them (the council can say how many), is neither 0, 100
    /// nor the target, and a fresh figure is due this quarter.
    ///
    /// Why: a figure carried over is as old as the one it repeats, and looks like a steady performance.
    ///
    /// Remedy: enter this quarter's figure; where there is none, say why.
    ///
    /// Source: a council's published measures, twelve of which had last quarter's figure.
    "MEA.03", "The figure is last quarter's", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The figure was measured again and is the same.",
        "The figure is collected less often; it is the latest there is.",
    ],
    looks_at: ["value", "data_period"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let Some(value) = measure.value.filter(|_| context.is_current(measure.period)) else { return Vec::new() };
    let planned = context.framework().measure(&measure.reference);
    let frequency = measure.frequency.or(planned.and_then(|planned| planned.frequency));
    let fresh = !matches!(frequency, Some(Frequency::Annual | Frequency::HalfYearly)) && measure.data_period.is_none();
    // A running total that stands still is MEA.04.
    let cumulative = context.aggregation(measure) == Some(Aggregation::YearToDate);
    let plain = [Decimal::ZERO, Decimal::ONE_HUNDRED].contains(&value) || measure.target == Some(value);
    if !fresh || plain || cumulative || digits(value) < wanted(context) {
        return Vec::new();
    }
    let Some(last) = context.last_measure(measure).filter(|last| last.value == Some(value)) else { return Vec::new() };
    let of = last.period.map(crate::model::Period::words).unwrap_or_default();
    let headline = format!("{} is {}, exactly as in {of}", context.measure(measure), value.normalize());
    vec![
        Found::explain(
            place(row, Some(VALUE)),
            headline,
            "Enter this quarter's figure, or say that it was measured again",
        )
        .against(value),
    ]
}

fn wanted(context: &Context<'_>) -> usize {
    context.limit("MEA.03", "digits").and_then(|limit| limit.to_usize()).unwrap_or(3)
}

fn digits(value: Decimal) -> usize {
    let text = value.normalize().abs().to_string();
    text.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count()
}

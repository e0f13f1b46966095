//! Owns MEA.01: a figure its unit cannot have.
//! Must not know whether the figure is on target.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Field, Measure, Row};
use rust_decimal::Decimal;

const VALUE: Field = Field::of::<Measure>("value");

rule! {
    /// A percentage is between 0 and 100 (the council can set another end), and no figure but money is below zero where none was before. A measure
    /// that has passed these ends in an accepted return may do so again: collection against a profile can pass 100.
    ///
    /// Why: 861% is a missing decimal point, and -3 complaints is a slip of the minus key.
    ///
    /// Remedy: correct the figure or its unit.
    ///
    /// Source: the cell checks of COLLECT.
    "MEA.01", "A figure its unit cannot have", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The measure can pass 100%: it compares with a profile or with last year.",
        "The figure is a change and can be negative.",
    ],
    looks_at: ["value", "unit"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let Some(value) = measure.value.filter(|_| context.is_current(measure.period)) else { return Vec::new() };
    let unit = context.unit(measure);
    let most = context.limit("MEA.01", "percent_maximum").unwrap_or(Decimal::ONE_HUNDRED);
    let before = || context.measures_before(measure).into_iter().filter_map(|(_, last)| last.value);
    let name = context.measure(measure);
    let said = value.normalize();
    let headline = if unit == "%" && value > most && !before().any(|last| last > most) {
        format!("{name} is {said}%, above {}%", most.normalize())
    } else if value < Decimal::ZERO && unit != "£" && !before().any(|last| last < Decimal::ZERO) {
        format!("{name} is {said}, below zero")
    } else {
        return Vec::new();
    };
    vec![Found::explain(place(row, Some(VALUE)), headline, "Correct the figure or its unit")]
}

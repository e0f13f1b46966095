//! Owns MEA.10: a measure that is due and says nothing, and one that is there and not due.
//! Must not know the figure.

use crate::checks::context::Context;
use crate::checks::found::{Found, day, place};
use crate::checks::registry::rule;
use crate::model::{Field, Lifecycle, Measure, NoDataReason, Row};

const VALUE: Field = Field::of::<Measure>("value");
const EXPECTED: Field = Field::of::<Measure>("expected_date");

rule! {
    /// A measure due this quarter has a figure or the reason why there is none; a figure that is awaited has the date on which it is
    /// expected, and that date is still to come. A measure that is there and not due is worth knowing.
    ///
    /// Why: a blank says neither that nothing was measured nor that nobody asked. What is awaited without a date is forgotten.
    ///
    /// Remedy: enter the figure, or the reason and the date.
    ///
    /// Source: the council's own report, which says of measures when they will be there; councils whose tables mix "not due" with "not sent".
    "MEA.10", "Due, and neither a figure nor a reason", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The figure is published nationally; the date of publication is not known.",
        "The service was asked and has not answered; it is being followed up.",
    ],
    looks_at: ["value", "no_data_reason", "expected_date"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    if measure.period != context.period() {
        return Vec::new();
    }
    let planned = context.framework().measure(&measure.reference);
    let due = measure.period.and_then(|period| context.framework().due_of(&measure.reference, period)).is_some();
    let live =
        measure.lifecycle.or(planned.and_then(|planned| planned.lifecycle)).is_none_or(|life| life == Lifecycle::Live);
    let name = context.measure(measure);
    let found = match (measure.value, measure.no_data_reason) {
        (None, None) if due && live => {
            let remedy = "Enter the figure, or say why there is none and when it is expected";
            Some(Found::explain(
                place(row, Some(VALUE)),
                format!("{name} is due and has neither a figure nor a reason"),
                remedy,
            ))
        }
        (None, Some(NoDataReason::NotDue)) if due && live => {
            let headline = format!("{name} is called not due, and the plan has it due this quarter");
            Some(Found::explain(place(row, Some(VALUE)), headline, "Enter the figure, or say when it will be there"))
        }
        (None, Some(NoDataReason::Awaited)) => awaited(context, row),
        (Some(_), Some(reason)) => {
            let headline = format!("{name} has a figure, and says that it is {reason}");
            Some(Found::explain(place(row, Some(VALUE)), headline, "Take one of the two out"))
        }
        (Some(_), None) if planned.is_some() && !due => {
            let headline = format!("{name} is not due this quarter and has a figure");
            Some(Found::notice(place(row, Some(VALUE)), headline, "Nothing; it is shown with the others"))
        }
        _ => None,
    };
    found.into_iter().collect()
}

fn awaited(context: &Context<'_>, row: &Row<Measure>) -> Option<Found> {
    let name = context.measure(&row.record);
    let headline = match row.record.expected_date {
        None => format!("{name} is awaited, and nobody says until when"),
        Some(date) if date < context.today() => format!("{name} was expected on {} and is still awaited", day(date)),
        Some(_) => return None,
    };
    Some(Found::explain(place(row, Some(EXPECTED)), headline, "Enter the date on which the figure is expected"))
}

//! Owns MEA.06: the status someone gave is not the one the figures give.
//! Must not know how a verdict is reached.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::checks::verdict::{Wanted, verdict};
use crate::model::{Field, Measure, MeasureStatus, Row};

const STATUS: Field = Field::of::<Measure>("status");

rule! {
    /// The status given for a measure is compared with the one that value, target, tolerance and polarity give; a figure on a
    /// boundary counts in the better class. An override with a reason settles it.
    ///
    /// Why: a status can be gamed or left over from last quarter, while the figures beside it say something else.
    ///
    /// Remedy: put the figure, the target or the status right, or give the reason for the override.
    ///
    /// Source: a council's published tables, in which 15% of statuses did not follow from their figures.
    "MEA.06", "The status does not follow from the figures", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The service manager has moderated the status; the reason is in the commentary.",
        "The target changed during the quarter and the status is against the new one.",
        "The status is the contractor's own and is in dispute.",
    ],
    looks_at: ["value", "target", "target_upper", "tolerance", "tolerance_kind", "polarity", "status"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let Some(given) = measure.status else { return Vec::new() };
    if !context.is_current(measure.period) || !measure.override_reason.trim().is_empty() {
        return Vec::new();
    }
    let derived = verdict(measure, context.framework());
    if derived.status == given {
        return Vec::new();
    }
    let said = if given == MeasureStatus::NotRated { "not rated" } else { given.code() };
    let (name, basis) = (context.measure(measure), &derived.basis);
    let headline = match derived.status {
        MeasureStatus::NotRated => format!("{name} is given as {said}, but is {basis}"),
        status => format!("{name} is given as {said}, but its figures make it {status}: {basis}"),
    };
    let remedy = match derived.wanted {
        None => "Put the figure, the target or the status right, or give the reason for the override",
        Some(Wanted::Polarity) => {
            "Say which way is better in a column “Polarity” (“more” or “less”), or give the reason for the override"
        }
        Some(Wanted::Figure) => "Enter the figure, or take the status out and say why there is no figure",
        Some(Wanted::Target) => "Enter the target of this period, or give the reason for the override",
    };
    vec![Found::explain(place(row, Some(STATUS)), headline, remedy)]
}

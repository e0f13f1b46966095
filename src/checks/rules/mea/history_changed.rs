//! Owns MEA.08: an earlier quarter's figure that is not the one that was accepted.
//! Must not know which of the two is right.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Field, Measure, Period, RecordKind, Row};
use rust_decimal::Decimal;

const VALUE: Field = Field::of::<Measure>("value");
const TARGET: Field = Field::of::<Measure>("target");

rule! {
    /// The figure this return gives for an earlier quarter is the one in the accepted returns; the same figure with fewer digits is the
    /// same figure. A change is declared as a restatement, with old, new, reason and approver. A figure that was not there before is
    /// late, and one that was provisional is now final; both are worth knowing and are no restatement.
    ///
    /// Why: a figure that changes in silence makes the published one wrong without anybody having said so.
    ///
    /// Remedy: put the accepted figure back, or declare the restatement.
    ///
    /// Source: a council's published measures, two of which changed between quarters without a note; the council's own report, which
    /// declares its changes.
    "MEA.08", "An earlier quarter's figure is not the accepted one", MustFix, Return, Measure(check),
    acceptable: [
        "The series was taken out of this return; the accepted figures stand.",
    ],
    looks_at: ["value", "target"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let own = context.period().and_then(Period::last_day);
    let Some(period) = measure.period.filter(|period| period.last_day() < own && !context.is_current(Some(*period)))
    else {
        return Vec::new();
    };
    let Some(accepted) = context.history().measure(&measure.reference, period) else { return Vec::new() };
    value(context, row, period, accepted).into_iter().chain(target(context, row, period, accepted)).collect()
}

fn value(context: &Context<'_>, row: &Row<Measure>, period: Period, accepted: &Measure) -> Option<Found> {
    let measure = &row.record;
    let name = context.measure(measure);
    let at = place(row, Some(VALUE));
    let (now, was) = match (measure.value, accepted.value) {
        (None, None) => return None,
        (Some(now), Some(was)) if is_same(now, was) => return None,
        (Some(now), None) => {
            let headline = format!("{name} is {}, and no figure was accepted for it: it comes late", now.normalize());
            return Some(Found::notice(at, headline, "Nothing; the next picture of that quarter will show it"));
        }
        (None, Some(was)) => {
            let headline = format!("{name} has no figure any more; {} was accepted", was.normalize());
            return Some(
                Found::explain(at, headline, "Put the accepted figure back, or take the row out").against(was),
            );
        }
        (Some(now), Some(was)) => (now.normalize(), was.normalize()),
    };
    if context.is_restated(RecordKind::Measure, &measure.reference, Some(period), "value") {
        return None;
    }
    if accepted.provisional == Some(true) {
        let headline = format!("{name} is now {now}; {was} was accepted as provisional");
        return Some(Found::notice(at, headline, "Nothing; a provisional figure may change once").against(was));
    }
    let headline = format!("{name} is given as {now}, but {was} was accepted, and no restatement is declared");
    let remedy = "Put the accepted figure back, or declare the restatement with its reason and approver";
    Some(Found::must_fix(at, headline, remedy).against(was))
}

fn target(context: &Context<'_>, row: &Row<Measure>, period: Period, accepted: &Measure) -> Option<Found> {
    let measure = &row.record;
    let (now, was) = (measure.target?, accepted.target?);
    if is_same(now, was) || context.is_restated(RecordKind::Measure, &measure.reference, Some(period), "target") {
        return None;
    }
    let headline = format!(
        "{} has the target {}, but {} was accepted",
        context.measure(measure),
        now.normalize(),
        was.normalize()
    );
    Some(
        Found::must_fix(place(row, Some(TARGET)), headline, "Put the accepted target back, or declare the restatement")
            .against(was),
    )
}

/// The same figure, be it given with fewer digits.
fn is_same(now: Decimal, was: Decimal) -> bool {
    now == was
        || (now.scale() < was.scale()
            && was.round_dp_with_strategy(now.scale(), rust_decimal::RoundingStrategy::MidpointAwayFromZero) == now)
}

//! Owns MEA.02: a zero that stands for no figure.
//! Must not know why there is no figure.

use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::prose::has_word;
use crate::checks::registry::rule;
use crate::model::{Field, Measure, Polarity, Row};
use rust_decimal::Decimal;

const VALUE: Field = Field::of::<Measure>("value");
/// Words that say that a figure is still to come.
const AWAITED: [&str; 8] =
    ["awaited", "awaiting", "agreed", "available", "outstanding", "pending", "tbc", "unavailable"];

rule! {
    /// The figure is exactly zero, and every figure before it was far from zero (the council says how far), or bigger is better and the
    /// target is far from zero, or the words beside it say that the figure is still awaited.
    ///
    /// Why: a blank that became a zero pulls every average and every total with it, and turns an unknown green or red.
    ///
    /// Remedy: take the zero out and give the reason why there is no figure, with the date it is expected; or say that it is a true zero.
    ///
    /// Source: a council's published measures, where "figures have yet to be agreed" stood beside 0, and a website's uptime was 0%.
    "MEA.02", "A zero that may stand for no figure", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "It is a true zero: there were none in the quarter.",
    ],
    looks_at: ["value", "target", "commentary"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    if measure.value != Some(Decimal::ZERO) || !context.is_current(measure.period) {
        return Vec::new();
    }
    let far = context.limit("MEA.02", "far_from_zero").unwrap_or(Decimal::from(5));
    let before: Vec<Decimal> =
        context.measures_before(measure).into_iter().filter_map(|(_, last)| last.value).collect();
    let name = context.measure(measure);
    let awaited = || [&measure.commentary, &measure.value_as_written].into_iter().find(|text| says_awaited(text));
    let reason = if let Some(text) = awaited() {
        format!("the words beside it are {}", quoted(text))
    } else if !before.is_empty() && before.iter().all(|value| value.abs() >= far) {
        format!("it was {} last time", before.first().map(Decimal::normalize).unwrap_or_default())
    } else if let Some(target) = target_far_above(context, measure, far).filter(|_| before.iter().all(Decimal::is_zero))
    {
        format!("its target is {}", target.normalize())
    } else {
        return Vec::new();
    };
    let headline = format!("{name} is exactly 0, and {reason}");
    let remedy =
        "Take the zero out and say why there is no figure and when it is expected, or say that it is a true zero";
    vec![Found::explain(place(row, Some(VALUE)), headline, remedy)]
}

fn target_far_above(context: &Context<'_>, measure: &Measure, far: Decimal) -> Option<Decimal> {
    let due = measure.period.and_then(|period| context.framework().due_of(&measure.reference, period));
    let target = measure.target.or(due.and_then(|due| due.target))?;
    (context.polarity(measure) == Some(Polarity::More) && target >= far).then_some(target)
}

fn says_awaited(text: &str) -> bool {
    has_word(text, &AWAITED)
        && has_word(text, &["yet", "not", "awaited", "awaiting", "outstanding", "pending", "tbc", "unavailable"])
}

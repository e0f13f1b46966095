//! Owns MEA.07: a figure that is not its numerator over its denominator.
//! Must not know which of the three is wrong.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Field, Measure, Row};
use rust_decimal::Decimal;

const VALUE: Field = Field::of::<Measure>("value");
const DENOMINATOR: Field = Field::of::<Measure>("denominator");

rule! {
    /// Where numerator and denominator are given, the figure is one over the other (times 100 for a percentage), give or take 2% (the
    /// council can set another share). A measure can be exempted by a limit called `exempt` and its reference.
    ///
    /// Why: the parts are what a later quarter is added up from; a figure that does not follow from them will change then.
    ///
    /// Remedy: put the figure or one of its parts right.
    ///
    /// Source: a national benchmarking file in which 3,412 rows differ by more than 2%, 508 of them of one measure that is right.
    "MEA.07", "The figure is not its numerator over its denominator", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The figure is adjusted as the national guidance says.",
        "The parts are of all cases, the figure of those closed.",
    ],
    looks_at: ["value", "numerator", "denominator", "unit"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let parts = measure.numerator.zip(measure.denominator).filter(|_| context.is_current(measure.period));
    let Some((numerator, denominator)) = parts else { return Vec::new() };
    let exempt =
        context.limit("MEA.07", &format!("exempt {}", measure.reference)).is_some_and(|limit| !limit.is_zero());
    if exempt {
        return Vec::new();
    }
    let name = context.measure(measure);
    if denominator.is_zero() {
        let headline = format!("{name} has the denominator 0");
        return vec![Found::explain(
            place(row, Some(DENOMINATOR)),
            headline,
            "Correct it, or say why there is no figure",
        )];
    }
    let factor = if context.unit(measure) == "%" { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let made = numerator.checked_div(denominator).and_then(|ratio| ratio.checked_mul(factor));
    let (Some(value), Some(made)) = (measure.value, made) else { return Vec::new() };
    let share = context.limit("MEA.07", "percent").unwrap_or(Decimal::TWO);
    let allowed = made.abs().checked_mul(share).and_then(|allowed| allowed.checked_div(Decimal::ONE_HUNDRED));
    let gap = value.checked_sub(made).map(|gap| gap.abs());
    if gap.zip(allowed).is_none_or(|(gap, allowed)| gap <= allowed) {
        return Vec::new();
    }
    let (n, d) = (numerator.normalize(), denominator.normalize());
    let headline = format!("{name} is {}, but {n} over {d} is {}", value.normalize(), made.round_dp(2).normalize());
    vec![Found::explain(place(row, Some(VALUE)), headline, "Put the figure or one of its parts right")]
}

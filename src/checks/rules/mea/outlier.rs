//! Owns MEA.09: a figure far from the ones before it.
//! Must not know the target.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::prose::is_enough;
use crate::checks::registry::rule;
use crate::model::{Aggregation, Field, Measure, Period, Row};
use rust_decimal::Decimal;

const VALUE: Field = Field::of::<Measure>("value");

rule! {
    /// A large change with a commentary beside it is worth knowing; without one it is to be explained. With six or more quarters before it, a figure further from their median than four times their usual distance from it is far out.
    /// With fewer, a swing of more than half of last quarter's figure is (the council sets both). Of a
    /// running total it is the quarter alone that is held against the quarters before it.
    ///
    /// Why: most wrong figures are wrong by a digit, a decimal point or a column.
    ///
    /// Remedy: check the figure against its source; if it is right, say what happened.
    ///
    /// Source: a health data system's outlier checks over 8 to 12 values; a homelessness return that asks to explain large changes.
    "MEA.09", "A figure far from the ones before it", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The figure was checked against its source and is right; the commentary says what happened.",
        "The numbers are small, so that a few cases make a large swing.",
        "The measure has its season; the same quarter last year was alike.",
    ],
    looks_at: ["value"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let Some(value) = measure.value.filter(|_| measure.period == context.period()) else { return Vec::new() };
    let running = context.aggregation(measure) == Some(Aggregation::YearToDate);
    // A zero is MEA.02.
    if measure.series_break == Some(true) || value.is_zero() {
        return Vec::new();
    }
    let most = 12;
    let before: Vec<Decimal> =
        context.measures_before(measure).into_iter().filter_map(|(_, last)| last.value).take(most).collect();
    let far = match before.len() {
        _ if running => leap(context, row, value),
        6.. => spread(context, value, &before),
        _ => swing(context, value, &before),
    };
    let Some(words) = far else { return Vec::new() };
    let headline = format!("{} is {}, {words}", context.measure(measure), value.normalize());
    let against = before.iter().map(|value| value.normalize().to_string()).collect::<Vec<_>>().join(" ");
    let told = is_enough(&measure.commentary, context.limit("ACT.02", "commentary_minimum"));
    let remedy = "Check it against its source; if it is right, say what happened";
    let at = place(row, Some(VALUE));
    let found = if told { Found::notice(at, headline, remedy) } else { Found::explain(at, headline, remedy) };
    vec![found.against(against)]
}

/// Far from the middle of many.
fn spread(context: &Context<'_>, value: Decimal, before: &[Decimal]) -> Option<String> {
    let times = context.limit("MEA.09", "times").unwrap_or(Decimal::from(4));
    let middle = median(before)?;
    let distances: Vec<Decimal> = before.iter().filter_map(|v| v.checked_sub(middle)).map(|d| d.abs()).collect();
    // Figures that hardly ever moved would make any move far: a hundredth of the middle is always near.
    let usual = median(&distances)?.max(middle.abs().checked_div(Decimal::ONE_HUNDRED)?);
    let distance = value.checked_sub(middle)?.abs();
    let far = distance > usual.checked_mul(times)?;
    far.then(|| format!("far from the middle of the {} quarters before it, {}", before.len(), middle.normalize()))
}

/// Far from the last of few.
fn swing(context: &Context<'_>, value: Decimal, before: &[Decimal]) -> Option<String> {
    let percent = context.limit("MEA.09", "swing_percent").unwrap_or(Decimal::from(50));
    let smallest = context.limit("MEA.09", "swing_least").unwrap_or(Decimal::from(5));
    let last = *before.first()?;
    // A share of a variance that can be above or below zero says nothing.
    if last < Decimal::ZERO || value < Decimal::ZERO {
        return None;
    }
    let distance = value.checked_sub(last)?.abs();
    let allowed = last.abs().checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?;
    (distance > allowed && distance > smallest).then(|| format!("and was {} last quarter", last.normalize()))
}

/// A running total that grew in the quarter alone by many times what the quarters before it added, or shrank to a part of itself.
fn leap(context: &Context<'_>, row: &Row<Measure>, value: Decimal) -> Option<String> {
    let measure = &row.record;
    let last = context.last_measure(measure)?;
    let (before, period) = (last.value?, last.period?);
    let quarters = match period {
        Period::Quarter(_, quarter) if period.financial_year() == measure.period?.financial_year() => quarter,
        _ => return None,
    };
    let times = context.limit("MEA.09", "times").unwrap_or(Decimal::from(4));
    let smallest = context.limit("MEA.09", "swing_least").unwrap_or(Decimal::from(5));
    let usual = before.checked_div(Decimal::from(quarters))?;
    let added = value.checked_sub(before)?;
    let far = added > usual.checked_mul(times)? && added > smallest;
    far.then(|| {
        format!(
            "{} more in the quarter, where {} a quarter were usual",
            added.normalize(),
            usual.round_dp(1).normalize()
        )
    })
}

fn median(values: &[Decimal]) -> Option<Decimal> {
    let mut sorted = values.to_vec();
    sorted.sort();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    sorted.get(middle.checked_sub(1)?)?.checked_add(upper)?.checked_div(Decimal::TWO)
}

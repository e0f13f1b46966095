//! Owns MEA.04: a running total that falls or stands still, and months that do not make the quarter.
//! Must not know the target.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Aggregation, Field, Measure, Period, Row};
use rust_decimal::Decimal;

const VALUE: Field = Field::of::<Measure>("value");

rule! {
    /// A measure that counts from April is not below what it was last quarter, and does not stand exactly where it was. Where the months
    /// of the quarter are given too, they make the quarter's figure the way the measure says: their sum, their mean, the last of them.
    ///
    /// Why: a running total can only fall by a correction, and one that stands still is most likely last quarter's.
    ///
    /// Remedy: enter the total since April, or declare the correction of the earlier quarter as a restatement.
    ///
    /// Source: a council's published measures, where a total of 28 stood still while its comment told of 24 more.
    "MEA.04", "A running total that falls or stands still, or months that do not make the quarter", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "Nothing was added in the quarter.",
        "Cases of an earlier quarter were taken out after review; the restatement is declared.",
    ],
    looks_at: ["value", "aggregation"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let Some(value) = measure.value.filter(|_| measure.period == context.period()) else { return Vec::new() };
    let aggregation = context.aggregation(measure);
    let running = (aggregation == Some(Aggregation::YearToDate)).then(|| running(context, row, value)).flatten();
    let months = aggregation.and_then(|aggregation| months(context, row, value, aggregation));
    running.into_iter().chain(months).collect()
}

fn running(context: &Context<'_>, row: &Row<Measure>, value: Decimal) -> Option<Found> {
    let measure = &row.record;
    let last = context.last_measure(measure)?;
    let (before, period) = (last.value?, last.period?);
    let same_year = period.financial_year() == measure.period.and_then(Period::financial_year);
    if context.unit(measure) == "%" && !is_profiled(context, measure, period) {
        return None;
    }
    let what = if !same_year || measure.series_break == Some(true) || value > before {
        return None;
    } else if value < before {
        format!("it was {} in {}", before.normalize(), period.words())
    } else if value.is_zero() {
        return None;
    } else {
        format!("it stood exactly there in {}", period.words())
    };
    let headline = format!("{} counts from April and is {}, but {what}", context.measure(measure), value.normalize());
    let remedy = "Enter the total since April, or declare the correction of the earlier quarter";
    Some(Found::explain(place(row, Some(VALUE)), headline, remedy).against(before))
}

/// Whether the target grows from quarter to quarter: a percentage without such a profile is an average since April and may fall.
fn is_profiled(context: &Context<'_>, measure: &Measure, before: Period) -> bool {
    let due = |period: Period| context.framework().due_of(&measure.reference, period).and_then(|due| due.target);
    let now = measure.target.or(measure.period.and_then(due));
    let last = context.last_measure(measure).and_then(|last| last.target).or(due(before));
    now.zip(last).is_some_and(|(now, last)| now > last)
}

/// What the three months of the quarter come to, where all of them are given.
fn months(context: &Context<'_>, row: &Row<Measure>, value: Decimal, aggregation: Aggregation) -> Option<Found> {
    let measure = &row.record;
    let (first, last) = (measure.period?.first_day()?, measure.period?.last_day()?);
    let inside = |month: &&Measure| {
        let day = month.period.filter(|period| matches!(period, Period::Month(..))).and_then(Period::first_day);
        day.is_some_and(|day| first <= day && day <= last)
    };
    let mut of_quarter: Vec<&Measure> = context.rows_of(&measure.reference).iter().copied().filter(inside).collect();
    of_quarter.sort_by_key(|month| month.period);
    let values: Vec<Decimal> = of_quarter.iter().filter_map(|month| month.value).collect();
    let [_, _, newest] = values.as_slice() else { return None };
    let sum: Decimal = values.iter().copied().fold(Decimal::ZERO, Decimal::saturating_add);
    let (made, how) = match aggregation {
        Aggregation::Sum => (sum, "its months add up to"),
        Aggregation::Mean => (sum.checked_div(Decimal::from(3))?, "the mean of its months is"),
        Aggregation::Last | Aggregation::YearToDate => (*newest, "its last month is"),
        Aggregation::Ratio => return None,
    };
    let made = made.round_dp(value.normalize().scale().max(1));
    let slack = Decimal::new(1, value.normalize().scale());
    if made.checked_sub(value)?.abs() < slack {
        return None;
    }
    let headline = format!("{} is {}, but {how} {}", context.measure(measure), value.normalize(), made.normalize());
    Some(Found::explain(place(row, Some(VALUE)), headline, "Put the month or the quarter right").against(made))
}

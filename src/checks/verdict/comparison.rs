//! Owns whether there is like to compare with like, and if so what: value, bounds, tolerance, way that is better.
//! Must not know the arithmetic.

use super::Wanted;
use crate::framework::{Due, Framework, PlannedMeasure};
use crate::model::{Lifecycle, Measure, NoDataReason, Period, Polarity, ToleranceKind};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// What is compared.
pub(super) struct Comparison {
    pub(super) value: Decimal,
    pub(super) target: Decimal,
    /// The upper bound; equal to the target where only one was given.
    pub(super) upper: Decimal,
    pub(super) polarity: Polarity,
    pub(super) tolerance: Decimal,
    pub(super) kind: ToleranceKind,
    /// The later day the target is for, when the period has no target of its own.
    pub(super) not_until: Option<Date>,
}

/// Why nothing is compared.
pub(super) struct Lack {
    /// The words after "not rated".
    pub(super) reason: String,
    /// What would have to be given.
    pub(super) wanted: Option<Wanted>,
}

impl From<String> for Lack {
    fn from(reason: String) -> Self {
        Self { reason, wanted: None }
    }
}

impl Wanted {
    fn because(self, reason: impl Into<String>) -> Lack {
        Lack { reason: reason.into(), wanted: Some(self) }
    }
}

/// What is compared, or why nothing is.
pub(super) fn of(measure: &Measure, framework: &Framework) -> Result<Comparison, Lack> {
    let planned = framework.measure(&measure.reference);
    let due = measure.period.and_then(|period| framework.due_of(&measure.reference, period));
    in_use(measure, planned)?;
    let value = measure.value.ok_or_else(|| Wanted::Figure.because(no_figure(measure)))?;
    same_basis(measure)?;
    let target = measure.target.or(due.and_then(|due| due.target));
    let target = target.ok_or_else(|| Wanted::Target.because(no_target(measure, due)))?;
    let polarity = measure.polarity.or(planned.and_then(|planned| planned.polarity));
    let polarity = polarity.ok_or_else(|| Wanted::Polarity.because(": nobody has said which way is better"))?;
    let upper = measure.target_upper.or(due.and_then(|due| due.target_upper));
    let upper = bounds(polarity, target, upper)?;
    let (tolerance, kind) = tolerance(measure, planned, framework)?;
    let not_until = measure.target_date.or(due.and_then(|due| due.target_date));
    let not_until = not_until.filter(|date| measure.period.and_then(Period::last_day).is_some_and(|end| *date > end));
    Ok(Comparison { value, target, upper, polarity, tolerance, kind, not_until })
}

fn in_use(measure: &Measure, planned: Option<&PlannedMeasure>) -> Result<(), String> {
    match measure.lifecycle.or(planned.and_then(|planned| planned.lifecycle)) {
        Some(Lifecycle::InDevelopment) => Err(": still in development".to_owned()),
        Some(Lifecycle::Discontinued) => Err(": no longer collected".to_owned()),
        Some(Lifecycle::Live) | None => Ok(()),
    }
}

fn no_figure(measure: &Measure) -> String {
    let expected =
        measure.expected_date.map(|date| format!(", expected {}", Period::Day(date).words())).unwrap_or_default();
    let reason = match measure.no_data_reason {
        None => "no figure and no reason for that",
        Some(NoDataReason::NotDue) => "not due this period",
        Some(NoDataReason::Awaited) => "the figure is awaited",
        Some(NoDataReason::NotCollected) => "the figure is not collected",
        Some(NoDataReason::NotApplicable) => "the figure has no meaning here",
        Some(NoDataReason::Suppressed) => "the figure is withheld",
    };
    format!(": {reason}{expected}")
}

/// The figure must cover the row's own period, or a part of it that ends in it, and the same series as the target.
fn same_basis(measure: &Measure) -> Result<(), String> {
    if measure.series_break == Some(true) {
        let note = measure.break_note.trim();
        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
        return Err(format!(": the series breaks here{note}"));
    }
    let (Some(own), Some(data)) = (measure.period, measure.data_period) else { return Ok(()) };
    let ends_within = data.last_day() >= own.first_day() && data.last_day() <= own.last_day();
    if ends_within {
        return Ok(());
    }
    Err(format!(": the figure is for {}, the target for {}", data.words(), own.words()))
}

fn no_target(measure: &Measure, due: Option<&Due>) -> String {
    let period = measure.period.map(|period| format!(" for {}", period.words())).unwrap_or_default();
    let year = measure.annual_target.or(due.and_then(|due| due.annual_target));
    let year = year.map(|target| format!(" (the year's is {})", target.normalize())).unwrap_or_default();
    format!(": no target{period}{year}")
}

fn bounds(polarity: Polarity, target: Decimal, upper: Option<Decimal>) -> Result<Decimal, String> {
    match (polarity, upper) {
        (Polarity::More | Polarity::Less, _) | (Polarity::Middle, None) => Ok(target),
        (Polarity::Outer, None) => Err(": an upper target is needed to be outside of".to_owned()),
        (Polarity::Middle | Polarity::Outer, Some(upper)) if upper < target => {
            Err(format!(": the upper target {} is below the target {}", upper.normalize(), target.normalize()))
        }
        (Polarity::Middle | Polarity::Outer, Some(upper)) => Ok(upper),
    }
}

/// The row's own tolerance, else the framework's, else the limit for measures that have none.
fn tolerance(
    measure: &Measure,
    planned: Option<&PlannedMeasure>,
    framework: &Framework,
) -> Result<(Decimal, ToleranceKind), String> {
    let agreed = planned.and_then(|planned| planned.tolerance_kind);
    let (tolerance, kind) = match (measure.tolerance, planned.and_then(|planned| planned.tolerance)) {
        (Some(own), _) => (own, measure.tolerance_kind.or(agreed).unwrap_or(ToleranceKind::Absolute)),
        (None, Some(theirs)) => (theirs, agreed.unwrap_or(ToleranceKind::Absolute)),
        (None, None) => (framework.limit("MEA.06", "default_tolerance").unwrap_or_default(), ToleranceKind::Percent),
    };
    if tolerance.is_sign_negative() && !tolerance.is_zero() {
        return Err(format!(": a tolerance of {} is below zero", tolerance.normalize()));
    }
    Ok((tolerance, kind))
}

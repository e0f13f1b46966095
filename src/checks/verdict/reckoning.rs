//! Owns the arithmetic of a verdict and the words for it.
//! Must not know where the figures came from.

use super::Verdict;
use super::comparison::Comparison;
use crate::model::{MeasureStatus, Period, Polarity, ToleranceKind};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// How far the value is on the wrong side, and of which bound; zero or below is on target.
struct Shortfall {
    by: Decimal,
    bound: Decimal,
}

/// The verdict on figures that can be compared.
pub(super) fn of(comparison: &Comparison) -> Verdict {
    let Some(shortfall) = shortfall(comparison) else { return too_large() };
    if let Some(date) = comparison.not_until {
        return Verdict::not_rated(&until(date, &shortfall));
    }
    let Some(allowed) = allowed(comparison, &shortfall) else { return too_large() };
    let status = if shortfall.by <= Decimal::ZERO {
        MeasureStatus::Green
    } else if shortfall.by <= allowed {
        MeasureStatus::Amber
    } else {
        MeasureStatus::Red
    };
    let basis = basis(comparison, allowed);
    let why = format!("{basis}: {status}; {}", sense(comparison.polarity));
    Verdict { status, basis, why, wanted: None }
}

fn too_large() -> Verdict {
    Verdict::not_rated(": the figures are too large to compare")
}

fn shortfall(c: &Comparison) -> Option<Shortfall> {
    let (below, above) = (c.target.checked_sub(c.value)?, c.value.checked_sub(c.upper)?);
    let (inside_low, inside_high) = (c.value.checked_sub(c.target)?, c.upper.checked_sub(c.value)?);
    let (by, bound) = match c.polarity {
        Polarity::More => (below, c.target),
        Polarity::Less => (inside_low, c.target),
        Polarity::Middle if below >= above => (below, c.target),
        Polarity::Middle => (above, c.upper),
        Polarity::Outer if inside_low <= inside_high => (inside_low, c.target),
        Polarity::Outer => (inside_high, c.upper),
    };
    Some(Shortfall { by, bound })
}

/// The tolerance in the unit of the value.
fn allowed(c: &Comparison, shortfall: &Shortfall) -> Option<Decimal> {
    match c.kind {
        ToleranceKind::Points | ToleranceKind::Absolute => Some(c.tolerance),
        ToleranceKind::Percent => shortfall.bound.abs().checked_mul(c.tolerance)?.checked_div(Decimal::ONE_HUNDRED),
    }
}

fn until(date: Date, shortfall: &Shortfall) -> String {
    let month_end = date.last_of_month() == date;
    let month = u8::try_from(date.month()).ok().filter(|_| month_end).map(|month| Period::Month(date.year(), month));
    let when = month.unwrap_or(Period::Day(date));
    let gap = if shortfall.by > Decimal::ZERO {
        format!("{} to go", shortfall.by.normalize())
    } else {
        "on target already".to_owned()
    };
    format!(" until {}, {gap}", when.words())
}

fn basis(c: &Comparison, allowed: Decimal) -> String {
    let (value, target, upper) = (c.value.normalize(), c.target.normalize(), c.upper.normalize());
    let against = if c.upper == c.target { target.to_string() } else { format!("{target} to {upper}") };
    let tolerance = c.tolerance.normalize();
    let tolerance = match c.kind {
        _ if tolerance.is_zero() => "no tolerance".to_owned(),
        ToleranceKind::Points if tolerance == Decimal::ONE => "tolerance 1 point".to_owned(),
        ToleranceKind::Points => format!("tolerance {tolerance} points"),
        ToleranceKind::Absolute => format!("tolerance {tolerance}"),
        ToleranceKind::Percent => format!("tolerance {tolerance}% ({})", allowed.normalize()),
    };
    format!("{value} against {against}, {tolerance}")
}

fn sense(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::More => "bigger is better",
        Polarity::Less => "smaller is better",
        Polarity::Middle => "best in between",
        Polarity::Outer => "best outside",
    }
}

//! Owns holding how far something is said to have moved, or to stand from its target, against the figures of its measure.
//! Must not know how a finding is worded.

use super::judging::{in_full, in_unit};
use crate::checks::words::{Base, Beside, Figures, Movement, Quantity, Sort, Standing, Way};
use rust_decimal::Decimal;

/// What the figures give where the words say another distance: the figure held against, what it is, and the distance.
pub(super) struct Distance {
    pub(super) other: Decimal,
    pub(super) what: &'static str,
    pub(super) is: String,
}

/// `Rose by 32 on last quarter`, `more than doubled`: without both figures in the sentence, the measure's own tell how far it went.
pub(super) fn moved(figures: &Figures<'_>, claim: &Movement) -> Option<Distance> {
    let by = claim.by.as_ref().filter(|_| claim.to.is_none() && !claim.denied && claim.way != Way::Same)?;
    let value = figures.value?;
    let (other, what) = match claim.base {
        _ if claim.from.is_some() => (claim.from.as_ref()?.value, "the figure it is said to come from,"),
        Base::None | Base::LastQuarter => (figures.previous?, "last quarter"),
        Base::Quarter(quarter) if is_last(figures, quarter) => (figures.previous?, "last quarter"),
        Base::LastYear => (figures.last_year?, "the same quarter last year"),
        Base::Target => (figures.target?, "the target"),
        Base::Benchmark => (*figures.benchmarks.first()?, "the average of others"),
        Base::Quarter(_) | Base::Other => return None,
    };
    // The other way altogether is another rule's.
    let agrees = match claim.way {
        Way::Up => value > other,
        Way::Down => value < other,
        _ => value != other,
    };
    if agrees { distance(figures, by, value, other, what) } else { None }
}

/// `Missed its target by two points`.
pub(super) fn stands(figures: &Figures<'_>, standing: &Standing, all: &[Quantity]) -> Option<Distance> {
    let after = |own: &&Quantity| own.at.start == standing.at.end + 1 && standing.ends_in_by;
    let before = |own: &&Quantity| own.at.end == standing.at.start && matches!(own.sort, Sort::Points);
    let by = all.iter().find(|own| after(own) || before(own))?;
    let (other, what) = match standing.beside {
        Beside::Target => (figures.target?, "the target"),
        Beside::Benchmark => (*figures.benchmarks.first()?, "the average of others"),
    };
    distance(figures, by, figures.value?, other, what)
}

fn is_last(figures: &Figures<'_>, quarter: u8) -> bool {
    matches!(figures.measure.period, Some(crate::model::Period::Quarter(_, own)) if own == quarter + 1)
}

fn distance(
    figures: &Figures<'_>,
    by: &Quantity,
    value: Decimal,
    other: Decimal,
    what: &'static str,
) -> Option<Distance> {
    let difference = (value - other).abs();
    let share = difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(other.abs());
    let unit = figures.measure.unit.to_lowercase();
    let of_percent = unit.contains('%') || unit.contains("per cent") || unit.contains("percent");
    let holds = match by.sort {
        Sort::Points if of_percent => by.fits(difference),
        Sort::Percent if of_percent => by.fits(difference) || share.is_some_and(|share| by.fits(share)),
        Sort::Percent => by.fits(share?),
        Sort::Plain | Sort::Money if in_unit(figures, by) => {
            by.fits(difference) || by.fits(in_full(figures, difference))
        }
        _ => return None,
    };
    let is = match (by.sort, share) {
        (Sort::Percent, Some(share)) if !of_percent || by.fraction => {
            format!("{}%", share.round_dp(1).normalize())
        }
        (Sort::Percent | Sort::Points, _) => format!("{} points", difference.normalize()),
        _ => difference.normalize().to_string(),
    };
    (!holds).then_some(Distance { other, what, is })
}

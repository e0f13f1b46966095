//! Owns the verdict on a measure: value against target, with the tolerance and the way that is better.
//! Must not know what status a person gave, nor how a verdict is shown.

mod comparison;
mod reckoning;
mod sides;
#[cfg(test)]
mod tests;

pub use sides::{Beside, Standing, Verdicts, verdicts};

use crate::framework::Framework;
use crate::model::{Measure, MeasureStatus};

/// What has to be given before a measure can be rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The figure.
    Figure,
    /// The target of its period.
    Target,
    /// Which way is better.
    Polarity,
}

/// What the figures of a measure make it, and why, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The status the figures give.
    pub status: MeasureStatus,
    /// The arithmetic without the status: `86 against 95, tolerance 2 points`; or why there is none: `not rated until March 2023, 20 to go`.
    pub basis: String,
    /// The whole of it: `86 against 95, tolerance 2 points: red; bigger is better`.
    pub why: String,
    /// What has to be given first, where that is why there is no verdict.
    pub wanted: Option<Wanted>,
}

impl Verdict {
    fn not_rated(reason: &str) -> Self {
        let why = format!("not rated{reason}");
        Self { status: MeasureStatus::NotRated, basis: why.clone(), why, wanted: None }
    }
}

/// The verdict on a measure. What its row does not say (target, tolerance, polarity) is taken from the framework; a figure on a
/// boundary counts in the better class; without like to compare with like there is no verdict, and the reason is said.
pub fn verdict(measure: &Measure, framework: &Framework) -> Verdict {
    match comparison::of(measure, framework) {
        Err(lack) => Verdict { wanted: lack.wanted, ..Verdict::not_rated(&lack.reason) },
        Ok(comparison) => reckoning::of(&comparison),
    }
}

//! Owns counting actions by status: folded as the framework says, with the complete ones told apart.
//! Must not know where the actions came from.

use crate::framework::Framework;
use crate::model::Status;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// How many actions count under each status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_status: BTreeMap<Status, usize>,
    complete: usize,
}

impl Counts {
    /// Counts these statuses, each under the status the framework folds it into.
    pub fn of(framework: &Framework, statuses: impl Iterator<Item = Status>) -> Self {
        let mut counts = Self::default();
        for status in statuses {
            *counts.by_status.entry(framework.folds_into(status)).or_default() += 1;
            counts.complete += usize::from(status == Status::Complete);
        }
        counts
    }

    /// How many count under this status.
    pub fn get(&self, status: Status) -> usize {
        self.by_status.get(&status).copied().unwrap_or(0)
    }

    /// How many are complete, whichever status they count under.
    pub fn complete(&self) -> usize {
        self.complete
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.by_status.values().sum()
    }

    /// The share that counts under this status, in per cent to one place; nothing when there are none at all.
    pub fn share(&self, status: Status) -> Option<Decimal> {
        share(self.get(status), self.total())
    }
}

/// `part` of `whole` in per cent to one place.
pub fn share(part: usize, whole: usize) -> Option<Decimal> {
    let exact = (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(whole))?;
    Some(exact.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

/// The statuses that have a row of their own in the headline table, in the framework's order.
pub fn headline_statuses(framework: &Framework) -> Vec<Status> {
    let own = framework.statuses().iter().filter(|words| words.folds_into.is_none());
    own.filter_map(|words| words.code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complete_counts_as_on_track_and_is_still_told_apart() {
        let framework = Framework::built_in();
        let counts = Counts::of(&framework, [Status::OnTrack, Status::Complete, Status::NoUpdate].into_iter());
        assert_eq!((counts.get(Status::OnTrack), counts.complete(), counts.total()), (2, 1, 3));
        assert_eq!(counts.get(Status::Complete), 0, "the framework folds it");
    }

    #[test]
    fn the_published_shares_come_out() {
        assert_eq!(share(258, 410).map(|d| d.to_string()).as_deref(), Some("62.9"));
        assert_eq!(share(273, 410).map(|d| d.to_string()).as_deref(), Some("66.6"));
        assert_eq!(share(0, 0), None, "of nothing there is no share");
    }
}

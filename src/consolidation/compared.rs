//! Owns comparing like with like: the bodies that returned in both quarters, and the headline counts of those alone.
//! Must not know how a comparison is said, nor what moved between the quarters.

use super::{Counts, Quarter, Side};
use crate::model::{Action, BodyId, Return};

/// The headline counts of the bodies that returned in both quarters. Nothing else may be set against one another: a return that
/// is missing would pass for a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The bodies, in the council's order.
    pub bodies: Vec<BodyId>,
    /// Their counts last quarter.
    pub before: Counts,
    /// Their counts this quarter.
    pub now: Counts,
    /// Whether every body that counts in one quarter counts in the other.
    pub same_bodies: bool,
    /// Whether every body that counts this quarter also counted last quarter, so that `now` is the whole of this quarter.
    pub covers_now: bool,
}

impl Quarter {
    /// What can be compared; nothing when there is no quarter before, or no body returned in both.
    pub fn comparison(&self) -> Option<Comparison> {
        self.before.period?;
        let all = self.now.standings.iter().map(|standing| &standing.body);
        let bodies: Vec<BodyId> = all.filter(|body| self.is_in_both(body)).cloned().collect();
        if bodies.is_empty() {
            return None;
        }
        let (was, is) = (self.before.counted().count(), self.now.counted().count());
        Some(Comparison {
            before: self.counts_in_both(&self.before),
            now: self.counts_in_both(&self.now),
            same_bodies: was == bodies.len() && is == bodies.len(),
            covers_now: is == bodies.len(),
            bodies,
        })
    }

    /// Whether this body returned in both quarters.
    pub fn is_in_both(&self, body: &BodyId) -> bool {
        self.now.has(body) && self.before.has(body)
    }

    fn counts_in_both(&self, side: &Side) -> Counts {
        let held = side.rows(Return::actions).filter(|held| self.is_in_both(held.body));
        let headline = held.map(|held| held.record()).filter(|action| self.framework.is_headline(&action.plan));
        Counts::of(&self.framework, headline.map(Action::counted_status))
    }
}

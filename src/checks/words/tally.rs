//! Owns how many actions or measures there are of each status where a sentence speaks: in an outcome, a return, or all returns.
//! Must not know what a sentence says of them.

use super::super::context::Context;
use super::passage::outcome_of;
use super::statuses::Said;
use crate::framework::BodyKind;
use crate::model::{Narrative, OutcomeId, Return, Status};
use rust_decimal::Decimal;

/// How many of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::checks) struct Tally {
    pub(in crate::checks) on_track: usize,
    pub(in crate::checks) complete: usize,
    pub(in crate::checks) medium: usize,
    pub(in crate::checks) significant: usize,
    pub(in crate::checks) no_update: usize,
}

impl Tally {
    /// How many in all.
    pub(in crate::checks) fn total(&self) -> usize {
        self.on_track + self.complete + self.medium + self.significant + self.no_update
    }

    /// How many the words may mean, the likeliest first: complete ones count as on track in the headline table.
    pub(in crate::checks) fn meant(&self, said: Said) -> Vec<usize> {
        match said {
            Said::Green => vec![self.on_track + self.complete, self.on_track],
            Said::Amber => vec![self.medium],
            Said::Red => vec![self.significant],
            Said::NoUpdate => vec![self.no_update],
            Said::Complete => vec![self.complete],
            Said::OffTrack => vec![self.medium + self.significant, self.significant],
            Said::Any => vec![self.total()],
        }
    }

    /// A share in per cent of all, or of `whole`.
    pub(in crate::checks) fn share(part: usize, whole: usize) -> Option<Decimal> {
        (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(whole))
    }

    fn add_action(&mut self, status: Status) {
        match status {
            Status::OnTrack => self.on_track += 1,
            Status::Complete => self.complete += 1,
            Status::Medium => self.medium += 1,
            Status::Significant => self.significant += 1,
            Status::NoUpdate => self.no_update += 1,
        }
    }
}

/// The tallies a narrative is held against: now, and the quarter before where it is known.
pub(in crate::checks) struct Held {
    pub(in crate::checks) now: Tally,
    pub(in crate::checks) before: Option<Tally>,
    /// Where they stand, in words: `in this outcome`.
    pub(in crate::checks) wherein: &'static str,
}

/// The actions a narrative speaks of; nothing where there are none to count.
pub(in crate::checks) fn actions(context: &Context<'_>, narrative: &Narrative) -> Option<Held> {
    let outcome = outcome_of(context, narrative);
    let (now, before) = returns(context);
    let count = |returns: &[&Return]| {
        let mut tally = Tally::default();
        for ret in returns {
            add_actions(context, ret, outcome, &mut tally);
        }
        (tally.total() > 0).then_some(tally)
    };
    let wherein = match (outcome.is_some(), now.len() > 1) {
        (true, _) => "in this outcome",
        (false, true) => "in all returns",
        (false, false) => "in this return",
    };
    Some(Held { now: count(&now)?, before: count(&before), wherein })
}

/// A directorate speaks of its own return; the corporate centre of all of them, once they are there.
fn returns<'b>(context: &'b Context<'_>) -> (Vec<&'b Return>, Vec<&'b Return>) {
    let body = context.framework().body(context.body());
    let speaks_for_all = body.is_some_and(|body| body.kind == Some(BodyKind::Corporate));
    match context.among() {
        Some((now, before)) if speaks_for_all => (now.to_vec(), before.to_vec()),
        _ => (vec![context.ret()], context.previous().into_iter().collect()),
    }
}

fn add_actions(context: &Context<'_>, ret: &Return, outcome: Option<&OutcomeId>, tally: &mut Tally) {
    let framework = context.framework();
    for action in ret.actions().records().filter(|action| framework.is_headline(&action.plan)) {
        let planned = || framework.planned_action(&action.plan, &action.reference)?.outcome.as_ref();
        if outcome.is_none() || action.outcome.as_ref().or_else(planned) == outcome {
            tally.add_action(action.counted_status());
        }
    }
}

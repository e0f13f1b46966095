//! Owns RET.04: too many actions without an update, or more of them than last quarter.
//! Must not know which actions they are.

use super::header_incomplete::here;
use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::model::{Field, Header, Return, Status};
use rust_decimal::Decimal;

const COMPLETE: Field = Field::of::<Header>("complete");

rule! {
    /// The share of actions without an update is above the council's limit, or has grown since last quarter by more than its limit.
    /// Returns with fewer than ten actions are left alone.
    ///
    /// Why: 53 actions without an update in one quarter and 33 in the next are the first thing a committee asks about.
    ///
    /// Remedy: ask the leads for their updates, or say why they are missing and when they will come.
    ///
    /// Source: the council's own report; a vendor's count of owners who never update.
    "RET.04", "Many actions without an update", ExplainOrFix, Return, Return(check),
    acceptable: [
        "The service is being restructured; updates are expected next quarter.",
        "The return was due before the leads met.",
    ],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    let (none, all) = without_update(context.ret());
    let Some(share) = share(none, all) else { return Vec::new() };
    let most = context.limit("RET.04", "share_percent").unwrap_or(Decimal::from(30));
    let rise = context.limit("RET.04", "rise_points").unwrap_or(Decimal::TEN);
    let last = context.previous().and_then(|last| {
        let (none, all) = without_update(last);
        super::many_without_update::share(none, all)
    });
    let headline = if share > most {
        format!("{none} of {all} actions have no update: {}%, above {}%", share.normalize(), most.normalize())
    } else if let Some(last) = last.filter(|last| share - *last > rise) {
        format!(
            "{none} of {all} actions have no update: {}%, up from {}% last quarter",
            share.normalize(),
            last.normalize()
        )
    } else {
        return Vec::new();
    };
    let remedy = "Ask the leads for their updates, or say why they are missing and when they will come";
    vec![Found::explain(here(context, COMPLETE), headline, remedy).against(format!("{none} of {all}"))]
}

fn without_update(ret: &Return) -> (usize, usize) {
    let none = ret.actions().records().filter(|action| action.counted_status() == Status::NoUpdate).count();
    (none, ret.actions().len())
}

fn share(none: usize, all: usize) -> Option<Decimal> {
    const FEWEST: usize = 10;
    let share = Decimal::from(none).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(all))?;
    (all >= FEWEST).then(|| share.round())
}

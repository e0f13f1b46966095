//! Owns ACT.03: an action that should be done by now and is called on track.
//! Must not know why it is late.

use crate::checks::context::Context;
use crate::checks::found::{Found, day, place};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Period, Row, Status};

const STATUS: Field = Field::of::<Action>("status");

rule! {
    /// The due date (the revised one, where there is one) is on or before the last day of the quarter, and the action is on track, not
    /// complete. It is complete, or it is late.
    ///
    /// Why: an action that stays green past its date is green outside and red inside; nobody looks until it fails.
    ///
    /// Remedy: call it complete with its date, give it the status its lateness deserves, or give the revised date with reason and approver.
    ///
    /// Source: auditors' papers on statuses that "fell off a cliff"; a council whose recommendations were green past their dates.
    "ACT.03", "Past its due date, not complete, and on track", ExplainOrFix, Return, Action(check),
    acceptable: [
        "The work is done and awaits formal closure by the board named in the commentary.",
        "The action goes on from year to year; the date is that of its yearly review.",
    ],
    looks_at: ["status", "due_date", "revised_date"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    let end = context.period().and_then(Period::last_day);
    let due = action.due();
    let (Some(due), Some(end), Status::OnTrack) = (due, end, action.counted_status()) else { return Vec::new() };
    if due > end {
        return Vec::new();
    }
    let headline = format!("{} was due on {} and is on track, not complete", context.action(action), day(due));
    let remedy = "Call it complete with its completion date, give it another status, or give the revised date, why it moved and who approved";
    vec![Found::explain(place(row, Some(STATUS)), headline, remedy)]
}

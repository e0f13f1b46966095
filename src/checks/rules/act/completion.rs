//! Owns ACT.05: what is complete has a completion date that can be true, and does not come back without a word.
//! Must not know what was delivered.

use crate::checks::context::Context;
use crate::checks::found::{Found, day, place};
use crate::checks::registry::rule;
use crate::model::{Action, EventKind, Field, Period, RecordKind, Row, Status};

const COMPLETED: Field = Field::of::<Action>("completed_date");
const STATUS: Field = Field::of::<Action>("status");

rule! {
    /// A complete action has the date on which it was completed; the date is not after the quarter it is reported for; an action with a
    /// completion date is complete. One that was complete last quarter is complete now, or an event says that it was reopened.
    ///
    /// Why: "complete" takes an action out of sight. It should be the one status that can be proved.
    ///
    /// Remedy: enter the completion date, correct it, or record the event "Reopened" with its reason.
    ///
    /// Source: published trackers in which completed actions reappear; the notes fields of performance systems.
    "ACT.05", "Complete without a date that can be true, or reopened without a word", ExplainOrFix, Return, Action(check),
    acceptable: [
        "It was completed before dates were kept; the evidence is named in the commentary.",
        "It was completed between the end of the quarter and this return.",
    ],
    looks_at: ["status", "completed_date"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    let name = context.action(action);
    let status = action.counted_status();
    let end = context.period().and_then(Period::last_day);
    let found = match (status, action.completed_date) {
        (Status::Complete, None) => Some((
            COMPLETED,
            format!("{name} is complete and has no completion date"),
            "Enter the date on which it was completed",
        )),
        (Status::Complete, Some(date)) if date > context.today() => Some((
            COMPLETED,
            format!("{name} is complete, and its completion date {} is still to come", day(date)),
            "Correct the date, or the status",
        )),
        (Status::Complete, Some(date)) if end.is_some_and(|end| date > end) => Some((
            COMPLETED,
            format!("{name} was completed on {}, after the quarter it is reported for", day(date)),
            "Give the status it had at the end of the quarter, or correct the date",
        )),
        (Status::OnTrack | Status::Medium | Status::Significant, Some(date)) => Some((
            STATUS,
            format!("{name} has the completion date {} and is not complete", day(date)),
            "Call it complete, or take the date out",
        )),
        _ => None,
    };
    let found = found.map(|(field, headline, remedy)| Found::explain(place(row, Some(field)), headline, remedy));
    found.into_iter().chain(reopened(context, row)).collect()
}

fn reopened(context: &Context<'_>, row: &Row<Action>) -> Option<Found> {
    let action = &row.record;
    let last = context.last_action(action)?.counted_status();
    let now = action.counted_status();
    let back = last == Status::Complete && !matches!(now, Status::Complete | Status::NoUpdate);
    let told = || {
        context.has_event(RecordKind::Action, action.plan.as_str(), &action.reference, |event| {
            event == EventKind::Reopened
        })
    };
    if !back || told() {
        return None;
    }
    let headline = format!(
        "{} was complete last quarter and is not any more, and no event says that it was reopened",
        context.action(action)
    );
    let remedy = "Call it complete, or record the event “Reopened” with its reason";
    Some(Found::explain(place(row, Some(STATUS)), headline, remedy).against(last))
}

//! Owns ACT.09: an action on track that still gives a cause or a recovery.
//! Must not know whether the status is right.

use crate::checks::context::Context;
use crate::checks::found::{Found, listed, place};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Row, Status};

rule! {
    /// The action is on track, and the columns for the cause of trouble, its recovery or the lack of an update are filled in. Either the status is too
    /// good, or the words are left over from an earlier quarter.
    ///
    /// Why: an action that needs a recovery is not on track; a reader of the words and a reader of the colour come away with different
    /// stories.
    ///
    /// Remedy: give the status that fits, or take the words out.
    ///
    /// Source: worked out from councils' returns whose status was changed and whose words were not.
    "ACT.09", "On track, with a cause, a recovery or a reason for no update beside it", ExplainOrFix, Return, Action(check),
    acceptable: [
        "The recovery has worked; it is kept for the record until the end of the year.",
        "The risk is known and managed, and does not threaten the due date.",
    ],
    looks_at: ["status", "cause", "recovery", "recovery_date", "no_update_reason"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    if !matches!(action.counted_status(), Status::OnTrack | Status::Complete) {
        return Vec::new();
    }
    let given = [
        (Field::of::<Action>("cause"), "a cause", !action.cause.trim().is_empty()),
        (Field::of::<Action>("recovery"), "a recovery", !action.recovery.trim().is_empty()),
        (Field::of::<Action>("recovery_date"), "a recovery date", action.recovery_date.is_some()),
        (Field::of::<Action>("no_update_reason"), "a reason for no update", !action.no_update_reason.trim().is_empty()),
    ];
    let given: Vec<(Field, &str)> =
        given.into_iter().filter(|(.., is_given)| *is_given).map(|(f, w, _)| (f, w)).collect();
    let Some((field, _)) = given.first() else { return Vec::new() };
    let words: Vec<String> = given.iter().map(|(_, word)| (*word).to_owned()).collect();
    let status = if action.counted_status() == Status::Complete { "complete" } else { "on track" };
    let headline = format!("{} is {status} and gives {}", context.action(action), listed(&words));
    vec![Found::explain(place(row, Some(*field)), headline, "Give the status that fits, or take the words out")]
}

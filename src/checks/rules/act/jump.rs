//! Owns ACT.06: an action that was green and is red a quarter later, or the other way round.
//! Must not know what happened in between.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::prose::is_enough;
use crate::checks::registry::rule;
use crate::model::{Action, Field, Row, Status};

const STATUS: Field = Field::of::<Action>("status");

rule! {
    /// The status went from on track or complete to red in one quarter, or from red to on track or complete. A fall that gives its
    /// cause, and a rise whose commentary is new this quarter, are worth knowing; without these words they are to be explained.
    ///
    /// Why: trouble seldom comes in one quarter. A fall from green to red says that the green before it may not have been true; a rise
    /// from red to green asks what was done.
    ///
    /// Remedy: say what happened in the quarter; if last quarter's status was wrong, restate it.
    ///
    /// Source: papers on statuses that are green outside and red inside.
    "ACT.06", "From green to red, or from red to green, in one quarter", ExplainOrFix, Return, Action(check),
    acceptable: [
        "The recovery set out last quarter has taken effect.",
        "An outside decision in the quarter, named in the commentary, stopped the work.",
        "Last quarter's status was too good; it was judged before the figures were in.",
    ],
    looks_at: ["status"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    let Some(before) = context.last_action(action) else { return Vec::new() };
    let (last, now) = (before.counted_status(), action.counted_status());
    let good = |status| matches!(status, Status::OnTrack | Status::Complete);
    let minimum = context.limit("ACT.02", "commentary_minimum");
    let fall = good(last) && now == Status::Significant;
    let rise = last == Status::Significant && good(now);
    let said = if fall { &action.cause } else { &action.commentary };
    let old = if fall { &before.cause } else { &before.commentary };
    if !fall && !rise {
        return Vec::new();
    }
    let told = is_enough(said, minimum) && said.trim() != old.trim();
    let (from, to) = (last.in_a_sentence(), now.in_a_sentence());
    let headline = format!("{} went from {from} to {to} in one quarter", context.action(action));
    let at = place(row, Some(STATUS));
    let found = if told {
        Found::notice(
            at,
            headline,
            "Nothing, if what is written says why; restate last quarter's status if that was wrong",
        )
    } else {
        Found::explain(at, headline, "Say what happened in the quarter, or put the status right")
    };
    vec![found.against(last)]
}

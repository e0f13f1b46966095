//! Owns ACT.07: last quarter's words given again, and an action that does not move.
//! Must not know what the words mean.

use crate::checks::alike::{alike, is_same};
use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Row, Status};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const COMMENTARY: Field = Field::of::<Action>("commentary");
const STATUS: Field = Field::of::<Action>("status");
/// Texts shorter than this are alike by chance.
const SHORTEST: usize = 20;

rule! {
    /// The commentary is last quarter's, word for word or nearly. Where the action is amber or red, or its status or dates moved, that is
    /// to be explained; on a healthy action it is worth knowing. An action that has been amber, or red, for three quarters running is to
    /// be explained as well.
    ///
    /// Why: words copied from last quarter say nothing about this one, and beside a changed status they contradict it. An amber that
    /// never moves is a red nobody wants to call.
    ///
    /// Remedy: write what happened this quarter; say what will change if the status stays.
    ///
    /// Source: a council's published measures, where a comment was copied word for word under a changed figure.
    "ACT.07", "The commentary is last quarter's, or nothing moves", ExplainOrFix, Return, Action(check),
    acceptable: [
        "Nothing happened in the quarter, as planned; work goes on in the quarter named in the commentary.",
        "The action waits for an outside decision, named in the commentary.",
    ],
    looks_at: ["status", "commentary", "revised_date"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let copied = copied(context, row);
    copied.into_iter().chain(stuck(context, row)).collect()
}

fn copied(context: &Context<'_>, row: &Row<Action>) -> Option<Found> {
    let action = &row.record;
    let last = context.last_action(action)?;
    let share = context.limit("ACT.07", "alike").unwrap_or(Decimal::from(90)).to_u32().unwrap_or(90);
    let same = is_same(&action.commentary, &last.commentary);
    if action.commentary.chars().count() < SHORTEST || !(same || alike(&action.commentary, &last.commentary) >= share) {
        return None;
    }
    let moved = if action.counted_status() != last.counted_status() {
        ", though its status moved"
    } else if action.due() != last.due() {
        ", though its due date moved"
    } else {
        ""
    };
    let how = if same { "word for word" } else { "almost word for word" };
    let headline = format!("{} has last quarter's commentary {how}{moved}", context.action(action));
    let troubled = matches!(action.counted_status(), Status::Medium | Status::Significant);
    let at = place(row, Some(COMMENTARY));
    let remedy = "Write what happened this quarter";
    let found = if troubled || !moved.is_empty() {
        Found::explain(at, headline, remedy)
    } else {
        Found::notice(at, headline, remedy)
    };
    Some(found.against(&last.commentary))
}

/// Amber or red for so many quarters running.
fn stuck(context: &Context<'_>, row: &Row<Action>) -> Option<Found> {
    let action = &row.record;
    let status = action.counted_status();
    if !matches!(status, Status::Medium | Status::Significant) {
        return None;
    }
    let wanted = context.limit("ACT.07", "quarters").unwrap_or(Decimal::from(3)).to_usize().unwrap_or(3);
    let same = |(at, (quarter, last)): &(usize, (usize, &Action))| at == quarter && last.counted_status() == status;
    let quarters = 1 + context.actions_before(action).enumerate().take_while(same).count();
    let colour = if status == Status::Medium { "amber" } else { "red" };
    let headline = || format!("{} has been {colour} for {quarters} quarters running", context.action(action));
    let remedy = "Say what will change, or whether the plan still holds";
    (quarters >= wanted).then(|| Found::explain(place(row, Some(STATUS)), headline(), remedy).against(quarters))
}

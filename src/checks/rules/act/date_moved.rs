//! Owns ACT.04: a due date that moved says from when, to when, why, and who approved.
//! Must not know whether the reason is a good one.

use crate::checks::context::Context;
use crate::checks::found::{Found, day, listed, place};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Row};
use jiff::civil::Date;

const REVISED: Field = Field::of::<Action>("revised_date");
const DUE: Field = Field::of::<Action>("due_date");

rule! {
    /// The date an action is due differs from the one in last quarter's accepted return, or from the plan's. The original date stays in
    /// its column; the new one stands beside it as the revised date, with the reason, the role that approved it, and how often it has
    /// moved so far.
    ///
    /// Why: a date that moves every quarter keeps an action green for ever. Members see the slip only when the first date is kept.
    ///
    /// Remedy: put the original due date back, enter the revised date, the reason, the approver and the count of moves.
    ///
    /// Source: councils whose committees were told of unexplained changes of target dates; one that reports against the original date;
    /// one whose Cabinet approves each change of a milestone.
    "ACT.04", "A due date moved and not said why or by whose leave", ExplainOrFix, Return, Action(check),
    acceptable: [
        "The decision is recorded in the minutes of the board named in the commentary.",
        "The date was a typing error in the plan; the plan will be put right.",
    ],
    looks_at: ["due_date", "revised_date", "date_reason", "date_approved_by", "times_moved"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let last = context.last_action(&row.record);
    let found = original(context, row, last).or_else(|| revised(context, row, last));
    found.into_iter().collect()
}

/// The first date itself was written over.
fn original(context: &Context<'_>, row: &Row<Action>, last: Option<&Action>) -> Option<Found> {
    let action = &row.record;
    let planned = context.framework().planned_action(&action.plan, &action.reference);
    let (was, whose) = match (last.and_then(|last| last.due_date), planned.and_then(|planned| planned.due_date)) {
        (Some(date), _) => (date, "was accepted last quarter"),
        (None, Some(date)) => (date, "is the plan's"),
        (None, None) => return None,
    };
    let now = action.due_date?;
    let headline = || {
        let name = context.action(action);
        format!("{name} gives {} as its first due date, where {} {whose}", day(now), day(was))
    };
    let remedy = "Put the first date back and enter the new one as the revised date, with the reason and who approved";
    (now != was).then(|| Found::explain(place(row, Some(DUE)), headline(), remedy).against(was))
}

fn revised(context: &Context<'_>, row: &Row<Action>, last: Option<&Action>) -> Option<Found> {
    let action = &row.record;
    let was: Option<Date> = last.and_then(Action::due).or(action.due_date);
    let now = action.due()?;
    let was = was.filter(|was| *was != now)?;
    let mut gaps = Vec::new();
    let mut gap = |missing: bool, words: &str| {
        if missing {
            gaps.push(words.to_owned());
        }
    };
    gap(action.date_reason.trim().is_empty(), "no reason");
    gap(action.date_approved_by.trim().is_empty(), "nobody who approved it");
    let counted = last.is_some_and(|last| action.times_moved <= last.times_moved);
    gap(counted && last.is_some_and(|last| last.times_moved.is_some()), "no higher count of moves");
    if gaps.is_empty() {
        return None;
    }
    let so_far = match action.times_moved.or(last.and_then(|last| last.times_moved)) {
        Some(times) if times > 1 => format!(" (moved {times} times so far)"),
        _ => String::new(),
    };
    let (name, gaps) = (context.action(action), listed(&gaps));
    let headline = format!("{name} moved its due date from {} to {}{so_far} with {gaps}", day(was), day(now));
    let remedy = "Say why the date moved, who approved it and how often it has moved";
    Some(Found::explain(place(row, Some(REVISED)), headline, remedy).against(was))
}

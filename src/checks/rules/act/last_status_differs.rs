//! Owns ACT.12: what the return says last quarter's status was is not what was accepted.
//! Must not know this quarter's status.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Action, Field, RecordKind, Row};

const PREVIOUS: Field = Field::of::<Action>("previous_status");

rule! {
    /// The status given for last quarter differs from the one in last quarter's accepted return. The accepted return is the record; a
    /// change of it is declared as a restatement, with old, new, reason and approver.
    ///
    /// Why: history that changes in silence makes every trend a matter of which file one holds.
    ///
    /// Remedy: take the column out of the workbook (the accepted return is used), put it right, or declare the restatement.
    ///
    /// Source: figures changed between two published quarters without a note.
    "ACT.12", "Last quarter's status is not the one that was accepted", MustFix, Return, Action(check),
    acceptable: [],
    looks_at: ["previous_status"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    let (Some(said), Some(last)) = (action.previous_status, context.last_action(action)) else { return Vec::new() };
    let accepted = last.counted_status();
    let declared = || context.is_restated(RecordKind::Action, &action.reference, None, "status");
    if said == accepted || declared() {
        return Vec::new();
    }
    let headline = format!(
        "{} is said to have been {} last quarter; {} was accepted",
        context.action(action),
        said.in_a_sentence(),
        accepted.in_a_sentence()
    );
    let remedy = "Put last quarter's status right, or declare the change as a restatement with its reason and approver";
    vec![Found::must_fix(place(row, Some(PREVIOUS)), headline, remedy).against(accepted)]
}

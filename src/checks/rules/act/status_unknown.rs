//! Owns ACT.01: a status text nobody has mapped.
//! Must not know the words of any council.

use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Row};

const STATUS: Field = Field::of::<Action>("status");

rule! {
    /// The workbook has a text for the status, and it is none of the council's words for one. It is never guessed: a person maps it
    /// once, and the mapping is remembered.
    ///
    /// Why: a guess can turn a red action green without anybody having decided so.
    ///
    /// Remedy: choose the status that is meant.
    ///
    /// Source: the status words of the framework.
    "ACT.01", "The text of a status is not known", MustFix, Return, Action(check),
    acceptable: [],
    looks_at: ["status_as_written"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    if action.status.is_some() || action.status_as_written.trim().is_empty() {
        return Vec::new();
    }
    let headline = format!(
        "{} has the status {}, which is not a known one",
        context.action(action),
        quoted(&action.status_as_written)
    );
    let words = context.framework().statuses().iter().map(|status| status.short.as_str());
    let remedy = format!("Choose the status that is meant: {}", words.collect::<Vec<_>>().join(", "));
    vec![Found::must_fix(place(row, Some(STATUS)), headline, remedy)]
}

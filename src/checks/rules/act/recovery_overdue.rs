//! Owns ACT.11: a recovery that should have worked by now.
//! Must not know why it has not.

use crate::checks::context::Context;
use crate::checks::found::{Found, day, place};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Period, Row, Status};

const RECOVERY_DATE: Field = Field::of::<Action>("recovery_date");

rule! {
    /// The action is amber or red, and the date on which it was to be back on track is not after the end of the quarter.
    ///
    /// Why: a recovery date that has passed is last quarter's promise; the committee is owed the next one, or the truth.
    ///
    /// Remedy: give the new recovery date and what is done differently, or the status that fits.
    ///
    /// Source: a council that reports its corrective actions with their dates, quarter after quarter.
    "ACT.11", "Off track, and the recovery date has passed", ExplainOrFix, Return, Action(check),
    acceptable: [
        "The recovery is done and its effect will show next quarter.",
    ],
    looks_at: ["status", "recovery_date"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    let colour = match action.counted_status() {
        Status::Medium => "amber",
        Status::Significant => "red",
        _ => return Vec::new(),
    };
    let end = context.period().and_then(Period::last_day);
    let (Some(date), Some(end)) = (action.recovery_date, end) else { return Vec::new() };
    if date > end {
        return Vec::new();
    }
    let headline = format!("{} is {colour}, and was to be back on track by {}", context.action(action), day(date));
    let remedy = "Give the new recovery date and what is done differently";
    vec![Found::explain(place(row, Some(RECOVERY_DATE)), headline, remedy)]
}

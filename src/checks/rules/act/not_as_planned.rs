//! Owns ACT.10: an action that is not, in words or outcome, the one the plan has under its reference.
//! Must not know how the action is doing.

use crate::checks::alike::{alike, is_same};
use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::registry::rule;
use crate::model::{Action, EventKind, Field, RecordKind, Row};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const ACTION: Field = Field::of::<Action>("action");
const OUTCOME: Field = Field::of::<Action>("outcome");
const OWNER: Field = Field::of::<Action>("owner");

rule! {
    /// The words of an action differ from the plan's by more than a slip of the pen, it is counted under another outcome than the plan's,
    /// or nobody leads it. An event (renamed, merged, split, refocused) accounts for other words.
    ///
    /// Why: an action that quietly promises less can always be delivered; one under another outcome changes that outcome's table; and
    /// when two rows of a workbook are swapped, their words are the first to show it.
    ///
    /// Remedy: put the plan's words or outcome back, or record what was decided as an event.
    ///
    /// Source: HESA's continuity checks; councils that ask Cabinet to agree a change of an action.
    "ACT.10", "Not the action the plan has under this reference", ExplainOrFix, Return, Action(check),
    acceptable: [
        "The wording was tidied; what is promised is the same.",
        "The change was agreed by the board named in the commentary and will be in the next version of the plan.",
    ],
    looks_at: ["action", "outcome", "owner"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    let Some(planned) = context.framework().planned_action(&action.plan, &action.reference) else { return Vec::new() };
    let name = context.action(action);
    let mut found = Vec::new();
    let share = context.limit("ACT.10", "alike").unwrap_or(Decimal::from(80)).to_u32().unwrap_or(80);
    let other = !is_same(&action.action, &planned.action) && alike(&action.action, &planned.action) < share;
    if other && !planned.action.trim().is_empty() && !has_reason(context, action) {
        let (ours, theirs) = (quoted(&action.action), quoted(&planned.action));
        let headline = format!("{name} says {ours}, where the plan says {theirs}");
        found.push(
            Found::explain(
                place(row, Some(ACTION)),
                headline,
                "Put the plan's words back, or record the change as an event",
            )
            .against(&planned.action),
        );
    }
    if let (Some(ours), Some(theirs)) = (&action.outcome, &planned.outcome) {
        let called =
            |id| context.framework().outcome(id).map_or_else(|| id.to_string(), |outcome| outcome.name.clone());
        if ours != theirs {
            let headline = format!(
                "{name} is returned under “{}”, where the plan has it under “{}”",
                called(ours),
                called(theirs)
            );
            found.push(
                Found::explain(place(row, Some(OUTCOME)), headline, "Put the plan's outcome back, or say who moved it")
                    .against(theirs),
            );
        }
    }
    if action.owner.trim().is_empty() && planned.owner.trim().is_empty() {
        found.push(Found::explain(
            place(row, Some(OWNER)),
            format!("{name} has nobody who leads it"),
            "Enter the role that leads it",
        ));
    }
    found
}

fn has_reason(context: &Context<'_>, action: &Action) -> bool {
    let wanted =
        |event| matches!(event, EventKind::Renamed | EventKind::Merged | EventKind::Split | EventKind::Refocused);
    context.has_event(RecordKind::Action, action.plan.as_str(), &action.reference, wanted)
}

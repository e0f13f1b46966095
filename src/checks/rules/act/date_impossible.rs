//! Owns ACT.08: dates that cannot be meant, and words where a date should be.
//! Must not know whether a date was kept.

use crate::checks::context::Context;
use crate::checks::found::{Found, day, place, quoted};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Period, Row};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const DUE: Field = Field::of::<Action>("due_date");
const START: Field = Field::of::<Action>("start_date");

rule! {
    /// A date before the year 2000 is a spreadsheet's empty or shifted date, and must be put right. A date many years ahead (the council
    /// says how many) is most likely a wrong key. A start after the due date, "ongoing" or "TBC" for a date, and no due date at all are
    /// to be explained. `Q4` means that quarter's last day.
    ///
    /// Why: "January 2034" was printed in a council's report. An action without a date cannot be late.
    ///
    /// Remedy: enter the date that is meant.
    ///
    /// Source: the council's own report; spreadsheets whose dates begin in 1900 or in 1904.
    "ACT.08", "A date that cannot be meant, or none", MustFix, Return, Action(check),
    acceptable: [
        "The work goes on without an end; it is reviewed in the quarter named in the commentary.",
        "The date depends on a decision, named in the commentary, and will be set when that is taken.",
        "The plan runs so many years ahead.",
    ],
    looks_at: ["start_date", "due_date", "due_as_written", "revised_date", "completed_date", "recovery_date"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    let dates: [(Field, &str, Option<Date>); 5] = [
        (START, "start date", action.start_date),
        (DUE, "due date", action.due_date),
        (Field::of::<Action>("revised_date"), "revised date", action.revised_date),
        (Field::of::<Action>("completed_date"), "completion date", action.completed_date),
        (Field::of::<Action>("recovery_date"), "recovery date", action.recovery_date),
    ];
    let given = dates.into_iter().filter_map(|(field, word, date)| Some((field, word, date?)));
    let mut found: Vec<Found> =
        given.filter_map(|(field, word, date)| unlikely(context, row, (field, word), date)).collect();
    found.extend(without(context, row));
    found.extend(backwards(context, row));
    found
}

fn unlikely(context: &Context<'_>, row: &Row<Action>, (field, word): (Field, &str), date: Date) -> Option<Found> {
    const FIRST_YEAR: i16 = 2000;
    let name = context.action(&row.record);
    let at = place(row, Some(field));
    if date.year() < FIRST_YEAR {
        let headline =
            format!("{name} has the {word} {}, which a spreadsheet makes of an empty or shifted date", day(date));
        return Some(Found::must_fix(at, headline, "Enter the date that is meant"));
    }
    let ahead = context.limit("ACT.08", "years_ahead").unwrap_or(Decimal::TEN).to_i16().unwrap_or(10);
    let last = context.period().and_then(Period::financial_year)?.checked_add(ahead)?;
    let headline = || format!("{name} has the {word} {}, more than {ahead} years ahead", day(date));
    (date.year() > last)
        .then(|| Found::explain(at, headline(), "Enter the date that is meant, or say why it is so far ahead"))
}

fn without(context: &Context<'_>, row: &Row<Action>) -> Option<Found> {
    let action = &row.record;
    if action.due_date.is_some() || action.revised_date.is_some() {
        return None;
    }
    let name = context.action(action);
    let planned = context.framework().planned_action(&action.plan, &action.reference);
    let headline = match (action.due_as_written.trim(), planned.and_then(|planned| planned.due_date)) {
        ("", None) => return None,
        ("", Some(date)) => format!("{name} has no due date; the plan's is {}", day(date)),
        (written, _) => format!("{name} has {} for a due date", quoted(written)),
    };
    let field = if action.due_as_written.trim().is_empty() { DUE } else { Field::of::<Action>("due_as_written") };
    Some(Found::explain(place(row, Some(field)), headline, "Enter the date it is due"))
}

fn backwards(context: &Context<'_>, row: &Row<Action>) -> Option<Found> {
    let (start, due) = (row.record.start_date?, row.record.due_date?);
    let headline =
        || format!("{} starts on {}, after it is due on {}", context.action(&row.record), day(start), day(due));
    (start > due).then(|| Found::explain(place(row, Some(START)), headline(), "Put one of the two dates right"))
}

//! Owns ACT.02: an action off track says why and what will be done; one without an update says why and until when.
//! Must not know whether the words are true.

use crate::checks::context::Context;
use crate::checks::found::{Found, listed, place};
use crate::checks::prose::{has_word, names_a_time};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Row, Status};
use crate::tables::Columns;
use rust_decimal::Decimal;

const NO_UPDATE_REASON: Field = Field::of::<Action>("no_update_reason");

rule! {
    /// A red action has a commentary, a cause, a recovery with the role that leads it and the date it takes effect. An amber one
    /// should; what is missing there can be explained instead. An action without an update should say why and when one is expected.
    /// While nothing better is known, "reason awaited", from whom and by when, is enough.
    ///
    /// Why: a colour without a cause and a way back tells a committee nothing it can act on; but to insist where nobody knows yet
    /// makes people pick amber for red.
    ///
    /// Remedy: fill in what is missing, or write "reason awaited" with the role it is awaited from and the date.
    ///
    /// Source: councils' published returns, in one of which 7 of 11 corrective actions were blank; performance systems that ask for a
    /// note with every red.
    "ACT.02", "Off track or without an update, and not said why", MustFix, Return, Action(check),
    acceptable: [
        "The cause is set out in the outcome's summary.",
        "The recovery is to be agreed at the board named in the commentary.",
        "The service was asked and has not answered; it is being followed up.",
    ],
    looks_at: ["status", "recovery_date"],
}

fn check(context: &Context<'_>, row: &Row<Action>) -> Vec<Found> {
    let action = &row.record;
    // A status that is asked about is not missing: ACT.01 and IMP.01 speak of it.
    let written = !action.status_as_written.trim().is_empty() || context.sources().is_asked_about(&row.id);
    let unknown = action.status.is_none() && written;
    let found = match action.counted_status() {
        _ if unknown => None,
        Status::Significant => off_track(context, row, "red"),
        Status::Medium => off_track(context, row, "amber"),
        Status::NoUpdate => no_update(context, row),
        Status::OnTrack | Status::Complete => None,
    };
    found.into_iter().collect()
}

fn off_track(context: &Context<'_>, row: &Row<Action>, colour: &str) -> Option<Found> {
    let action = &row.record;
    let gaps = gaps(action, context.limit("ACT.02", "commentary_minimum"));
    let first = gaps.first().map(|(field, _)| *field)?;
    if reason_is_awaited(action) {
        return None;
    }
    let missing: Vec<String> = gaps.into_iter().map(|(_, words)| words).collect();
    let headline = format!("{} is {colour} with {}", context.action(action), listed(&missing));
    let remedy = "Fill in what is missing, or write “reason awaited”, from whom and by when";
    let at = place(row, Some(first));
    Some(if colour == "red" { Found::must_fix(at, headline, remedy) } else { Found::explain(at, headline, remedy) })
}

/// What an action off track leaves out, in the order people fill it in.
fn gaps(action: &Action, minimum: Option<Decimal>) -> Vec<(Field, String)> {
    const WANTED: [(Field, &str); 4] = [
        (Field::of::<Action>("cause"), "no cause"),
        (Field::of::<Action>("recovery"), "no recovery"),
        (Field::of::<Action>("recovery_owner"), "nobody to lead the recovery"),
        (Field::of::<Action>("recovery_date"), "no recovery date"),
    ];
    let blank = |field: Field| action.get(field.index()).trim().is_empty();
    let short = short_of(&action.commentary, minimum);
    let commentary = short.map(|length| match length {
        0 => "no commentary".to_owned(),
        length => format!("a commentary of {} ({} are asked for)", characters(length), minimum.unwrap_or_default()),
    });
    let commentary = commentary.map(|words| (Field::of::<Action>("commentary"), words));
    let others = WANTED.into_iter().filter(|(field, _)| blank(*field));
    commentary.into_iter().chain(others.map(|(field, words)| (field, words.to_owned()))).collect()
}

fn characters(count: usize) -> String {
    if count == 1 { "1 character".to_owned() } else { format!("{count} characters") }
}

/// The length of a text that is blank or shorter than the framework asks for.
fn short_of(text: &str, minimum: Option<Decimal>) -> Option<usize> {
    let length = text.trim().chars().count();
    let short = length == 0 || minimum.is_some_and(|minimum| Decimal::from(length) < minimum);
    short.then_some(length)
}

/// Whether one of the texts says that the reason is awaited, from whom and by when. A commentary must name the reason: work of
/// any kind is awaited there.
fn reason_is_awaited(action: &Action) -> bool {
    let says = |text: &String| {
        let whom = !action.recovery_owner.trim().is_empty() || has_word(text, &["from"]);
        let when = action.recovery_date.is_some() || names_a_time(text);
        has_word(text, &["awaited", "awaiting"]) && whom && when
    };
    let in_commentary = has_word(&action.commentary, &["reason", "cause"]) && says(&action.commentary);
    in_commentary || says(&action.cause) || says(&action.recovery)
}

fn no_update(context: &Context<'_>, row: &Row<Action>) -> Option<Found> {
    let action = &row.record;
    let reason = &action.no_update_reason;
    let minimum = context.limit("ACT.02", "reason_minimum");
    let what = if let Some(length) = short_of(reason, minimum) {
        match length {
            0 => "no reason for it".to_owned(),
            _ => format!("a reason of {} ({} are asked for)", characters(length), minimum.unwrap_or_default()),
        }
    } else if !names_a_time(reason) {
        "a reason that does not say when one is expected".to_owned()
    } else {
        return None;
    };
    let carried = action.status.is_some_and(|status| status != Status::NoUpdate);
    let so = if carried { " (its status was carried forward and nobody confirmed it)" } else { "" };
    let headline = format!("{} has no update{so} and {what}", context.action(action));
    let remedy = "Set or confirm the status, or say why there is no update and when one is expected";
    Some(Found::explain(place(row, Some(NO_UPDATE_REASON)), headline, remedy))
}

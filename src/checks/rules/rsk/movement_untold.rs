//! Owns RSK.03: a risk that came to the register or left it without an event.
//! Must not know its score.

use crate::checks::alike::alike;
use crate::checks::context::Context;
use crate::checks::found::{self, Found, place, quoted};
use crate::checks::registry::rule;
use crate::checks::rules::ret::successors::{self, Candidate};
use crate::model::{EventKind, Field, Place, RecordKind, Risk, Row};
use std::collections::HashSet;

rule! {
    /// Each risk of last quarter's register is still there or has an event that says where it went (closed, merged, split, de-escalated,
    /// transferred), and each new one has an event that says where it came from. Opening plus new less closed and moved is closing.
    /// Where a risk that went and one that came read alike, both are named together, with how alike they are; nothing is assumed.
    ///
    /// Why: "deleted" can mean below the line or gone; a register that does not balance has lost a risk.
    ///
    /// Remedy: record the event with its reason and approver.
    ///
    /// Source: the council's own register, whose movements are each told; a council whose committee asked what "deleted" meant.
    "RSK.03", "A risk came or went without a word", MustFix, Return, Return(check),
    acceptable: [
        "The title was tidied; the risk is the same.",
    ],
    looks_at: ["title"],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    let Some(last) = context.previous().filter(|last| !last.risks().is_empty()) else { return Vec::new() };
    let ret = context.ret();
    let told = |risk: &Risk, wanted: fn(EventKind) -> bool| {
        context.has_event(RecordKind::Risk, &risk.register, &risk.reference, wanted)
    };
    let other_end: HashSet<(&str, &crate::model::Ref)> = related(context);
    let here: HashSet<(&str, &crate::model::Ref)> =
        ret.risks().records().map(|r| (r.register.as_str(), &r.reference)).collect();
    let there: HashSet<(&str, &crate::model::Ref)> =
        last.risks().records().map(|r| (r.register.as_str(), &r.reference)).collect();
    let key = |risk: &Risk| (risk.register.clone(), risk.reference.clone());
    let is_known = |set: &HashSet<(&str, &crate::model::Ref)>, risk: &Risk| {
        let (register, reference) = key(risk);
        set.contains(&(register.as_str(), &reference))
    };
    let gone: Vec<&Risk> = last
        .risks()
        .records()
        .filter(|risk| !is_known(&here, risk))
        .filter(|risk| !told(risk, EventKind::explains_absence))
        .filter(|risk| !is_known(&other_end, risk))
        .collect();
    let come: Vec<&Row<Risk>> = ret
        .risks()
        .rows()
        .iter()
        .filter(|row| !is_known(&there, &row.record))
        .filter(|row| !told(&row.record, EventKind::explains_arrival))
        .filter(|row| !is_known(&other_end, &row.record))
        .collect();
    let candidates = |risks: Vec<&Risk>| -> Vec<Candidate> {
        risks.iter().map(|risk| Candidate { name: found::risk(risk), text: risk.title.clone() }).collect()
    };
    let (left, arrived) = (candidates(gone.clone()), candidates(come.iter().map(|row| &row.record).collect()));
    let mut found: Vec<Found> = gone.iter().map(|risk| {
        let name = found::risk(risk);
        let hint = successors::words(&risk.title, &arrived, "came");
        let headline = format!("{name} {} was on the register last quarter and is gone without an event{hint}", quoted(&risk.title));
        let at = Place { record: Some(RecordKind::Risk), container: risk.register.clone(), reference: risk.reference.clone(), ..Place::default() };
        Found::must_fix(at, headline, "Record what happened: closed, merged, split, renamed, de-escalated or transferred, with reason and approver")
    }).collect();
    found.extend(come.iter().map(|row| {
        let name = found::risk(&row.record);
        let hint = successors::words(&row.record.title, &left, "went");
        let headline = format!("{name} {} is new on the register without an event{hint}", quoted(&row.record.title));
        Found::must_fix(
            place(row, None),
            headline,
            "Record what happened: new, split, renamed, escalated or transferred, with reason and approver",
        )
    }));
    found.extend(ret.risks().rows().iter().filter_map(|row| reworded(context, row)));
    found
}

/// A risk that has another's words under its reference.
fn reworded(context: &Context<'_>, row: &Row<Risk>) -> Option<Found> {
    const LEAST: u32 = 50;
    let risk = &row.record;
    let last = context.last_risk(risk)?;
    let share = alike(&risk.title, &last.title);
    let told =
        |event| matches!(event, EventKind::Renamed | EventKind::Refocused | EventKind::Split | EventKind::Merged);
    if share >= LEAST
        || risk.title.trim().is_empty()
        || context.has_event(RecordKind::Risk, &risk.register, &risk.reference, told)
    {
        return None;
    }
    let (now, was) = (quoted(&risk.title), quoted(&last.title));
    let headline = format!("{} is {now}, where last quarter it was {was}", found::risk(risk));
    let remedy = "Put its words back, or record that it was renamed or refocused";
    Some(Found::explain(place(row, Field::named(RecordKind::Risk, "title")), headline, remedy).against(&last.title))
}

/// The other ends of events that divide, join or rename.
fn related<'a>(context: &Context<'a>) -> HashSet<(&'a str, &'a crate::model::Ref)> {
    let events = context.ret().events().records().filter(|event| event.record == Some(RecordKind::Risk));
    let joins =
        events.filter(|event| matches!(event.event, Some(EventKind::Renamed | EventKind::Merged | EventKind::Split)));
    joins
        .filter(|event| !event.related_ref.is_empty())
        .map(|event| (event.container.as_str(), &event.related_ref))
        .collect()
}

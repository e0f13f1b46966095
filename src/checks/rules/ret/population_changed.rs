//! Owns RET.03: an action or measure that vanished since last quarter, or is there for the first time, without a word.
//! Must not know the base plan's own rule (RET.02), which speaks first.

use super::successors::{self, Candidate};
use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::registry::rule;
use crate::model::{Action, EventKind, Measure, Place, RecordKind, Ref, Row};
use std::collections::HashSet;

rule! {
    /// Each action and measure of last quarter's accepted return is in this one, or an event says what became of it (must fix); each that
    /// was not there last quarter has an event that says where it came from. What the base plan has and the return has not is RET.02;
    /// a measure that is not due this quarter need not be there. Where one that went and one that came read alike, they are named together.
    ///
    /// Why: 258, 90, 9 and 53 are 410, and so are 273, 101, 3 and 33; a table that loses a row between two quarters still looks whole.
    ///
    /// Remedy: put the row back, or record what happened as an event.
    ///
    /// Source: the council's own headline table; councils asked by their committees what "transferred" or "deleted" means.
    "RET.03", "A record came or went since last quarter without a word", MustFix, Return, Return(check),
    acceptable: [
        "It is in the plan from this quarter on.",
        "Last quarter's return left it out by mistake.",
    ],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    let Some(last) = context.previous() else { return Vec::new() };
    let mut found = actions(context, last);
    found.extend(measures(context, last));
    found
}

fn actions(context: &Context<'_>, last: &crate::model::Return) -> Vec<Found> {
    if last.actions().is_empty() {
        return Vec::new();
    }
    let ret = context.ret();
    let here: HashSet<(&str, &Ref)> = ret.actions().records().map(|a| (a.plan.as_str(), &a.reference)).collect();
    let there: HashSet<(&str, &Ref)> = last.actions().records().map(|a| (a.plan.as_str(), &a.reference)).collect();
    let other = other_ends(context, RecordKind::Action);
    let told = |action: &Action, wanted: fn(EventKind) -> bool| {
        other.contains(&action.reference)
            || context.has_event(RecordKind::Action, action.plan.as_str(), &action.reference, wanted)
    };
    let gone: Vec<&Action> = last
        .actions()
        .records()
        .filter(|action| !action.reference.is_empty() && !here.contains(&(action.plan.as_str(), &action.reference)))
        .filter(|action| !told(action, EventKind::explains_absence))
        .collect();
    let come: Vec<&Row<Action>> = ret
        .actions()
        .rows()
        .iter()
        .filter(|row| {
            !row.record.reference.is_empty() && !there.contains(&(row.record.plan.as_str(), &row.record.reference))
        })
        .filter(|row| !told(&row.record, EventKind::explains_arrival))
        .collect();
    let named = |action: &Action| Candidate { name: context.action(action), text: action.action.clone() };
    let (left, arrived): (Vec<_>, Vec<_>) =
        (gone.iter().map(|a| named(a)).collect(), come.iter().map(|row| named(&row.record)).collect());
    let planned = |action: &Action| {
        context
            .framework()
            .planned_action(&action.plan, &action.reference)
            .filter(|planned| planned.body == *context.body())
    };
    let vanished = gone.iter().filter(|action| planned(action).is_none()).map(|action| {
        let hint = successors::words(&action.action, &arrived, "came");
        let headline = format!(
            "{} {} was in last quarter's return and is gone without an event{hint}",
            context.action(action),
            quoted(&action.action)
        );
        let at = Place {
            record: Some(RecordKind::Action),
            container: action.plan.to_string(),
            reference: action.reference.clone(),
            ..Place::default()
        };
        Found::must_fix(at, headline, "Put the row back, or record what happened to it as an event")
    });
    // An arrival the plan does not have is RET.02's.
    let arrivals = come.iter().filter(|row| planned(&row.record).is_some()).map(|row| {
        let hint = successors::words(&row.record.action, &left, "went");
        let headline = format!(
            "{} {} was not in last quarter's return, and no event says where it came from{hint}",
            context.action(&row.record),
            quoted(&row.record.action)
        );
        Found::explain(place(row, None), headline, "Record it as new, or say why it was not there")
    });
    vanished.chain(arrivals).collect()
}

fn measures(context: &Context<'_>, last: &crate::model::Return) -> Vec<Found> {
    let ret = context.ret();
    let here: HashSet<&Ref> = ret.measures().records().map(|measure| &measure.reference).collect();
    let other = other_ends(context, RecordKind::Measure);
    let told = |measure: &Measure| {
        other.contains(&measure.reference)
            || context.has_event(
                RecordKind::Measure,
                &measure.component,
                &measure.reference,
                EventKind::explains_absence,
            )
    };
    let mut seen = HashSet::new();
    // What the framework has is due or not due by its own list, and RET.02 speaks of it.
    let gone = last.measures().records().filter(|measure| {
        let unknown = context.framework().measure(&measure.reference).is_none();
        unknown
            && !measure.reference.is_empty()
            && !here.contains(&measure.reference)
            && !told(measure)
            && seen.insert(&measure.reference)
    });
    let found = gone.map(|measure| {
        let headline = format!(
            "Measure {} {} was in last quarter's return and is gone without an event",
            measure.reference,
            quoted(&measure.measure)
        );
        let at = Place {
            record: Some(RecordKind::Measure),
            container: measure.component.clone(),
            reference: measure.reference.clone(),
            ..Place::default()
        };
        Found::must_fix(at, headline, "Put the row back, or record what happened to it as an event")
    });
    found.collect()
}

/// The other ends of events that divide, join or rename.
fn other_ends<'a>(context: &Context<'a>, kind: RecordKind) -> HashSet<&'a Ref> {
    let events = context.ret().events().records().filter(|event| event.record == Some(kind));
    let joins =
        events.filter(|event| matches!(event.event, Some(EventKind::Renamed | EventKind::Merged | EventKind::Split)));
    joins.map(|event| &event.related_ref).filter(|reference| !reference.is_empty()).collect()
}

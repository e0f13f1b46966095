//! Owns RET.07: an event that does not say why, by whose leave, or which other record.
//! Must not know whether the records balance.

use crate::checks::context::Context;
use crate::checks::found::{Found, listed, thing};
use crate::checks::registry::rule;
use crate::model::{Event, EventKind, Place, RecordKind};
use std::collections::HashSet;

rule! {
    /// An event that ends a record, moves it or puts it off gives its reason and the role that approved it; one that renames, merges or
    /// splits names the other record. The record it speaks of is in this return or was in the last.
    ///
    /// Why: who may take a project off the list is the question; an event without an approver does not answer it.
    ///
    /// Remedy: fill in reason, approver or the other reference.
    ///
    /// Source: a council whose committee asked who may remove a project; another where "transferred" was never explained.
    "RET.07", "An event without reason, approver or other record", ExplainOrFix, Return, Return(check),
    acceptable: [
        "The plan itself sets the end; no approval is needed.",
        "The approval is in the minutes of the board named in the reason.",
    ],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    let known = known(context);
    let events = context.ret().events().records();
    events.filter_map(|event| incomplete(event).or_else(|| unknown(context, event, &known))).collect()
}

fn incomplete(event: &Event) -> Option<Found> {
    let kind = event.event?;
    let decides =
        kind.explains_absence() || matches!(kind, EventKind::Escalated | EventKind::Reopened | EventKind::Rescored);
    let relates = matches!(kind, EventKind::Renamed | EventKind::Merged | EventKind::Split);
    let gaps = [
        (relates && event.related_ref.is_empty(), "no other record"),
        (decides && event.reason.trim().is_empty(), "no reason"),
        (decides && kind != EventKind::Rescored && event.approved_by.trim().is_empty(), "nobody who approved it"),
    ];
    let gaps: Vec<String> =
        gaps.into_iter().filter(|(missing, _)| *missing).map(|(_, words)| words.to_owned()).collect();
    if gaps.is_empty() {
        return None;
    }
    let headline = format!("{} is {kind} with {}", name(event), listed(&gaps));
    Some(Found::explain(place(event), headline, "Fill in the reason, who approved it, or the other reference"))
}

/// An event about a record that neither this return nor the last one has.
fn unknown(context: &Context<'_>, event: &Event, known: &HashSet<(RecordKind, String)>) -> Option<Found> {
    let kind = event.record?;
    let is_known = known.contains(&(kind, event.reference.to_string()))
        || event.event.is_some_and(|event| !event.explains_arrival() && context.previous().is_none());
    let headline = || {
        format!(
            "{} is {}, but neither this return nor the last one has it",
            name(event),
            event.event.map(EventKind::code).unwrap_or_default()
        )
    };
    (!is_known).then(|| Found::explain(place(event), headline(), "Put the reference of the event right"))
}

fn known(context: &Context<'_>) -> HashSet<(RecordKind, String)> {
    let returns = [Some(context.ret()), context.previous()].into_iter().flatten();
    let mut known = HashSet::new();
    for ret in returns {
        known.extend(ret.actions().records().map(|a| (RecordKind::Action, a.reference.to_string())));
        known.extend(ret.measures().records().map(|m| (RecordKind::Measure, m.reference.to_string())));
        known.extend(ret.risks().records().map(|r| (RecordKind::Risk, r.reference.to_string())));
    }
    let planned =
        context.framework().planned_for(context.body()).map(|a| (RecordKind::Action, a.reference.to_string()));
    known.extend(planned);
    known.extend(context.framework().measures().iter().map(|m| (RecordKind::Measure, m.reference.to_string())));
    known
}

fn name(event: &Event) -> String {
    let noun = match event.record {
        Some(RecordKind::Measure) => "Measure",
        Some(RecordKind::Risk) => "Risk",
        _ => "Action",
    };
    thing(noun, &event.reference, "")
}

fn place(event: &Event) -> Place {
    Place {
        record: event.record,
        container: event.container.clone(),
        reference: event.reference.clone(),
        ..Place::default()
    }
}

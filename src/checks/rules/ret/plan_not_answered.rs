//! Owns RET.02: every planned action and every due measure is answered, and nothing else is in the return.
//! Must not know whether an answer is a good one.

use super::header_incomplete::here;
use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::registry::rule;
use crate::framework::{PlannedAction, PlannedMeasure};
use crate::model::{Action, EventKind, Field, Header, Measure, Period, Place, RecordKind, Ref, Row};
use std::collections::HashSet;

const PLAN_HASH: Field = Field::of::<Header>("base_plan_hash");

rule! {
    /// The return answers the base plan it was started from: every planned action of the body and every measure due this
    /// quarter is there, and every action and measure in it is planned. An event (closed, merged, transferred, new, …) accounts for
    /// an absence or an arrival. That each stands there only once is RET.05.
    ///
    /// Why: the headline table adds up to the plan only while no row is dropped or added in silence: 258, 90, 9 and 53 are 410, and
    /// so are 273, 101, 3 and 33.
    ///
    /// Remedy: put the row back, or record the event that took it out or brought it in.
    ///
    /// Source: HESA's continuity checks; the two quarters of the council's own headline table.
    "RET.02", "The base plan is not answered", MustFix, Return, Return(check),
    acceptable: [
        "The measure is reported beside the plan until the next version of the plan holds it.",
    ],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    let Some(period) = context.period() else { return Vec::new() };
    if context.framework().body(context.body()).is_none() {
        return Vec::new();
    }
    let mut found: Vec<Found> = other_plan(context, period).into_iter().collect();
    found.extend(missing_actions(context));
    found.extend(missing_measures(context, period));
    found.extend(context.ret().actions().rows().iter().filter_map(|row| unplanned_action(context, row)));
    found.extend(context.ret().measures().rows().iter().filter_map(|row| unplanned_measure(context, row)));
    found
}

fn other_plan(context: &Context<'_>, period: Period) -> Option<Found> {
    let theirs = &context.ret().header().base_plan_hash;
    let ours = context.framework().base_plan_hash(context.body(), period);
    let headline = if theirs.is_empty() {
        "The return does not say which base plan it answers"
    } else if *theirs == ours {
        return None;
    } else {
        "The return answers another base plan than the framework's"
    };
    let remedy = "Start it from the current starter package, or load the framework it was started from";
    Some(Found::must_fix(here(context, PLAN_HASH), headline.to_owned(), remedy))
}

fn missing_actions<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Found> + 'a {
    let there: HashSet<(&str, &Ref)> =
        context.ret().actions().records().map(|action| (action.plan.as_str(), &action.reference)).collect();
    let accounted = |action: &PlannedAction| {
        let gone = EventKind::explains_absence;
        context.has_event(RecordKind::Action, action.plan.as_str(), &action.reference, gone)
    };
    let planned = context.framework().planned_for(context.body());
    let missing = planned.filter(move |action| !there.contains(&(action.plan.as_str(), &action.reference)));
    missing.filter(move |action| !accounted(action)).map(missing_action)
}

fn missing_action(action: &PlannedAction) -> Found {
    let at = Place {
        record: Some(RecordKind::Action),
        container: action.plan.to_string(),
        reference: action.reference.clone(),
        ..Place::default()
    };
    let (name, text) = (&action.reference, quoted(&action.action));
    let headline = format!("Action {name} {text} is missing: the base plan has it and the return does not");
    Found::must_fix(at, headline, "Put the row back, or record the event that took it out")
}

fn missing_measures<'a>(context: &'a Context<'_>, period: Period) -> impl Iterator<Item = Found> + 'a {
    let there: HashSet<&Ref> = context
        .ret()
        .measures()
        .records()
        .filter(|measure| measure.period == Some(period))
        .map(|measure| &measure.reference)
        .collect();
    let accounted = |measure: &PlannedMeasure| {
        let gone = EventKind::explains_absence;
        context.has_event(RecordKind::Measure, &measure.component, &measure.reference, gone)
    };
    let due = context.framework().due_for(context.body(), period).map(|(measure, _)| measure);
    let missing = due.filter(move |measure| !there.contains(&measure.reference) && !accounted(measure));
    missing.map(move |measure| missing_measure(measure, period))
}

fn missing_measure(measure: &PlannedMeasure, period: Period) -> Found {
    let at = Place {
        record: Some(RecordKind::Measure),
        container: measure.component.clone(),
        reference: measure.reference.clone(),
        period: Some(period),
        ..Place::default()
    };
    let (name, text) = (&measure.reference, quoted(&measure.measure));
    let headline =
        format!("Measure {name} {text} is missing: it is due for {} and the return has no row for it", period.words());
    Found::must_fix(at, headline, "Add its row with the figure, or with the reason why there is none")
}

fn unplanned_action(context: &Context<'_>, row: &Row<Action>) -> Option<Found> {
    let action = &row.record;
    if action.reference.is_empty() {
        return None;
    }
    let planned = context.framework().planned_action(&action.plan, &action.reference);
    let name = context.action(action);
    let headline = match planned {
        Some(planned) if planned.body == *context.body() => return None,
        Some(planned) => format!("{name} is planned for {}, not for this return", context.body_name(&planned.body)),
        None => format!("{name} {} is not in the base plan", quoted(&action.action)),
    };
    let arrived = EventKind::explains_arrival;
    let accounted = context.has_event(RecordKind::Action, action.plan.as_str(), &action.reference, arrived);
    let remedy = "Put its reference right, take it out, or record the event that brought it in";
    (!accounted).then(|| Found::must_fix(place(row, None), headline, remedy))
}

fn unplanned_measure(context: &Context<'_>, row: &Row<Measure>) -> Option<Found> {
    let measure = &row.record;
    if measure.reference.is_empty() || measure.period != context.period() {
        return None;
    }
    let name = context.measure(measure);
    let headline = match context.framework().measure(&measure.reference) {
        Some(planned) if planned.body == *context.body() => return None,
        Some(planned) => format!("{name} belongs to {}, not to this return", context.body_name(&planned.body)),
        None => format!("{name} {} is not a measure of the framework", quoted(&measure.measure)),
    };
    let arrived = EventKind::explains_arrival;
    let accounted = context.has_event(RecordKind::Measure, &measure.component, &measure.reference, arrived);
    let remedy = "Put its reference right, take it out, or explain why it is reported";
    (!accounted).then(|| Found::explain(place(row, None), headline, remedy))
}

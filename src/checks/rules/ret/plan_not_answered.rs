//! Owns RET.02: every planned action and every due measure is answered, and nothing else is in the return.
//! Must not know whether an answer is a good one.

use super::header_incomplete::here;
use super::missing_rows;
use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::registry::rule;
use crate::model::{Action, EventKind, Field, Header, Measure, Period, RecordKind, Row};

const PLAN_HASH: Field = Field::of::<Header>("base_plan_hash");

rule! {
    /// The return answers the base plan it was started from: every planned action of the body and every measure due this
    /// quarter is there, and every action and measure in it is planned. An event (closed, merged, transferred, new, …) accounts for
    /// an absence or an arrival. That each stands there only once is RET.05. When many are missing they are one finding, which names
    /// them all.
    ///
    /// Why: the headline table adds up to the plan only while no row is dropped or added in silence: 258, 90, 9 and 53 are 410, and
    /// so are 273, 101, 3 and 33.
    ///
    /// Remedy: put the row back in the workbook, or say in it what happened: a sheet "Register changes" with the headings Ref, Kind
    /// ("Action" or "Measure"), Change (such as "Dropped", "Merged", "Transferred" or "New") and Reason, a line a record. Then import
    /// the workbook again.
    ///
    /// Source: HESA's continuity checks; the two quarters of the council's own headline table.
    "RET.02", "The base plan is not answered", MustFix, Return, Return(check),
    acceptable: [
        "The measure is reported beside the plan until the next version of the plan holds it.",
    ],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    let Some(period) = context.period() else { return Vec::new() };
    if context.framework().body(context.body()).is_none() {
        return Vec::new();
    }
    let mut found: Vec<Found> = other_plan(context, period).into_iter().collect();
    found.extend(missing_rows::actions(context));
    found.extend(missing_rows::measures(context, period));
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
    let remedy = missing_rows::remedy("Put its reference right, take it out", "Action", "such as “New”");
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

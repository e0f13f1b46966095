//! Owns what of the base plan is not in the return: a finding a row while they are few, one for all of them when they are many.
//! Must not know what is in the return and not planned.

use crate::checks::context::Context;
use crate::checks::found::{Found, compact, quoted};
use crate::framework::{PlannedAction, PlannedMeasure};
use crate::model::{EventKind, Period, Place, RecordKind, Ref};
use std::collections::{BTreeMap, HashSet};

/// So many missing rows of a kind are told one by one; more have one cause, such as a sheet left out.
const FEW: usize = 5;

/// What can be done today about a row that is missing or not planned.
pub(super) fn remedy(first: &str, kind: &str, words: &str) -> String {
    format!(
        "{first}, or say in the workbook what happened: a sheet “Register changes” with Ref, Kind (“{kind}”), Change ({words}) and \
         Reason; then import the workbook again"
    )
}

/// Planned actions that no row answers and no event accounts for.
pub(super) fn actions(context: &Context<'_>) -> Vec<Found> {
    let there: HashSet<(&str, &Ref)> =
        context.ret().actions().records().map(|action| (action.plan.as_str(), &action.reference)).collect();
    let gone = EventKind::explains_absence;
    let missing: Vec<&PlannedAction> = context
        .framework()
        .planned_for(context.body())
        .filter(|action| !there.contains(&(action.plan.as_str(), &action.reference)))
        .filter(|action| !context.has_event(RecordKind::Action, action.plan.as_str(), &action.reference, gone))
        .collect();
    if missing.len() <= FEW {
        return missing.into_iter().map(action).collect();
    }
    let mut by_plan: BTreeMap<&str, Vec<&Ref>> = BTreeMap::new();
    for action in missing {
        by_plan.entry(action.plan.as_str()).or_default().push(&action.reference);
    }
    by_plan.into_iter().map(|(plan, references)| many_actions(context, plan, &references)).collect()
}

fn action(action: &PlannedAction) -> Found {
    let (name, text) = (&action.reference, quoted(&action.action));
    let headline = format!("Action {name} {text} is missing: the base plan has it and the return does not");
    let at = at(RecordKind::Action, action.plan.as_str(), action.reference.clone(), None);
    Found::must_fix(at, headline, actions_back("Put the row back in the workbook"))
}

fn many_actions(context: &Context<'_>, plan: &str, references: &[&Ref]) -> Found {
    let named = context.framework().plans().iter().find(|known| known.id.as_str() == plan);
    let plan_name = named.map_or(plan, |known| known.name.as_str());
    let (count, all) = (references.len(), compact(references));
    let (actions, are) = if count == 1 { ("action", "is") } else { ("actions", "are") };
    let headline = format!("{count} planned {actions} of the {plan_name} {are} not in the return: {all}");
    let first = "Check that the workbook is whole and of this body and put the rows back";
    Found::must_fix(at(RecordKind::Action, plan, Ref::default(), None), headline, actions_back(first))
}

fn actions_back(first: &str) -> String {
    remedy(first, "Action", "such as “Dropped”, “Merged” or “Transferred”")
}

/// Measures due in the quarter that no row answers and no event accounts for.
pub(super) fn measures(context: &Context<'_>, period: Period) -> Vec<Found> {
    let of_quarter = context.ret().measures().records().filter(|measure| measure.period == Some(period));
    let there: HashSet<&Ref> = of_quarter.map(|measure| &measure.reference).collect();
    let gone = EventKind::explains_absence;
    let missing: Vec<&PlannedMeasure> = context
        .framework()
        .due_for(context.body(), period)
        .map(|(measure, _)| measure)
        .filter(|measure| !there.contains(&measure.reference))
        .filter(|measure| !context.has_event(RecordKind::Measure, &measure.component, &measure.reference, gone))
        .collect();
    if missing.len() <= FEW {
        return missing.into_iter().map(|missing| measure(missing, period)).collect();
    }
    let references: Vec<&Ref> = missing.iter().map(|measure| &measure.reference).collect();
    let (count, all) = (references.len(), compact(&references));
    let headline = format!("{count} measures due for {} have no row in the return: {all}", period.words());
    let remedy = "Check that the workbook is whole and of this body, add the rows with the figure or the reason why there is none, and \
                  import it again";
    vec![Found::must_fix(at(RecordKind::Measure, "", Ref::default(), Some(period)), headline, remedy)]
}

fn measure(measure: &PlannedMeasure, period: Period) -> Found {
    let (name, text) = (&measure.reference, quoted(&measure.measure));
    let headline =
        format!("Measure {name} {text} is missing: it is due for {} and the return has no row for it", period.words());
    let at = at(RecordKind::Measure, &measure.component, measure.reference.clone(), Some(period));
    let remedy =
        "Add its row to the workbook, with the figure or with the reason why there is none, and import it again";
    Found::must_fix(at, headline, remedy)
}

/// The place of a record that is not there.
fn at(kind: RecordKind, container: &str, reference: Ref, period: Option<Period>) -> Place {
    Place { record: Some(kind), container: container.to_owned(), reference, period, ..Place::default() }
}

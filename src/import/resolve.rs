//! Owns what the framework knows of a draft: its plan, its reference, and the facts the workbook leaves unsaid.
//! Must not know where on a sheet the draft stood.

use super::context::Context;
use super::draft::Draft;
use super::names::Names;
use super::spelling::plain;
use crate::framework::{PlannedAction, PlannedMeasure};
use crate::model::{RecordKind, Ref};
use crate::tables::CellText;

/// The draft with what the framework adds.
pub(super) fn resolve(context: &Context<'_>, names: &Names<'_>, mut draft: Draft) -> Draft {
    match draft.kind {
        RecordKind::Action => action(context, names, &mut draft),
        RecordKind::Measure => measure(context, names, &mut draft),
        RecordKind::Benchmark => name_by_measure(context, names, &mut draft),
        RecordKind::Risk => draft.fill("register", "strategic", None),
        RecordKind::Restatement => restatement(context, names, &mut draft),
        RecordKind::Event => event(names, &mut draft),
        RecordKind::Contract => contract(names, &mut draft),
        _ => {}
    }
    if matches!(draft.kind, RecordKind::Benchmark | RecordKind::Restatement) {
        draft.retain(|field, _| field != "measure");
    }
    draft
}

fn action(context: &Context<'_>, names: &Names<'_>, draft: &mut Draft) {
    let planned = planned(context, names, draft);
    let plan = planned.map(|planned| planned.plan.to_string());
    let headline = || {
        context
            .framework
            .plans()
            .iter()
            .find(|plan| context.framework.is_headline(&plan.id))
            .map(|plan| plan.id.to_string())
    };
    if let Some(plan) = plan.clone() {
        match draft.get_mut("plan") {
            // A framework without an id for it leaves what the workbook says.
            Some(given) if !plan.is_empty() => given.set_text(plan),
            Some(_) => {}
            None => draft.set("plan", plan, None),
        }
    } else if let Some(plan) = headline() {
        draft.fill("plan", plan, None);
    }
    let Some(planned) = planned else { return };
    let facts = [
        ("ref", planned.reference.text()),
        ("outcome", planned.outcome.text()),
        ("theme", planned.theme.clone()),
        ("service", planned.service.clone()),
        ("action", planned.action.clone()),
        ("owner", planned.owner.clone()),
    ];
    for (field, text) in facts {
        draft.fill(field, text, None);
    }
    if !draft.has("due_as_written") {
        draft.fill("due_date", planned.due_date.text(), None);
    }
}

/// The planned action a draft is about: by reference, in the plan its place names where several have it, or by its words.
fn planned<'f>(context: &Context<'_>, names: &Names<'f>, draft: &Draft) -> Option<&'f PlannedAction> {
    let reference = Ref::new(draft.text("ref"));
    let fitting: Vec<&PlannedAction> = if reference.is_empty() {
        let words = plain(draft.text("action"));
        names.actions_worded(&words).filter(|_| !words.is_empty()).collect()
    } else {
        names.actions_called(&reference).collect()
    };
    let own = |action: &&PlannedAction| action.body == *context.body;
    let placed = |action: &&PlannedAction| action.plan.as_str() == draft.text("plan");
    let mut choices = fitting.iter().copied();
    choices
        .clone()
        .find(|action| placed(action) && own(action))
        .or_else(|| choices.clone().find(|action| own(action)))
        .or_else(|| choices.find(|action| placed(action)))
}

fn measure(context: &Context<'_>, names: &Names<'_>, draft: &mut Draft) {
    name_by_measure(context, names, draft);
    let Some(planned) = context.framework.measure(&Ref::new(draft.text("ref"))) else { return };
    for (field, text) in facts_of(planned) {
        draft.fill(field, text, None);
    }
    let period = draft.period();
    let due = context.framework.due().iter().find(|due| due.reference == planned.reference && due.period == period);
    let Some(due) = due else { return };
    let facts = [
        ("target", due.target.text()),
        ("target_upper", due.target_upper.text()),
        ("annual_target", due.annual_target.text()),
        ("target_date", due.target_date.text()),
    ];
    for (field, text) in facts {
        draft.fill(field, text, None);
    }
}

fn facts_of(planned: &PlannedMeasure) -> [(&'static str, String); 11] {
    [
        ("measure", planned.measure.clone()),
        ("component", planned.component.clone()),
        ("contract", planned.contract.text()),
        ("outcome", planned.outcome.text()),
        ("unit", planned.unit.clone()),
        ("polarity", planned.polarity.text()),
        ("frequency", planned.frequency.text()),
        ("aggregation", planned.aggregation.text()),
        ("tolerance", planned.tolerance.text()),
        ("tolerance_kind", planned.tolerance_kind.text()),
        ("lifecycle", planned.lifecycle.text()),
    ]
}

/// A measure without a reference is named by its words.
fn name_by_measure(context: &Context<'_>, names: &Names<'_>, draft: &mut Draft) {
    let known = context.framework.measure(&Ref::new(draft.text("ref"))).is_some();
    if draft.has("ref") && known {
        return;
    }
    let planned = names.measure(context.body, draft.text("measure"));
    if let Some(planned) = planned.filter(|_| !draft.has("ref")) {
        draft.set("ref", planned.reference.text(), None);
    }
}

/// A contract whose name the framework does not have is known by its supplier.
fn contract(names: &Names<'_>, draft: &mut Draft) {
    if let Some(known) = names.contract(draft.text("supplier")).filter(|_| draft.has("supplier")) {
        draft.fill("contract", known.text(), None);
    }
}

/// What happened to an action happened in a plan; registers keep the name people gave them.
fn event(names: &Names<'_>, draft: &mut Draft) {
    if draft.text("record") != RecordKind::Action.code() {
        return;
    }
    for field in ["container", "from_container", "to_container"] {
        let plan = names.plan(draft.text(field));
        if let (Some(plan), Some(given)) = (plan, draft.get_mut(field)) {
            given.set_text(plan.as_str());
        }
    }
}

fn restatement(context: &Context<'_>, names: &Names<'_>, draft: &mut Draft) {
    draft.fill("record", RecordKind::Measure.code(), None);
    draft.fill("field", "value", None);
    name_by_measure(context, names, draft);
    if let Some(planned) = context.framework.measure(&Ref::new(draft.text("ref"))) {
        draft.fill("container", planned.component.clone(), None);
    }
}

//! Owns a full set of returns for both quarters, made from the base plan so that they add up to the published figures.
//! Must not know what is tested with them. Which action has which status is made up; only the sums are published.

use super::facts;
use super::returns::Bundle;
use quarterdeck::consolidation::Received;
use quarterdeck::framework::{Framework, PlannedAction};
use quarterdeck::model::{Action, Status};
use std::collections::BTreeMap;

/// The red actions of quarter 3, by what they are about: one in communities, two in one council.
const REDS: [(&str, usize); 2] = [("strong-communities", 1), ("one-council", 2)];

/// The bundles of quarter 2: 258, 90, 9 and 53.
pub(crate) fn quarter_two() -> Vec<Received> {
    seal("2022-23-Q2", "2022-10-20T09:00:00Z", second)
}

/// The bundles of quarter 3: 273, 101, 3 and 33.
pub(crate) fn quarter_three() -> Vec<Received> {
    bundles_of_quarter_three().into_iter().map(Bundle::received).collect()
}

/// The same, still open to changes.
pub(crate) fn bundles_of_quarter_three() -> Vec<Bundle> {
    bundles("2022-23-Q3", "2023-01-20T09:12:00Z", third)
}

fn seal(quarter: &str, as_at: &str, status: impl Fn(usize) -> Status) -> Vec<Received> {
    bundles(quarter, as_at, status).into_iter().map(Bundle::received).collect()
}

fn bundles(quarter: &str, as_at: &str, status: impl Fn(usize) -> Status) -> Vec<Bundle> {
    let framework = Framework::built_in();
    let mut bundles: BTreeMap<_, Bundle> = BTreeMap::new();
    for body in framework.bodies() {
        bundles.insert(body.id.clone(), Bundle::of(body.id.as_str(), quarter).taken_at(as_at));
    }
    for bundle in bundles.values_mut() {
        facts::add(bundle, quarter);
    }
    let headline = framework.planned_actions().iter().filter(|action| framework.is_headline(&action.plan));
    for (at, planned) in ranked(headline.collect()) {
        let Some(bundle) = bundles.remove(&planned.body) else { continue };
        bundles.insert(planned.body.clone(), bundle.action_as(action(planned, status(at))));
    }
    bundles.into_values().collect()
}

/// The planned actions with their rank: the coming reds first, the others mixed across bodies and outcomes.
fn ranked(planned: Vec<&PlannedAction>) -> Vec<(usize, &PlannedAction)> {
    let mut left: BTreeMap<&str, usize> = REDS.into_iter().collect();
    let (mut reds, mut others) = (Vec::new(), Vec::new());
    for action in planned {
        let outcome = action.outcome.as_ref().map_or("", |outcome| outcome.as_str());
        match left.get_mut(outcome).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                reds.push(action);
            }
            None => others.push(action),
        }
    }
    // A stride that shares no factor with 407 visits every one once and spreads the statuses.
    let count = others.len();
    let mixed = (0..count).filter_map(|at| others.get(at * 31 % count).copied());
    reds.iter().copied().chain(mixed).enumerate().collect()
}

fn second(at: usize) -> Status {
    match at {
        0..=8 => Status::Significant,
        9..=98 => Status::Medium,
        99..=151 => Status::NoUpdate,
        152..=160 => Status::Complete,
        _ => Status::OnTrack,
    }
}

fn third(at: usize) -> Status {
    match at {
        0..=2 => Status::Significant,
        3..=5 | 40..=105 | 140..=151 | 390..=409 => Status::Medium,
        30..=39 | 106..=128 => Status::NoUpdate,
        152..=165 => Status::Complete,
        _ => Status::OnTrack,
    }
}

fn action(planned: &PlannedAction, status: Status) -> Action {
    let explained = matches!(status, Status::Medium | Status::Significant);
    let said = |text: &str| if explained { text.to_owned() } else { String::new() };
    let silent = if status == Status::NoUpdate { "Lead officer on leave; update expected 6 February" } else { "" };
    Action {
        plan: planned.plan.clone(),
        reference: planned.reference.clone(),
        outcome: planned.outcome.clone(),
        theme: planned.theme.clone(),
        service: planned.service.clone(),
        action: planned.action.clone(),
        owner: planned.owner.clone(),
        milestone: planned.milestone.clone(),
        due_date: planned.due_date,
        status: Some(status),
        commentary: said("Work continues more slowly than planned"),
        cause: said("The people needed were moved to other work"),
        recovery: said("Recruit to the vacant post and set a new plan"),
        recovery_owner: if explained { planned.owner.clone() } else { String::new() },
        recovery_date: if explained { "2023-03-31".parse().ok() } else { None },
        no_update_reason: silent.to_owned(),
        ..Action::default()
    }
}

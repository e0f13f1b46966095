//! What counts in the headline table, and what does not.

use crate::returns::Bundle;
use quarterdeck::consolidation::{Counts, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::{OutcomeId, PlanId, Status};

#[test]
fn a_status_nobody_confirmed_counts_as_no_update_in_its_own_quarter() {
    let now = vec![Bundle::of("housing", "2022-23-Q3").carried("H1", Status::OnTrack).received()];
    let before = vec![Bundle::of("housing", "2022-23-Q2").action("H1", Status::OnTrack).received()];
    let quarter = consolidate(now, before, &Framework::built_in());
    let line = quarter.silent_actions()[0];
    assert!(line.is_carried_forward());
    assert_eq!(line.was, Some(Status::OnTrack), "last quarter's bundle was confirmed in its own quarter");
}

#[test]
fn actions_of_other_plans_stay_out_of_the_headline_table() {
    let mut bundle = Bundle::of("corporate", "2022-23-Q3").action("I1", Status::Significant);
    bundle.parts.actions[0].record.plan = PlanId::new("improvement");
    let quarter = consolidate(vec![bundle.received()], Vec::new(), &Framework::built_in());
    assert_eq!(quarter.counts_now().total(), 0);
    let plans: Vec<_> = quarter
        .other_plans()
        .iter()
        .map(|split| (split.name.clone(), split.now.as_ref().map_or(0, Counts::total)))
        .collect();
    assert_eq!(plans, [("Improvement Plan".to_owned(), 1)]);
}

#[test]
fn an_action_without_an_outcome_counts_under_the_one_it_was_planned_under() {
    let framework = Framework::built_in();
    let planned =
        framework.planned_actions().iter().find(|action| framework.is_headline(&action.plan)).expect("a plan");
    let mut bundle =
        Bundle::of(planned.body.as_str(), "2022-23-Q3").action(planned.reference.as_str(), Status::OnTrack);
    bundle.parts.actions[0].record.outcome = None;
    let quarter = consolidate(vec![bundle.received()], Vec::new(), &framework);
    let split = quarter
        .by_outcome()
        .into_iter()
        .find(|split| split.now.as_ref().map_or(0, Counts::total) == 1)
        .expect("it counts somewhere");
    assert_eq!(Some(split.id.as_str()), planned.outcome.as_ref().map(OutcomeId::as_str));
}

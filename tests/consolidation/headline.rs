//! The headline table comes out of the records, and adds up to what was published.

use crate::published::{bundles_of_quarter_three, quarter_three, quarter_two};
use crate::returns::Bundle;
use quarterdeck::consolidation::{Population, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::Status;

#[test]
fn the_published_table_comes_out_of_the_records() {
    let quarter = consolidate(quarter_three(), quarter_two(), &Framework::built_in());
    let rows: Vec<_> = quarter.headline().iter().map(|row| (row.before, row.now, row.change())).collect();
    let published = [(258, 273, 15), (90, 101, 11), (9, 3, -6), (53, 33, -20)];
    assert_eq!(rows, published.map(|(before, now, change)| (Some(before), now, Some(change))));
    assert_eq!((quarter.counts_before().map(|c| c.total()), quarter.counts_now().total()), (Some(410), 410));
}

#[test]
fn reds_by_outcome_are_those_of_the_report() {
    let quarter = consolidate(quarter_three(), quarter_two(), &Framework::built_in());
    let reds: Vec<_> = quarter.by_outcome().iter().map(|split| split.now.get(Status::Significant)).collect();
    assert_eq!(reds, [0, 0, 1, 0, 0, 0, 2]);
    assert_eq!(quarter.red_actions().len(), 3);
    assert_eq!(quarter.silent_actions().len(), 33);
}

#[test]
fn every_action_is_in_one_outcome_and_one_body_and_one_move() {
    let quarter = consolidate(quarter_three(), quarter_two(), &Framework::built_in());
    assert_eq!(quarter.by_outcome().iter().map(|split| split.now.total()).sum::<usize>(), 410);
    assert_eq!(quarter.by_body().iter().map(|split| split.now.total()).sum::<usize>(), 410);
    let moves = quarter.moves();
    assert_eq!(moves.values().sum::<usize>(), 410);
    let now_red: usize = moves.iter().filter(|((_, now), _)| *now == Some(Status::Significant)).map(|(_, n)| n).sum();
    assert_eq!(now_red, 3);
}

#[test]
fn one_red_row_less_makes_409_and_is_named_with_its_words() {
    let mut bundles = bundles_of_quarter_three();
    let red =
        |bundle: &Bundle| bundle.parts.actions.iter().position(|row| row.record.status == Some(Status::Significant));
    let bundle = bundles.iter_mut().find(|bundle| red(bundle).is_some()).expect("there are three");
    let at = red(bundle).expect("just found");
    let removed = bundle.parts.actions.remove(at).record;
    let received = bundles.into_iter().map(Bundle::received).collect();
    let quarter = consolidate(received, quarter_two(), &Framework::built_in());

    assert_eq!(quarter.counts_now().total(), 409);
    let bridge = quarter.bridge(Population::HeadlineActions).expect("there is a quarter before");
    let missing: Vec<_> = bridge.unexplained().map(|change| (&change.key.reference, change.text.as_str())).collect();
    assert_eq!(missing, [(&removed.reference, removed.action.as_str())]);
    assert!(!bridge.total.balances());
}

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
    bundle.parts.actions[0].record.plan = quarterdeck::model::PlanId::new("improvement");
    let quarter = consolidate(vec![bundle.received()], Vec::new(), &Framework::built_in());
    assert_eq!(quarter.counts_now().total(), 0);
    let plans: Vec<_> = quarter.other_plans().iter().map(|split| (split.name.clone(), split.now.total())).collect();
    assert_eq!(plans, [("Improvement Plan".to_owned(), 1)]);
}

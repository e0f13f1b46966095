//! The sample returns add up to what was published.

use crate::expected::{bundles_of_quarter_three, quarter_two, sample};
use crate::returns::Bundle;
use quarterdeck::consolidation::{Counts, MeasureLine, Population, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Band, MeasureStatus, Status};
use rust_decimal::Decimal;

fn line<'a>(lines: &'a [MeasureLine<'a>], reference: &str) -> &'a MeasureLine<'a> {
    lines.iter().find(|line| line.measure().reference.as_str() == reference).expect("a measure of the sample")
}

#[test]
fn the_table_of_8_6_comes_out_of_the_sample() {
    let rows: Vec<_> = sample().headline().iter().map(|row| (row.before, row.now)).collect();
    assert_eq!(rows, [(Some(258), 273), (Some(90), 101), (Some(9), 3), (Some(53), 33)]);
}

#[test]
fn the_three_red_actions_are_those_of_the_report() {
    let quarter = sample();
    let by_outcome: Vec<_> = quarter
        .by_outcome()
        .iter()
        .map(|split| split.now.as_ref().map_or(0, |now| now.get(Status::Significant)))
        .collect();
    assert_eq!(by_outcome, [0, 0, 1, 0, 0, 0, 2]);
    let reds = quarter.red_actions();
    let texts: Vec<String> = reds.iter().map(|line| line.held.record().action.to_lowercase()).collect();
    for about in ["voluntary sector", "data strategy", "payment process"] {
        assert!(texts.iter().any(|text| text.contains(about)), "{about} is not among {texts:?}");
    }
}

#[test]
fn every_population_of_the_sample_balances() {
    let quarter = sample();
    for population in Population::ALL {
        let bridge = quarter.bridge(population).expect("there is a quarter before");
        let unexplained: Vec<_> = bridge.unexplained().map(|c| (&c.body, &c.key.reference, c.flow)).collect();
        assert!(bridge.total.balances(), "{population:?}: {unexplained:?}");
    }
    assert!(quarter.notices().is_empty(), "{:?}", quarter.notices());
}

#[test]
fn one_red_row_less_makes_409_and_the_bridge_names_it() {
    let mut bundles = bundles_of_quarter_three();
    let red =
        |bundle: &Bundle| bundle.parts.actions.iter().position(|row| row.record.status == Some(Status::Significant));
    let bundle = bundles.iter_mut().find(|bundle| red(bundle).is_some()).expect("there are three");
    let at = red(bundle).expect("just found");
    let gone = bundle.parts.actions.remove(at).record;
    let quarter =
        consolidate(bundles.into_iter().map(Bundle::received).collect(), quarter_two(), &Framework::built_in());
    assert_eq!(quarter.counts_now().total(), 409);
    let bridge = quarter.bridge(Population::HeadlineActions).expect("there is a quarter before");
    let named: Vec<_> = bridge.unexplained().map(|change| (&change.key.reference, &change.text)).collect();
    assert_eq!(named, [(&gone.reference, &gone.action)]);
}

#[test]
fn the_childrens_trust_has_13_green_one_amber_and_one_red() {
    let contracts = sample().measures_by_contract();
    let trust =
        contracts.iter().find(|counts| counts.name.contains("Trust") && counts.total() >= 15).expect("a contract");
    let by = |status| trust.get(status);
    assert_eq!((by(MeasureStatus::Green), by(MeasureStatus::Amber), by(MeasureStatus::Red)), (13, 1, 1), "{trust:?}");
}

#[test]
fn the_170_measures_of_the_corporate_plan_are_all_accounted_for() {
    let counts = sample().measures_by_component();
    assert_eq!((counts[0].name.as_str(), counts[0].total()), ("Improvement", 170));
}

#[test]
fn children_in_care_are_not_rated_until_the_target_is_due() {
    let quarter = sample();
    let lines = quarter.measure_lines();
    let care = lines.iter().find(|line| line.measure().value == Some(Decimal::from(816))).expect("816 in December");
    assert_eq!(care.counted(), MeasureStatus::NotRated);
    assert!(care.verdict.basis.contains("20 to go"), "{}", care.verdict.basis);
}

#[test]
fn risk_27_went_from_red_to_amber_and_57b_came_up() {
    let quarter = sample();
    let lines = quarter.risk_lines();
    let line = |reference: &str| {
        let found = lines.iter().find(|line| line.held.record().reference.as_str() == reference);
        *found.expect("on the register")
    };
    assert_eq!((line("27").was, line("27").score, line("27").band), (Some(16), Some(8), Some(Band::Amber)));
    assert_eq!((line("57b").was, line("57b").band), (None, Some(Band::Red)));
    let strategic = lines.iter().filter(|line| line.held.record().register == "strategic");
    let order: Vec<_> = strategic.map(|line| line.held.record().reference.clone()).collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn every_action_is_in_one_outcome_and_one_body_and_one_move() {
    let quarter = sample();
    assert_eq!(
        quarter.by_outcome().iter().map(|split| split.now.as_ref().map_or(0, Counts::total)).sum::<usize>(),
        410
    );
    assert_eq!(quarter.by_body().iter().map(|split| split.now.as_ref().map_or(0, Counts::total)).sum::<usize>(), 410);
    let moves = quarter.moves();
    assert_eq!(moves.values().sum::<usize>(), 410);
    let now_red: usize = moves.iter().filter(|((_, now), _)| *now == Some(Status::Significant)).map(|(_, n)| n).sum();
    assert_eq!(now_red, 3);
}

#[test]
fn a_restated_figure_stands_where_last_quarters_stood() {
    let quarter = sample();
    let lines = quarter.measure_lines();
    let requests = line(&lines, "CX13");
    assert_eq!((requests.previous, requests.measure().value), (Some(Decimal::from(62)), Some(Decimal::from(70))));
    assert_eq!(requests.restated.map(|restated| restated.old.as_str()), Some("64"));
}

#[test]
fn every_movement_of_a_risk_is_declared() {
    let quarter = sample();
    let silent: Vec<_> = quarter.risk_movements().into_iter().filter(|movement| movement.event.is_none()).collect();
    assert!(silent.is_empty(), "{silent:?}");
}

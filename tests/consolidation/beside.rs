//! Measures and risks of two quarters stand beside one another.

use crate::published::{quarter_three, quarter_two};
use crate::returns::Bundle;
use quarterdeck::consolidation::{Flow, MeasureLine, Population, Quarter, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Aggregation, Band, EventKind, Measure, MeasureStatus, Ref};
use rust_decimal::Decimal;

fn published() -> Quarter {
    consolidate(quarter_three(), quarter_two(), &Framework::built_in())
}

fn measured(before: i64, now: Measure) -> Quarter {
    let was = Measure { reference: Ref::new("M1"), value: Some(Decimal::from(before)), ..Measure::default() };
    let now = Measure { reference: Ref::new("M1"), ..now };
    let before = Bundle::of("finance", "2022-23-Q2").measure(was).received();
    consolidate(vec![Bundle::of("finance", "2022-23-Q3").measure(now).received()], vec![before], &Framework::built_in())
}

fn only(quarter: &Quarter) -> MeasureLine<'_> {
    quarter.measure_lines()[0]
}

#[test]
fn the_170_measures_of_the_corporate_plan_are_counted_under_improvement() {
    let quarter = published();
    let improvement = quarter.measures_by_component();
    let due = Framework::built_in();
    let period = quarter.period().expect("a quarter");
    let expected = due
        .due()
        .iter()
        .filter(|d| d.period == Some(period))
        .filter(|d| due.measure(&d.reference).is_some_and(|measure| measure.component == "improvement"));
    assert_eq!(improvement[0].name, "Improvement");
    assert_eq!(improvement[0].total(), expected.count());
}

#[test]
fn the_value_of_last_quarter_is_the_one_of_last_quarters_bundle() {
    let quarter = measured(80, Measure { value: Some(Decimal::from(86)), ..Measure::default() });
    assert_eq!(only(&quarter).previous.and_then(|m| m.value), Some(Decimal::from(80)));
    assert_eq!(only(&quarter).change(), Some(Decimal::from(6)));
}

#[test]
fn no_change_is_told_across_a_break_or_for_a_total_that_grows_all_year() {
    let value = Some(Decimal::from(86));
    let broken = measured(80, Measure { value, series_break: Some(true), ..Measure::default() });
    let growing = measured(80, Measure { value, aggregation: Some(Aggregation::YearToDate), ..Measure::default() });
    assert_eq!((only(&broken).change(), only(&growing).change()), (None, None));
}

#[test]
fn a_given_status_counts_against_the_derived_one_only_with_a_reason() {
    let given = |reason: &str| Measure {
        value: Some(Decimal::from(86)),
        status: Some(MeasureStatus::Green),
        derived_status: Some(MeasureStatus::Red),
        override_reason: reason.to_owned(),
        ..Measure::default()
    };
    let (bare, reasoned) = (measured(80, given("")), measured(80, given("The target was agreed too high")));
    assert_eq!((only(&bare).counted(), only(&bare).disagrees()), (MeasureStatus::Red, true));
    assert_eq!(only(&reasoned).counted(), MeasureStatus::Green);
}

#[test]
fn a_measure_without_a_value_is_never_rated() {
    let quarter = measured(80, Measure { status: Some(MeasureStatus::Green), ..Measure::default() });
    assert_eq!(only(&quarter).counted(), MeasureStatus::NotRated);
    assert_eq!(quarter.measures_by_component()[0].without_value, 1);
}

#[test]
fn risk_27_went_from_red_to_amber_and_57b_came_up() {
    let quarter = published();
    let lines = quarter.risk_lines();
    let line = |reference: &str| {
        let found = lines.iter().find(|line| line.held.record().reference.as_str() == reference);
        *found.expect("on the register")
    };
    assert_eq!((line("27").was, line("27").score, line("27").band), (Some(16), Some(8), Some(Band::Amber)));
    assert_eq!((line("57b").was, line("57b").band), (None, Some(Band::Red)));
    let order: Vec<_> = lines.iter().map(|line| line.held.record().reference.to_string()).collect();
    assert_eq!(order[..4], ["27", "27a", "27b", "27c"]);
}

#[test]
fn a_score_that_changed_without_an_event_is_a_movement_nobody_declared() {
    let quarter = published();
    let movements = quarter.risk_movements();
    let undeclared = movements.iter().filter(|m| m.event.is_none()).map(|m| m.key.reference.to_string());
    assert_eq!(undeclared.collect::<Vec<_>>(), ["27b", "53", "61"]);
    let split = movements.iter().find(|m| m.event.as_ref().and_then(|e| e.event) == Some(EventKind::Split));
    assert_eq!(split.map(|m| m.key.reference.to_string()).as_deref(), Some("27b"));
}

#[test]
fn the_register_balances_but_for_the_risk_nobody_announced() {
    let bridge = published().bridge(Population::Risks).expect("there is a quarter before");
    let total = &bridge.total;
    assert_eq!((total.opening, total.flow(Flow::MovedOut), total.flow(Flow::Closed)), (8, 1, 1));
    assert_eq!((total.flow(Flow::MovedIn), total.flow(Flow::New), total.closing), (3, 1, 11));
    assert_eq!(bridge.unexplained().map(|change| change.key.reference.to_string()).collect::<Vec<_>>(), ["70"]);
}

#[test]
fn every_risk_with_a_place_stands_on_the_matrix_once() {
    let quarter = published();
    let placed: usize = quarter.risk_matrix().iter().map(|place| place.risks.len()).sum();
    assert_eq!((quarter.risk_matrix().len(), placed), (16, 11));
}

#[test]
fn words_stand_under_their_section() {
    let quarter = published();
    let sections = quarter.narratives();
    assert_eq!(sections[0].section.map(|section| section.id.as_str()), Some("8.14"));
    assert_eq!(sections[0].words.len(), 1);
}

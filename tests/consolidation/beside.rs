//! Measures and risks of two quarters stand beside one another.

use crate::returns::Bundle;
use quarterdeck::consolidation::{MeasureLine, Quarter, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::{
    Aggregation, Band, Event, EventKind, Measure, MeasureStatus, Narrative, Polarity, RecordKind, Ref, Risk,
};
use rust_decimal::Decimal;

fn measured(before: i64, now: Measure) -> Quarter {
    let was = Measure { reference: Ref::new("M1"), value: Some(Decimal::from(before)), ..Measure::default() };
    let now = Measure { reference: Ref::new("M1"), ..now };
    let before = Bundle::of("finance", "2022-23-Q2").measure(was).received();
    consolidate(vec![Bundle::of("finance", "2022-23-Q3").measure(now).received()], vec![before], &Framework::built_in())
}

fn only(quarter: &Quarter) -> MeasureLine<'_> {
    quarter.measure_lines().remove(0)
}

#[test]
fn the_value_of_last_quarter_is_the_one_of_last_quarters_bundle() {
    let quarter = measured(80, Measure { value: Some(Decimal::from(86)), ..Measure::default() });
    assert_eq!(only(&quarter).previous, Some(Decimal::from(80)));
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
        target: Some(Decimal::from(95)),
        tolerance: Some(Decimal::from(2)),
        polarity: Some(Polarity::More),
        status: Some(MeasureStatus::Green),
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

fn scored(quarter: &str, likelihood: u32) -> Bundle {
    let risk = Risk {
        register: "strategic".to_owned(),
        reference: Ref::new("53"),
        likelihood: Some(likelihood),
        impact: Some(4),
        ..Risk::default()
    };
    Bundle::of("corporate", quarter).risk(risk)
}

#[test]
fn a_score_that_changed_without_an_event_is_a_movement_nobody_declared() {
    let before = scored("2022-23-Q2", 3).received();
    let now = scored("2022-23-Q3", 2);
    let declared = now.clone().event(Event {
        record: Some(RecordKind::Risk),
        container: "strategic".to_owned(),
        reference: Ref::new("53"),
        event: Some(EventKind::Rescored),
        ..Event::default()
    });
    let movements = |bundle: Bundle| {
        consolidate(vec![bundle.received()], vec![before.clone()], &Framework::built_in()).risk_movements()
    };
    let (silent, told) = (movements(now), movements(declared));
    assert_eq!((silent.len(), silent[0].was, silent[0].now), (1, Some(12), Some(8)));
    assert_eq!((silent[0].event.is_none(), told.len(), told[0].event.is_some()), (true, 1, true));
}

#[test]
fn a_risk_stands_once_on_the_matrix() {
    let quarter = consolidate(vec![scored("2022-23-Q3", 2).received()], Vec::new(), &Framework::built_in());
    let places = quarter.risk_matrix();
    let held: Vec<_> = places.iter().filter(|place| !place.risks.is_empty()).collect();
    assert_eq!((places.len(), held.len()), (16, 1));
    assert_eq!((held[0].likelihood, held[0].impact, held[0].band), (2, 4, Some(Band::Amber)));
}

#[test]
fn words_stand_under_their_section_in_the_reports_order() {
    let words =
        |section: &str| Narrative { section: section.to_owned(), text: "Words".to_owned(), ..Narrative::default() };
    let bundle =
        Bundle::of("corporate", "2022-23-Q3").narrative(words("8.10")).narrative(words("8.9")).narrative(words("99"));
    let quarter = consolidate(vec![bundle.received()], Vec::new(), &Framework::built_in());
    let sections = quarter.narratives();
    let ids: Vec<_> = sections.iter().map(|section| section.section.map(|section| section.id.as_str())).collect();
    assert_eq!(ids, [Some("8.9"), Some("8.10"), None]);
}

//! The population balances, or the records that do not fit are named.

use crate::returns::Bundle;
use quarterdeck::consolidation::{Bridge, Flow, Population, Received, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Event, EventKind, Measure, Publish, RecordKind, Ref, Risk, Status};

fn bridge(population: Population, before: Vec<Bundle>, now: Vec<Bundle>) -> Bridge {
    let received = |bundles: Vec<Bundle>| -> Vec<Received> { bundles.into_iter().map(Bundle::received).collect() };
    let quarter = consolidate(received(now), received(before), &Framework::built_in());
    quarter.bridge(population).expect("there is a quarter before")
}

fn housing(quarter: &str, references: &[&str]) -> Bundle {
    let start = Bundle::of("housing", quarter);
    references.iter().fold(start, |bundle, reference| bundle.action(reference, Status::OnTrack))
}

fn q2(references: &[&str]) -> Bundle {
    housing("2022-23-Q2", references)
}

fn q3(references: &[&str]) -> Bundle {
    housing("2022-23-Q3", references)
}

fn flows(bridge: &Bridge) -> Vec<(String, Flow)> {
    bridge.changes.iter().map(|change| (change.key.reference.to_string(), change.flow)).collect()
}

fn flow(reference: &str, flow: Flow) -> (String, Flow) {
    (reference.to_owned(), flow)
}

#[test]
fn closed_and_new_ones_with_events_balance() {
    let now = q3(&["H1", "H3"]).happened("H2", EventKind::Closed).happened("H3", EventKind::New);
    let bridge = bridge(Population::HeadlineActions, vec![q2(&["H1", "H2"])], vec![now]);
    assert_eq!(flows(&bridge), [flow("H3", Flow::New), flow("H2", Flow::Closed)]);
    assert_eq!((bridge.total.opening, bridge.total.closing), (2, 2));
    assert!(bridge.total.balances() && bridge.lines[0].balances());
}

#[test]
fn one_that_vanished_and_one_that_arrived_without_an_event_are_named() {
    let bridge = bridge(Population::HeadlineActions, vec![q2(&["H1", "H2"])], vec![q3(&["H1", "H3"])]);
    assert_eq!(flows(&bridge), [flow("H3", Flow::Arrived), flow("H2", Flow::Vanished)]);
    assert_eq!(bridge.unexplained().last().map(|change| change.text.as_str()), Some("Deliver H2"));
    assert!(!bridge.total.balances(), "as many went as came, and still nobody said why");
}

#[test]
fn what_reads_alike_is_suggested_and_changes_no_figure() {
    let named = |reference: &str, text: &str| {
        let action = quarterdeck::model::Action { action: text.to_owned(), ..crate::returns::planned(reference) };
        quarterdeck::model::Action { status: Some(Status::OnTrack), ..action }
    };
    let before = Bundle::of("housing", "2022-23-Q2").action_as(named("H2", "Build 100 council homes"));
    let now = Bundle::of("housing", "2022-23-Q3").action_as(named("H9", "Build 100 council homes by March"));
    let bridge = bridge(Population::HeadlineActions, vec![before], vec![now]);
    let suggested = bridge.suggestions();
    assert_eq!((suggested.len(), suggested[0].kind, suggested[0].confidence), (1, EventKind::Renamed, 80));
    assert_eq!(flows(&bridge), [flow("H9", Flow::Arrived), flow("H2", Flow::Vanished)]);
    assert!(!bridge.total.balances());
}

#[test]
fn a_record_in_another_bodys_return_has_moved() {
    let finance = |quarter: &str| Bundle::of("finance", quarter).action("F1", Status::OnTrack);
    let before = vec![q2(&["H1", "H2"]), finance("2022-23-Q2")];
    let now = vec![q3(&["H1"]), finance("2022-23-Q3").action("H2", Status::OnTrack)];
    let bridge = bridge(Population::HeadlineActions, before, now);
    assert_eq!(flows(&bridge), [flow("H2", Flow::MovedIn), flow("H2", Flow::MovedOut)]);
    assert!(bridge.total.flows.is_empty(), "for the council as a whole nothing came or went");
}

#[test]
fn a_new_reference_by_an_event_is_the_same_record() {
    let renamed = Event {
        record: Some(RecordKind::Action),
        container: "corporate-plan".to_owned(),
        reference: Ref::new("H9"),
        related_ref: Ref::new("H2"),
        event: Some(EventKind::Renamed),
        ..Event::default()
    };
    let bridge = bridge(Population::HeadlineActions, vec![q2(&["H1", "H2"])], vec![q3(&["H1", "H9"]).event(renamed)]);
    assert!(bridge.changes.is_empty());
}

#[test]
fn a_body_without_a_return_explains_its_records() {
    let before = vec![q2(&["H1"]), Bundle::of("finance", "2022-23-Q2").action("F1", Status::OnTrack)];
    let bridge = bridge(Population::HeadlineActions, before, vec![q3(&["H1"])]);
    assert_eq!(flows(&bridge), [flow("F1", Flow::NotReceived)]);
}

#[test]
fn a_measure_that_is_not_due_every_quarter_is_not_missing() {
    let framework = Framework::built_in();
    let due = |quarter: &str, reference: &Ref| {
        let period = crate::returns::period(quarter);
        framework.due().iter().any(|due| due.reference == *reference && due.period == Some(period))
    };
    let half_yearly = framework.measures().iter().map(|measure| &measure.reference);
    let mut half_yearly = half_yearly.filter(|r| due("2022-23-Q2", r) && !due("2022-23-Q3", r));
    let reference = half_yearly.next().expect("the framework has six-monthly measures").clone();
    let measure = Measure { reference: reference.clone(), measure: "Six-monthly".to_owned(), ..Measure::default() };
    let bridge = bridge(Population::Measures, vec![q2(&["H1"]).measure(measure)], vec![q3(&["H1"])]);
    assert_eq!(flows(&bridge), [flow(reference.as_str(), Flow::NotDue)]);
}

#[test]
fn a_risk_that_went_down_to_a_lower_register_has_moved_out() {
    let risk =
        |reference: &str| Risk { register: "strategic".to_owned(), reference: Ref::new(reference), ..Risk::default() };
    let gone = Event {
        record: Some(RecordKind::Risk),
        container: "directorate".to_owned(),
        reference: Ref::new("54"),
        event: Some(EventKind::DeEscalated),
        from_container: "strategic".to_owned(),
        to_container: "directorate".to_owned(),
        ..Event::default()
    };
    let bridge = bridge(
        Population::Risks,
        vec![q2(&[]).risk(risk("53")).risk(risk("54"))],
        vec![q3(&[]).risk(risk("53")).event(gone)],
    );
    assert_eq!(flows(&bridge), [flow("54", Flow::MovedOut)]);
}

#[test]
fn the_words_of_an_exempt_record_stay_out_of_the_bridge() {
    let mut before = q2(&["H1", "H2"]);
    before.parts.actions[1].record.publish = Some(Publish::Exempt);
    let bridge = bridge(Population::HeadlineActions, vec![before], vec![q3(&["H1"])]);
    assert_eq!(bridge.changes[0].text, "");
    assert_eq!(flows(&bridge), [flow("H2", Flow::Vanished)]);
}

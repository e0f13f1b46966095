//! Owns what the overview must say of a small return with last quarter's beside it.
//! Must not know the pages.

use super::*;
use crate::document::Document;
use crate::framework::Framework;
use crate::model::{
    Action, BodyId, Event, EventKind, Header, Measure, MeasureStatus, OutcomeId, Parts, PlanId, RecordKind, Ref,
    Return, ReturnState, Risk, Row, RowId,
};
use crate::package::Package;
use crate::tables::RowText;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use std::sync::Arc;

fn row<R>(id: &str, record: R) -> Row<R> {
    Row { id: RowId::new(id), record, extra: RowText::new() }
}

fn action(reference: &str, status: Status) -> Action {
    Action {
        plan: PlanId::new("corporate-plan"),
        reference: Ref::new(reference),
        outcome: Some(OutcomeId::new("one-council")),
        action: format!("Do {reference}"),
        status: Some(status),
        confirmed_at: Some(Timestamp::UNIX_EPOCH),
        due_date: Some(date(2023, 3, 31)),
        ..Action::default()
    }
}

fn measure(quarter: u8, status: MeasureStatus) -> Measure {
    let period = Some(Period::Quarter(2022, quarter));
    Measure { reference: Ref::new("M1"), period, status: Some(status), ..Measure::default() }
}

fn risk(score: u32) -> Risk {
    Risk { register: "housing".to_owned(), reference: Ref::new("68"), score: Some(score), ..Risk::default() }
}

fn ret(quarter: u8, parts: Parts) -> Return {
    let header = Header {
        body: BodyId::new("housing"),
        period: Some(Period::Quarter(2022, quarter)),
        state: Some(ReturnState::Draft),
        prepared_by: "Lead".to_owned(),
        ..Header::default()
    };
    Return::from_parts(Parts { header, ..parts }).expect("a return")
}

fn room(now: Return, before: Option<Return>) -> Room {
    let package = Package::new(now.clone(), Framework::built_in());
    let document = Document::new(now, Vec::new(), before.map(Arc::new));
    Room::new(document, package, "housing.return.zip".into(), Date::constant(2023, 1, 16))
}

fn told(overview: &Overview) -> Vec<(ChangeKind, Vec<String>)> {
    let item = |item: &ChangeItem| format!("{}: {}", item.name, item.detail);
    overview.changes.iter().map(|group| (group.kind, group.items.iter().map(item).collect())).collect()
}

#[test]
fn each_change_since_last_quarter_stands_once_under_what_it_is() {
    let moved = Action { revised_date: Some(date(2023, 6, 30)), ..action("4", Status::OnTrack) };
    let now = vec![
        row("a1", action("1", Status::Significant)),
        row("a2", action("2", Status::OnTrack)),
        row("a3", action("3", Status::Complete)),
        row("a4", moved),
        row("a5", action("5", Status::OnTrack)),
        row("a6", action("6", Status::Medium)),
    ];
    let before = vec![
        row("a1", action("1", Status::OnTrack)),
        row("a2", action("2", Status::Medium)),
        row("a3", action("3", Status::OnTrack)),
        row("a4", action("4", Status::OnTrack)),
        row("a6", action("6", Status::Medium)),
        row("a7", action("7", Status::OnTrack)),
    ];
    let closed = Event {
        record: Some(RecordKind::Action),
        reference: Ref::new("7"),
        event: Some(EventKind::Closed),
        reason: "Done early".to_owned(),
        ..Event::default()
    };
    let parts = Parts {
        actions: now,
        measures: vec![row("m1", measure(3, MeasureStatus::Red))],
        risks: vec![row("r1", risk(16))],
        events: vec![row("e1", closed)],
        ..Parts::default()
    };
    let last = Parts {
        actions: before,
        measures: vec![row("m1", measure(2, MeasureStatus::Amber))],
        risks: vec![row("r1", risk(12))],
        ..Parts::default()
    };
    let overview = Overview::of(&room(ret(3, parts), Some(ret(2, last))));
    assert_eq!(overview.since.as_deref(), Some("Quarter 2 2022/23"));
    let one = |text: &str| vec![text.to_owned()];
    assert_eq!(
        told(&overview),
        [
            (
                ChangeKind::GoneRed,
                vec!["Action 1: On track to significant".to_owned(), "Measure M1: Amber to red".to_owned()]
            ),
            (ChangeKind::BackToGreen, one("Action 2: Medium to on track")),
            (ChangeKind::New, one("Action 5: Not in last quarter's return")),
            (ChangeKind::Closed, vec!["Action 3: On track to complete".to_owned(), "Action 7: Closed".to_owned()]),
            (ChangeKind::DateMoved, one("Action 4: 31 Mar 2023 to 30 Jun 2023")),
            (ChangeKind::ScoreUp, one("Risk 68: 12 to 16")),
        ]
    );
}

#[test]
fn what_is_no_longer_in_the_return_leads_nowhere_and_the_rest_to_its_record() {
    let closed = Event {
        record: Some(RecordKind::Action),
        reference: Ref::new("7"),
        event: Some(EventKind::Dropped),
        ..Event::default()
    };
    let red = Action { previous_status: Some(Status::OnTrack), ..action("1", Status::Significant) };
    let parts = Parts { actions: vec![row("a1", red)], events: vec![row("e1", closed)], ..Parts::default() };
    let overview = Overview::of(&room(ret(3, parts), None));
    let rows: Vec<_> = overview.changes.iter().flat_map(|group| &group.items).map(|item| item.row.clone()).collect();
    assert_eq!(rows, [Some((RecordKind::Action, RowId::new("a1"))), None]);
}

#[test]
fn without_a_quarter_before_nothing_is_called_new() {
    let parts = Parts { actions: vec![row("a1", action("1", Status::OnTrack))], ..Parts::default() };
    let overview = Overview::of(&room(ret(3, parts), None));
    assert_eq!((overview.since, overview.changes), (None, Vec::new()));
}

#[test]
fn the_heading_says_how_far_it_is_and_what_stands_in_the_way() {
    let waiting = Action { confirmed_at: None, ..action("2", Status::OnTrack) };
    let actions = vec![row("a1", action("1", Status::OnTrack)), row("a2", waiting)];
    let room = room(ret(3, Parts { actions, ..Parts::default() }), None);
    let overview = Overview::of(&room);
    let open = room.open(Tier::MustFix);
    let end = match open {
        0 => "nothing must be fixed before sign-off".to_owned(),
        1 => "1 finding must be fixed before sign-off".to_owned(),
        many => format!("{many} findings must be fixed before sign-off"),
    };
    assert_eq!(overview.heading, format!("1 of 2 actions updated; {end}"));
    assert!(open > 0, "an action that is not of the plan is one");
    assert_eq!(overview.outcomes.len(), 1);
    assert_eq!(overview.outcomes[0].counts, [(Status::OnTrack, 1), (Status::NoUpdate, 1)]);
}

#[test]
fn a_return_with_nothing_in_it_says_so() {
    let overview = Overview::of(&room(ret(3, Parts::default()), None));
    assert_eq!(overview.heading, "Nothing is in this return yet");
    assert_eq!(overview.progress[0].words(), "no actions");
}

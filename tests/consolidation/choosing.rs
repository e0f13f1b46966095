//! Which bundle counts for a body, and that no choice is silent.

use crate::returns::Bundle;
use quarterdeck::consolidation::{BodyState, Level, Notice, Quarter, Received, Topic, Unreadable, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::Status;

const Q3: &str = "2022-23-Q3";

fn quarter(bundles: Vec<Received>) -> Quarter {
    consolidate(bundles, Vec::new(), &Framework::built_in())
}

fn housing(status: Status) -> Bundle {
    Bundle::of("housing", Q3).action("H1", status).action("H2", Status::OnTrack)
}

fn about(quarter: &Quarter, topic: Topic) -> Vec<&Notice> {
    quarter.notices().iter().filter(|notice| notice.topic == topic).collect()
}

fn state(quarter: &Quarter) -> BodyState {
    let standing = quarter.now().standings.iter().find(|standing| standing.body.as_str() == "housing");
    standing.expect("a body of the framework").state
}

#[test]
fn the_highest_revision_counts_and_the_older_one_is_superseded() {
    let quarter = quarter(vec![housing(Status::Medium).revision(2).received(), housing(Status::OnTrack).received()]);
    assert_eq!(quarter.counts_now().get(Status::Medium), 1);
    assert_eq!(state(&quarter), BodyState::Received);
    assert!(about(&quarter, Topic::Superseded)[0].text.contains("revision 2 replaces revision 1"));
    assert!(!quarter.has_problems());
}

#[test]
fn the_same_bundle_twice_is_counted_once_and_said() {
    let copy = housing(Status::OnTrack).named("Copy of housing.zip").received();
    let quarter = quarter(vec![housing(Status::OnTrack).received(), copy]);
    assert_eq!(quarter.counts_now().total(), 2);
    assert_eq!(about(&quarter, Topic::Duplicate).len(), 1);
    assert!(!quarter.has_problems());
}

#[test]
fn two_bundles_of_one_revision_that_differ_are_a_conflict_that_names_both_and_the_record() {
    let early = housing(Status::OnTrack).named("early.zip").received();
    let late = housing(Status::Significant).taken_at("2023-01-23T08:00:00Z").named("late.zip").received();
    let quarter = quarter(vec![early, late]);
    assert_eq!(state(&quarter), BodyState::Conflict);
    let notice = about(&quarter, Topic::Conflict)[0];
    for said in ["early.zip", "late.zip", "action H1", "the figures shown are those of late.zip", "later moment"] {
        assert!(notice.text.contains(said), "{said} is missing from: {}", notice.text);
    }
    assert_eq!(notice.level, Level::Problem);
    assert_eq!(quarter.counts_now().get(Status::Significant), 1, "one of them is shown, not both");
}

#[test]
fn a_conflict_in_an_older_revision_no_longer_matters() {
    let one = housing(Status::OnTrack).received();
    let other = housing(Status::Medium).received();
    let settled = housing(Status::Medium).revision(2).received();
    assert!(!quarter(vec![one, other, settled]).has_problems());
}

#[test]
fn a_body_that_has_not_returned_is_named_and_is_no_problem() {
    let quarter = quarter(vec![housing(Status::OnTrack).received()]);
    let missing = about(&quarter, Topic::NotReceived);
    assert_eq!(missing.len(), 9);
    assert!(missing.iter().any(|notice| notice.text == "Public Health has no return for Quarter 3 2022/23"));
    assert!(!quarter.has_problems());
}

#[test]
fn a_draft_a_broken_bundle_and_an_unknown_body_are_named_and_not_counted() {
    let quarter = quarter(vec![
        housing(Status::OnTrack).received(),
        Bundle::of("finance", Q3).action("F1", Status::OnTrack).draft().received(),
        Bundle::of("public-health", Q3)
            .action("P1", Status::OnTrack)
            .failing("data/actions.csv has changed")
            .received(),
        Bundle::of("parks", Q3).action("X1", Status::OnTrack).received(),
    ]);
    assert_eq!(quarter.counts_now().total(), 2);
    for topic in [Topic::Draft, Topic::NotVerified, Topic::UnknownBody] {
        assert_eq!(about(&quarter, topic).len(), 1, "{topic:?}");
    }
    assert!(quarter.has_problems());
}

#[test]
fn an_incomplete_bundle_counts_and_is_labelled() {
    let quarter = quarter(vec![housing(Status::OnTrack).incomplete().received()]);
    assert_eq!(state(&quarter), BodyState::Incomplete);
    assert_eq!(quarter.counts_now().total(), 2);
    assert_eq!(about(&quarter, Topic::Incomplete).len(), 1);
}

#[test]
fn an_incomplete_later_revision_never_displaces_a_complete_one() {
    for revision in [1, 2, 3] {
        let whole = housing(Status::OnTrack).revision(1).received();
        let part = Bundle::of("housing", Q3).action("H1", Status::Medium).revision(revision).incomplete();
        let part = part.taken_at("2023-01-23T08:00:00Z").named("later.zip").received();
        let quarter = quarter(vec![part, whole]);
        assert_eq!((quarter.counts_now().total(), state(&quarter)), (2, BodyState::Received), "revision {revision}");
        let told = about(&quarter, Topic::IncompleteAside)[0];
        assert!(told.text.contains("later.zip") && told.text.contains("was sent as incomplete and is not counted"));
        assert!(!quarter.has_problems());
    }
}

#[test]
fn a_file_that_holds_no_package_is_a_problem_named_in_the_picture() {
    let unreadable = Unreadable { name: "housing.zip".to_owned(), why: "its bytes were changed".to_owned() };
    let quarter = quarter(vec![Bundle::of("finance", Q3).action("F1", Status::OnTrack).received()]);
    let before = about(&quarter, Topic::NotReceived)[0].remedy.clone();
    let quarter = quarter.with_unreadable(&[unreadable]);
    let notice = about(&quarter, Topic::Unreadable)[0];
    assert_eq!(
        (notice.text.as_str(), notice.level),
        ("housing.zip is not counted: its bytes were changed", Level::Problem)
    );
    assert_eq!(before, "Ask the body for its bundle");
    assert!(about(&quarter, Topic::NotReceived)[0].remedy.starts_with("Look first among the files"));
}

#[test]
fn one_bundle_given_twice_under_one_name_is_not_said_to_be_the_same_as_itself() {
    let quarter = quarter(vec![housing(Status::OnTrack).received(), housing(Status::OnTrack).received()]);
    assert!(about(&quarter, Topic::Duplicate)[0].text.contains("was given twice and is counted once"));
}

#[test]
fn a_conflict_of_two_files_with_one_name_says_which_receipt_is_shown() {
    let late = housing(Status::Significant).taken_at("2023-01-23T08:00:00Z").received();
    let shown = format!("the figures shown are those of receipt {}", late.receipt);
    let quarter = quarter(vec![housing(Status::OnTrack).received(), late]);
    assert!(about(&quarter, Topic::Conflict)[0].text.contains(&shown));
}

#[test]
fn a_bundle_of_the_quarter_before_goes_where_it_belongs() {
    let before = Bundle::of("housing", "2022-23-Q2").action("H1", Status::Medium).received();
    let quarter = quarter(vec![before, housing(Status::OnTrack).received()]);
    assert_eq!(quarter.counts_before().map(|counts| counts.get(Status::Medium)), Some(1));
    assert_eq!(about(&quarter, Topic::QuarterBefore).len(), 1);
}

#[test]
fn a_bundle_of_another_year_is_named_and_not_counted() {
    let old = Bundle::of("finance", "2021-22-Q3").action("F1", Status::OnTrack).received();
    let quarter = quarter(vec![old, housing(Status::OnTrack).received()]);
    assert!(about(&quarter, Topic::OtherQuarter)[0].text.contains("Quarter 3 2021/22, not Quarter 3 2022/23,"));
    assert_eq!(quarter.counts_now().total(), 2);
}

#[test]
fn an_action_in_two_returns_is_a_problem() {
    let other = Bundle::of("finance", Q3).action("H1", Status::OnTrack).received();
    let quarter = quarter(vec![housing(Status::OnTrack).received(), other]);
    assert!(
        about(&quarter, Topic::HeldTwice)[0]
            .text
            .starts_with("Action H1 of Corporate Plan stands in 2 rows (Finance, Housing)")
    );
}

#[test]
fn nothing_at_all_is_a_quarter_with_nothing_in_it() {
    let quarter = quarter(Vec::new());
    assert_eq!((quarter.period(), quarter.counts_now().total(), quarter.moves().len()), (None, 0, 0));
}

//! A quarter is compared with the one before over the bodies that returned in both, and over nothing else.

use crate::expected::{quarter_three, quarter_two};
use crate::returns::Bundle;
use quarterdeck::consolidation::{Quarter, Received, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::Status;

fn without(mut bundles: Vec<Received>, absent: &[&str]) -> Vec<Received> {
    bundles.retain(|bundle| !absent.contains(&bundle.body().as_str()));
    bundles
}

fn quarter(now: Vec<Received>, before: Vec<Received>) -> Quarter {
    consolidate(now, before, &Framework::built_in())
}

fn one(body: &str, period: &str, statuses: &[Status]) -> Received {
    let start = Bundle::of(body, period);
    let actions = statuses.iter().enumerate();
    actions.fold(start, |bundle, (at, status)| bundle.action(&format!("{body}{at}"), *status)).received()
}

#[test]
fn a_return_that_is_missing_is_no_fall_in_medium_issues() {
    let quarter = quarter(without(quarter_three(), &["housing", "adult-social-care"]), quarter_two());
    let whole = self::quarter(quarter_three(), quarter_two());
    let of = |quarter: &Quarter, body: &str| {
        let split = quarter.by_body().into_iter().find(|split| split.id == body).expect("a directorate");
        (split.before.map(|before| before.get(Status::Medium)), split.now.map(|now| now.get(Status::Medium)))
    };
    let compared = quarter.comparison().expect("eight bodies returned in both");
    assert_eq!((compared.bodies.len(), compared.same_bodies, compared.covers_now), (8, false, true));
    let left_out: usize = ["housing", "adult-social-care"].iter().filter_map(|body| of(&whole, body).0).sum();
    assert_eq!(compared.before.get(Status::Medium), 90 - left_out);
    assert_eq!(compared.before.total(), compared.now.total());
    assert_eq!((of(&quarter, "housing").0, of(&quarter, "housing").1), (of(&whole, "housing").0, None));
}

#[test]
fn a_body_that_was_missing_last_quarter_is_no_rise() {
    let now = vec![
        one("housing", "2022-23-Q3", &[Status::OnTrack, Status::Medium]),
        one("finance", "2022-23-Q3", &[Status::Medium, Status::Medium]),
    ];
    let quarter = quarter(now, vec![one("housing", "2022-23-Q2", &[Status::OnTrack, Status::OnTrack])]);
    let medium = quarter.headline().into_iter().find(|row| row.status == Status::Medium).expect("a row");
    assert_eq!((medium.now, medium.now_of_same, medium.before, medium.change()), (3, Some(1), Some(0), Some(1)));
    assert!(quarter.by_outcome().iter().all(|split| split.before.is_none()), "all of now beside a part of before");
}

#[test]
fn without_a_body_in_both_quarters_nothing_is_compared() {
    let quarter = quarter(
        vec![one("housing", "2022-23-Q3", &[Status::OnTrack])],
        vec![one("finance", "2022-23-Q2", &[Status::OnTrack])],
    );
    assert_eq!((quarter.comparison(), quarter.headline()[0].change()), (None, None));
}

#[test]
fn where_actions_moved_leaves_out_returns_not_received() {
    let quarter = quarter(without(quarter_three(), &["housing"]), quarter_two());
    let compared = quarter.comparison().expect("nine bodies returned in both");
    assert_eq!(quarter.moves().values().sum::<usize>(), compared.now.total());
    assert!(quarter.moves().keys().all(|(was, is)| was.is_some() && is.is_some()));
}

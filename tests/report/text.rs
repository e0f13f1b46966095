//! The picture on a console.

use crate::expected::quarter_three;
use crate::expected::sample;
use quarterdeck::consolidation::{Counts, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::Status;
use quarterdeck::report::{answer, evidence, headline_table, json_summary, text_summary};

#[test]
fn the_heading_answers_and_the_line_under_it_hides_nothing() {
    let quarter = sample();
    assert_eq!(answer(&quarter), "66.6% of actions are on track, up from 62.9%");
    assert_eq!(
        evidence(&quarter),
        "410 actions in both quarters: every one of Quarter 2 is accounted for. Medium issues/risks/slippage rose by 11."
    );
}

#[test]
fn the_headline_table_is_the_published_one() {
    let table = headline_table(&sample());
    let figures: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().rev().take(3).collect()).collect();
    assert_eq!(figures[1], ["+15", "273", "258"]);
    assert_eq!(figures[2], ["+12", "22", "10"], "of which complete");
    assert_eq!(figures[6], ["0", "410", "410"]);
}

#[test]
fn without_a_quarter_before_nothing_is_compared() {
    let quarter = consolidate(quarter_three(), Vec::new(), &Framework::built_in());
    assert_eq!(answer(&quarter), "66.6% of actions are on track");
    assert!(evidence(&quarter).ends_with("There is no quarter before to compare with."));
    assert!(!headline_table(&quarter).contains("Change"));
}

#[test]
fn with_two_returns_missing_the_heading_says_so_and_compares_the_eight() {
    let mut received = quarter_three();
    received.retain(|bundle| !["housing", "adult-social-care"].contains(&bundle.body().as_str()));
    let quarter = consolidate(received, crate::expected::quarter_two(), &Framework::built_in());
    let compared = quarter.comparison().expect("eight bodies returned in both");
    let share = |counts: &Counts| counts.share(Status::OnTrack).expect("there are some");
    let (now, before) = (share(&compared.now), share(&compared.before));
    assert!(before < now);
    assert_eq!(answer(&quarter), format!("{now:.1}% of actions are on track in 8 of 10 bodies, up from {before:.1}%"));
    let evidence = evidence(&quarter);
    assert!(evidence.contains("in the 8 bodies that returned in both: every one of Quarter 2"), "{evidence}");
    assert!(evidence.ends_with("Not received: Adult Social Care, Housing."), "{evidence}");
    assert!(headline_table(&quarter).lines().next().is_some_and(|heads| heads.contains("Quarter 2, same 8 bodies")));
    let json = json_summary(&quarter);
    assert_eq!(json["actions"]["before"]["all"], compared.before.total());
    assert_eq!(json["actions"]["bodies_compared"].as_array().map(Vec::len), Some(8));
    assert_eq!(json["by_body"][0]["now"], serde_json::Value::Null, "not received is not zero");
}

#[test]
fn with_a_body_new_this_quarter_the_heading_compares_nothing_and_the_evidence_the_others() {
    let mut before = crate::expected::quarter_two();
    before.retain(|bundle| bundle.body().as_str() != "housing");
    let quarter = consolidate(quarter_three(), before, &Framework::built_in());
    assert_eq!(answer(&quarter), "66.6% of actions are on track");
    let evidence = evidence(&quarter);
    assert!(
        evidence.contains("in the 9 bodies that returned in both") && evidence.contains("Of these, "),
        "{evidence}"
    );
    let heads = headline_table(&quarter);
    let heads = heads.lines().next().unwrap_or_default();
    assert!(heads.contains("Quarter 3, same 9 bodies") && heads.ends_with("Quarter 3, all"), "{heads}");
}

#[test]
fn nothing_received_is_said_in_words() {
    let quarter = consolidate(Vec::new(), Vec::new(), &Framework::built_in());
    assert_eq!(answer(&quarter), "No actions have been received");
    assert!(text_summary(&quarter).contains("0 of 10 bodies have returned"));
}

#[test]
fn an_unexplained_record_is_named_on_the_console() {
    let mut received = quarter_three();
    let without = received.iter().position(|bundle| bundle.body().as_str() == "housing").expect("a body");
    let mut parts = received[without].ret.to_parts();
    let gone = parts.actions.remove(0).record;
    received[without].ret = quarterdeck::model::Return::from_parts(parts).expect("still a return");
    let quarter = consolidate(received, crate::expected::quarter_two(), &Framework::built_in());
    let text = text_summary(&quarter);
    assert!(text.contains(&format!("{} vanished without an event: {}", gone.reference, gone.action)), "{text}");
}

#[test]
fn the_json_has_the_published_figures() {
    let json = json_summary(&sample());
    assert_eq!(json["actions"]["now"]["on-track"], 273);
    assert_eq!(json["actions"]["before"]["no-update"], 53);
    assert_eq!(json["by_outcome"][6]["now"]["significant"], 2);
    assert_eq!(json["period"], "2022-23-Q3");
}

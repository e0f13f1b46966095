//! The picture on a console.

use crate::expected::quarter_three;
use crate::expected::sample;
use quarterdeck::consolidation::consolidate;
use quarterdeck::framework::Framework;
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
    assert_eq!(figures[5], ["0", "410", "410"]);
}

#[test]
fn without_a_quarter_before_nothing_is_compared() {
    let quarter = consolidate(quarter_three(), Vec::new(), &Framework::built_in());
    assert_eq!(answer(&quarter), "66.6% of actions are on track");
    assert!(evidence(&quarter).ends_with("There is no quarter before to compare with."));
    assert!(!headline_table(&quarter).contains("Change"));
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

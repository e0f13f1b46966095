//! Owns the cases of reading how many are said to have a status.
//! Must not know how it is read.

use super::super::numbers::quantities;
use super::super::statuses::statuses;
use super::super::tokens::tokens;
use super::*;

fn read(text: &str) -> Vec<(Said, String)> {
    let amount = |amount: &Amount| match amount {
        Amount::Number(number) => number.value.round_dp(1).normalize().to_string(),
        other => format!("{other:?}"),
    };
    let read = tokens(text);
    counts(&read, &quantities(&read), &statuses(&read))
        .iter()
        .map(|count| (count.said, amount(&count.amount)))
        .collect()
}

#[test]
fn counts_are_read_as_reports_write_them() {
    for (text, said, amount) in [
        ("Two actions are rated red this quarter.", Said::Red, "2"),
        ("There are two red actions in this strategic outcome.", Said::Red, "2"),
        ("No actions have been RAG rated red across this strategic outcome.", Said::Red, "None"),
        ("There are no red RAG rated actions in this strategic outcome.", Said::Red, "None"),
        ("One action in this strategic outcome have been RAG rated red, this relates to grants", Said::Red, "1"),
        ("12 of the 20 actions are on track.", Said::Green, "12"),
        ("with 13 out of the 15 KPIs now green", Said::Green, "13"),
        ("SEND transport procurement is the one red action in this outcome.", Said::Red, "1"),
        ("Two are red", Said::Red, "2"),
        ("All actions are on track", Said::Green, "All"),
        ("62.9% of actions are on track", Said::Green, "62.9"),
        ("One of the two red actions is late", Said::Red, "2"),
    ] {
        assert_eq!(read(text), [(said, amount.to_owned())], "{text}");
    }
}

#[test]
fn several_counts_in_one_sentence_each_keep_their_status() {
    let text =
        "258 actions are on track, 90 have medium issues, 9 have significant issues and there was no update for 53";
    let said: Vec<String> = read(text).into_iter().map(|(said, amount)| format!("{said:?} {amount}")).collect();
    assert_eq!(said, ["Green 258", "Amber 90", "Red 9", "NoUpdate 53"]);
}

#[test]
fn what_moved_or_may_come_counts_nothing() {
    for text in [
        "Two actions moved from red to green",
        "One action may become red",
        "Two red squirrels were seen",
        "42 parks hold a green flag",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

//! Owns finding a command or a record by words, with a return open.
//! Must not know how a line is drawn.

use crate::{command, first_row, imported};
use quarterdeck::app::commands::LineKind;
use quarterdeck::app::{AppState, Asks, Command, Message, Screen, Section};
use quarterdeck::model::RecordKind;

fn found(state: &mut AppState, words: &str) -> Vec<String> {
    command(state, Command::OpenPalette { records: false });
    command(state, Command::TypePalette(words.to_owned()));
    state.palette().expect("open").lines().iter().map(|line| line.label.clone()).collect()
}

/// A reference of Housing's third quarter that others begin with too, or the first one.
fn a_reference(state: &AppState) -> String {
    let row = first_row(state);
    let ret = state.room().expect("a return").document().ret();
    ret.actions().row(&row).expect("the row").record.reference.to_string()
}

#[test]
fn a_reference_leads_to_its_record_whatever_stands_beside_it() {
    let mut state = imported();
    let reference = a_reference(&state);
    for words in [reference.clone(), format!("action {reference}"), format!("go to action {reference}")] {
        let labels = found(&mut state, &words);
        assert_eq!(labels.first(), Some(&format!("Action {reference}")), "{words}: {labels:?}");
    }
    command(&mut state, Command::Go(Screen::Return(Section::SignOff)));
    found(&mut state, &format!("action {reference}"));
    command(&mut state, Command::UsePalette(0));
    assert_eq!(state.screen(), Screen::Return(Section::Actions));
    assert!(state.palette().is_none());
    let cursor = state.room().expect("a return").grid(RecordKind::Action).expect("a grid").state.cursor().cloned();
    assert_eq!(cursor.map(|cell| cell.row), Some(first_row(&state)));
}

#[test]
fn a_record_that_a_filter_hides_is_shown_when_it_is_gone_to() {
    let mut state = imported();
    let row = first_row(&state);
    command(&mut state, Command::Find(RecordKind::Action, "no action says this".to_owned()));
    command(&mut state, Command::OnlyFound(RecordKind::Action, true));
    assert!(state.room().expect("a return").grid(RecordKind::Action).expect("a grid").view.rows.is_empty());
    command(&mut state, Command::GoToRecord(RecordKind::Action, row.clone()));
    let grid = state.room().expect("a return").grid(RecordKind::Action).expect("a grid");
    assert!(grid.view.place(&row).is_some());
}

#[test]
fn words_of_a_title_find_a_record_in_any_order() {
    let mut state = imported();
    let row = first_row(&state);
    let title = {
        let ret = state.room().expect("a return").document().ret();
        ret.actions().row(&row).expect("the row").record.action.clone()
    };
    let mut words: Vec<&str> = title.split_whitespace().take(4).collect();
    words.reverse();
    found(&mut state, &words.join(" "));
    let kinds: Vec<&LineKind> = state.palette().expect("open").lines().iter().map(|line| &line.kind).collect();
    assert!(kinds.contains(&&LineKind::Record(RecordKind::Action, row)), "{words:?}: {kinds:?}");
}

#[test]
fn only_records_are_looked_for_with_go_to() {
    let mut state = imported();
    command(&mut state, Command::Run(Asks::FindRecord));
    let lines = state.palette().expect("open").lines();
    assert!(!lines.is_empty() && lines.iter().all(|line| matches!(line.kind, LineKind::Record(..))));
}

#[test]
fn a_line_that_cannot_be_used_stays_with_its_reason() {
    let mut state = imported();
    let labels = found(&mut state, "corporate picture");
    let at = labels.iter().position(|label| label == "Corporate picture").expect("it is found");
    assert_eq!(state.palette().expect("open").lines()[at].refusal, Some("Receive bundles first"));
    command(&mut state, Command::UsePalette(at));
    assert!(state.palette().is_some());
    assert_eq!(state.screen(), Screen::Return(Section::Actions));
}

#[test]
fn a_shortcut_that_cannot_be_used_says_why() {
    let mut state = imported();
    command(&mut state, Command::Run(Asks::Redo));
    assert_eq!(state.message(), Some(&Message::Problem("No step was taken back".to_owned())));
}

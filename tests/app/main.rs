//! Owns the shell's brain driven by commands alone, with the effects carried out in the test: no window, no threads.
//! Must not know how anything is drawn.
#![expect(clippy::expect_used, reason = "a step of a case that fails has failed the case")]

mod columns;
mod grid;
mod palette;
mod returning;
mod worker;

use jiff::Timestamp;
use jiff::civil::Date;
use quarterdeck::app::grid::{CellRef, ColumnId, GridIntent};
use quarterdeck::app::{
    AppState, Command, Effect, Finished, Message, Now, Screen, Section, Settings, WorkbookRead, update,
};
use quarterdeck::model::{BodyId, Period, RecordKind, RowId, Status};
use quarterdeck::tables::sha256;
use quarterdeck::workbook::Reader;
use std::path::{Path, PathBuf};

fn now() -> Now {
    let at: Timestamp = "2023-01-16T14:32:00Z".parse().expect("a time");
    Now { at, today: Date::constant(2023, 1, 16), hour: 14, minute: 32 }
}

/// Carries a command out; understanding a workbook, which the window does on another thread, is done at once.
fn command(state: &mut AppState, command: Command) -> Vec<Effect> {
    let mut left = Vec::new();
    let mut effects = update(state, command, now());
    while !effects.is_empty() {
        let mut next = Vec::new();
        for effect in effects {
            match effect {
                Effect::Understand(order) => {
                    let understood = Finished::Understood(Ok(Box::new(order.carry_out())));
                    next.extend(update(state, Command::Finished(understood), now()));
                }
                other => left.push(other),
            }
        }
        effects = next;
    }
    left
}

/// A state with Housing's third quarter imported from the sample workbook.
fn imported() -> AppState {
    imported_of("housing")
}

/// A state with a body's third quarter imported from its sample workbook.
fn imported_of(body: &str) -> AppState {
    imported_with(Settings::default(), body)
}

/// The same in a window with these settings.
fn imported_with(settings: Settings, body: &str) -> AppState {
    let name = format!("{body}.xlsx");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3").join(&name);
    let bytes = std::fs::read(&path).expect("the sample");
    let workbook = Reader::read_bytes(&name, &bytes).expect("a workbook");
    let mut state = AppState::new(settings);
    let read =
        WorkbookRead { path: PathBuf::from("nowhere").join(&name), workbook, sha256: sha256(&bytes), kept: Vec::new() };
    command(&mut state, Command::Finished(Finished::Read(Ok(Box::new(read)))));
    assert_eq!(state.screen(), Screen::Import);
    command(&mut state, Command::ImportFor(BodyId::new(body), Period::Quarter(2022, 3)));
    let effects = command(&mut state, Command::AcceptImport);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Persist { .. })), "the import is put on disk");
    state
}

fn first_row(state: &AppState) -> RowId {
    let room = state.room().expect("a return");
    room.grid(RecordKind::Action).expect("a grid").view.rows.first().cloned().expect("a row")
}

fn cell(row: &RowId, column: &'static str) -> CellRef {
    CellRef { row: row.clone(), column: ColumnId::new(column) }
}

fn status(state: &AppState, row: &RowId) -> Status {
    state.room().expect("a return").document().ret().actions().row(row).expect("the row").record.counted_status()
}

#[test]
fn the_file_name_and_the_framework_suggest_whose_return_it_is() {
    let state = imported();
    let header = state.room().expect("a return").document().ret().header();
    assert_eq!((header.body.as_str(), header.period), ("housing", Some(Period::Quarter(2022, 3))));
    assert_eq!(state.screen(), Screen::Return(Section::Actions));
    assert_eq!(state.room().expect("a return").grid(RecordKind::Action).expect("a grid").view.rows.len(), 56);
}

#[test]
fn one_key_sets_a_status_and_undo_takes_it_back() {
    let mut state = imported();
    let row = first_row(&state);
    let before = status(&state, &row);
    let choose = GridIntent::Choose { cell: cell(&row, "status"), code: "significant" };
    let effects = command(&mut state, Command::Grid(RecordKind::Action, choose));
    assert_eq!(status(&state, &row), Status::Significant);
    assert!(matches!(effects.as_slice(), [Effect::Persist { .. }]), "one step: {effects:?}");
    command(&mut state, Command::Undo);
    assert_eq!(status(&state, &row), before);
}

#[test]
fn a_red_without_recovery_is_found_at_once_and_gone_to_with_one_key() {
    let mut state = imported();
    let row = first_row(&state);
    command(
        &mut state,
        Command::Grid(RecordKind::Action, GridIntent::Choose { cell: cell(&row, "status"), code: "significant" }),
    );
    command(&mut state, Command::Go(Screen::Return(Section::Findings)));
    command(&mut state, Command::NextFinding);
    let room = state.room().expect("a return");
    assert!(!room.findings().is_empty());
    assert!(matches!(state.screen(), Screen::Return(Section::Actions | Section::SignOff)));
}

#[test]
fn a_date_that_cannot_be_read_stays_in_the_editor_with_the_reason() {
    let mut state = imported();
    let row = first_row(&state);
    let commit = GridIntent::Commit { cell: cell(&row, "due_date"), text: "soonish".to_owned() };
    let effects = command(&mut state, Command::Grid(RecordKind::Action, commit));
    assert!(
        matches!(effects.as_slice(), [Effect::Typing(Some(kept))] if kept.text == "soonish"),
        "no step, and the text is kept: {effects:?}"
    );
    let room = state.room().expect("a return");
    let draft = room.grid(RecordKind::Action).expect("a grid").state.draft().expect("the editor is open again");
    assert_eq!(draft.text, "soonish");
    assert!(draft.refusal.as_ref().is_some_and(|reason| reason.contains("31 Mar 23")), "{draft:?}");
}

#[test]
fn nothing_is_exported_before_the_statement_is_confirmed() {
    let mut state = imported();
    command(&mut state, Command::SignAs("Director of Housing".to_owned()));
    command(&mut state, Command::ExportTo("bundles".to_owned()));
    assert!(command(&mut state, Command::Export).is_empty());
    assert_eq!(state.message(), Some(&Message::Problem("Confirm the statement first".to_owned())));
}

#[test]
fn an_import_can_be_taken_back_whole() {
    let mut state = imported();
    command(&mut state, Command::Undo);
    let ret = state.room().expect("a return").document().ret();
    assert!(ret.actions().is_empty() && ret.measures().is_empty() && ret.evidence().is_empty());
}

#[test]
fn a_job_that_fails_leaves_one_sentence_and_the_work() {
    let mut state = imported();
    command(
        &mut state,
        Command::Finished(Finished::Read(Err("big.xlsx is too large; save a smaller copy".to_owned()))),
    );
    assert!(matches!(state.message(), Some(Message::Problem(sentence)) if sentence.contains("big.xlsx")));
    assert!(state.room().is_some());
}

#[test]
fn an_explanation_left_half_written_is_kept_not_dropped() {
    let mut state = imported();
    let measure = {
        let room = state.room().expect("a return");
        room.grid(RecordKind::Measure).expect("a grid").view.rows.first().cloned().expect("a row")
    };
    let choose = GridIntent::Choose { cell: cell(&measure, "status"), code: "red" };
    command(&mut state, Command::Grid(RecordKind::Measure, choose));
    let explained = |state: &AppState| {
        let findings = state.room().expect("a return").findings();
        findings.iter().position(|finding| finding.rule == "MEA.06").map(|at| findings[at].explanation.clone())
    };
    let at = state.room().expect("a return").findings().iter().position(|finding| finding.rule == "MEA.06");
    command(&mut state, Command::BeginExplaining(at.expect("the status differs from the figures")));
    command(&mut state, Command::TypeExplanation("Moderated".to_owned()));
    assert_eq!(explained(&state), Some(None), "nothing is a step while it is being typed");
    command(&mut state, Command::Go(Screen::Return(Section::SignOff)));
    assert_eq!(explained(&state), Some(Some("Moderated".to_owned())));
}

#[test]
fn the_preparer_is_taken_once_and_an_edit_takes_the_confirmation_back() {
    let mut state = imported();
    command(&mut state, Command::ConfirmStatement(true));
    command(&mut state, Command::TypePreparer("Support officer".to_owned()));
    let effects = command(&mut state, Command::UsePreparer);
    assert!(matches!(effects.as_slice(), [Effect::Persist { .. }, Effect::KeepText(_, None)]), "{effects:?}");
    assert!(command(&mut state, Command::UsePreparer).is_empty(), "a field tells of its end on two frames");
    let room = state.room().expect("a return");
    assert_eq!(room.document().ret().header().prepared_by, "Support officer");
    assert!(!room.signing().confirmed, "what was confirmed was the return as it stood before");
}

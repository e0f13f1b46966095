//! Owns a return that is carried forward: the queue, confirming, putting back, and what the panel tells.
//! Must not know how any of it is drawn.

use crate::{command, imported, now};
use quarterdeck::app::{
    AppState, Command, Effect, Finished, Message, Need, Opened, RecordView, Screen, Section, Settings,
};
use quarterdeck::document::{Document, Starting, carry_forward};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Action, BodyId, Cause, Field, Measure, Period, RecordKind, RowId, Status};
use quarterdeck::package::Package;
use std::path::PathBuf;
use std::sync::Arc;

const STATUS: Field = Field::of::<Action>("status");
const COMMENTARY: Field = Field::of::<Action>("commentary");

/// Housing's fourth quarter, carried forward from the third as the sample workbook has it.
fn carried() -> AppState {
    let last = imported().room().expect("a return").document().ret().clone();
    let (framework, body, period) = (Framework::built_in(), BodyId::new("housing"), Period::Quarter(2022, 4));
    let starting = Starting { framework: &framework, body: &body, period, at: now().at, previous: Some(&last) };
    let ret = carry_forward(&starting).expect("it carries");
    let shell = Package::new(ret.clone(), Arc::clone(&framework));
    let document = Document::new(ret, Vec::new(), Some(Arc::new(last)));
    let opened = Opened::new(PathBuf::from("nowhere/housing-2022-23-Q4.return.zip"), document, shell);
    let mut state = AppState::new(Settings::default());
    command(&mut state, Command::Finished(Finished::Opened(Ok(Box::new(opened)))));
    state
}

fn count(state: &AppState, need: Need) -> usize {
    state.room().expect("a return").queue().count(need)
}

fn cursor(state: &AppState) -> Option<(RowId, String)> {
    let grid = state.room()?.grid(RecordKind::Action)?;
    grid.state.cursor().map(|cell| (cell.row.clone(), cell.column.as_str().to_owned()))
}

fn actions(state: &AppState, status: Status) -> Vec<RowId> {
    let room = state.room().expect("a return");
    let view = &room.grid(RecordKind::Action).expect("a grid").view;
    let is = |row: &&RowId| room.document().ret().actions().row(row).expect("the row").record.status == Some(status);
    view.rows.iter().filter(is).cloned().collect()
}

fn action<'a>(state: &'a AppState, row: &RowId) -> &'a Action {
    &state.room().expect("a return").document().ret().actions().row(row).expect("the row").record
}

fn record(state: &AppState) -> &RecordView {
    state.room().expect("a return").panel().record().expect("a record is shown")
}

/// Goes to an action as a click does.
fn stand_on(state: &mut AppState, row: &RowId) {
    use quarterdeck::app::grid::{CellRef, ColumnId, GridIntent, Position};
    let at = state.room().expect("a return").grid(RecordKind::Action).expect("a grid").view.place(row).expect("shown");
    let cell = CellRef { row: row.clone(), column: ColumnId::new("status") };
    command(state, Command::Grid(RecordKind::Action, GridIntent::MoveCursor(Position { cell, row: at })));
}

#[test]
fn everything_waits_until_a_person_confirms_it_and_one_command_goes_on() {
    let mut state = carried();
    let (ret, waiting) = (state.room().expect("a return").document().ret(), count(&state, Need::NotUpdated));
    assert_eq!(waiting, ret.actions().len() + ret.measures().len() + ret.risks().len() + ret.narratives().len());
    assert_eq!(count(&state, Need::Changed), 0, "what nobody confirmed is last quarter's, not a change");

    let green = actions(&state, Status::OnTrack);
    let mut went_on = 0;
    for row in &green {
        stand_on(&mut state, row);
        let effects = command(&mut state, Command::ConfirmAndNext);
        let confirmed = matches!(effects.as_slice(), [Effect::Persist { step, .. }] if step.cause == Cause::Confirmed);
        assert!(confirmed, "{effects:?}");
        assert_eq!(action(&state, row).counted_status(), Status::OnTrack);
        // One that is due by now and not complete is to be explained; every other one is done with.
        let lacks = state.room().expect("a return").queue().waiting(row).is_some_and(|waiting| waiting.need.is_to_do());
        let stays = state.screen() == Screen::Return(Section::Actions) && cursor(&state).expect("a cursor").0 == *row;
        assert_eq!(stays, lacks, "{row}");
        went_on += usize::from(!stays);
    }
    assert_eq!(count(&state, Need::NotUpdated), waiting - green.len());
    assert!(went_on > 5, "{went_on} of {}", green.len());
}

#[test]
fn a_confirmed_red_that_lacks_words_keeps_the_person_once() {
    let mut state = carried();
    let row =
        actions(&state, Status::Significant).first().or(actions(&state, Status::Medium).first()).expect("one").clone();
    stand_on(&mut state, &row);
    command(&mut state, Command::ConfirmAndNext);
    assert_eq!(cursor(&state).expect("a cursor").0, row, "what it lacks is said at once");
    assert!(
        matches!(state.message(), Some(Message::Done(told, true)) if told.starts_with("Confirmed. ")),
        "{:?}",
        state.message()
    );
    command(&mut state, Command::ConfirmAndNext);
    assert_ne!(cursor(&state).expect("a cursor").0, row, "the second time goes on");
}

#[test]
fn a_measure_without_a_figure_is_not_confirmed() {
    let mut state = carried();
    command(&mut state, Command::Go(Screen::Return(Section::Measures)));
    let effects = command(&mut state, Command::ConfirmAndNext);
    assert!(effects.is_empty(), "{effects:?}");
    assert!(
        matches!(state.message(), Some(Message::Problem(told)) if told.contains("has no figure yet")),
        "{:?}",
        state.message()
    );
    let grid = state.room().expect("a return").grid(RecordKind::Measure).expect("a grid");
    assert_eq!(grid.state.cursor().map(|cell| cell.column.as_str()), Some("value"));
}

#[test]
fn the_way_through_the_queue_goes_round_and_passes_every_section() {
    let mut state = carried();
    let mut seen = Vec::new();
    for _ in 0..state.room().expect("a return").queue().to_do() {
        command(&mut state, Command::NextToDo(true));
        seen.push(state.screen());
    }
    for section in [Section::Actions, Section::Measures, Section::Risks] {
        let has =
            state.room().expect("a return").grid(section.kind().expect("a grid")).expect("a grid").view.rows.len();
        let times = seen.iter().filter(|screen| **screen == Screen::Return(section)).count();
        assert_eq!(times, has, "{section:?}: each record once");
    }
    let before = cursor(&state);
    command(&mut state, Command::NextToDo(false));
    command(&mut state, Command::NextToDo(true));
    assert_eq!(cursor(&state), before, "back and on again");
}

#[test]
fn last_quarters_words_are_shown_and_are_not_this_quarters() {
    let mut state = carried();
    let row = actions(&state, Status::OnTrack).into_iter().find(|row| {
        state
            .room()
            .expect("a return")
            .document()
            .previous()
            .expect("last quarter")
            .actions()
            .row(row)
            .is_some_and(|last| !last.record.commentary.is_empty())
    });
    let row = row.expect("an action with words");
    stand_on(&mut state, &row);
    let words = record(&state).lines.iter().find(|line| line.field == COMMENTARY).expect("a line");
    assert!(words.now.is_none() && words.before.is_some(), "{words:?}");
    assert_eq!((record(&state).before.as_str(), record(&state).now.as_str()), ("Quarter 3", "Quarter 4"));
    assert!(record(&state).unconfirmed.is_some());
    assert!(action(&state, &row).commentary.is_empty());
}

#[test]
fn an_earlier_value_is_put_back_as_a_new_step_that_can_be_undone() {
    let mut state = carried();
    let row = actions(&state, Status::OnTrack)[0].clone();
    stand_on(&mut state, &row);
    for text in ["First words of the quarter", "Better words of the quarter"] {
        command(&mut state, Command::Type(row.clone(), COMMENTARY, text.to_owned()));
    }
    let history = |state: &AppState| {
        let line = record(state).lines.iter().find(|line| line.field == COMMENTARY).expect("a line");
        line.changes
            .iter()
            .map(|change| (change.value.as_ref().map(|value| value.text.clone()), change.put_back.clone()))
            .collect::<Vec<_>>()
    };
    let told = history(&state);
    assert_eq!(told.len(), 3, "blank, first, better: {told:?}");
    assert_eq!(told[0], (Some("Better words of the quarter".to_owned()), None), "what stands now is not put back");
    let back = told[1].1.clone().expect("the first words can be put back");
    let steps = state.room().expect("a return").steps().len();
    command(&mut state, Command::PutBack(row.clone(), COMMENTARY, back));
    assert_eq!(action(&state, &row).commentary, "First words of the quarter");
    assert_eq!(state.room().expect("a return").steps().len(), steps + 1, "a new step");
    assert_eq!(history(&state).len(), 4);
    command(&mut state, Command::Undo);
    assert_eq!(action(&state, &row).commentary, "Better words of the quarter");
}

#[test]
fn a_status_put_back_is_set_by_a_person_and_counts() {
    let mut state = carried();
    let row = actions(&state, Status::OnTrack)[0].clone();
    stand_on(&mut state, &row);
    command(&mut state, Command::Type(row.clone(), STATUS, "R".to_owned()));
    command(&mut state, Command::PutBack(row.clone(), STATUS, "on-track".to_owned()));
    assert_eq!(action(&state, &row).counted_status(), Status::OnTrack);
    let line = record(&state).lines.iter().find(|line| line.field == STATUS).expect("a line");
    let first = line.changes.last().expect("it has a history");
    assert!(first.told.starts_with("Carried forward from Quarter 3"), "{}", first.told);
}

#[test]
fn steps_are_taken_back_to_a_point_and_brought_again() {
    let mut state = carried();
    let rows = actions(&state, Status::OnTrack);
    let before = state.room().expect("a return").document().ret().clone();
    for row in rows.iter().take(3) {
        command(&mut state, Command::Type(row.clone(), COMMENTARY, "Done as planned".to_owned()));
    }
    let after = state.room().expect("a return").document().ret().clone();
    let steps = state.room().expect("a return").steps();
    assert_eq!(steps.len(), 3);
    assert!(
        steps[0].what.starts_with("Progress this quarter of ") && steps[0].what.contains("Done as planned"),
        "{}",
        steps[0].what
    );
    let effects = command(&mut state, Command::UndoBack(steps[2].later));
    assert_eq!(effects.len(), 2, "each its own step on disk: {effects:?}");
    assert!(!action(&state, &rows[0]).commentary.is_empty() && action(&state, &rows[1]).commentary.is_empty());
    command(&mut state, Command::UndoBack(1));
    assert_eq!(*state.room().expect("a return").document().ret(), before);
    for _ in 0..3 {
        command(&mut state, Command::Redo);
    }
    assert_eq!(*state.room().expect("a return").document().ret(), after);
}

#[test]
fn every_imported_value_tells_its_workbook_cell() {
    let mut state = imported();
    let row = actions(&state, Status::OnTrack)[0].clone();
    stand_on(&mut state, &row);
    for field in [STATUS, COMMENTARY, Field::of::<Action>("due_date"), Field::of::<Action>("owner")] {
        let line = record(&state).lines.iter().find(|line| line.field == field).expect("a line");
        let origin = line.origins.first().unwrap_or_else(|| panic!("{} has no source", line.label));
        assert!(origin.place.starts_with("housing.xlsx, sheet \u{201c}"), "{}", origin.place);
        assert!(origin.place.ends_with(&origin.cell) && !origin.cell.is_empty());
    }
}

#[test]
fn a_measure_tells_its_verdict_beside_the_stated_one_in_words() {
    let mut state = imported();
    command(&mut state, Command::Go(Screen::Return(Section::Measures)));
    let [own, ..] = record(&state).reckoned.as_slice() else { panic!("a measure is reckoned") };
    assert!(own.why.contains(" against ") || own.why.starts_with("Not rated"), "{}", own.why);
    let value = Field::of::<Measure>("value");
    assert!(
        record(&state).lines.iter().any(|line| line.field == value && line.before.is_some()),
        "last quarter's figure"
    );
}

#[test]
fn sign_off_tells_how_last_quarters_records_became_this_quarters() {
    let mut state = carried();
    command(&mut state, Command::Go(Screen::Return(Section::SignOff)));
    let room = state.room().expect("a return");
    let actions = room.population().iter().find(|line| line.name == "Actions").expect("actions are a population");
    assert_eq!((actions.opening, actions.closing, actions.balances), (56, 56, true));
    assert!(actions.came.is_empty() && actions.told.is_empty());
    // Measures come and go with what is due; each is told.
    let measures = room.population().iter().find(|line| line.name == "Measures").expect("measures are a population");
    assert!(measures.balances, "{measures:?}");
    let moved: usize = measures.came.iter().map(|came| came.count).sum();
    assert_eq!(measures.told.len(), moved);
}

//! Owns blocks of cells in a real return: pasted, asked about, filled, copied and put back.

use crate::{cell, command, first_row, imported, imported_of};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use quarterdeck::app::grid::{Arrow, Deed, GridInput, GridIntent, GridKey, GridSource, GridState, Modifier, react};
use quarterdeck::app::{AppState, Command, Effect, Message, Records};
use quarterdeck::model::{RecordKind, Return, RowId, Status};

fn ret(state: &AppState) -> &Return {
    state.room().expect("a return").document().ret()
}

fn grid(state: &AppState, kind: RecordKind) -> &GridState {
    &state.room().expect("a return").grid(kind).expect("a grid").state
}

fn do_all(state: &mut AppState, kind: RecordKind, intents: Vec<GridIntent>) -> Vec<Effect> {
    intents.into_iter().flat_map(|intent| command(state, Command::Grid(kind, intent))).collect()
}

fn block(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|&text| text.to_owned()).collect()).collect()
}

fn told(state: &AppState) -> &str {
    match state.message() {
        Some(Message::Done(told, _) | Message::Problem(told)) => told,
        None => "",
    }
}

/// Three by three from the first status down: a status, a date, words.
fn big(state: &AppState) -> GridIntent {
    let block = block(&[
        &["A", "31/3/23", "First line\nsecond line"],
        &["purple", "Mar-23", "1.10"],
        &["R", "soon", "\"Quoted\""],
    ]);
    GridIntent::PasteBlock { at: cell(&first_row(state), "status"), block }
}

#[test]
fn a_big_paste_is_told_first_and_enter_makes_it_one_step() {
    let mut state = imported();
    let before = ret(&state).clone();
    let intent = big(&state);
    assert!(command(&mut state, Command::Grid(RecordKind::Action, intent)).is_empty(), "nothing is done yet");
    assert_eq!(ret(&state), &before);
    let question = grid(&state, RecordKind::Action).question().expect("it is asked about").sentence.clone();
    assert!(question.starts_with("3 × 3 cells into Status, Due, Progress this quarter from "), "{question}");
    assert!(question.contains("; 2 refused: “purple”"), "{question}");

    let effects = command(&mut state, Command::Grid(RecordKind::Action, GridIntent::Answer(true)));
    assert!(matches!(effects.as_slice(), [Effect::Persist { .. }]), "one step: {effects:?}");
    assert!(told(&state).starts_with("Pasted 3 × 3 cells, 2 refused: “purple”"), "{}", told(&state));
    assert!(grid(&state, RecordKind::Action).question().is_none());
    command(&mut state, Command::Undo);
    assert_eq!(ret(&state), &before, "one undo takes it back");
}

#[test]
fn a_big_paste_that_is_not_wanted_changes_nothing() {
    let mut state = imported();
    let before = ret(&state).clone();
    let intent = big(&state);
    command(&mut state, Command::Grid(RecordKind::Action, intent));
    assert!(command(&mut state, Command::Grid(RecordKind::Action, GridIntent::Answer(false))).is_empty());
    assert!(command(&mut state, Command::Grid(RecordKind::Action, GridIntent::Answer(true))).is_empty(), "only once");
    assert_eq!(ret(&state), &before);
}

#[test]
fn a_single_cell_is_pasted_at_once() {
    let mut state = imported();
    let row = first_row(&state);
    let paste = GridIntent::PasteBlock { at: cell(&row, "due_date"), block: block(&[&["end Q4"]]) };
    let effects = command(&mut state, Command::Grid(RecordKind::Action, paste));
    assert!(matches!(effects.as_slice(), [Effect::Persist { .. }]), "{effects:?}");
}

#[test]
fn what_hangs_over_the_edge_is_told() {
    let mut state = imported_of("corporate");
    let last = state.room().expect("a return").grid(RecordKind::Risk).expect("a grid").view.rows.last().cloned();
    let at = cell(&last.expect("a risk"), "score");
    let paste = GridIntent::PasteBlock { at, block: block(&[&["6", "5"], &["7", "8"]]) };
    command(&mut state, Command::Grid(RecordKind::Risk, paste));
    command(&mut state, Command::Grid(RecordKind::Risk, GridIntent::Answer(true)));
    assert!(told(&state).contains("1 in columns that cannot be edited, 2 below the last row"), "{}", told(&state));
}

#[test]
fn a_letter_sets_every_selected_status_as_one_step() {
    let mut state = imported();
    let before = ret(&state).clone();
    let rows: Vec<RowId> =
        state.room().expect("a return").grid(RecordKind::Action).expect("a grid").view.rows[..12].to_vec();
    let fill = GridIntent::Fill {
        at: cell(&rows[0], "status"),
        block: vec![vec!["significant".to_owned()]; 12],
        deed: Deed::Chosen,
    };
    let effects = command(&mut state, Command::Grid(RecordKind::Action, fill));
    assert!(matches!(effects.as_slice(), [Effect::Persist { .. }]), "{effects:?}");
    for row in &rows {
        assert_eq!(crate::status(&state, row), Status::Significant);
    }
    assert_eq!(told(&state), "Set 12 × 1 cells");
    command(&mut state, Command::Undo);
    assert_eq!(ret(&state), &before);
}

#[test]
fn a_bad_date_typed_into_a_range_stays_in_the_editor() {
    let mut state = imported();
    let row = first_row(&state);
    let before = ret(&state).clone();
    let kind = RecordKind::Action;
    let rows = state.room().expect("a return").grid(kind).expect("a grid").view.rows.clone();
    let at = |row: &RowId, place| quarterdeck::app::grid::Position { cell: cell(row, "due_date"), row: place };
    do_all(
        &mut state,
        kind,
        vec![
            GridIntent::MoveCursor(at(&row, 0)),
            GridIntent::Select { from: at(&row, 0), to: at(&rows[2], 2), follow: true },
            GridIntent::Fill { at: cell(&row, "due_date"), block: vec![vec!["soon".to_owned()]; 3], deed: Deed::Typed },
        ],
    );
    assert_eq!(grid(&state, kind).draft().map(|draft| draft.text.as_str()), Some("soon"));
    assert_eq!(ret(&state), &before);
}

/// Whose sample has such records.
fn body(kind: RecordKind) -> &'static str {
    if matches!(kind, RecordKind::Action | RecordKind::Measure) { "housing" } else { "corporate" }
}

/// Keys that select a range at random, then copy it and paste it where it was.
fn copied_and_put_back(down: usize, along: usize, more: usize, wide: usize, kind: RecordKind) {
    let mut state = imported_of(body(kind));
    let before = ret(&state).clone();
    let key = |key, shift, ctrl| GridInput::Key(key, Modifier { shift, ctrl, alt: false });
    let mut inputs = vec![key(GridKey::Home, false, true)];
    inputs.extend(vec![key(GridKey::Arrow(Arrow::Down), false, false); down]);
    inputs.extend(vec![key(GridKey::Arrow(Arrow::Right), false, false); along]);
    inputs.extend(vec![key(GridKey::Arrow(Arrow::Down), true, false); more]);
    inputs.extend(vec![key(GridKey::Arrow(Arrow::Right), true, false); wide]);
    inputs.push(GridInput::Copy);
    let keys = |state: &AppState, inputs: &[GridInput]| {
        let room = state.room().expect("a return");
        let records = Records::of(room, kind, crate::now().today).expect("a grid");
        assert!(records.row_count() > 0);
        react(&room.grid(kind).expect("a grid").state, &records, 10, inputs)
    };
    let intents = keys(&state, &inputs);
    let Some(Effect::Copy(copied)) = do_all(&mut state, kind, intents).pop() else { panic!("nothing was copied") };
    let intents = keys(&state, &[GridInput::Paste(copied.clone())]);
    do_all(&mut state, kind, intents);
    do_all(&mut state, kind, vec![GridIntent::Answer(true)]);
    assert!(!told(&state).contains("refused"), "{}", told(&state));
    assert_eq!(ret(&state), &before, "{copied}");
}

#[test]
fn copying_a_range_and_pasting_it_where_it_was_is_nothing() {
    let kinds = [RecordKind::Action, RecordKind::Measure, RecordKind::Risk, RecordKind::Narrative];
    let strategy = (0_usize..40, 0_usize..14, 0_usize..20, 0_usize..14, prop::sample::select(kinds.to_vec()));
    let mut runner = TestRunner::new(ProptestConfig { cases: 12, ..ProptestConfig::default() });
    let all_is_well = runner.run(&strategy, |(down, along, more, wide, kind)| {
        copied_and_put_back(down, along, more, wide, kind);
        Ok(())
    });
    assert!(all_is_well.is_ok(), "{all_is_well:?}");
    for kind in kinds {
        copied_and_put_back(0, 0, 60, 20, kind);
    }
}

/// Every cell of the sample's grids, copied out and typed in again, means what it did.
#[test]
fn every_cell_reads_back_as_the_value_it_was_copied_from() {
    for kind in [RecordKind::Action, RecordKind::Measure, RecordKind::Risk, RecordKind::Narrative] {
        let state = imported_of(body(kind));
        let room = state.room().expect("a return");
        let period = ret(&state).header().period;
        let records = Records::of(room, kind, crate::now().today).expect("a grid");
        for (row, id) in (0..records.row_count()).filter_map(|row| Some((row, records.row_id(row)?))) {
            for (at, column) in records.columns().iter().enumerate().filter(|(_, column)| column.editable) {
                let Some(field) = quarterdeck::model::Field::named(kind, column.id.as_str()) else { continue };
                let held = ret(&state).text(&id, field).unwrap_or_default();
                let copied = records.copy_text(row, at);
                if kind == RecordKind::Action && field.name() == "status" {
                    // What counts, not what was only carried forward, is what one sees and copies.
                    let counted = ret(&state).actions().row(&id).map(|row| row.record.counted_status().code());
                    let meant = quarterdeck::import::typed(field, &copied, room.framework(), period);
                    assert_eq!(meant.as_deref().ok(), counted, "{copied}");
                    continue;
                }
                let meant = quarterdeck::import::typed(field, &copied, room.framework(), period);
                assert_eq!(meant.as_deref(), Ok(held.as_str()), "{kind} {id} {}: “{copied}”", field.name());
            }
        }
    }
}

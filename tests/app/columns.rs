//! Owns columns arranged and remembered, rows looked for, filtered and sorted, and the quarters of a measure, in a real return.

use crate::{cell, command, imported};
use quarterdeck::app::grid::{ColumnDeed, ColumnId, GridIntent, GridSource};
use quarterdeck::app::{AppState, Chip, Command, Effect, Grid, Records, Settings};
use quarterdeck::model::{RecordKind, RowId};

const ACTION: RecordKind = RecordKind::Action;

fn grid(state: &AppState, kind: RecordKind) -> &Grid {
    state.room().expect("a return").grid(kind).expect("a grid")
}

fn shown(state: &AppState, kind: RecordKind) -> Vec<&str> {
    grid(state, kind).columns.iter().map(|column| column.id.as_str()).collect()
}

fn place(state: &AppState, column: &str) -> Option<usize> {
    shown(state, ACTION).iter().position(|name| *name == column)
}

fn column(state: &mut AppState, name: &'static str, deed: ColumnDeed) -> Vec<Effect> {
    command(state, Command::Grid(ACTION, GridIntent::Column(ColumnId::new(name), deed)))
}

fn remembered(effects: &[Effect]) -> &Settings {
    let settings = effects.iter().find_map(|effect| match effect {
        Effect::Remember(settings) => Some(settings),
        _ => None,
    });
    settings.expect("it is remembered")
}

#[test]
fn order_width_and_hidden_columns_are_remembered_for_the_next_return() {
    let mut state = imported();
    let (due, status) = (place(&state, "due_date"), place(&state, "status"));
    assert!(due > status);
    column(&mut state, "due_date", ColumnDeed::Move { right: false });
    assert!(place(&state, "due_date") < place(&state, "status"));
    column(&mut state, "milestone", ColumnDeed::Hide);
    let wider = GridIntent::Resize { column: ColumnId::new("commentary"), width: Some(444) };
    assert!(command(&mut state, Command::Grid(ACTION, wider)).is_empty(), "not a file for every point");
    let effects = command(&mut state, Command::Grid(ACTION, GridIntent::KeepWidths));
    let text = serde_json::to_string(remembered(&effects)).expect("they can be written");
    let settings: Settings = serde_json::from_str(&text).expect("and read");

    let mut next = crate::imported_with(settings, "finance");
    assert!(place(&next, "due_date") < place(&next, "status"));
    assert_eq!(place(&next, "milestone"), None);
    assert_eq!(grid(&next, ACTION).state.width(&ColumnId::new("commentary")), Some(444));
    column(&mut next, "due_date", ColumnDeed::Reset);
    assert_eq!(shown(&next, ACTION), shown(&imported(), ACTION));
}

#[test]
fn a_column_of_the_cursor_is_sorted_from_the_start_from_the_end_and_not_at_all() {
    let mut state = imported();
    let by_outcome = grid(&state, ACTION).view.rows.clone();
    let row = by_outcome.first().cloned().expect("a row");
    let at = quarterdeck::app::grid::Position { cell: cell(&row, "due_date"), row: 0 };
    command(&mut state, Command::Grid(ACTION, GridIntent::MoveCursor(at)));
    let dates = |state: &AppState| {
        let ret = state.room().expect("a return").document().ret();
        let date = |row: &RowId| ret.actions().row(row).and_then(|row| row.record.due_date);
        let dates: Vec<_> = grid(state, ACTION).view.rows.iter().filter_map(date).collect();
        dates
    };
    command(&mut state, Command::Column(ColumnDeed::Sort));
    assert!(dates(&state).is_sorted());
    let records = Records::of(state.room().expect("a return"), ACTION, crate::now().today).expect("a grid");
    assert_eq!(records.sorted(), place(&state, "due_date").map(|column| (column, false)));
    command(&mut state, Command::Column(ColumnDeed::Sort));
    assert!(dates(&state).iter().rev().is_sorted());
    command(&mut state, Command::Column(ColumnDeed::Sort));
    assert_eq!(grid(&state, ACTION).view.rows, by_outcome);
}

#[test]
fn words_are_counted_and_walked_through_without_hiding_a_row() {
    let mut state = imported();
    let all = grid(&state, ACTION).view.rows.len();
    command(&mut state, Command::Find(ACTION, "HOMES".to_owned()));
    let count = grid(&state, ACTION).found.count();
    assert!(count > 1 && grid(&state, ACTION).view.rows.len() == all, "{count} found");
    let told = |state: &AppState| grid(state, ACTION).found.words(state.room().expect("a return").cursor(ACTION));
    let mut seen = Vec::new();
    for _ in 0..=count {
        command(&mut state, Command::FindNext { forward: true });
        seen.push(told(&state));
    }
    assert_eq!((seen.first(), seen.get(1)), (Some(&format!("1 of {count}")), Some(&format!("2 of {count}"))));
    assert_eq!(seen.last(), seen.first(), "round and round");
    command(&mut state, Command::FindNext { forward: false });
    assert_eq!(told(&state), format!("{count} of {count}"));

    command(&mut state, Command::OnlyFound(ACTION, true));
    let rows = grid(&state, ACTION).view.rows.len();
    assert!(rows > 0 && rows < all, "{rows} of {all} rows");
    assert_eq!(grid(&state, ACTION).found.count(), count, "the same places");
    command(&mut state, Command::ShowAllRows);
    assert_eq!(grid(&state, ACTION).view.rows.len(), all);
}

#[test]
fn a_status_is_found_by_the_word_one_sees_and_an_edit_counts_anew() {
    let mut state = imported();
    command(&mut state, Command::Find(ACTION, "on track".to_owned()));
    let before = grid(&state, ACTION).found.count();
    let row = grid(&state, ACTION).view.rows.first().cloned().expect("a row");
    command(&mut state, Command::Grid(ACTION, GridIntent::Choose { cell: cell(&row, "status"), code: "medium" }));
    let without = grid(&state, ACTION).found.count();
    command(&mut state, Command::Grid(ACTION, GridIntent::Choose { cell: cell(&row, "status"), code: "on-track" }));
    assert_eq!(grid(&state, ACTION).found.count(), without + 1);
    assert!(before >= without);
}

#[test]
fn chips_combine_and_one_command_takes_them_off() {
    let mut state = imported();
    let all = grid(&state, ACTION).view.rows.len();
    command(&mut state, Command::Chip(ACTION, Chip::Red));
    let red = grid(&state, ACTION).view.rows.len();
    command(&mut state, Command::Chip(ACTION, Chip::MustFix));
    let both = grid(&state, ACTION).view.rows.len();
    assert!(both <= red && red < all, "{both} of {red} of {all}");
    command(&mut state, Command::ShowAllRows);
    assert_eq!(grid(&state, ACTION).view.rows.len(), all);
}

#[test]
fn a_measure_stands_once_with_its_quarters_side_by_side() {
    let state = imported();
    let kind = RecordKind::Measure;
    let names = shown(&state, kind);
    let quarters = ["q1_target", "q1_value", "q2_target", "q2_value", "target", "value", "q4_target", "q4_value"];
    let found: Vec<&&str> = names.iter().filter(|name| quarters.contains(name)).collect();
    assert_eq!(found.into_iter().copied().collect::<Vec<_>>(), quarters);
    let records = Records::of(state.room().expect("a return"), kind, crate::now().today).expect("a grid");
    let at = |name: &str| names.iter().position(|known| *known == name).expect("a column");
    let column = &records.columns()[at("q2_value")];
    assert_eq!((column.spoken().as_ref(), column.editable), ("Q2, Actual", false));
    assert!(records.columns()[at("value")].editable);
    let text = |row: usize, name: &str| records.cell(row, at(name)).text.into_owned();
    let told = (0..records.row_count()).filter(|row| !text(*row, "q2_value").is_empty()).count();
    assert!(told > 0, "the workbook gives last quarter's figures beside this quarter's");
}

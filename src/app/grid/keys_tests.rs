//! Owns the cases of a grid's keys.
//! Must not know what draws it.

use super::*;
use crate::model::RowId;
use std::borrow::Cow;

pub(super) struct Sheet(Vec<GridColumn>, usize);

impl GridSource for Sheet {
    fn columns(&self) -> &[GridColumn] {
        &self.0
    }
    fn row_count(&self) -> usize {
        self.1
    }
    fn row_id(&self, row: usize) -> Option<RowId> {
        (row < self.1).then(|| RowId::new(format!("a{row}")))
    }
    fn row_of(&self, id: &RowId) -> Option<usize> {
        id.as_str().strip_prefix('a')?.parse().ok().filter(|row| *row < self.1)
    }
    fn row_name(&self, row: usize) -> Cow<'_, str> {
        Cow::Owned(row.to_string())
    }
    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        CellView::text(format!("{row}/{column}"))
    }
}

const WORDS: [(&str, char); 3] = [("on-track", 'G'), ("medium", 'A'), ("significant", 'R')];

pub(super) fn sheet(rows: usize) -> Sheet {
    let choices = WORDS.map(|(code, letter)| Choice { code, word: code.to_owned(), letter, mark: None });
    let column = |name, kind| GridColumn::new(ColumnId::new(name), name, 100, kind);
    let columns = vec![
        column("ref", CellKind::Text).read_only().sticky(),
        column("status", CellKind::Choice(choices.to_vec())),
        column("due", CellKind::Date),
        column("progress", CellKind::LongText),
        column("dot", CellKind::Dot),
    ];
    Sheet(columns, rows)
}

pub(super) fn key(key: GridKey) -> GridInput {
    GridInput::Key(key, Modifier::default())
}

pub(super) fn shift(key: GridKey) -> GridInput {
    GridInput::Key(key, Modifier { shift: true, ..Modifier::default() })
}

pub(super) fn ctrl(key: GridKey) -> GridInput {
    GridInput::Key(key, Modifier { ctrl: true, ..Modifier::default() })
}

pub(super) fn text(text: &str) -> GridInput {
    GridInput::Text(text.to_owned())
}

pub(super) fn at(sheet: &Sheet, row: usize, column: usize) -> GridState {
    let mut state = GridState::default();
    state.jump(CellRef { row: RowId::new(format!("a{row}")), column: sheet.0[column].id.clone() }, row);
    state
}

/// The place after some keys.
pub(super) fn after(sheet: &Sheet, mut state: GridState, inputs: &[GridInput]) -> Option<(usize, usize)> {
    for intent in react(&state, sheet, 10, inputs) {
        state.apply(&intent);
    }
    state.place(sheet)
}

fn commits(intents: &[GridIntent]) -> Vec<(&str, &str)> {
    let commit = |intent: &'_ GridIntent| matches!(intent, GridIntent::Commit { .. });
    let taken = intents.iter().filter(|intent| commit(intent)).filter_map(|intent| match intent {
        GridIntent::Commit { cell, text } => Some((cell.row.as_str(), text.as_str())),
        _ => None,
    });
    taken.collect()
}

#[test]
fn tab_goes_on_to_the_next_row_until_the_last_cell() {
    let sheet = sheet(500);
    let tabs = vec![key(GridKey::Tab); 40];
    assert_eq!(after(&sheet, at(&sheet, 0, 0), &tabs), Some((10, 0)), "four cells a row take the cursor");
    let intents = react(&at(&sheet, 499, 3), &sheet, 10, &[key(GridKey::Tab)]);
    assert_eq!(intents, [GridIntent::Leave { forward: true }], "the keyboard is never trapped");
}

#[test]
fn shift_tab_goes_back_across_rows() {
    let sheet = sheet(5);
    assert_eq!(after(&sheet, at(&sheet, 2, 0), &[shift(GridKey::Tab)]), Some((1, 3)));
    let intents = react(&at(&sheet, 0, 0), &sheet, 10, &[shift(GridKey::Tab)]);
    assert_eq!(intents, [GridIntent::Leave { forward: false }]);
}

#[test]
fn home_end_and_pages_go_where_excel_goes() {
    let sheet = sheet(500);
    assert_eq!(after(&sheet, at(&sheet, 7, 2), &[key(GridKey::Home)]), Some((7, 0)));
    assert_eq!(after(&sheet, at(&sheet, 7, 2), &[key(GridKey::End)]), Some((7, 3)), "the dots are no cells");
    assert_eq!(after(&sheet, at(&sheet, 7, 2), &[ctrl(GridKey::End)]), Some((499, 3)));
    assert_eq!(after(&sheet, at(&sheet, 7, 2), &[ctrl(GridKey::Home)]), Some((0, 0)));
    assert_eq!(after(&sheet, at(&sheet, 7, 2), &[key(GridKey::PageDown)]), Some((17, 2)));
    assert_eq!(after(&sheet, at(&sheet, 7, 2), &[key(GridKey::PageUp)]), Some((0, 2)));
}

#[test]
fn keys_of_one_frame_are_one_edit_after_another() {
    let sheet = sheet(5);
    let inputs = [text("1"), text("/3"), key(GridKey::Enter), text("2/3"), key(GridKey::Enter)];
    let intents = react(&at(&sheet, 0, 2), &sheet, 10, &inputs);
    assert_eq!(commits(&intents), [("a0", "1/3"), ("a1", "2/3")]);
}

#[test]
fn escape_drops_the_draft_and_stays() {
    let sheet = sheet(5);
    let intents = react(&at(&sheet, 0, 2), &sheet, 10, &[text("x"), key(GridKey::Escape)]);
    assert_eq!(commits(&intents), []);
    assert_eq!(intents.last(), Some(&GridIntent::Cancel));
}

#[test]
fn an_edit_that_changes_nothing_is_nothing() {
    let sheet = sheet(5);
    let intents = react(&at(&sheet, 0, 2), &sheet, 10, &[key(GridKey::F2), key(GridKey::Tab)]);
    assert_eq!(commits(&intents), []);
}

#[test]
fn a_letter_sets_a_status_and_other_letters_do_nothing() {
    let sheet = sheet(5);
    let intents = react(&at(&sheet, 1, 1), &sheet, 10, &[text("r"), text("q")]);
    let cell = CellRef { row: RowId::new("a1"), column: ColumnId::new("status") };
    assert_eq!(intents, [GridIntent::Choose { cell, code: "significant" }]);
}

#[test]
fn enter_opens_the_list_and_arrows_choose() {
    let sheet = sheet(5);
    let inputs = [key(GridKey::Enter), key(GridKey::Arrow(Arrow::Down)), key(GridKey::Enter)];
    let intents = react(&at(&sheet, 1, 1), &sheet, 10, &inputs);
    assert!(matches!(intents.last(), Some(GridIntent::Choose { code: "medium", .. })), "{intents:?}");
}

#[test]
fn a_cell_that_cannot_be_changed_takes_no_text() {
    let sheet = sheet(5);
    let inputs = [text("x"), key(GridKey::F2), key(GridKey::Delete), key(GridKey::Backspace)];
    assert_eq!(react(&at(&sheet, 0, 0), &sheet, 10, &inputs), []);
}

#[test]
fn a_block_is_one_intent_and_keeps_text_as_text() {
    let sheet = sheet(5);
    let intents = react(&at(&sheet, 0, 2), &sheet, 10, &[GridInput::Paste("1.10\t3E1\n\"a\nb\"\tc\n".to_owned())]);
    let block = vec![vec!["1.10".to_owned(), "3E1".to_owned()], vec!["a\nb".to_owned(), "c".to_owned()]];
    let cell = CellRef { row: RowId::new("a0"), column: ColumnId::new("due") };
    assert_eq!(intents, [GridIntent::PasteBlock { at: cell, block }]);
}

#[test]
fn a_row_that_left_the_view_leaves_the_cursor_where_it_was() {
    let sheet = sheet(5);
    let mut state = GridState::default();
    state.jump(CellRef { row: RowId::new("gone"), column: ColumnId::new("due") }, 3);
    assert_eq!(state.place(&sheet), Some((3, 2)));
    state.jump(CellRef { row: RowId::new("gone"), column: ColumnId::new("hidden") }, 9);
    assert_eq!(state.place(&sheet), Some((4, 0)));
}

#[test]
fn nothing_happens_in_an_empty_table() {
    assert_eq!(react(&GridState::default(), &sheet(0), 10, &[key(GridKey::Tab), text("x"), GridInput::Copy]), []);
}

#[test]
fn the_field_keeps_its_own_keys() {
    let sheet = sheet(5);
    let mut state = at(&sheet, 0, 2);
    for intent in react(&state, &sheet, 10, &[key(GridKey::F2)]) {
        state.apply(&intent);
    }
    let draft = state.draft().expect("F2 opens the editor");
    let ends = |input| ends_edit(draft, &CellKind::Date, &input);
    assert!(!ends(ctrl(GridKey::Z)) && !ends(key(GridKey::Arrow(Arrow::Left))) && !ends(key(GridKey::Home)));
    assert!(ends(key(GridKey::Enter)) && ends(key(GridKey::Escape)) && ends(GridInput::Paste("a\tb".to_owned())));
    assert!(!ends_edit(draft, &CellKind::LongText, &GridInput::Paste("One.\nTwo.".to_owned())));
}

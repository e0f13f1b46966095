//! Owns the cases of ranges: reached by keys, copied, pasted, filled and gone round in.
//! Must not know what draws them.

use super::keys_tests::{Sheet, after, at, ctrl, key, sheet, shift, text};
use super::*;
use proptest::prelude::*;

/// The range after some keys, as rows and columns.
fn range(sheet: &Sheet, state: GridState, inputs: &[GridInput]) -> (usize, usize, usize, usize) {
    let state = done(sheet, state, inputs);
    let span = state.span(sheet).expect("there are rows");
    (span.top, span.bottom, span.left, span.right)
}

fn done(sheet: &Sheet, mut state: GridState, inputs: &[GridInput]) -> GridState {
    for intent in react(&state, sheet, 10, inputs) {
        state.apply(&intent);
    }
    state
}

fn down(times: usize) -> Vec<GridInput> {
    vec![shift(GridKey::Arrow(Arrow::Down)); times]
}

fn with(more: &[GridInput]) -> Vec<GridInput> {
    let right = shift(GridKey::Arrow(Arrow::Right));
    down(2).into_iter().chain([right]).chain(more.iter().cloned()).collect()
}

#[test]
fn shift_and_arrows_reach_out_and_back_while_the_cursor_stays() {
    let sheet = sheet(20);
    let right = shift(GridKey::Arrow(Arrow::Right));
    assert_eq!(range(&sheet, at(&sheet, 5, 1), &[right.clone(), right]), (5, 5, 1, 3));
    assert_eq!(range(&sheet, at(&sheet, 5, 1), &down(3)), (5, 8, 1, 1));
    let up = vec![shift(GridKey::Arrow(Arrow::Up)); 5];
    let there_and_back: Vec<_> = down(3).into_iter().chain(up).collect();
    assert_eq!(range(&sheet, at(&sheet, 5, 1), &there_and_back), (3, 5, 1, 1));
    assert_eq!(after(&sheet, at(&sheet, 5, 1), &down(3)), Some((5, 1)), "the cursor is where typing goes");
}

#[test]
fn shift_with_home_end_and_pages_reaches_where_they_go() {
    let sheet = sheet(50);
    let both = |key| GridInput::Key(key, Modifier { shift: true, ctrl: true, alt: false });
    let reached = |input| range(&sheet, at(&sheet, 20, 2), &[input]);
    assert_eq!(reached(shift(GridKey::Home)), (20, 20, 0, 2));
    assert_eq!(reached(shift(GridKey::End)), (20, 20, 2, 3), "the dots are no cells");
    assert_eq!(reached(both(GridKey::Home)), (0, 20, 0, 2));
    assert_eq!(reached(both(GridKey::End)), (20, 49, 2, 3));
    assert_eq!(reached(shift(GridKey::PageDown)), (20, 30, 2, 2));
    assert_eq!(reached(shift(GridKey::PageUp)), (10, 20, 2, 2));
    assert_eq!(reached(both(GridKey::Arrow(Arrow::Down))), (20, 49, 2, 2));
}

#[test]
fn the_space_bar_widens_to_rows_and_columns_and_ctrl_a_to_all() {
    let sheet = sheet(50);
    assert_eq!(range(&sheet, at(&sheet, 5, 2), &[shift(GridKey::Space)]), (5, 5, 0, 3));
    assert_eq!(range(&sheet, at(&sheet, 5, 2), &[ctrl(GridKey::Space)]), (0, 49, 2, 2));
    assert_eq!(range(&sheet, at(&sheet, 5, 2), &[ctrl(GridKey::A)]), (0, 49, 0, 3));
    let rows: Vec<_> = down(2).into_iter().chain([shift(GridKey::Space)]).chain(down(1)).collect();
    assert_eq!(range(&sheet, at(&sheet, 5, 2), &rows), (5, 8, 0, 3), "whole rows reach on as whole rows");
    assert_eq!(after(&sheet, at(&sheet, 5, 2), &rows), Some((5, 2)));
}

#[test]
fn a_move_without_shift_or_escape_leaves_the_range() {
    let sheet = sheet(50);
    let moved: Vec<_> = down(3).into_iter().chain([key(GridKey::Arrow(Arrow::Up))]).collect();
    assert_eq!(range(&sheet, at(&sheet, 5, 2), &moved), (4, 4, 2, 2));
    let escaped: Vec<_> = down(3).into_iter().chain([key(GridKey::Escape)]).collect();
    assert_eq!(range(&sheet, at(&sheet, 5, 2), &escaped), (5, 5, 2, 2));
}

#[test]
fn enter_and_tab_go_round_within_the_range() {
    let sheet = sheet(50);
    let walked = |keys: &[GridInput]| {
        let state = done(&sheet, at(&sheet, 5, 2), &with(keys));
        let span = state.span(&sheet).expect("there are rows");
        assert_eq!((span.rows(), span.columns()), (3, 2), "the range stays");
        state.place(&sheet)
    };
    assert_eq!(walked(&[key(GridKey::Tab)]), Some((5, 3)));
    assert_eq!(walked(&[key(GridKey::Tab), key(GridKey::Tab)]), Some((6, 2)));
    assert_eq!(walked(&vec![key(GridKey::Enter); 3]), Some((5, 3)));
    assert_eq!(walked(&[shift(GridKey::Enter)]), Some((7, 3)));
    assert_eq!(walked(&[text("1/3"), key(GridKey::Enter)]), Some((6, 2)), "typing and Enter too");
}

#[test]
fn delete_fill_down_and_a_letter_are_one_intent_each() {
    let sheet = sheet(50);
    let only = |state, inputs: &[GridInput]| react(&state, &sheet, 10, inputs).pop();
    let fill = |row: &str, column, block: &[&[&str]], deed| {
        let block = block.iter().map(|row| row.iter().map(|&text| text.to_owned()).collect()).collect();
        let at = CellRef { row: crate::model::RowId::new(row), column: ColumnId::new(column) };
        Some(GridIntent::Fill { at, block, deed })
    };
    let cleared = only(at(&sheet, 5, 2), &with(&[key(GridKey::Delete)]));
    assert_eq!(cleared, fill("a5", "due", &[&["", ""], &["", ""], &["", ""]], Deed::Cleared));
    let filled = only(at(&sheet, 5, 2), &with(&[ctrl(GridKey::D)]));
    assert_eq!(filled, fill("a6", "due", &[&["5/2", "5/3"], &["5/2", "5/3"]], Deed::Down));
    let from_above = only(at(&sheet, 5, 2), &[ctrl(GridKey::D)]);
    assert_eq!(from_above, fill("a5", "due", &[&["4/2"]], Deed::Down));
    assert_eq!(only(at(&sheet, 0, 2), &[ctrl(GridKey::D)]), None, "nothing is above the first row");
    let reds = only(at(&sheet, 5, 1), &with(&[text("r")]));
    let red: &[&str] = &["significant"];
    assert_eq!(reds, fill("a5", "status", &[red, red, red], Deed::Chosen), "only the column of the cursor");
    let listed: Vec<_> =
        with(&[GridInput::Key(GridKey::Arrow(Arrow::Down), Modifier { alt: true, ..Modifier::default() })]);
    let listed: Vec<_> = listed.into_iter().chain([key(GridKey::End), key(GridKey::Enter)]).collect();
    assert_eq!(only(at(&sheet, 5, 1), &listed), fill("a5", "status", &[red, red, red], Deed::Chosen));
}

#[test]
fn ctrl_enter_types_into_the_whole_range() {
    let sheet = sheet(50);
    let inputs: Vec<_> = down(2).into_iter().chain([text("31/3"), ctrl(GridKey::Enter)]).collect();
    let state = done(&sheet, at(&sheet, 5, 2), &inputs);
    let last = react(&at(&sheet, 5, 2), &sheet, 10, &inputs).pop();
    let Some(GridIntent::Fill { block, deed: Deed::Typed, .. }) = last else { panic!("{last:?}") };
    assert_eq!((block.len(), block[2][0].as_str(), state.draft()), (3, "31/3", None));
}

#[test]
fn a_value_pasted_into_a_range_fills_it_and_a_block_that_does_not_fit_goes_in_once() {
    let sheet = sheet(50);
    let pasted = |what: &str, keys: &[GridInput]| {
        let inputs: Vec<_> = keys.iter().cloned().chain([GridInput::Paste(what.to_owned())]).collect();
        match react(&at(&sheet, 5, 2), &sheet, 10, &inputs).pop() {
            Some(GridIntent::PasteBlock { at, block }) => (at.row.to_string(), block.len(), block[0].len()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(pasted("x", &with(&[])), ("a5".to_owned(), 3, 2));
    assert_eq!(pasted("x\ty", &with(&[])), ("a5".to_owned(), 3, 2));
    assert_eq!(pasted("x\ny\n", &with(&[])), ("a5".to_owned(), 2, 1), "two rows do not go into three");
    assert_eq!(pasted("x\ny\n", &down(3)), ("a5".to_owned(), 4, 1));
    let upwards = vec![shift(GridKey::Arrow(Arrow::Up)); 2];
    assert_eq!(pasted("x", &upwards), ("a3".to_owned(), 3, 1), "from the range's first cell");
}

#[test]
fn a_question_is_answered_by_enter_and_anything_else_is_a_no() {
    let sheet = sheet(50);
    let asked = || {
        let mut state = at(&sheet, 5, 2);
        state.ask(Question { sentence: "3 cells".to_owned(), yes: "Paste", no: "Leave it", keys: "" });
        state
    };
    let intents = |inputs: &[GridInput]| react(&asked(), &sheet, 10, inputs);
    assert_eq!(intents(&[key(GridKey::Enter)]), [GridIntent::Answer(true)]);
    assert_eq!(intents(&[key(GridKey::Escape)]), [GridIntent::Answer(false)]);
    assert_eq!(intents(&[key(GridKey::Arrow(Arrow::Down))])[0], GridIntent::Answer(false));
    assert_eq!(after(&sheet, asked(), &[key(GridKey::Arrow(Arrow::Down))]), Some((6, 2)), "and does what it does");
}

#[test]
fn text_that_is_refused_holds_the_cursor_until_it_is_right_or_given_up() {
    let sheet = sheet(50);
    let mut state = at(&sheet, 5, 2);
    let intents = react(&state, &sheet, 10, &[text("soon"), key(GridKey::Enter)]);
    for intent in &intents {
        state.apply(intent);
        if let GridIntent::Commit { cell, text } = intent {
            state.refuse(cell.clone(), text.clone(), String::new(), "“soon” is no date".to_owned());
        }
    }
    assert_eq!(state.place(&sheet), Some((5, 2)), "it does not go on");
    assert_eq!(state.draft().map(|draft| draft.text.as_str()), Some("soon"));
    assert_eq!(after(&sheet, state, &[key(GridKey::Escape), key(GridKey::Tab)]), Some((5, 3)));
}

proptest! {
    /// A copied range, read back, is the texts of its cells, wherever it was reached from.
    #[test]
    fn what_is_copied_is_what_stands_there(row in 0_usize..9, column in 0_usize..4, more in 0_usize..9, along in 0_usize..4) {
        let sheet = sheet(9);
        let mut inputs = down(more);
        inputs.extend(vec![shift(GridKey::Arrow(Arrow::Left)); along]);
        inputs.push(GridInput::Copy);
        let Some(GridIntent::Copy(copied)) = react(&at(&sheet, row, column), &sheet, 10, &inputs).pop() else {
            return Err(TestCaseError::fail("nothing was copied"));
        };
        let (bottom, left) = ((row + more).min(8), column.saturating_sub(along));
        let expected: Vec<Vec<String>> =
            (row..=bottom).map(|row| (left..=column).map(|column| sheet.copy_text(row, column)).collect()).collect();
        prop_assert_eq!(parse_block(&copied), expected);
    }
}

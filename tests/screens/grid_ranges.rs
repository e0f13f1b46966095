//! Owns ranges in the drawn grid: by keys, by pointer, and what a screen reader hears of them.

use crate::demo_grid::Demo;
use crate::grid::{at, focused, place, press, write};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use quarterdeck::app::grid::{GridIntent, Question};

fn chord(harness: &mut Harness<'_, Demo>, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        harness.key_press_modifiers(modifiers, *key);
        harness.run();
    }
}

/// The range as rows and columns, both counted.
fn range(harness: &Harness<'_, Demo>) -> (usize, usize) {
    let demo = harness.state();
    let span = demo.grid.span(demo).expect("there are rows");
    (span.rows(), span.columns())
}

fn copied(harness: &Harness<'_, Demo>) -> Option<String> {
    let copy = |intent: &GridIntent| match intent {
        GridIntent::Copy(text) => Some(text.clone()),
        _ => None,
    };
    harness.state().log.iter().rev().find_map(copy)
}

fn centre(harness: &Harness<'_, Demo>, label: &str) -> Pos2 {
    let bounds: Rect = harness.get_by_label(label).rect();
    bounds.center()
}

fn button(harness: &mut Harness<'_, Demo>, at: Pos2, pressed: bool, modifiers: Modifiers) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers });
    harness.run();
}

#[test]
fn shift_and_arrows_select_and_the_screen_reader_hears_how_much() {
    let mut harness = at(Demo::long(50), 3, 2);
    chord(&mut harness, Modifiers::SHIFT, &[Key::ArrowDown, Key::ArrowDown, Key::ArrowRight]);
    assert_eq!((range(&harness), place(&harness)), ((3, 2), Some((3, 2))));
    harness.get_by_role_and_label(Role::Status, "3 by 2 cells selected");
    assert_eq!(
        focused(&harness),
        Some((Role::Cell, "Status, 4: No update".to_owned())),
        "the cursor is where typing goes"
    );
    press(&mut harness, &[Key::Escape]);
    assert_eq!(range(&harness), (1, 1));
    assert!(harness.query_by_role_and_label(Role::Status, "3 by 2 cells selected").is_none());
}

#[test]
fn the_grid_follows_the_corner_that_moves() {
    let mut harness = at(Demo::long(500), 0, 0);
    chord(&mut harness, Modifiers::SHIFT, &[Key::PageDown; 4]);
    let (rows, _) = range(&harness);
    assert!(rows > 30, "{rows}");
    harness.get_by_label(&format!("Ref, {rows}: {rows}"));
}

#[test]
fn a_status_letter_a_deletion_and_a_fill_go_into_the_whole_range() {
    let mut harness = at(Demo::long(50), 0, 2);
    chord(&mut harness, Modifiers::SHIFT, &[Key::ArrowDown; 4]);
    write(&mut harness, "r");
    for row in 1..=5 {
        harness.get_by_label(&format!("Status, {row}: Significant"));
    }
    press(&mut harness, &[Key::Delete]);
    harness.get_by_label("Status, 5: empty");
    press(&mut harness, &[Key::ArrowRight, Key::ArrowRight]);
    chord(&mut harness, Modifiers::SHIFT, &[Key::ArrowDown; 2]);
    chord(&mut harness, Modifiers::COMMAND, &[Key::D]);
    harness.get_by_label("Progress this quarter, 3: Progress of action 1");
    let steps = harness.state().log.iter().filter(|intent| matches!(intent, GridIntent::Fill { .. })).count();
    assert_eq!(steps, 3, "each is one step");
}

#[test]
fn the_list_of_words_sets_all_that_is_selected() {
    let mut harness = at(Demo::long(50), 0, 2);
    chord(&mut harness, Modifiers::SHIFT, &[Key::ArrowDown; 2]);
    chord(&mut harness, Modifiers::ALT, &[Key::ArrowDown]);
    harness.get_by_label("Complete, B").click();
    harness.run();
    harness.get_by_label("Status, 1: Complete");
    harness.get_by_label("Status, 3: Complete");
    assert_eq!(range(&harness), (3, 1), "it stays selected");
}

#[test]
fn a_range_is_copied_as_excel_writes_it_and_a_value_fills_a_range() {
    let mut demo = Demo::long(50);
    demo.rows[0].texts[3] = "1.10".to_owned();
    demo.rows[0].texts[4] = "One\nTwo \"three\"".to_owned();
    demo.rows[1].texts[3] = "007".to_owned();
    let mut harness = at(demo, 0, 3);
    chord(&mut harness, Modifiers::SHIFT, &[Key::ArrowRight, Key::ArrowDown]);
    harness.event(Event::Copy);
    harness.run();
    assert_eq!(copied(&harness).as_deref(), Some("1.10\t\"One\nTwo \"\"three\"\"\"\n007\tProgress of action 2\n"));
    harness.event(Event::Paste("3E1".to_owned()));
    harness.run();
    harness.get_by_label("Due, 2: 3E1");
    harness.get_by_label("Progress this quarter, 2: 3E1");
}

#[test]
fn ctrl_a_and_the_space_bar_select_all_a_row_and_a_column() {
    let mut harness = at(Demo::long(50), 3, 2);
    chord(&mut harness, Modifiers::SHIFT, &[Key::Space]);
    assert_eq!(range(&harness), (1, 5));
    press(&mut harness, &[Key::Escape]);
    chord(&mut harness, Modifiers::COMMAND, &[Key::Space]);
    assert_eq!(range(&harness), (50, 1));
    chord(&mut harness, Modifiers::COMMAND, &[Key::A]);
    assert_eq!(range(&harness), (50, 5));
    harness.get_by_role_and_label(Role::Status, "50 by 5 cells selected");
}

/// On a keyboard Shift and the space bar type a space as well: naive, `take` of `ui/grid/input.rs` leaves it, and an
/// editor opens over the row just selected.
#[test]
fn the_space_that_comes_with_shift_is_not_typed() {
    let mut harness = at(Demo::long(50), 3, 4);
    let (key, modifiers) = (Key::Space, Modifiers::SHIFT);
    let pressed = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
    harness.input_mut().events.extend([pressed, Event::Text(" ".to_owned())]);
    harness.run();
    assert_eq!((range(&harness), harness.state().grid.draft()), ((1, 5), None));
}

#[test]
fn a_drag_selects_and_a_click_with_shift_reaches() {
    let mut harness = at(Demo::long(50), 0, 0);
    let (from, to) = (centre(&harness, "Status, 3: Significant"), centre(&harness, "Due, 6: 31 Mar 2023"));
    button(&mut harness, from, true, Modifiers::NONE);
    harness.event(Event::PointerMoved(from + (to - from) * 0.5));
    harness.run();
    harness.event(Event::PointerMoved(to));
    harness.run();
    button(&mut harness, to, false, Modifiers::NONE);
    assert_eq!((range(&harness), place(&harness)), ((4, 2), Some((2, 2))));
    harness.event(Event::PointerMoved(from));
    harness.run();
    assert_eq!(range(&harness), (4, 2), "let go, it reaches no further");

    let further = centre(&harness, "Progress this quarter, 8: Progress of action 8");
    harness.event(Event::ModifiersChanged(Modifiers::SHIFT));
    // Pressed and let go without waiting: what is held for long is a drag.
    for pressed in [true, false] {
        let (pos, button) = (further, PointerButton::Primary);
        harness.event(Event::PointerMoved(pos));
        harness.event(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::SHIFT });
    }
    harness.run();
    assert_eq!((range(&harness), place(&harness)), ((6, 3), Some((2, 2))));
}

#[test]
fn a_drag_beyond_the_foot_goes_on_selecting() {
    let mut harness = at(Demo::long(500), 0, 0);
    let from = centre(&harness, "Due, 3: 31 Mar 2023");
    button(&mut harness, from, true, Modifiers::NONE);
    for x in [10.0, 20.0] {
        harness.event(Event::PointerMoved(Pos2::new(from.x + x, 495.0)));
        harness.run_steps(30);
    }
    let (rows, _) = range(&harness);
    assert!(rows > 25, "{rows} rows");
    button(&mut harness, Pos2::new(from.x, 495.0), false, Modifiers::NONE);
}

#[test]
fn a_click_on_a_rows_head_selects_it_whole() {
    let mut harness = at(Demo::housing(), 0, 2);
    harness.get_by_label(", HSG03: empty").click();
    harness.run();
    assert_eq!((range(&harness), place(&harness)), ((1, 5), Some((2, 0))));
}

#[test]
fn a_question_is_seen_heard_and_answered_by_keys_or_by_a_click() {
    let mut harness = at(Demo::long(50), 3, 2);
    let ask = |harness: &mut Harness<'_, Demo>| {
        let keys = "Enter pastes, Escape does not";
        let sentence = "12 × 3 cells into Status, Due, Progress from 4; 1 refused: “soon” is no date".to_owned();
        harness.state_mut().grid.ask(Question { sentence, yes: "Paste", no: "Leave it", keys });
        harness.run();
    };
    ask(&mut harness);
    harness.get_by_role_and_label(
        Role::Alert,
        "12 × 3 cells into Status, Due, Progress from 4; 1 refused: “soon” is no date",
    );
    press(&mut harness, &[Key::Enter]);
    ask(&mut harness);
    harness.get_by_label("Leave it").click();
    harness.run();
    let answers = harness.state().log.iter().filter(|intent| matches!(intent, GridIntent::Answer(_)));
    assert_eq!(answers.cloned().collect::<Vec<_>>(), [GridIntent::Answer(true), GridIntent::Answer(false)]);
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(place(&harness), Some((4, 2)), "the keyboard is still the grid's");
}

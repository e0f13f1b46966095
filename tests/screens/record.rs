//! Owns the record beside the grid, by labels and keys: sources, history and the way back, steps, the queue beside the sections.
//! Must not know how any of it is drawn.

use crate::window::Window;
use eframe::egui::{Key, Modifiers};
use quarterdeck::app::{Room, Screen, Section};
use quarterdeck::model::{Action, RecordKind};

fn room(window: &Window) -> &Room {
    window.harness.state().state().room().expect("a return")
}

fn under_the_cursor(window: &Window) -> &Action {
    let grid = room(window).grid(RecordKind::Action).expect("a grid");
    let row = &grid.state.cursor().expect("a cursor").row;
    &room(window).document().ret().actions().row(row).expect("the row").record
}

/// Housing's third quarter, the cursor on the first action's words.
fn housing() -> Window {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    window.click("Import 56");
    window.chord(Modifiers::COMMAND, Key::Home);
    window.press(&[Key::ArrowRight; 4]);
    window
}

#[test]
fn a_value_tells_its_workbook_cell_and_is_put_back_as_a_new_step() {
    let mut window = housing();
    let before = under_the_cursor(&window).commentary.clone();
    assert!(!before.is_empty());
    window.write("Other words");
    window.press(&[Key::Enter, Key::ArrowUp]);
    assert_eq!(under_the_cursor(&window).commentary, "Other words");

    assert!(!window.has("housing.xlsx, sheet"), "closed, the panel is calm");
    window.click("Progress this quarter: open its source and history");
    assert!(window.has("housing.xlsx, sheet"), "the file, the sheet, the cell");
    window.click("Put this back");
    assert_eq!(under_the_cursor(&window).commentary, before);
    window.chord(Modifiers::COMMAND, Key::Z);
    assert_eq!(under_the_cursor(&window).commentary, "Other words");
}

#[test]
fn the_steps_go_back_to_a_point_and_come_again() {
    let mut window = housing();
    for text in ["First words", "Second words", "Third words"] {
        window.write(text);
        window.press(&[Key::Enter, Key::ArrowUp]);
    }
    window.chord(Modifiers::COMMAND, Key::H);
    assert!(window.has("Third words\u{201d}") && window.has("First words\u{201d}"));
    // The first one that is offered leads back to the second words.
    window.click("Go back to here");
    assert_eq!(under_the_cursor(&window).commentary, "Second words");
    window.chord(Modifiers::COMMAND, Key::Y);
    assert_eq!(under_the_cursor(&window).commentary, "Third words");
    window.chord(Modifiers::COMMAND, Key::H);
    assert!(window.has("Progress this quarter: "), "the record again");
}

#[test]
fn the_queue_stands_beside_the_sections_and_each_reason_goes_to_its_next() {
    let mut window = housing();
    window.write("r");
    window.press(&[Key::Escape]);
    window.press(&[Key::ArrowLeft, Key::ArrowLeft]);
    window.write("r");
    assert!(window.has("left to do"));
    window.chord(Modifiers::COMMAND, Key::Num3);
    window.click("Must fix");
    assert_eq!(window.screen(), Screen::Return(Section::Actions), "what must be fixed is an action");
    assert!(window.has("Changed"));
}

#[test]
fn a_measure_stands_with_its_verdict_in_words() {
    let mut window = housing();
    window.chord(Modifiers::COMMAND, Key::Num3);
    window.press(&[Key::ArrowDown]);
    assert!(window.has("Status from the figures"));
    assert!(window.has("better") || window.has("not rated") || window.has("Not rated"), "and why");
}

#[test]
fn a_key_held_down_goes_on_once() {
    let mut window = housing();
    let held = eframe::egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: true,
        modifiers: Modifiers::COMMAND,
    };
    window.harness.event(held.clone());
    window.settle();
    let at = room(&window).grid(RecordKind::Action).expect("a grid").state.cursor().cloned();
    for _ in 0..5 {
        window.harness.event(held.clone());
        window.settle();
    }
    assert_eq!(
        room(&window).grid(RecordKind::Action).expect("a grid").state.cursor().cloned(),
        at,
        "the first press goes on, holding it does not"
    );
}

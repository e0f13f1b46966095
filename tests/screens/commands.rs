//! Owns the palette, the menu and the help sheet as people use them: by keys and labels.
//! Must not know what a command does.

use crate::window::{Window, told};
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable, by};
use quarterdeck::app::{Screen, Section};
use quarterdeck::model::RecordKind;

const PALETTE: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };

fn with_housing() -> Window {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    window.click("Import 56");
    window
}

/// What a screen reader says of the current line of the palette.
fn current(window: &Window) -> String {
    let mut chosen = window.harness.query_all(by().predicate(|node| {
        node.role() == eframe::egui::accesskit::Role::ListBoxOption && node.is_selected() == Some(true)
    }));
    chosen.next().map(|node| told(&node.accesskit_node())).unwrap_or_default()
}

#[test]
fn the_palette_finds_by_words_goes_by_arrows_and_leaves_by_escape() {
    let mut window = with_housing();
    window.chord(PALETTE, Key::P);
    window.write("theme");
    assert_eq!(current(&window), "Dark theme, For dark rooms");
    window.press(&[Key::ArrowDown]);
    assert!(current(&window).starts_with("High-contrast theme"), "{}", current(&window));
    window.press(&[Key::ArrowDown, Key::ArrowDown]);
    assert_eq!(current(&window), "Dark theme, For dark rooms", "from the last line to the first");
    window.press(&[Key::ArrowUp]);
    assert_eq!(current(&window), "Light theme, not now: It is chosen already");
    window.press(&[Key::Enter]);
    assert_ne!(current(&window), "", "a line that cannot be used stays");
    window.press(&[Key::Escape]);
    assert_eq!(current(&window), "");

    // The grid has the keyboard again.
    window.press(&[Key::ArrowDown]);
    let grid = |window: &Window| {
        let room = window.harness.state().state().room().expect("a return");
        room.grid(RecordKind::Action).expect("a grid").state.cursor().map(|cell| cell.row.clone())
    };
    let before = grid(&window);
    window.press(&[Key::ArrowDown]);
    assert_ne!(grid(&window), before, "an arrow moves the cursor of the grid");
}

#[test]
fn enter_in_the_palette_does_the_command_and_typing_never_reaches_the_grid() {
    let mut window = with_housing();
    let before = window.harness.state().state().room().expect("a return").document().revision();
    window.chord(PALETTE, Key::P);
    window.write("risks");
    window.press(&[Key::Enter]);
    assert_eq!(window.screen(), Screen::Return(Section::Risks));
    let after = window.harness.state().state().room().expect("a return").document().revision();
    assert_eq!(before, after);
}

#[test]
fn a_record_is_gone_to_by_its_reference() {
    let mut window = with_housing();
    let (row, reference) = {
        let ret = window.harness.state().state().room().expect("a return").document().ret();
        let last = ret.actions().rows().last().expect("an action");
        (last.id.clone(), last.record.reference.to_string())
    };
    window.chord(Modifiers::COMMAND, Key::Num7);
    window.chord(Modifiers::COMMAND, Key::G);
    window.write(&format!("action {reference}"));
    assert!(current(&window).starts_with(&format!("Action {reference}")), "{}", current(&window));
    window.press(&[Key::Enter]);
    let room = window.harness.state().state().room().expect("a return");
    let cursor = room.grid(RecordKind::Action).expect("a grid").state.cursor().cloned();
    assert_eq!(cursor.map(|cell| cell.row), Some(row));
}

#[test]
fn the_help_sheet_is_searched_and_does_what_it_lists() {
    let mut window = with_housing();
    window.press(&[Key::F1]);
    for group in ["Files", "The return", "Changes and findings", "The centre", "Looks", "In a grid"] {
        assert!(window.has(group), "{group}");
    }
    assert!(window.has("Not now: Receive bundles first"));
    window.write("sign off");
    assert!(window.has("Check, sign off and export") && !window.has("For dark rooms"));
    window.write(" nothing of the kind");
    assert!(window.has("Nothing fits these words"));
    window.press(&[Key::Escape]);
    assert!(!window.harness.state().state().help());
    window.press(&[Key::F1]);
    window.write("sign off");
    // The side bar below has an entry of this name too; the sheet is the upper one.
    let upper = window.harness.query_all(by().label("Sign off")).last().expect("it is listed");
    upper.click();
    window.settle();
    assert_eq!(window.screen(), Screen::Return(Section::SignOff));
    assert!(!window.harness.state().state().help());
}

#[test]
fn the_longer_shortcut_is_never_taken_for_the_shorter() {
    let mut window = with_housing();
    window.chord(PALETTE, Key::B);
    assert!(window.has("Nothing was changed by two people"), "{:?}", window.harness.state().state().message());
    window.chord(Modifiers { shift: true, ..Modifiers::NONE }, Key::F8);
    let last = window.harness.state().state().room().expect("a return").findings().len() - 1;
    assert_eq!(window.harness.state().state().room().expect("a return").current(), Some(last));
}

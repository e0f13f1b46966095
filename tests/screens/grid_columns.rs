//! Owns columns and found places in the real window: sorted and arranged at their titles, looked for by keys.

use crate::window::{Window, told};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{Queryable, by};
use quarterdeck::app::Grid;
use quarterdeck::model::RecordKind;

fn opened() -> Window {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    window.click("Import 56");
    window
}

fn grid(window: &Window) -> &Grid {
    window.harness.state().state().room().expect("a return").grid(RecordKind::Action).expect("a grid")
}

fn columns(window: &Window) -> Vec<String> {
    grid(window).columns.iter().map(|column| column.id.as_str().to_owned()).collect()
}

fn title(window: &Window, words: &str) -> Pos2 {
    let titles = by().predicate(|node| node.role() == Role::ColumnHeader && told(node) == words);
    window.harness.get(titles).rect().center()
}

fn button(window: &mut Window, at: Pos2, button: PointerButton, pressed: bool) {
    window.harness.event(Event::PointerMoved(at));
    window.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    window.harness.step();
    window.harness.step();
}

#[test]
fn a_click_on_a_title_sorts_and_the_tree_says_so() {
    let mut window = opened();
    let before = grid(&window).view.rows.clone();
    let at = title(&window, "Due");
    for pressed in [true, false] {
        button(&mut window, at, PointerButton::Primary, pressed);
    }
    window.settle();
    assert_ne!(grid(&window).view.rows, before);
    title(&window, "Due, sorted from the start");
}

#[test]
fn a_title_is_dragged_to_another_place_and_its_menu_hides_it() {
    let mut window = opened();
    let (due, status) = (title(&window, "Due"), title(&window, "Status"));
    button(&mut window, due, PointerButton::Primary, true);
    for along in [0.3, 0.7, 1.05] {
        window.harness.event(Event::PointerMoved(due + (status - due) * along));
        window.harness.step();
    }
    button(&mut window, due + (status - due) * 1.05, PointerButton::Primary, false);
    window.settle();
    let order = columns(&window);
    let place = |name: &str| order.iter().position(|known| known == name);
    assert!(place("due_date") < place("status"), "{order:?}");
    let at = title(&window, "Due");
    for pressed in [true, false] {
        button(&mut window, at, PointerButton::Secondary, pressed);
    }
    window.click("Hide");
    assert!(!columns(&window).contains(&"due_date".to_owned()));
    assert!(window.has("Columns, 1 hidden…"));
    window.chord(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(columns(&window).contains(&"due_date".to_owned()));
}

#[test]
fn ctrl_f_looks_enter_and_f3_walk_and_escape_goes_back_to_the_grid() {
    let mut window = opened();
    window.chord(Modifiers::COMMAND, Key::Home);
    window.chord(Modifiers::COMMAND, Key::F);
    window.write("homes");
    let count = grid(&window).found.count();
    assert!(window.has(&format!("{count} found")), "{count}");
    window.press(&[Key::Enter]);
    assert!(window.has(&format!("1 of {count}")));
    window.press(&[Key::Enter]);
    assert!(window.has(&format!("2 of {count}")), "the field keeps the keyboard");
    window.press(&[Key::F3]);
    assert!(window.has(&format!("3 of {count}")));
    window.chord(Modifiers::SHIFT, Key::F3);
    assert!(window.has(&format!("2 of {count}")));
    let place = window.harness.state().state().room().expect("a return").cursor(RecordKind::Action);
    window.press(&[Key::Escape, Key::ArrowDown]);
    let now = window.harness.state().state().room().expect("a return").cursor(RecordKind::Action);
    assert_eq!(now.map(|(row, _)| row), place.map(|(row, _)| row + 1), "the keyboard is the grid's again");
    assert_eq!(grid(&window).found.count(), 0);
}

/// The whole way of a big paste in the real window: told, done by one key, taken back by one.
#[test]
fn a_big_paste_is_told_and_enter_does_it() {
    let mut window = opened();
    window.chord(Modifiers::COMMAND, Key::Home);
    window.press(&[Key::ArrowRight, Key::ArrowRight]);
    let before = window.harness.state().state().room().expect("a return").document().ret().clone();
    window.harness.event(Event::Paste("R\t31/3/23\tBehind\nA\tsoon\t\"Two\nlines\"\n".to_owned()));
    window.settle();
    assert!(window.has("2 × 3 cells into Status, Due, Progress this quarter from "));
    assert!(window.has("1 refused: “soon”"));
    assert_eq!(window.harness.state().state().room().expect("a return").document().ret(), &before);
    window.press(&[Key::Enter]);
    assert!(window.has("Pasted 2 × 3 cells, 1 refused"));
    assert_ne!(window.harness.state().state().room().expect("a return").document().ret(), &before);
    window.chord(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.harness.state().state().room().expect("a return").document().ret(), &before);
}

/// Trap 7 beside trap 3: a bad date keeps its text and the cursor, until it is put right.
#[test]
fn a_bad_date_holds_the_cursor_and_a_good_one_lets_it_go() {
    let mut window = opened();
    window.chord(Modifiers::COMMAND, Key::Home);
    window.press(&[Key::ArrowRight, Key::ArrowRight, Key::ArrowRight]);
    let place = |window: &Window| window.harness.state().state().room().expect("a return").cursor(RecordKind::Action);
    let before = place(&window);
    window.write("soon");
    window.press(&[Key::Enter]);
    assert_eq!(place(&window), before);
    assert!(window.has("“soon” is not a date"));
    window.press(&[Key::Tab]);
    assert_eq!(place(&window), before, "nor by Tab");
    window.chord(Modifiers::COMMAND, Key::A);
    window.write("end Q4");
    window.press(&[Key::Enter]);
    assert_eq!(place(&window).map(|(row, _)| row), before.map(|(row, _)| row + 1));
}

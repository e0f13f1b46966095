//! Owns one test a trap of editable grids in egui, each with the line that, changed, makes it fail.

use crate::demo_grid::Demo;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use quarterdeck::app::grid::GridIntent;
use quarterdeck::ui::grid::{GridView, grid_ui};
use quarterdeck::ui::tokens::{Density, Theme};
use quarterdeck::ui::{fonts, tokens};

pub(crate) fn show(demo: Demo) -> Harness<'static, Demo> {
    let builder = Harness::builder().with_size(Vec2::new(900.0, 500.0)).with_max_steps(8).with_context_setup(|ctx| {
        fonts::install(ctx);
        tokens::apply(ctx, Theme::Light);
    });
    builder.build_ui_state(
        |ui, demo: &mut Demo| {
            let button = ui.button("Before");
            button.on_hover_text("Before the grid");
            let height = ui.available_height() - 40.0;
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
            let mut inner = ui.new_child(eframe::egui::UiBuilder::new().max_rect(rect));
            let view = GridView { name: "Actions", source: demo, state: &demo.grid, density: Density::Comfortable };
            let intents = grid_ui(&mut inner, view);
            demo.take(intents);
            let _ = ui.button("After");
        },
        demo,
    )
}

pub(crate) fn at(mut demo: Demo, row: usize, column: usize) -> Harness<'static, Demo> {
    demo.go(row, column);
    let mut harness = show(demo);
    harness.run();
    harness
}

pub(crate) fn place(harness: &Harness<'_, Demo>) -> Option<(usize, usize)> {
    let demo = harness.state();
    demo.grid.place(demo)
}

pub(crate) fn press(harness: &mut Harness<'_, Demo>, keys: &[Key]) {
    for key in keys {
        harness.key_press(*key);
        harness.run();
    }
}

pub(crate) fn write(harness: &mut Harness<'_, Demo>, text: &str) {
    for letter in text.chars() {
        harness.event(Event::Text(letter.to_string()));
    }
    harness.run();
}

fn commits(harness: &Harness<'_, Demo>) -> Vec<String> {
    let text = |intent: &GridIntent| match intent {
        GridIntent::Commit { cell, text } => Some(format!("{} {}: {text}", cell.row, cell.column.as_str())),
        _ => None,
    };
    harness.state().log.iter().filter_map(text).collect()
}

fn count(harness: &Harness<'_, Demo>, wanted: &GridIntent) -> usize {
    harness.state().log.iter().filter(|intent| *intent == wanted).count()
}

/// What a screen reader says the keyboard is on.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime, the predicate of any")]
pub(crate) fn focused(harness: &Harness<'_, Demo>) -> Option<(Role, String)> {
    let node = harness.query_all(egui_kittest::kittest::by().predicate(|node| node.is_focused())).next()?;
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default()))
}

fn wheel(harness: &mut Harness<'_, Demo>, down: f32) {
    harness.hover_at(eframe::egui::pos2(450.0, 250.0));
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -down),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run();
}

/// Trap 1. Naive: in `ui/grid/mod.rs`, leave out `set_focus_lock_filter` and `move_focus`, and Tab is egui's own again.
#[test]
fn tab_goes_through_every_row_and_the_grid_follows() {
    let mut harness = at(Demo::long(500), 0, 0);
    press(&mut harness, &[Key::Tab; 5 * 30]);
    assert_eq!(place(&harness), Some((30, 0)), "five cells a row");
    harness.get_by_label("Ref, 31: 31");
    press(&mut harness, &[Key::PageDown, Key::End, Key::ArrowUp]);
    assert!(place(&harness).is_some_and(|(row, column)| row > 35 && column == 4), "{:?}", place(&harness));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run();
    assert_eq!(place(&harness), Some((499, 4)));
    harness.get_by_label("Progress this quarter, 500: Progress of action 500");
}

#[test]
fn arrows_never_take_the_keyboard_out_of_the_grid_and_f6_does() {
    let mut harness = at(Demo::long(50), 0, 0);
    press(&mut harness, &[Key::ArrowUp, Key::ArrowLeft, Key::ArrowDown]);
    assert_eq!(place(&harness), Some((1, 0)), "there is a button above that arrows would go to");
    press(&mut harness, &[Key::F6]);
    assert!(harness.get_by_label("After").is_focused(), "{:?}", focused(&harness));
}

/// Trap 2. Naive: in `go_on` of `ui/grid/edit.rs`, let `lost` be false.
#[test]
fn a_draft_scrolled_out_of_view_is_kept_not_dropped() {
    let mut harness = at(Demo::long(500), 0, 1);
    write(&mut harness, "New words");
    assert_eq!(commits(&harness), [""; 0], "nothing is committed while it is typed");
    wheel(&mut harness, 3000.0);
    harness.run();
    assert!(harness.query_by_label("Ref, 1: 1").is_none(), "the row has left the screen");
    assert_eq!(commits(&harness), ["a1 action: New words"]);
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(place(&harness), Some((1, 1)), "the keyboard is still the grid's");
}

/// Trap 3. Naive: in `ui/grid/input.rs`, let `take_from_the_end_of_an_edit` take nothing and commit on `lost_focus()`.
#[test]
fn enter_and_tab_commit_once_and_escape_not_at_all() {
    let mut harness = at(Demo::long(50), 0, 1);
    write(&mut harness, "First");
    press(&mut harness, &[Key::Enter]);
    harness.run_steps(3);
    assert_eq!((place(&harness), commits(&harness)), (Some((1, 1)), vec!["a1 action: First".to_owned()]));
    write(&mut harness, "Second");
    press(&mut harness, &[Key::Tab]);
    harness.run_steps(3);
    assert_eq!(place(&harness), Some((1, 2)));
    press(&mut harness, &[Key::ArrowLeft, Key::ArrowDown]);
    write(&mut harness, "Third");
    press(&mut harness, &[Key::Escape]);
    harness.run_steps(3);
    assert_eq!(commits(&harness), ["a1 action: First", "a2 action: Second"]);
    assert_eq!(harness.state().rows[2].texts[1], "Action number 3");
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(place(&harness), Some((3, 1)), "after Escape the keyboard is the grid's");
}

#[test]
fn a_click_elsewhere_commits_once_and_then_moves() {
    let mut harness = at(Demo::long(50), 0, 1);
    write(&mut harness, "Clicked away");
    harness.get_by_label("Due, 4: 31 Mar 2023").click();
    harness.run();
    harness.run_steps(3);
    assert_eq!(commits(&harness), ["a1 action: Clicked away"]);
    assert_eq!(place(&harness), Some((3, 3)));
    write(&mut harness, "31/3");
    harness.get_by_label("After").click();
    harness.run();
    harness.run_steps(3);
    assert_eq!(commits(&harness).len(), 2, "{:?}", commits(&harness));
}

/// Keys that arrive together, as they do over a slow connection, are still one after the other.
#[test]
fn keys_of_one_frame_keep_their_order() {
    let mut harness = at(Demo::long(50), 0, 1);
    write(&mut harness, "A");
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let events = [Event::Text("b".to_owned()), key(Key::Enter), Event::Text("C".to_owned()), key(Key::Enter)];
    harness.input_mut().events.extend(events);
    harness.run();
    assert_eq!(commits(&harness), ["a1 action: Ab", "a2 action: C"]);
}

/// Trap 4. Naive: in `ends_edit` of `app/grid/keys.rs`, answer true for `GridKey::Z`.
#[test]
fn ctrl_z_is_the_fields_while_typing_and_the_documents_otherwise() {
    let mut harness = at(Demo::long(50), 0, 1);
    press(&mut harness, &[Key::F2]);
    write(&mut harness, "!");
    // The field gathers typing into steps by time: let it close this one.
    harness.run_steps(12);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(count(&harness, &GridIntent::Undo), 0, "the document's undo is not touched");
    let draft = harness.state().grid.draft().map(|draft| draft.text.clone());
    assert_eq!(draft.as_deref(), Some("Action number 1"), "the field's is");
    press(&mut harness, &[Key::Escape]);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(count(&harness, &GridIntent::Undo), 1);
}

/// Trap 5. Naive: in `read` of `ui/grid/input.rs`, leave out `Event::Paste`, and the field or nobody gets the block.
#[test]
fn a_pasted_block_fills_its_cells_in_one_step() {
    let mut harness = at(Demo::long(50), 1, 3);
    harness.event(Event::Paste("31/3\t\"Two\nlines\"\r\n30/6\t1.10\r\n".to_owned()));
    harness.run();
    let pastes = harness.state().log.iter().filter(|intent| matches!(intent, GridIntent::PasteBlock { .. })).count();
    assert_eq!(pastes, 1, "one paste is one step");
    let texts = |row: usize| harness.state().rows[row].texts[3..5].to_vec();
    assert_eq!(
        (texts(1), texts(2)),
        (vec!["31/3".to_owned(), "Two\nlines".to_owned()], vec!["30/6".to_owned(), "1.10".to_owned()])
    );
}

#[test]
fn a_block_pasted_into_an_open_field_goes_to_the_cells() {
    let mut harness = at(Demo::long(50), 0, 1);
    press(&mut harness, &[Key::F2]);
    harness.event(Event::Paste("One\ton-track\nTwo\tmedium\n".to_owned()));
    harness.run();
    assert_eq!(harness.state().rows[1].texts[1..3], ["Two".to_owned(), "medium".to_owned()]);
    assert_eq!(harness.state().rows[0].texts[1], "One");
}

/// Trap 6. Naive: in `name_focus` of `ui/grid/mod.rs`, leave out `set_active_descendant`.
#[test]
fn a_screen_reader_hears_each_cell_the_cursor_comes_to() {
    let mut harness = at(Demo::long(500), 25, 4);
    let cell = |words: &str| Some((Role::Cell, words.to_owned()));
    assert_eq!(focused(&harness), cell("Progress this quarter, 26: Progress of action 26"));
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(focused(&harness), cell("Progress this quarter, 27: Progress of action 27"));
    press(&mut harness, &[Key::PageDown, Key::PageDown, Key::Home]);
    let (row, _) = place(&harness).expect("there are rows");
    assert_eq!(focused(&harness), cell(&format!("Ref, {0}: {0}", row + 1)), "after scrolling too");
    press(&mut harness, &[Key::Tab, Key::Tab, Key::Enter]);
    assert_eq!(focused(&harness).map(|(role, _)| role), Some(Role::ListBoxOption));
    press(&mut harness, &[Key::Escape, Key::ArrowLeft, Key::F2]);
    let field = focused(&harness);
    assert_eq!(field, Some((Role::TextInput, format!("Action, {}", row + 1))));
}

#[test]
fn the_tree_has_a_grid_with_rows_and_titles() {
    let harness = at(Demo::housing(), 6, 2);
    let roles = |role| harness.get_all_by_role(role).count();
    assert_eq!((roles(Role::Grid), roles(Role::ColumnHeader)), (1, 6));
    assert!(roles(Role::Row) >= 10 && roles(Role::Cell) >= 60);
    harness.get_by_role_and_label(Role::RowHeader, "Quality homes in thriving neighbourhoods");
}

#[test]
fn a_letter_sets_the_status_and_the_list_does_too() {
    let mut harness = at(Demo::long(50), 0, 2);
    write(&mut harness, "r");
    harness.get_by_label("Status, 1: Significant");
    press(&mut harness, &[Key::ArrowDown, Key::Enter]);
    harness.get_by_label("Complete, B").click();
    harness.run();
    harness.get_by_label("Status, 2: Complete");
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    press(&mut harness, &[Key::ArrowUp, Key::Enter]);
    harness.get_by_label("Status, 2: No update");
    press(&mut harness, &[Key::Delete]);
    harness.get_by_label("Status, 2: empty");
}

/// Trap 11. Naive: in `grid_ui` of `ui/grid/mod.rs`, ask for a repaint whatever the intents are; or in `new` of
/// `ui/grid/body.rs`, look at every row's cells, as a filter worked out anew each frame would.
#[test]
fn only_what_is_on_the_screen_is_asked_for_and_nothing_repaints_while_idle() {
    let asked = |rows: usize| {
        let mut harness = at(Demo::long(rows), rows / 2, 2);
        harness.run_steps(3);
        harness.state().asked.set(0);
        harness.step();
        assert!(!harness.ctx.has_requested_repaint(), "idle");
        harness.state().asked.get()
    };
    let (few, many) = (asked(410), asked(100_000));
    assert!(many <= few + 12 && many < 120, "{few} cells at 410 rows, {many} at 100,000");
}

/// Trap 3 again, in long text: Alt+Enter is a line, Enter keeps the text.
#[test]
fn long_text_takes_lines() {
    let mut harness = at(Demo::long(50), 0, 4);
    write(&mut harness, "One.");
    harness.key_press_modifiers(Modifiers::ALT, Key::Enter);
    harness.run();
    write(&mut harness, "Two.");
    press(&mut harness, &[Key::Enter]);
    assert_eq!(commits(&harness), ["a1 progress: One.\nTwo."]);
    assert_eq!(place(&harness), Some((1, 4)));
}

#[test]
fn text_that_is_refused_stays_open_with_the_reason() {
    let mut harness = at(Demo::long(50), 0, 3);
    write(&mut harness, "35/3");
    press(&mut harness, &[Key::Enter]);
    let cell = harness.state().grid.cursor().cloned().expect("the cursor stands somewhere");
    let sentence = "“35/3” is not a date; type it as 31/3 or 31 Mar 2023".to_owned();
    harness.state_mut().grid.refuse(cell, "35/3".to_owned(), "31 Mar 2023".to_owned(), sentence.clone());
    harness.run();
    harness.get_by_label(&sentence);
    press(&mut harness, &[Key::Escape]);
    assert!(harness.query_by_label(&sentence).is_none());
}

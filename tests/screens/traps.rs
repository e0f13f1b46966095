//! Owns the traps of the toolkit that are no grid's: one test each, with the line that, changed, makes it fail.
//! The others: 1 to 6 and 11 in `grid`, 8 in `tests/start.rs`, 9 in `marks`, 10 beside the tokens, 12 and 13 in `journey`, 14 in `tests/architecture`.

use crate::window::{Window, told};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable, by};
use quarterdeck::app::{ENTRIES, Screen, Section};
use quarterdeck::model::Period;

/// Trap 7. Naive: in `boxed` of `ui/widgets/choose.rs`, leave out the arrow keys: a closed box then ignores them.
#[test]
fn a_closed_box_turns_with_the_arrows() {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    let quarter = |window: &Window| window.harness.state().state().import_for().map(|(_, period)| *period);
    assert_eq!(quarter(&window), Some(Period::Quarter(2022, 3)));
    let boxes = window.harness.query_all(by().predicate(|node| node.role() == Role::ComboBox));
    let chosen = boxes.into_iter().find(|node| told(&node.accesskit_node()).starts_with("Quarter"));
    chosen.expect("a box for the quarter").focus();
    window.harness.run_ok();
    window.press(&[Key::ArrowUp]);
    assert_ne!(quarter(&window), Some(Period::Quarter(2022, 3)), "the arrow turned it, still closed");
}

/// Trap 11, of the whole window. Naive: in `carry_out` of `ui/shell/mod.rs`, ask for a repaint in every frame; or leave
/// `reveal` of `ui/shell/palette.rs` to scroll each time.
#[test]
fn nothing_repaints_while_idle_on_any_page() {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    window.click("Import 56");
    window.chord(Modifiers::COMMAND, Key::S);
    let pages = Section::ALL.into_iter().chain([Section::States]);
    for section in pages {
        let label = section.title();
        let entry = ENTRIES.iter().find(|entry| entry.label == label).unwrap_or_else(|| panic!("{label}"));
        let ctx = window.harness.ctx.clone();
        window.harness.state_mut().carry_out(&ctx, None, quarterdeck::app::Command::Run(entry.asks));
        window.settle();
        assert_eq!(window.screen(), Screen::Return(section));
        // A worker's answer may bring a frame of its own; then all is still for as long as nobody does anything.
        let mut still = 0;
        for _ in 0..200 {
            window.harness.step();
            still = if window.harness.ctx.has_requested_repaint() { 0 } else { still + 1 };
            if still == 10 {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert_eq!(still, 10, "{label} repaints while idle: {:?}", window.harness.ctx.repaint_causes());
    }
}

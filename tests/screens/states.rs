//! Owns the page of saved states and the page after a fault, by keys and labels.
//! Must not know where states are kept, nor how a fault comes about.

use crate::window::Window;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use quarterdeck::app::{Screen, Section};
use quarterdeck::ui::fault::{Stopped, Wish, stopped_ui};
use quarterdeck::ui::tokens::Theme;
use quarterdeck::ui::{fonts, tokens};

#[test]
fn an_earlier_state_is_seen_beside_now_and_taken_up_again_and_undo_brings_now_back() {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    window.click("Import 56");
    window.chord(Modifiers::COMMAND, Key::S);
    window.chord(Modifiers::COMMAND, Key::Home);
    window.press(&[Key::ArrowRight, Key::ArrowRight]);
    window.write("r");
    window.chord(Modifiers::COMMAND, Key::S);
    let changed = window.harness.state().state().room().expect("a return").document().ret().clone();

    window.click("Saved 14:32");
    assert_eq!(window.screen(), Screen::Return(Section::States));
    // The states are read by a worker; nothing else is under way meanwhile.
    let since = std::time::Instant::now();
    while !window.has("different now") && since.elapsed() < std::time::Duration::from_secs(20) {
        window.settle();
    }
    assert!(window.has("kept on this computer") && window.has("16 Jan 2023, 14:32"));
    window.click("Take this state up again");
    let ret = || window.harness.state().state().room().expect("a return").document().ret();
    assert_ne!(ret(), &changed);
    assert!(window.has("Undo brings it back"), "{:?}", window.harness.state().state().message());
    window.click("Undo");
    assert_eq!(window.harness.state().state().room().expect("a return").document().ret(), &changed);
}

#[test]
fn after_a_fault_the_page_says_that_the_work_is_kept_and_offers_to_go_on() {
    let stopped = Stopped { document: Some("housing.return.zip".into()), log: "quarterdeck.log".into() };
    let builder = Harness::builder().with_context_setup(|ctx| {
        fonts::install(ctx);
        tokens::apply(ctx, Theme::Light);
    });
    let mut harness =
        builder.build_ui_state(|ui, wish: &mut Option<Wish>| *wish = wish.or(stopped_ui(ui, &stopped)), None::<Wish>);
    harness.get_by_label("Quarterdeck made a mistake and stopped; your work is kept");
    harness.get_by_label_contains("housing.return.zip");
    harness.get_by_label("quarterdeck.log");
    harness.get_by_label("Go on").click();
    harness.run_ok();
    assert_eq!(*harness.state(), Some(Wish::GoOn));
}

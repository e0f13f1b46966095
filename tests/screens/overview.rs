//! Owns the overview page as people use it: by keys and labels, small and large.
//! Must not know how what it says is worked out.

use crate::window::{Window, told};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable, by};
use quarterdeck::app::{Command, Screen, Section};
use quarterdeck::model::{RecordKind, Status};

fn with_housing() -> Window {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    window.click("Import 56");
    window
}

fn change(window: &Window) -> Option<String> {
    let links = window.harness.query_all(by().predicate(|node| node.role() == Role::Link));
    links.map(|node| told(&node.accesskit_node())).find(|said| said.starts_with("Back to green: Action"))
}

#[test]
fn it_answers_in_its_heading_and_a_change_leads_to_its_record_by_enter() {
    let mut window = with_housing();
    window.chord(Modifiers::COMMAND, Key::Num9);
    assert_eq!(window.screen(), Screen::Return(Section::Overview));
    let heading = window.harness.state().state().room().expect("a return").overview().expect("shown").heading.clone();
    assert!(heading.contains(" of 56 actions updated; ") && window.has(&heading), "{heading}");
    assert!(window.has("Changed since Quarter 2 2022/23"));
    let said = change(&window).expect("actions of Housing came back in the third quarter");

    // By keyboard: Tab until it has the keyboard, then Enter.
    for _ in 0..80 {
        let focused = window
            .harness
            .query_all(by().predicate(|node| node.is_focused() && node.role() == Role::Link))
            .next()
            .map(|node| told(&node.accesskit_node()));
        if focused.as_deref() == Some(said.as_str()) {
            break;
        }
        window.harness.key_press(Key::Tab);
        window.harness.run_ok();
    }
    window.press(&[Key::Enter]);
    assert_eq!(window.screen(), Screen::Return(Section::Actions));
    let room = window.harness.state().state().room().expect("a return");
    let row =
        room.grid(RecordKind::Action).expect("a grid").state.cursor().map(|cell| cell.row.clone()).expect("a cursor");
    let action = &room.document().ret().actions().row(&row).expect("the row").record;
    assert_eq!(action.counted_status(), Status::OnTrack);
    assert!(said.contains(&format!("Action {},", action.reference)), "{said}");
}

#[test]
fn every_outcome_is_told_in_words_and_every_section_leads_to_its_grid() {
    let mut window = with_housing();
    window.chord(Modifiers::COMMAND, Key::Num9);
    let bars = {
        let overview = window.harness.state().state().room().expect("a return").overview().expect("shown");
        overview.outcomes.clone()
    };
    assert!(bars.len() > 1, "{bars:?}");
    for bar in &bars {
        let (_, count) = bar.counts.first().expect("an action");
        let start = format!("{}: {} action", bar.name, bar.total());
        let images = window.harness.query_all(by().predicate(|node| node.role() == Role::Image));
        let said: Vec<String> = images.map(|node| told(&node.accesskit_node())).collect();
        assert!(said.iter().any(|said| said.starts_with(&start) && said.contains(&count.to_string())), "{said:?}");
    }
    window.click("Measures,");
    assert_eq!(window.screen(), Screen::Return(Section::Measures));
}

#[test]
fn it_follows_an_edit_and_holds_at_every_size() {
    let mut window = with_housing();
    window.chord(Modifiers::COMMAND, Key::Num9);
    let heading = |window: &Window| {
        window.harness.state().state().room().expect("a return").overview().expect("shown").heading.clone()
    };
    let before = heading(&window);
    window.chord(Modifiers::COMMAND, Key::Num2);
    window.chord(Modifiers::COMMAND, Key::Home);
    window.press(&[Key::ArrowRight, Key::ArrowRight, Key::Delete]);
    window.chord(Modifiers::COMMAND, Key::Num9);
    assert_ne!(heading(&window), before, "a status less");
    for percent in [100, 150, 200] {
        let ctx = window.harness.ctx.clone();
        window.harness.state_mut().carry_out(&ctx, None, Command::Zoom(percent));
        window.settle();
        assert!(window.has(&heading(&window)), "at {percent} %");
        let screen = window.harness.ctx.content_rect();
        for image in window.harness.query_all(by().predicate(|node| node.role() == Role::Image)) {
            let place = image.rect();
            assert!(place.right() <= screen.right(), "{place:?} reaches out of {screen:?} at {percent} %");
        }
    }
}

//! Owns the centre room's pages: what they say to a screen reader, and pictures of them to be looked at.
//! Must not know how anything is counted.

use eframe::egui::accesskit::Role;
use eframe::egui::{Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable, by};
use quarterdeck::app::{CentreSection, Command, Folders, Now, Runner, Screen, Settings, Theme};
use quarterdeck::reading::Reading;
use quarterdeck::ui::fonts;
use quarterdeck::ui::shell::Shell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn clock() -> Now {
    let at = "2023-01-20T09:30:00Z".parse().expect("a time");
    Now { at, today: jiff::civil::Date::constant(2023, 1, 20), hour: 9, minute: 30 }
}

/// A window of this size.
fn window(size: Vec2, settings: Settings, renders: bool) -> (Harness<'static, Shell>, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let own = |name: &str| folder.path().join(name);
    let folders =
        Folders { live: own("live"), states: own("states"), settings: own("settings.json"), demo: own("demo") };
    let runner = Runner::start(&folders, Reading::by(env!("CARGO_BIN_EXE_quarterdeck")), || {}).expect("two threads");
    let shell = Shell::new(settings, runner).with_clock(clock);
    let builder = Harness::builder().with_size(size).with_max_steps(40).with_context_setup(fonts::install);
    let builder = if renders { builder.wgpu() } else { builder };
    let harness = builder.build_ui_state(
        |ui: &mut Ui, shell: &mut Shell| {
            let ctx = ui.ctx().clone();
            shell.logic(&ctx, None);
            shell.ui(ui, None);
        },
        shell,
    );
    (harness, folder)
}

/// Carries out a command, and waits for what it began.
fn carry_out(harness: &mut Harness<'_, Shell>, command: Command) {
    let ctx = harness.ctx.clone();
    harness.state_mut().carry_out(&ctx, None, command);
    let start = Instant::now();
    loop {
        harness.run_ok();
        if harness.state().state().busy().is_empty() {
            break;
        }
        assert!(start.elapsed() < Duration::from_mins(2), "{:?}", harness.state().state().busy());
        std::thread::sleep(Duration::from_millis(10));
    }
    harness.run_ok();
}

/// The sample picture, in a window of this size.
fn sample(size: Vec2) -> (Harness<'static, Shell>, tempfile::TempDir) {
    let (mut harness, folder) = window(size, Settings::default(), false);
    carry_out(&mut harness, Command::ShowDemo);
    (harness, folder)
}

fn go(harness: &mut Harness<'_, Shell>, section: CentreSection) {
    carry_out(harness, Command::Go(Screen::Centre(section)));
}

#[test]
fn the_picture_reads_whole_to_those_who_cannot_see_it() {
    let (harness, _folder) = sample(Vec2::new(1440.0, 900.0));
    for cell in [
        "Quarter 2, Actions on Track: 258",
        "Quarter 3, Actions on Track: 273",
        "Change, Actions on Track: +15",
        "Change, Medium issues/risks/slippage: +11",
        "Change, Significant issues/risks/slippage: \u{2212}6",
        "Quarter 3, All actions: 410",
    ] {
        assert_eq!(harness.get_by_label(cell).accesskit_node().role(), Role::Cell, "{cell}");
    }
    let heading = harness.get_by_label("66.6% of actions are on track, up from 62.9%");
    assert_eq!(heading.accesskit_node().role(), Role::Heading);
    let flow = harness.get_by_role(Role::Image).accesskit_node().label().unwrap_or_default();
    assert!(flow.starts_with("Where actions moved from Quarter 2 to Quarter 3. "), "{flow}");
    let bars = harness.query_all(by().predicate(|node| {
        node.label().is_some_and(|label| label.starts_with("Actions by status, One Council One Team: "))
    }));
    let bar = bars.into_iter().next().and_then(|node| node.accesskit_node().label()).unwrap_or_default();
    assert!(bar.contains("2 Significant"), "each status of a bar has its word and number: {bar}");
}

#[test]
fn every_red_action_stands_with_its_cause_and_its_recovery_at_any_width() {
    for width in [1440.0, 900.0] {
        let (mut harness, _folder) = sample(Vec2::new(width, 560.0));
        go(&mut harness, CentreSection::Exceptions);
        for title in ["Cause", "Recovery", "Recovery lead"] {
            let begins = format!("{title}, ");
            let cells = harness.query_all(by().predicate(|node| {
                node.role() == Role::Cell && node.label().is_some_and(|label| label.starts_with(&begins))
            }));
            assert!(cells.count() >= 3, "{title} at {width}");
        }
    }
}

#[test]
fn a_folder_of_bundles_without_the_quarter_before_says_what_is_missing() {
    let (mut harness, folder) = sample(Vec2::new(1440.0, 900.0));
    let bundles: PathBuf = folder.path().join("demo/2022-23-Q3/bundles");
    carry_out(&mut harness, Command::Drop(vec![bundles]));
    harness.get_by_label("66.6% of actions are on track");
    assert!(harness.query_by_label("Change, Actions on Track: +15").is_none());
    let hint = by().predicate(|node| {
        node.label().or(node.value()).is_some_and(|told| told.starts_with("There is no quarter before"))
    });
    assert!(harness.query_all(hint).next().is_some());
}

#[test]
fn nothing_is_repainted_while_nothing_happens() {
    let (mut harness, _folder) = sample(Vec2::new(1440.0, 900.0));
    harness.run();
    let asked = harness.ctx.has_requested_repaint();
    assert!(!asked, "an idle window draws no frames");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "for looking at: run with --ignored and open target/tmp/pictures"]
fn the_centre_room_in_three_themes_and_sizes() {
    let size = Vec2::new(1440.0, 900.0);
    for (name, theme, zoom, size) in [
        ("light", Theme::Light, 100, size),
        ("dark", Theme::Dark, 100, size),
        ("contrast", Theme::Contrast, 100, size),
        ("light-150", Theme::Light, 150, size),
        ("light-small", Theme::Light, 100, Vec2::new(900.0, 560.0)),
        ("light-tall", Theme::Light, 100, Vec2::new(1440.0, 1700.0)),
    ] {
        let (mut harness, _folder) = window(size, Settings { theme, zoom, ..Settings::default() }, true);
        carry_out(&mut harness, Command::ShowDemo);
        for section in CentreSection::ALL {
            go(&mut harness, section);
            let image = harness.render().expect("a software renderer draws");
            let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
            std::fs::create_dir_all(&folder).expect("the target folder takes pictures");
            let file = folder.join(format!("centre-{}-{name}.png", section.title().replace(' ', "-").to_lowercase()));
            image.save(file).expect("a picture is written");
        }
    }
}

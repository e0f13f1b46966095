//! Owns a window under test, driven by labels and keys, in a folder of its own.
//! Must not know any journey; work off the window's thread is waited for.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, Queryable, by};
use jiff::civil::Date;
use quarterdeck::app::{Folders, Now, Runner, Screen, Settings};
use quarterdeck::reading::Reading;
use quarterdeck::ui::fonts;
use quarterdeck::ui::shell::Shell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The day of the journeys: after the quarter, before the report.
fn clock() -> Now {
    let at = "2023-01-16T14:32:00Z".parse().expect("a time");
    Now { at, today: Date::constant(2023, 1, 16), hour: 14, minute: 32 }
}

/// Workbooks are read by the real program.
pub(crate) fn reading() -> Reading {
    Reading::by(env!("CARGO_BIN_EXE_quarterdeck"))
}

/// A window in a folder of its own.
pub(crate) struct Window {
    pub(crate) harness: Harness<'static, Shell>,
    pub(crate) folder: tempfile::TempDir,
}

impl Window {
    pub(crate) fn open() -> Self {
        Self::open_with(|shell| shell)
    }

    pub(crate) fn open_with(change: impl FnOnce(Shell) -> Shell) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let own = |name: &str| folder.path().join("own").join(name);
        let folders =
            Folders { live: own("live"), states: own("states"), settings: own("settings.json"), demo: own("demo") };
        let builder = Harness::builder()
            .with_size(Vec2::new(1440.0, 900.0))
            .with_max_steps(40)
            .with_context_setup(fonts::install);
        let runner = Runner::start(&folders, reading(), || {}).expect("two threads");
        let shell = change(Shell::new(Settings::default(), runner).with_clock(clock));
        let harness = builder.build_ui_state(
            |ui: &mut Ui, shell: &mut Shell| {
                let ctx = ui.ctx().clone();
                shell.logic(&ctx, None);
                shell.ui(ui, None);
            },
            shell,
        );
        Self { harness, folder }
    }

    /// Frames go by until nothing is under way and everything is on disk.
    pub(crate) fn settle(&mut self) {
        let start = Instant::now();
        loop {
            self.harness.run_ok();
            let state = self.harness.state().state();
            let unsaved = state.room().is_some_and(|room| !room.is_saved() && !room.is_sealed());
            if state.busy().is_empty() && !unsaved {
                break;
            }
            assert!(start.elapsed() < Duration::from_mins(2), "{:?}, {:?}", state.busy(), state.message());
            std::thread::sleep(Duration::from_millis(5));
        }
        self.harness.run_ok();
    }

    pub(crate) fn has(&self, words: &str) -> bool {
        self.harness.query_all(by().predicate(|node| told(node).contains(words))).next().is_some()
    }

    #[track_caller]
    pub(crate) fn click(&mut self, words: &str) {
        let found = self.harness.query_all(by().predicate(|node| {
            let role = node.role();
            let can = matches!(role, Role::Button | Role::CheckBox | Role::Link | Role::Tab | Role::RadioButton);
            can && told(node).starts_with(words)
        }));
        let node = found.into_iter().next().unwrap_or_else(|| panic!("nothing to click says “{words}”"));
        node.click();
        self.settle();
    }

    /// Types into the field with this label.
    #[track_caller]
    pub(crate) fn fill(&mut self, label: &str, text: &str) {
        let field =
            self.harness.query_all(by().predicate(|node| node.is_text_input() && told(node).starts_with(label)));
        let field = field.into_iter().next().unwrap_or_else(|| panic!("no field is called “{label}”"));
        field.focus();
        self.harness.run_ok();
        self.write(text);
    }

    pub(crate) fn write(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    pub(crate) fn press(&mut self, keys: &[Key]) {
        for key in keys {
            self.harness.key_press(*key);
            self.settle();
        }
    }

    pub(crate) fn chord(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub(crate) fn screen(&self) -> Screen {
        self.harness.state().state().screen()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A sample workbook, copied so that the draft lies in the window's own folder.
    pub(crate) fn sample(&self, body: &str) -> PathBuf {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3").join(format!("{body}.xlsx"));
        let to = self.path(&format!("{body}.xlsx"));
        std::fs::copy(from, &to).expect("copied");
        to
    }

    /// Opens a file the way people without a mouse do: by its path.
    pub(crate) fn open_path(&mut self, path: &Path) {
        self.chord(Modifiers::COMMAND, Key::Num1);
        self.fill("Path", &path.to_string_lossy());
        self.press(&[Key::Enter]);
    }
}

/// What a screen reader says of a node.
pub(crate) fn told(node: &AccessKitNode<'_>) -> String {
    node.label().or_else(|| node.value()).unwrap_or_default()
}

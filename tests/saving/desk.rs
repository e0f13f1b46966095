//! Owns a place to work at: the state, its workers and a folder, with commands carried out to their end.
//! Must not know what is tested with it.

use jiff::Timestamp;
use jiff::civil::Date;
use quarterdeck::app::grid::{CellRef, ColumnId, GridIntent, Position};
use quarterdeck::app::{AppState, Command, Effect, Finished, Folders, Message, Now, Room, Runner, Settings, update};
use quarterdeck::document::{Starting, blank};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Action, BodyId, Cause, Edit, Field, Period, RecordKind, Return, RowId, Step};
use quarterdeck::package::{self, Package};
use quarterdeck::reading::Reading;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub(crate) const COMMENTARY: Field = Field::of::<Action>("commentary");
pub(crate) const STATUS: Field = Field::of::<Action>("status");

pub(crate) fn now() -> Now {
    let at: Timestamp = "2023-01-16T14:32:00Z".parse().expect("a time");
    Now { at, today: Date::constant(2023, 1, 16), hour: 14, minute: 32 }
}

/// The folders of a person who works in `folder`.
pub(crate) fn folders(folder: &Path) -> Folders {
    Folders {
        live: folder.join("own/live"),
        states: folder.join("own/states"),
        settings: folder.join("own/settings.json"),
        demo: folder.join("own/demo"),
    }
}

/// A small draft of Housing's with five actions.
pub(crate) fn draft() -> Package {
    let framework = Framework::built_in();
    let (body, period) = (BodyId::new("housing"), Period::Quarter(2022, 3));
    let starting = Starting { framework: &framework, body: &body, period, at: now().at, previous: None };
    let mut ret: Return = blank(&starting);
    let row = |at: usize| {
        let texts = [("ref", format!("N{at}")), ("action", format!("Action {at}")), ("status", "on-track".to_owned())];
        let texts = texts.into_iter().collect();
        Edit::Added { kind: RecordKind::Action, row: RowId::new(format!("a{at}")), at: at - 1, texts }
    };
    let step = Step::new(now().at, "Lead", Cause::Typed, (1..=5).map(row).collect());
    ret.apply(&step).expect("five new rows");
    Package::new(ret, framework)
}

/// Somebody at work.
pub(crate) struct Desk {
    pub(crate) state: AppState,
    pub(crate) runner: Runner,
    pub(crate) path: PathBuf,
    /// How many times the document was handed over to be written and no answer came yet.
    saves: usize,
}

impl Desk {
    /// Opens the document at `path` with the own folders in `folder`; says how opening ended in the state's message.
    pub(crate) fn open(folder: &Path, path: &Path) -> Self {
        let runner = Runner::start(&folders(folder), Reading::by(env!("CARGO_BIN_EXE_quarterdeck")), || {})
            .expect("two threads");
        let mut desk = Self { state: AppState::new(Settings::default()), runner, path: path.to_owned(), saves: 0 };
        desk.run(Command::Open(path.to_owned()));
        desk.wait(|state| state.busy().is_empty());
        desk
    }

    /// A new draft in `folder`, opened.
    pub(crate) fn with_draft(folder: &Path) -> Self {
        let path = folder.join("housing.return.zip");
        std::fs::write(&path, package::write(&draft())).expect("written");
        Self::open(folder, &path)
    }

    /// Carries a command out, and whatever finished since.
    pub(crate) fn run(&mut self, command: Command) {
        self.effects(command);
        self.take_in();
    }

    fn take_in(&mut self) {
        let finished: Vec<Finished> = self.runner.poll().collect();
        for finished in finished {
            self.saves -= usize::from(matches!(finished, Finished::Saved(_) | Finished::Changed(_)));
            self.effects(Command::Finished(finished));
        }
    }

    fn effects(&mut self, command: Command) {
        let effects: Vec<Effect> = update(&mut self.state, command, now());
        for effect in effects {
            self.saves += usize::from(matches!(effect, Effect::Save { .. }));
            let _ = self.runner.carry_out(effect, now().at);
        }
    }

    /// Takes in what finishes until the state is as wanted.
    pub(crate) fn wait(&mut self, wanted: impl Fn(&AppState) -> bool) {
        let end = Instant::now() + Duration::from_secs(20);
        while !wanted(&self.state) {
            assert!(Instant::now() < end, "waited in vain; the last message is {:?}", self.state.message());
            std::thread::sleep(Duration::from_millis(2));
            self.take_in();
        }
    }

    pub(crate) fn room(&self) -> &Room {
        self.state.room().expect("a return is open")
    }

    /// Sets a field of an action as a person does in the grid.
    pub(crate) fn set(&mut self, row: &str, field: Field, text: &str) {
        let cell = CellRef { row: RowId::new(row), column: ColumnId::new(field.name()) };
        self.run(Command::Grid(RecordKind::Action, GridIntent::Commit { cell, text: text.to_owned() }));
    }

    /// Types into a cell without ending it.
    pub(crate) fn type_into(&mut self, row: &str, field: Field, text: &str) {
        let cell = CellRef { row: RowId::new(row), column: ColumnId::new(field.name()) };
        let is_open = self.room().grid(RecordKind::Action).and_then(|grid| grid.state.draft()).is_some();
        if !is_open {
            let at = Position { cell, row: 0 };
            let begin = GridIntent::BeginEdit { at, text: String::new(), was: String::new(), typed_over: true };
            self.run(Command::Grid(RecordKind::Action, begin));
        }
        self.run(Command::Grid(RecordKind::Action, GridIntent::EditText(text.to_owned())));
    }

    pub(crate) fn text(&self, row: &str, field: Field) -> String {
        self.room().document().ret().text(&RowId::new(row), field).expect("the row")
    }

    /// Waits until every step is on disk.
    pub(crate) fn settle(&mut self) {
        self.wait(|state| state.room().is_some_and(Room::is_saved));
    }

    /// Writes the document and waits until that is done, or a merge in its place is.
    pub(crate) fn save(&mut self) {
        self.run(Command::Save);
        let end = Instant::now() + Duration::from_secs(20);
        while self.saves > 0 {
            assert!(
                Instant::now() < end,
                "the document is not written; the last message is {:?}",
                self.state.message()
            );
            std::thread::sleep(Duration::from_millis(2));
            self.take_in();
        }
    }

    /// Ends as a killed process does: nothing is saved on the way out. The workers let go of the store.
    pub(crate) fn kill(self) -> PathBuf {
        let Self { runner, path, state, .. } = self;
        drop(state);
        // End without a save: what is on disk now is all there is.
        runner.finish();
        path
    }

    pub(crate) fn said(&self) -> String {
        match self.state.message() {
            Some(Message::Done(said, _) | Message::Problem(said)) => said.clone(),
            None => String::new(),
        }
    }
}

/// The return in a file.
pub(crate) fn in_file(path: &Path) -> Return {
    let bytes = std::fs::read(path).expect("the document is there");
    package::read("document", &bytes).expect("the document is whole").ret
}

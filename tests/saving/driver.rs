//! Owns a process that edits through the real commands and workers until it is killed, and what it said before that.
//! Must not know when it is killed.

use crate::desk::{COMMENTARY, Desk, STATUS};
use quarterdeck::app::{Command, Message};
use quarterdeck::document::Document;
use quarterdeck::model::{Cause, Edit, Field, RowId, Step};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant};

/// Where a driver works.
#[derive(Clone)]
pub(crate) struct Place {
    folder: PathBuf,
    path: PathBuf,
    /// Ends by itself after this many edits.
    edits: usize,
    /// Runs as the user who owns nothing.
    pub(crate) as_nobody: bool,
}

impl Place {
    pub(crate) fn new(folder: &Path, path: &Path) -> Self {
        Self { folder: folder.to_owned(), path: path.to_owned(), edits: 12, as_nobody: false }
    }

    pub(crate) fn endless(self) -> Self {
        Self { edits: usize::MAX, ..self }
    }
}

/// What a driver said.
#[derive(Clone, Debug, Default)]
pub(crate) struct Report {
    /// The last step that was acknowledged, counted from 1.
    pub(crate) acknowledged: u64,
    /// Each text that was handed to be kept, and when it was seen.
    pub(crate) typed: Vec<(u64, Instant)>,
    pub(crate) problems: Vec<String>,
}

/// Starts a driver.
pub(crate) fn start(place: &Place) -> Child {
    let program = std::env::current_exe().expect("this test program");
    let mut process = if place.as_nobody {
        let mut process = Process::new("setpriv");
        process.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(readable(&program, &place.folder));
        process
    } else {
        Process::new(program)
    };
    process
        .args(["--ignored", "--exact", "driver::edits_until_killed", "--nocapture", "--test-threads=1"])
        .env("QUARTERDECK_DRIVER_FOLDER", &place.folder)
        .env("QUARTERDECK_DRIVER_PATH", &place.path)
        .env("QUARTERDECK_DRIVER_EDITS", place.edits.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a driver")
}

/// A copy of the program where another user may run it.
fn readable(program: &Path, folder: &Path) -> PathBuf {
    let copy = folder.join("driver");
    std::fs::copy(program, &copy).expect("copied");
    copy
}

/// Reads what a driver says, line by line.
pub(crate) fn listen(driver: &mut Child, heard: impl Fn(&Report) -> bool) -> Report {
    let mut report = Report::default();
    let out = driver.stdout.take().expect("its voice");
    for line in BufReader::new(out).lines().map_while(Result::ok) {
        hear(&mut report, &line);
        if heard(&report) {
            break;
        }
    }
    report
}

/// Takes in one line.
pub(crate) fn hear(report: &mut Report, line: &str) {
    // The test program says which test it runs on the line a driver begins with.
    let line = line.rsplit("... ").next().unwrap_or(line);
    match line.split_once(' ') {
        Some(("acknowledged", number)) => report.acknowledged = number.parse().unwrap_or(report.acknowledged),
        Some(("typed", number)) => report.typed.extend(number.parse().ok().map(|number| (number, Instant::now()))),
        Some(("problem", said)) => report.problems.push(said.to_owned()),
        _ => {}
    }
}

/// What a driver says until it ends by itself.
pub(crate) fn until_it_ends(place: &Place) -> Report {
    let mut driver = start(place);
    let report = listen(&mut driver, |_| false);
    driver.wait().expect("it ends");
    report
}

/// What the driver does as its step `number`, from 0.
fn action(number: u64) -> (String, Field, String) {
    let row = format!("a{}", number % 5 + 1);
    if number.is_multiple_of(3) {
        let words = ["G", "A", "R"];
        let word = words.get(usize::try_from(number / 3 % 3).unwrap_or_default()).copied().unwrap_or("G");
        (row, STATUS, word.to_owned())
    } else {
        (row, COMMENTARY, format!("edit {number}"))
    }
}

/// The document after this many of the driver's steps.
pub(crate) fn document_after(steps: u64) -> Document {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = Desk::with_draft(folder.path());
    let mut number = 0;
    while desk.room().document().revision() < steps {
        step(&mut desk, number);
        number += 1;
    }
    desk.room().document().clone()
}

/// One step of the driver: mostly an edit, now and then an undo.
fn step(desk: &mut Desk, number: u64) {
    if number % 7 == 6 {
        desk.run(Command::Undo);
    } else {
        let (row, field, text) = action(number);
        desk.set(&row, field, &text);
    }
}

/// How many steps a document's history tells of.
pub(crate) fn steps_of(document: &Document) -> u64 {
    document.log().last().and_then(|row| row.step).map_or(0, u64::from)
}

#[test]
#[ignore = "run by other tests, in a process of its own"]
fn edits_until_killed() {
    let from = |name: &str| PathBuf::from(std::env::var_os(name).expect("told by the test that started it"));
    let edits: usize = from("QUARTERDECK_DRIVER_EDITS").to_string_lossy().parse().expect("a number");
    let mut desk = Desk::open(&from("QUARTERDECK_DRIVER_FOLDER"), &from("QUARTERDECK_DRIVER_PATH"));
    let mut out = std::io::stdout();
    let mut say = |what: &str, said: &dyn std::fmt::Display| {
        writeln!(out, "{what} {said}").and_then(|()| out.flush()).expect("somebody listens");
    };
    say("begun", &"");
    let mut told = 0;
    for number in 0..edits {
        let number = number as u64;
        if number % 4 == 3 {
            // Somebody types a letter every few milliseconds and goes on without ending it.
            desk.type_into("a5", COMMENTARY, &format!("typing {number}"));
            say("typed", &number);
            std::thread::sleep(Duration::from_millis(3));
        }
        step(&mut desk, number);
        if number % 9 == 8 {
            desk.run(Command::Save);
        }
        if desk.room().saved().revision > told {
            told = desk.room().saved().revision;
            say("acknowledged", &told);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    desk.settle_or_tell(&mut say);
}

impl Desk {
    /// Ends a driver that was not killed: says what was acknowledged, and what saving the document said.
    fn settle_or_tell(mut self, say: &mut dyn FnMut(&str, &dyn std::fmt::Display)) {
        self.run(Command::Save);
        let end = Instant::now() + Duration::from_secs(2);
        while Instant::now() < end && self.room().saved().problem.is_none() {
            self.run(Command::Dismiss);
            std::thread::sleep(Duration::from_millis(20));
        }
        say("acknowledged", &self.room().saved().revision);
        let problem = self.room().saved().problem.clone();
        let message = match self.state.message() {
            Some(Message::Problem(said)) => Some(said.clone()),
            _ => None,
        };
        for said in problem.into_iter().chain(message) {
            say("problem", &said);
        }
    }
}

/// The edits of a step that sets a field, for comparing histories.
#[test]
fn the_drivers_steps_are_steps_of_the_document() {
    let document = document_after(8);
    assert_eq!(steps_of(&document), 8);
    let edit = Edit::Field { row: RowId::new("a1"), field: STATUS, was: String::new(), now: String::new() };
    assert!(Step::new(jiff::Timestamp::UNIX_EPOCH, "Lead", Cause::Typed, vec![edit]).is_nothing());
}

//! Owns the kill test: a process that edits is killed at random moments, and everything it was told is safe is there again.
//! Must not know how it is kept. This shows a killed process, not a power cut: the system's own caches survive a kill.

use crate::desk::{COMMENTARY, Desk, in_file};
use crate::driver::{Place, Report, document_after, hear, start, steps_of};
use quarterdeck::app::Command;
use quarterdeck::model::RecordKind;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// How often the process is killed; the full number of the acceptance is 200, by environment variable.
fn kills() -> u64 {
    std::env::var("QUARTERDECK_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(25)
}

/// A random number generator that gives the same numbers every time (xorshift).
fn next(seed: &mut u64) -> u64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    *seed
}

/// Lets a driver work for a time after its first acknowledgement, kills it, and gives what it said and when it was killed.
fn kill_after(place: &Place, time: Duration) -> (Report, Instant) {
    let mut driver = start(place);
    let out = driver.stdout.take().expect("its voice");
    let (tell, told) = channel();
    let listener = std::thread::spawn(move || {
        let mut report = Report::default();
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            hear(&mut report, &line);
            if line.contains("begun") {
                let _ = tell.send(());
            }
        }
        report
    });
    told.recv_timeout(Duration::from_secs(30)).expect("the driver begins");
    std::thread::sleep(time);
    let killed = Instant::now();
    driver.kill().expect("SIGKILL");
    driver.wait().expect("it is gone");
    (listener.join().expect("it listened"), killed)
}

#[test]
fn killed_at_random_moments_nothing_acknowledged_is_lost() {
    let mut seed = 0x2023_0116_u64;
    let (mut most, mut behind, mut reopened) = (0, 0, 0);
    for round in 0..kills() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("housing.return.zip");
        std::fs::write(&path, quarterdeck::package::write(&crate::desk::draft())).expect("written");
        let place = Place::new(folder.path(), &path).endless();
        let wait = Duration::from_millis(next(&mut seed) % 400);
        let (report, killed) = kill_after(&place, wait);
        let found = look(folder.path(), &path, &report, killed, round);
        most = most.max(found.steps);
        behind += u64::from(found.steps > found.in_file);
        reopened += u64::from(found.typing);
    }
    println!(
        "{} kills: nothing acknowledged lost; up to {most} steps in one life, in {behind} the file was behind, in {reopened} an editor was open again",
        kills()
    );
    assert!(most > 5, "the driver did some work before it was killed");
}

struct Found {
    steps: u64,
    in_file: u64,
    typing: bool,
}

/// Opens the document as the next start does and holds it against what the driver was told.
fn look(folder: &Path, path: &Path, report: &Report, killed: Instant, round: u64) -> Found {
    let whole = in_file(path);
    assert_eq!(whole.count(RecordKind::Action), 5, "round {round}: the document is whole");
    let in_file = quarterdeck::package::read("document", &std::fs::read(path).expect("there")).expect("whole");
    let in_file = in_file.log.last().and_then(|row| row.step).map_or(0, u64::from);
    let mut desk = Desk::open(folder, path);
    let document = desk.room().document().clone();
    let steps = steps_of(&document);
    assert!(
        steps >= report.acknowledged,
        "round {round}: {steps} steps are there, {} were acknowledged",
        report.acknowledged
    );
    let expected = document_after(steps);
    assert_eq!(document.ret().actions(), expected.ret().actions(), "round {round}");
    assert_eq!(document.log(), expected.log(), "round {round}");
    let open = desk.room().grid(RecordKind::Action).and_then(|grid| grid.state.draft()).cloned();
    typed(report, killed, open.as_ref().map(|draft| draft.text.as_str()), &document, round);
    // The way back is whole: to the state the document began with, and forward again to where it was.
    while desk.room().document().can_undo() {
        desk.run(Command::Undo);
    }
    assert_eq!(desk.room().document().ret().actions(), crate::desk::draft().ret.actions(), "round {round}");
    Found { steps, in_file, typing: open.is_some() }
}

/// What was typed half a second before the kill or earlier is in the open editor, or something later is.
fn typed(report: &Report, killed: Instant, open: Option<&str>, document: &quarterdeck::document::Document, round: u64) {
    let old = report.typed.iter().rfind(|(_, at)| killed.duration_since(*at) > Duration::from_millis(500));
    let Some((number, _)) = old else { return };
    let kept = open.and_then(|text| text.strip_prefix("typing ")).and_then(|number| number.parse::<u64>().ok());
    // An editor that a later step ended has nothing to keep.
    let ended = steps_of(document) > *number
        || document.ret().text(&quarterdeck::model::RowId::new("a5"), COMMENTARY).is_none();
    assert!(ended || kept.is_some_and(|kept| kept >= *number), "round {round}: {open:?} is older than half a second");
}

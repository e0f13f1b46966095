//! Owns what the window's worker makes of a workbook that would hurt it: one sentence, and the next job is done as ever.
//! Must not know how anything is drawn.

use super::{command, now};
use quarterdeck::app::{AppState, Command, Effect, Finished, Folders, Message, Runner, Settings};
use quarterdeck::reading::Reading;
use std::path::Path;
use std::time::Duration;

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3/housing.xlsx")
}

fn runner(folder: &Path, reading: Reading) -> Runner {
    let own = |name: &str| folder.join(name);
    let folders =
        Folders { live: own("live"), states: own("states"), settings: own("settings.json"), demo: own("demo") };
    Runner::start(&folders, reading, || {}).expect("two threads")
}

/// What the worker answers, waiting for it no longer than a test may.
fn answer(runner: &Runner) -> Finished {
    for _ in 0..2_000 {
        if let Some(finished) = runner.poll().next() {
            return finished;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("the worker never answered");
}

#[cfg(unix)]
#[test]
fn a_file_that_never_ends_arrives_as_one_sentence_and_the_window_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/children/never-ends");
    let runner = runner(folder.path(), Reading::by(program).within(Duration::from_millis(300)));
    let mut state = AppState::new(Settings::default());
    for effect in command(&mut state, Command::Drop(vec![sample()])) {
        assert!(runner.carry_out(effect, now().at).is_none(), "the worker takes it");
    }
    // While the child hangs the state takes commands as ever.
    command(&mut state, Command::ToggleHelp);
    command(&mut state, Command::Finished(answer(&runner)));
    let Some(Message::Problem(said)) = state.message() else { panic!("{:?}", state.message()) };
    assert!(said.starts_with("“housing.xlsx” was still not read") && !said.contains('\n'), "{said}");
    assert!(state.help(), "the list of shortcuts came up meanwhile");
    runner.carry_out(Effect::Open { path: folder.path().join("none.zip"), as_last: false }, now().at);
    assert!(matches!(answer(&runner), Finished::Opened(Err(_))), "the next job is done");
}

#[test]
fn a_workbook_read_by_the_real_child_opens_the_import_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let runner = runner(folder.path(), Reading::by(env!("CARGO_BIN_EXE_quarterdeck")));
    runner.carry_out(Effect::ReadWorkbook(sample()), now().at);
    let Finished::Read(Ok(read)) = answer(&runner) else { panic!("a workbook") };
    assert_eq!(read.workbook.name, "housing.xlsx");
}

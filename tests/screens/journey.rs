//! Owns the main job in the window, by labels and keys alone: from a workbook to a bundle, and from bundles to the picture.
//! Must not know how anything is drawn; work off the window's thread is waited for.

use crate::window::{Window, reading};
use eframe::egui::{Key, Modifiers};
use quarterdeck::app::{Ask, Screen, Section};
use quarterdeck::model::{RecordKind, Status};
use quarterdeck::store::{Left, LiveStore, Opening};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The status that counts of the action under the cursor.
fn status(window: &Window) -> Status {
    let room = window.harness.state().state().room().expect("a return");
    let grid = room.grid(RecordKind::Action).expect("a grid");
    let row = grid.state.cursor().map(|cell| cell.row.clone()).expect("a cursor");
    room.document().ret().actions().row(&row).expect("the row").record.counted_status()
}

#[test]
fn from_a_workbook_to_a_bundle_whose_receipt_code_verify_tells_too() {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    assert_eq!(window.screen(), Screen::Import, "{:?}", window.harness.state().state().message());
    window.click("Import 56");
    assert_eq!(window.screen(), Screen::Return(Section::Actions));

    // One key sets a status; undo takes it back.
    window.chord(Modifiers::COMMAND, Key::Home);
    window.press(&[Key::ArrowRight, Key::ArrowRight]);
    let before = status(&window);
    window.write("r");
    assert_eq!(status(&window), Status::Significant);
    window.chord(Modifiers::COMMAND, Key::Z);
    assert_eq!(status(&window), before);

    // Red again: that must be explained, and one key goes there.
    window.write("r");
    window.press(&[Key::ArrowRight, Key::ArrowRight]);
    window.write("The contractor went into administration");
    window.press(&[Key::Enter]);
    let must_fix = || quarterdeck::model::Tier::MustFix;
    assert!(window.harness.state().state().room().expect("a return").open(must_fix()) > 0);
    window.press(&[Key::F8]);
    assert!(matches!(window.screen(), Screen::Return(Section::Actions)));
    window.chord(Modifiers::COMMAND, Key::Z);
    window.chord(Modifiers::COMMAND, Key::Z);
    assert_eq!(status(&window), before);

    // Who prepared it is the other thing to fix; then sign off.
    window.click("Sign off");
    window.fill("Prepared by", "Support officer");
    window.press(&[Key::Enter]);
    window.fill("Signed off by", "Director of Housing");
    let bundles = window.path("bundles");
    window.fill("Folder", &bundles.to_string_lossy());
    window.click("I confirm");
    assert_eq!(window.harness.state().state().room().expect("a return").open(must_fix()), 0);
    window.click("Export the bundle");

    let exported = window.harness.state().state().room().expect("a return").signing().exported.clone();
    let (path, receipt) = exported.unwrap_or_else(|| panic!("{:?}", window.harness.state().state().message()));
    assert!(window.has(&receipt), "the screen shows {receipt}");
    let bytes = std::fs::read(&path).expect("the bundle");
    let verification = quarterdeck::package::verify(&path.to_string_lossy(), &bytes);
    assert!(verification.is_good(), "{:?}", verification.problems);
    assert_eq!(verification.receipt_code(), Some(receipt));
}

#[test]
fn ten_bundles_in_and_the_published_table_on_screen() {
    let mut window = Window::open();
    let demo = window.path("demo");
    quarterdeck::filing::demo(&demo, None, &reading()).expect("the sample bundles");
    window.open_path(&demo.join("2022-23-Q3/bundles"));
    assert!(matches!(window.screen(), Screen::Centre(_)), "{:?}", window.harness.state().state().message());
    for figure in ["273", "101", "33", "410"] {
        assert!(window.has(figure), "{figure} is on the screen");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_one_sentence_and_the_window_lives() {
    let mut window = Window::open();
    for (name, bytes) in [("broken.xlsx", &b"PK\x03\x04 cut"[..]), ("empty.zip", b""), ("notes.txt", b"hello")] {
        let path = window.path(name);
        std::fs::write(&path, bytes).expect("written");
        window.open_path(&path);
        assert!(window.has(name), "the message names {name}: {:?}", window.harness.state().state().message());
        assert_eq!(window.screen(), Screen::Start);
    }
    let missing = window.path("gone.return.zip");
    window.open_path(&missing);
    assert!(window.has("gone.return.zip"));
}

#[test]
fn a_two_hundred_megabyte_file_is_refused_by_its_size() {
    let mut window = Window::open();
    let path = window.path("huge.xlsx");
    std::fs::File::create(&path).and_then(|file| file.set_len(200 * 1024 * 1024)).expect("a sparse file");
    window.open_path(&path);
    assert!(window.has("huge.xlsx"), "{:?}", window.harness.state().state().message());
    assert_eq!(window.screen(), Screen::Start);
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_cannot_be_written_is_one_sentence_and_the_work_stays() {
    let mut window = Window::open();
    let workbook = window.sample("finance");
    window.open_path(&workbook);
    window.click("Import 22");
    window.click("Sign off");
    window.fill("Signed off by", "Director of Finance");
    // Nobody, not even root, makes folders there.
    window.fill("Folder", "/proc/quarterdeck");
    window.click("I confirm");
    window.click("Export the bundle");
    assert!(window.has("/proc/quarterdeck"), "{:?}", window.harness.state().state().message());
    let room = window.harness.state().state().room().expect("the return is still open");
    assert!(room.signing().exported.is_none());
    assert_eq!(room.document().ret().actions().len(), 22);
}

#[test]
fn closing_puts_the_work_into_the_file_itself() {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    window.click("Import 56");
    let draft = window.harness.state().state().room().expect("a return").path().clone();
    let Window { harness, folder } = window;
    harness.into_state().close();
    let bytes = std::fs::read(&draft).expect("the draft");
    let package = quarterdeck::package::read("draft", &bytes).expect("a draft");
    assert_eq!(package.ret.actions().len(), 56);
    drop(folder);
}

/// Trap 13. Naive: in `settle` of `app/update/editing.rs`, leave `Effect::Persist` out and save when the window is closed:
/// then closing must ask, and a killed process loses the work.
#[test]
fn closing_loses_nothing_and_asks_nothing() {
    let mut window = Window::open();
    let workbook = window.sample("housing");
    window.open_path(&workbook);
    window.click("Import 56");
    window.chord(Modifiers::COMMAND, Key::Home);
    window.press(&[Key::ArrowRight, Key::ArrowRight]);
    window.write("r");
    let (draft, expected) = {
        let room = window.harness.state().state().room().expect("a return");
        (room.path().clone(), room.document().ret().clone())
    };
    let folder = window.folder;
    drop(window.harness);

    let own = |name: &str| folder.path().join("own").join(name);
    let bytes = std::fs::read(&draft).expect("the draft is there");
    let package = quarterdeck::package::read("draft", &bytes).expect("a draft");
    let mut document = quarterdeck::document::Document::new(package.ret, package.log, None);
    for step in &left_in(&own("live"), &draft, &bytes).steps {
        document.replay(step).expect("it fits");
    }
    assert_eq!(document.ret().actions(), expected.actions(), "the last keystroke is there");
}

/// What the live store of a draft holds, once the window's workers have let go of it.
fn left_in(folder: &Path, draft: &Path, bytes: &[u8]) -> Left {
    for _ in 0..100 {
        match LiveStore::open(folder, draft, Some(bytes)).expect("a live store") {
            Opening::Ours(_, left) => return left.expect("it was begun"),
            _ => std::thread::sleep(Duration::from_millis(50)),
        }
    }
    panic!("the live store is still in use");
}

static DIALOGS: AtomicUsize = AtomicUsize::new(0);

/// A dialog that stays open for as long as people think.
fn slow(_ask: Ask) -> Vec<PathBuf> {
    DIALOGS.fetch_add(1, Ordering::SeqCst);
    std::thread::sleep(Duration::from_secs(4));
    Vec::new()
}

/// Trap 12. Naive: in `show` of `ui/dialogs.rs`, call `choose` where the thread is started.
#[test]
fn a_file_dialog_never_holds_the_window_and_there_is_only_one() {
    let mut window = Window::open_with(|shell| shell.with_dialogs(slow));
    let start = Instant::now();
    for _ in 0..2 {
        window.harness.key_press_modifiers(Modifiers::COMMAND, Key::O);
        window.harness.run_ok();
    }
    assert!(start.elapsed() < Duration::from_secs(3), "frames went by while it was open: {:?}", start.elapsed());
    assert_eq!(window.harness.state().state().asking(), Some(Ask::Open));
    while DIALOGS.load(Ordering::SeqCst) == 0 && start.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(DIALOGS.load(Ordering::SeqCst), 1);
}

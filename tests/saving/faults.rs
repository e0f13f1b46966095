//! Owns what can happen to a disk: files gone, replaced, held open, folders that cannot be written, a disk that is full.
//! Must not know how a document is written.

use crate::desk::{COMMENTARY, Desk, STATUS, in_file};
use crate::driver;
use quarterdeck::app::Message;
use quarterdeck::model::RowId;
use std::fs;
use std::process::Command as Process;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn a_document_deleted_meanwhile_is_written_again_and_told() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    fs::remove_file(&desk.path).expect("gone");
    desk.save();
    assert_eq!(desk.said(), "The file was not there any more; it has been written again");
    assert_eq!(in_file(&desk.path).text(&RowId::new("a1"), STATUS).as_deref(), Some("medium"));
}

#[test]
fn a_document_deleted_while_closed_comes_back_from_this_computer() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    let path = desk.kill();
    fs::remove_file(&path).expect("gone");
    let mut desk = Desk::open(folder.path(), &path);
    assert_eq!(
        desk.said(),
        "The file is not there any more; the work kept on this computer is shown and written there again"
    );
    desk.save();
    assert_eq!(in_file(&path).text(&RowId::new("a1"), STATUS).as_deref(), Some("medium"));
}

#[test]
fn a_document_damaged_while_open_is_kept_and_written_again() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    fs::write(&desk.path, b"half a file").expect("damaged");
    desk.save();
    let said = desk.said();
    assert!(
        said.starts_with("The file had become something else than this draft; it has been written again"),
        "{said}"
    );
    let kept = said.rsplit(" kept as ").next().expect("a path").to_owned();
    assert_eq!(fs::read(kept).expect("kept"), b"half a file");
    assert_eq!(in_file(&desk.path).text(&RowId::new("a1"), STATUS).as_deref(), Some("medium"));
}

#[test]
fn a_document_damaged_while_closed_comes_back_from_this_computer() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    let path = desk.kill();
    fs::write(&path, b"half a file").expect("damaged");
    let mut desk = Desk::open(folder.path(), &path);
    assert!(desk.said().contains("The work kept on this computer is shown"), "{}", desk.said());
    desk.save();
    assert_eq!(in_file(&path).text(&RowId::new("a1"), STATUS).as_deref(), Some("medium"));
}

#[test]
fn a_file_held_open_by_another_program_is_replaced_whole() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    let held = fs::File::open(&desk.path).expect("held open");
    desk.set("a1", STATUS, "A");
    desk.settle();
    desk.save();
    assert_eq!(in_file(&desk.path).text(&RowId::new("a1"), STATUS).as_deref(), Some("medium"));
    drop(held);
}

#[test]
fn a_live_store_that_cannot_be_made_is_one_sentence() {
    let folder = folder();
    fs::write(folder.path().join("own"), b"a file where a folder should be").expect("in the way");
    let path = folder.path().join("housing.return.zip");
    fs::write(&path, quarterdeck::package::write(&crate::desk::draft())).expect("written");
    let desk = Desk::open(folder.path(), &path);
    assert!(matches!(desk.state.message(), Some(Message::Problem(_))), "{:?}", desk.state.message());
    assert!(desk.state.room().is_none(), "nothing is edited that could be lost");
}

/// The sentence a driver said last about saving, when its document lies where `place` says.
fn driven(place: &driver::Place) -> driver::Report {
    driver::until_it_ends(place)
}

#[test]
fn a_folder_that_cannot_be_written_loses_nothing() {
    let folder = folder();
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).expect("made");
    let path = shared.join("housing.return.zip");
    fs::write(&path, quarterdeck::package::write(&crate::desk::draft())).expect("written");
    let mut place = driver::Place::new(folder.path(), &path);
    fs::create_dir(folder.path().join("own")).expect("made");
    // Root writes anywhere: then the driver runs as nobody, for whom the folder is closed.
    let is_root = Process::new("id").arg("-u").output().is_ok_and(|out| out.stdout == b"0\n");
    if is_root {
        place.as_nobody = true;
        let open = Process::new("chown").args(["-R", "65534"]).arg(folder.path().join("own")).status();
        assert!(open.is_ok_and(|status| status.success()));
        let open = Process::new("chmod").args(["755"]).arg(folder.path()).status();
        assert!(open.is_ok_and(|status| status.success()));
    }
    let mode = |mode: &str| assert!(Process::new("chmod").arg(mode).arg(&shared).status().is_ok_and(|s| s.success()));
    mode("555");
    let report = driven(&place);
    mode("755");
    assert!(report.acknowledged > 0, "every edit was acknowledged: {report:?}");
    let said = report.problems.last().cloned().unwrap_or_default();
    assert!(
        said.contains("this account may not use it") && said.contains("Your work is kept on this computer"),
        "{report:?}"
    );
    if is_root {
        let back = Process::new("chown").args(["-R", "0"]).arg(folder.path().join("own")).status();
        assert!(back.is_ok_and(|status| status.success()));
    }
    let desk = Desk::open(folder.path(), &path);
    assert!(desk.said().starts_with("Recovered "), "{}", desk.said());
    let document = driver::document_after(report.acknowledged);
    assert_eq!(desk.room().document().ret().actions(), document.ret().actions());
}

#[test]
fn a_full_disk_is_one_sentence_and_what_was_acknowledged_stays() {
    let folder = folder();
    let own = folder.path().join("own");
    fs::create_dir(&own).expect("made");
    let mounted = Process::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(&own).output();
    if !mounted.as_ref().is_ok_and(|out| out.status.success()) {
        eprintln!("not run: a small disk can only be made with the right to mount one");
        return;
    }
    let path = folder.path().join("housing.return.zip");
    fs::write(&path, quarterdeck::package::write(&crate::desk::draft())).expect("written");
    let mut desk = Desk::open(folder.path(), &path);
    let mut acknowledged = 0;
    let mut problem = None;
    for number in 0..400 {
        desk.set("a1", COMMENTARY, &format!("{number} {}", "long words ".repeat(800)));
        desk.wait(|state| {
            let room = state.room().expect("open");
            room.is_saved() || room.saved().problem.is_some()
        });
        if let Some(said) = &desk.room().saved().problem {
            problem = Some(said.clone());
            break;
        }
        acknowledged = desk.room().saved().revision;
    }
    let unmount = || Process::new("umount").arg("-l").arg(&own).status();
    let said = problem.expect("a disk of 3 MB is full after some edits");
    assert!(said.contains("the disk is full") || desk.state.room().is_none(), "{said}");
    assert!(!desk.room().is_saved(), "the foot does not say saved");
    desk.save();
    let whole = in_file(&path);
    assert!(
        whole.text(&RowId::new("a1"), COMMENTARY).expect("the row").starts_with(&(acknowledged).to_string()),
        "the document has the last edit: it lies on another disk"
    );
    desk.kill();
    drop(unmount());
}

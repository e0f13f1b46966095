//! Owns work by more than one person or window on one document, and what is found again after a restart.
//! Must not know how states are merged.

use crate::desk::{COMMENTARY, Desk, STATUS, in_file};
use quarterdeck::app::{Command, Screen, Section};
use quarterdeck::model::{RecordKind, RowId};
use quarterdeck::package;
use std::path::Path;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn work_that_is_not_in_the_file_is_recovered_with_its_undo() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.set("a1", COMMENTARY, "The contractor is late");
    desk.settle();
    let path = desk.kill();
    assert_eq!(in_file(&path).text(&RowId::new("a1"), COMMENTARY).as_deref(), Some(""), "the file is behind");
    let mut desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.said(), "Recovered 2 changes that were not in the file yet");
    assert_eq!(desk.text("a1", COMMENTARY), "The contractor is late");
    desk.run(Command::Undo);
    assert_eq!((desk.text("a1", COMMENTARY).as_str(), desk.text("a1", STATUS).as_str()), ("", "medium"));
    desk.run(Command::Undo);
    assert_eq!(desk.text("a1", STATUS), "on-track");
}

#[test]
fn undo_and_redo_outlive_a_save_and_a_restart() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.set("a2", STATUS, "R");
    desk.run(Command::Undo);
    desk.settle();
    desk.save();
    let path = desk.kill();
    let mut desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.said(), "", "nothing is recovered: it is all in the file");
    desk.run(Command::Redo);
    assert_eq!(desk.text("a2", STATUS), "significant");
    desk.run(Command::Undo);
    desk.run(Command::Undo);
    assert_eq!((desk.text("a1", STATUS).as_str(), desk.text("a2", STATUS).as_str()), ("on-track", "on-track"));
}

#[test]
fn the_text_in_an_open_editor_is_open_again() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.type_into("a2", COMMENTARY, "Work on the bl");
    desk.settle();
    let path = desk.kill();
    let desk = Desk::open(folder.path(), &path);
    let draft =
        desk.room().grid(RecordKind::Action).expect("a grid").state.draft().cloned().expect("the editor is open");
    assert_eq!((draft.cell.row, draft.text.as_str()), (RowId::new("a2"), "Work on the bl"));
    assert_eq!(desk.said(), "The text you were typing is open again where it was");
}

#[test]
fn a_text_given_up_with_escape_is_not_open_again() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.type_into("a2", COMMENTARY, "Work on the bl");
    desk.run(Command::Grid(RecordKind::Action, quarterdeck::app::grid::GridIntent::Cancel));
    desk.settle();
    let path = desk.kill();
    let desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.room().grid(RecordKind::Action).expect("a grid").state.draft(), None);
}

#[test]
fn a_second_window_reads_and_says_so() {
    let folder = folder();
    let mut first = Desk::with_draft(folder.path());
    first.set("a1", STATUS, "A");
    first.settle();
    let mut second = Desk::open(folder.path(), &first.path);
    assert!(
        second.said().starts_with(
            "Another window of Quarterdeck has this document: it is shown here to read, as it was saved at "
        ),
        "{}",
        second.said()
    );
    assert_eq!(second.text("a1", STATUS), "on-track", "it shows the document as last saved");
    second.set("a2", STATUS, "R");
    assert_eq!(second.text("a2", STATUS), "on-track", "it changes nothing");
    second.run(Command::Undo);
    assert_eq!(second.text("a2", STATUS), "on-track");
    first.set("a3", STATUS, "R");
    first.settle();
    let path = first.kill();
    drop(second);
    assert_eq!(Desk::open(folder.path(), &path).text("a3", STATUS), "significant");
}

#[test]
fn opening_the_document_again_in_one_window_is_no_second_window() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    desk.run(Command::Open(desk.path.clone()));
    desk.wait(|state| state.busy().is_empty());
    assert!(desk.room().can_change());
    assert_eq!(desk.text("a1", STATUS), "medium");
}

/// Another person, with own folders, changes the document and saves it.
fn another(path: &Path, changes: &[(&str, quarterdeck::model::Field, &str)]) {
    let own = folder();
    let mut other = Desk::open(own.path(), path);
    for (row, field, text) in changes {
        other.set(row, *field, text);
    }
    other.settle();
    other.save();
    other.kill();
}

#[test]
fn parallel_edits_merge_when_the_document_is_saved() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    another(&desk.path, &[("a1", COMMENTARY, "Their words"), ("a2", STATUS, "R")]);
    desk.save();
    assert_eq!(desk.said(), "Somebody else saved this document meanwhile: 3 changes came in from it");
    let saved = in_file(&desk.path);
    let of = |row: &str, field| saved.text(&RowId::new(row), field).expect("the row");
    assert_eq!((of("a1", STATUS).as_str(), of("a1", COMMENTARY).as_str()), ("medium", "Their words"));
    assert_eq!(of("a2", STATUS), "significant");
    desk.run(Command::Undo);
    assert_eq!(desk.text("a2", STATUS), "on-track", "a merge is one step, and can be taken back");
    let states = quarterdeck::store::saved_states(&folder.path().join("own/states"), &desk.path);
    assert!(!states.is_empty(), "their version is kept as it was");
}

#[test]
fn edits_of_one_field_ask_and_the_answer_is_saved() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", COMMENTARY, "Our words");
    desk.set("a2", COMMENTARY, "Ours too");
    desk.settle();
    another(&desk.path, &[("a1", COMMENTARY, "Their words"), ("a2", COMMENTARY, "Theirs too")]);
    desk.save();
    assert_eq!(desk.state.screen(), Screen::Return(Section::Conflicts));
    let clashes = desk.room().clashes();
    let told: Vec<_> = clashes
        .iter()
        .map(|clash| (clash.about.as_str(), clash.before.as_str(), clash.ours.as_str(), clash.theirs.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("Progress this quarter of action N1", "nothing", "Our words", "Their words"),
            ("Progress this quarter of action N2", "nothing", "Ours too", "Theirs too"),
        ]
    );
    assert_eq!(
        in_file(&desk.path).text(&RowId::new("a1"), COMMENTARY).as_deref(),
        Some("Their words"),
        "nothing of theirs is written over before the answer"
    );
    desk.run(Command::SettleConflict { at: 1, take_theirs: false });
    desk.run(Command::SettleConflict { at: 0, take_theirs: true });
    desk.settle();
    desk.save();
    let saved = in_file(&desk.path);
    let of = |row: &str| saved.text(&RowId::new(row), COMMENTARY).expect("the row");
    assert_eq!((of("a1").as_str(), of("a2").as_str()), ("Their words", "Ours too"));
}

#[test]
fn a_question_left_open_is_asked_again_after_a_restart() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", COMMENTARY, "Our words");
    desk.settle();
    another(&desk.path, &[("a1", COMMENTARY, "Their words")]);
    desk.save();
    let path = desk.kill();
    let mut desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.state.screen(), Screen::Return(Section::Conflicts));
    assert_eq!(desk.room().clashes().len(), 1);
    desk.run(Command::SettleConflict { at: 0, take_theirs: false });
    desk.settle();
    desk.save();
    assert_eq!(in_file(&path).text(&RowId::new("a1"), COMMENTARY).as_deref(), Some("Our words"));
}

#[test]
fn a_document_changed_while_closed_is_merged_with_work_that_was_not_in_it() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    let path = desk.kill();
    another(&path, &[("a2", STATUS, "R")]);
    let mut desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.said(), "Somebody else saved this document meanwhile: 2 changes came in from it");
    desk.save();
    let saved = in_file(&path);
    let of = |row: &str| saved.text(&RowId::new(row), STATUS).expect("the row");
    assert_eq!((of("a1").as_str(), of("a2").as_str()), ("medium", "significant"));
}

#[test]
fn a_document_changed_while_closed_with_nothing_unsaved_is_shown_as_it_is() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    desk.save();
    let path = desk.kill();
    another(&path, &[("a2", STATUS, "R")]);
    let desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.said(), "This document was changed since it was last open here; it is shown as it is now");
    assert_eq!((desk.text("a1", STATUS).as_str(), desk.text("a2", STATUS).as_str()), ("medium", "significant"));
}

#[test]
fn the_document_is_the_same_bytes_whoever_wrote_it() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.set("a1", STATUS, "A");
    desk.settle();
    desk.save();
    let bytes = std::fs::read(&desk.path).expect("there");
    assert_eq!(bytes, package::write(&desk.room().package()));
}

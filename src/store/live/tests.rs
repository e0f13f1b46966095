//! Owns the cases of the live store, seen from outside.
//! Must not know its tables.

use super::*;
use crate::model::{Action, Cause, Edit};

const COMMENTARY: Field = Field::of::<Action>("commentary");

fn step(text: &str) -> Step {
    let edit = Edit::Field { row: RowId::new("a1"), field: COMMENTARY, was: String::new(), now: text.to_owned() };
    Step::new(jiff::Timestamp::UNIX_EPOCH, "Lead", Cause::Typed, vec![edit])
}

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn document(&self) -> PathBuf {
        self.folder.path().join("housing.return.zip")
    }

    fn open(&self, bytes: Option<&[u8]>) -> Opening {
        LiveStore::open(&self.folder.path().join("live"), &self.document(), bytes).expect("opened")
    }

    fn ours(&self, bytes: Option<&[u8]>) -> (LiveStore, Option<Left>) {
        match self.open(bytes) {
            Opening::Ours(store, left) => (*store, left),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn every_recorded_step_is_found_again() {
    let desk = Desk::new();
    let (mut store, left) = desk.ours(Some(b"one"));
    assert_eq!(left, None);
    store.record(&[step("first")]).expect("on disk");
    store.record(&[step("second\nline"), step("third")]).expect("on disk");
    drop(store);
    let (_, left) = desk.ours(Some(b"one"));
    let left = left.expect("it was begun");
    assert_eq!(left.steps, [step("first"), step("second\nline"), step("third")]);
    assert_eq!((left.in_document, left.on_disk), (0, OnDisk::Same));
    assert_eq!((left.base.as_slice(), left.saved.as_slice()), (b"one".as_slice(), b"one".as_slice()));
}

#[test]
fn what_is_saved_is_told_from_what_is_not() {
    let desk = Desk::new();
    let (mut store, _) = desk.ours(Some(b"one"));
    store.record(&[step("first")]).expect("on disk");
    store.about_to_save(b"two").expect("told");
    store.saved(b"two").expect("told");
    store.record(&[step("second")]).expect("on disk");
    drop(store);
    let left = desk.ours(Some(b"two")).1.expect("it was begun");
    assert_eq!((left.in_document, left.steps.len(), left.on_disk), (1, 2, OnDisk::Same));
    assert_eq!((left.base.as_slice(), left.saved.as_slice()), (b"one".as_slice(), b"two".as_slice()));
}

#[test]
fn a_kill_between_replacing_the_document_and_saying_so_is_no_change_by_another() {
    let desk = Desk::new();
    let (mut store, _) = desk.ours(Some(b"one"));
    store.record(&[step("first")]).expect("on disk");
    store.about_to_save(b"two").expect("told");
    drop(store);
    let left = desk.ours(Some(b"two")).1.expect("it was begun");
    assert_eq!((left.in_document, left.on_disk, left.saved.as_slice()), (1, OnDisk::Same, b"two".as_slice()));
}

#[test]
fn a_save_that_did_not_happen_leaves_the_document_as_it_was() {
    let desk = Desk::new();
    let (mut store, _) = desk.ours(Some(b"one"));
    store.record(&[step("first")]).expect("on disk");
    store.about_to_save(b"two").expect("told");
    drop(store);
    let left = desk.ours(Some(b"one")).1.expect("it was begun");
    assert_eq!((left.in_document, left.on_disk), (0, OnDisk::Same));
}

#[test]
fn a_document_another_wrote_or_removed_is_told() {
    let desk = Desk::new();
    let (mut store, _) = desk.ours(Some(b"one"));
    store.record(&[step("first")]).expect("on disk");
    drop(store);
    assert_eq!(desk.ours(Some(b"theirs")).1.expect("begun").on_disk, OnDisk::Changed);
    assert_eq!(desk.ours(None).1.expect("begun").on_disk, OnDisk::Gone);
}

#[test]
fn nothing_is_begun_for_a_document_that_is_not_there() {
    let desk = Desk::new();
    assert!(matches!(desk.open(None), Opening::Nothing));
}

#[test]
fn the_text_being_typed_is_kept_until_it_is_a_step() {
    let desk = Desk::new();
    let (mut store, _) = desk.ours(Some(b"one"));
    let typing = Typing { row: RowId::new("a1"), field: COMMENTARY, text: "Work has beg".to_owned() };
    store.typing(Some(&typing)).expect("kept");
    drop(store);
    let (mut store, left) = desk.ours(Some(b"one"));
    assert_eq!(left.expect("begun").typing, Some(typing));
    store.record(&[step("Work has begun")]).expect("on disk");
    drop(store);
    assert_eq!(desk.ours(Some(b"one")).1.expect("begun").typing, None);
}

#[test]
fn a_second_window_never_opens_the_store() {
    let desk = Desk::new();
    let (store, _) = desk.ours(Some(b"one"));
    assert!(matches!(desk.open(Some(b"one")), Opening::InUse));
    drop(store);
    assert!(matches!(desk.open(Some(b"one")), Opening::Ours(..)));
}

#[test]
fn a_damaged_store_is_set_aside_and_kept() {
    let desk = Desk::new();
    drop(desk.ours(Some(b"one")));
    let place = place(&desk.folder.path().join("live"), &desk.document());
    fs::write(&place, b"this is not a database, it only has its name and is long enough to be looked at")
        .expect("damaged");
    let (_, left) = desk.ours(Some(b"one"));
    assert_eq!(left, None);
    let kept = fs::read_dir(desk.folder.path().join("live")).expect("listed");
    assert!(kept.flatten().any(|file| file.path().extension().is_some_and(|end| end == "damaged")));
}

#[test]
fn other_tools_can_read_it() {
    let desk = Desk::new();
    drop(desk.ours(Some(b"one")));
    let place = place(&desk.folder.path().join("live"), &desk.document());
    let connection = Connection::open(place).expect("a database");
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("checked");
    let id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).expect("an id");
    assert_eq!((sound.as_str(), id), ("ok", 0x5144_4C53));
}

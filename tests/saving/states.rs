//! Owns the saved states of a document: listed, beside now, and taken up again without losing anything.
//! Must not know where they are kept.

use crate::desk::{COMMENTARY, Desk, STATUS, in_file, now};
use jiff::tz::{Offset, TimeZone};
use quarterdeck::app::{AppState, Command, Screen, Section, Settings};
use quarterdeck::model::{Finding, RowId};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A draft that was written twice: its first state, and one with an action at amber, are kept.
fn written_twice(folder: &std::path::Path) -> Desk {
    let mut desk = Desk::with_draft(folder);
    desk.set("a1", STATUS, "A");
    desk.save();
    desk.set("a1", COMMENTARY, "The contractor left");
    desk.set("a2", STATUS, "R");
    desk.save();
    desk.run(Command::Go(Screen::Return(Section::States)));
    desk.wait(|state| state.room().is_some_and(|room| room.states().is_some()));
    desk
}

#[test]
fn the_states_are_listed_the_latest_first_with_what_changed_and_by_whom() {
    let folder = folder();
    let desk = written_twice(folder.path());
    let states = desk.room().states().expect("read");
    let told: Vec<_> = states.states().iter().map(|state| (state.told.as_str(), state.who.as_str())).collect();
    assert_eq!(told, [("1 action changed", "Lead"), ("The oldest that is kept", "")]);
    assert_eq!(states.states()[0].at, Some(now().at));
    assert_eq!(states.shown(), Some(0));
    let beside: Vec<_> = states
        .beside()
        .iter()
        .filter(|difference| !difference.about.starts_with("confirmed"))
        .map(|difference| (difference.about.as_str(), difference.then.as_str(), difference.now.as_str()))
        .collect();
    assert_eq!(
        beside,
        [
            ("Progress this quarter of action N1", "nothing", "The contractor left"),
            ("Status of action N2", "On track", "Significant"),
        ]
    );
}

#[test]
fn a_state_taken_up_again_is_one_step_and_undo_brings_everything_back() {
    let folder = folder();
    let mut desk = written_twice(folder.path());
    let before = desk.room().document().ret().clone();
    desk.run(Command::RestoreState(1));
    assert_eq!(desk.text("a1", STATUS), "on-track");
    assert_eq!((desk.text("a1", COMMENTARY).as_str(), desk.text("a2", STATUS).as_str()), ("", "on-track"));
    assert!(desk.room().states().expect("read").beside().is_empty(), "{:?}", desk.room().states());
    desk.save();
    assert_eq!(in_file(&desk.path).text(&RowId::new("a2"), STATUS).as_deref(), Some("on-track"));
    desk.run(Command::Undo);
    assert_eq!(desk.room().document().ret(), &before);
    desk.settle();
    let path = desk.kill();
    let desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.room().document().ret(), &before, "nor is anything lost by a restart");
}

#[test]
fn a_time_is_shown_as_people_here_read_it() {
    let zone = TimeZone::fixed(Offset::constant(5));
    let state = AppState::new(Settings::default()).in_zone(zone);
    assert_eq!(state.shown_time(now().at), "16 Jan 2023, 19:32");
    assert_eq!(AppState::new(Settings::default()).shown_time(now().at), "16 Jan 2023, 14:32");
}

#[test]
fn what_stood_half_typed_in_a_box_is_there_again() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    desk.run(Command::TypePreparer("Support off".to_owned()));
    desk.run(Command::SignAs("Director of Hou".to_owned()));
    // An edit takes the text of a cell away; the boxes stay.
    desk.set("a1", STATUS, "A");
    desk.settle();
    let path = desk.kill();
    let mut desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.room().signing().preparer.as_deref(), Some("Support off"));
    assert_eq!(desk.room().signing().role, "Director of Hou");
    desk.run(Command::LeavePreparer);
    desk.settle();
    let path = desk.kill();
    let desk = Desk::open(folder.path(), &path);
    assert_eq!(desk.room().signing().preparer, None, "what was given up stays so");
}

#[test]
fn an_explanation_half_written_is_open_again_at_its_finding() {
    let folder = folder();
    let mut desk = Desk::with_draft(folder.path());
    let explained = |desk: &Desk| {
        let room = desk.room();
        room.findings()
            .iter()
            .find_map(|finding| room.explaining(finding).map(|text| (finding.clone(), text.to_owned())))
    };
    desk.run(Command::BeginExplaining(0));
    let of: Finding = desk.room().findings()[0].clone();
    desk.run(Command::TypeExplanation("The contractor went in".to_owned()));
    desk.settle();
    let path = desk.kill();
    let desk = Desk::open(folder.path(), &path);
    let (finding, text) = explained(&desk).expect("it is open again");
    assert_eq!((finding.rule, &finding.place, text.as_str()), (of.rule, &of.place, "The contractor went in"));
}

//! Owns what happens when a job ends: its result enters the state, its problem becomes one sentence on screen.
//! Must not know how the job was done.

use super::{CENTRE, boxes, files, give_keyboard, importing, merging, signing};
use crate::app::centre::Centre;
use crate::app::command::Ask;
use crate::app::effect::{Consolidated, Effect, Exported, Finished, Opened, ReadOnly, SavedAs};
use crate::app::grid::{CellRef, ColumnId, GridIntent, Position};
use crate::app::room::Room;
use crate::app::state::{AppState, Now};
use crate::app::{Screen, Section};
use crate::store::Typing;
use std::path::PathBuf;

pub(super) fn take(state: &mut AppState, finished: Finished, now: Now) -> Vec<Effect> {
    match finished {
        Finished::Persisted(result) => persisted(state, result, now),
        Finished::Saved(result) => saved(state, result, now),
        Finished::Changed(changed) => return merging::take_in(state, &changed, now),
        Finished::Chosen(ask, paths) => return chosen(state, ask, paths),
        Finished::Opened(result) => {
            let opened = end(state, "Opening", result);
            if opened.is_some() {
                state.path_box.clear();
            }
            return opened.map_or_else(Vec::new, |opened| open(state, *opened, now));
        }
        Finished::States(path, read) => super::states::take(state, &path, *read),
        Finished::Read(result) => {
            let read = end(state, "Reading the workbook", result);
            if read.is_some() {
                state.path_box.clear();
            }
            return read.map_or_else(Vec::new, |read| importing::show(state, *read, now));
        }
        Finished::Understood(result) => {
            let understood = end(state, importing::UNDERSTANDING, result);
            return importing::understood(state, understood.map(|understood| *understood), now);
        }
        Finished::MappingRead(result) => {
            let read = end(state, importing::READING_ANSWERS, result);
            return read.map_or_else(Vec::new, |read| importing::mapping_read(state, read, now));
        }
        Finished::MappingWritten(Ok(path)) => state.done(format!("Answers written to {}", path.display()), false),
        Finished::MappingWritten(Err(sentence)) => state.problem(sentence),
        Finished::Exported(result) => {
            if let Some(exported) = end(state, "Sealing the bundle", result) {
                exported_to(state, exported);
            }
        }
        Finished::Received(result) => {
            state.busy.retain(|what| *what != "Making the sample picture");
            if let Some(consolidated) = end(state, "Receiving bundles", result) {
                received(state, consolidated);
            }
        }
    }
    Vec::new()
}

/// The result of a job that is no longer under way; a problem goes on screen.
fn end<T>(state: &mut AppState, what: &str, result: Result<T, String>) -> Option<T> {
    state.busy.retain(|busy| *busy != what);
    result.map_err(|sentence| state.problem(sentence)).ok()
}

fn saved(state: &mut AppState, result: Result<SavedAs, String>, now: Now) {
    match result {
        Ok(saved) => {
            persisted(state, Ok(saved.revision), now);
            if let Some(notice) = saved.notice {
                state.done(notice, false);
            }
        }
        Err(sentence) => {
            if let Some(room) = state.room.as_mut() {
                // The file is behind: it is tried again later.
                room.written = u64::MAX;
            }
            persisted(state, Err(sentence), now);
        }
    }
}

fn persisted(state: &mut AppState, result: Result<u64, String>, now: Now) {
    let Some(room) = state.room.as_mut() else { return };
    match result {
        Ok(revision) => {
            room.saved.revision = room.saved.revision.max(revision);
            room.saved.at = now.clock();
            room.saved.problem = None;
        }
        Err(sentence) => {
            room.saved.problem = Some(sentence.clone());
            state.problem(sentence);
        }
    }
}

fn chosen(state: &mut AppState, ask: Ask, paths: Vec<PathBuf>) -> Vec<Effect> {
    state.asking = None;
    let Some(first) = paths.first().cloned() else { return Vec::new() };
    match ask {
        Ask::Open => files::open(state, first, false),
        Ask::StartFromLast => files::open(state, first, true),
        Ask::Import => importing::read(state, first),
        Ask::MappingTo => importing::write_mapping(state, first),
        Ask::MappingFrom => importing::use_mapping(state, first),
        Ask::Receive => files::receive(state, paths),
        Ask::ReceivePrevious => files::receive_previous(state, paths),
        Ask::ExportFolder => {
            signing::change(state, |signing| signing.folder = first.to_string_lossy().into_owned());
            Vec::new()
        }
    }
}

fn open(state: &mut AppState, opened: Opened, now: Now) -> Vec<Effect> {
    let Opened { path, document, shell, recovered, conflicts, to_write, read_only, typing, texts, notices, receipt } =
        opened;
    let read_only = read_only.map(|only| shared(state, only));
    let mut room = Room::new(document, shell, path.clone(), now.today);
    (room.saved.at, room.saved.revision) = (now.clock(), room.document.revision());
    room.written = if to_write { u64::MAX } else { room.document.revision() };
    room.signing.folder.clone_from(&state.settings.export_folder);
    room.lay_out_all(&state.settings.columns);
    (room.receipt, room.read_only, room.conflicts) = (receipt, read_only.clone(), conflicts);
    state.settings.body = room.document.ret().header().body.to_string();
    state.settings.opened(&path);
    let asked = !room.conflicts.is_empty();
    boxes::fill(&mut room, &texts);
    state.room = Some(room);
    state.screen = Screen::Return(if asked { Section::Conflicts } else { Section::Actions });
    give_keyboard(state);
    let recovered = (recovered > 0).then(|| {
        let changes = if recovered == 1 { "1 change".to_owned() } else { format!("{recovered} changes") };
        format!("Recovered {changes} that were not in the file yet")
    });
    let told = read_only.or_else(|| notices.into_iter().next()).or(recovered);
    if let Some(told) = told.clone() {
        state.done(told, false);
    }
    if let Some(typing) = typing.filter(|_| !asked) {
        go_on_typing(state, typing, told);
    }
    let mut effects = if to_write { files::save(state) } else { Vec::new() };
    effects.push(Effect::Remember(state.settings.clone()));
    effects
}

/// Why a document can only be read, and what to do about it.
fn shared(state: &AppState, only: ReadOnly) -> String {
    let saved = only.saved.map(|at| format!(", as it was saved at {}", state.shown_time(at))).unwrap_or_default();
    format!(
        "Another window of Quarterdeck has this document: it is shown here to read{saved}; close it there, then open it here again to change it"
    )
}

/// Opens the editor that was open when the program ended, with the text that was in it.
fn go_on_typing(state: &mut AppState, typing: Typing, told: Option<String>) {
    let kind = typing.field.kind();
    let Some(room) = state.room.as_mut() else { return };
    let Some(was) = room.document.ret().text(&typing.row, typing.field) else { return };
    let Some(grid) = room.grid_mut(kind) else { return };
    let Some(row) = grid.view.place(&typing.row) else { return };
    let at = Position { cell: CellRef { row: typing.row, column: ColumnId::new(typing.field.name()) }, row };
    grid.state.apply(&GridIntent::BeginEdit { at, text: typing.text, was, typed_over: false });
    if let Some(section) = Section::of(kind) {
        state.screen = Screen::Return(section);
    }
    give_keyboard(state);
    let typed = told.map_or_else(|| "The text".to_owned(), |told| format!("{told}; the text"));
    state.done(format!("{typed} you were typing is open again where it was"), false);
}

fn exported_to(state: &mut AppState, exported: Exported) {
    let Exported { path, receipt_code } = exported;
    if let Some(room) = state.room.as_mut() {
        room.signing.exported = Some((path.clone(), receipt_code.clone()));
    }
    state.done(format!("Exported {}, receipt code {receipt_code}", path.display()), false);
}

fn received(state: &mut AppState, consolidated: Consolidated) {
    let Consolidated { quarter, unreadable } = consolidated;
    if quarter.now().is_empty() {
        let notice = quarter.notices().first().map(|notice| notice.text.clone());
        let why = unreadable.into_iter().next().or(notice);
        state.problem(why.unwrap_or_else(|| "None of these files is a bundle that counts".to_owned()));
        return;
    }
    state.centre = Some(Centre::new(quarter, unreadable));
    state.screen = CENTRE;
}

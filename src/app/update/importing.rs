//! Owns a workbook on its way into a return: read, shown, accepted or left alone.
//! Must not know how a workbook is understood.

use super::editing;
use super::files::begin;
use super::guessing::guess;
use crate::app::command::Decision;
use crate::app::effect::{Effect, WorkbookRead};
use crate::app::importing::{Importing, Understanding, Understood};
use crate::app::preview::Preview;
use crate::app::room::Room;
use crate::app::state::{AppState, Message, Now};
use crate::app::{Screen, Section};
use crate::document::{Document, Starting, blank};
use crate::framework::Framework;
use crate::import::{About, Decisions, Mapping};
use crate::model::{BodyId, Period, RecordKind};
use crate::package::Package;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads a workbook off the window's thread.
pub(super) fn read(state: &mut AppState, path: PathBuf) -> Vec<Effect> {
    begin(state, "Reading the workbook");
    vec![Effect::ReadWorkbook(path)]
}

/// Shows a workbook that was read, and has it understood.
pub(super) fn show(state: &mut AppState, read: WorkbookRead, now: Now) -> Vec<Effect> {
    let WorkbookRead { path, workbook, sha256, kept } = read;
    let framework = match &state.room {
        Some(room) => room.framework_shared(),
        None => Framework::built_in(),
    };
    let (mut others, mut unread) = (Vec::new(), None);
    for (name, bytes) in kept {
        match Mapping::read(&name, &bytes, &framework) {
            Ok(mapping) => others.push(mapping),
            Err(sentence) => unread = Some(sentence),
        }
    }
    state.import_for = guess(&framework, &path, &state.settings.body, now).or(state.import_for.take());
    let preview = Preview::of(&workbook, None);
    state.importing = Some(Importing {
        path,
        workbook: Arc::new(workbook),
        sha256,
        framework,
        imported: None,
        preview,
        mapping: Mapping::default(),
        decisions: Decisions::default(),
        insisted: false,
        period: None,
        others,
        ticket: 0,
        under_way: false,
        accept: false,
    });
    state.screen = Screen::Import;
    if let Some(sentence) = unread {
        state.problem(sentence);
    }
    understand(state, now)
}

/// Says whose return the workbook is, and understands it anew.
pub(super) fn import_for(state: &mut AppState, body: BodyId, period: Period, now: Now) -> Vec<Effect> {
    state.settings.body = body.to_string();
    state.import_for = Some((body, period));
    if let Some(importing) = state.importing.as_mut() {
        importing.insisted = false;
    }
    understand(state, now)
}

/// The body and the quarter that the workbook is imported for: the open return's, or the chosen ones.
fn for_whom(state: &AppState) -> Option<(BodyId, Period)> {
    match state.room.as_ref().filter(|room| room.can_change()) {
        Some(room) => {
            let header = room.document().ret().header();
            Some((header.body.clone(), header.period?))
        }
        None => state.import_for.clone(),
    }
}

/// Has the workbook understood, against the open return or a blank one. One understanding is under way at a time: what changes
/// meanwhile is understood after it.
pub(super) fn understand(state: &mut AppState, now: Now) -> Vec<Effect> {
    let Some((body, period)) = for_whom(state) else { return Vec::new() };
    let who = editing::who(state);
    let open = state.room.as_ref().filter(|room| room.can_change()).map(Room::document);
    let Some(importing) = state.importing.as_mut() else { return Vec::new() };
    importing.ticket += 1;
    if importing.under_way {
        return Vec::new();
    }
    importing.under_way = true;
    importing.period = Some(period);
    importing.answers_for(&body);
    let framework = Arc::clone(&importing.framework);
    let (existing, log, previous) = if let Some(document) = open {
        (document.ret().clone(), document.log().to_vec(), document.previous_shared())
    } else {
        let starting = Starting { framework: &framework, body: &body, period, at: now.at, previous: None };
        (blank(&starting), Vec::new(), None)
    };
    let order = Understanding {
        workbook: Arc::clone(&importing.workbook),
        sha256: importing.sha256.clone(),
        framework,
        body,
        period,
        existing,
        log,
        previous,
        mapping: importing.mapping.clone(),
        decisions: importing.decisions.clone(),
        who,
        at: now.at,
        ticket: importing.ticket,
    };
    if !state.busy.contains(&UNDERSTANDING) {
        state.busy.push(UNDERSTANDING);
    }
    vec![Effect::Understand(Box::new(order))]
}

/// What the foot says meanwhile.
pub(super) const UNDERSTANDING: &str = "Understanding the workbook";

/// Takes up what was understood; what has gone stale is understood again.
pub(super) fn understood(state: &mut AppState, understood: Option<Understood>, now: Now) -> Vec<Effect> {
    let Some(importing) = state.importing.as_mut() else { return Vec::new() };
    importing.under_way = false;
    let Some(understood) = understood else {
        importing.accept = false;
        return Vec::new();
    };
    if understood.ticket != importing.ticket {
        return understand(state, now);
    }
    let (used, first) = (understood.imported.answers_used.len(), importing.imported.is_none());
    importing.imported = Some(understood.imported);
    importing.preview = understood.preview;
    if std::mem::take(&mut importing.accept) {
        return take_in(state, now);
    }
    if first && used > 0 {
        let answers = if used == 1 { "1 answer" } else { &format!("{used} answers") };
        state.done(format!("{answers} from last time used"), false);
    }
    Vec::new()
}

/// Says what something in the workbook means, or takes that back; it is remembered at once.
pub(super) fn answer(state: &mut AppState, about: &About, says: Option<String>, now: Now) -> Vec<Effect> {
    let Some(importing) = state.importing.as_mut() else { return Vec::new() };
    if let Some(says) = &says
        && let Err(wanted) = Mapping::may_say(about, says, &importing.framework)
    {
        state.problem(wanted);
        return Vec::new();
    }
    match says {
        Some(says) => importing.mapping.set(about, says),
        None => importing.mapping.remove(about),
    }
    state.message = None;
    kept_and_understood(state, now)
}

fn kept_and_understood(state: &mut AppState, now: Now) -> Vec<Effect> {
    let keep = state.importing.as_ref().map(|importing| Effect::KeepMapping(importing.mapping.clone()));
    keep.into_iter().chain(understand(state, now)).collect()
}

/// Decides where the workbook and the return differ.
pub(super) fn decide(state: &mut AppState, decision: Decision, now: Now) -> Vec<Effect> {
    let Some(importing) = state.importing.as_mut() else { return Vec::new() };
    let decisions = &mut importing.decisions;
    match decision {
        Decision::Take(row, field, true) => decisions.take.insert((row, field)),
        Decision::Take(row, field, false) => decisions.take.remove(&(row, field)),
        Decision::Remove(row, true) => decisions.remove.insert(row),
        Decision::Remove(row, false) => decisions.remove.remove(&row),
    };
    understand(state, now)
}

/// The workbook is of this body and quarter, whatever it says.
pub(super) fn insist(state: &mut AppState) {
    if let Some(importing) = state.importing.as_mut() {
        importing.insisted = true;
    }
}

/// Reads the answers of a mapping file, for the workbook at hand.
pub(super) fn use_mapping(state: &mut AppState, path: PathBuf) -> Vec<Effect> {
    if state.importing.is_none() {
        state.problem(format!("{}: import a workbook first, then the answers about it", path.display()));
        return Vec::new();
    }
    begin(state, READING_ANSWERS);
    vec![Effect::ReadMapping(path)]
}

/// What the foot says meanwhile.
pub(super) const READING_ANSWERS: &str = "Reading the answers";

/// Takes in the answers of a mapping file.
pub(super) fn mapping_read(state: &mut AppState, (name, bytes): (String, Vec<u8>), now: Now) -> Vec<Effect> {
    let Some(importing) = state.importing.as_mut() else { return Vec::new() };
    let named =
        |id: &str| importing.framework.body(&BodyId::new(id)).map_or_else(|| id.to_owned(), |body| body.name.clone());
    let read = match Mapping::read(&name, &bytes, &importing.framework) {
        Ok(read) if read.body == importing.mapping.body => read,
        Ok(read) => {
            let (other, own) = (named(&read.body), named(&importing.mapping.body));
            state.problem(format!("{name}: these are answers about the workbooks of {other}, not of {own}"));
            return Vec::new();
        }
        Err(sentence) => {
            state.problem(sentence);
            return Vec::new();
        }
    };
    importing.mapping.merge(&read);
    let count = read.count();
    state.done(format!("{count} answers taken from {name}"), false);
    kept_and_understood(state, now)
}

/// Writes the answers to a file that travels.
pub(super) fn write_mapping(state: &mut AppState, path: PathBuf) -> Vec<Effect> {
    let Some(importing) = &state.importing else { return Vec::new() };
    vec![Effect::WriteMapping(path, importing.mapping.clone())]
}

/// Takes what is understood into the return: understood once more first, against the return as it is now, so that edits made
/// meanwhile are kept.
pub(super) fn accept(state: &mut AppState, now: Now) -> Vec<Effect> {
    if for_whom(state).is_none() {
        state.problem("Say whose return this is, and of which quarter");
        return Vec::new();
    }
    let Some(importing) = state.importing.as_mut() else { return Vec::new() };
    if importing.is_doubtful() {
        state.problem("The workbook says it is another return: say first that it is the right one");
        return Vec::new();
    }
    importing.accept = true;
    understand(state, now)
}

/// Takes what was understood into the return; without an open return one is started beside the workbook.
fn take_in(state: &mut AppState, now: Now) -> Vec<Effect> {
    let Some(mut importing) = state.importing.take() else { return Vec::new() };
    let Some(imported) = importing.imported.take() else { return Vec::new() };
    state.message = None;
    let mut effects = Vec::new();
    if state.room.as_ref().is_none_or(|room| !room.can_change()) {
        effects.extend(start_beside(state, &importing, now));
    }
    effects.extend(editing::apply(state, &imported.step, now));
    if !matches!(state.message, Some(Message::Problem(_))) {
        let actions = state.room.as_ref().map_or(0, |room| room.document().ret().count(RecordKind::Action));
        state.done(format!("Imported: the return holds {actions} actions now"), true);
    }
    state.screen = Screen::Return(Section::Actions);
    super::give_keyboard(state);
    effects
}

/// Starts a return for the chosen body and quarter, to be kept beside the workbook.
fn start_beside(state: &mut AppState, importing: &Importing, now: Now) -> Vec<Effect> {
    let Some((body, period)) = state.import_for.clone() else { return Vec::new() };
    let framework = &importing.framework;
    let ret = blank(&Starting { framework, body: &body, period, at: now.at, previous: None });
    let shell = Package::new(ret.clone(), Arc::clone(framework));
    let path = beside(&importing.path, &body, period);
    let mut room = Room::new(Document::new(ret, Vec::new(), None), shell, path.clone(), now.today);
    room.signing.folder.clone_from(&state.settings.export_folder);
    room.lay_out_all(&state.settings.columns);
    let save =
        Effect::Save { path: path.clone(), package: Box::new(room.package()), revision: room.document.revision() };
    state.room = Some(room);
    state.settings.opened(&path);
    vec![save, Effect::Remember(state.settings.clone())]
}

/// Leaves the workbook alone.
pub(super) fn cancel(state: &mut AppState) {
    state.importing = None;
    state.screen = if state.room.is_some() { Screen::Return(Section::Actions) } else { Screen::Start };
}

/// Where a new draft goes: beside the workbook, named after the return; a number is added when the name is taken.
fn beside(workbook: &Path, body: &BodyId, period: Period) -> PathBuf {
    let folder = workbook.parent().map(Path::to_owned).unwrap_or_default();
    let named = |ending: String| folder.join(format!("{body}-{period}{ending}.return.zip"));
    let endings = std::iter::once(String::new()).chain((2..1000).map(|number| format!("-{number}")));
    endings.map(named).find(|path| !path.exists()).unwrap_or_else(|| folder.join("quarterdeck.return.zip"))
}

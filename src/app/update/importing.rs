//! Owns a workbook on its way into a return: read, shown, accepted or left alone.
//! Must not know how a workbook is understood.

use super::editing;
use super::files::begin;
use crate::app::effect::{Effect, Importing};
use crate::app::preview::Preview;
use crate::app::room::Room;
use crate::app::state::{AppState, Message, Now};
use crate::app::{Screen, Section};
use crate::document::{Document, Starting, blank};
use crate::import::{Context, Imported, Words, import};
use crate::model::{BodyId, LogRow, Period, RecordKind, Return};
use crate::package::Package;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads a workbook off the window's thread.
pub(super) fn read(state: &mut AppState, path: PathBuf) -> Vec<Effect> {
    begin(state, "Reading the workbook");
    vec![Effect::ReadWorkbook(path)]
}

/// Says whose return the workbook is, and understands it anew.
pub(super) fn import_for(state: &mut AppState, body: BodyId, period: Period, now: Now) {
    state.settings.body = body.to_string();
    state.import_for = Some((body, period));
    understand(state, now);
}

/// Understands the workbook against the open return, or against a blank one of the chosen body and quarter.
pub(super) fn understand(state: &mut AppState, now: Now) {
    let who = editing::who(state);
    let Some(importing) = state.importing.as_ref() else { return };
    let open = state.room.as_ref().filter(|room| room.can_change()).map(Room::document);
    let imported = match (open, &state.import_for) {
        (Some(document), _) => {
            let header = document.ret().header();
            header.period.map(|period| {
                run(importing, (&header.body, period), document.ret(), document.previous(), document.log(), &who, now)
            })
        }
        (None, Some((body, period))) => {
            let starting =
                Starting { framework: &importing.framework, body, period: *period, at: now.at, previous: None };
            Some(run(importing, (body, *period), &blank(&starting), None, &[], &who, now))
        }
        (None, None) => None,
    };
    if let Some(importing) = state.importing.as_mut() {
        importing.preview = Preview::of(&importing.workbook, imported.as_ref());
        importing.imported = imported;
    }
}

fn run(
    importing: &Importing,
    (body, period): (&BodyId, Period),
    existing: &Return,
    previous: Option<&Return>,
    log: &[LogRow],
    who: &str,
    now: Now,
) -> Imported {
    let context = Context {
        framework: &importing.framework,
        words: Words::built_in(),
        body,
        period,
        at: now.at,
        who,
        sha256: &importing.sha256,
        existing,
        log,
        previous,
        mapping: None,
    };
    import(&importing.workbook, &context)
}

/// Takes what was understood into the return; without an open return one is started beside the workbook.
pub(super) fn accept(state: &mut AppState, now: Now) -> Vec<Effect> {
    // Understood again against the return as it is now, so that edits made meanwhile are kept.
    understand(state, now);
    let Some(mut importing) = state.importing.take() else { return Vec::new() };
    let Some(imported) = importing.imported.take() else {
        state.problem("Say whose return this is, and of which quarter");
        state.importing = Some(importing);
        return Vec::new();
    };
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

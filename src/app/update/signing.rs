//! Owns the way to the bundle: role, statement, folder, export.
//! Must not know how sealing works.

use super::editing;
use super::files::begin;
use crate::app::effect::Effect;
use crate::app::signing::SigningOff;
use crate::app::state::{AppState, Now};
use crate::app::{Screen, Section};
use crate::model::{Field, Header, Return};
use std::path::PathBuf;

/// Changes what is about to be signed.
pub(super) fn change(state: &mut AppState, change: impl FnOnce(&mut SigningOff)) {
    if let Some(room) = state.room.as_mut() {
        change(&mut room.signing);
    }
}

/// Takes the role that was typed into the return's header. Taken once, however often it is asked for.
pub(super) fn use_preparer(state: &mut AppState, now: Now) -> Vec<Effect> {
    let typed = state.room.as_mut().and_then(|room| room.signing.preparer.take());
    let Some(role) = typed else { return Vec::new() };
    editing::type_in(state, &Return::header_row(), Field::of::<Header>("prepared_by"), role.trim(), now)
}

/// Works out the population for the sign-off page, when the return has changed since.
pub(super) fn look(state: &mut AppState) {
    if state.screen != Screen::Return(Section::SignOff) {
        return;
    }
    let Some(room) = state.room.as_mut() else { return };
    let revision = room.document.revision();
    if room.population.as_ref().is_none_or(|(of, _)| *of != revision) {
        room.population = Some((revision, room.populations()));
    }
}

/// Seals and writes the bundle when everything needed is there; else says what is missing.
pub(super) fn export(state: &mut AppState) -> Vec<Effect> {
    let Some(room) = state.room.as_ref() else { return Vec::new() };
    if let Some(missing) = room.missing() {
        state.problem(missing);
        return Vec::new();
    }
    let signing = &room.signing;
    let effect = Effect::Export {
        package: Box::new(room.package()),
        previous: room.document.previous_shared(),
        role: signing.role.trim().to_owned(),
        incomplete: signing.incomplete,
        folder: PathBuf::from(signing.folder.trim()),
    };
    state.settings.export_folder = signing.folder.trim().to_owned();
    let remember = Effect::Remember(state.settings.clone());
    begin(state, "Sealing the bundle");
    vec![effect, remember]
}

//! Owns the way to the bundle: role, statement, folder, export.
//! Must not know how sealing works.

use super::files::begin;
use crate::app::effect::Effect;
use crate::app::room::{Room, SigningOff};
use crate::app::state::AppState;
use crate::model::Tier;
use std::path::PathBuf;

/// Changes what is about to be signed.
pub(super) fn change(state: &mut AppState, change: impl FnOnce(&mut SigningOff)) {
    if let Some(room) = state.room.as_mut() {
        change(&mut room.signing);
    }
}

/// Seals and writes the bundle when everything needed is there; else says what is missing.
pub(super) fn export(state: &mut AppState) -> Vec<Effect> {
    let Some(room) = state.room.as_ref() else { return Vec::new() };
    if let Some(missing) = missing(room) {
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

fn missing(room: &Room) -> Option<String> {
    let signing = &room.signing;
    let open = room.open(Tier::MustFix);
    if room.is_sealed() {
        Some("This is a sealed bundle already: it is read only".to_owned())
    } else if signing.role.trim().is_empty() {
        Some("Say which role signs off".to_owned())
    } else if !signing.confirmed {
        Some("Confirm the statement first".to_owned())
    } else if signing.folder.trim().is_empty() {
        Some("Choose the folder the bundle goes to".to_owned())
    } else if open > 0 && !signing.incomplete {
        Some(format!("{open} findings must be fixed first; or send the return as incomplete"))
    } else {
        None
    }
}

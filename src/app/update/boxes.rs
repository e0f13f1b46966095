//! Owns keeping what stands half typed in the boxes that are no cells, and putting it back after the program ended.
//! Must not know which command changed a box: they are compared before and after each.

use crate::app::effect::Effect;
use crate::app::explaining::Explaining;
use crate::app::room::Room;
use crate::app::state::AppState;
use std::path::PathBuf;

const PREPARER: &str = "prepared by";
const SIGNER: &str = "signed off by";
const EXPLANATION: &str = "explanation";

/// The document whose boxes these are, and the text in each.
pub(super) type Boxes = Option<(PathBuf, [(&'static str, Option<String>); 3])>;

/// What stands in the boxes now.
pub(super) fn of(state: &AppState) -> Boxes {
    let room = state.room.as_ref().filter(|room| room.can_change())?;
    let role = Some(room.signing.role.clone()).filter(|role| !role.is_empty());
    let explaining = room.explaining.as_ref().map(Explaining::kept);
    let texts = [(PREPARER, room.signing.preparer.clone()), (SIGNER, role), (EXPLANATION, explaining)];
    Some((room.path.clone(), texts))
}

/// What is to be kept, or forgotten, of the boxes of the same document.
pub(super) fn kept(before: Boxes, state: &AppState) -> Vec<Effect> {
    let Some(((was_path, was), (path, now))) = before.zip(of(state)) else { return Vec::new() };
    if was_path != path {
        return Vec::new();
    }
    let changed = was.into_iter().zip(now).filter(|(was, now)| was != now);
    changed.map(|(_, (name, text))| Effect::KeepText(name, text)).collect()
}

/// Puts back what stood in the boxes when the program ended.
pub(super) fn fill(room: &mut Room, texts: &[(String, String)]) {
    for (name, text) in texts {
        match name.as_str() {
            PREPARER => room.signing.preparer = Some(text.clone()),
            SIGNER => room.signing.role.clone_from(text),
            EXPLANATION => room.explaining = Explaining::again(text, &room.findings),
            _ => {}
        }
    }
}

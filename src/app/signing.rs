//! Owns what a person is about to sign, and what is still missing before a bundle can be made of it.
//! Must not know how sealing works.

use super::room::Room;
use crate::model::Tier;
use std::path::PathBuf;

/// What a person is about to sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SigningOff {
    /// The role that prepared the return, while that is being typed.
    pub preparer: Option<String>,
    /// How often somebody was sent to the role that prepared the return; the field takes the keyboard each time.
    pub asked_preparer: u64,
    /// How often somebody came to sign; the role that signs takes the keyboard each time.
    pub asked_role: u64,
    /// The role that signs.
    pub role: String,
    /// Whether the statement is confirmed.
    pub confirmed: bool,
    /// Whether it may leave with things that must be fixed.
    pub incomplete: bool,
    /// The folder the bundle goes to, as typed or chosen.
    pub folder: String,
    /// The bundle that was made: its file and its receipt code.
    pub exported: Option<(PathBuf, String)>,
}

impl Room {
    /// What is missing before the bundle can be exported, in one sentence; nothing when it can.
    pub fn missing(&self) -> Option<String> {
        let (signing, open) = (&self.signing, self.open(Tier::MustFix));
        if self.is_sealed() {
            Some("This is a sealed bundle already: it is read only".to_owned())
        } else if signing.role.trim().is_empty() {
            Some("Say which role signs off".to_owned())
        } else if !signing.confirmed {
            Some("Confirm the statement first".to_owned())
        } else if signing.folder.trim().is_empty() {
            Some("Choose the folder the bundle goes to".to_owned())
        } else if open > 0 && !signing.incomplete {
            let things = if open == 1 { "1 finding".to_owned() } else { format!("{open} findings") };
            Some(format!("{things} must be fixed first; or send the return as incomplete"))
        } else {
            None
        }
    }
}

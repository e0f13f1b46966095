//! Owns what the centre has in hand: one package, its receipt code and what verification said of it.
//! Must not know how a package is read or verified.

use crate::model::{BodyId, Period, Return, ReturnState};
use jiff::Timestamp;

/// A package given to the centre.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// The name people know it by: the file's name.
    pub name: String,
    /// The return in it.
    pub ret: Return,
    /// The receipt code; two packages with different content have different codes.
    pub receipt: String,
    /// What verification found, each a sentence; none means verified.
    pub problems: Vec<String>,
}

/// A file given to the centre that holds no package at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file's name.
    pub name: String,
    /// Why nothing could be read from it, one sentence.
    pub why: String,
}

impl Received {
    /// The body that returns.
    pub fn body(&self) -> &BodyId {
        &self.ret.header().body
    }

    /// The quarter it returns for.
    pub fn period(&self) -> Option<Period> {
        self.ret.header().period
    }

    /// Its revision; a package that does not say is the first.
    pub fn revision(&self) -> u32 {
        self.ret.header().revision.unwrap_or(1)
    }

    /// Whether it was signed off and handed in.
    pub fn is_sealed(&self) -> bool {
        self.ret.header().state == Some(ReturnState::Sealed)
    }

    /// Whether it was handed in with nothing left that must be fixed.
    pub fn is_complete(&self) -> bool {
        self.ret.header().complete != Some(false)
    }

    /// The moment its figures are as at.
    pub fn as_at(&self) -> Option<Timestamp> {
        self.ret.header().as_at
    }
}

//! Owns the centre room: the bundles received and the corporate picture they make.
//! Must not know how bundles are read.

use crate::consolidation::Quarter;

/// The centre room.
#[derive(Debug)]
pub struct Centre {
    pub(super) quarter: Box<Quarter>,
    pub(super) unreadable: Vec<String>,
}

impl Centre {
    /// The corporate picture.
    pub fn quarter(&self) -> &Quarter {
        &self.quarter
    }

    /// Files that hold no package at all, each a sentence.
    pub fn unreadable(&self) -> &[String] {
        &self.unreadable
    }
}

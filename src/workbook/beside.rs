//! Owns what stands beside cells: notes on them, the words they may be chosen from, and ranges that have a name.
//! Must not know how a file stores any of that.

use serde::{Deserialize, Serialize};

use super::address::{CellRange, CellRef};

/// A note or comment on a cell, a thread of comments as one: each said on a line of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The cell it is on.
    pub at: CellRef,
    /// Who wrote it first, where the file says.
    pub author: Option<String>,
    /// What it says.
    pub text: String,
}

/// A list that cells may be filled from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The cells that have the list.
    pub ranges: Vec<CellRange>,
    /// The words to choose from, in their order; none when they are worked out by a formula.
    pub words: Vec<String>,
    /// Where the words come from as the file writes it, such as `Lists!$A$2:$A$6`; none for words given on the spot.
    pub source: Option<String>,
}

/// A name for a range or a formula.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinedName {
    /// The name.
    pub name: String,
    /// What it stands for as the file writes it, such as `Lists!$A$2:$A$6`.
    pub refers_to: String,
}

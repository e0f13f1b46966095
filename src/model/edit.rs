//! Owns a change as a value: edits that carry what was, and the step that groups them.
//! Must not know how a return holds its rows.

use super::{Evidence, Field, RecordKind, RowId};
use crate::tables::{BadValue, WholeRow, closed_words};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

closed_words! {
    /// What made a step.
    pub enum Cause: "a cause" {
        /// Typed in a cell.
        Typed = "typed",
        /// Pasted as a block.
        Pasted = "pasted",
        /// Imported from a workbook.
        Imported = "imported",
        /// Merged from another copy of the document.
        Merged = "merged",
        /// Carried forward from last quarter.
        Carried = "carried",
        /// Confirmed without a change.
        Confirmed = "confirmed",
        /// Signed off.
        Signed = "signed",
        /// Explained a finding, or answered a query.
        Explained = "explained",
        /// Took an earlier step back.
        Undone = "undone",
        /// Did an undone step again.
        Redone = "redone",
    }
}

/// One change, with what was there before; applying it and then its inverse is the identity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// A value changes; both texts are canonical.
    Field {
        /// The row.
        row: RowId,
        /// The field.
        field: Field,
        /// The text before.
        was: String,
        /// The text after.
        now: String,
    },
    /// A row is added at a place.
    Added {
        /// The kind of record.
        kind: RecordKind,
        /// Its row id.
        row: RowId,
        /// Its place in source order, from 0.
        at: usize,
        /// Its values.
        texts: WholeRow,
    },
    /// A row is removed from a place.
    Removed {
        /// The kind of record.
        kind: RecordKind,
        /// Its row id.
        row: RowId,
        /// Its place in source order, from 0.
        at: usize,
        /// Its values.
        texts: WholeRow,
    },
    /// The proof of a file's import changes as a whole.
    Evidence {
        /// The file's name.
        file: String,
        /// The proof before.
        was: Option<Box<Evidence>>,
        /// The proof after.
        now: Option<Box<Evidence>>,
    },
}

impl Edit {
    /// Whether it changes nothing.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Field { was, now, .. } => was == now,
            Self::Evidence { was, now, .. } => was == now,
            Self::Added { .. } | Self::Removed { .. } => false,
        }
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Field { row, field, was, now } => Self::Field { row, field, was: now, now: was },
            Self::Added { kind, row, at, texts } => Self::Removed { kind, row, at, texts },
            Self::Removed { kind, row, at, texts } => Self::Added { kind, row, at, texts },
            Self::Evidence { file, was, now } => Self::Evidence { file, was: now, now: was },
        }
    }
}

/// Everything that changes a return at once: a keystroke's edit, a paste, a whole import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// When (UTC).
    pub at: Timestamp,
    /// The role that did it.
    pub who: String,
    /// What made it.
    pub cause: Cause,
    /// The edits, in order.
    pub edits: Vec<Edit>,
}

impl Step {
    /// A step of these edits; those that change nothing are left out.
    pub fn new(at: Timestamp, who: impl Into<String>, cause: Cause, edits: Vec<Edit>) -> Self {
        let edits = edits.into_iter().filter(|edit| !edit.is_nothing()).collect();
        Self { at, who: who.into(), cause, edits }
    }

    /// Whether it changes nothing.
    pub fn is_nothing(&self) -> bool {
        self.edits.is_empty()
    }
}

/// Why a step was refused; the return is then unchanged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The return is sealed.
    #[error("A sealed bundle does not change: start its next revision to edit it")]
    Sealed,
    /// The row is not there.
    #[error("There is no {kind} with the row “{row}” any more: it was removed meanwhile")]
    NoRow {
        /// The kind of record.
        kind: RecordKind,
        /// The row.
        row: RowId,
    },
    /// The row id is taken, or was used before by another record.
    #[error("The row id “{row}” is taken: a row id is never used twice")]
    RowTaken {
        /// The row.
        row: RowId,
    },
    /// The row was to go where there is no place.
    #[error("There is no place {at} among the rows")]
    NoPlace {
        /// The place asked for.
        at: usize,
    },
    /// What is there is not what the edit was made on.
    #[error("“{field}” of row “{row}” now holds “{found}”, not “{was}”: it was changed meanwhile")]
    Stale {
        /// The row.
        row: RowId,
        /// The field, or `row` for a whole row, or the file for a proof of import.
        field: String,
        /// What the edit expected.
        was: String,
        /// What is there.
        found: String,
    },
    /// The new text is not a value of the field.
    #[error("{field}: {bad}")]
    BadValue {
        /// The field.
        field: String,
        /// What is wrong.
        bad: BadValue,
    },
}

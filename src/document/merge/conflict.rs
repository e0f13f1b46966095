//! Owns what two people changed differently, and the edits that take the other person's side.
//! Must not know how it came about.

use crate::model::{Edit, Field, RecordKind, Return, RowId};
use crate::tables::RowText;

/// Something both changed differently. Our side stands until a person takes theirs.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// A field has two new values.
    Field {
        /// The row.
        row: RowId,
        /// The field.
        field: Field,
        /// The value both began with.
        base: String,
        /// Ours.
        ours: String,
        /// Theirs.
        theirs: String,
    },
    /// They removed a row that we changed.
    TheyRemoved {
        /// The kind of record.
        kind: RecordKind,
        /// The row.
        row: RowId,
    },
    /// We removed a row that they changed.
    WeRemoved {
        /// The kind of record.
        kind: RecordKind,
        /// The row.
        row: RowId,
        /// Its values as they left it.
        texts: RowText,
    },
    /// Both imported the file, with different outcomes.
    Import {
        /// The file's name.
        file: String,
    },
}

impl Conflict {
    /// The edit on `ret` that takes their side; nothing where there is nothing to do any more.
    pub fn take_theirs(&self, ret: &Return) -> Option<Edit> {
        match self {
            Self::Field { row, field, theirs, .. } => {
                let was = ret.text(row, *field)?;
                Some(Edit::Field { row: row.clone(), field: *field, was, now: theirs.clone() })
            }
            Self::TheyRemoved { kind, row } => {
                let (at, texts) = (ret.place(*kind, row)?, ret.texts(*kind, row)?);
                Some(Edit::Removed { kind: *kind, row: row.clone(), at, texts: texts.into() })
            }
            Self::WeRemoved { kind, row, texts } => {
                let row = if ret.holds_row(row) { ret.row_ids().fresh(kind.prefix()) } else { row.clone() };
                Some(Edit::Added { kind: *kind, row, at: ret.count(*kind), texts: texts.clone().into() })
            }
            // The proof of an import belongs to the values it brought; these are settled one by one.
            Self::Import { .. } => None,
        }
    }

    /// The kind of record it is about; nothing for an import.
    pub fn kind(&self) -> Option<RecordKind> {
        match self {
            Self::Field { field, .. } => Some(field.kind()),
            Self::TheyRemoved { kind, .. } | Self::WeRemoved { kind, .. } => Some(*kind),
            Self::Import { .. } => None,
        }
    }

    /// The row it is about; nothing for an import.
    pub fn row(&self) -> Option<&RowId> {
        match self {
            Self::Field { row, .. } | Self::TheyRemoved { row, .. } | Self::WeRemoved { row, .. } => Some(row),
            Self::Import { .. } => None,
        }
    }
}

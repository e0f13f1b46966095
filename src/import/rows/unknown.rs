//! Owns what is kept of a cell that was not understood.
//! Must not know what is asked about it.

use crate::model::RecordKind;
use crate::workbook::CellRef;

/// A cell that was not understood, and what was wanted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Unknown {
    /// The sheet's place in the workbook.
    pub(in crate::import) sheet: usize,
    /// The cell.
    pub(in crate::import) at: CellRef,
    /// The kind of record.
    pub(in crate::import) kind: RecordKind,
    /// The field; empty when the column itself is not understood.
    pub(in crate::import) field: &'static str,
    /// The heading.
    pub(in crate::import) heading: String,
    /// What a mapping calls the column.
    pub(in crate::import) key: String,
    /// What stands there.
    pub(in crate::import) written: String,
    /// What was wanted: "a date".
    pub(in crate::import) wanted: &'static str,
}

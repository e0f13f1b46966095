//! Owns where values came from: the files imported, the source of each value, and what became of every cell.
//! Must not know how a workbook is read.

use super::{Period, RecordKind, Ref, RowId, Sources};
use crate::tables::{closed_words, columns};

columns! {
    /// A file that was imported.
    pub struct SourceFile {
        /// Its name.
        file: String = "file",
        /// SHA-256 of its bytes, in hex.
        sha256: String = "sha256",
        /// How many sheets it has.
        sheets: Option<u32> = "sheets",
        /// How many non-empty cells it has.
        cells: Option<u32> = "cells",
    }
}

columns! {
    /// The cell a value came from.
    pub struct Source {
        /// The kind of record.
        record: Option<RecordKind> = "record",
        /// Its row, while it is in the package.
        row: Option<RowId> = "row",
        /// Its plan, register or component.
        container: String = "container",
        /// Its reference.
        reference: Ref = "ref",
        /// Its period.
        period: Option<Period> = "period",
        /// The column; empty for the whole record.
        field: String = "field",
        /// The file.
        file: String = "file",
        /// The sheet.
        sheet: String = "sheet",
        /// The cell, such as `F27`.
        cell: String = "cell",
        /// What stands there, as a person sees it.
        as_written: String = "as_written",
    }
}

closed_words! {
    /// What became of a cell.
    pub enum Disposition: "what became of a cell" {
        /// Its value is in the return.
        Imported = "imported",
        /// Left out, with a reason.
        Ignored = "ignored",
        /// Not understood; a person is asked.
        Asked = "asked",
    }
}

columns! {
    /// What became of a block of cells; blocks never overlap and their sum is the workbook's count of non-empty cells.
    pub struct LedgerEntry {
        /// The file.
        file: String = "file",
        /// The sheet.
        sheet: String = "sheet",
        /// The block, `B4` or `A1:C9`.
        range: String = "range",
        /// Non-empty cells in it.
        cells: Option<u32> = "cells",
        /// What became of them.
        disposition: Option<Disposition> = "disposition",
        /// Why, for ignored and asked.
        reason: String = "reason",
    }
}

/// All that an import leaves as proof, one per file.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Evidence {
    /// The file.
    pub file: SourceFile,
    /// The source of each value.
    pub sources: Sources,
    /// What became of every non-empty cell.
    pub ledger: Vec<LedgerEntry>,
}

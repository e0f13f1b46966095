//! Owns what an import tells people: what each sheet is, what each column holds and why, the counts that add up.
//! Must not know how any of it was found.

use crate::model::RecordKind;
use serde::Serialize;

/// What an import understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The sheets, in order.
    pub sheets: Vec<SheetReport>,
    /// Cells whose value is in the return.
    pub imported: u32,
    /// Cells left out, each with a reason.
    pub ignored: u32,
    /// Cells a person is asked about.
    pub asked: u32,
    /// Non-empty cells of the workbook; the three above add up to it.
    pub cells: u32,
    /// Rows with something in them, of all sheets.
    pub rows: u32,
    /// Sentences worth telling.
    pub notes: Vec<String>,
    /// What was left out, block by block, in the order of the workbook.
    pub left_out: Vec<LeftOut>,
}

/// Cells that were left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Why.
    pub reason: String,
    /// The sheet.
    pub sheet: String,
    /// The block, `B4` or `A1:C9`.
    pub range: String,
    /// Non-empty cells in it.
    pub cells: u32,
}

/// What a sheet is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SheetReport {
    /// Its name.
    pub sheet: String,
    /// What it was taken for.
    pub role: String,
    /// Rows with something in them.
    pub rows: u32,
    /// Rows among them that are hidden in the workbook; they are read like the others.
    pub hidden_rows: u32,
    /// Notes and comments beside cells; they are shown, not imported.
    pub comments: u32,
    /// Non-empty cells; those imported, left out and asked about add up to it.
    pub cells: u32,
    /// Cells whose value is in the return.
    pub imported: u32,
    /// Cells left out.
    pub ignored: u32,
    /// Cells a person is asked about.
    pub asked: u32,
    /// Its tables.
    pub tables: Vec<TableReport>,
}

/// What a table lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableReport {
    /// The kind of record.
    pub kind: RecordKind,
    /// The first row of its headings, from 1.
    pub first_row: u32,
    /// How it is laid out, when it is not a plain table.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub layout: String,
    /// How many records it gave.
    pub records: usize,
    /// Its columns.
    pub columns: Vec<ColumnReport>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnReport {
    /// Its letters.
    pub column: String,
    /// The heading as written.
    pub heading: String,
    /// What a mapping calls it: its heading, or its place (`Plan!K`) where the heading does not tell it apart.
    pub key: String,
    /// Whether it follows an answer of a person.
    pub said: bool,
    /// The field it holds, or the reason it is left out; empty when it is not understood.
    pub holds: String,
    /// How sure, in per cent.
    pub confidence: u8,
    /// Why.
    pub why: String,
}

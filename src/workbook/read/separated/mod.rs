//! Owns reading text with separators, such as CSV: its letters, its separator, its records.
//! Must not know what any field means: every field stays the text that was typed, `007` and `1.10` included.

mod decode;
mod records;
mod separator;

use super::super::address::CellRef;
use super::super::sheet::{FileKind, Sheet, Workbook};
use super::given::Given;
use super::outline::Outline;
use super::taker::{Room, Taker, extent};
use records::Records;

/// Whether bytes without a mark look like UTF-16.
pub(super) fn is_wide(bytes: &[u8]) -> bool {
    decode::wide(bytes).is_some()
}

/// Reads text; `stem` becomes the name of its one sheet, as a spreadsheet program does it.
pub(super) fn read(bytes: &[u8], stem: &str) -> Workbook {
    let text = decode::decode(bytes);
    let (separator, body) = separator::find(&text);
    let outline = Outline::default();
    let mut room = Room::default();
    let mut taker = Taker::new(&[], &outline, false, &mut room);
    let mut records = Records::new(body, separator);
    let mut problem = None;
    for (row, record) in (0..).zip(records.by_ref()) {
        let outcome = record
            .iter()
            .zip(0..)
            .try_for_each(|(field, column)| taker.take(CellRef::new(row, column), Given::Text(field), 0));
        if let Err(cause) = outcome {
            problem = Some(format!(
                "The text could not be read beyond row {} ({cause}): keep the rows that matter in a new file and choose that.",
                row + 1
            ));
            break;
        }
    }
    let open = records.never_closed().map(|row| {
        format!("A quotation mark in row {row} is never closed; it was taken as it stands: check that row and those after it.")
    });
    let cells = taker.finish();
    let extent = extent(&cells);
    let sheet = Sheet { name: stem.to_owned(), cells, extent, problem: problem.or(open), ..Sheet::default() };
    Workbook { kind: FileKind::Text, sheets: vec![sheet], ..Workbook::default() }
}

//! Owns telling that a workbook may be an earlier one under another file name, so that nothing it drops was compared.
//! Must not know how records are compared.

use super::assemble::Book;
use super::changes::Decisions;
use crate::model::{Return, RowId, Sources};
use std::collections::HashSet;

/// What to know of a workbook whose name the draft has no import of.
pub(super) fn notes(existing: &Return, decisions: &Decisions, book: &Book<'_>, sources: &Sources) -> Vec<String> {
    let file = book.file;
    if existing.evidence().iter().any(|known| known.file.file == file) {
        return Vec::new();
    }
    let rows = if existing.evidence().is_empty() { HashSet::new() } else { rows(sources) };
    let mut notes = Vec::new();
    for known in existing.evidence() {
        let shared = self::rows(&known.sources).intersection(&rows).count();
        // A record or two in common is what two workbooks of one body may well have.
        if shared * 2 > rows.len() {
            let (other, all) = (&known.file.file, rows.len());
            let records =
                if shared == all { "every record".to_owned() } else { format!("{shared} of the {all} records") };
            notes.push(format!(
                "The draft holds {other} already, with {records} of {file}. A workbook of another name is an \
                 addition: what {other} gave and {file} no longer says stays. If {file} is {other} corrected, give it the name \
                 {other} and import it again"
            ));
        }
    }
    if decisions.remove_all {
        notes.push(format!(
            "No record is taken out as gone: the draft holds no earlier import of a workbook named {file} to compare it with"
        ));
    }
    notes
}

/// The records that sources speak of.
fn rows(sources: &Sources) -> HashSet<&RowId> {
    sources.iter().filter_map(|source| source.row).collect()
}

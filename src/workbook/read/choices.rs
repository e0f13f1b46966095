//! Owns the words a drop-down list offers, however a kind of file writes the list.
//! Must not know files or parts.

use super::super::address::{CellRange, CellRef};
use super::super::sheet::Sheet;

/// Words kept of one list; a list of statuses has a handful, one of wards some dozens.
const MAX_WORDS: usize = 5_000;

/// The words that stand in a range, in reading order, each once.
pub(super) fn words_of(sheet: &Sheet, range: CellRange) -> Vec<String> {
    let start = sheet.cells.partition_point(|cell| cell.at < range.first);
    let end = sheet.cells.partition_point(|cell| cell.at <= CellRef::new(range.last.row, u32::MAX));
    let cells = sheet.cells.get(start..end).unwrap_or_default();
    let mut words: Vec<String> = Vec::new();
    for cell in cells.iter().filter(|cell| range.contains(cell.at)).take(MAX_WORDS) {
        let word = cell.shown().trim();
        if !word.is_empty() && !words.iter().rev().take(50).any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

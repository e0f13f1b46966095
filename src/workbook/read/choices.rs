//! Owns the words a drop-down list offers, however a kind of file writes the list.
//! Must not know files or parts.

use super::super::address::{CellRange, CellRef};
use super::super::beside::{Choices, DefinedName};
use super::super::sheet::Sheet;
use super::beside::WrittenList;

/// Words kept of one list; a list of statuses has a handful, one of wards some dozens.
const MAX_WORDS: usize = 5_000;

/// The lists of an .xlsx, once every sheet is read: words given on the spot, or those of a range or of a name for one.
pub(super) fn of_lists(
    written: Vec<WrittenList>,
    sheet: &str,
    names: &[DefinedName],
    sheets: &[Sheet],
) -> Vec<Choices> {
    let choices = |list: WrittenList| {
        let formula = list.formula.trim();
        let on_the_spot = formula.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let (words, source) = match on_the_spot {
            Some(words) => {
                let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
                (words.map(str::to_owned).collect(), None)
            }
            None => (pointed_at(formula, sheet, names, sheets), Some(formula.to_owned())),
        };
        Choices { ranges: list.ranges, words, source }
    };
    written.into_iter().filter(|list| !list.ranges.is_empty()).map(choices).collect()
}

fn pointed_at(formula: &str, sheet: &str, names: &[DefinedName], sheets: &[Sheet]) -> Vec<String> {
    let formula = formula.trim_start_matches('=');
    let meant = names.iter().find(|known| known.name.eq_ignore_ascii_case(formula));
    let written = meant.map_or(formula, |known| known.refers_to.as_str());
    let (name, range) = written.rsplit_once('!').unwrap_or((sheet, written));
    let name = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\'')).unwrap_or(name).replace("''", "'");
    let found = sheets.iter().find(|sheet| sheet.name.to_lowercase() == name.to_lowercase());
    found.zip(range.parse().ok()).map(|(sheet, range)| words_of(sheet, range)).unwrap_or_default()
}

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

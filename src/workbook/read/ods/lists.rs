//! Owns the drop-down lists of an `OpenDocument` spreadsheet: what they offer and which cells have them.
//! Must not know tables beyond their names.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::super::super::address::CellRange;
use super::super::super::beside::Choices;
use super::super::super::sheet::Sheet;
use super::super::choices::words_of;
use super::super::xml;

/// Ranges kept of one list; a form has a few.
const MAX_RANGES: usize = 100_000;

#[derive(Debug, Default)]
pub(super) struct Lists {
    conditions: BTreeMap<String, String>,
    /// By sheet, then by list.
    used: Vec<(String, BTreeMap<String, Vec<CellRange>>)>,
}

impl Lists {
    /// `of:cell-content-is-in-list("Red";"Amber")`, or a range in square brackets.
    pub(super) fn define(&mut self, element: &BytesStart<'_>) {
        let name = xml::text_attribute(element, "name");
        let condition = xml::text_attribute(element, "condition");
        let inside = condition.as_deref().and_then(|condition| condition.split_once("cell-content-is-in-list("));
        if let (Some(name), Some((_, inside))) = (name, inside) {
            self.conditions.insert(name, inside.trim_end_matches(')').to_owned());
        }
    }

    pub(super) fn begin(&mut self, sheet: &str) {
        self.used.push((sheet.to_owned(), BTreeMap::new()));
    }

    pub(super) fn used(&mut self, list: &str, range: CellRange) {
        let Some((_, lists)) = self.used.last_mut().filter(|_| self.conditions.contains_key(list)) else { return };
        let ranges = lists.entry(list.to_owned()).or_default();
        let has_room = ranges.len() < MAX_RANGES;
        match ranges.last_mut().filter(|before| below(before, &range)) {
            Some(before) => before.last = range.last,
            None if has_room => ranges.push(range),
            None => (),
        }
    }

    /// Gives each sheet its lists, once the sheets that words stand on are read.
    pub(super) fn fill_in(self, sheets: &mut [Sheet]) {
        let mut found = Vec::new();
        for (_, lists) in self.used {
            let choices = lists.into_iter().filter_map(|(list, ranges)| {
                let condition = self.conditions.get(&list)?;
                let (words, source) = offered(condition, sheets);
                Some(Choices { ranges, words, source })
            });
            found.push(choices.collect());
        }
        for (sheet, choices) in sheets.iter_mut().zip(found) {
            sheet.choices = choices;
        }
    }
}

/// Whether a range goes on straight under another.
fn below(before: &CellRange, range: &CellRange) -> bool {
    before.first.column == range.first.column
        && before.last.column == range.last.column
        && before.last.row + 1 == range.first.row
}

fn offered(condition: &str, sheets: &[Sheet]) -> (Vec<String>, Option<String>) {
    if condition.starts_with('"') {
        let words = condition.split('"').enumerate().filter(|(index, _)| index % 2 == 1);
        return (words.map(|(_, word)| word.to_owned()).collect(), None);
    }
    let written = condition.trim_start_matches('[').trim_end_matches(']');
    let Some((name, range)) = reference(written) else { return (Vec::new(), Some(written.to_owned())) };
    let sheet = sheets.iter().find(|sheet| sheet.name == name);
    (sheet.map(|sheet| words_of(sheet, range)).unwrap_or_default(), Some(format!("{name}!{range}")))
}

/// `$Lists.$A$2:.$A$6`, `'My lists'.A1:'My lists'.A6`: a sheet's name and a range on it.
pub(super) fn reference(written: &str) -> Option<(String, CellRange)> {
    let written = written.strip_prefix('$').unwrap_or(written);
    let (name, rest) = match written.strip_prefix('\'') {
        Some(quoted) => {
            let end = quoted.find("'.")?;
            (quoted.get(..end)?.replace("''", "'"), quoted.get(end + 2..)?)
        }
        None => written.split_once('.').map(|(name, rest)| (name.to_owned(), rest))?,
    };
    let (first, last) = rest.split_once(':').unwrap_or((rest, rest));
    let last = last.rsplit_once('.').map_or(last, |(_, last)| last);
    Some((name, CellRange::new(first.parse().ok()?, last.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_name_a_sheet_and_a_range() {
        let shown = |written: &str| reference(written).map(|(name, range)| format!("{name}!{range}"));
        assert_eq!(shown("$Lists.$A$2:.$A$6").as_deref(), Some("Lists!A2:A6"));
        assert_eq!(shown("$'My ''own'' lists'.A1:'My ''own'' lists'.A6").as_deref(), Some("My 'own' lists!A1:A6"));
        assert_eq!(shown("nonsense"), None);
    }
}

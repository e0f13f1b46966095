//! Owns keys that a workbook gives itself: "1 = Red, 2 = Amber", or a list of "G" beside "On track".
//! Must not know tables of records, nor which cells the key is for.

use super::lift::{Env, status, written};
use super::spelling::plain;
use crate::model::Status;
use crate::workbook::{Cell, Value, Workbook};
use std::collections::BTreeMap;

/// Longest thing that is explained: a figure, a letter or two.
const LONGEST_KEY: usize = 3;

/// What short signs stand for, where the workbook says so of at least two and says nothing else of any.
pub(super) fn of(env: &Env<'_>, workbook: &Workbook) -> BTreeMap<String, Status> {
    let mut said: BTreeMap<String, Status> = BTreeMap::new();
    for row in workbook.sheets.iter().flat_map(crate::workbook::Sheet::rows) {
        let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
        let mut pairs: Vec<(String, Status)> = cells.iter().flat_map(|cell| within(env, cell)).collect();
        if let [key, meaning] = cells.as_slice()
            && let Some(pair) = pair(env, written(key), written(meaning))
        {
            pairs.push(pair);
        }
        for (key, status) in pairs {
            // Two meanings of one sign: somebody's count, not a key.
            if said.insert(key, status).is_some_and(|before| before != status) {
                return BTreeMap::new();
            }
        }
    }
    if said.values().any(|status| said.values().any(|other| other != status)) { said } else { BTreeMap::new() }
}

/// "1 = Red, 2 = Amber, 3 = Green" in one cell.
fn within(env: &Env<'_>, cell: &Cell) -> Vec<(String, Status)> {
    let Value::Text(text) = &cell.value else { return Vec::new() };
    if !text.contains(['=', '–']) && !text.contains(" - ") {
        return Vec::new();
    }
    let text = text
        .split_once(':')
        .filter(|(lead, rest)| !lead.contains('=') && rest.contains('='))
        .map_or(&**text, |(_, rest)| rest);
    let parts = text.split([',', ';', '\n', '|', '(', ')']);
    let pairs: Vec<_> =
        parts.filter_map(|part| part.split_once(['=', '–']).or_else(|| part.split_once(" - "))).collect();
    let told: Vec<(String, Status)> = pairs.iter().filter_map(|(key, meaning)| pair(env, key, meaning)).collect();
    if told.len() > 1 { told } else { Vec::new() }
}

fn pair(env: &Env<'_>, key: &str, meaning: &str) -> Option<(String, Status)> {
    let (key, words) = (plain(key), plain(meaning));
    let is_sign = !key.is_empty() && key.chars().count() <= LONGEST_KEY && key.chars().all(char::is_alphanumeric);
    let says_more = words.chars().any(char::is_alphabetic) && words.split(' ').count() <= 6;
    let is_known = status::is_bare(env, &key) && !key.chars().all(|c| c.is_ascii_digit());
    let meaning = status::by_words(env, meaning)
        .filter(|_| is_sign && says_more && !is_known && status::is_bare(env, meaning))?;
    Some((key, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Framework;
    use crate::import::names::Names;
    use crate::model::Period;
    use crate::workbook::Reader;

    fn read(csv: &[&[&str]]) -> Vec<(String, Status)> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0_u32..).zip(csv) {
            for (column, text) in (0_u16..).zip(*cells) {
                sheet.write(row, column, *text).expect("in the grid");
            }
        }
        let bytes = book.save_to_buffer().expect("a good workbook");
        let workbook = Reader::read_bytes("Key.xlsx", &bytes).expect("a good workbook");
        let framework = Framework::built_in();
        let names = &Names::of(&framework);
        let env = Env::without_a_workbook(names, Period::Quarter(2022, 3));
        of(&env, &workbook).into_iter().collect()
    }

    #[test]
    fn a_key_in_one_cell_and_a_key_in_two_columns() {
        let wanted = [("1", Status::Significant), ("2", Status::Medium), ("3", Status::OnTrack)];
        let wanted = wanted.map(|(key, status)| (key.to_owned(), status));
        assert_eq!(read(&[&["Key: 1 = Red, 2 = Amber, 3 = Green"]]), wanted);
        assert_eq!(read(&[&["1", "Red"], &["2", "Amber"], &["3", "Green"]]), wanted);
    }

    #[test]
    fn counts_of_statuses_are_no_key() {
        assert_eq!(read(&[&["Green", "23"], &["Amber", "9"]]), []);
        assert_eq!(read(&[&["23", "Green"], &["23", "Amber"]]), []);
    }
}

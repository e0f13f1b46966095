//! Owns keys: what a workbook says its own words, letters and figures mean ("Blue = not started").
//! Must not know the tables they are used in.

use super::lift::{Env, status, written};
use super::spelling::{after_words, has_words, plain};
use crate::model::Status;
use crate::tables::CellText;
use crate::workbook::{Cell, CellRef, Sheet, Value, Workbook};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// What the keys of a workbook say, and the cells that say it, sheet by sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Key {
    /// Words, letters and figures in plain words, each with the code of its status.
    pub(super) says: BTreeMap<String, String>,
    /// The cells of keys: the sheet's place and where they stand.
    pub(super) cells: BTreeSet<(usize, CellRef)>,
}

impl Key {
    /// What the keys say, as one sentence.
    pub(super) fn told(&self) -> Option<String> {
        let name = |code: &str| Status::parse(code).map(Status::in_a_sentence).unwrap_or_default();
        let said: Vec<String> = self.says.iter().map(|(word, code)| format!("“{word}” is {}", name(code))).collect();
        (!said.is_empty()).then(|| format!("The workbook's own key says what its statuses mean: {}", said.join(", ")))
    }
}

/// A word with what it is said to mean.
type Entry<'t> = (String, &'t str);

/// Rows a key has at most.
const DEEPEST: u32 = 12;

/// Reads the keys of a workbook. Two that disagree about a word leave it as it is.
pub(super) fn read(env: &Env<'_>, workbook: &Workbook) -> Key {
    let mut key = Key::default();
    let mut unclear: BTreeSet<String> = BTreeSet::new();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        for (cells, entries) in inline(sheet).chain(regions(env, sheet)) {
            let meant = meanings(env, &entries);
            let different: BTreeSet<Status> = meant.values().copied().collect();
            if meant.len() < 2 || different.len() < 2 {
                continue;
            }
            key.cells.extend(cells.into_iter().map(|at| (index, at)));
            for (word, status) in meant {
                let known = key.says.insert(word.clone(), status.code().to_owned());
                if known.is_some_and(|known| known != status.code()) {
                    unclear.insert(word);
                }
            }
        }
    }
    key.says.retain(|word, _| !unclear.contains(word));
    key
}

/// "R = red, A = amber" in one cell, or a line in each of several cells.
fn inline(sheet: &Sheet) -> impl Iterator<Item = (Vec<CellRef>, Vec<Entry<'_>>)> {
    let texts = sheet.cells.iter().filter(|cell| matches!(cell.value, Value::Text(_)) && written(cell).contains('='));
    let mut said: Vec<(&Cell, Vec<Entry<'_>>)> = texts.map(|cell| (cell, equations(written(cell)))).collect();
    said.retain(|(_, entries)| !entries.is_empty());
    let mut groups: Vec<(Vec<CellRef>, Vec<Entry<'_>>)> = Vec::new();
    let mut last: Option<CellRef> = None;
    for (cell, entries) in said {
        let near = last.is_some_and(|last| cell.at.row <= last.row + 1);
        last = Some(cell.at);
        match groups.last_mut().filter(|_| near) {
            Some((cells, known)) => {
                cells.push(cell.at);
                known.extend(entries);
            }
            None => groups.push((vec![cell.at], entries)),
        }
    }
    groups.into_iter()
}

fn equations(text: &str) -> Vec<Entry<'_>> {
    let parts = text.split([';', '\n', ',', '|']).filter_map(|part| part.split_once('='));
    let said = parts.filter_map(|(word, meaning)| {
        let word = plain(word.rsplit(':').next().unwrap_or(word));
        (!word.is_empty() && word.split(' ').count() <= 3 && !meaning.trim().is_empty())
            .then_some((word, meaning.trim()))
    });
    said.collect()
}

/// A heading such as "Key" with a word and its meaning in each line below it, or a figure after its meaning.
fn regions<'s>(env: &'s Env<'_>, sheet: &'s Sheet) -> impl Iterator<Item = (Vec<CellRef>, Vec<Entry<'s>>)> {
    let heads = sheet.cells.iter().filter(|cell| is_head(env, cell) && stands_apart(sheet, cell.at));
    heads.flat_map(|head| (0..6).filter_map(|right| region(env, sheet, head, head.at.column + right)))
}

/// A column of a table may be headed "Key" too; a key has nothing beside its heading but what its other column is.
fn stands_apart(sheet: &Sheet, at: CellRef) -> bool {
    const OTHER: [&str; 5] = ["meaning", "means", "description", "definition", "what it means"];
    let beside = |column: u32| sheet.get(CellRef::new(at.row, column)).filter(|cell| !cell.is_empty());
    let left = at.column.checked_sub(1).and_then(beside);
    left.is_none() && beside(at.column + 1).is_none_or(|cell| OTHER.contains(&plain(written(cell)).as_str()))
}

fn is_head(env: &Env<'_>, cell: &Cell) -> bool {
    let Value::Text(text) = &cell.value else { return false };
    // Most texts begin with another letter, which is seen before their words are compared.
    let first = text.chars().find(|c| c.is_alphanumeric()).and_then(|c| c.to_lowercase().next());
    let heads = env.words.list("keys").iter().map(String::as_str).chain(["key"]);
    if text.chars().nth(40).is_some() || !heads.filter_map(|head| head.chars().next()).any(|c| Some(c) == first) {
        return false;
    }
    // "Key action" heads a column of actions; "Key" or "Key to the colours" a key.
    let words = plain(text);
    env.words.listed("keys", &words) || after_words(&words, "key to").is_some()
}

fn region<'s>(env: &Env<'_>, sheet: &'s Sheet, head: &Cell, column: u32) -> Option<(Vec<CellRef>, Vec<Entry<'s>>)> {
    let (mut cells, mut entries) = (vec![head.at], Vec::new());
    let mut blank = 0;
    for row in head.at.row..=head.at.row + DEEPEST {
        let cell = |column: u32| sheet.get(CellRef::new(row, column)).filter(|cell| !cell.is_empty());
        let (Some(left), Some(right)) = (cell(column), cell(column + 1)) else {
            blank += u32::from(row > head.at.row);
            if blank > 1 && !entries.is_empty() {
                break;
            }
            continue;
        };
        if left.at == head.at || is_head(env, left) {
            continue;
        }
        let figure = |cell: &Cell| matches!(cell.value, Value::Number(_));
        let leads = is_short(left) && !figure(right);
        let (word, meaning) = if leads { (left, right) } else { (right, left) };
        if !is_short(word) || !matches!(meaning.value, Value::Text(_)) {
            continue;
        }
        cells.extend([left.at, right.at]);
        entries.push((plain(written(word)), written(meaning)));
    }
    let told = entries.iter().filter(|(_, meaning)| meaning_of(env, meaning).is_some()).count();
    // Most lines of a key say a status; a table of records does not, and figures may say it only at both ends.
    let figures = entries.len() >= 3 && entries.iter().all(|(word, _)| word.parse::<u8>().is_ok());
    (entries.len() <= 10 && told >= 2 && (told * 3 >= entries.len() * 2 || figures)).then_some((cells, entries))
}

fn is_short(cell: &Cell) -> bool {
    let words = written(cell).split_whitespace().count();
    match &cell.value {
        Value::Number(number) => *number <= Decimal::TEN && number.fract().is_zero(),
        Value::Text(_) => words <= 2,
        _ => false,
    }
}

fn meanings(env: &Env<'_>, entries: &[Entry<'_>]) -> BTreeMap<String, Status> {
    let mut meant: BTreeMap<String, Status> =
        entries.iter().filter_map(|(word, meaning)| Some((word.clone(), meaning_of(env, meaning)?))).collect();
    let mut figures: Vec<u8> = entries.iter().filter_map(|(word, _)| word.parse().ok()).collect();
    figures.sort_unstable();
    let ends = figures
        .first()
        .zip(figures.last())
        .map(|(first, last)| [first, last].map(|figure| meant.get(&figure.to_string()).copied()));
    let both = [Some(Status::OnTrack), Some(Status::Significant)];
    let of_figures = ends.is_some_and(|ends| ends == both || ends == [both[1], both[0]]);
    if of_figures && figures.len() == entries.len() {
        let inner = figures.get(1..figures.len() - 1).unwrap_or_default();
        meant.extend(inner.iter().map(|figure| (figure.to_string(), Status::Medium)));
    }
    meant
}

/// The status a meaning speaks of: its words, or the longest known words in it.
fn meaning_of(env: &Env<'_>, meaning: &str) -> Option<Status> {
    if let Some(status) = status::by_words(env, meaning) {
        return Some(status);
    }
    let words = plain(meaning);
    let known = env.words.closed_list("status").filter(|(known, _)| known.len() > 5 && has_words(&words, known));
    known.max_by_key(|(known, _)| known.len()).and_then(|(_, code)| Status::parse(code).ok())
}

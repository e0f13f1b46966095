//! Owns cells that are set aside before a sheet is read: lists that drop-downs choose from, and keys.
//! Must not know what the rest of the sheet holds.

use super::key::Key;
use crate::workbook::{CellRange, CellRef, Sheet, Value, Workbook};
use std::collections::{BTreeMap, HashMap};

/// Why cells are set aside.
const LIST: &str = "a list to choose from";
const KEY: &str = "a key, used to read the statuses";

/// The cells of each sheet that are set aside, each with the reason.
pub(super) fn cells(workbook: &Workbook, key: &Key) -> Vec<BTreeMap<CellRef, &'static str>> {
    let lists = lists(workbook);
    let of_sheet = |(index, sheet): (usize, &Sheet)| {
        let mut aside = BTreeMap::new();
        let ranges: Vec<CellRange> = lists.get(&sheet.name).cloned().unwrap_or_default();
        for range in ranges.iter().filter(|range| stands_alone(sheet, **range, &ranges)) {
            take_list(sheet, *range, &mut aside);
        }
        aside.extend(key.cells.iter().filter(|(of, _)| *of == index).map(|(_, at)| (*at, KEY)));
        aside
    };
    workbook.sheets.iter().enumerate().map(of_sheet).collect()
}

/// Where the drop-down lists of a workbook have their words from, by sheet.
fn lists(workbook: &Workbook) -> HashMap<String, Vec<CellRange>> {
    let mut lists: HashMap<String, Vec<CellRange>> = HashMap::new();
    let named = |text: &str| workbook.names.iter().find(|name| name.name == text).map(|name| name.refers_to.as_str());
    for sheet in &workbook.sheets {
        for source in sheet.choices.iter().filter_map(|choices| choices.source.as_deref()) {
            let source = source.trim_start_matches('=');
            let text = named(source).unwrap_or(source).trim_start_matches('=');
            let (name, range) = text.rsplit_once('!').unwrap_or((&sheet.name, text));
            let range = range.replace('$', "").parse::<CellRange>();
            let name = name.trim_matches('\'').replace("''", "'");
            if let Ok(range) = range {
                lists.entry(name).or_default().push(range);
            }
        }
    }
    lists
}

/// The names of a table's records may be offered elsewhere; a list has nothing beside it but other lists and figures.
fn stands_alone(sheet: &Sheet, range: CellRange, lists: &[CellRange]) -> bool {
    let rows = range.first.row..=range.last.row;
    let others = sheet.cells.iter().filter(|cell| !cell.is_empty() && rows.contains(&cell.at.row));
    let strange =
        others.filter(|cell| matches!(cell.value, Value::Text(_)) && !lists.iter().any(|list| list.contains(cell.at)));
    let mut found: Vec<u32> = strange.map(|cell| cell.at.row).collect();
    found.dedup();
    found.len() * 4 <= usize::try_from(range.height()).unwrap_or(usize::MAX)
}

/// The cells of a list, its heading, and figures that stand beside its words.
fn take_list(sheet: &Sheet, range: CellRange, aside: &mut BTreeMap<CellRef, &'static str>) {
    let rows = range.first.row..=range.last.row;
    for cell in sheet.cells.iter().filter(|cell| !cell.is_empty() && rows.contains(&cell.at.row)) {
        let beside = cell.at.column == range.last.column + 1 && !matches!(cell.value, Value::Text(_));
        if range.contains(cell.at) || (beside && range.width() == 1) {
            aside.insert(cell.at, LIST);
        }
    }
    let above = range.first.row.checked_sub(1).map(|row| CellRef::new(row, range.first.column));
    let heading = above.and_then(|at| sheet.get(at)).filter(|cell| matches!(cell.value, Value::Text(_)));
    if let Some(heading) = heading {
        aside.insert(heading.at, LIST);
    }
}

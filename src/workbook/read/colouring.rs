//! Owns the colours that conditional formats give, worked out for the cells where the rules can be told.
//! Must not know how a file stores a rule.

use std::collections::HashMap;

use super::super::address::{CellRange, CellRef};
use super::super::cell::{Cell, Rgb, Value};
use super::super::sheet::Sheet;
use super::beside::WrittenRule;
use super::rule::Rule;

/// Cells asked about in one sheet, all rules together.
const MAX_ASKED: usize = 500_000;

/// Colours the cells that rules decide; ranges of rules that cannot be told stay listed in `conditional_formats`.
/// `fills` are the fills of the formats that rules give, by number.
pub(super) fn colour(sheet: &mut Sheet, mut rules: Vec<WrittenRule>, fills: &[Option<Effect>]) {
    let Some(extent) = sheet.extent else { return };
    rules.sort_by_key(|rule| rule.priority);
    let mut decided: HashMap<CellRef, Option<Rgb>> = HashMap::new();
    let mut untold: Vec<CellRange> = Vec::new();
    let mut left = MAX_ASKED;
    for written in &rules {
        // Bars and icons lie beside the value and leave the fill alone.
        if matches!(written.kind.as_str(), "dataBar" | "iconSet") {
            continue;
        }
        let given = match (written.has_own, written.format) {
            (true, _) => Some(written.own_fill.map_or(Effect::Nothing, Effect::Fill)),
            (false, Some(format)) => fills.get(format).copied().flatten(),
            (false, None) => Some(Effect::Nothing),
        };
        let rule = Rule::read(written).zip(given);
        if rule.is_none() {
            untold.extend(&written.ranges);
        }
        let first = written.ranges.first().map_or(CellRef::default(), |range| range.first);
        for at in written.ranges.iter().filter_map(|range| common(*range, extent)).flat_map(places) {
            if left == 0 {
                break;
            }
            left -= 1;
            if decided.contains_key(&at) {
                continue;
            }
            match &rule {
                // What comes after a rule that cannot be told cannot be told either.
                None => drop(decided.insert(at, None)),
                Some((rule, given)) if rule.holds(at, first, |asked| sheet.get(asked)) => match given {
                    Effect::Fill(fill) => drop(decided.insert(at, Some(*fill))),
                    Effect::Nothing if written.stops => drop(decided.insert(at, None)),
                    Effect::Nothing => (),
                },
                Some(_) => (),
            }
        }
    }
    if left == 0 {
        untold.extend(rules.iter().flat_map(|rule| &rule.ranges));
    }
    untold.sort_unstable();
    untold.dedup();
    sheet.conditional_formats = untold;
    apply(sheet, decided);
}

/// What a format does to a fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    Fill(Rgb),
    Nothing,
}

fn apply(sheet: &mut Sheet, mut decided: HashMap<CellRef, Option<Rgb>>) {
    for cell in &mut sheet.cells {
        if let Some(Some(fill)) = decided.remove(&cell.at) {
            cell.fill = Some(fill);
            cell.flags.ruled = true;
        }
    }
    let blanks = decided
        .into_iter()
        .filter_map(|(at, fill)| fill.filter(|fill| *fill != [255, 255, 255]).map(|fill| (at, fill)));
    let before = sheet.cells.len();
    for (at, fill) in blanks {
        let mut cell = Cell::new(at, Value::Blank, None);
        cell.fill = Some(fill);
        cell.flags.ruled = true;
        sheet.cells.push(cell);
    }
    if sheet.cells.len() > before {
        sheet.cells.sort_by_key(|cell| cell.at);
    }
}

fn common(a: CellRange, b: CellRange) -> Option<CellRange> {
    let first = CellRef::new(a.first.row.max(b.first.row), a.first.column.max(b.first.column));
    let last = CellRef::new(a.last.row.min(b.last.row), a.last.column.min(b.last.column));
    (first.row <= last.row && first.column <= last.column).then(|| CellRange::new(first, last))
}

fn places(range: CellRange) -> impl Iterator<Item = CellRef> {
    (range.first.row..=range.last.row)
        .flat_map(move |row| (range.first.column..=range.last.column).map(move |column| CellRef::new(row, column)))
}

//! Owns the questions an import asks: alike cells are one question.
//! Must not know how an answer is given.

use super::lift::{CALCULATED, NO_ERROR};
use super::rows::Unknown;
use super::spelling::{plain, quoted};
use crate::model::RecordKind;
use serde::Serialize;
use std::collections::BTreeMap;

/// One thing a person is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The sentence.
    pub text: String,
    /// The kind of record it is about.
    pub kind: RecordKind,
    /// The field; empty when it is the column that is not understood.
    pub field: String,
    /// The heading over the cells.
    pub heading: String,
    /// What stands in them, as first written; empty when it is the column.
    pub written: String,
    /// The cells, each with its sheet.
    pub cells: Vec<(String, String)>,
}

/// The questions about cells that were not understood, in the order in which they first came up.
pub(super) fn gather(unknown: &[Unknown], sheets: &[String]) -> Vec<Question> {
    let mut groups: BTreeMap<(RecordKind, &str, String, String), Vec<&Unknown>> = BTreeMap::new();
    for cell in unknown {
        let word = if cell.field.is_empty() { String::new() } else { plain(&cell.written) };
        groups.entry((cell.kind, cell.field, plain(&cell.heading), word)).or_default().push(cell);
    }
    let mut questions: Vec<(usize, u32, Question)> =
        groups.into_values().filter_map(|cells| question(&cells, sheets)).collect();
    questions.sort_by(|a, b| (a.0, a.1, &a.2.text).cmp(&(b.0, b.1, &b.2.text)));
    questions.into_iter().map(|(_, _, question)| question).collect()
}

/// The first cell, with its sheet, and how many more there are.
fn place(cells: &[&Unknown], sheets: &[String]) -> String {
    let first = cells.iter().min_by_key(|cell| (cell.sheet, cell.at));
    let first = first.map(|cell| format!("{}!{}", sheets.get(cell.sheet).map_or("", String::as_str), cell.at));
    let first = first.unwrap_or_default();
    match cells.len().saturating_sub(1) {
        0 => first,
        1 => format!("{first} and 1 more cell"),
        more => format!("{first} and {more} more cells"),
    }
}

fn question(cells: &[&Unknown], sheets: &[String]) -> Option<(usize, u32, Question)> {
    let first = cells.first()?;
    let count = cells.len();
    let (many, verb) = if count == 1 { ("1 cell".to_owned(), "says") } else { (format!("{count} cells"), "say") };
    let place = place(cells, sheets);
    let heading = quoted(&first.heading);
    let written = quoted(&first.written);
    let text = if first.wanted == CALCULATED {
        let (hold, formula) = if count == 1 { ("holds", "a formula") } else { ("hold", "formulas") };
        format!(
            "{place} {hold} {formula} under “{heading}” never calculated: open the workbook in Excel, save it and import it again"
        )
    } else if first.wanted == NO_ERROR {
        let shows = if count == 1 { "shows" } else { "show" };
        format!("{place} {shows} the error “{written}” under “{heading}”: mend it in the workbook and import it again")
    } else if first.field.is_empty() {
        let stand = if count == 1 { "stands" } else { "stand" };
        format!("{many} {stand} under “{heading}”: what does this column hold? ({place})")
    } else {
        format!(
            "{many} {verb} “{written}” under “{heading}”: what does that mean? We looked for {} ({place})",
            first.wanted
        )
    };
    let sheet = |index: usize| sheets.get(index).cloned().unwrap_or_default();
    let question = Question {
        text,
        kind: first.kind,
        field: first.field.to_owned(),
        heading: first.heading.clone(),
        written: if first.field.is_empty() { String::new() } else { first.written.clone() },
        cells: cells.iter().map(|cell| (sheet(cell.sheet), cell.at.to_string())).collect(),
    };
    Some((first.sheet, first.at.row, question))
}

//! Owns the questions an import asks: alike cells are one question.
//! Must not know how an answer is given.

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

fn question(cells: &[&Unknown], sheets: &[String]) -> Option<(usize, u32, Question)> {
    let first = cells.first()?;
    let count = cells.len();
    let (many, verb) = if count == 1 { ("1 cell".to_owned(), "says") } else { (format!("{count} cells"), "say") };
    let text = if first.field.is_empty() {
        let stand = if count == 1 { "stands" } else { "stand" };
        format!("{many} {stand} under “{}”: what does this column hold?", quoted(&first.heading))
    } else {
        let heading = quoted(&first.heading);
        format!(
            "{many} {verb} “{}” under “{heading}”: what does that mean? We looked for {}",
            quoted(&first.written),
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

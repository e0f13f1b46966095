//! Owns the questions an import asks: alike cells are one question, each with what can be answered and a likely answer.
//! Must not know what becomes of an answer.

use super::answers::{self, About, COLUMNS, Choice, LEAVE_OUT, SCALES};
use super::lift::{CALCULATED, Env, NAMED, NO_ERROR};
use super::rows::Unknown;
use super::scale::ON_SCALE;
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
    /// The line of a mapping that answers it; none when only the workbook can be mended.
    pub about: Option<About>,
    /// What can be answered, in the framework's words.
    pub choices: Vec<Choice>,
    /// What may be typed for an answer, if anything may: "a date".
    pub typed: Option<String>,
    /// The likely answer, where the words are close to known ones.
    pub suggested: Option<String>,
}

impl Question {
    /// What can be said, for people who write the answer down.
    pub fn can_say(&self) -> String {
        let mut known: Vec<String> = self.choices.iter().map(|choice| format!("\"{}\"", choice.says)).collect();
        known.extend(self.typed.iter().cloned());
        let leaves_out = self.choices.iter().any(|choice| choice.says == LEAVE_OUT);
        if !leaves_out && self.about.as_ref().is_some_and(|about| about.section != SCALES) {
            known.push(format!("\"{LEAVE_OUT}: why\""));
        }
        known.join(", ")
    }
}

/// What makes two cells one question: the column, or the word in a field, wherever it stands.
fn group(cell: &Unknown) -> (RecordKind, &'static str, String, String) {
    if cell.wanted == NAMED {
        return (cell.kind, "", NAMED.to_owned(), String::new());
    }
    let by_column = cell.field.is_empty() || cell.wanted == ON_SCALE;
    let (column, word) =
        if by_column { (plain(&cell.key), String::new()) } else { (String::new(), plain(&cell.written)) };
    let broken = if matches!(cell.wanted, CALCULATED | ON_SCALE) { cell.wanted } else { "" };
    (cell.kind, cell.field, format!("{column}{broken}"), word)
}

/// The questions about cells that were not understood, in the order in which they first came up.
pub(super) fn gather(env: &Env<'_>, unknown: &[Unknown], sheets: &[String]) -> Vec<Question> {
    let mut groups: BTreeMap<(RecordKind, &str, String, String), Vec<&Unknown>> = BTreeMap::new();
    for cell in unknown {
        groups.entry(group(cell)).or_default().push(cell);
    }
    let mut questions: Vec<(usize, u32, Question)> =
        groups.into_values().filter_map(|cells| question(env, &cells, sheets)).collect();
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

fn sentence(first: &Unknown, count: usize, place: &str) -> String {
    let one = count == 1;
    let many = if one { "1 cell".to_owned() } else { format!("{count} cells") };
    let (heading, written) = (quoted(&first.heading), quoted(&first.written));
    match first.wanted {
        CALCULATED => {
            let (hold, formula) = if one { ("holds", "a formula") } else { ("hold", "formulas") };
            format!(
                "{place} {hold} {formula} under “{heading}” never calculated: open the workbook in Excel, save it and import it again"
            )
        }
        NAMED => {
            let stands = if one { "stands" } else { "stand" };
            let kind = first.kind;
            format!(
                "{place} {stands} in a row without a reference or a name: write there which {kind} it is and import the workbook again"
            )
        }
        NO_ERROR => {
            let shows = if one { "shows" } else { "show" };
            format!(
                "{place} {shows} the error “{written}” under “{heading}”: mend it in the workbook and import it again"
            )
        }
        ON_SCALE => {
            let (is, percentage) = if one { ("is", "a percentage") } else { ("are", "percentages") };
            format!("{many} under “{heading}” {is} {percentage} such as “{written}”: out of 1 or out of 100? ({place})")
        }
        _ if first.field.is_empty() => {
            let stand = if one { "stands" } else { "stand" };
            format!("{many} {stand} under “{heading}”: what does this column hold? ({place})")
        }
        wanted => {
            let say = if one { "says" } else { "say" };
            format!("{many} {say} “{written}” under “{heading}”: what does that mean? We looked for {wanted} ({place})")
        }
    }
}

fn question(env: &Env<'_>, cells: &[&Unknown], sheets: &[String]) -> Option<(usize, u32, Question)> {
    let first = cells.first()?;
    let (kind, field) = (first.kind, first.field);
    let (about, choices, typed, suggested) = match first.wanted {
        CALCULATED | NAMED => (None, Vec::new(), None, None),
        NO_ERROR => (Some(About::word(kind, field, &first.written)), Vec::new(), None, None),
        ON_SCALE => (Some(About::new(SCALES, &first.key)), answers::scale_choices(), None, None),
        _ if field.is_empty() => {
            let likely = answers::like_heading(env, kind, &first.heading);
            (Some(About::new(COLUMNS, &first.key)), answers::for_column(kind), None, likely)
        }
        _ => {
            let likely = answers::like_word(env, kind, field, &first.written);
            let choices = answers::for_word(env.names.framework(), kind, field);
            (Some(About::word(kind, field, &first.written)), choices, answers::free(kind, field), likely)
        }
    };
    let sheet = |index: usize| sheets.get(index).cloned().unwrap_or_default();
    let question = Question {
        text: sentence(first, cells.len(), &place(cells, sheets)),
        kind,
        field: field.to_owned(),
        heading: first.heading.clone(),
        written: if field.is_empty() { String::new() } else { first.written.clone() },
        cells: cells.iter().map(|cell| (sheet(cell.sheet), cell.at.to_string())).collect(),
        about,
        choices,
        typed: typed.map(str::to_owned),
        suggested,
    };
    Some((first.sheet, first.at.row, question))
}

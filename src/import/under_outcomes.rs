//! Owns sheets of words: paragraphs under headings that name an outcome or a section of the report.
//! Must not know tables.

use super::draft::Draft;
use super::lift::{Env, written};
use super::spelling::plain;
use crate::model::RecordKind;
use crate::workbook::{Cell, CellRef, Sheet, Value};

/// Words in a heading; more are a sentence.
const LONGEST_HEADING: usize = 12;

/// Words in a paragraph; fewer are a label.
const SHORTEST_PARAGRAPH: usize = 8;

/// What a heading says of the words below it.
struct Heading {
    field: &'static str,
    id: String,
    at: CellRef,
    text: String,
}

/// The words for the report on a sheet without a table, one narrative a heading; none where no heading names a place for them.
pub(super) fn narratives(env: &Env<'_>, sheet: &Sheet, index: usize) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut under: Option<Heading> = None;
    for row in sheet.rows() {
        let mut cells = row.iter().filter(|cell| !cell.is_empty());
        let (Some(cell), None) = (cells.next(), cells.next()) else {
            under = None;
            continue;
        };
        if let Some(heading) = heading(env, cell) {
            under = Some(heading);
        } else if let (Some(heading), true) = (&under, is_paragraph(env, cell)) {
            let goes_on = drafts.last_mut().filter(|draft| draft.text(heading.field) == heading.id);
            match goes_on {
                Some(draft) => draft.add_line("text", written(cell), cell.at),
                None => drafts.push(begun(heading, cell, index)),
            }
        } else {
            under = None;
        }
    }
    drafts
}

fn begun(heading: &Heading, cell: &Cell, index: usize) -> Draft {
    let mut draft = Draft::new(RecordKind::Narrative, index);
    draft.set(heading.field, heading.id.as_str(), Some((heading.at, heading.text.as_str().into())));
    draft.set("text", cell.shared(), Some((cell.at, cell.shared())));
    draft
}

/// A short text that is the name of an outcome, or the number and title of a section of the report.
fn heading(env: &Env<'_>, cell: &Cell) -> Option<Heading> {
    let text = written(cell);
    if !matches!(cell.value, Value::Text(_)) || text.split_whitespace().count() > LONGEST_HEADING || text.ends_with('.')
    {
        return None;
    }
    let of = |field, id: String| Heading { field, id, at: cell.at, text: text.to_owned() };
    let numbered = plain(text).starts_with(|c: char| c.is_ascii_digit());
    let section = || env.names.section(text).filter(|_| numbered).map(|id| of("section", id));
    env.names.outcome(text).map(|id| of("outcome", id.to_string())).or_else(section)
}

fn is_paragraph(env: &Env<'_>, cell: &Cell) -> bool {
    let words = plain(written(cell));
    matches!(cell.value, Value::Text(_)) && !env.words.guides(&words) && words.split(' ').count() >= SHORTEST_PARAGRAPH
}

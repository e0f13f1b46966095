//! Owns the list of steps that can be taken back, in words, the newest first.
//! Must not know how a step is taken back.

use super::changes::{how, moment};
use crate::app::grid_fields;
use crate::app::room::Room;
use crate::model::{Edit, RecordKind, Step};

/// A step that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLine {
    /// What it did.
    pub what: String,
    /// When and who.
    pub told: String,
    /// How many steps must be taken back for this one to be the last; none for the newest.
    pub later: usize,
}

impl Room {
    /// The steps that can be taken back, the newest first.
    pub fn steps(&self) -> Vec<StepLine> {
        let line = |(later, step): (usize, &Step)| StepLine {
            what: self.what(step),
            told: format!("{} \u{b7} {}", moment(step.at), step.who),
            later,
        };
        self.document().undoable().enumerate().map(line).collect()
    }

    /// What a step did; `step` is the one that takes it back, so what it puts there is what was.
    fn what(&self, step: &Step) -> String {
        let ret = self.document().ret();
        let mut fields = step.edits.iter().filter_map(|edit| match edit {
            Edit::Field { row, field, was, .. } => Some((row, *field, was)),
            _ => None,
        });
        let (records, rows) = records(step);
        if rows > 0 {
            return format!("{rows} {} {}", if rows == 1 { records } else { "records" }, "came or went");
        }
        let shown = |(_, field, _): &(&crate::model::RowId, crate::model::Field, &String)| {
            grid_fields(field.kind()).iter().any(|column| column.field == *field)
        };
        let told: Vec<_> = fields.by_ref().filter(shown).collect();
        match told.as_slice() {
            [] => self.confirmed(step),
            [(row, field, now)] => {
                let title = grid_fields(field.kind()).iter().find(|column| column.field == *field);
                let title = title.map_or_else(|| field.name(), |column| column.title);
                let name = ret.name(field.kind(), row).map(|name| name.reference.to_string()).unwrap_or_default();
                let to = if now.is_empty() {
                    "emptied".to_owned()
                } else {
                    format!("\u{201c}{}\u{201d}", first_words(&self.in_words(*field, now).text))
                };
                format!("{title} of {name}: {to}")
            }
            many => format!("{} values", many.len()),
        }
    }

    /// A step that changes nothing a grid shows: a confirmation, an explanation, a word of the header.
    fn confirmed(&self, step: &Step) -> String {
        let ret = self.document().ret();
        let named = step.edits.iter().find_map(|edit| match edit {
            Edit::Field { row, field, .. } if field.name() == "confirmed_at" => {
                ret.name(field.kind(), row).map(|name| name.reference.to_string())
            }
            _ => None,
        });
        named.map_or_else(|| super::capital(how(step.cause)), |name| format!("{name} confirmed as it stood"))
    }
}

/// How many records of a grid a step adds or takes out, and what one of them is called.
fn records(step: &Step) -> (&'static str, usize) {
    let kinds = step.edits.iter().filter_map(|edit| match edit {
        Edit::Added { kind, .. } | Edit::Removed { kind, .. } if *kind != RecordKind::Explanation => Some(*kind),
        _ => None,
    });
    let kinds: Vec<RecordKind> = kinds.collect();
    (kinds.first().map_or("record", |kind| kind.noun()), kinds.len())
}

/// As much of a text as a line has room for.
fn first_words(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(48) {
        Some((end, _)) => format!("{}\u{2026}", line.get(..end).unwrap_or(line)),
        None if line.len() < text.len() => format!("{line}\u{2026}"),
        None => line.to_owned(),
    }
}

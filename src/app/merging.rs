//! Owns what a person sees of a merge: what came in from the other copy, and each thing both changed, side by side.
//! Must not know how two states are merged.

use super::grid_fields;
use crate::document::{Conflict, Document};
use crate::model::{Field, Step};

/// What a merge did, in one sentence.
pub(super) fn told(step: &Step, conflicts: &[Conflict]) -> String {
    let count = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let came = match step.edits.len() {
        0 => "nothing of it was new".to_owned(),
        changes => format!("{} came in from it", count(changes, "change", "changes")),
    };
    let asked = match conflicts.len() {
        0 => String::new(),
        asked => format!(", and {} both of you changed", count(asked, "thing", "things")),
    };
    format!("Somebody else saved this document meanwhile: {came}{asked}")
}

/// One thing both changed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// What it is about: "Status of action 27a".
    pub about: String,
    /// What stood there before.
    pub before: String,
    /// Ours.
    pub ours: String,
    /// Theirs.
    pub theirs: String,
    /// Whether there is a choice; where there is none, what was said is only to be known.
    pub has_choice: bool,
}

/// A conflict in words; `shown` gives a value as the grid shows it.
pub(super) fn clash(conflict: &Conflict, document: &Document, shown: impl Fn(Field, &str) -> String) -> Clash {
    let ret = document.ret();
    let of_row = || {
        let (kind, row) = conflict.kind().zip(conflict.row())?;
        let reference = ret.name(kind, row).map(|name| name.reference.to_string()).unwrap_or_default();
        Some(format!("{} {reference}", kind.noun()).trim().to_owned())
    };
    let record = of_row().unwrap_or_default();
    let blank = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    match conflict {
        Conflict::Field { field, base, ours, theirs, .. } => {
            let column = grid_fields(field.kind()).iter().find(|column| column.field == *field);
            let title = column.map_or_else(|| field.name().replace('_', " "), |column| column.title.to_owned());
            let [before, ours, theirs] = [base, ours, theirs].map(|text| blank(&shown(*field, text)));
            Clash { about: format!("{title} of {record}"), before, ours, theirs, has_choice: true }
        }
        Conflict::TheyRemoved { .. } => Clash {
            about: format!("The {record}"),
            before: "there".to_owned(),
            ours: "changed".to_owned(),
            theirs: "removed".to_owned(),
            has_choice: true,
        },
        Conflict::WeRemoved { kind, texts, .. } => Clash {
            about: format!("The {} {}", kind.noun(), texts.get("ref").map_or("", String::as_str)).trim().to_owned(),
            before: "there".to_owned(),
            ours: "removed".to_owned(),
            theirs: "changed".to_owned(),
            has_choice: true,
        },
        Conflict::Import { file } => Clash {
            about: format!("The import of {file}"),
            before: String::new(),
            ours: "your import, which stands".to_owned(),
            theirs: "another import of the same workbook".to_owned(),
            has_choice: false,
        },
    }
}

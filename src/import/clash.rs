//! Owns what happens where a workbook says something else than the draft holds: whose word stays, and the sentence about it.
//! Must not know how edits are put together.

use super::assemble::Book;
use super::changes::{Change, Changed, base};
use super::draft::{Draft, Given};
use super::earlier::Earlier;
use super::spelling::quoted;
use crate::model::{Field, RecordKind, RowId};
use crate::tables::WholeRow;
use crate::workbook::CellRef;

/// A value of the workbook against one of the draft.
pub(super) struct Clash<'a> {
    /// The record as the workbook gives it.
    pub(super) draft: &'a Draft,
    /// The row of the draft return.
    pub(super) row: &'a RowId,
    /// The field.
    pub(super) field: Field,
    /// What the return holds.
    pub(super) was: &'a str,
    /// What the workbook says.
    pub(super) given: &'a Given,
}

/// Whose word stays.
pub(super) struct Told {
    /// Whether what the return holds stays, unless a person chooses the workbook's word.
    pub(super) stays: bool,
    /// What to say.
    pub(super) note: Option<String>,
}

impl Clash<'_> {
    fn name(&self) -> String {
        called(self.draft.kind, &self.draft.values().map(|(name, given)| (name, given.text())).collect())
    }

    /// The change that is left for a person to choose.
    pub(super) fn left_open(&self, book: &Book<'_>, sheet: usize) -> Changed {
        Changed {
            change: Change::Kept,
            kind: self.draft.kind,
            row: self.row.clone(),
            name: self.name(),
            field: self.field.name().to_owned(),
            was: self.was.to_owned(),
            now: self.given.text().to_owned(),
            place: self.given.from().first().map(|(at, _)| book.place(sheet, *at)).unwrap_or_default(),
        }
    }
}

/// Whose word stays. `here` is the sheet at hand and the cell of this workbook that gave the field already; `is_new` says that no
/// earlier edit of this import is about it.
pub(super) fn between(
    earlier: &Earlier<'_>,
    book: &Book<'_>,
    clash: &Clash<'_>,
    here: (usize, Option<(usize, CellRef)>),
    is_new: bool,
) -> Told {
    let Clash { row, field, was, given, .. } = *clash;
    let Some((at, written)) = given.from().first() else { return Told { stays: false, note: None } };
    let (what, name) = (clash.name(), words(field.name()));
    let place = book.place(here.0, *at);
    // The words beside a value are told with the value.
    let told = |stays, note: Option<String>| Told { stays, note: note.filter(|_| base(field.name()) == field.name()) };
    if let (false, Some((sheet, cell))) = (is_new, here.1) {
        let other = book.place(sheet, cell);
        let note = format!("{what}: {other} and {place} do not agree on the {name}; the return has what {place} says");
        return told(false, Some(note));
    }
    let before = earlier.given(row, field.name());
    if before == Some(was) {
        let other = earlier.of_another(row, field.name());
        let note = other.map(|other| {
            format!(
                "{what}: {} in {} says “{}” for the {name} and {place} in {} says “{}”; the return has what {} says",
                format_args!("{}!{}", other.sheet, other.cell),
                other.file,
                quoted(other.as_written),
                book.file,
                quoted(written),
                book.file,
            )
        });
        return told(false, note);
    }
    if before == Some(given.text()) && earlier.is_own(row, field.name()) {
        let note =
            format!("{what}: the {name} was changed in the return since {place} was imported, and stays as it is");
        return told(true, Some(note));
    }
    if before.is_some() || earlier.is_typed(row, field.name()) {
        let (old, new) = (quoted(was), quoted(given.text()));
        let old = if old.is_empty() { "nothing".to_owned() } else { format!("“{old}”") };
        let note = format!("{what}: the {name} was changed in the return to {old}, which stays; {place} says “{new}”");
        return told(true, Some(note));
    }
    told(false, None)
}

/// What people call a record: by its reference, its name or its place.
pub(super) fn called(kind: RecordKind, texts: &WholeRow) -> String {
    let names = ["ref", "contract", "action", "measure", "title", "section", "name"];
    let name = names.iter().filter_map(|field| texts.get(field)).find(|text| !text.trim().is_empty());
    let name = name.map(quoted);
    match (name, texts.get("period").filter(|_| kind == RecordKind::Measure)) {
        (Some(name), Some(period)) => format!("{name} of {period}"),
        (Some(name), None) => name,
        (None, _) => format!("A {}", kind.noun()),
    }
}

/// A field's name in words.
pub(super) fn words(field: &str) -> String {
    field.replace('_', " ")
}

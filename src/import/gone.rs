//! Owns what a workbook no longer says when it is imported again: values that are cleared, rows that are taken out.
//! Must not know how what it does say is put together.
//!
//! What somebody has changed in the return since stays, and so does what a column or a table that is gone as a whole had given:
//! a heading may only be misspelt. Whatever happens is said.

use super::assemble::{Assembled, Book, CONFIRMED, Cells};
use super::changes::{self, Change, Decisions, base};
use super::clash::{called, words};
use super::context::Context;
use super::earlier::Earlier;
use crate::model::{Edit, Field, RecordKind, RowId};
use crate::tables::WholeRow;
use std::collections::{BTreeMap, BTreeSet};

/// An import that has been put together, against what the same file gave before.
pub(super) struct After<'a> {
    pub(super) earlier: &'a Earlier<'a>,
    pub(super) book: Book<'a>,
    /// The kinds of record this import speaks of.
    pub(super) kinds: BTreeSet<RecordKind>,
    /// Held rows it speaks of.
    pub(super) taken: &'a BTreeMap<RowId, usize>,
    /// The cell each value is from.
    pub(super) cells: &'a Cells,
    /// What it says of held rows.
    pub(super) spoken: &'a BTreeMap<RowId, WholeRow>,
    /// What a person has decided.
    pub(super) decisions: &'a Decisions,
}

/// Names told in one note; more are counted.
const NAMED: usize = 5;

/// What became of values or rows, each with the names of those it happened to.
type Told = BTreeMap<String, Vec<String>>;

impl After<'_> {
    /// Clears and takes out what the file no longer says, and says so.
    pub(super) fn settle(&self, context: &Context<'_>, made: &mut Assembled) {
        let mut told = Told::new();
        self.clear(context, made, &mut told);
        self.take_out(context, made, &mut told);
        let file = self.book.file;
        for (what, names) in told {
            let more = names.len().saturating_sub(NAMED);
            let named = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
            let named = if more == 0 { named } else { format!("{named} and {more} more") };
            made.notes.push(what.replace("{file}", file).replace("{names}", &named));
        }
    }

    fn clear(&self, context: &Context<'_>, made: &mut Assembled, told: &mut Told) {
        let mut seen = BTreeSet::new();
        for source in self.earlier.own() {
            let (Some(kind), Some(row)) = (source.record, source.row) else { continue };
            let Some(field) = Field::named(kind, source.field) else { continue };
            let spoken_of = self.taken.contains_key(row) && !self.cells.contains_key(&(row.clone(), field.name()));
            if !spoken_of || !seen.insert((row, field)) {
                continue;
            }
            let held = context.existing.text(row, field).unwrap_or_default();
            let instead = self.spoken.get(row).and_then(|texts| texts.get(field.name())).unwrap_or_default().to_owned();
            if held.is_empty() || held == instead || self.earlier.of_another(row, field.name()).is_some() {
                continue;
            }
            let name = words(field.name());
            let what = if !self.has_column(kind, field.name()) {
                format!("{{file}} has no column for the {name} any more: what it gave before stays, of {{names}}")
            } else if self.earlier.given(row, field.name()) != Some(held.as_str()) {
                format!(
                    "{{file}} no longer gives the {name}, but it was changed in the return since and stays, of {{names}}"
                )
            } else {
                self.clear_one(context, made, row, field, held, instead);
                format!("{{file}} no longer gives the {name}: cleared in the return, of {{names}}")
            };
            if !field.name().ends_with("_as_written") {
                let texts = context.existing.texts(kind, row).unwrap_or_default();
                told.entry(what).or_default().push(called(kind, &texts.into()));
            }
        }
    }

    fn clear_one(
        &self,
        context: &Context<'_>,
        made: &mut Assembled,
        row: &RowId,
        field: Field,
        was: String,
        now: String,
    ) {
        made.edits.push(Edit::Field { row: row.clone(), field, was, now });
        // Nobody says anything for the quarter any more, so nothing is confirmed.
        let says = |name: &str| self.spoken.get(row).is_some_and(|texts| texts.get(name).is_some());
        let confirmed = Field::named(field.kind(), CONFIRMED).filter(|_| !says(CONFIRMED));
        let Some(confirmed) = confirmed else { return };
        let was = context.existing.text(row, confirmed).unwrap_or_default();
        let cleared =
            |edit: &Edit| matches!(edit, Edit::Field { row: r, field, .. } if r == row && *field == confirmed);
        let tells = matches!(field.name(), "status" | "value" | "no_data_reason" | "score" | "rating" | "likelihood");
        if tells && self.earlier.given(row, CONFIRMED) == Some(was.as_str()) && !made.edits.iter().any(cleared) {
            made.edits.push(Edit::Field { row: row.clone(), field: confirmed, was, now: String::new() });
        }
    }

    /// Whether a column of the workbook holds a field, or the field that this one is told beside.
    fn has_column(&self, kind: RecordKind, field: &str) -> bool {
        [field, base(field)].iter().any(|name| self.book.columns.contains(&(kind, (*name).to_owned())))
    }

    fn take_out(&self, context: &Context<'_>, made: &mut Assembled, told: &mut Told) {
        for kind in RecordKind::ALL.iter().copied() {
            let mut out: Vec<(usize, RowId, WholeRow)> = Vec::new();
            for row in self.earlier.rows(kind).into_iter().filter(|row| !self.taken.contains_key(row)) {
                let (Some(at), Some(texts)) = (context.existing.place(kind, &row), context.existing.texts(kind, &row))
                else {
                    continue;
                };
                let texts = WholeRow::from(texts);
                if self.earlier.of_another(&row, "").is_some() {
                    continue;
                }
                let name = called(kind, &texts);
                let noun = kind.noun();
                let pointed_at = context.existing.events().records().any(|event| event.row.as_ref() == Some(&row));
                let what = if !self.kinds.contains(&kind) {
                    format!("{{file}} lists no {noun} any more: what it gave before stays: {{names}}")
                } else if !pointed_at && self.decisions.removes(&row, self.earlier.is_untouched(kind, &row)) {
                    out.push((at, row, texts));
                    format!("{{file}} no longer has this {noun}: taken out of the return, as you chose: {{names}}")
                } else {
                    made.changes.push(changes::gone(Change::Gone, kind, &row, name.clone()));
                    let touched = if pointed_at || !self.earlier.is_untouched(kind, &row) {
                        ", where it was changed since"
                    } else {
                        ""
                    };
                    format!("{{file}} no longer has this {noun}; it stays in the return{touched}: {{names}}")
                };
                told.entry(what).or_default().push(name);
            }
            // From the end, so that the places of the others stay right.
            out.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
            made.edits.extend(out.into_iter().map(|(at, row, texts)| Edit::Removed { kind, row, at, texts }));
        }
    }
}

//! Owns what an import would change of a return that is there: was, now and where, what is left for a person to choose, and the choices.
//! Must not know how values are compared.

use super::assemble::{Book, CONFIRMED, Cells};
use super::clash::called;
use crate::model::{Edit, Field, RecordKind, Return, RowId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What a person has decided before an import is taken in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Values changed in the return for which the workbook's word is taken instead.
    pub take: BTreeSet<(RowId, String)>,
    /// Records the workbook no longer lists that are taken out of the return.
    pub remove: BTreeSet<RowId>,
    /// The workbook's word is taken for every value changed in the return.
    pub take_all: bool,
    /// Every record the workbook no longer lists and nobody has changed is taken out.
    pub remove_all: bool,
}

impl Decisions {
    /// Whether the workbook's word is taken for a value that was changed in the return.
    pub(super) fn takes(&self, row: &RowId, field: Field) -> bool {
        self.take_all || self.take.contains(&(row.clone(), base(field.name()).to_owned()))
    }

    /// Whether a record the workbook no longer lists is taken out.
    pub(super) fn removes(&self, row: &RowId, untouched: bool) -> bool {
        self.remove.contains(row) || (self.remove_all && untouched)
    }
}

/// What becomes of one value, or of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// The value becomes another.
    Changed,
    /// It was changed in the return, and the workbook says something else: the return keeps its own unless a person chooses.
    Kept,
    /// The workbook no longer lists the record; it stays unless a person chooses.
    Gone,
    /// The record is taken out, as a person chose.
    TakenOut,
}

/// One change to a record that is in the return already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// What becomes of it.
    pub change: Change,
    /// The kind of record.
    pub kind: RecordKind,
    /// Its row.
    pub row: RowId,
    /// What people call it.
    pub name: String,
    /// The field; empty for a whole record.
    pub field: String,
    /// What the return holds.
    pub was: String,
    /// What the workbook says.
    pub now: String,
    /// The cell, as `Sheet!C4`; empty where no cell says it.
    pub place: String,
}

/// The field that another one is told beside.
pub(super) fn base(field: &str) -> &str {
    match field {
        "due_as_written" => "due_date",
        "no_data_reason" | "expected_date" | "provisional" => "value",
        "target_upper" => "target",
        other => other.strip_suffix("_as_written").unwrap_or(other),
    }
}

/// The changes that edits make to rows that are there, with those left for a person to choose; by kind, in the order of the return.
pub(super) fn of(
    existing: &Return,
    book: &Book<'_>,
    edits: &[Edit],
    cells: &Cells,
    open: Vec<Changed>,
) -> Vec<Changed> {
    let mut changes = open;
    for edit in edits {
        match edit {
            Edit::Field { row, field, was, now } if told(*field) => {
                let place = cells.get(&(row.clone(), field.name()));
                changes.push(Changed {
                    change: Change::Changed,
                    kind: field.kind(),
                    row: row.clone(),
                    name: existing
                        .texts(field.kind(), row)
                        .map(|texts| called(field.kind(), &texts.into()))
                        .unwrap_or_default(),
                    field: field.name().to_owned(),
                    was: was.clone(),
                    now: now.clone(),
                    place: place.map(|(sheet, at)| book.place(*sheet, *at)).unwrap_or_default(),
                });
            }
            Edit::Removed { kind, row, texts, .. } => {
                changes.push(gone(Change::TakenOut, *kind, row, called(*kind, texts)));
            }
            _ => {}
        }
    }
    // A value that two sheets change in turn is one change.
    let mut first: BTreeMap<(RowId, String), String> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.change == Change::Changed) {
        first.entry((change.row.clone(), change.field.clone())).or_insert_with(|| change.was.clone());
    }
    let mut seen = BTreeSet::new();
    changes.reverse();
    changes
        .retain(|change| change.change != Change::Changed || seen.insert((change.row.clone(), change.field.clone())));
    changes.reverse();
    for change in changes.iter_mut().filter(|change| change.change == Change::Changed) {
        if let Some(was) = first.remove(&(change.row.clone(), change.field.clone())) {
            change.was = was;
        }
    }
    changes.retain(|change| change.change != Change::Changed || change.was != change.now);
    changes.sort_by_key(|change| {
        let kind = RecordKind::ALL.iter().position(|kind| *kind == change.kind);
        (kind, existing.place(change.kind, &change.row))
    });
    changes
}

/// A whole record the workbook no longer lists.
pub(super) fn gone(change: Change, kind: RecordKind, row: &RowId, name: String) -> Changed {
    let (field, was, now, place) = Default::default();
    Changed { change, kind, row: row.clone(), name, field, was, now, place }
}

/// The words beside a value and the time it was confirmed are told with the value.
fn told(field: Field) -> bool {
    field.name() != CONFIRMED && !field.name().ends_with("_as_written") && field.kind() != RecordKind::Return
}

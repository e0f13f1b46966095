//! Owns a record as it is gathered from a sheet: texts by field, each with the cell it came from.
//! Must not know rows of a return.

use crate::model::{Period, RecordKind};
use crate::workbook::CellRef;
use std::collections::BTreeMap;

/// A value of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// Its canonical text.
    pub(super) text: String,
    /// The cells it came from; none when the framework or the layout gave it.
    pub(super) from: Vec<(CellRef, String)>,
}

/// A record as the sheet gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// The kind of record.
    pub(super) kind: RecordKind,
    /// The sheet's place in the workbook.
    pub(super) sheet: usize,
    /// The values.
    pub(super) values: BTreeMap<&'static str, Given>,
}

impl Draft {
    pub(super) fn new(kind: RecordKind, sheet: usize) -> Self {
        Self { kind, sheet, values: BTreeMap::new() }
    }

    /// The same record with its cells where `to` says; a cell that stands nowhere is no source.
    pub(super) fn moved(mut self, to: impl Fn(CellRef) -> Option<CellRef>) -> Self {
        for given in self.values.values_mut() {
            let from = std::mem::take(&mut given.from);
            given.from = from.into_iter().filter_map(|(at, written)| Some((to(at)?, written))).collect();
        }
        self
    }

    /// The text of a field; empty when not given.
    pub(super) fn text(&self, field: &str) -> &str {
        self.values.get(field).map_or("", |given| given.text.as_str())
    }

    /// Whether the field is given.
    pub(super) fn has(&self, field: &str) -> bool {
        !self.text(field).is_empty()
    }

    /// Sets a field from a cell; what stood there before is replaced.
    pub(super) fn set(&mut self, field: &'static str, text: impl Into<String>, from: Option<(CellRef, &str)>) {
        let text = text.into();
        if !text.is_empty() {
            let from = from.into_iter().map(|(at, written)| (at, written.to_owned())).collect();
            self.values.insert(field, Given { text, from });
        }
    }

    /// Sets a field that nothing was given for.
    pub(super) fn fill(&mut self, field: &'static str, text: impl Into<String>, from: Option<(CellRef, &str)>) {
        if !self.has(field) {
            self.set(field, text, from);
        }
    }

    /// Adds a line to a text field.
    pub(super) fn add_line(&mut self, field: &'static str, text: &str, at: CellRef) {
        let given = self.values.entry(field).or_insert_with(|| Given { text: String::new(), from: Vec::new() });
        if !given.text.is_empty() {
            given.text.push('\n');
        }
        given.text.push_str(text);
        given.from.push((at, text.to_owned()));
    }

    /// The period of the record.
    pub(super) fn period(&self) -> Option<Period> {
        crate::tables::CellText::parse(self.text("period")).ok()
    }
}

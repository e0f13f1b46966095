//! Owns what earlier imports gave a draft: from which file each value is, and whether somebody has changed it since.
//! Must not know what the import at hand says.

use super::context::Context;
use crate::model::{Cause, Evidence, LogRow, Name, RecordKind, Return, RowId, SourceOf};
use crate::tables::RowText;
use std::collections::{BTreeMap, BTreeSet};

/// What earlier imports gave the draft.
pub(super) struct Earlier<'a> {
    existing: &'a Return,
    /// What the same file gave last time.
    own: Option<&'a Evidence>,
    /// The value that an import gave a field last.
    given: BTreeMap<&'a RowId, BTreeMap<String, String>>,
    /// Fields that a person has changed since.
    typed: BTreeSet<(&'a RowId, &'a str)>,
    /// Rows as imports added them, of the tables that do not keep their row ids.
    made: Vec<(RecordKind, RowText)>,
}

impl<'a> Earlier<'a> {
    /// What was given before an import of `file`.
    pub(super) fn of(context: &Context<'a>, file: &str) -> Self {
        let own = context.existing.evidence().iter().find(|known| known.file.file == file);
        let mut earlier =
            Self { existing: context.existing, own, given: BTreeMap::new(), typed: BTreeSet::new(), made: Vec::new() };
        for row in context.log {
            if row.cause != Some(Cause::Imported) {
                earlier.by_hand(row);
                continue;
            }
            let added = row.added();
            match (row.record, &row.row, added) {
                (Some(kind), _, Some(texts)) if !kind.has_row_column() => earlier.made.push((kind, texts)),
                (Some(_), Some(id), Some(texts)) => {
                    earlier.given.entry(id).or_default().extend(texts);
                }
                (_, Some(id), None) if !row.field.is_empty() => {
                    earlier.typed.remove(&(id, row.field.as_str()));
                    earlier.given.entry(id).or_default().insert(row.field.clone(), row.now.clone());
                }
                _ => {}
            }
        }
        earlier
    }

    /// Takes in an edit that no import made.
    fn by_hand(&mut self, row: &'a LogRow) {
        let Some(id) = &row.row else { return };
        if row.field.is_empty() {
            self.typed.retain(|(other, _)| *other != id);
            return;
        }
        let key = (id, row.field.as_str());
        let by_person =
            matches!(row.cause, Some(Cause::Typed | Cause::Pasted | Cause::Merged | Cause::Undone | Cause::Redone));
        if by_person && self.given(id, &row.field).unwrap_or_default() != row.now {
            self.typed.insert(key);
        } else {
            self.typed.remove(&key);
        }
    }

    /// Whether a person has changed a field, and no import since.
    pub(super) fn is_typed(&self, row: &RowId, field: &str) -> bool {
        self.typed.contains(&(row, field))
    }

    /// What the same file gave last time, cell by cell.
    pub(super) fn own(&self) -> impl Iterator<Item = SourceOf<'a>> + use<'a> {
        self.own.into_iter().flat_map(|evidence| evidence.sources.iter())
    }

    /// Whether the same file gave this value last time.
    pub(super) fn is_own(&self, row: &RowId, field: &str) -> bool {
        self.own().any(|source| source.row == Some(row) && source.field == field)
    }

    /// The cell of another file that gave this value.
    pub(super) fn of_another(&self, row: &RowId, field: &str) -> Option<SourceOf<'a>> {
        let own = self.own.map(|evidence| evidence.file.file.as_str());
        let others = self.existing.evidence().iter().filter(|evidence| Some(evidence.file.file.as_str()) != own);
        let mut sources = others.flat_map(|evidence| evidence.sources.iter());
        sources.find(|source| source.row == Some(row) && (field.is_empty() || source.field == field))
    }

    /// The value an import gave a field last.
    pub(super) fn given(&self, row: &RowId, field: &str) -> Option<&str> {
        self.given.get(row)?.get(field).map(String::as_str)
    }

    /// Whether a row holds exactly what imports gave it.
    pub(super) fn is_untouched(&self, kind: RecordKind, row: &RowId) -> bool {
        let Some(texts) = self.existing.texts(kind, row) else { return false };
        if kind.has_row_column() {
            texts.iter().all(|(field, text)| self.given(row, field) == Some(text.as_str()))
        } else {
            self.made.iter().any(|(made, before)| *made == kind && *before == texts)
        }
    }

    /// The rows of a kind that the same file gave last time, or gave before that and are of no file any more; by what it called them where the table keeps no row ids.
    pub(super) fn rows(&self, kind: RecordKind) -> Vec<RowId> {
        let mine: Vec<SourceOf<'_>> = self.own().filter(|source| source.record == Some(kind)).collect();
        let name = |source: &SourceOf<'_>| Name {
            container: source.container.to_owned(),
            reference: source.reference.clone(),
            period: source.period,
        };
        let sources = self.existing.evidence().iter().flat_map(|evidence| evidence.sources.iter());
        let known: BTreeSet<&RowId> = sources.filter_map(|source| source.row).collect();
        let own: BTreeSet<&RowId> = mine.iter().filter_map(|source| source.row).collect();
        // With several files nobody can tell which of them gave it.
        let alone = self.own.is_some() && self.existing.evidence().len() == 1;
        let came = |row: &RowId| {
            if kind.has_row_column() {
                let orphan = alone && !known.contains(row) && self.given.contains_key(row);
                orphan || own.contains(row)
            } else {
                self.existing.name(kind, row).is_some_and(|known| mine.iter().any(|source| name(source) == known))
            }
        };
        super::identity::all(self.existing, kind).into_iter().filter(came).collect()
    }
}

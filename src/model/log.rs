//! Owns the written history: one row an edit, in the package's words.
//! Must not know how undo works; it only tells what happened.

use super::return_::name_of;
use super::{Cause, Edit, Name, Period, RecordKind, Ref, Return, RowId, Step};
use crate::tables::{RowText, WholeRow, columns};
use jiff::Timestamp;

columns! {
    /// One edit as `edits.csv` tells it; an added or removed row has no field and its values as one JSON object.
    pub struct LogRow {
        /// The edit, from 1.
        seq: Option<u32> = "seq",
        /// The step it was part of, from 1.
        step: Option<u32> = "step",
        /// What made it.
        cause: Option<Cause> = "cause",
        /// When (UTC).
        at: Option<Timestamp> = "at",
        /// The role.
        who: String = "who",
        /// The kind of record.
        record: Option<RecordKind> = "record",
        /// Its row, while it is in the package.
        row: Option<RowId> = "row",
        /// Its plan, register or component.
        container: String = "container",
        /// Its reference.
        reference: Ref = "ref",
        /// Its period.
        period: Option<Period> = "period",
        /// The column; empty for the whole record.
        field: String = "field",
        /// The text before.
        was: String = "was",
        /// The text after.
        now: String = "now",
    }
}

impl LogRow {
    /// The rows that tell `step`, which has just been applied and gave `after`; numbering goes on from `last`.
    pub fn of(step: &Step, after: &Return, last: Option<&Self>) -> Vec<Self> {
        let (seq, number) = last.map_or((0, 0), |row| (row.seq.unwrap_or(0), row.step.unwrap_or(0)));
        let stamp = |(edit, seq): (&Edit, u32)| Self {
            seq: Some(seq),
            step: Some(number + 1),
            cause: Some(step.cause),
            at: Some(step.at),
            who: step.who.clone(),
            ..Self::told(edit, after)
        };
        step.edits.iter().zip(seq + 1..).map(stamp).collect()
    }

    /// The values of a row that was added; nothing for any other edit.
    pub fn added(&self) -> Option<RowText> {
        if !self.field.is_empty() || self.record.is_none() || !self.was.is_empty() {
            return None;
        }
        serde_json::from_str(&self.now).ok()
    }

    fn told(edit: &Edit, after: &Return) -> Self {
        match edit {
            Edit::Field { row, field, was, now } => {
                let texts = after.texts(field.kind(), row).unwrap_or_default().into();
                let about = Self::about(field.kind(), row, &texts);
                Self { field: field.name().to_owned(), was: was.clone(), now: now.clone(), ..about }
            }
            Edit::Added { kind, row, texts, .. } => Self { now: json(texts), ..Self::about(*kind, row, texts) },
            Edit::Removed { kind, row, texts, .. } => Self { was: json(texts), ..Self::about(*kind, row, texts) },
            Edit::Evidence { file, was, now } => {
                let told = |e: &Option<Box<super::Evidence>>| {
                    e.as_ref().map(|e| json(&crate::tables::Columns::to_texts(&e.file)))
                };
                let (was, now) = (told(was).unwrap_or_default(), told(now).unwrap_or_default());
                Self { container: file.clone(), was, now, ..Self::default() }
            }
        }
    }

    /// What the edit is about. Rows of tables without a row column live in memory only: their edit points at the record they are about.
    fn about(kind: RecordKind, row: &RowId, texts: &WholeRow) -> Self {
        let Name { container, reference, period } = name_of(kind, texts);
        let row = if kind.has_row_column() { Some(row.clone()) } else { texts.get("row").map(RowId::new) };
        Self { record: Some(kind), row, container, reference, period, ..Self::default() }
    }
}

fn json(texts: &impl serde::Serialize) -> String {
    // A map of texts always has a JSON form.
    serde_json::to_string(texts).unwrap_or_default()
}

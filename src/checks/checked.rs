//! Owns what was found, kept by record, so that after an edit only what it touches is looked at again.
//! Must not know any rule, nor who edits.

use super::context::Context;
use super::registry::{check_record, check_whole, every_record, sorted};
use crate::model::{Edit, Finding, Measure, RecordKind, Ref, Return, RowId};
use crate::tables::{Columns, WholeRow};
use std::collections::{BTreeSet, HashMap};

/// A record of a return.
type Record = (RecordKind, RowId);

/// The findings of a return, by record and for the return as a whole.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    by_record: HashMap<Record, Vec<Finding>>,
    whole: Vec<Finding>,
}

impl Checked {
    /// Checks everything.
    pub fn all(context: &Context<'_>) -> Self {
        let mut checked = Self { by_record: HashMap::new(), whole: check_whole(context) };
        for (kind, row) in every_record(context.ret()) {
            checked.look(context, kind, row);
        }
        checked
    }

    /// Checks again what these edits touched, which the context's return has in it already.
    pub fn again(&mut self, context: &Context<'_>, edits: &[Edit]) {
        let Some(touched) = touched(context, edits) else {
            *self = Self::all(context);
            return;
        };
        for (kind, row) in touched {
            self.by_record.remove(&(kind, row.clone()));
            if context.ret().place(kind, &row).is_some() {
                self.look(context, kind, &row);
            }
        }
        self.whole = check_whole(context);
    }

    /// Every finding, in the order of [`check`](super::check).
    pub fn findings(&self) -> Vec<Finding> {
        sorted(self.whole.iter().chain(self.by_record.values().flatten()).cloned().collect())
    }

    fn look(&mut self, context: &Context<'_>, kind: RecordKind, row: &RowId) {
        let found = check_record(context, kind, row);
        if !found.is_empty() {
            self.by_record.insert((kind, row.clone()), found);
        }
    }
}

/// The records that edits touch; nothing when they may touch any: whose return it is, events, restatements, benchmarks, explanations
/// and proofs of import bear on records by name.
fn touched(context: &Context<'_>, edits: &[Edit]) -> Option<BTreeSet<Record>> {
    let mut touched = BTreeSet::new();
    for edit in edits {
        let (kind, row) = match edit {
            Edit::Field { row, field, .. } => (field.kind(), row),
            Edit::Added { kind, row, .. } | Edit::Removed { kind, row, .. } => (*kind, row),
            Edit::Evidence { .. } => return None,
        };
        match kind {
            RecordKind::Action | RecordKind::Risk | RecordKind::Contract | RecordKind::Narrative => {}
            RecordKind::Measure => {
                let references = references(context.ret(), edit, row);
                touched.extend(references.iter().flat_map(|reference| rows_of(context.ret(), reference)));
            }
            _ => return None,
        }
        touched.insert((kind, row.clone()));
    }
    Some(touched)
}

/// The references a measure's row has now and had before the edit: other periods of the same measure look at it.
fn references(ret: &Return, edit: &Edit, row: &RowId) -> Vec<Ref> {
    let now = ret.measures().row(row).map(|row| row.record.reference.clone());
    let of_texts = |texts: &WholeRow| Measure::from_named(texts.iter()).ok().map(|(measure, _)| measure.reference);
    let was = match edit {
        Edit::Field { field, was, .. } if field.name() == "ref" => Some(Ref::new(was)),
        Edit::Added { texts, .. } | Edit::Removed { texts, .. } => of_texts(texts),
        _ => None,
    };
    now.into_iter().chain(was).collect()
}

fn rows_of<'a>(ret: &'a Return, reference: &'a Ref) -> impl Iterator<Item = Record> + 'a {
    let rows = ret.measures().rows().iter().filter(move |row| row.record.reference == *reference);
    rows.map(|row| (RecordKind::Measure, row.id.clone()))
}

//! Owns the three-way merge of two states of one return: by record and by field, what both changed differently left to a person.
//! Must not know files, or who the other person is.

mod conflict;
mod rows;

pub use conflict::Conflict;

use crate::model::{Edit, Evidence, RecordKind, Return, RowId, RowIds};
use crate::tables::RowText;
use rows::{Keyed, keyed};
use std::collections::{BTreeSet, HashMap};

/// What merging gives: the edits that bring the other person's changes into our state, and what only a person can settle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// The edits on our state, in order.
    pub edits: Vec<Edit>,
    /// What both changed differently. Our value stands until a person chooses.
    pub conflicts: Vec<Conflict>,
}

/// Merges `theirs` into `ours`; both began as `base`.
pub fn merge(base: &Return, ours: &Return, theirs: &Return) -> Merged {
    let mut work =
        Work { ids: theirs_too(ours, theirs), ours: ours.clone(), merged: Merged::default(), renamed: HashMap::new() };
    // The kinds whose rows others point at come first: a row that gets a new id takes those pointers with it.
    let (named, pointing): (Vec<RecordKind>, Vec<RecordKind>) =
        RecordKind::ALL.iter().copied().partition(|kind| kind.has_row_column());
    for kind in named.into_iter().chain(pointing) {
        work.kind(kind, base, theirs);
    }
    work.evidence(base, theirs);
    work.merged
}

/// Row ids that neither state has used.
fn theirs_too(ours: &Return, theirs: &Return) -> RowIds {
    let mut ids = ours.row_ids();
    for kind in RecordKind::ALL {
        theirs.row_ids_of(*kind).iter().for_each(|row| ids.taken(row));
    }
    ids
}

struct Work {
    ours: Return,
    ids: RowIds,
    merged: Merged,
    /// Row ids of theirs that stand for another record here.
    renamed: HashMap<RowId, RowId>,
}

impl Work {
    fn kind(&mut self, kind: RecordKind, base: &Return, theirs: &Return) {
        let (base, ours, theirs) = (keyed(base, kind), keyed(&self.ours, kind), keyed(theirs, kind));
        for (key, their) in theirs.iter() {
            match (base.get(key), ours.get(key)) {
                (Some(was), Some(our)) => self.fields(kind, Some(was), our, their),
                (Some(was), None) if was.texts == their.texts => {}
                (Some(_), None) => {
                    let (row, texts) = (their.row.clone(), self.pointed(kind, &their.texts));
                    self.merged.conflicts.push(Conflict::WeRemoved { kind, row, texts });
                }
                (None, Some(our)) if rows::same_record(kind, &our.texts, &their.texts) => {
                    self.fields(kind, None, our, their);
                }
                (None, Some(_)) => {
                    let fresh = self.ids.fresh(kind.prefix());
                    self.renamed.insert(their.row.clone(), fresh.clone());
                    self.add(kind, fresh, &their.texts);
                }
                (None, None) => {
                    let row = if kind.has_row_column() && !self.ours.holds_row(&their.row) {
                        their.row.clone()
                    } else {
                        self.ids.fresh(kind.prefix())
                    };
                    self.add(kind, row, &their.texts);
                }
            }
        }
        for (key, was) in base.iter().filter(|(key, _)| theirs.get(key).is_none()) {
            match ours.get(key) {
                Some(our) if our.texts == was.texts => self.remove(kind, our),
                Some(our) => {
                    self.merged.conflicts.push(Conflict::TheyRemoved { kind, row: our.row.clone() });
                }
                None => {}
            }
        }
    }

    /// Brings the fields they changed into a row of ours.
    fn fields(&mut self, kind: RecordKind, was: Option<&Keyed>, our: &Keyed, their: &Keyed) {
        let their_texts = self.pointed(kind, &their.texts);
        let empty = RowText::new();
        let was = was.map_or(&empty, |was| &was.texts);
        let names: BTreeSet<&String> = was.keys().chain(their_texts.keys()).collect();
        for name in names {
            let [base, ours, theirs] =
                [was, &our.texts, &their_texts].map(|texts| texts.get(name).map_or("", String::as_str));
            let Some(field) = crate::model::Field::named(kind, name) else { continue };
            if theirs == base || theirs == ours {
                continue;
            }
            let set =
                |now: &str| Edit::Field { row: our.row.clone(), field, was: ours.to_owned(), now: now.to_owned() };
            if ours == base || (rows::later_wins(name) && theirs > ours) {
                self.take(set(theirs));
            } else if !rows::later_wins(name) {
                let [base, ours, theirs] = [base, ours, theirs].map(str::to_owned);
                self.merged.conflicts.push(Conflict::Field { row: our.row.clone(), field, base, ours, theirs });
            }
        }
    }

    fn add(&mut self, kind: RecordKind, row: RowId, texts: &RowText) {
        let texts = self.pointed(kind, texts).into();
        let at = self.ours.count(kind);
        self.take(Edit::Added { kind, row, at, texts });
    }

    fn remove(&mut self, kind: RecordKind, our: &Keyed) {
        let Some(at) = self.ours.place(kind, &our.row) else { return };
        self.take(Edit::Removed { kind, row: our.row.clone(), at, texts: our.texts.clone().into() });
    }

    fn evidence(&mut self, base: &Return, theirs: &Return) {
        let files: BTreeSet<&str> =
            [base, theirs].iter().flat_map(|ret| ret.evidence()).map(|evidence| evidence.file.file.as_str()).collect();
        for file in files {
            let of = |ret: &Return| ret.evidence().iter().find(|evidence| evidence.file.file == file).cloned();
            let (was, our, their) = (of(base), of(&self.ours), of(theirs));
            if their == was || their == our {
                continue;
            }
            if our == was {
                let now = their.map(|their| Box::new(self.pointed_evidence(their)));
                self.take(Edit::Evidence { file: file.to_owned(), was: our.map(Box::new), now });
            } else {
                self.merged.conflicts.push(Conflict::Import { file: file.to_owned() });
            }
        }
    }

    /// Keeps an edit and our state after it; an edit that does not fit is never kept.
    fn take(&mut self, edit: Edit) {
        let step =
            crate::model::Step::new(jiff::Timestamp::UNIX_EPOCH, "", crate::model::Cause::Merged, vec![edit.clone()]);
        if self.ours.apply(&step).is_ok() {
            self.merged.edits.push(edit);
        }
    }

    /// Their texts with pointers to rows that got a new id here.
    fn pointed(&self, kind: RecordKind, texts: &RowText) -> RowText {
        let mut texts = texts.clone();
        if let Some(row) = texts.get_mut("row").filter(|_| !kind.has_row_column())
            && let Some(fresh) = self.renamed.get(&RowId::new(row.as_str()))
        {
            *row = fresh.to_string();
        }
        texts
    }

    fn pointed_evidence(&self, mut evidence: Evidence) -> Evidence {
        for row in evidence.sources.rows_mut() {
            if let Some(fresh) = row.as_ref().and_then(|row| self.renamed.get(row)) {
                *row = Some(fresh.clone());
            }
        }
        evidence
    }
}

#[cfg(test)]
mod tests;

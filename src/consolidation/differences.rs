//! Owns telling two returns apart in words: which records differ, named as people name them.
//! Must not know why they differ.

use crate::model::{Name, RecordKind, Return};
use crate::tables::RowText;
use std::collections::BTreeMap;

/// How many differing records are named before the rest are counted.
const NAMED: usize = 5;

/// Which records of two returns differ, in words.
pub(super) fn differences(one: &Return, other: &Return) -> String {
    let mut told = Vec::new();
    for kind in [RecordKind::Action, RecordKind::Measure, RecordKind::Risk, RecordKind::Contract, RecordKind::Narrative]
    {
        let (one, other) = (records(one, kind), records(other, kind));
        let mut names: Vec<&Name> =
            one.keys().chain(other.keys()).filter(|name| one.get(name) != other.get(name)).collect();
        names.sort();
        names.dedup();
        told.extend(names.into_iter().map(|name| format!("{} {}", kind.noun(), said(kind, name))));
    }
    match told.len() {
        0 => "in sign-off, dates or history only: the records are the same".to_owned(),
        n if n <= NAMED => told.join(", "),
        n => format!("{} and {} more records", told.get(..NAMED).unwrap_or_default().join(", "), n - NAMED),
    }
}

fn said(kind: RecordKind, name: &Name) -> String {
    match kind {
        RecordKind::Narrative => name.container.clone(),
        _ => name.reference.to_string(),
    }
}

/// Every row's texts by name; rows with the same name are kept together.
fn records(ret: &Return, kind: RecordKind) -> BTreeMap<Name, Vec<RowText>> {
    let ids = match kind {
        RecordKind::Action => ids(ret.actions()),
        RecordKind::Measure => ids(ret.measures()),
        RecordKind::Risk => ids(ret.risks()),
        RecordKind::Contract => ids(ret.contracts()),
        _ => ids(ret.narratives()),
    };
    let mut out: BTreeMap<Name, Vec<RowText>> = BTreeMap::new();
    for id in ids {
        if let (Some(name), Some(texts)) = (ret.name(kind, &id), ret.texts(kind, &id)) {
            out.entry(name).or_default().push(texts);
        }
    }
    for rows in out.values_mut() {
        rows.sort();
    }
    out
}

fn ids<R: crate::model::Record>(table: &crate::model::Table<R>) -> Vec<crate::model::RowId> {
    table.rows().iter().map(|row| row.id.clone()).collect()
}

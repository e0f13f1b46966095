//! Owns what makes a row of one state the same as a row of another.
//! Must not know what changed in it.

use crate::model::{RecordKind, Return, RowId};
use crate::tables::RowText;
use std::collections::{BTreeMap, HashMap};

/// A row under its key.
pub(super) struct Keyed {
    pub(super) row: RowId,
    pub(super) texts: RowText,
}

/// The rows of a table by what they are, in source order.
pub(super) struct ByKey {
    rows: Vec<(String, Keyed)>,
    places: BTreeMap<String, usize>,
}

impl ByKey {
    pub(super) fn get(&self, key: &str) -> Option<&Keyed> {
        self.places.get(key).and_then(|at| self.rows.get(*at)).map(|(_, keyed)| keyed)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Keyed)> {
        self.rows.iter().map(|(key, keyed)| (key.as_str(), keyed))
    }
}

/// The rows of a kind, each under a key that is the same in every state of the return.
pub(super) fn keyed(ret: &Return, kind: RecordKind) -> ByKey {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let rows: Vec<(String, Keyed)> = ret
        .row_ids_of(kind)
        .into_iter()
        .map(|row| {
            let texts = ret.texts(kind, &row).unwrap_or_default();
            let key = key(kind, &row, &texts);
            let times = seen.entry(key.clone()).or_default();
            *times += 1;
            (format!("{key}\u{1f}{times}"), Keyed { row, texts })
        })
        .collect();
    let places = rows.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).collect();
    ByKey { rows, places }
}

/// Rows with a row id in the file are known by it; the row ids of the others are given anew at every reading, so these are
/// known by what they are about.
fn key(kind: RecordKind, row: &RowId, texts: &RowText) -> String {
    let about: &[&str] = match kind {
        RecordKind::Explanation => &["rule", "row", "period", "field"],
        RecordKind::Query => &["id"],
        RecordKind::Benchmark => &["ref", "period", "name"],
        RecordKind::SignOff => &["level"],
        RecordKind::Event | RecordKind::Restatement => {
            let all: Vec<&str> = texts.values().map(String::as_str).collect();
            return all.join("\u{1f}");
        }
        _ => return row.to_string(),
    };
    let values: Vec<&str> = about.iter().map(|name| texts.get(*name).map_or("", String::as_str)).collect();
    values.join("\u{1f}")
}

/// Whether two rows that were added under one row id are one record: they have the same reference.
pub(super) fn same_record(kind: RecordKind, ours: &RowText, theirs: &RowText) -> bool {
    if !kind.has_row_column() || ours == theirs {
        return true;
    }
    let reference = |texts: &RowText| texts.get("ref").or_else(|| texts.get("contract")).cloned().unwrap_or_default();
    let period = |texts: &RowText| texts.get("period").cloned();
    !reference(ours).is_empty() && reference(ours) == reference(theirs) && period(ours) == period(theirs)
}

/// Fields that only say when something was last looked at: the later moment is right, nobody needs to choose.
pub(super) fn later_wins(field: &str) -> bool {
    matches!(field, "confirmed_at" | "as_at")
}

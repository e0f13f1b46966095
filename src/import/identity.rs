//! Owns what makes two records the same one: reference, name, container and period.
//! Must not know sheets or cells.

use super::draft::Draft;
use super::spelling::plain;
use crate::model::{Period, RecordKind, Ref, Return, RowId, SourceRecord};
use crate::tables::{CellText, Columns, WholeRow};
use std::collections::BTreeMap;

/// What makes two records the same one: a container, a reference or a name, a period.
pub(super) type Key = (String, String, String);

/// What a record is called: by its reference, or by its name where it has none.
pub(super) fn key(kind: RecordKind, texts: &WholeRow) -> Option<Key> {
    let text = |field: &str| texts.get(field).unwrap_or_default().to_owned();
    let (container, reference, period) = match kind {
        RecordKind::Action => (text("plan"), text("ref"), String::new()),
        RecordKind::Measure => (String::new(), text("ref"), text("period")),
        RecordKind::Risk => (text("register"), text("ref"), String::new()),
        RecordKind::Contract => (String::new(), text("contract"), String::new()),
        RecordKind::Narrative => (text("section"), text("title"), text("outcome")),
        RecordKind::Benchmark => (text("name"), text("ref"), text("period")),
        RecordKind::Restatement => (text("field"), text("ref"), text("period")),
        RecordKind::Event => (text("container"), format!("{} {}", text("ref"), text("event")), text("related_ref")),
        _ => return None,
    };
    let named = match kind {
        RecordKind::Narrative => !container.is_empty() || !reference.is_empty() || !period.is_empty(),
        _ => !reference.trim().is_empty(),
    };
    if named { Some((container, reference, period)) } else { by_name(kind, texts) }
}

/// What a record is called without its reference, so that one that has none is found again.
pub(super) fn by_name(kind: RecordKind, texts: &WholeRow) -> Option<Key> {
    let text = |field: &str| texts.get(field).unwrap_or_default().to_owned();
    let (container, name, period) = match kind {
        RecordKind::Action => (text("plan"), text("action"), String::new()),
        RecordKind::Measure => (String::new(), text("measure"), text("period")),
        RecordKind::Risk => (text("register"), text("title"), String::new()),
        _ => return None,
    };
    let name = plain(&name);
    // No reference is written like this.
    (!name.is_empty()).then(|| (container, format!("“{name}”"), period))
}

/// The rows of last quarter's return that go on this quarter. A measure's row goes on in the asked period.
pub(super) fn kept_rows(previous: &Return, asked: Period) -> BTreeMap<(RecordKind, Key), RowId> {
    let last = previous.header().period.text();
    let mut kept = BTreeMap::new();
    for ((kind, mut key), rows) in rows(previous, key) {
        if kind == RecordKind::Measure && key.2 == last {
            key.2 = asked.text();
        } else if kind == RecordKind::Measure {
            continue;
        }
        if let (true, [row]) = (kind.has_row_column(), rows.as_slice()) {
            kept.insert((kind, key), row.clone());
        }
    }
    kept
}

/// The rows of a return by what they are called; `call` says how.
pub(super) fn rows(
    existing: &Return,
    call: fn(RecordKind, &WholeRow) -> Option<Key>,
) -> BTreeMap<(RecordKind, Key), Vec<RowId>> {
    let mut rows: BTreeMap<(RecordKind, Key), Vec<RowId>> = BTreeMap::new();
    macro_rules! add {
        ($table:expr, $kind:expr) => {
            for row in $table.rows() {
                let texts = Columns::to_texts(&row.record).into();
                if let Some(key) = call($kind, &texts) {
                    rows.entry(($kind, key)).or_default().push(row.id.clone());
                }
            }
        };
    }
    add!(existing.actions(), RecordKind::Action);
    add!(existing.measures(), RecordKind::Measure);
    add!(existing.risks(), RecordKind::Risk);
    add!(existing.contracts(), RecordKind::Contract);
    add!(existing.narratives(), RecordKind::Narrative);
    add!(existing.benchmarks(), RecordKind::Benchmark);
    add!(existing.restatements(), RecordKind::Restatement);
    add!(existing.events(), RecordKind::Event);
    rows
}

/// The record of a draft as its sources tell it.
pub(super) fn source_of(draft: &Draft, row: &RowId) -> SourceRecord {
    let period: Option<Period> = draft.period();
    let container = match draft.kind {
        RecordKind::Action => draft.to_text("plan"),
        RecordKind::Measure => draft.to_text("component"),
        RecordKind::Risk => draft.to_text("register"),
        RecordKind::Narrative => draft.to_text("section"),
        RecordKind::Benchmark => draft.to_text("name"),
        _ => draft.to_text("container"),
    };
    let reference = match draft.kind {
        RecordKind::Contract => draft.text("contract"),
        RecordKind::Narrative => draft.text("title"),
        _ => draft.text("ref"),
    };
    let period =
        period.filter(|_| matches!(draft.kind, RecordKind::Measure | RecordKind::Benchmark | RecordKind::Restatement));
    SourceRecord {
        record: Some(draft.kind),
        row: draft.kind.has_row_column().then(|| row.clone()),
        container,
        reference: Ref::new(reference),
        period,
    }
}

/// The row ids of a table.
pub(super) fn all(existing: &Return, kind: RecordKind) -> Vec<RowId> {
    macro_rules! ids {
        ($table:expr) => {
            $table.rows().iter().map(|row| row.id.clone()).collect()
        };
    }
    match kind {
        RecordKind::Action => ids!(existing.actions()),
        RecordKind::Measure => ids!(existing.measures()),
        RecordKind::Risk => ids!(existing.risks()),
        RecordKind::Contract => ids!(existing.contracts()),
        RecordKind::Narrative => ids!(existing.narratives()),
        RecordKind::Benchmark => ids!(existing.benchmarks()),
        RecordKind::Restatement => ids!(existing.restatements()),
        RecordKind::Event => ids!(existing.events()),
        _ => Vec::new(),
    }
}

//! Owns the references to rows: what sources, findings, edits, events, restatements and queries point at must be there.
//! Must not know what they say about it.

use super::content::row_ids;
use super::{Package, Problem};
use crate::model::{LogRow, RecordKind, Return, RowId};
use crate::tables::CellText;
use std::collections::BTreeSet;

/// Every reference to a row that is not in the package.
pub(super) fn check(package: &Package) -> Vec<Problem> {
    let (ret, mut problems) = (&package.ret, Vec::new());
    let mut each = |table: &str, kind: Option<RecordKind>, row: Option<&RowId>| {
        let Some(row) = row.filter(|row| !is_there(ret, kind, row)) else { return };
        let kind = kind.map_or_else(|| "row".to_owned(), |kind| kind.text());
        problems.push(Problem::at(table, format!("it points at the {kind} with row id “{row}”, which is not there")));
    };
    for source in ret.evidence().iter().flat_map(|evidence| evidence.sources.iter()) {
        each("data/sources.csv", source.record, source.row);
    }
    package.findings.iter().for_each(|f| each("data/findings.csv", f.record, f.row.as_ref()));
    ret.explanations().records().for_each(|e| each("data/findings.csv", e.record, e.row.as_ref()));
    ret.events().records().for_each(|e| each("data/events.csv", e.record, e.row.as_ref()));
    ret.restatements().records().for_each(|r| each("data/restatements.csv", r.record, r.row.as_ref()));
    ret.queries().records().for_each(|q| each("data/queries.csv", q.record, q.row.as_ref()));
    problems.extend(check_log(ret, &package.log));
    problems.sort_by(|a, b| (&a.place, &a.what).cmp(&(&b.place, &b.what)));
    problems.dedup();
    problems
}

fn is_there(ret: &Return, kind: Option<RecordKind>, row: &RowId) -> bool {
    match kind {
        Some(kind) if kind.has_row_column() => ret.place(kind, row).is_some(),
        _ => ret.holds_row(row),
    }
}

/// History may point at a row that is gone if it tells that it was removed.
fn check_log(ret: &Return, log: &[LogRow]) -> Vec<Problem> {
    let mut known = row_ids(&ret.to_parts());
    let removed = |edit: &&LogRow| edit.field.is_empty() && !edit.was.is_empty() && edit.now.is_empty();
    known.extend(log.iter().filter(removed).filter_map(|edit| edit.row.clone()));
    let unknown: BTreeSet<&RowId> =
        log.iter().filter_map(|edit| edit.row.as_ref()).filter(|row| !known.contains(row)).collect();
    let problem = |row: &RowId| {
        let what = format!("it points at the row id “{row}”, which is neither there nor told to have been removed");
        Problem::at("data/edits.csv", what)
    };
    unknown.into_iter().map(problem).collect()
}

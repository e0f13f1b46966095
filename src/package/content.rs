//! Owns the content of a return: what a sign-off holds for, and the form it is sealed in.
//! Must not know signers or bytes of a package.

use super::rows::table_csv;
use crate::model::{Header, Parts, Return, Row, RowId, SourceOf};
use crate::tables::{Columns, sha256_of_parts, write_csv_plain};
use std::collections::BTreeSet;

/// Fields that hold a role; the workbook's own text for them may be a person's name.
const ROLES: [&str; 8] = [
    "owner",
    "contributors",
    "recovery_owner",
    "date_approved_by",
    "approved_by",
    "proposed_by",
    "author_role",
    "prepared_by",
];

/// SHA-256 of the content of a return, in hex: the same for a draft and the bundle sealed from it, another after any edit.
pub fn content_hash(ret: &Return) -> String {
    let mut parts = settled(ret.to_parts());
    uncompute(&mut parts);
    parts.sign_offs = Vec::new();
    // Beside their findings in the file explanations stand in another order than in a draft.
    parts.explanations.sort_by_cached_key(|row| (row.record.to_texts(), row.extra.clone()));
    let header = content_of_header(&parts.header);
    let evidence = std::mem::take(&mut parts.evidence);
    // The rows come from a return, so their ids are unique.
    let ret = Return::from_parts(parts).unwrap_or_default();
    let tables = [
        ("return", write_csv_plain(&[header])),
        ("actions", table_csv(ret.actions())),
        ("measures", table_csv(ret.measures())),
        ("benchmarks", table_csv(ret.benchmarks())),
        ("risks", table_csv(ret.risks())),
        ("contracts", table_csv(ret.contracts())),
        ("narratives", table_csv(ret.narratives())),
        ("events", table_csv(ret.events())),
        ("restatements", table_csv(ret.restatements())),
        ("explanations", table_csv(ret.explanations())),
        ("queries", table_csv(ret.queries())),
        ("files", write_csv_plain(&evidence.iter().map(|e| e.file.clone()).collect::<Vec<_>>())),
        (
            "sources",
            write_csv_plain(
                &evidence.iter().flat_map(|e| e.sources.iter().map(SourceOf::to_source)).collect::<Vec<_>>(),
            ),
        ),
        ("cells", write_csv_plain(&evidence.iter().flat_map(|e| e.ledger.clone()).collect::<Vec<_>>())),
    ];
    sha256_of_parts(tables.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]))
}

/// What of the header a person signs for; the rest is written by the program at sealing.
fn content_of_header(header: &Header) -> Header {
    let header = header.clone();
    Header {
        body: header.body,
        period: header.period,
        revision: header.revision,
        base_plan_version: header.base_plan_version,
        base_plan_hash: header.base_plan_hash,
        as_at: header.as_at,
        prepared_by: header.prepared_by,
        nil_sections: header.nil_sections,
        marking: header.marking,
        ..Header::default()
    }
}

/// Without what is computed from the rest.
fn uncompute(parts: &mut Parts) {
    parts.actions.iter_mut().for_each(|row| row.record.previous_status = None);
    parts.measures.iter_mut().for_each(|row| row.record.derived_status = None);
    for row in &mut parts.risks {
        let risk = &mut row.record;
        risk.previous_score = None;
        if risk.likelihood.is_some() && risk.impact.is_some() {
            risk.score = None;
        }
    }
}

/// The form a return is sealed in: no reference to a row that is gone (its name stays), no text that may name a person.
pub(super) fn settled(mut parts: Parts) -> Parts {
    parts.header.revision = parts.header.revision.or(Some(1));
    let rows = row_ids(&parts);
    let settle = |row: &mut Option<RowId>| {
        if row.as_ref().is_some_and(|id| !rows.contains(id)) {
            *row = None;
        }
    };
    parts.events.iter_mut().for_each(|row| settle(&mut row.record.row));
    parts.restatements.iter_mut().for_each(|row| settle(&mut row.record.row));
    parts.explanations.iter_mut().for_each(|row| settle(&mut row.record.row));
    parts.queries.iter_mut().for_each(|row| settle(&mut row.record.row));
    for evidence in &mut parts.evidence {
        evidence.sources.rows_mut().for_each(settle);
        evidence.sources.forget_written(|field| ROLES.contains(&field));
    }
    parts
}

/// The ids of rows that files can point at.
pub(super) fn row_ids(parts: &Parts) -> BTreeSet<RowId> {
    fn ids<R>(rows: &[Row<R>]) -> impl Iterator<Item = RowId> + '_ {
        rows.iter().map(|row| row.id.clone())
    }
    let records = ids(&parts.actions).chain(ids(&parts.measures)).chain(ids(&parts.risks));
    records.chain(ids(&parts.contracts)).chain(ids(&parts.narratives)).collect()
}

//! Owns the tables of a package as CSV: the return, its evidence, log, findings and framework to files.
//! Must not know manifests or descriptions.

use super::kept::RowKey;
use super::{FindingRow, Package};
use crate::model::{Record, SourceOf, Table};
use crate::tables::{Columns, RowText, sha256_of_parts, write_csv};
use std::collections::BTreeMap;

/// A table of the return as CSV.
pub(super) fn table_csv<R: Record>(table: &Table<R>) -> Vec<u8> {
    let rows = table.rows().iter().map(|row| (Some(row.id.as_str()), &row.record, &row.extra));
    write_csv(rows, R::KIND.has_row_column())
}

/// Every file under `data/`, unknown ones included.
pub(super) fn data_files(package: &Package) -> BTreeMap<String, Vec<u8>> {
    let ret = &package.ret;
    let parts = ret.to_parts();
    let evidence = ret.evidence();
    let sources: Vec<_> = evidence.iter().flat_map(|e| e.sources.iter().map(SourceOf::to_source)).collect();
    let sources: Vec<_> = sources.iter().collect();
    let ledger: Vec<_> = evidence.iter().flat_map(|e| &e.ledger).collect();
    let files: Vec<_> = evidence.iter().map(|e| &e.file).collect();
    let tables = [
        ("return", write_csv([(None, &parts.header, &parts.header_extra)].into_iter(), false)),
        ("signoffs", table_csv(ret.sign_offs())),
        ("actions", table_csv(ret.actions())),
        ("measures", table_csv(ret.measures())),
        ("benchmarks", table_csv(ret.benchmarks())),
        ("risks", table_csv(ret.risks())),
        ("contracts", table_csv(ret.contracts())),
        ("narratives", table_csv(ret.narratives())),
        ("events", table_csv(ret.events())),
        ("restatements", table_csv(ret.restatements())),
        ("findings", findings_csv(package)),
        ("queries", table_csv(ret.queries())),
        ("files", side_csv(package, "files", &files)),
        ("sources", side_csv(package, "sources", &sources)),
        ("cells", side_csv(package, "cells", &ledger)),
        ("edits", side_csv(package, "edits", &package.log.iter().collect::<Vec<_>>())),
    ];
    let mut all: BTreeMap<String, Vec<u8>> =
        tables.into_iter().map(|(name, bytes)| (format!("data/{name}.csv"), bytes)).collect();
    all.extend(framework_files(package).into_iter().map(|(name, bytes)| (format!("data/framework/{name}"), bytes)));
    all.extend(package.kept.files.iter().filter(|(n, _)| n.starts_with("data/")).map(|(n, b)| (n.clone(), b.clone())));
    all
}

/// The framework's files as the package carries them: ours, or whole as read where they hold more than we know.
pub(super) fn framework_files(package: &Package) -> BTreeMap<String, Vec<u8>> {
    let mut files = package.framework.files();
    files.extend(package.kept.framework.clone());
    files
}

/// SHA-256 of the framework as the package carries it.
pub(super) fn framework_hash(files: &BTreeMap<String, Vec<u8>>) -> String {
    sha256_of_parts(files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]))
}

/// A table whose rows stand outside the return's tables, with the unknown columns kept for them.
fn side_csv<R: Columns>(package: &Package, table: &str, rows: &[&R]) -> Vec<u8> {
    let extras = kept_columns(package, table, rows);
    write_csv(rows.iter().zip(&extras).map(|(record, extra)| (None, *record, extra)), false)
}

fn kept_columns<R: Columns>(package: &Package, table: &str, rows: &[&R]) -> Vec<RowText> {
    if !package.kept.columns.keys().any(|(name, ..)| name == table) {
        return vec![RowText::new(); rows.len()];
    }
    let mut keys = RowKeys::default();
    let kept = |record: &&R| package.kept.columns.get(&keys.of(table, *record)).cloned().unwrap_or_default();
    rows.iter().map(kept).collect()
}

/// Gives rows their keys, telling equal rows apart by counting.
#[derive(Default)]
pub(super) struct RowKeys {
    seen: BTreeMap<RowText, usize>,
}

impl RowKeys {
    pub(super) fn of<R: Columns>(&mut self, table: &str, record: &R) -> RowKey {
        let texts = record.to_texts();
        let nth = self.seen.entry(texts.clone()).or_default();
        *nth += 1;
        (table.to_owned(), texts, *nth)
    }
}

/// Findings with the explanation the return gives for each, then explanations whose finding is gone.
fn findings_csv(package: &Package) -> Vec<u8> {
    let explanations = package.ret.explanations().rows();
    let mut used = vec![false; explanations.len()];
    let mut rows: Vec<(FindingRow, RowText)> = Vec::new();
    for finding in package.findings.iter().filter(|finding| finding.tier.is_some()) {
        let given = explanations.iter().enumerate().find(|(at, row)| {
            let says = !row.record.explanation.is_empty() || !row.record.explained_by.is_empty();
            says && !used.get(*at).copied().unwrap_or(true) && finding.carries(&row.record)
        });
        let (explanation, explained_by, group) = <(String, String, String)>::default();
        let mut told = FindingRow { explanation, explained_by, group, ..finding.clone() };
        let mut extra = RowText::new();
        if let Some((at, row)) = given {
            if let Some(used) = used.get_mut(at) {
                *used = true;
            }
            told.explanation.clone_from(&row.record.explanation);
            told.explained_by.clone_from(&row.record.explained_by);
            told.group.clone_from(&row.record.group);
            extra.clone_from(&row.extra);
        }
        rows.push((told, extra));
    }
    let left = explanations.iter().zip(&used).filter(|(_, used)| !**used);
    rows.extend(left.map(|(row, _)| (FindingRow::of(&row.record), row.extra.clone())));
    let kept = kept_columns(package, "findings", &rows.iter().map(|(row, _)| row).collect::<Vec<_>>());
    for ((_, extra), kept) in rows.iter_mut().zip(kept) {
        extra.extend(kept);
    }
    write_csv(rows.iter().map(|(row, extra)| (None, row, extra)), false)
}

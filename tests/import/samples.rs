//! Every sample workbook against the results its makers wrote down: records, values, order, and what became of every cell.

use crate::support::imported;
use quarterdeck::model::{Disposition, Field, Record, RecordKind, Return, Table};
use quarterdeck::tables::{CellText, RowText};
use quarterdeck::workbook::Reader;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const TABLES: [(RecordKind, &str); 8] = [
    (RecordKind::Action, "actions"),
    (RecordKind::Measure, "measures"),
    (RecordKind::Risk, "risks"),
    (RecordKind::Contract, "contracts"),
    (RecordKind::Narrative, "narratives"),
    (RecordKind::Event, "events"),
    (RecordKind::Restatement, "restatements"),
    (RecordKind::Benchmark, "benchmarks"),
];

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data")
}

/// The sample workbooks: period, body, path.
fn workbooks() -> Vec<(String, String, PathBuf)> {
    let mut found = Vec::new();
    for period in ["2022-23-Q2", "2022-23-Q3"] {
        let folder = samples().join(period.to_lowercase());
        let entries = std::fs::read_dir(&folder).expect("the sample workbooks are part of the project");
        for path in entries.map(|entry| entry.expect("a file").path()) {
            let body = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
            if path.extension().is_some_and(|extension| extension == "xlsx") {
                found.push((period.to_owned(), body, path));
            }
        }
    }
    found.sort();
    found
}

/// The rows of a table, each with its row id.
fn rows_of(held: &Return, kind: RecordKind) -> Vec<(String, RowText)> {
    fn all<R: Record>(table: &Table<R>) -> Vec<(String, RowText)> {
        table.rows().iter().map(|row| (row.id.to_string(), row.record.to_texts())).collect()
    }
    match kind {
        RecordKind::Action => all(held.actions()),
        RecordKind::Measure => all(held.measures()),
        RecordKind::Risk => all(held.risks()),
        RecordKind::Contract => all(held.contracts()),
        RecordKind::Narrative => all(held.narratives()),
        RecordKind::Event => all(held.events()),
        RecordKind::Restatement => all(held.restatements()),
        RecordKind::Benchmark => all(held.benchmarks()),
        _ => Vec::new(),
    }
}

fn csv_rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let Ok(mut reader) = csv::Reader::from_path(path) else { return Vec::new() };
    reader.deserialize().map(|row| row.expect("a row of expected results")).collect()
}

/// The values that came from a cell, by row and field.
fn sourced(held: &Return) -> BTreeSet<(String, String)> {
    let sources = held.evidence().iter().flat_map(|evidence| evidence.sources.iter());
    sources.filter_map(|source| Some((source.row?.to_string(), source.field.to_owned()))).collect()
}

fn text<'a>(row: &'a RowText, name: &str) -> &'a str {
    row.get(name).map_or("", String::as_str)
}

/// What a row is called, for the message of a failing test.
fn called(row: &BTreeMap<String, String>) -> String {
    let names = ["plan", "register", "container", "section", "contract", "ref", "period", "event", "title"];
    names
        .iter()
        .filter_map(|name| row.get(*name))
        .filter(|text| !text.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" ")
}

/// A time of day is not what a workbook with a date says.
fn equal(kind: RecordKind, name: &str, expected: &str, found: &str) -> bool {
    let is_time = Field::named(kind, name)
        .and_then(Field::column)
        .is_some_and(|column| column.kind == quarterdeck::tables::ColumnKind::Time);
    expected == found || (is_time && expected.len() == 10 && found.starts_with(expected))
}

#[test]
fn every_value_is_as_expected() {
    let (mut wrong, mut values, mut records) = (Vec::new(), 0_usize, 0_usize);
    println!(
        "{:11} {:30} {:>8} {:>8} {:>8} {:>8} {:>6}",
        "period", "body", "records", "values", "imported", "ignored", "asked"
    );
    for (period, body, path) in workbooks() {
        let workbook = Reader::read(&path).expect("a sample workbook reads");
        let (held, imported) = imported(&workbook, &body, &period, None);
        let (mut own_values, mut own_records) = (0, 0);
        let from_cells = sourced(&held);
        for (kind, table) in TABLES {
            let expected = csv_rows(&samples().join("expected").join(&period).join(&body).join(format!("{table}.csv")));
            let found = rows_of(&held, kind);
            if expected.len() != found.len() {
                wrong.push(format!("{period} {body}: {table} has {} rows, expected {}", found.len(), expected.len()));
            }
            for (at, (expected, (row, found))) in expected.iter().zip(&found).enumerate() {
                for (name, wanted) in expected {
                    own_values += 1;
                    // What the workbook leaves blank the framework may give; only a value with a cell is then wrong.
                    let from_framework = wanted.is_empty()
                        && kind.has_row_column()
                        && !from_cells.contains(&(row.clone(), name.clone()));
                    if !from_framework && !equal(kind, name, wanted, text(found, name)) {
                        let place = called(expected);
                        wrong.push(format!(
                            "{period} {body} {table} {at} {place}: {name} is “{}”, expected “{wanted}”",
                            text(found, name)
                        ));
                    }
                }
            }
            own_records += found.len();
        }
        let report = &imported.report;
        println!(
            "{period:11} {body:30} {own_records:>8} {own_values:>8} {:>8} {:>8} {:>6}",
            report.imported, report.ignored, report.asked
        );
        for note in &report.notes {
            println!("    {note}");
            if note.contains("is that right?") || note.contains("is it the right") {
                wrong.push(format!("{period} {body}: {note}"));
            }
        }
        for question in &imported.questions {
            wrong.push(format!("{period} {body}: {} {:?}", question.text, question.cells.first()));
        }
        if report.asked > 0 && imported.questions.is_empty() {
            let asked = held.evidence()[0].ledger.iter().filter(|entry| entry.disposition == Some(Disposition::Asked));
            wrong.extend(
                asked.map(|entry| format!("{period} {body} {} {}: {}", entry.sheet, entry.range, entry.reason)),
            );
        }
        values += own_values;
        records += own_records;
    }
    println!("{records} records, {values} values compared");
    let count = wrong.len();
    assert!(
        wrong.is_empty(),
        "{count} differences:\n{}",
        wrong.iter().take(200).cloned().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn every_cell_is_in_the_ledger() {
    let expected = csv_rows(&samples().join("expected/cells.csv"));
    assert!(!expected.is_empty(), "the counts of cells are part of the project");
    for (period, body, path) in workbooks() {
        let workbook = Reader::read(&path).expect("a sample workbook reads");
        let (held, _) = imported(&workbook, &body, &period, None);
        let ledger = &held.evidence()[0].ledger;
        for row in expected.iter().filter(|row| row["period"] == period && row["body"] == body) {
            let own = ledger.iter().filter(|entry| entry.sheet == row["sheet"]);
            let sum: u32 = own.filter_map(|entry| entry.cells).sum();
            assert_eq!(sum.text(), row["non_empty_cells"], "{period} {body} {}", row["sheet"]);
        }
    }
}

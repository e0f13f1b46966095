//! Owns the sample returns as `sample-data/expected/` has them, sealed as if every status had been confirmed.
//! Must not know the workbooks, nor how they are imported.

use super::returns::Bundle;
use quarterdeck::consolidation::{Quarter, Received, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::{
    Action, Benchmark, Contract, Event, Measure, Narrative, Record, Restatement, Risk, Row, RowId, Status,
};
use quarterdeck::tables::{RowText, read_csv};
use std::path::Path;

/// The ten returns of quarter 2.
pub(crate) fn quarter_two() -> Vec<Received> {
    bundles("2022-23-Q2", "2022-10-20T09:00:00Z").into_iter().map(Bundle::received).collect()
}

/// The ten returns of quarter 3.
pub(crate) fn quarter_three() -> Vec<Received> {
    bundles_of_quarter_three().into_iter().map(Bundle::received).collect()
}

/// The same, still open to changes.
pub(crate) fn bundles_of_quarter_three() -> Vec<Bundle> {
    bundles("2022-23-Q3", "2023-01-20T09:12:00Z")
}

/// Quarter 3 beside quarter 2.
pub(crate) fn sample() -> Quarter {
    consolidate(quarter_three(), quarter_two(), &Framework::built_in())
}

fn bundles(period: &str, as_at: &str) -> Vec<Bundle> {
    let framework = Framework::built_in();
    framework.bodies().iter().map(|body| bundle(body.id.as_str(), period, as_at)).collect()
}

fn bundle(body: &str, period: &str, as_at: &str) -> Bundle {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/expected").join(period).join(body);
    let mut bundle = Bundle::of(body, period).taken_at(as_at);
    let parts = &mut bundle.parts;
    parts.actions = rows(&folder, "actions.csv");
    parts.measures = rows::<Measure>(&folder, "measures.csv");
    parts.benchmarks = rows::<Benchmark>(&folder, "benchmarks.csv");
    parts.risks = rows::<Risk>(&folder, "risks.csv");
    parts.contracts = rows::<Contract>(&folder, "contracts.csv");
    parts.narratives = rows::<Narrative>(&folder, "narratives.csv");
    parts.events = rows::<Event>(&folder, "events.csv");
    parts.restatements = rows::<Restatement>(&folder, "restatements.csv");
    for row in &mut parts.actions {
        confirm(&mut row.record, as_at);
    }
    bundle
}

fn confirm(action: &mut Action, as_at: &str) {
    action.confirmed_at = action.status.filter(|status| *status != Status::NoUpdate).and_then(|_| as_at.parse().ok());
}

fn rows<R: Record>(folder: &Path, file: &str) -> Vec<Row<R>> {
    let Ok(bytes) = std::fs::read(folder.join(file)) else { return Vec::new() };
    let read = read_csv::<R>(file, &whole::<R>(&bytes), false).expect("the expected tables read");
    let number = |(at, read): (usize, quarterdeck::tables::ReadRow<R>)| Row {
        id: RowId::new(format!("{}{}", R::KIND.prefix(), at + 1)),
        record: read.record,
        extra: RowText::new(),
    };
    read.into_iter().enumerate().map(number).collect()
}

/// The table with every column of its kind: the expected ones leave out what a workbook does not state.
fn whole<R: Record>(bytes: &[u8]) -> Vec<u8> {
    let mut reader = csv::Reader::from_reader(bytes);
    let mut header = reader.headers().expect("a header row").clone();
    let missing: Vec<&str> =
        R::COLUMNS.iter().map(|c| c.name).filter(|name| !header.iter().any(|h| h == *name)).collect();
    for name in &missing {
        header.push_field(name);
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).expect("written to memory");
    for record in reader.records() {
        let mut record = record.expect("a row");
        for _ in &missing {
            record.push_field("");
        }
        writer.write_record(&record).expect("written to memory");
    }
    writer.into_inner().expect("written to memory")
}

//! Owns that the sample returns are clean under every rule, built from what an importer should find in them.
//! Must not know any rule, nor how a workbook is read.

use crate::case::rows;
use jiff::Timestamp;
use jiff::civil::date;
use quarterdeck::checks::{Context, check};
use quarterdeck::framework::Framework;
use quarterdeck::model::{BodyId, Parts, Period, Return};
use quarterdeck::tables::CellText;
use std::path::{Path, PathBuf};

/// The expected tables of a body as its return: set this quarter, as an import does, and against the current plan.
fn expected(folder: &Path, framework: &Framework, body: &BodyId, period: Period) -> Return {
    let table = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
    let mut parts = Parts {
        actions: rows(&table("actions.csv")),
        measures: rows(&table("measures.csv")),
        benchmarks: rows(&table("benchmarks.csv")),
        risks: rows(&table("risks.csv")),
        contracts: rows(&table("contracts.csv")),
        narratives: rows(&table("narratives.csv")),
        events: rows(&table("events.csv")),
        restatements: rows(&table("restatements.csv")),
        ..Parts::default()
    };
    for action in &mut parts.actions {
        action.record.confirmed_at = Some(Timestamp::UNIX_EPOCH);
    }
    parts.header.base_plan_hash = framework.base_plan_hash(body, period);
    parts.header.prepared_by = "Performance Lead".into();
    (parts.header.body, parts.header.period) = (body.clone(), Some(period));
    Return::from_parts(parts).expect("row ids differ")
}

fn findings(period: &str) -> (usize, Vec<String>) {
    let framework = Framework::built_in();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/expected").join(period);
    let period = Period::parse(period).expect("a period");
    let (mut records, mut all) = (0, Vec::new());
    for body in framework.bodies() {
        let ret = expected(&folder.join(body.id.as_str()), &framework, &body.id, period);
        records += ret.actions().len() + ret.measures().len() + ret.risks().len();
        let found = check(&Context::new(&ret, None, &framework, date(2023, 1, 20)));
        all.extend(found.into_iter().map(|f| format!("{} {} {} {}", body.id, f.rule, f.tier, f.headline)));
    }
    (records, all)
}

#[test]
fn the_sample_returns_of_both_quarters_are_clean() {
    for period in ["2022-23-Q2", "2022-23-Q3"] {
        let (records, found) = findings(period);
        assert!(records > 700, "{period}: only {records} records were read");
        assert!(found.is_empty(), "{period}: {found:#?}");
    }
}

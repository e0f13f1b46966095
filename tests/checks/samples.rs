//! Owns that the sample returns are clean under every rule, built from what an importer should find in them.
//! Must not know any rule, nor how a workbook is read.

use crate::case::rows;
use jiff::Timestamp;
use jiff::ToSpan;
use quarterdeck::checks::{Context, check};
use quarterdeck::framework::Framework;
use quarterdeck::model::{BodyId, Parts, Period, Return};
use quarterdeck::tables::CellText;
use std::path::{Path, PathBuf};

/// The expected tables of a body as its return: set this quarter, as an import does, and against the current plan.
pub(crate) fn expected(folder: &Path, framework: &Framework, body: &BodyId, period: Period) -> Return {
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
        let before = (period == Period::Quarter(2022, 3)).then(|| {
            let last = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/expected/2022-23-Q2");
            expected(&last.join(body.id.as_str()), &framework, &body.id, Period::Quarter(2022, 2))
        });
        let today = period.last_day().expect("a quarter ends").checked_add(20.days()).expect("a day");
        let found = check(&Context::new(&ret, before.as_ref(), &framework, today));
        all.extend(found.into_iter().map(|f| format!("{} {} {}", body.id, f.rule, f.place.reference)));
    }
    (records, all)
}

/// What the samples are meant to be asked about: dates that say "Ongoing", figures that stand still or swing without a word, risks at
/// their target, the one measure the report itself calls red and better than the national average, and the slips of the report's
/// own words, which the corporate return of quarter 3 carries.
const MEANT: [(&str, &[&str]); 2] = [
    (
        "2022-23-Q2",
        &[
            "borough-economy ACT.08 BE19",
            "borough-economy ACT.08 BE29",
            "borough-economy ACT.08 BE44a",
            "borough-economy MEA.09 SRC06",
            "business-strategy-and-change ACT.08 6.3",
            "children-and-education ACT.08 CE20",
            "children-and-education MEA.03 CE/M09",
            "housing ACT.08 HSG07",
            "housing ACT.08 HSG41",
            "law-and-governance ACT.08 15",
            "public-health ACT.08 PH02",
            "public-health ACT.08 PH29",
            "corporate RSK.02 57",
        ],
    ),
    (
        "2022-23-Q3",
        &[
            "borough-economy ACT.08 BE19",
            "borough-economy ACT.08 BE29",
            "borough-economy ACT.08 BE44a",
            "business-strategy-and-change ACT.08 6.3",
            "children-and-education ACT.08 CE20",
            "finance MEA.11 FIN07",
            "housing ACT.08 HSG07",
            "housing ACT.08 HSG41",
            "housing MEA.03 HSG/M24",
            "housing MEA.09 HSG/M14",
            "law-and-governance ACT.08 15",
            "public-health ACT.08 PH02",
            "public-health ACT.08 PH29",
            "corporate NAR.04 Reasons for Recommendations",
            "corporate NAR.05 Progress against the seven strategic outcomes of the Corporate Plan",
            "corporate NAR.06 Key Contracts – Sandwell Leisure Trust",
            "corporate NAR.09 Background papers",
            "corporate NAR.09 Key Contracts – Places for People Leisure",
            "corporate NAR.12 Key Contracts - Sandwell Children's Trust",
            "corporate RSK.02 27",
            "corporate RSK.02 27a",
            "corporate RSK.02 27b",
            "corporate RSK.02 61",
            "corporate RSK.02 68",
        ],
    ),
];

#[test]
fn the_sample_returns_are_asked_about_what_is_meant_and_nothing_else() {
    for (period, meant) in MEANT {
        let (records, found) = findings(period);
        assert!(records > 700, "{period}: only {records} records were read");
        assert_eq!(found, meant, "{period}");
    }
}

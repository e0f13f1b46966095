//! What the import tests share: importing a workbook into an empty draft.

use crate::written::Written;
use jiff::Timestamp;
use quarterdeck::framework::Framework;
use quarterdeck::import::{Context, Imported, Mapping, Words, import};
use quarterdeck::model::{Action, BodyId, Measure, Parts, Period, Return};
use quarterdeck::tables::CellText;
use quarterdeck::workbook::Workbook;

/// Imports a workbook for a body and a quarter into an empty draft; the draft after it, and what the import said.
pub(crate) fn imported(workbook: &Workbook, body: &str, period: &str, mapping: Option<&Mapping>) -> (Return, Imported) {
    imported_into(&empty(), workbook, body, period, mapping)
}

/// A draft with nothing in it.
pub(crate) fn empty() -> Return {
    Return::from_parts(Parts::default()).expect("no rows cannot clash")
}

/// Imports a workbook into a draft.
pub(crate) fn imported_into(
    existing: &Return,
    workbook: &Workbook,
    body: &str,
    period: &str,
    mapping: Option<&Mapping>,
) -> (Return, Imported) {
    let framework = Framework::built_in();
    let context = Context {
        framework: &framework,
        words: Words::built_in(),
        body: &BodyId::new(body),
        period: Period::parse(period).expect("a period"),
        at: Timestamp::UNIX_EPOCH,
        who: "Tester",
        sha256: "",
        existing,
        log: &[],
        previous: None,
        mapping,
    };
    let imported = import(workbook, &context);
    let mut after = existing.clone();
    after.apply(&imported.step).expect("an import's step fits the draft it was made for");
    (after, imported)
}

/// Imports a written workbook as a directorate's third quarter.
pub(crate) fn housing(book: Written) -> (Return, Imported) {
    imported(&book.read(), "housing", "2022-23-Q3", None)
}

pub(crate) fn actions(held: &Return) -> Vec<&Action> {
    held.actions().records().collect()
}

pub(crate) fn measures(held: &Return) -> Vec<&Measure> {
    held.measures().records().collect()
}

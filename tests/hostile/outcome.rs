//! Owns what becomes of a hostile workbook on the whole way: read by the real child, then imported. Anything but a workbook whose
//! cells are all accounted for, or one sentence, is an escape.
//! Must not know how the workbook was made.

use quarterdeck::filing::{Draft, ForWhom};
use quarterdeck::framework::Framework;
use quarterdeck::model::{BodyId, Period};
use quarterdeck::reading::Reading;
use quarterdeck::workbook::{Reason, Refusal, Sheet, Workbook};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How one went.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// Read and imported.
    Read,
    /// Refused by the reader.
    Refused(Reason),
    /// Ended by a limit, or stopped by a crash of the child.
    Killed(Reason),
    /// What should not have come through.
    Escaped(String),
}

pub(crate) fn of(reading: &Reading, name: &str, bytes: Vec<u8>) -> Outcome {
    let read = catch_unwind(AssertUnwindSafe(|| match reading.read_bytes(name, bytes) {
        Ok(read) => imported(&read.workbook).map_or(Outcome::Read, Outcome::Escaped),
        Err(refusal) => refused(name, refusal),
    }));
    read.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
        Outcome::Escaped(format!("a panic: {said}"))
    })
}

fn refused(name: &str, refusal: Refusal) -> Outcome {
    let said = refusal.to_string();
    if said.contains(['\n', '\r']) || !said.starts_with(&format!("“{name}” ")) || said.len() > 600 {
        return Outcome::Escaped(format!("not one sentence: {said:?}"));
    }
    match refusal.reason {
        Reason::NotStarted(why) => Outcome::Escaped(format!("the child did not start: {why}")),
        Reason::TooSlow { .. } | Reason::TooMuchMemory { .. } | Reason::TooFull { .. } | Reason::Stopped(_) => {
            Outcome::Killed(refusal.reason)
        }
        reason => Outcome::Refused(reason),
    }
}

/// What is wrong with its import, if anything.
pub(crate) fn imported(workbook: &Workbook) -> Option<String> {
    let framework = Framework::built_in();
    let body = BodyId::new("housing");
    let at = "2023-01-13T09:00:00Z".parse().expect("a time");
    let for_whom = ForWhom { framework: &framework, body: &body, period: Period::Quarter(2022, 3), at };
    let imported = match Draft::blank(&for_whom, &[]).take_in(workbook, "", &for_whom) {
        Ok(imported) => imported,
        Err(trouble) => return Some(format!("the draft does not take it: {trouble}")),
    };
    let held: usize = workbook.sheets.iter().map(Sheet::non_empty).sum();
    let report = &imported.report;
    let told = report.imported + report.ignored + report.asked;
    (usize::try_from(told) != Ok(held)).then(|| format!("{held} cells, {told} of them in the ledger"))
}

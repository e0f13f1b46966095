//! Owns IMP.01: every non-empty cell of a workbook is imported, left out with a reason, or asked about and answered.
//! Must not know how a workbook is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::sources::block;
use crate::model::{Disposition, Evidence, LedgerEntry, Place};

rule! {
    /// The import keeps a ledger of every non-empty cell: imported, ignored with a reason, or asked. A cell still asked about must be
    /// answered, a cell left out must say why, and the ledger must add up to the count of the workbook.
    ///
    /// Why: rows get lost on the way from sheet to sheet, and nobody misses them; about 16,000 test results were lost so in 2020,
    /// and a control total would have shown it.
    ///
    /// Remedy: correct the heading or the cell in the workbook and import it again into the same draft. A bundle is not sealed before,
    /// sent as incomplete or not.
    ///
    /// Source: the lost test results of Public Health England in 2020; reports of silently dropped rows against other import tools.
    "IMP.01", "A cell of the workbook is not accounted for", MustFix, Return, Return(check),
    acceptable: [],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    context.ret().evidence().iter().flat_map(|evidence| blocks(evidence).chain(sum(evidence))).collect()
}

fn blocks(evidence: &Evidence) -> impl Iterator<Item = Found> + '_ {
    evidence.ledger.iter().filter_map(|entry| {
        let named =
            |what: &str| format!("{} in {} {what}", cells(entry), block(&entry.file, &entry.sheet, &entry.range));
        let reason = entry.reason.trim();
        let headline = match entry.disposition {
            Some(Disposition::Asked) if reason.is_empty() => named("is still asked about"),
            Some(Disposition::Asked) => named(&format!("is still asked about: {reason}")),
            Some(Disposition::Ignored) if reason.is_empty() => named("was left out without a reason"),
            None => named("is neither imported nor left out"),
            Some(_) => return None,
        };
        let remedy = "Answer what is asked when you import it (a mapping file does that on the command line), or correct the heading or the cell in the workbook; then import it again into the same draft";
        Some(Found::must_fix(at(block(&entry.file, &entry.sheet, &entry.range)), headline, remedy))
    })
}

fn cells(entry: &LedgerEntry) -> String {
    match entry.cells {
        Some(1) | None => "A cell".to_owned(),
        Some(many) => format!("A block of {many} cells"),
    }
}

fn sum(evidence: &Evidence) -> Option<Found> {
    let file = &evidence.file;
    let accounted: u64 = evidence.ledger.iter().filter_map(|entry| entry.cells).map(u64::from).sum();
    let headline = match file.cells.map(u64::from) {
        Some(cells) if cells == accounted => return None,
        Some(cells) => format!(
            "Workbook {} has {cells} cells with something in them, but {accounted} are accounted for",
            file.file
        ),
        None => format!("Workbook {} was imported without counting its cells", file.file),
    };
    Some(Found::must_fix(at(file.file.clone()), headline, "Import the workbook again"))
}

/// A place in a workbook that belongs to no record.
fn at(cell: String) -> Place {
    Place { cell, ..Place::default() }
}

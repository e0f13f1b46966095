//! Owns sheets named as a summary: the records they hold that no other sheet has, and else nothing.
//! Must not know how a sheet is read.

use super::lift::reference;
use super::sheet::{SheetWork, leave_all};
use crate::model::RecordKind;
use crate::workbook::Workbook;
use std::collections::BTreeSet;

/// How a report names such a sheet.
pub(super) const ROLE: &str = "a summary";

/// Why its cells are left out.
const REASON: &str = "a summary, recomputed";

type Named = (RecordKind, String);

fn named(work: &SheetWork) -> BTreeSet<Named> {
    let drafts = work.drafts.iter().filter(|draft| reference::looks_like(draft.text("ref")));
    drafts.map(|draft| (draft.kind, draft.text("ref").to_owned())).collect()
}

/// Counts and repeats are left out; what calls itself a summary and is the only place of its records is read like any sheet.
pub(super) fn settle(workbook: &Workbook, works: &mut [SheetWork]) {
    for at in 0..works.len() {
        let Some(work) = works.get(at).filter(|work| work.report.role == ROLE) else { continue };
        let own = named(work);
        let others: BTreeSet<Named> =
            works.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, work)| named(work)).collect();
        let repeats = own.iter().all(|name| others.contains(name));
        if let (true, Some(sheet), Some(work)) = (repeats, workbook.sheets.get(at), works.get_mut(at)) {
            let mut left_out = SheetWork::new(sheet, REASON);
            leave_all(&mut left_out, sheet, REASON);
            *work = left_out;
        }
    }
}

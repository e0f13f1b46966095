//! Owns the doubt that a reference is the right one: its title in the workbook is clearly not the one of the plan.
//! Must not know rows of a return.

use super::assemble::Book;
use super::context::Context;
use super::draft::Draft;
use super::headings::telling;
use super::spelling::{plain, quoted};
use crate::model::{RecordKind, Ref};
use crate::tables::CellText;

/// A sentence for each record whose title is clearly not the one that the plan has for its reference.
pub(super) fn notes(context: &Context<'_>, drafts: &[Draft], book: Book<'_>) -> Vec<String> {
    let told = |draft: &Draft| {
        let (field, planned) = planned(context, draft)?;
        let given = draft.get(field)?;
        let (at, _) = given.from().first().filter(|_| differ(given.text(), &planned))?;
        let (reference, place) = (draft.text("ref"), book.place(draft.sheet, *at));
        let (title, planned) = (quoted(given.text()), quoted(&planned));
        Some(format!(
            "{place}: {reference} is called “{title}” here and “{planned}” in the plan: is it the right reference?"
        ))
    };
    // A reference with a column for each quarter is told once.
    let mut notes: Vec<String> = drafts.iter().filter_map(told).collect();
    notes.dedup();
    notes
}

/// The field that holds a record's title, and the title the framework has for its reference.
fn planned(context: &Context<'_>, draft: &Draft) -> Option<(&'static str, String)> {
    let reference = Ref::new(draft.text("ref"));
    match draft.kind {
        RecordKind::Action => {
            let plan = CellText::parse(draft.text("plan")).ok()?;
            let planned = context.framework.planned_action(&plan, &reference)?;
            Some(("action", planned.action.clone()))
        }
        RecordKind::Measure => Some(("measure", context.framework.measure(&reference)?.measure.clone())),
        _ => None,
    }
}

/// Whether two titles share less than a third of the words of the shorter one.
fn differ(one: &str, other: &str) -> bool {
    let (one, other) = (telling(&plain(one)), telling(&plain(other)));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let least = one.len().min(other.len());
    least > 0 && shared * 3 < least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shorter_or_reworded_title_is_no_other_title() {
        assert!(!differ("Damp and mould team", "Set up the Damp and Mould team and treat category 1 cases"));
        assert!(!differ("Surveys of stock condition", "Carry out stock condition surveys"));
        assert!(differ(
            "Carry out stock condition surveys",
            "Set up the Damp and Mould team and treat category 1 cases"
        ));
    }
}

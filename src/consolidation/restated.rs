//! Owns what last quarter's counts would have been with the changes that were approved since.
//! Must not know how they are shown; what was reported stays what was reported.

use super::measures::counted;
use super::{Counts, Held, Quarter};
use crate::checks::verdict;
use crate::model::{Action, Measure, MeasureStatus, RecordKind, Ref, Restatement, Return, Status};
use crate::tables::{CellText, Columns};
use std::collections::BTreeMap;

/// Last quarter's counts, as reported and as restated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recount {
    /// Headline actions as reported.
    pub actions: Counts,
    /// Headline actions as restated.
    pub actions_restated: Counts,
    /// Measures by the status they counted under.
    pub measures: BTreeMap<MeasureStatus, usize>,
    /// Measures by the status they would have counted under.
    pub measures_restated: BTreeMap<MeasureStatus, usize>,
    /// How many approved changes bear on last quarter.
    pub changes: usize,
}

impl Quarter {
    /// What last quarter's counts would have been; nothing without an approved change of a figure or status of last quarter.
    pub fn recount(&self) -> Option<Recount> {
        let period = self.before.period?;
        let approved: Vec<&Restatement> = self
            .approved(Some(period))
            .filter(|own| matches!(own.record, Some(RecordKind::Action | RecordKind::Measure)))
            .collect();
        if approved.is_empty() {
            return None;
        }
        let mut recount = Recount { changes: approved.len(), ..Recount::default() };
        let headline: Vec<Held<'_, Action>> =
            self.before.rows(Return::actions).filter(|held| self.framework.is_headline(&held.record().plan)).collect();
        let reported = |held: &Held<'_, Action>| held.record().counted_status();
        let restated = |held: &Held<'_, Action>| restated_status(&approved, held.record()).unwrap_or(reported(held));
        recount.actions = Counts::of(&self.framework, headline.iter().map(reported));
        recount.actions_restated = Counts::of(&self.framework, headline.iter().map(restated));
        for held in self.before.measures() {
            let measure = held.record();
            let counted = |measure: &Measure| counted(measure, verdict(measure, &self.framework).status);
            *recount.measures.entry(counted(measure)).or_default() += 1;
            *recount.measures_restated.entry(counted(&restated_measure(&approved, measure))).or_default() += 1;
        }
        Some(recount)
    }
}

fn restated_status(approved: &[&Restatement], action: &Action) -> Option<Status> {
    let is = |own: &&&Restatement| {
        let here = own.container.is_empty() || own.container == action.plan.as_str();
        own.record == Some(RecordKind::Action) && own.reference == action.reference && own.field == "status" && here
    };
    approved.iter().find(is).and_then(|own| Status::parse(own.new.trim()).ok())
}

/// The measure with the approved values of its columns; what a column does not take stays as it was.
fn restated_measure(approved: &[&Restatement], measure: &Measure) -> Measure {
    let of =
        |reference: &Ref, own: &Restatement| own.record == Some(RecordKind::Measure) && own.reference == *reference;
    let mut made = measure.clone();
    for own in approved.iter().filter(|own| of(&measure.reference, own)) {
        if let Some(column) = Measure::column(&own.field) {
            // A text that is no value of the column was found out when it was declared.
            let _ = made.set(column, own.new.trim());
        }
    }
    made
}

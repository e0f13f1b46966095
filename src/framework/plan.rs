//! Owns the base plan: what one body owes in one quarter.
//! Must not know what was returned.

use super::{Due, Framework, PlannedAction, PlannedMeasure};
use crate::model::{BodyId, Period, Ref};
use crate::tables::{sha256_of_parts, write_csv_plain};

impl Framework {
    /// The planned actions of a body, in the plan's order.
    pub fn planned_for<'a>(&'a self, body: &'a BodyId) -> impl Iterator<Item = &'a PlannedAction> {
        self.planned_actions().iter().filter(move |action| action.body == *body)
    }

    /// The measures of a body that are due in a period, with that period's target.
    pub fn due_for<'a>(
        &'a self,
        body: &'a BodyId,
        period: Period,
    ) -> impl Iterator<Item = (&'a PlannedMeasure, &'a Due)> {
        let due = self.due().iter().filter(move |due| due.period == Some(period));
        due.filter_map(move |due| self.measure(&due.reference).filter(|m| m.body == *body).map(|m| (m, due)))
    }

    /// What is due for a measure in a period.
    pub fn due_of(&self, reference: &Ref, period: Period) -> Option<&Due> {
        self.due_by_key.get(&(reference.clone(), Some(period))).and_then(|at| self.due().get(*at))
    }

    /// SHA-256 of what a body owes in a period, in hex: two returns with equal hashes answer the same plan.
    pub fn base_plan_hash(&self, body: &BodyId, period: Period) -> String {
        self.base_plan_hashes.of((body.clone(), period), |(body, period)| self.work_out_hash(body, *period))
    }

    fn work_out_hash(&self, body: &BodyId, period: Period) -> String {
        let actions: Vec<PlannedAction> = self.planned_for(body).cloned().collect();
        let (measures, due): (Vec<_>, Vec<_>) = self.due_for(body, period).map(|(m, d)| (m.clone(), d.clone())).unzip();
        let files = [write_csv_plain(&actions), write_csv_plain(&measures), write_csv_plain(&due)];
        sha256_of_parts(files.iter().map(Vec::as_slice))
    }
}

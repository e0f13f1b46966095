//! Owns how many there are of what in one return: actions, measures and risks by status, in all and by outcome.
//! Must not know which rule or which sentence speaks of a count.

use super::verdict::verdict;
use crate::framework::Framework;
use crate::model::{Band, MeasureStatus, OutcomeId, Period, Return, Risk, Status};
use std::collections::BTreeMap;

/// The counts of one return.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Actions of the headline plan, each status folded as the headline table folds it.
    pub actions: BTreeMap<Status, usize>,
    /// The same by outcome.
    pub actions_by_outcome: BTreeMap<OutcomeId, BTreeMap<Status, usize>>,
    /// Actions of the other plans.
    pub other_actions: BTreeMap<Status, usize>,
    /// Measures of the quarter: the status given, else the one the figures give.
    pub measures: BTreeMap<MeasureStatus, usize>,
    /// The same by component, as the framework has it.
    pub measures_by_component: BTreeMap<String, BTreeMap<MeasureStatus, usize>>,
    /// Risks by band; those outside the matrix are not counted.
    pub risks: BTreeMap<Band, usize>,
}

impl Counts {
    /// The counts of a return.
    pub fn of(ret: &Return, framework: &Framework) -> Self {
        let mut counts = Self::default();
        for action in ret.actions().records() {
            let status = framework.folds_into(action.counted_status());
            if !framework.is_headline(&action.plan) {
                *counts.other_actions.entry(status).or_default() += 1;
                continue;
            }
            *counts.actions.entry(status).or_default() += 1;
            if let Some(outcome) = &action.outcome {
                *counts.actions_by_outcome.entry(outcome.clone()).or_default().entry(status).or_default() += 1;
            }
        }
        let period: Option<Period> = ret.header().period;
        for measure in ret.measures().records().filter(|measure| measure.period == period) {
            let status = measure.status.unwrap_or_else(|| verdict(measure, framework).status);
            *counts.measures.entry(status).or_default() += 1;
            let planned = framework.measure(&measure.reference).map(|planned| planned.component.as_str());
            let component = planned.unwrap_or(&measure.component).to_owned();
            *counts.measures_by_component.entry(component).or_default().entry(status).or_default() += 1;
        }
        for band in ret.risks().records().filter_map(|risk| band(risk, framework)) {
            *counts.risks.entry(band).or_default() += 1;
        }
        counts
    }

    /// How many actions of the headline plan there are.
    pub fn all_actions(&self) -> usize {
        self.actions.values().sum()
    }
}

/// The band a risk falls in.
pub(super) fn band(risk: &Risk, framework: &Framework) -> Option<Band> {
    match (risk.likelihood, risk.impact) {
        (Some(likelihood), Some(impact)) => framework.band(likelihood, impact),
        _ => risk.score.and_then(|score| framework.band_of_score(score)).or(risk.rating),
    }
}

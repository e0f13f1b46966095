//! Owns the way from a finding to the explanation somebody wrote for it.
//! Must not know any rule.

use crate::model::{Explanation, Place, Return};
use std::collections::HashMap;

/// What people explained, found by rule.
pub(super) struct Explanations<'a> {
    by_rule: HashMap<&'a str, Vec<&'a Explanation>>,
}

impl<'a> Explanations<'a> {
    pub(super) fn of(ret: &'a Return) -> Self {
        let mut by_rule: HashMap<&str, Vec<&Explanation>> = HashMap::new();
        for explanation in ret.explanations().records().filter(|e| !e.explanation.trim().is_empty()) {
            by_rule.entry(&explanation.rule).or_default().push(explanation);
        }
        Self { by_rule }
    }

    /// The explanation of what `rule` found at a place in this state; the last one written counts.
    pub(super) fn of_finding(&self, rule: &str, place: &Place, fingerprint: &str) -> Given<'a> {
        let about = || self.by_rule.get(rule).into_iter().flatten().rev().filter(|e| is_about(e, place)).copied();
        let holds = |e: &&Explanation| e.fingerprint.is_empty() || e.fingerprint == fingerprint;
        let now = about().find(holds);
        Given { now, before: if now.is_some() { None } else { about().next() } }
    }
}

/// The explanations of a finding.
pub(super) struct Given<'a> {
    /// The one that holds.
    pub(super) now: Option<&'a Explanation>,
    /// Where none does, the one that did before the figures moved.
    pub(super) before: Option<&'a Explanation>,
}

/// By row where both name one (a row keeps its id when its reference is put right), else by what people call it.
fn is_about(explanation: &Explanation, place: &Place) -> bool {
    let field = place.field.map_or("", |field| field.name());
    let same_record = match (&explanation.row, &place.row) {
        (Some(theirs), Some(ours)) => theirs == ours,
        _ => {
            explanation.container == place.container
                && explanation.reference == place.reference
                && explanation.period == place.period
        }
    };
    explanation.record == place.record && same_record && (explanation.field.is_empty() || explanation.field == field)
}

//! Owns the columns that are computed: written when a return is sealed, computed again when it is read.
//! Must not know how a verdict is reached.

use super::Problem;
use crate::checks::verdict;
use crate::framework::Framework;
use crate::model::{Action, EventKind, Parts, RecordKind, Ref, Return, Risk, Status};
use crate::tables::CellText;
use std::collections::HashMap;

/// Writes the computed columns; those about last quarter only when last quarter is given.
pub(super) fn compute(parts: &mut Parts, framework: &Framework, previous: Option<&Return>) {
    let previous = previous.map(Previous::new);
    let renamed = Renamed::new(parts);
    for row in &mut parts.actions {
        if let Some(previous) = &previous {
            row.record.previous_status = previous.status(&row.record, &renamed);
        }
    }
    for row in &mut parts.measures {
        row.record.derived_status = Some(verdict(&row.record, framework).status);
    }
    for row in &mut parts.risks {
        row.record.score = score(&row.record);
        if let Some(previous) = &previous {
            row.record.previous_score = previous.score(&row.record, &renamed);
        }
    }
}

/// Likelihood times impact; a register that gives only the score keeps it.
fn score(risk: &Risk) -> Option<u32> {
    match (risk.likelihood, risk.impact) {
        (Some(likelihood), Some(impact)) => likelihood.checked_mul(impact),
        _ => risk.score,
    }
}

/// Every computed column that is not what the rest of the return gives.
pub(super) fn check(ret: &Return, framework: &Framework, previous: Option<&Return>) -> Vec<Problem> {
    let mut right = ret.to_parts();
    compute(&mut right, framework, previous);
    let mut problems = Vec::new();
    let mut compare = |table: &str, name: String, column: &str, found: String, right: String| {
        if found != right {
            let or_blank = |text: String| if text.is_empty() { "blank".to_owned() } else { format!("“{text}”") };
            let (found, right) = (or_blank(found), or_blank(right));
            problems.push(Problem::at(table, format!("{name}: {column} is {found}; worked out again it is {right}")));
        }
    };
    for (row, right) in ret.actions().rows().iter().zip(&right.actions) {
        let name = format!("action {} of {}", row.record.reference, row.record.plan);
        let (found, right) = (row.record.previous_status.text(), right.record.previous_status.text());
        compare("data/actions.csv", name, "previous_status", found, right);
    }
    for (row, right) in ret.measures().rows().iter().zip(&right.measures) {
        let name = format!("measure {} in {}", row.record.reference, row.record.period.text());
        let (found, right) = (row.record.derived_status.text(), right.record.derived_status.text());
        compare("data/measures.csv", name, "derived_status", found, right);
    }
    for (row, right) in ret.risks().rows().iter().zip(&right.risks) {
        let name = format!("risk {} of {}", row.record.reference, row.record.register);
        let (found, right) = (&row.record, &right.record);
        compare("data/risks.csv", name.clone(), "score", found.score.text(), right.score.text());
        let (found, right) = (found.previous_score.text(), right.previous_score.text());
        compare("data/risks.csv", name, "previous_score", found, right);
    }
    problems
}

/// Last quarter's accepted return, by natural key.
struct Previous<'a> {
    actions: HashMap<(&'a str, &'a Ref), &'a Action>,
    risks: HashMap<(&'a str, &'a Ref), &'a Risk>,
}

impl<'a> Previous<'a> {
    fn new(ret: &'a Return) -> Self {
        Self {
            actions: ret.actions().records().map(|a| ((a.plan.as_str(), &a.reference), a)).collect(),
            risks: ret.risks().records().map(|r| ((r.register.as_str(), &r.reference), r)).collect(),
        }
    }

    fn status(&self, action: &Action, renamed: &Renamed) -> Option<Status> {
        let here = self.actions.get(&(action.plan.as_str(), &action.reference));
        let before = || {
            let (container, reference) = renamed.before(RecordKind::Action, action.plan.as_str(), &action.reference)?;
            self.actions.get(&(container, reference))
        };
        here.or_else(before).map(|action| action.counted_status())
    }

    fn score(&self, risk: &Risk, renamed: &Renamed) -> Option<u32> {
        let here = self.risks.get(&(risk.register.as_str(), &risk.reference));
        let before = || {
            let (container, reference) = renamed.before(RecordKind::Risk, &risk.register, &risk.reference)?;
            self.risks.get(&(container, reference))
        };
        here.or_else(before).and_then(|risk| score(risk))
    }
}

/// Records that had another name last quarter, by what they are called now.
struct Renamed {
    before: HashMap<(RecordKind, String, Ref), (String, Ref)>,
}

impl Renamed {
    fn new(parts: &Parts) -> Self {
        let renames = parts.events.iter().map(|row| &row.record).filter(|e| e.event == Some(EventKind::Renamed));
        let before = renames.filter_map(|event| {
            let from = if event.from_container.is_empty() { &event.container } else { &event.from_container };
            let now = (event.record?, event.container.clone(), event.reference.clone());
            Some((now, (from.clone(), event.related_ref.clone())))
        });
        Self { before: before.collect() }
    }

    fn before(&self, kind: RecordKind, container: &str, reference: &Ref) -> Option<(&str, &Ref)> {
        let (container, reference) = self.before.get(&(kind, container.to_owned(), reference.clone()))?;
        Some((container.as_str(), reference))
    }
}

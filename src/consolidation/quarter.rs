//! Owns the corporate picture of one quarter: the bundles that count, this quarter and the one before.
//! Must not know any total: every figure is computed from the records when it is asked for.

use super::findings::Kept;
use super::settle::{Settled, settle};
use super::{BodyState, Level, Notice, Received, Side, Standing, Topic, Unreadable};
use crate::framework::Framework;
use crate::model::{Action, BodyId, OutcomeId, Period, PlanId, Return};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One quarter of a council, with the quarter before beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quarter {
    pub(super) framework: Arc<Framework>,
    pub(super) now: Side,
    pub(super) before: Side,
    notices: Vec<Notice>,
    pub(super) findings: Kept,
}

/// Makes one quarter of many bundles; the order they come in does not matter.
pub fn consolidate(received: Vec<Received>, previous: Vec<Received>, framework: &Arc<Framework>) -> Quarter {
    let Settled { now, before, notices } = settle(received, previous, framework);
    let mut quarter = Quarter { framework: Arc::clone(framework), now, before, notices, findings: Kept::default() };
    let held_twice = quarter.held_twice();
    quarter.notices.extend(held_twice);
    quarter.sort_notices();
    quarter
}

impl Quarter {
    /// One body's return beside its own of last quarter, sealed or not: what it adds up to before anybody receives it.
    pub fn of_one(ret: &Return, previous: Option<&Return>, framework: &Arc<Framework>) -> Self {
        let side = |ret: &Return| {
            let counted =
                Received { name: String::new(), ret: ret.clone(), receipt: String::new(), problems: Vec::new() };
            let (body, state) = (ret.header().body.clone(), BodyState::Received);
            let standing = Standing { body, state, counted: Some(counted), uncounted: Vec::new() };
            Side { period: ret.header().period, standings: vec![standing] }
        };
        let before = previous.map(side).unwrap_or_default();
        Self {
            framework: Arc::clone(framework),
            now: side(ret),
            before,
            notices: Vec::new(),
            findings: Kept::default(),
        }
    }

    /// The same quarter, with a notice of each file that was given and holds no package.
    #[must_use]
    pub fn with_unreadable(mut self, files: &[Unreadable]) -> Self {
        self.notices.extend(files.iter().map(Notice::unreadable));
        self.sort_notices();
        self
    }

    fn sort_notices(&mut self) {
        // A body's return may be the very file that could not be counted: asking for it again comes second.
        if self.notices.iter().any(Notice::is_of_a_file_set_aside) {
            for notice in self.notices.iter_mut().filter(|notice| notice.topic == Topic::NotReceived) {
                "Look first among the files given and not counted, then ask the body for its bundle"
                    .clone_into(&mut notice.remedy);
            }
        }
        self.notices.sort();
        self.notices.dedup();
    }

    /// The framework it is read with.
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The quarter; nothing when no bundle counts.
    pub fn period(&self) -> Option<Period> {
        self.now.period
    }

    /// This quarter's bundles.
    pub fn now(&self) -> &Side {
        &self.now
    }

    /// The bundles of the quarter before; its period is nothing when none was given.
    pub fn before(&self) -> &Side {
        &self.before
    }

    /// What there is to say about the bundles, problems first.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Whether a person must settle something before this can be published.
    pub fn has_problems(&self) -> bool {
        self.notices.iter().any(|notice| notice.level == Level::Problem)
    }

    /// The name of a body.
    pub fn body_name<'a>(&'a self, id: &'a BodyId) -> &'a str {
        self.framework.body(id).map_or(id.as_str(), |body| &body.name)
    }

    /// The name of an outcome.
    pub fn outcome_name<'a>(&'a self, id: &'a OutcomeId) -> &'a str {
        self.framework.outcome(id).map_or(id.as_str(), |outcome| &outcome.name)
    }

    /// The name of a plan.
    pub fn plan_name<'a>(&'a self, id: &'a PlanId) -> &'a str {
        self.framework.plan(id).map_or(id.as_str(), |plan| &plan.name)
    }

    /// A register in words: a body's name, or its own words without hyphens.
    pub fn register_name(&self, register: &str) -> String {
        let body = self.framework.body(&BodyId::new(register));
        body.map_or_else(|| format!("the {} register", register.replace('-', " ")), |body| body.name.clone())
    }

    /// The outcome of an action: the one returned, else the one it was planned under.
    pub fn outcome_of<'a>(&'a self, action: &'a Action) -> Option<&'a OutcomeId> {
        let planned = || self.framework.planned_action(&action.plan, &action.reference)?.outcome.as_ref();
        action.outcome.as_ref().or_else(planned)
    }

    /// The place of a body in the council's order.
    pub(super) fn body_order(&self, id: &BodyId) -> usize {
        place(self.framework.bodies().iter().map(|body| &body.id), id)
    }

    /// The place of an outcome in the council's order; no outcome comes last.
    pub(super) fn outcome_order(&self, id: Option<&OutcomeId>) -> usize {
        id.map_or(usize::MAX, |id| place(self.framework.outcomes().iter().map(|outcome| &outcome.id), id))
    }

    /// The place of a plan in the council's order.
    pub(super) fn plan_order(&self, id: &PlanId) -> usize {
        place(self.framework.plans().iter().map(|plan| &plan.id), id)
    }

    /// Actions and risks that stand in more than one return, or twice in one, and so are counted twice.
    fn held_twice(&self) -> Vec<Notice> {
        let mut holders: BTreeMap<(&str, String, String), Vec<&BodyId>> = BTreeMap::new();
        for held in self.now.rows(Return::actions).filter(|held| !held.record().reference.is_empty()) {
            let (plan, reference) = (self.plan_name(&held.record().plan), held.record().reference.to_string());
            holders.entry(("Action", plan.to_owned(), reference)).or_default().push(held.body);
        }
        for held in self.now.rows(Return::risks).filter(|held| !held.record().reference.is_empty()) {
            let (register, reference) =
                (self.register_name(&held.record().register), held.record().reference.to_string());
            holders.entry(("Risk", register, reference)).or_default().push(held.body);
        }
        let twice = holders.into_iter().filter(|(_, bodies)| bodies.len() > 1);
        let told = twice.map(|((kind, container, reference), bodies)| {
            let names: Vec<&str> = bodies.iter().map(|body| self.body_name(body)).collect();
            let text = format!(
                "{kind} {reference} of {container} stands in {} rows ({}) and is counted each time",
                bodies.len(),
                names.join(", ")
            );
            let body = bodies.first().copied();
            Notice::new(
                Topic::HeldTwice,
                body,
                text,
                "Ask the bodies which of them has it, and for a revision of the other",
            )
        });
        told.collect()
    }
}

fn place<'a, T: PartialEq + 'a>(mut list: impl Iterator<Item = &'a T>, item: &T) -> usize {
    list.position(|candidate| candidate == item).unwrap_or(usize::MAX - 1)
}

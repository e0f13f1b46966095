//! Owns which records a form is for: the plan's, last quarter's, those of one service.
//! Must not know columns or cells.

use crate::framework::{ContractTerms, Due, Framework, PlannedAction, PlannedMeasure};
use crate::model::{Action, BodyId, Contract, Measure, Narrative, Period, Ref, Return, Risk};
use std::collections::BTreeSet;

/// What a form is asked for.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// The framework.
    pub framework: &'a Framework,
    /// Whose return the answers go to.
    pub body: &'a BodyId,
    /// The quarter that is asked.
    pub period: Period,
    /// One service of the body; all of them without.
    pub service: Option<&'a str>,
    /// Last quarter's return of the body as accepted.
    pub previous: Option<&'a Return>,
}

/// Why there is no form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// No action of the body is of that service.
    #[error("“{service}” is no service of {body}; use one of {}", known.join("; "))]
    NoSuchService {
        /// What was asked for.
        service: String,
        /// The body's name.
        body: String,
        /// The services it has.
        known: Vec<String>,
    },
    /// The library that writes workbooks refused.
    #[error("The form could not be written: {0}")]
    Refused(String),
}

/// The services whose actions a body has planned or returned last quarter, in the plan's order.
pub fn services(framework: &Framework, body: &BodyId, previous: Option<&Return>) -> Vec<String> {
    let planned = framework.planned_for(body).map(|action| action.service.clone());
    let returned = previous.into_iter().flat_map(|last| last.actions().records().map(|action| action.service.clone()));
    let mut known: Vec<String> = Vec::new();
    for service in planned.chain(returned).filter(|service| !service.is_empty()) {
        if known.iter().all(|other| !same(other, &service)) {
            known.push(service);
        }
    }
    known
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// An action as planned and as returned last quarter; at least one of the two.
pub(super) struct ActionLine<'a> {
    pub(super) planned: Option<&'a PlannedAction>,
    pub(super) last: Option<&'a Action>,
}

/// A measure due in the quarter, with its row of last quarter.
pub(super) struct MeasureLine<'a> {
    pub(super) planned: &'a PlannedMeasure,
    pub(super) due: &'a Due,
    pub(super) last: Option<&'a Measure>,
}

/// A contract as the framework has it, with its row of last quarter.
pub(super) struct ContractLine<'a> {
    pub(super) terms: &'a ContractTerms,
    pub(super) last: Option<&'a Contract>,
}

/// The records a form is for.
pub(super) struct Scope<'a> {
    pub(super) form: Form<'a>,
    pub(super) body_name: String,
    /// The service as the plan spells it.
    pub(super) service: Option<String>,
    pub(super) actions: Vec<ActionLine<'a>>,
    pub(super) measures: Vec<MeasureLine<'a>>,
    pub(super) risks: Vec<&'a Risk>,
    pub(super) narratives: Vec<&'a Narrative>,
    pub(super) contracts: Vec<ContractLine<'a>>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(form: &Form<'a>) -> Result<Self, FormError> {
        let framework = form.framework;
        let body_name = framework.body(form.body).map_or_else(|| form.body.to_string(), |body| body.name.clone());
        let service = service(form, &body_name)?;
        let mut scope = Self {
            form: *form,
            body_name,
            service,
            actions: actions(form),
            measures: measures(form),
            risks: form.previous.into_iter().flat_map(|last| last.risks().records()).collect(),
            narratives: form.previous.into_iter().flat_map(|last| last.narratives().records()).collect(),
            contracts: contracts(form),
        };
        scope.narrow();
        Ok(scope)
    }

    /// Leaves what one service answers for. Measures and risks name no service: the roles that lead its actions tell them.
    fn narrow(&mut self) {
        let Some(service) = &self.service else { return };
        self.actions.retain(|line| same(line.service(), service));
        let roles: BTreeSet<String> = self.actions.iter().map(|line| line.owner().trim().to_lowercase()).collect();
        let leads = |owner: &str| !owner.trim().is_empty() && roles.contains(&owner.trim().to_lowercase());
        self.measures.retain(|line| leads(&line.planned.owner));
        self.risks.retain(|risk| leads(&risk.owner));
        self.narratives.retain(|narrative| leads(&narrative.author_role));
        let measured: BTreeSet<_> = self.measures.iter().filter_map(|line| line.planned.contract.as_ref()).collect();
        self.contracts.retain(|line| measured.contains(&line.terms.id));
    }
}

fn service(form: &Form<'_>, body: &str) -> Result<Option<String>, FormError> {
    let Some(asked) = form.service else { return Ok(None) };
    let known = services(form.framework, form.body, form.previous);
    match known.iter().find(|service| same(service, asked)) {
        Some(service) => Ok(Some(service.clone())),
        None => Err(FormError::NoSuchService { service: asked.to_owned(), body: body.to_owned(), known }),
    }
}

impl ActionLine<'_> {
    /// What is so of the action now: last quarter's return where it says something, else the plan.
    pub(super) fn fact(&self, last: fn(&Action) -> &str, planned: fn(&PlannedAction) -> &str) -> &str {
        let said = self.last.map(last).filter(|text| !text.is_empty());
        said.or_else(|| self.planned.map(planned)).unwrap_or_default()
    }

    fn service(&self) -> &str {
        self.fact(|last| &last.service, |planned| &planned.service)
    }

    fn owner(&self) -> &str {
        self.fact(|last| &last.owner, |planned| &planned.owner)
    }
}

/// The plan's actions in its order, then those that only last quarter's return has.
fn actions<'a>(form: &Form<'a>) -> Vec<ActionLine<'a>> {
    let mut last: Vec<&Action> = form.previous.into_iter().flat_map(|last| last.actions().records()).collect();
    let mut lines = Vec::new();
    for planned in form.framework.planned_for(form.body) {
        let at = last.iter().position(|a| a.plan == planned.plan && a.reference == planned.reference);
        lines.push(ActionLine { planned: Some(planned), last: at.map(|at| last.remove(at)) });
    }
    lines.extend(last.into_iter().map(|action| ActionLine { planned: None, last: Some(action) }));
    lines
}

fn measures<'a>(form: &Form<'a>) -> Vec<MeasureLine<'a>> {
    let due = form.framework.due_for(form.body, form.period);
    due.map(|(planned, due)| MeasureLine { planned, due, last: last_measure(form, &planned.reference) }).collect()
}

fn last_measure<'a>(form: &Form<'a>, reference: &Ref) -> Option<&'a Measure> {
    let quarter = form.period.previous_quarter()?;
    form.previous?.measures().records().find(|m| m.reference == *reference && m.period == Some(quarter))
}

fn contracts<'a>(form: &Form<'a>) -> Vec<ContractLine<'a>> {
    let last = |terms: &ContractTerms| form.previous?.contracts().records().find(|c| c.contract == terms.id);
    // Who spoke of contracts last quarter does so again; without a last quarter a contract is its own body's.
    let ours = |terms: &&ContractTerms| match form.previous {
        Some(_) => last(terms).is_some(),
        None => terms.body == *form.body,
    };
    form.framework.contracts().iter().filter(ours).map(|terms| ContractLine { terms, last: last(terms) }).collect()
}

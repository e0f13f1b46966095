//! Owns the words to choose from, as people read them, and the hidden sheet that holds them.
//! Must not know which cell offers which list.

use super::scope::Scope;
use crate::framework::Framework;
use crate::model::{BodyId, EventKind, MeasureStatus, NoDataReason, OutcomeId, PlanId, Publish, Status, Treatment};
use crate::tables::CellText;

/// A list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    /// The council's words for the status of an action.
    Status,
    /// The status of a measure.
    Verdict,
    /// Why there is no figure.
    NoData,
    /// Whether a figure may still change.
    Final,
    /// Who may see it.
    Publish,
    /// The plans of the actions.
    Plan,
    /// The strategic outcomes.
    Outcome,
    /// The registers of the risks.
    Register,
    /// Likelihood or impact.
    Scale,
    /// What is done about a risk.
    Treatment,
    /// What happened to a risk.
    Movement,
    /// The sections of the report.
    Section,
    /// What sort of words.
    Sort,
}

impl List {
    /// Every list, in the order of their columns on the hidden sheet.
    pub(super) const ALL: [Self; 13] = [
        Self::Status,
        Self::Verdict,
        Self::NoData,
        Self::Final,
        Self::Publish,
        Self::Plan,
        Self::Outcome,
        Self::Register,
        Self::Scale,
        Self::Treatment,
        Self::Movement,
        Self::Section,
        Self::Sort,
    ];

    /// What the list is called on its sheet.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Status => "Status of an action",
            Self::Verdict => "Status of a measure",
            Self::NoData => "Reason for no figure",
            Self::Final => "Provisional or final",
            Self::Publish => "Who may see it",
            Self::Plan => "Plan",
            Self::Outcome => "Outcome",
            Self::Register => "Register",
            Self::Scale => "Likelihood and impact",
            Self::Treatment => "Treatment",
            Self::Movement => "Change to risk",
            Self::Section => "Section",
            Self::Sort => "Kind of text",
        }
    }

    /// Its words.
    pub(super) fn words(self, scope: &Scope<'_>) -> Vec<String> {
        let framework = scope.form.framework;
        match self {
            Self::Status => Status::ALL.iter().map(|code| status(framework, *code)).collect(),
            Self::Verdict => all(MeasureStatus::CODES),
            Self::NoData => all(NoDataReason::CODES),
            Self::Final => vec!["Provisional".to_owned(), "Final".to_owned()],
            Self::Publish => all(Publish::CODES),
            Self::Plan => framework.plans().iter().map(|plan| plan.name.clone()).collect(),
            Self::Outcome => framework.outcomes().iter().map(|outcome| outcome.name.clone()).collect(),
            Self::Register => registers(scope),
            Self::Scale => (1..=highest(framework)).map(|step| step.to_string()).collect(),
            Self::Treatment => all(Treatment::CODES),
            Self::Movement => all(EventKind::CODES),
            Self::Section => framework.sections().iter().map(|s| format!("{} {}", s.id, s.title)).collect(),
            Self::Sort => vec!["Summary".to_owned(), "Headline".to_owned(), "Exception".to_owned()],
        }
    }
}

fn all(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| said(code)).collect()
}

/// A code as people say it: `not-due` is "Not due", `de-escalated` stays one word.
pub(super) fn said(code: &str) -> String {
    let words = if code.starts_with("de-") { code.to_owned() } else { code.replace('-', " ") };
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The words for a value of a closed list; none where there is none.
pub(super) fn said_of<T: CellText>(value: Option<&T>) -> String {
    value.map(|value| said(&value.text())).unwrap_or_default()
}

/// The council's words for the status of an action.
pub(super) fn status(framework: &Framework, status: Status) -> String {
    framework.words(status).map_or_else(|| said(status.code()), |words| words.words.clone())
}

/// The name of an outcome.
pub(super) fn outcome(framework: &Framework, id: Option<&OutcomeId>) -> String {
    let Some(id) = id else { return String::new() };
    framework.outcome(id).map_or_else(|| id.text(), |outcome| outcome.name.clone())
}

/// The name of a plan.
pub(super) fn plan(framework: &Framework, id: &PlanId) -> String {
    framework.plan(id).map_or_else(|| id.text(), |plan| plan.name.clone())
}

/// The name of a section, with its number before it.
pub(super) fn section(framework: &Framework, id: &str) -> String {
    let known = framework.sections().iter().find(|section| section.id == id);
    known.map_or_else(|| id.to_owned(), |section| format!("{} {}", section.id, section.title))
}

/// The name of a register: a body's, or the register's own words.
pub(super) fn register(framework: &Framework, id: &str) -> String {
    framework.body(&BodyId::new(id)).map_or_else(|| said(id), |body| body.name.clone())
}

fn registers(scope: &Scope<'_>) -> Vec<String> {
    let framework = scope.form.framework;
    let mut known = vec![register(framework, "strategic"), scope.body_name.clone()];
    for risk in &scope.risks {
        let name = register(framework, &risk.register);
        if !known.contains(&name) {
            known.push(name);
        }
    }
    known
}

/// The highest step of the risk matrix.
fn highest(framework: &Framework) -> u32 {
    let steps = framework.matrix().iter().flat_map(|cell| [cell.likelihood, cell.impact]).flatten();
    steps.max().unwrap_or(5)
}

//! Owns what a council collects: bodies, outcomes, plans, measures due, words, matrix and limits, as data.
//! Must not know any return, nor where the files lie.

mod builtin;
mod limits;
mod plan;
mod read;
mod remembered;
mod roll;
mod rows;

pub use limits::TierSwitch;
pub use rows::{
    Body, BodyKind, Component, ContractTerms, Due, Fact, Limit, MatrixCell, Outcome, Plan, PlannedAction,
    PlannedMeasure, Section, StatusWords, YesNo,
};

use self::remembered::Remembered;
use crate::model::{Band, BodyId, ContractId, OutcomeId, Period, PlanId, Ref, Status};
use crate::tables::{sha256_of_parts, write_csv_plain};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, HashMap};

/// A council's performance management framework of one year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Framework {
    facts: Vec<Fact>,
    bodies: Vec<Body>,
    outcomes: Vec<Outcome>,
    components: Vec<Component>,
    contracts: Vec<ContractTerms>,
    plans: Vec<Plan>,
    statuses: Vec<StatusWords>,
    matrix: Vec<MatrixCell>,
    sections: Vec<Section>,
    planned_actions: Vec<PlannedAction>,
    measures: Vec<PlannedMeasure>,
    due: Vec<Due>,
    limits: Vec<Limit>,
    planned_by_key: HashMap<(PlanId, Ref), usize>,
    measure_by_ref: HashMap<Ref, usize>,
    due_by_key: HashMap<(Ref, Option<Period>), usize>,
    limit_by_name: BTreeMap<String, BTreeMap<String, Decimal>>,
    base_plan_hashes: Remembered<(BodyId, Period), String>,
}

macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $name:ident: $row:ident,)+) => {
        $($(#[doc = $doc])+ pub fn $name(&self) -> &[$row] { &self.$name })+
    };
}

impl Framework {
    lists! {
        /// Facts about the framework itself.
        facts: Fact,
        /// The returning bodies, in the council's order.
        bodies: Body,
        /// The strategic outcomes, in the council's order.
        outcomes: Outcome,
        /// The components.
        components: Component,
        /// The contracts.
        contracts: ContractTerms,
        /// The plans.
        plans: Plan,
        /// The words for each status, in the order of the headline table.
        statuses: StatusWords,
        /// The risk matrix.
        matrix: MatrixCell,
        /// The sections of the report.
        sections: Section,
        /// Every planned action.
        planned_actions: PlannedAction,
        /// Every measure.
        measures: PlannedMeasure,
        /// Every measure and period in which a value is due.
        due: Due,
        /// The numbers the rules use.
        limits: Limit,
    }

    /// A fact about the framework; empty when it does not say.
    pub fn fact(&self, key: &str) -> &str {
        self.facts.iter().find(|fact| fact.key == key).map_or("", |fact| &fact.value)
    }

    /// The framework's id, such as `sandwell-2022-23`.
    pub fn id(&self) -> &str {
        self.fact("id")
    }

    /// The body with this id.
    pub fn body(&self, id: &BodyId) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == *id)
    }

    /// The outcome with this id.
    pub fn outcome(&self, id: &OutcomeId) -> Option<&Outcome> {
        self.outcomes.iter().find(|outcome| outcome.id == *id)
    }

    /// The contract with this id.
    pub fn contract(&self, id: &ContractId) -> Option<&ContractTerms> {
        self.contracts.iter().find(|contract| contract.id == *id)
    }

    /// The plan with this id.
    pub fn plan(&self, id: &PlanId) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == *id)
    }

    /// Whether actions of this plan are counted in the headline table.
    pub fn is_headline(&self, plan: &PlanId) -> bool {
        self.plan(plan).is_some_and(|plan| plan.headline == Some(YesNo::Yes))
    }

    /// The council's words for a status.
    pub fn words(&self, status: Status) -> Option<&StatusWords> {
        self.statuses.iter().find(|words| words.code == Some(status))
    }

    /// The status it is counted under in the headline table.
    pub fn folds_into(&self, status: Status) -> Status {
        self.words(status).and_then(|words| words.folds_into).unwrap_or(status)
    }

    /// The band of a likelihood and an impact; nothing outside the matrix.
    pub fn band(&self, likelihood: u32, impact: u32) -> Option<Band> {
        let here = |cell: &&MatrixCell| cell.likelihood == Some(likelihood) && cell.impact == Some(impact);
        self.matrix.iter().find(here).and_then(|cell| cell.band)
    }

    /// The band of a score, for risks that give only that; nothing when no cell has the score or cells differ.
    pub fn band_of_score(&self, score: u32) -> Option<Band> {
        let mut bands = self.matrix.iter().filter(|cell| cell.score == Some(score)).map(|cell| cell.band);
        let first = bands.next()?;
        if bands.all(|band| band == first) { first } else { None }
    }

    /// The planned action with this key.
    pub fn planned_action(&self, plan: &PlanId, reference: &Ref) -> Option<&PlannedAction> {
        self.planned_by_key.get(&(plan.clone(), reference.clone())).and_then(|at| self.planned_actions.get(*at))
    }

    /// The measure with this reference.
    pub fn measure(&self, reference: &Ref) -> Option<&PlannedMeasure> {
        self.measure_by_ref.get(reference).and_then(|at| self.measures.get(*at))
    }

    /// The framework as canonical files, the same that a package carries.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let files = [
            ("framework.csv", write_csv_plain(&self.facts)),
            ("bodies.csv", write_csv_plain(&self.bodies)),
            ("outcomes.csv", write_csv_plain(&self.outcomes)),
            ("components.csv", write_csv_plain(&self.components)),
            ("contracts.csv", write_csv_plain(&self.contracts)),
            ("plans.csv", write_csv_plain(&self.plans)),
            ("statuses.csv", write_csv_plain(&self.statuses)),
            ("matrix.csv", write_csv_plain(&self.matrix)),
            ("sections.csv", write_csv_plain(&self.sections)),
            ("actions.csv", write_csv_plain(&self.planned_actions)),
            ("measures.csv", write_csv_plain(&self.measures)),
            ("due.csv", write_csv_plain(&self.due)),
            ("limits.csv", write_csv_plain(&self.limits)),
        ];
        files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect()
    }

    /// SHA-256 over the names and bytes of the canonical files, in hex.
    pub fn hash(&self) -> String {
        let files = self.files();
        sha256_of_parts(files.iter().flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]))
    }
}

//! Owns the rows of a framework's files: one struct a file, the file's header row its columns.
//! Must not know which council's framework it is.

use crate::model::{
    Aggregation, Band, BodyId, ContractId, Frequency, Lifecycle, OutcomeId, Period, PlanId, Polarity, Ref, Status,
    ToleranceKind,
};
use crate::tables::{closed_words, columns};
use jiff::civil::Date;
use rust_decimal::Decimal;

closed_words! {
    /// Yes or no, as people write it in a framework's files.
    pub enum YesNo: "yes or no" {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

closed_words! {
    /// What kind of body returns.
    pub enum BodyKind: "a kind of body" {
        /// A directorate.
        Directorate = "directorate",
        /// What no directorate owns: the risk register, whole-council words.
        Corporate = "corporate",
    }
}

columns! {
    /// A fact about the framework itself (`framework.csv`).
    pub struct Fact {
        /// Its name.
        key: String = "key",
        /// Its value.
        value: String = "value",
    }
}

columns! {
    /// A returning body (`bodies.csv`).
    pub struct Body {
        /// Its id.
        id: BodyId = "id",
        /// Its name.
        name: String = "name",
        /// A short name.
        short: String = "short",
        /// Directorate or corporate.
        kind: Option<BodyKind> = "kind",
        /// Other names people use.
        aliases: Vec<String> = "aliases",
    }
}

columns! {
    /// A strategic outcome (`outcomes.csv`).
    pub struct Outcome {
        /// Its id.
        id: OutcomeId = "id",
        /// Its name.
        name: String = "name",
        /// A short name.
        short: String = "short",
        /// Other names people use.
        aliases: Vec<String> = "aliases",
    }
}

columns! {
    /// A component of the framework (`components.csv`).
    pub struct Component {
        /// Its id.
        id: String = "id",
        /// Its name.
        name: String = "name",
    }
}

columns! {
    /// A contract the framework follows (`contracts.csv`).
    pub struct ContractTerms {
        /// Its id.
        id: ContractId = "id",
        /// Its name.
        name: String = "name",
        /// Who delivers it.
        supplier: String = "supplier",
        /// The body that manages it.
        body: BodyId = "body",
        /// Pounds a year.
        value: Option<Decimal> = "value",
        /// Fee in pounds a year.
        fee: Option<Decimal> = "fee",
        /// When it starts.
        start: Option<Date> = "start",
        /// When it ends.
        end: Option<Date> = "end",
    }
}

columns! {
    /// A plan whose actions are returned (`plans.csv`).
    pub struct Plan {
        /// Its id.
        id: PlanId = "id",
        /// Its name.
        name: String = "name",
        /// Whether its actions are counted in the headline table.
        headline: Option<YesNo> = "headline",
    }
}

columns! {
    /// The council's words for a status (`statuses.csv`).
    pub struct StatusWords {
        /// The status.
        code: Option<Status> = "code",
        /// The words in tables.
        words: String = "words",
        /// The short words.
        short: String = "short",
        /// The letter.
        letter: String = "letter",
        /// The status it is counted under in the headline table.
        folds_into: Option<Status> = "folds_into",
        /// Other words people use.
        aliases: Vec<String> = "aliases",
    }
}

columns! {
    /// A cell of the risk matrix (`matrix.csv`).
    pub struct MatrixCell {
        /// Likelihood.
        likelihood: Option<u32> = "likelihood",
        /// Impact.
        impact: Option<u32> = "impact",
        /// The score.
        score: Option<u32> = "score",
        /// The band.
        band: Option<Band> = "band",
    }
}

columns! {
    /// A section of the report that takes words (`sections.csv`).
    pub struct Section {
        /// Its number in the report.
        id: String = "id",
        /// Its title.
        title: String = "title",
        /// The outcome it is about.
        outcome: Option<OutcomeId> = "outcome",
        /// The component it is about.
        component: String = "component",
    }
}

columns! {
    /// An action of the base plan (`actions.csv`).
    pub struct PlannedAction {
        /// The plan.
        plan: PlanId = "plan",
        /// The reference.
        reference: Ref = "ref",
        /// The body that returns it.
        body: BodyId = "body",
        /// The outcome.
        outcome: Option<OutcomeId> = "outcome",
        /// The theme.
        theme: String = "theme",
        /// The service.
        service: String = "service",
        /// What will be done.
        action: String = "action",
        /// The role that leads.
        owner: String = "owner",
        /// The milestone.
        milestone: String = "milestone",
        /// When it starts.
        start_date: Option<Date> = "start_date",
        /// When it is due.
        due_date: Option<Date> = "due_date",
    }
}

columns! {
    /// A measure of the framework (`measures.csv`).
    pub struct PlannedMeasure {
        /// The reference.
        reference: Ref = "ref",
        /// The body that returns it.
        body: BodyId = "body",
        /// The component.
        component: String = "component",
        /// The contract it belongs to.
        contract: Option<ContractId> = "contract",
        /// The outcome.
        outcome: Option<OutcomeId> = "outcome",
        /// What is measured.
        measure: String = "measure",
        /// The role that answers for it.
        owner: String = "owner",
        /// The unit.
        unit: String = "unit",
        /// Which way is better.
        polarity: Option<Polarity> = "polarity",
        /// How often.
        frequency: Option<Frequency> = "frequency",
        /// How months make the quarter.
        aggregation: Option<Aggregation> = "aggregation",
        /// How far from target is still amber.
        tolerance: Option<Decimal> = "tolerance",
        /// What the tolerance is in.
        tolerance_kind: Option<ToleranceKind> = "tolerance_kind",
        /// Whose figure it is compared with.
        benchmark: String = "benchmark",
        /// Whether it is live.
        lifecycle: Option<Lifecycle> = "lifecycle",
        /// Other names people use.
        aliases: Vec<String> = "aliases",
    }
}

columns! {
    /// A period in which a measure is due (`due.csv`).
    pub struct Due {
        /// The measure.
        reference: Ref = "ref",
        /// The period.
        period: Option<Period> = "period",
        /// That period's target.
        target: Option<Decimal> = "target",
        /// The upper end.
        target_upper: Option<Decimal> = "target_upper",
        /// The year's target.
        annual_target: Option<Decimal> = "annual_target",
        /// The date the target is for, when there is no profile.
        target_date: Option<Date> = "target_date",
    }
}

columns! {
    /// A number a rule uses (`limits.csv`).
    pub struct Limit {
        /// The rule.
        rule: String = "rule",
        /// The name of the limit.
        limit: String = "limit",
        /// The number.
        value: Option<Decimal> = "value",
        /// Its unit.
        unit: String = "unit",
        /// Why this number.
        reason: String = "reason",
    }
}

//! Owns which kinds of row a return has and how people name one of them.
//! Must not know what the columns of a kind mean.

use crate::tables::{Columns, closed_words};

closed_words! {
    /// The tables of a return; the code stands in the `record` column of sources, edits and findings.
    pub enum RecordKind: "a kind of record" {
        /// The one row that says whose return it is.
        Return = "return",
        /// A level of sign-off.
        SignOff = "signoff",
        /// An action of a plan.
        Action = "action",
        /// A measure in a period.
        Measure = "measure",
        /// A figure of others to compare a measure with.
        Benchmark = "benchmark",
        /// A risk of a register.
        Risk = "risk",
        /// A contract.
        Contract = "contract",
        /// Words for a section of the report.
        Narrative = "narrative",
        /// Something that happened to an action, measure or risk.
        Event = "event",
        /// A declared change of an earlier figure.
        Restatement = "restatement",
        /// A written explanation of a finding.
        Explanation = "explanation",
        /// A question of the centre and its answer.
        Query = "query",
    }
}

impl RecordKind {
    /// The letter its row ids begin with.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Return => "return",
            Self::SignOff => "s",
            Self::Action => "a",
            Self::Measure => "m",
            Self::Benchmark => "b",
            Self::Risk => "r",
            Self::Contract => "c",
            Self::Narrative => "n",
            Self::Event => "e",
            Self::Restatement => "t",
            Self::Explanation => "x",
            Self::Query => "q",
        }
    }

    /// Whether the table begins with the `row` column; the row ids of the others live in memory only.
    pub fn has_row_column(self) -> bool {
        matches!(self, Self::Action | Self::Measure | Self::Risk | Self::Contract | Self::Narrative)
    }

    /// The word for one such record in a sentence.
    pub fn noun(self) -> &'static str {
        match self {
            Self::SignOff => "sign-off",
            _ => self.code(),
        }
    }
}

/// How people name a record: the plan, register or contract it stands in, its reference, its period.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The plan, register, component or section.
    pub container: String,
    /// The reference.
    pub reference: super::Ref,
    /// The period, where the record belongs to one.
    pub period: Option<super::Period>,
}

/// A row of one of the tables of a return.
pub trait Record: Columns {
    /// Which table.
    const KIND: RecordKind;

    /// How people name it.
    fn name(&self) -> Name;
}

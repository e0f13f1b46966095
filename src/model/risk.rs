//! Owns a risk: its scores, its treatment and the words behind them.
//! Must not know the matrix or its bands.

use super::{Name, OutcomeId, Publish, Record, RecordKind, Ref, Treatment};
use crate::tables::{closed_words, columns};
use jiff::Timestamp;
use jiff::civil::Date;

closed_words! {
    /// The band of the risk matrix a score falls in.
    pub enum Band: "a rating" {
        /// Low.
        Green = "green",
        /// Medium.
        Amber = "amber",
        /// High.
        Red = "red",
    }
}

columns! {
    /// A risk of a register.
    pub struct Risk {
        /// The register; with `ref` the natural key.
        register: String = "register",
        /// The reference; risk 27 and action 27 may both exist.
        reference: Ref = "ref",
        /// The strategic outcome, if any.
        outcome: Option<OutcomeId> = "outcome",
        /// The risk.
        title: String = "title",
        /// The role that owns it.
        owner: String = "owner",
        /// Likelihood now, on the scale of the matrix.
        likelihood: Option<u32> = "likelihood",
        /// Impact now, on the scale of the matrix.
        impact: Option<u32> = "impact",
        /// Likelihood times impact.
        score: Option<u32> = "score",
        /// Last quarter's accepted score; written at sealing, recomputed at reading.
        previous_score: Option<u32> = "previous_score",
        /// Likelihood aimed at.
        target_likelihood: Option<u32> = "target_likelihood",
        /// Impact aimed at.
        target_impact: Option<u32> = "target_impact",
        /// Score aimed at.
        target_score: Option<u32> = "target_score",
        /// When the target score should be reached.
        target_date: Option<Date> = "target_date",
        /// Score before any control.
        inherent_score: Option<u32> = "inherent_score",
        /// The band someone gave.
        rating: Option<Band> = "rating",
        /// That band as the workbook has it.
        rating_as_written: String = "rating_as_written",
        /// What is done about it.
        treatment: Option<Treatment> = "treatment",
        /// The day of the assessment.
        as_at: Option<Date> = "as_at",
        /// The day it was last reviewed.
        reviewed_at: Option<Date> = "reviewed_at",
        /// When a person set or confirmed it this quarter (UTC).
        confirmed_at: Option<Timestamp> = "confirmed_at",
        /// Controls in place and planned.
        mitigation: String = "mitigation",
        /// What changed and why.
        commentary: String = "commentary",
        /// Who may see it; unmarked means internal.
        publish: Option<Publish> = "publish",
    }
}

impl Record for Risk {
    const KIND: RecordKind = RecordKind::Risk;

    fn name(&self) -> Name {
        Name { container: self.register.clone(), reference: self.reference.clone(), period: None }
    }
}

//! Owns whose return it is, and who signed it off.
//! Must not know the records in it.

use super::{BodyId, Name, Period, Record, RecordKind, Ref, ReturnState};
use crate::tables::{closed_words, columns};
use jiff::Timestamp;

columns! {
    /// Whose return it is, of which quarter, in which revision, against which plan.
    pub struct Header {
        /// The return, the same in every revision.
        return_id: String = "return_id",
        /// The collection it answers.
        collection_id: String = "collection_id",
        /// The framework's id.
        framework: String = "framework",
        /// SHA-256 of the framework, in hex.
        framework_hash: String = "framework_hash",
        /// The version of the base plan.
        base_plan_version: String = "base_plan_version",
        /// SHA-256 of this body's planned actions and due measures, in hex.
        base_plan_hash: String = "base_plan_hash",
        /// The council.
        council: String = "council",
        /// The returning body.
        body: BodyId = "body",
        /// The quarter.
        period: Option<Period> = "period",
        /// The revision, from 1.
        revision: Option<u32> = "revision",
        /// Draft or sealed.
        state: Option<ReturnState> = "state",
        /// The receipt hash of the revision before, in hex; empty for the first.
        parent_hash: String = "parent_hash",
        /// The rules that were run.
        ruleset: String = "ruleset",
        /// The program that wrote it.
        tool_version: String = "tool_version",
        /// The moment the figures are as at (UTC).
        as_at: Option<Timestamp> = "as_at",
        /// The role that prepared it.
        prepared_by: String = "prepared_by",
        /// Whether nothing must be fixed; false for a bundle sent as incomplete.
        complete: Option<bool> = "complete",
        /// Sections that are empty on purpose, separated by `|`.
        nil_sections: String = "nil_sections",
        /// The protective marking.
        marking: String = "marking",
    }
}

impl Record for Header {
    const KIND: RecordKind = RecordKind::Return;

    fn name(&self) -> Name {
        Name { container: String::new(), reference: Ref::new(self.body.as_str()), period: self.period }
    }
}

closed_words! {
    /// The levels of sign-off, lowest first.
    pub enum SignOffLevel: "a level of sign-off" {
        /// Who put it together.
        Preparer = "preparer",
        /// Who leads for the body.
        Lead = "lead",
        /// Who answers for the body.
        Director = "director",
    }
}

columns! {
    /// One level of sign-off; it holds only for the content it was given for.
    pub struct SignOff {
        /// The level.
        level: Option<SignOffLevel> = "level",
        /// The role that signs.
        role: String = "role",
        /// When (UTC).
        at: Option<Timestamp> = "at",
        /// What was confirmed.
        statement: String = "statement",
        /// SHA-256 of the content signed for, in hex; a later edit voids the sign-off.
        content_hash: String = "content_hash",
    }
}

impl Record for SignOff {
    const KIND: RecordKind = RecordKind::SignOff;

    fn name(&self) -> Name {
        Name { container: String::new(), reference: Ref::new(&self.role), period: None }
    }
}

//! Owns findings of the checks and people's explanations of them.
//! Must not know any rule.

use super::{Field, Name, Period, Record, RecordKind, Ref, RowId};
use crate::tables::{closed_words, columns};

closed_words! {
    /// What a finding asks for.
    pub enum Tier: "a tier" {
        /// A broken rule; the bundle cannot be exported.
        MustFix = "must-fix",
        /// Unusual; change the data or explain it.
        ExplainOrFix = "explain-or-fix",
        /// Worth knowing.
        Notice = "notice",
    }
}

/// Where a finding is: a record (or the return as a whole), and a field of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Place {
    /// The kind of record; nothing for the return as a whole.
    pub record: Option<RecordKind>,
    /// The row, while there is one.
    pub row: Option<RowId>,
    /// The plan, register or component.
    pub container: String,
    /// The reference.
    #[serde(rename = "ref")]
    pub reference: Ref,
    /// The period.
    pub period: Option<Period>,
    /// The field, when one is at fault.
    pub field: Option<Field>,
    /// The workbook cell the value came from, as `file, sheet!A1`; empty when it came from no workbook.
    pub cell: String,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// The rule's id, such as `ACT.02`.
    pub rule: &'static str,
    /// What it asks for.
    pub tier: Tier,
    /// Where.
    pub place: Place,
    /// One plain sentence that stands alone and starts with the thing.
    pub headline: String,
    /// What to do about it.
    pub remedy: String,
    /// The explanation given, if any.
    pub explanation: Option<String>,
    /// The role that explained it.
    pub explained_by: String,
    /// The state of what the rule looks at: an explanation holds while this is what it was given for.
    pub fingerprint: String,
    /// An explanation given for an earlier state, which the figures have left since.
    pub explained_before: Option<String>,
}

impl Finding {
    /// Whether nobody needs to do anything about it any more; what must be fixed cannot be explained away.
    pub fn is_settled(&self) -> bool {
        self.tier != Tier::MustFix && self.explanation.is_some()
    }
}

columns! {
    /// A written explanation of a finding.
    pub struct Explanation {
        /// The rule.
        rule: String = "rule",
        /// The kind of record.
        record: Option<RecordKind> = "record",
        /// Its row, while it is in the package.
        row: Option<RowId> = "row",
        /// Its plan, register or component.
        container: String = "container",
        /// Its reference.
        reference: Ref = "ref",
        /// Its period.
        period: Option<Period> = "period",
        /// The column; empty for the whole record.
        field: String = "field",
        /// The explanation.
        explanation: String = "explanation",
        /// The role that gives it.
        explained_by: String = "explained_by",
        /// The state it was given for; it holds while the finding has the same. Empty: for any state.
        fingerprint: String = "fingerprint",
        /// Explanations given at once for several rows of a rule have the same word here.
        group: String = "group",
    }
}

impl Record for Explanation {
    const KIND: RecordKind = RecordKind::Explanation;

    fn name(&self) -> Name {
        Name { container: self.container.clone(), reference: self.reference.clone(), period: self.period }
    }
}

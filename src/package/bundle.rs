//! Owns what a package holds in memory: the return, its history, its findings, its framework, and what we do not know.
//! Must not know bytes or zips.

use super::earlier::Earlier;
use super::kept::Kept;
use crate::framework::Framework;
use crate::model::{Explanation, Finding, LogRow, Name, Period, Record, RecordKind, Ref, Return, RowId, Tier};
use crate::tables::columns;
use std::sync::Arc;

columns! {
    /// A finding as `findings.csv` records it; without a tier it is an explanation whose finding is gone.
    pub struct FindingRow {
        /// The rule.
        rule: String = "rule",
        /// What it asks for.
        tier: Option<Tier> = "tier",
        /// The kind of record; empty for the return as a whole.
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
        /// One sentence that stands alone.
        headline: String = "headline",
        /// The explanation given, if any.
        explanation: String = "explanation",
        /// The role that gives it.
        explained_by: String = "explained_by",
        /// The state of what the rule looks at; the explanation was given for this state.
        fingerprint: String = "fingerprint",
        /// Explanations given at once for several rows of a rule have the same word here.
        group: String = "group",
    }
}

impl From<&Finding> for FindingRow {
    fn from(finding: &Finding) -> Self {
        let place = &finding.place;
        Self {
            rule: finding.rule.to_owned(),
            tier: Some(finding.tier),
            record: place.record,
            row: place.row.clone(),
            container: place.container.clone(),
            reference: place.reference.clone(),
            period: place.period,
            field: place.field.map(|field| field.name().to_owned()).unwrap_or_default(),
            headline: finding.headline.clone(),
            explanation: finding.explanation.clone().unwrap_or_default(),
            explained_by: finding.explained_by.clone(),
            fingerprint: finding.fingerprint.clone(),
            group: String::new(),
        }
    }
}

impl FindingRow {
    /// The explanation that stands on the row, if there is one.
    pub(super) fn explained(&self) -> Option<Explanation> {
        let said = !self.explanation.is_empty() || !self.explained_by.is_empty() || self.tier.is_none();
        said.then(|| Explanation {
            rule: self.rule.clone(),
            record: self.record,
            row: self.row.clone(),
            container: self.container.clone(),
            reference: self.reference.clone(),
            period: self.period,
            field: self.field.clone(),
            explanation: self.explanation.clone(),
            explained_by: self.explained_by.clone(),
            fingerprint: self.fingerprint.clone(),
            group: self.group.clone(),
        })
    }

    /// An explanation as a row: one whose finding is gone has no tier.
    pub(super) fn of(explanation: &Explanation) -> Self {
        let Name { container, reference, period } = explanation.name();
        Self {
            rule: explanation.rule.clone(),
            tier: None,
            record: explanation.record,
            row: explanation.row.clone(),
            container,
            reference,
            period,
            field: explanation.field.clone(),
            headline: String::new(),
            explanation: explanation.explanation.clone(),
            explained_by: explanation.explained_by.clone(),
            fingerprint: explanation.fingerprint.clone(),
            group: explanation.group.clone(),
        }
    }

    /// Whether this explanation reads back from this row exactly as it is.
    pub(super) fn carries(&self, explanation: &Explanation) -> bool {
        let place = |row: &Self| {
            let name = (row.container.clone(), row.reference.clone(), row.period);
            (row.rule.clone(), row.record, row.row.clone(), name, row.field.clone(), row.fingerprint.clone())
        };
        place(self) == place(&Self::of(explanation))
    }

    /// Whether the explanation answers this finding: by row where both name one, else by what people call it; and it was given for
    /// the state the finding is in.
    pub(super) fn is_answered_by(&self, explanation: &Explanation) -> bool {
        let same_record = if let (Some(theirs), Some(ours)) = (&explanation.row, &self.row) {
            theirs == ours
        } else {
            let theirs = (&explanation.container, &explanation.reference, explanation.period);
            theirs == (&self.container, &self.reference, self.period)
        };
        let same_fault = explanation.rule == self.rule && explanation.record == self.record;
        let same_state = explanation.fingerprint.is_empty() || explanation.fingerprint == self.fingerprint;
        let same_field = explanation.field.is_empty() || explanation.field == self.field;
        same_fault && same_record && same_field && same_state
    }
}

/// All that one package holds, draft or sealed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    /// The return; its explanations are the truth about what was explained.
    pub ret: Return,
    /// The written history of edits.
    pub log: Vec<LogRow>,
    /// The findings of the last check.
    pub findings: Vec<FindingRow>,
    /// The framework the return answers; packages of one quarter share it.
    pub framework: Arc<Framework>,
    /// What a newer version put in and we do not know.
    pub kept: Kept,
    /// The accepted returns of earlier quarters a draft is checked against, newest first; a sealed bundle holds none.
    pub earlier: Vec<Earlier>,
}

impl Package {
    /// A package of a return and its framework, with no history yet.
    pub fn new(ret: Return, framework: impl Into<Arc<Framework>>) -> Self {
        Self { ret, framework: framework.into(), ..Self::default() }
    }

    /// What is in the package that this version does not know: kept, and worth knowing.
    pub fn notices(&self) -> Vec<String> {
        self.kept.notices(&self.ret)
    }
}

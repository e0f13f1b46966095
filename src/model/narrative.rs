//! Owns words for a section of the report.
//! Must not know the report's layout.

use super::{Name, OutcomeId, Publish, Record, RecordKind, Ref};
use crate::tables::columns;

columns! {
    /// Words for a section of the report.
    pub struct Narrative {
        /// The section of the report, such as `8.8`.
        section: String = "section",
        /// The outcome it sums up, if any.
        outcome: Option<OutcomeId> = "outcome",
        /// What sort of words: `summary`, `headline`, `exception`.
        kind: String = "kind",
        /// The heading.
        title: String = "title",
        /// The words.
        text: String = "text",
        /// The role that wrote them.
        author_role: String = "author_role",
        /// Who may see them.
        publish: Option<Publish> = "publish",
    }
}

impl Record for Narrative {
    const KIND: RecordKind = RecordKind::Narrative;

    fn name(&self) -> Name {
        Name { container: self.section.clone(), reference: Ref::new(&self.title), period: None }
    }
}

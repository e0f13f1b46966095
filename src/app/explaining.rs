//! Owns an explanation while it is being written: it lives here, not in a text field, so that scrolling away loses nothing.
//! Must not know how it is drawn.

use crate::model::{Finding, Place};

/// An explanation being written of one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explaining {
    rule: &'static str,
    place: Place,
    /// The text so far.
    pub text: String,
}

impl Explaining {
    /// Begins with the explanation a finding has, or had before its figures moved.
    pub(super) fn of(finding: &Finding) -> Self {
        let text = finding.explanation.as_ref().or(finding.explained_before.as_ref()).cloned().unwrap_or_default();
        Self { rule: finding.rule, place: finding.place.clone(), text }
    }

    /// Whether it is about this finding, wherever that stands in the list by now.
    pub(super) fn is_of(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && self.place == finding.place
    }
}

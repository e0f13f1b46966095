//! Owns an explanation while it is being written: it lives here, not in a text field, so that scrolling away loses nothing.
//! Must not know how it is drawn.

use crate::model::{Finding, Place};
use serde::{Deserialize, Serialize};

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

    /// What is kept of it while it is being written: it is found again by what it is about.
    pub(super) fn kept(&self) -> String {
        let kept = Kept { rule: self.rule.to_owned(), about: about(&self.place), text: self.text.clone() };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// The explanation that was kept, if its finding is there still.
    pub(super) fn again(kept: &str, findings: &[Finding]) -> Option<Self> {
        let kept: Kept = serde_json::from_str(kept).ok()?;
        let finding =
            findings.iter().find(|finding| finding.rule == kept.rule && about(&finding.place) == kept.about)?;
        Some(Self { text: kept.text, ..Self::of(finding) })
    }

    /// Whether it is about this finding, wherever that stands in the list by now.
    pub(super) fn is_of(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && self.place == finding.place
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    rule: String,
    about: [String; 4],
    text: String,
}

/// What tells the places of a rule's findings apart.
fn about(place: &Place) -> [String; 4] {
    let row = place.row.as_ref().map(ToString::to_string);
    let period = place.period.map(|period| period.to_string());
    let field = place.field.map(|field| field.name().to_owned());
    [place.reference.to_string(), row.unwrap_or_default(), period.unwrap_or_default(), field.unwrap_or_default()]
}

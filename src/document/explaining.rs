//! Owns the step that explains findings, one or several of a rule at once, or takes their explanations away.
//! Must not know which rules there are, nor who asks.

use crate::model::{Cause, Edit, Explanation, Field, Finding, RecordKind, Return, Step};
use crate::tables::Columns;
use jiff::Timestamp;

/// The step that gives these findings one explanation, in place of what they had; an empty text takes it away. Explanations of several
/// findings share the word in their `group`; each holds until the figures of its own finding move.
pub fn explain(ret: &Return, findings: &[&Finding], text: &str, who: &str, at: Timestamp) -> Step {
    let rows = ret.explanations().rows();
    let old = rows.iter().enumerate().filter(|(_, row)| findings.iter().any(|finding| is_about(&row.record, finding)));
    // From the last to the first, so that each place is still right when its turn comes.
    let mut edits: Vec<Edit> = old
        .rev()
        .map(|(place, row)| {
            let texts = ret.texts(RecordKind::Explanation, &row.id).unwrap_or_default();
            Edit::Removed { kind: RecordKind::Explanation, row: row.id.clone(), at: place, texts: texts.into() }
        })
        .collect();
    if !text.trim().is_empty() {
        let (left, mut ids) = (rows.len() - edits.len(), ret.row_ids());
        let mut group = String::new();
        for (place, finding) in findings.iter().enumerate() {
            let row = ids.fresh(RecordKind::Explanation.prefix());
            if findings.len() > 1 && group.is_empty() {
                group = row.to_string();
            }
            let explanation = Explanation { group: group.clone(), ..explanation(finding, text.trim(), who) };
            let (kind, texts) = (RecordKind::Explanation, explanation.to_texts().into());
            edits.push(Edit::Added { kind, row, at: left + place, texts });
        }
    }
    Step::new(at, who, Cause::Explained, edits)
}

fn explanation(finding: &Finding, text: &str, who: &str) -> Explanation {
    let place = &finding.place;
    Explanation {
        rule: finding.rule.to_owned(),
        record: place.record,
        row: place.row.clone(),
        container: place.container.clone(),
        reference: place.reference.clone(),
        period: place.period,
        field: place.field.map(|field| field.name().to_owned()).unwrap_or_default(),
        explanation: text.to_owned(),
        explained_by: who.to_owned(),
        fingerprint: finding.fingerprint.clone(),
        group: String::new(),
    }
}

fn is_about(explanation: &Explanation, finding: &Finding) -> bool {
    let place = &finding.place;
    explanation.rule == finding.rule
        && explanation.record == place.record
        && explanation.row == place.row
        && explanation.reference == place.reference
        && explanation.period == place.period
        && explanation.field == place.field.map(Field::name).unwrap_or_default()
}

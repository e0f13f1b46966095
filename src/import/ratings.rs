//! Owns which of several ratings is the status of a record, and what becomes of the others.
//! Must not know the other columns.

use super::concept::Concept;
use super::headings::{Candidate, Reading};
use super::layout::band::Heading;
use super::mapping::{Column, Target, name};
use super::spelling::{has_words, plain, quoted};
use crate::model::RecordKind;

/// Of several ratings the one of delivery, or of everything, is an action's status; those of spend or risk are not.
pub(super) fn of_what(kind: RecordKind, concept: Concept, heading: &Heading) -> i32 {
    if kind != RecordKind::Action || !matches!(concept, Concept::Status | Concept::Rating) {
        return 0;
    }
    let words = plain(&name(heading));
    let says = |list: &[&str]| list.iter().any(|word| has_words(&words, word));
    match () {
        () if says(&["overall", "delivery", "progress"]) => 10,
        () if says(&["spend", "risk", "finance", "financial", "budget", "cost", "costs", "quality", "benefits"]) => -30,
        () => 0,
    }
}

/// A record has one status: the ratings of its spend or its risk, beside that, are left out.
pub(super) fn second_status(status: &Column, heading: &Heading, reading: &Reading) -> Option<Column> {
    let rating = |candidate: &&Candidate| matches!(candidate.concept, Concept::Status | Concept::Rating);
    let candidate = reading.candidates.first().filter(rating).filter(|candidate| candidate.confidence >= 70)?;
    let (own, kept) = (quoted(&name(heading)), quoted(&status.heading));
    let reason = format!("“{own}” is a further rating: a return keeps one, and takes “{kept}”");
    let target = Target::Ignored(reason);
    let (confidence, why) = (candidate.confidence, candidate.why.to_owned());
    Some(Column { at: heading.column, heading: name(heading), target, confidence, why, answers: Vec::new() })
}

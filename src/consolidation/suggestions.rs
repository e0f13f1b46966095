//! Owns finding, among records that came or went without a word, those that read alike: renamed, moved, split or merged, perhaps.
//! Must not know what is counted: a suggestion changes no figure.

use super::bridge::{Change, Flow};
use super::pairing::Key;
use crate::checks::Words;
use crate::model::{BodyId, EventKind};

/// Texts less alike than this, in per cent, are not put beside each other.
const LEAST: u32 = 60;

/// A record by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Its body.
    pub body: BodyId,
    /// Its key.
    pub key: Key,
}

/// What may have happened to records that went and came, as their words suggest it. Nobody has said so.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Renamed, transferred, split or merged.
    pub kind: EventKind,
    /// The records that went.
    pub from: Vec<Named>,
    /// The records that came.
    pub to: Vec<Named>,
    /// How alike they read, in per cent; of several the least.
    pub confidence: u32,
}

/// What the words of the unexplained records suggest, the likeliest first.
pub(super) fn suggestions(changes: &[Change]) -> Vec<Suggestion> {
    let of = |flow: Flow| -> Vec<(&Change, Words)> {
        let own =
            changes.iter().filter(|change| change.flow == flow && !change.exempt && !change.text.trim().is_empty());
        own.map(|change| (change, Words::of(&change.text))).collect()
    };
    let (gone, come) = (of(Flow::Vanished), of(Flow::Arrived));
    let (of_gone, of_come) = (best(&gone, &come), best(&come, &gone));
    let mut made = several(EventKind::Split, &gone, &come, &of_come);
    made.extend(several(EventKind::Merged, &come, &gone, &of_gone));
    let taken = |change: &Change, made: &[Suggestion]| {
        made.iter().any(|own| own.from.iter().chain(&own.to).any(|named| *named == name(change)))
    };
    for (at, (change, _)) in gone.iter().enumerate() {
        let Some((other, share)) = of_gone.get(at).copied().flatten() else { continue };
        let mutual = of_come.get(other).copied().flatten().is_some_and(|(back, _)| back == at);
        let Some((arrived, _)) = come.get(other).filter(|_| mutual) else { continue };
        if !taken(change, &made) && !taken(arrived, &made) {
            let kind = if change.body == arrived.body { EventKind::Renamed } else { EventKind::Transferred };
            made.push(Suggestion { kind, from: vec![name(change)], to: vec![name(arrived)], confidence: share });
        }
    }
    made.sort_by(|a, b| b.confidence.cmp(&a.confidence).then_with(|| a.from.cmp(&b.from)));
    made
}

fn name(change: &Change) -> Named {
    Named { body: change.body.clone(), key: change.key.clone() }
}

/// For each record the one on the other side that reads most alike, and how much; the first of equals.
fn best(own: &[(&Change, Words)], others: &[(&Change, Words)]) -> Vec<Option<(usize, u32)>> {
    let of = |words: &Words| {
        let scored = others.iter().enumerate().map(|(at, (_, other))| (at, words.alike(other)));
        let likely = scored.filter(|(_, share)| *share >= LEAST);
        likely.max_by_key(|(at, share)| (*share, std::cmp::Reverse(*at)))
    };
    own.iter().map(|(_, words)| of(words)).collect()
}

/// One record on one side that is the likeliest for several of the other: split, or from the other side merged.
fn several(
    kind: EventKind,
    one: &[(&Change, Words)],
    many: &[(&Change, Words)],
    likeliest: &[Option<(usize, u32)>],
) -> Vec<Suggestion> {
    let mut made = Vec::new();
    for (at, (change, _)) in one.iter().enumerate() {
        let parts: Vec<(&Change, u32)> = many
            .iter()
            .zip(likeliest)
            .filter_map(|((other, _), best)| best.filter(|(own, _)| *own == at).map(|(_, share)| (*other, share)))
            .collect();
        if parts.len() < 2 {
            continue;
        }
        let confidence = parts.iter().map(|(_, share)| *share).min().unwrap_or_default();
        let (single, others) = (vec![name(change)], parts.iter().map(|(other, _)| name(other)).collect());
        let (from, to) = if kind == EventKind::Split { (single, others) } else { (others, single) };
        made.push(Suggestion { kind, from, to, confidence });
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Ref;

    fn change(flow: Flow, body: &str, reference: &str, text: &str) -> Change {
        Change {
            body: BodyId::new(body),
            key: Key { container: "corporate-plan".into(), reference: Ref::new(reference) },
            text: text.into(),
            exempt: false,
            flow,
            other_body: None,
            event: None,
        }
    }

    fn read(changes: &[Change]) -> Vec<String> {
        let names = |all: &[Named]| all.iter().map(|own| own.key.reference.to_string()).collect::<Vec<_>>().join("+");
        let told =
            |own: &Suggestion| format!("{} {} > {} {}%", own.kind, names(&own.from), names(&own.to), own.confidence);
        suggestions(changes).iter().map(told).collect()
    }

    #[test]
    fn a_record_under_another_reference_is_renamed_and_in_another_body_transferred() {
        let all = [
            change(Flow::Vanished, "housing", "H1", "Build 100 council homes"),
            change(Flow::Arrived, "housing", "H9", "Build 100 council homes by March"),
            change(Flow::Vanished, "finance", "F1", "Review the payment process"),
            change(Flow::Arrived, "housing", "H8", "Review the payment process"),
            change(Flow::Arrived, "housing", "H7", "Plant trees"),
        ];
        assert_eq!(read(&all), ["transferred F1 > H8 100%", "renamed H1 > H9 80%"]);
    }

    #[test]
    fn one_that_reads_like_two_was_split_and_two_that_read_like_one_were_merged() {
        let one = "Write the leisure and the library strategy";
        let (leisure, library) = ("Write the leisure strategy", "Write the library strategy");
        let split = [
            change(Flow::Vanished, "housing", "H1", one),
            change(Flow::Arrived, "housing", "H2", leisure),
            change(Flow::Arrived, "housing", "H3", library),
        ];
        assert_eq!(read(&split), ["split H1 > H2+H3 72%"]);
        let merged = [
            change(Flow::Vanished, "housing", "H2", leisure),
            change(Flow::Vanished, "housing", "H3", library),
            change(Flow::Arrived, "housing", "H1", one),
        ];
        assert_eq!(read(&merged), ["merged H2+H3 > H1 72%"]);
    }

    #[test]
    fn what_was_explained_or_is_exempt_suggests_nothing() {
        let mut all = [
            change(Flow::Vanished, "housing", "H1", "Build 100 council homes"),
            change(Flow::New, "housing", "H9", "Build 100 council homes"),
            change(Flow::Arrived, "housing", "H8", "Build 100 council homes"),
        ];
        all[2].exempt = true;
        assert_eq!(read(&all), Vec::<String>::new());
    }
}

//! Owns which kind of record a table lists, told by its headings, the words over it and what its cells look like.
//! Must not know which column holds what.

use super::concept::Concept;
use super::fit;
use super::headings::{Candidate, Reading};
use super::layout::band::Band;
use super::layout::grid::Grid;
use super::lift::Env;
use super::spelling::{has_words, plain};
use crate::model::RecordKind;
use std::collections::BTreeSet;

/// The kinds a table can list, each with the list of words that hint at it.
pub(super) const KINDS: [(RecordKind, &str); 7] = [
    (RecordKind::Restatement, "hint-restatement"),
    (RecordKind::Event, "hint-event"),
    (RecordKind::Risk, "hint-risk"),
    (RecordKind::Measure, "hint-measure"),
    (RecordKind::Action, "hint-action"),
    (RecordKind::Contract, "hint-contract"),
    (RecordKind::Narrative, "hint-narrative"),
];

/// The kind of record whose headings these are.
pub(super) fn kind(
    env: &Env<'_>,
    grid: &Grid<'_>,
    band: &Band,
    readings: &[Reading],
    rows: &[u32],
    about: &str,
) -> Option<RecordKind> {
    let has = |concept| readings.iter().any(|reading| reading.can_be(concept));
    let about = plain(about);
    let mut best: Option<(u32, RecordKind)> = None;
    for (kind, hints) in KINDS {
        let mut seen = BTreeSet::new();
        let mut total = 0;
        for reading in readings {
            let weigh = |c: &Candidate| (c.concept.weight(kind) * u32::from(c.confidence), c.concept);
            let strongest = reading.candidates.iter().map(weigh).max_by_key(|(weight, _)| *weight);
            total += strongest.filter(|(_, concept)| seen.insert(*concept)).map_or(0, |(weight, _)| weight);
        }
        if env.words.list(hints).iter().any(|hint| has_words(&about, hint)) {
            total += 500;
        }
        let movement = has(Concept::Event) && looks_like_events(env, grid, band, readings, rows);
        let fits = match kind {
            RecordKind::Action => {
                has(Concept::Action)
                    || (has(Concept::Title) && (has(Concept::Status) || has(Concept::Due)))
                    || (has(Concept::Ref) && has(Concept::Status))
                    || (has(Concept::Milestone) && has(Concept::Status) && (has(Concept::Due) || has(Concept::Owner)))
            }
            RecordKind::Measure => {
                (has(Concept::Measure) || has(Concept::Ref) || has(Concept::Title))
                    && (has(Concept::Value)
                        || has(Concept::YearToDate)
                        || has(Concept::Target)
                        || has_period_figures(readings))
            }
            RecordKind::Risk => {
                (has(Concept::Risk) || has(Concept::Title) || has(Concept::Ref))
                    && (has(Concept::Score)
                        || has(Concept::Likelihood)
                        || has(Concept::Rating)
                        || has(Concept::Mitigation))
            }
            RecordKind::Contract => {
                has(Concept::Supplier)
                    || (has(Concept::Contract)
                        && (has(Concept::ContractValue) || has(Concept::MeetingsHeld) || has(Concept::Fee)))
            }
            RecordKind::Narrative => {
                has(Concept::Text) && (has(Concept::Section) || has(Concept::Title) || has(Concept::Outcome))
                    || (has(Concept::Section) && has(Concept::Commentary))
            }
            RecordKind::Event => {
                movement
                    && has(Concept::Ref)
                    && !has(Concept::Likelihood)
                    && !has(Concept::Mitigation)
                    && !has(Concept::Owner)
            }
            RecordKind::Restatement => {
                has(Concept::Old)
                    && has(Concept::New)
                    && (has(Concept::Period) || has_words(&about, "restatements") || has_words(&about, "restatement"))
                    && !movement
            }
            _ => false,
        };
        if kind == RecordKind::Event && fits {
            total += 600;
        }
        if fits && best.is_none_or(|(known, _)| total > known) {
            best = Some((total, kind));
        }
    }
    best.map(|(_, kind)| kind)
}

fn has_period_figures(readings: &[Reading]) -> bool {
    readings.iter().filter(|reading| reading.is_only_a_period()).count() >= 2
}

fn looks_like_events(env: &Env<'_>, grid: &Grid<'_>, band: &Band, readings: &[Reading], rows: &[u32]) -> bool {
    band.headings.iter().zip(readings).any(|(heading, reading)| {
        let sample = fit::Sample::of(grid, heading.column, rows);
        reading.can_be(Concept::Event) && fit::of(env, RecordKind::Event, Concept::Event, &sample) > 0
    })
}

//! Owns the words for statuses and for what has them.
//! Must not know how many there are, nor what is said of them.

use super::tokens::{ByWord, Token};
use std::ops::Range;

/// A status as prose names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Said {
    /// Green, on track.
    Green,
    /// Amber, medium issues.
    Amber,
    /// Red, significant issues.
    Red,
    /// No update.
    NoUpdate,
    /// Complete.
    Complete,
    /// Off track: red, or amber and red together.
    OffTrack,
    /// Any status: how many there are.
    Any,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Noun {
    /// Actions.
    Actions,
    /// Measures, KPIs, indicators.
    Measures,
}

const STATUSES: &[(&str, Said)] = &[
    (
        "no update|updates has|have|was|were|is|are been? received|provided|available|submitted|supplied|given",
        Said::NoUpdate,
    ),
    ("no update|updates", Said::NoUpdate),
    ("without|awaiting|lacking an|any? update", Said::NoUpdate),
    ("not been|yet? updated", Said::NoUpdate),
    ("update|updates not|is|was|are|were not? available|provided|received", Said::NoUpdate),
    (
        "update|updates is|was|are|were|have|has not been? received|provided|available|submitted|supplied|given",
        Said::NoUpdate,
    ),
    ("update|updates is|are|was|were|remain|remains? still? outstanding|awaited|missing|pending", Said::NoUpdate),
    (
        "not provided|supplied|submitted|given|sent|received|reported an|any|their? update|updates|progress",
        Said::NoUpdate,
    ),
    ("failed to provide|submit|supply|give|send an|any? update|updates", Said::NoUpdate),
    ("were|was|are|been not updated", Said::NoUpdate),
    (
        "did|do|does|have|has not provide|provided|have|submit|supply|give|receive|received an|any|their? update|updates",
        Said::NoUpdate,
    ),
    (
        "significant|significantly|serious|severe issue|issues|slippage|slipped|risks|delay|delays|delayed|behind",
        Said::Red,
    ),
    ("significant issues|risks|/ ..", Said::Red),
    ("slipped|slipping|delayed|behind significantly|seriously|badly", Said::Red),
    ("significantly|seriously off track|target|schedule", Said::Red),
    ("red|reds", Said::Red),
    ("medium issue|issues|slippage|risks|risk|delay|delays", Said::Amber),
    ("medium", Said::Amber),
    ("amber|ambers", Said::Amber),
    ("minor|some issues|slippage|delay|delays", Said::Amber),
    ("not|off on? track|schedule", Said::OffTrack),
    ("off track|schedule|target", Said::OffTrack),
    ("behind schedule|plan", Said::OffTrack),
    ("off course|plan", Said::OffTrack),
    ("green|greens", Said::Green),
    ("on track|schedule|course", Said::Green),
    ("going to plan", Said::Green),
    ("complete|completed|delivered|finished", Said::Complete),
    ("been complete|completed|delivered", Said::Complete),
    ("progressing|proceeding|going|running|moving as|to planned|expected|plan|schedule", Said::Green),
    ("according to plan|schedule", Said::Green),
];
static BY_WORD: ByWord<(&str, Said)> = ByWord::of(STATUSES, |(pattern, _)| pattern);

/// The statuses a sentence names, in order.
pub(in crate::checks) fn statuses(tokens: &[Token]) -> Vec<(Said, Range<usize>)> {
    let (mut made, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        match BY_WORD.matched(tokens, at).next() {
            Some(((_, said), end)) => {
                made.push((*said, at..end));
                at = end;
            }
            None => at += 1,
        }
    }
    made
}

/// What a stretch of words counts.
pub(in crate::checks) fn noun(tokens: &[Token]) -> Option<Noun> {
    let actions = tokens.iter().any(|token| token.is_any(&["action", "actions"]));
    let colours = tokens.iter().any(|token| token.is_any(&["reds", "ambers", "greens"]));
    let measures = tokens
        .iter()
        .any(|token| token.is_any(&["kpi", "kpis", "measure", "measures", "indicator", "indicators", "pis"]));
    match (actions, measures) {
        (true, _) => Some(Noun::Actions),
        (_, true) => Some(Noun::Measures),
        _ if colours => Some(Noun::Actions),
        _ => None,
    }
}

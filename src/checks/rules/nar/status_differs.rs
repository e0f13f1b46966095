//! Owns NAR.13: the words give a record another status than its column.
//! Must not know how a status is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{About, Passage, Said, Sentence, has, matched};
use crate::model::{Action, Measure, MeasureStatus, Status};
use std::ops::Range;

rule! {
    /// The commentary says of the whole action or measure that it is on track, complete, off track, red, amber or green, and the status column
    /// says another; or it praises (“nothing to raise”) what is red. Words on a part of it (“work is complete on the first phase”), on last quarter or on what is expected are left alone.
    ///
    /// Why: the column is counted and the words are read, so the committee is told both.
    ///
    /// Remedy: put the status right, or the words.
    ///
    /// Source: councils' reports with “remains on track” beside a red square.
    "NAR.13", "The words give another status", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The words speak of one part of the work, which the text names"],
    looks_at: [],
}

/// What may stand before a status that is said of the whole record.
const SUBJECT: &str = "this the our action actions project programme scheme work works delivery implementation overall status rating rag rated \
    measure indicator kpi performance is are remains remain remained stays continues to be currently still now has have been it we \
    all fully reported as on at : - – progress";
/// What shows that another time, or only a part, is meant.
const ELSEWHERE: &[&str] = &[
    "will|was|were|if|until|previously|would|could|should|expected|forecast|anticipated|nearly|almost|mostly|largely|partly",
    "last|next|previous quarter|year",
    "once|when|unless",
    "not yet",
];

fn check(_: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let differs = |said: Said, colour: bool| match passage.about() {
        About::Action(action) => of_action(action, said),
        About::Measure(measure) if colour || said == Said::Any => of_measure(measure, said),
        _ => None,
    };
    let told = |sentence: &Sentence<'_>| {
        let (said, at) = of_the_whole(sentence).or_else(|| praised(sentence))?;
        let tokens = sentence.tokens.get(at.clone())?;
        let is = differs(said, tokens.iter().any(|token| token.is_any(&["red", "amber", "green"])))?;
        let span = 0..(at.end + 2).min(sentence.tokens.len());
        let headline = format!("{}; its status is {is}", passage.says(sentence, span));
        Some(Found::explain(passage.place(), headline, "Put the status right, or the words").against(is))
    };
    passage.sentences().iter().find_map(told).into_iter().collect()
}

/// `There is nothing to raise`, `performance is where we want it to be`: said of what is red.
fn praised(sentence: &Sentence<'_>) -> Option<(Said, Range<usize>)> {
    const PRAISE: &[&str] = &[
        "nothing to raise|report|escalate|flag|note|highlight",
        "no concerns|issues|problems to|at|with|have|were|are|this",
        "is|are|remains where we|it want|need|should be|it",
        "performance|position|picture is|remains very? good|strong|excellent|satisfactory|pleasing|healthy",
    ];
    let at = (0..sentence.tokens.len())
        .find_map(|at| PRAISE.iter().find_map(|own| Some(at..matched(&sentence.tokens, at, own)?)))?;
    (!has(&sentence.tokens, ELSEWHERE)).then_some((Said::Any, at))
}

/// The status a sentence says of the whole record.
fn of_the_whole(sentence: &Sentence<'_>) -> Option<(Said, Range<usize>)> {
    let tokens = &sentence.tokens;
    let (said, at) = sentence.statuses().first().cloned()?;
    let whole = tokens.get(..at.start)?.iter().all(|token| token.is_in(SUBJECT));
    let part = tokens.get(at.end).is_some_and(|next| {
        !next.is_mark()
            && !next
                .is_any(&["and", "but", "for", "to", "with", "as", "although", "because", "despite", "this", "overall"])
    });
    (whole && !part && !has(tokens, ELSEWHERE)).then_some((said, at))
}

fn of_action(action: &Action, said: Said) -> Option<&'static str> {
    let status = action.counted_status();
    let fits = match said {
        Said::Green => matches!(status, Status::OnTrack | Status::Complete),
        Said::Amber => status == Status::Medium,
        Said::Red => status == Status::Significant,
        Said::OffTrack => matches!(status, Status::Medium | Status::Significant),
        Said::Complete => status == Status::Complete,
        // Praise.
        Said::Any => status != Status::Significant,
        Said::NoUpdate => true,
    };
    let is = match status {
        Status::OnTrack => "on track",
        Status::Medium => "medium",
        Status::Significant => "significant",
        Status::Complete => "complete",
        // Without an update there is no status to hold the words against.
        Status::NoUpdate => return None,
    };
    (!fits).then_some(is)
}

fn of_measure(measure: &Measure, said: Said) -> Option<&'static str> {
    let (is, fits) = match measure.status? {
        MeasureStatus::Green => ("green", Said::Green),
        MeasureStatus::Amber => ("amber", Said::Amber),
        MeasureStatus::Red => ("red", Said::Red),
        MeasureStatus::NotRated => return None,
    };
    let praise = said == Said::Any && fits != Said::Red;
    (said != fits && !praise).then_some(is)
}

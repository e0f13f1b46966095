//! Owns NAR.06: words claim a direction, and nothing says compared with what.
//! Must not know how a direction is read.

use super::judging::{Judgement, movement};
use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{Base, Movement, Passage, Sentence, Way, spoken_of};

rule! {
    /// Words say that something rose, fell or improved, name nothing to compare with, and the return has no earlier figure either; or one
    /// sentence says that a thing went both ways and gives a figure for neither.
    ///
    /// Why: “reduced in quarter, which represented an increase on December” leaves the reader with nothing.
    ///
    /// Remedy: say compared with what, and give both figures.
    ///
    /// Source: golden check 12 of the seed report (6.4.6).
    "NAR.06", "A direction without anything to compare with", ExplainOrFix, Return,
    Words(check),
    acceptable: ["First year of the measure; the earlier figure stands in another report, which the text names"],
    looks_at: [],
}

const REMEDY: &str = "Say compared with what, and give both figures";

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, sentence) in passage.sentences().iter().enumerate() {
        let claims = sentence.movements();
        if claims.is_empty() {
            continue;
        }
        let figures = spoken_of(context, passage, at);
        if figures.is_none()
            && let Some((first, second)) = both_ways(sentence, claims)
        {
            let span = first.at.start.saturating_sub(2)..(second.at.end + 3).min(sentence.tokens.len());
            let headline = format!("{}, without a figure for either", passage.says(sentence, span));
            found.push(Found::explain(passage.place(), headline, REMEDY));
        }
        let Some(figures) = figures else { continue };
        for claim in claims.iter().filter(|claim| figures.is_meant(sentence, claim)) {
            if movement(&figures, claim) == Judgement::NothingToCompare {
                let span = claim.at.start.saturating_sub(3)..(claim.at.end + 3).min(sentence.tokens.len());
                let headline =
                    format!("{}; {} has no earlier figure to compare with", passage.says(sentence, span), figures.name);
                found.push(Found::explain(passage.place(), headline, REMEDY));
            }
        }
    }
    found
}

/// Two movements of one thing in opposite ways, the first without a comparator, and no figure in the sentence.
fn both_ways<'m>(sentence: &Sentence<'_>, claims: &'m [Movement]) -> Option<(&'m Movement, &'m Movement)> {
    let [first, second, ..] = claims else { return None };
    let opposite = matches!((first.way, second.way), (Way::Up, Way::Down) | (Way::Down, Way::Up));
    let linked = sentence.tokens.get(first.at.end..second.at.start)?;
    let same = linked.iter().any(|token| token.is_any(&["which", "this", "representing"]));
    let figures = claims.iter().any(|claim| claim.from.is_some() || claim.to.is_some() || claim.by.is_some());
    (opposite && same && first.base == Base::None && !figures).then_some((first, second))
}

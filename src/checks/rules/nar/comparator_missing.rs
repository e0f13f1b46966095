//! Owns NAR.06: words claim a direction, and nothing says compared with what.
//! Must not know how a direction is read.

use super::judging::{Judgement, movement};
use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{
    Base, Movement, Passage, Sentence, Way, has, is_calendar, movement_subject, noun, spoken_of,
};

rule! {
    /// Words say that something rose, fell or improved, name nothing to compare with, and the return has no earlier figure either; or one
    /// sentence says that a thing went both ways and gives a figure for neither; or a narrative says as its news that something countable
    /// (visits, complaints, the number of …) moved, with no figure in the sentence or next to it.
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
        let Some(figures) = figures else {
            if both_ways(sentence, claims).is_some() {
                continue;
            }
            found.extend(in_the_air(passage, at, claims));
            continue;
        };
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

/// What is counted or measured: said to move without a figure, it wants one.
const COUNTED: &str = "number numbers rate rates level levels percentage proportion share volume visits membership memberships attendance \
    attendances usage calls complaints compliments enquiries cases incidents footfall uptake take turnover absence absences satisfaction \
    bins applications referrals sales income bookings arrears reports vacancies backlog crime offences tips collections \
    admissions placements participation occupancy recycling tonnage responses time times requests users members visitors \
    borrowers loans issues evictions lettings voids repairs inspections penalties fines breaches accidents injuries";
/// What moves for reasons of its own and is told as the setting.
const SETTING: &str = "demand cost costs price prices inflation pressure pressures awareness capacity complexity need needs funding \
    population confidence engagement";

/// A sentence of a narrative whose whole claim is that something countable moved, with no figure in it or next to it.
fn in_the_air(passage: &Passage<'_>, at: usize, claims: &[Movement]) -> Option<Found> {
    passage.narrative()?;
    let sentence = passage.sentences().get(at)?;
    let claim = claims.iter().find(|claim| !claim.denied && claim.way != Way::Same)?;
    let near = passage.sentences().get(at.saturating_sub(1)..(at + 2).min(passage.sentences().len()))?;
    let is_figure = |own: &Sentence<'_>| own.quantities().iter().any(|said| !is_calendar(&own.tokens, said));
    let shown =
        has(&sentence.tokens, &["table|chart|graph|appendix|figure|figures|data|below|dashboard|shows|shown|section"]);
    if near.iter().any(is_figure) || shown || noun(&sentence.tokens).is_some() {
        return None;
    }
    let tokens = &sentence.tokens;
    let before = tokens.get(claim.clause.start..claim.at.start)?;
    let subject = movement_subject(tokens, claim);
    let counted = subject.iter().any(|token| token.is_in(COUNTED));
    let setting = subject.iter().any(|token| token.is_in(SETTING));
    // Told as a cause, a hope or a worry, it is not the claim of the sentence.
    let aside = has(before, &["due|owing|because|despite|following|given|with|through|if|when|where|as|by|for|while"]);
    let main =
        claim.clause.start == 0 && before.len() <= 9 && !aside && !has(tokens, &["will|would|could|may|expected|aim"]);
    let span = claim.at.start.saturating_sub(4)..(claim.at.end + 5).min(tokens.len());
    let headline = format!("{}, and gives no figure", passage.says(sentence, span));
    (counted && !setting && main).then(|| Found::explain(passage.place(), headline, REMEDY))
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

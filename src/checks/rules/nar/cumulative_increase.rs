//! Owns NAR.10: words report as news that a cumulative figure is higher than last quarter.
//! Must not know how a direction is read.

use super::judging::{Judgement, movement};
use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{Passage, has, spoken_of};

rule! {
    /// The measure counts up from April, so its figure is higher every quarter, and the words say that it rose since last quarter. That
    /// carries no information: it would be said in a good year and in a bad one. Silent where the words say that the figure is
    /// cumulative, or compare with last year or with the target of the quarter.
    ///
    /// Why: a reader takes “an increase” for a change.
    ///
    /// Remedy: compare the quarter alone with the quarter before, or the year so far with the same time last year.
    ///
    /// Source: golden check 9 of the seed report (sickness 8.28 days against 6.21, “An increase from previous quarters”).
    "NAR.10", "An increase of a figure that always increases", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The words speak of the quarter alone, and its figure stands in the text"],
    looks_at: [],
}

const KNOWN: &[&str] = &[
    "cumulative|cumulatively",
    "year to date",
    "ytd",
    "so far this year",
    "quarter alone",
    "in quarter figure",
    "since april",
];

const JUDGED: &[&str] = &[
    "worrying|concerning|disappointing|encouraging|pleasing|positive|welcome|negative trend|increase|rise|improvement|picture",
];

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, sentence) in passage.sentences().iter().enumerate() {
        let claims = sentence.movements();
        // Knowing that it counts up, and still calling the rise a trend, says no more.
        let known = has(&sentence.tokens, KNOWN) && !has(&sentence.tokens, JUDGED);
        if claims.is_empty() || known {
            continue;
        }
        // `8.28 days were lost against a target of 6.21. An increase from previous quarters.`
        let before =
            at.checked_sub(1).filter(|_| claims.iter().any(|claim| claim.clause.start == 0 && claim.at.start <= 2));
        let of_before = || spoken_of(context, passage, before?);
        let Some(figures) = spoken_of(context, passage, at).or_else(of_before) else { continue };
        for claim in claims.iter().filter(|claim| figures.is_meant(sentence, claim)) {
            if let Judgement::SaysNothing(other) = movement(&figures, claim) {
                let around = claim.at.start.saturating_sub(2)..(claim.at.end + 4).min(sentence.tokens.len());
                let value = figures.value.unwrap_or_default().normalize();
                let headline = format!(
                    "{}; {} counts up from April, {value} after {}, and is higher every quarter",
                    passage.says(sentence, around),
                    figures.name,
                    other.normalize()
                );
                let remedy =
                    "Compare the quarter alone with the one before, or the year so far with the same time last year";
                found.push(Found::explain(passage.place(), headline, remedy));
            }
        }
    }
    found
}

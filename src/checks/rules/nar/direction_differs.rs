//! Owns NAR.03: words say that something went one way, and the figures went the other.
//! Must not know how a direction is read.

use super::judging::{Judgement, alone, movement, own_clause, standing, status_of};
use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{
    Figures, Held, Movement, Noun, Passage, Sentence, Standing, Tally, Way, actions, counts, noun, quantities,
    spoken_of, statuses, telling,
};
use rust_decimal::Decimal;

rule! {
    /// Words say “fell”, “improved”, “met its target”, “better than the national average”, and the figures say the opposite.
    ///
    /// A commentary is held against the figures of its own measure; a narrative against a measure that it names with its figure, and
    /// against how many actions have a status now and had it last quarter. “Improved” follows the measure's polarity; “rose” follows
    /// the number. Without anything named to compare with, last quarter is meant. `Fell from 30 to 42` contradicts itself anywhere.
    ///
    /// Why: last quarter's commentary is often carried over, and the direction is the word that goes out of date first.
    ///
    /// Remedy: put the word right, or the figure.
    ///
    /// Source: golden check 5 of the seed report; scrutiny reports that list commentary at odds with its figures.
    "NAR.03", "The words go one way and the figures the other", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The words speak of the quarter alone; the figure is cumulative", "The words speak of another part of the service, which the text names"],
    looks_at: [],
}

const REMEDY: &str = "Put the word right, or the figure";

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, sentence) in passage.sentences().iter().enumerate() {
        let claims = sentence.movements();
        let stands = sentence.standings();
        if claims.is_empty() && stands.is_empty() {
            continue;
        }
        let figures = spoken_of(context, passage, at);
        if let Some(figures) = &figures {
            found.extend(measured(passage, sentence, figures, claims));
            if !speaks_of_another_time(sentence) {
                let differs = |own: &Standing| match standing(figures, &of_performance(sentence, figures, own)) {
                    Judgement::Differs(other, what) => {
                        Some(told(passage, sentence, own.at.clone(), figures, other, what))
                    }
                    _ => None,
                };
                found.extend(stands.iter().filter_map(differs));
            }
            continue;
        }
        let wrong = claims.iter().filter(|claim| !alone(claim));
        found.extend(wrong.map(|claim| contradicts_itself(passage, sentence, claim)));
        if let Some(held) = passage.narrative().and_then(|narrative| actions(context, narrative)) {
            found.extend(claims.iter().filter_map(|claim| of_status(passage, sentence, claim, &held)));
        }
    }
    found
}

fn measured(passage: &Passage<'_>, sentence: &Sentence<'_>, figures: &Figures<'_>, claims: &[Movement]) -> Vec<Found> {
    let meant = claims.iter().filter(|claim| figures.is_meant(sentence, claim));
    let differs = |claim: &Movement| match movement(figures, claim) {
        Judgement::Differs(other, what) => Some(told(passage, sentence, claim.at.clone(), figures, other, what)),
        _ => None,
    };
    meant.filter_map(differs).collect()
}

fn told(
    passage: &Passage<'_>,
    sentence: &Sentence<'_>,
    at: std::ops::Range<usize>,
    figures: &Figures<'_>,
    other: Decimal,
    what: &str,
) -> Found {
    let value = figures.value.unwrap_or_default().normalize();
    let less = match figures.is_better(Decimal::ZERO, Decimal::ONE) {
        Some(true) => ", and less is better",
        Some(false) => ", and more is better",
        None => "",
    };
    let around = at.start.saturating_sub(3)..(at.end + 3).min(sentence.tokens.len());
    let headline =
        format!("{}; {} is {value}, {what} {}{less}", passage.says(sentence, around), figures.name, other.normalize());
    Found::explain(passage.place(), headline, REMEDY)
}

fn contradicts_itself(passage: &Passage<'_>, sentence: &Sentence<'_>, claim: &Movement) -> Found {
    let figure = |own: &Option<crate::checks::words::Quantity>| {
        own.as_ref().map_or(String::new(), |own| own.value.normalize().to_string())
    };
    let around = claim.at.start.saturating_sub(2)..claim.clause.end.min(claim.at.end + 8);
    let headline = format!(
        "{}; from {} to {} is the other way",
        passage.says(sentence, around),
        figure(&claim.from),
        figure(&claim.to)
    );
    Found::explain(passage.place(), headline, REMEDY)
}

/// `Below target` without a word on what: performance is meant.
fn of_performance(sentence: &Sentence<'_>, figures: &Figures<'_>, own: &Standing) -> Standing {
    let before = telling(sentence.tokens.get(..own.at.start).unwrap_or_default());
    let named = before.iter().any(|word| figures.words.contains(word));
    Standing { of_performance: own.of_performance || !named, ..own.clone() }
}

/// The figures of a target are this quarter's: words about another one are left alone.
fn speaks_of_another_time(sentence: &Sentence<'_>) -> bool {
    crate::checks::words::has(
        &sentence.tokens,
        &["last|previous|next quarter|year", "at|in q1|q2 and", "q1 and", "next month", "year end"],
    )
}

/// `Red actions have fallen`, against the tally now and last quarter.
fn of_status(passage: &Passage<'_>, sentence: &Sentence<'_>, claim: &Movement, held: &Held) -> Option<Found> {
    use crate::checks::words::Base;
    if !matches!(claim.base, Base::None | Base::LastQuarter | Base::Quarter(_)) {
        return None;
    }
    let clause = own_clause(sentence, claim);
    let said = status_of(clause, claim.at.start.saturating_sub(claim.clause.start))?;
    let speaks = noun(&sentence.tokens) == Some(Noun::Actions);
    let before = held.before?;
    if !speaks {
        return None;
    }
    let share = clause.iter().any(|token| token.is_any(&["proportion", "share", "percentage", "%"]));
    let of = |tally: &Tally| {
        let count = tally.meant(said).first().copied().unwrap_or_default();
        if share { Tally::share(count, tally.total()) } else { Some(Decimal::from(count)) }
    };
    let (now, then) = (of(&held.now)?, of(&before)?);
    let agrees = match claim.way {
        Way::Up => now > then,
        Way::Down => now < then,
        Way::Same => now == then,
        Way::Better | Way::Worse => return None,
    };
    let unit = if share { "%" } else { "" };
    let figure = |own: Decimal| own.round_dp(1).normalize();
    let around = claim.at.start.saturating_sub(5)..(claim.at.end + 5).min(sentence.tokens.len());
    let headline =
        format!("{}; {}{unit} now, {}{unit} last quarter", passage.says(sentence, around), figure(now), figure(then));
    // A count said in the same words is the count's own rule.
    (!agrees && counts(clause, &quantities(clause), &statuses(clause)).is_empty())
        .then(|| Found::explain(passage.place(), headline, REMEDY))
}

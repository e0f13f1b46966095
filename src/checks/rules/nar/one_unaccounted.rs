//! Owns NAR.12: “13 of the 15 are green” and “the red one is”, and nobody says what the fifteenth is.
//! Must not know how a count is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{Amount, Noun, Passage, Said, Sentence, has, matched, noun};
use rust_decimal::prelude::ToPrimitive;

rule! {
    /// A paragraph says how many of how many are green, names one that is red, and leaves some between: they may be amber, or without a figure,
    /// and the reader is not told.
    ///
    /// Why: a KPI that is neither counted nor named is one that nobody answers for.
    ///
    /// Remedy: say what the others are.
    ///
    /// Source: golden check 11 of the seed report (13 of 15 KPIs green, one red named).
    "NAR.12", "Some are neither counted nor named", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The others are not due this quarter"],
    looks_at: [],
}

fn check(_: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = passage.sentences().iter().filter_map(|sentence| listed(passage, sentence)).collect();
    for (at, sentence) in passage.sentences().iter().enumerate() {
        for claim in sentence.counts() {
            let (Amount::Number(part), Some(whole), Said::Green) = (&claim.amount, &claim.whole, claim.said) else {
                continue;
            };
            let (Some(part), Some(whole)) = (part.value.to_u32(), whole.value.to_u32()) else { continue };
            let near = passage.sentences().get(at..(at + 3).min(passage.sentences().len())).unwrap_or_default();
            let Some(rest) = whole.checked_sub(part).filter(|rest| *rest > 0) else { continue };
            let told = near.iter().map(others_told).sum::<u32>();
            let amber = near.iter().any(|own| {
                own.statuses().iter().any(|(said, _)| matches!(said, Said::Amber | Said::NoUpdate | Said::OffTrack))
            });
            if told > 0 && told < rest && !amber && noun(&sentence.tokens).is_some() {
                let headline = format!(
                    "{}: {rest} are not green, {told} {} named red, and nothing is said of the other {}",
                    passage.says(sentence, claim.at.clone()),
                    if told == 1 { "is" } else { "are" },
                    rest - told
                );
                found.push(Found::explain(passage.place(), headline, "Say what the others are"));
            }
        }
    }
    found
}

/// `Of the nine KPIs, six are green and two are amber`: the counts of one sentence beside the number it begins with.
fn listed(passage: &Passage<'_>, sentence: &Sentence<'_>) -> Option<Found> {
    const WHOLE: &[&str] =
        &["of|across|for|have|has|the|our|all the|our|all? #", "# kpis|measures|indicators :|are|were|in"];
    const REST: &[&str] = &[
        "remaining|rest|remainder|other|others|not",
        "at least",
        "including",
        "no data|update|figure|result",
        "not? due|rated|reported",
    ];
    let tokens = &sentence.tokens;
    let counts: Vec<_> = sentence.counts().iter().filter(|own| !own.before && own.noun == Noun::Measures).collect();
    let first = counts.first()?.at.start;
    let whole = sentence.quantities().iter().find(|own| {
        let named = noun(tokens.get(own.at.end..(own.at.end + 3).min(tokens.len())).unwrap_or_default());
        let led = (own.at.start.saturating_sub(3)..=own.at.start)
            .any(|at| WHOLE.iter().any(|pattern| matched(tokens, at, pattern).is_some_and(|end| end >= own.at.end)));
        own.is_count() && own.at.end <= first && led && named == Some(Noun::Measures)
    })?;
    let numbers = counts.iter().map(|own| match &own.amount {
        Amount::Number(number) if own.whole.is_none() && number.is_count() => number.value.to_u32(),
        Amount::None => Some(0),
        _ => None,
    });
    let numbers: Vec<u32> = numbers.collect::<Option<_>>()?;
    let (sum, whole) = (numbers.iter().sum::<u32>(), whole.value.to_u32()?);
    let is_told = numbers.len() < 2 || sum == whole || (sum < whole && has(tokens, REST));
    let headline = format!("{}: they come to {sum} of {whole}", passage.says(sentence, 0..tokens.len()));
    (!is_told).then(|| Found::explain(passage.place(), headline, "Say what the others are"))
}

/// How many a sentence counts or names as red.
fn others_told(sentence: &Sentence<'_>) -> u32 {
    let counted = sentence.counts().iter().filter(|own| own.said == Said::Red).find_map(|own| match &own.amount {
        Amount::Number(number) => number.value.to_u32(),
        _ => None,
    });
    let one = ["the|one|a|only .. red rated? kpi|measure|indicator|action|one", "one|the is|being red"];
    let named = has(&sentence.tokens, &one)
        && (0..sentence.tokens.len()).any(|at| matched(&sentence.tokens, at, "red").is_some());
    counted.unwrap_or(u32::from(named))
}

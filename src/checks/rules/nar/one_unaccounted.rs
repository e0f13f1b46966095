//! Owns NAR.12: “13 of the 15 are green” and “the red one is”, and nobody says what the fifteenth is.
//! Must not know how a count is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{Amount, Passage, Said, Sentence, has, matched, noun, statuses};
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
    let mut found = Vec::new();
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
                statuses(&own.tokens)
                    .iter()
                    .any(|(said, _)| matches!(said, Said::Amber | Said::NoUpdate | Said::OffTrack))
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

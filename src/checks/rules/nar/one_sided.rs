//! Owns NAR.08: words tell of what got better in the table and not of what got worse.
//! Must not know how a status is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{Held, Noun, Passage, Said, Sentence, Way, actions, has, noun, statuses};

rule! {
    /// Words on the actions say that more are on track, that fewer are red, or that things improved, and not that more are amber or
    /// red than last quarter, or that fewer are on track. A rise of less than the limit `rise` is left alone.
    ///
    /// Why: each word is true and the picture is not.
    ///
    /// Remedy: say what got worse as well.
    ///
    /// Source: golden check 5 of the seed report (62.9% to 66.6% on track, and medium issues from 90 to 101, unsaid).
    "NAR.08", "Only the good half of the table is told", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The other half stands in the next paragraph of the report"],
    looks_at: [],
}

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let Some(narrative) = passage.narrative() else { return Vec::new() };
    let Some(praise) = passage.sentences().iter().find(|sentence| praises(sentence)) else { return Vec::new() };
    let Some(held) = actions(context, narrative) else { return Vec::new() };
    let mentions = |wanted: &[Said], words: &[&str]| {
        passage.sentences().iter().any(|sentence| {
            sentence.statuses().iter().any(|(said, _)| wanted.contains(said)) || has(&sentence.tokens, words)
        })
    };
    let least = context.limit("NAR.08", "rise").unwrap_or_default();
    let Some(worse) = worse(&held, least, mentions) else { return Vec::new() };
    let headline = format!("{} and does not mention that {worse}", passage.says(praise, 0..praise.tokens.len()));
    vec![Found::explain(passage.place(), headline, "Say what got worse as well")]
}

/// Whether a sentence says of the actions that something got better.
fn praises(sentence: &Sentence<'_>) -> bool {
    let tokens = &sentence.tokens;
    let overall =
        noun(tokens).is_none() && has(tokens, &["overall|general position|picture|performance", "direction of travel"]);
    let of_actions = noun(tokens) == Some(Noun::Actions) || overall;
    let good = sentence.movements().iter().any(|claim| {
        let clause = tokens.get(claim.clause.clone()).unwrap_or_default();
        let said = statuses(clause).first().map(|(said, _)| *said);
        matches!(
            (claim.way, said),
            (Way::Up | Way::Better, Some(Said::Green | Said::Complete))
                | (Way::Down, Some(Said::Red | Said::OffTrack | Said::NoUpdate))
        )
    });
    let better = overall && sentence.movements().iter().any(|claim| claim.way == Way::Better && !claim.denied);
    let more = has(
        tokens,
        &["more actions are|is now? on|green|complete|completed", "fewer actions are|is now? red|off|rated"],
    );
    let also = sentence.movements().iter().any(|claim| claim.way == Way::Worse);
    of_actions && (good || more || better) && !also
}

fn worse(held: &Held, least: rust_decimal::Decimal, mentions: impl Fn(&[Said], &[&str]) -> bool) -> Option<String> {
    let before = held.before?;
    let rose = |now: usize, then: usize| rust_decimal::Decimal::from(now) > rust_decimal::Decimal::from(then) + least;
    let now = held.now;
    // What got worse most plainly is what has to be said; once it is, the words are not one-sided.
    let (good, good_before) = (now.on_track + now.complete, before.on_track + before.complete);
    if rose(now.significant, before.significant) {
        let told = mentions(&[Said::Red, Said::OffTrack], &["significant issues"]);
        (!told).then(|| format!("red actions rose from {} to {}", before.significant, now.significant))
    } else if rose(now.medium, before.medium) {
        let told = mentions(&[Said::Amber, Said::OffTrack], &[]);
        (!told).then(|| format!("actions with medium issues rose from {} to {}", before.medium, now.medium))
    } else if rose(good_before, good) && now.total() >= before.total() {
        let told = mentions(&[Said::Green], &["on track"]);
        (!told).then(|| format!("actions on track fell from {good_before} to {good}"))
    } else {
        None
    }
}

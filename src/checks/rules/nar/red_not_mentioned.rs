//! Owns NAR.07: an outcome's words are silent about red actions.
//! Must not know how a status is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{Held, Passage, Said, Sentence, Token, actions, has, matched, noun, outcome_of};
use crate::model::OutcomeId;

rule! {
    /// The words on an outcome say how the whole of it goes (“on track”, “good progress”) and not a word of an action that is red; or they
    /// say nothing of red actions where the words on the other outcomes do: silence is not zero.
    ///
    /// Held against: the headline actions of the outcome, as in NAR.01. Words that only report single pieces of work are left alone.
    ///
    /// Why: nobody can tell “none is red” from “nobody looked”.
    ///
    /// Remedy: name the red action, or say that there is none.
    ///
    /// Source: golden check 4 of the seed report (8.13 says nothing); the complaint that introductions “focus on the positives”.
    "NAR.07", "Silence about red actions", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The red action is reported under its own heading, which the text names"],
    looks_at: [],
}

/// What is said of the whole of an outcome.
const WHOLE: &[&str] = &[
    "on track|target|schedule|course",
    "good|strong|excellent|positive|pleasing|significant|steady|solid|encouraging progress",
    "going|progressing well",
    "progressing .. well|plan|pace|track|expected|planned",
    "good|strong|positive quarter|picture|position",
    "progress is|has been? good|strong|positive|well|made|being",
    "no|without significant? concerns|issues|problems|risks|delays",
    "all|most|every|majority of? the|our? actions|work|milestones|projects|deliverables|areas",
    "everything",
    "performing|performed well",
    "to plan",
    "well managed|under control",
    "successful quarter",
    "as planned",
    "gone|went|going|goes very? well",
    "continues|continue|continuing|proceeding|moving at pace",
    "pleased|proud|delighted",
    "successfully delivered|completed|launched|implemented",
    "ahead of schedule|plan",
    "nothing|little to report|escalate|flag|raise|note|highlight",
    "nothing of concern|note",
    "no|without|any|few issues|concerns|problems|exceptions|difficulties|matters to|of|by|have|were|are|this",
    "no exceptions|concerns|issues|problems",
    "no areas of concern",
    "no|without|any major|serious|significant|material|particular issues|concerns|problems|risks|delays|slippage|exceptions",
];
/// What says that nothing is wrong.
const DENIED: &str = "no without any not nor nothing neither free";
/// What tells the reader that something is wrong.
const TOLD: &[&str] = &[
    "red",
    "significant|significantly|serious|severe|major slippage|issue|issues|behind|delay|delays|risks|off|concern|concerns",
    "off track|target|schedule",
    "behind schedule|plan|target",
    "slippage|slipped|slipping",
    "delay|delays|delayed",
    "challenge|challenges|challenging",
    "concern|concerns",
    "stalled|paused|halted",
    "except|exception|exceptions",
    "not on track",
    "rag",
];

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let Some(narrative) = passage.narrative() else { return Vec::new() };
    let Some(held) = actions(context, narrative) else { return Vec::new() };
    let Some(outcome) = outcome_of(context, narrative) else { return of_everything(context, passage, &held) };
    let all = || passage.sentences().iter();
    // A sentence that counts says how many, and not how the whole goes.
    let praises =
        |own: &&Sentence<'_>| has(&own.tokens, WHOLE) && own.counts().is_empty() && own.movements().is_empty();
    let whole = all().find(praises);
    if all().any(|sentence| mentions_red(sentence)) || is_told_elsewhere(context, passage, outcome) {
        return Vec::new();
    }
    let told = |headline: String, remedy: &str| vec![Found::explain(passage.place(), headline, remedy)];
    match whole {
        Some(sentence) if held.now.significant > 0 && !all().any(|own| is_told(&own.tokens)) => {
            let quote = passage.says(sentence, 0..sentence.tokens.len());
            let headline = format!("{quote} and does not mention that {} red", how_many(&held));
            told(headline, "Name what is red and why, or put the status right")
        }
        _ if others_say(context, outcome) => {
            let headline = format!(
                "{} says nothing of red actions, as the other outcomes do; {} red",
                passage.name(),
                how_many(&held)
            );
            told(headline, "Say how many actions are red, also when none is")
        }
        _ => Vec::new(),
    }
}

/// Words on no outcome that speak of everything, where no narrative of the return mentions red actions.
fn of_everything(context: &Context<'_>, passage: &Passage<'_>, held: &Held) -> Vec<Found> {
    const EVERYTHING: &[&str] = &[
        "across the board|piece",
        "across|in all areas|services|outcomes|actions|directorates",
        "everything|throughout",
        "all work|actions|projects",
        "to report|raise|escalate|flag|highlight|bring",
    ];
    let praises = |own: &&Sentence<'_>| {
        has(&own.tokens, WHOLE) && has(&own.tokens, EVERYTHING) && own.counts().is_empty() && own.movements().is_empty()
    };
    let told = |own: &Passage<'_>| own.sentences().iter().any(|sentence| mentions_red(sentence));
    let Some(sentence) = passage.sentences().iter().find(praises) else { return Vec::new() };
    let wrong = passage.sentences().iter().any(|own| is_told(&own.tokens));
    if held.now.significant == 0 || wrong || context.narratives().iter().any(told) {
        return Vec::new();
    }
    let quote = passage.says(sentence, 0..sentence.tokens.len());
    let headline = format!("{quote} and does not mention that {} red", how_many(held));
    vec![Found::explain(passage.place(), headline, "Name what is red and why, or put the status right")]
}

/// Whether something is said to be wrong; `no concerns` says the opposite.
fn is_told(tokens: &[Token]) -> bool {
    (0..tokens.len())
        .any(|at| !is_denied(tokens, at) && TOLD.iter().any(|pattern| matched(tokens, at, pattern).is_some()))
}

/// Whether the words before say that there is none of it.
fn is_denied(tokens: &[Token], at: usize) -> bool {
    tokens.get(at.saturating_sub(5)..at).is_some_and(|before| before.iter().any(|token| token.is_in(DENIED)))
}

fn how_many(held: &Held) -> String {
    match held.now.significant {
        0 => format!("none of {} actions {} is", held.now.total(), held.wherein),
        1 => format!("1 of {} actions {} is", held.now.total(), held.wherein),
        many => format!("{many} of {} actions {} are", held.now.total(), held.wherein),
    }
}

/// `No red actions` speaks of them; `no significant issues` speaks of nothing in particular.
fn mentions_red(sentence: &Sentence<'_>) -> bool {
    let tokens = &sentence.tokens;
    sentence.statuses().iter().any(|(said, at)| {
        let by_name =
            tokens.get(at.clone()).is_some_and(|own| own.iter().any(|token| token.low == "red" || token.low == "reds"));
        let counted = noun(tokens).is_some() || by_name;
        matches!(said, Said::Red | Said::OffTrack) && (counted || !is_denied(tokens, at.start))
    })
}

/// Another narrative on the same outcome mentions them.
fn is_told_elsewhere(context: &Context<'_>, passage: &Passage<'_>, outcome: &OutcomeId) -> bool {
    let same =
        |own: &&Passage<'_>| own.narrative().is_some_and(|narrative| outcome_of(context, narrative) == Some(outcome));
    let others = context.narratives().iter().filter(|own| own.place() != passage.place());
    others.filter(same).any(|own| own.sentences().iter().any(|sentence| mentions_red(sentence)))
}

/// Whether the words on at least three other outcomes, and on most of them, speak of red actions.
fn others_say(context: &Context<'_>, outcome: &OutcomeId) -> bool {
    let (mut say, mut silent) = (0, 0);
    for own in context.narratives() {
        let of = own.narrative().and_then(|narrative| outcome_of(context, narrative));
        if of.is_none() || of == Some(outcome) {
            continue;
        }
        if own.sentences().iter().any(|sentence| mentions_red(sentence)) { say += 1 } else { silent += 1 }
    }
    say >= 3 && say > silent * 2
}

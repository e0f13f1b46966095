//! Owns NAR.11: words give a figure, a target or last quarter's figure that the measure does not have.
//! Must not know how a quantity is read.

use super::judging::{in_full, in_unit};
use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{
    About, Base, Figures, Passage, Quantity, Sentence, Sort, Token, has, is_calendar, matched, movements, spoken_of,
};
use rust_decimal::Decimal;

rule! {
    /// The commentary of a measure says “at 84%”, “against a target of 90%”, “from 66% last quarter”, “the national average is 9 days”, and
    /// the measure's own columns say another figure. Only figures in the measure's unit are held against it, and only where the words
    /// say which of its figures is meant; a figure that is written shorter is rounded.
    ///
    /// Why: one of the two is last quarter's, and both are published.
    ///
    /// Remedy: put the figure in the words right, or the one in the column.
    ///
    /// Source: councils' published corrections, where text and table disagreed.
    "NAR.11", "The words give another figure than the measure", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The words speak of one month or one part of the measure, which the text names"],
    looks_at: [],
}

/// Which of a measure's figures the words mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Value,
    Target,
    Previous,
    LastYear,
    Benchmark,
    /// Another figure, such as next year's target: it is held against nothing.
    Another,
}

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    if !matches!(passage.about(), About::Measure(_) | About::Narrative(_)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, sentence) in passage.sentences().iter().enumerate() {
        let all = sentence.quantities();
        if all.is_empty() {
            continue;
        }
        let Some(figures) = spoken_of(context, passage, at) else { continue };
        let own = all.iter().filter(|said| in_unit(&figures, said) && !is_calendar(&sentence.tokens, said));
        for said in own {
            found.extend(fault(sentence, &figures, said).map(|(role, is)| {
                let span = said.at.start.saturating_sub(5)..(said.at.end + 2).min(sentence.tokens.len());
                let headline =
                    format!("{}; {} of {} is {}", passage.says(sentence, span), role, figures.name, is.normalize());
                Found::explain(passage.place(), headline, "Put the figure in the words right, or the one in the column")
            }));
        }
    }
    found
}

fn fault(sentence: &Sentence<'_>, figures: &Figures<'_>, said: &Quantity) -> Option<(&'static str, Decimal)> {
    let role = role(sentence, figures, said)?;
    let fits = |own: Decimal| {
        said.fits(own)
            || said.fits(in_full(figures, own))
            || said.fits(own.abs())
            || said.fits(in_full(figures, own).abs())
    };
    let (name, own) = match role {
        Role::Value => ("the figure", vec![figures.value?]),
        Role::Target => ("the target", [figures.target?].into_iter().chain(figures.measure.annual_target).collect()),
        Role::Previous => ("last quarter's figure", vec![figures.previous?]),
        Role::LastYear => ("last year's figure", vec![figures.last_year?]),
        Role::Benchmark => ("the average of others", figures.benchmarks.clone()),
        Role::Another => return None,
    };
    let is = *own.first()?;
    let parts = [figures.measure.numerator, figures.measure.denominator].into_iter().flatten();
    let known = role == Role::Value && parts.into_iter().any(fits);
    (!own.into_iter().any(fits) && !known).then_some((name, is))
}

/// The words around a quantity.
struct Around<'t> {
    tokens: &'t [Token],
    before: &'t [Token],
    near: &'t [Token],
    after: &'t [Token],
}

impl<'t> Around<'t> {
    fn of(tokens: &'t [Token], said: &Quantity) -> Option<Self> {
        let start = said.at.start;
        Some(Self {
            tokens,
            before: clause_before(tokens.get(start.saturating_sub(7)..start)?),
            near: tokens.get(start.saturating_sub(4)..start)?,
            after: tokens.get(said.at.end..(said.at.end + 6).min(tokens.len()))?,
        })
    }

    fn next(&self, patterns: &[&str]) -> bool {
        patterns.iter().any(|pattern| matched(self.after, 0, pattern).is_some())
    }
}

/// Which figure the words around a quantity say it is; nothing where they do not say.
fn role(sentence: &Sentence<'_>, figures: &Figures<'_>, said: &Quantity) -> Option<Role> {
    let around = Around::of(&sentence.tokens, said)?;
    named_role(&around).or_else(|| role_of_value(sentence, figures, said, &around))
}

/// A role the words name.
fn named_role(around: &Around<'_>) -> Option<Role> {
    const TARGET: &[&str] =
        &["target|targets of|is|was|( about?", "target|targets", "target|targets for .. of|is|was|at"];
    const OTHER: &[&str] = &["annual|year|national|next|march|original|previous|old|revised|stretch"];
    const AVERAGE: &[&str] =
        &["national|regional|england|english average|averages|figure|rate of|is|was|at|(?", "average of|is|was|("];
    const PREVIOUS: &[&str] = &["days? in|at|for? the? last|previous quarter", "days? the quarter before"];
    const LAST_YEAR: &[&str] = &[
        "days? last year",
        "days? a year ago|earlier",
        "days? in|at|for? the? same period|quarter|time|point last|the",
        "days? this time last",
    ];
    if around.next(&["days|%? target"]) || ends_with(around.before, TARGET) {
        return Some(if has(around.before, OTHER) { Role::Another } else { Role::Target });
    }
    if ends_with(around.before, AVERAGE)
        && has(around.before, &["national|regional|england|english|neighbours|neighbour"])
    {
        return Some(Role::Benchmark);
    }
    if around.next(PREVIOUS) {
        return Some(Role::Previous);
    }
    around.next(LAST_YEAR).then_some(Role::LastYear)
}

/// What shows that a figure speaks of another time or of something else.
fn is_elsewhere(figures: &Figures<'_>, said: &Quantity, around: &Around<'_>) -> bool {
    const MAY_FOLLOW: &str = "days day working weeks in at against compared this for on by from with to so and but which as per calendar \
        hours minutes target now over last";
    const ELSEWHERE: &[&str] = &[
        "days? in|at|by|for|since q1|q2|q4",
        "in|at|by|for|since january|february|march|april|may|june|july|august|september|october|november|december|20*",
        "of the|these|those|our|all|which|them|cases|people|staff|residents",
        "points|point",
        "higher|lower|more|less|above|below|better|worse|fewer|increase|reduction|rise|fall|decrease|improvement",
        "were|was|are|is|had|have",
    ];
    const OTHER_TIME: &[&str] = &[
        "forecast|projected|expected|predicted|will|would|benchmark|if|example|month|months",
        "january|february|march|april|june|july|august|september|october|november|december",
    ];
    let first = around.after.first();
    // `at 12 pharmacies`: a plain number of something else.
    let other_thing = said.sort == Sort::Plain
        && first.is_some_and(|token| {
            !token.is_mark() && !token.is_in(MAY_FOLLOW) && !speaks_of_its_words(figures, around.after)
        });
    other_thing || around.next(ELSEWHERE) || has(around.tokens, OTHER_TIME)
}

/// Whether it is said to be this quarter's figure, or the figure it came from.
fn role_of_value(sentence: &Sentence<'_>, figures: &Figures<'_>, said: &Quantity, around: &Around<'_>) -> Option<Role> {
    const LEAD: &[&str] = &[
        "was|is|at|to|stands|stood|reached|recorded|achieved|now|remains|remained|totalled \
         about|around|just|over|under|nearly|only|still|now|at|currently|some|approximately|more|than? than|to?",
        "average|outturn|performance|rate|figure|result of|was|is|at|: an?",
    ];
    const EARLIER: &[&str] =
        &["last|previous quarter|year", "q1|q2|q4", "quarter 1|2|4", "was|were previously", "from", "since", "by"];
    if is_elsewhere(figures, said, around) {
        return None;
    }
    let claims = movements(around.tokens);
    let claim = claims.iter().find(|claim| claim.from.as_ref().is_some_and(|own| own.at == said.at));
    if let Some(claim) = claim {
        let last = matches!(claim.base, Base::None | Base::LastQuarter) && figures.is_meant(sentence, claim);
        return if claim.base == Base::LastYear { Some(Role::LastYear) } else { last.then_some(Role::Previous) };
    }
    let by = ends_with(around.near, &["by about|around|just|over|nearly|some?"]) || said.fraction;
    let subject = claims.iter().find(|claim| claim.to.as_ref().is_some_and(|own| own.at == said.at));
    let meant = subject.map_or_else(
        || speaks_of(figures, around.tokens.get(..said.at.start).unwrap_or_default()),
        |claim| figures.is_meant(sentence, claim),
    );
    (ends_with(around.near, LEAD) && !by && !has(around.before, EARLIER) && meant).then_some(Role::Value)
}

/// Whether the first telling word is one of the measure's.
fn speaks_of_its_words(figures: &Figures<'_>, after: &[Token]) -> bool {
    crate::checks::words::telling(after).first().is_some_and(|word| figures.words.contains(word))
}

/// Whether the words before a figure name the measure or nothing else.
fn speaks_of(figures: &Figures<'_>, before: &[Token]) -> bool {
    let words = crate::checks::words::telling(clause_before(before));
    words.iter().all(|word| figures.words.contains(word) || crate::checks::words::listed(word, PLAIN))
        || words.iter().filter(|word| figures.words.contains(word)).count() >= 2
}

const PLAIN: &str = "stand stood reach achiev record current so far report return end december september june december service \
    remain improv ris rose fell fallen increas reduc latest year-to we";

fn clause_before(tokens: &[Token]) -> &[Token] {
    let stop = tokens.iter().rposition(|token| {
        token.is_any(&[",", ";", "and", "but", "with", "while", "which", "whereas", "compared", "against", ")"])
    });
    let from = stop.map_or(0, |at| {
        if tokens.get(at).is_some_and(|token| token.is_any(&["against", "compared", "with"])) { at } else { at + 1 }
    });
    tokens.get(from..).unwrap_or_default()
}

/// Whether a pattern matches to the very end.
fn ends_with(tokens: &[Token], patterns: &[&str]) -> bool {
    (0..tokens.len()).any(|at| patterns.iter().any(|pattern| matched(tokens, at, pattern) == Some(tokens.len())))
}

//! Owns NAR.04: a date that cannot be what was meant.
//! Must not know how a date is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::words::{About, Mention, Passage, Sentence, Tense, When, has, matched, month, quarter_number};
use crate::model::{Period, Status};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

rule! {
    /// A date in the words is not in the calendar, falls on another day of the week, is years away from what is reported, has happened
    /// although it is still to come, is still to come although it is past, is later than the action's own due date, or gives a quarter
    /// a month that it does not have.
    ///
    /// The limits `years_back` and `years_ahead` are for dates by month or day; a bare year may be older. “Until”, “lease” and the like
    /// look further ahead.
    ///
    /// Why: “presented in January 2034” is read by everybody and typed by nobody on purpose.
    ///
    /// Remedy: put the date right.
    ///
    /// Source: golden check 1 of the seed report (2.2).
    "NAR.04", "A date that cannot be meant", ExplainOrFix, Return,
    Words(check),
    acceptable: ["The date is right: the text says why it is so far away"],
    looks_at: [],
}

const REMEDY: &str = "Put the date right";
const LONG: &[&str] = &[
    "until",
    "lease|leases",
    "contract|contracts",
    "net zero",
    "carbon neutral",
    "vision",
    "strategy",
    "runs",
    "plan period",
    "by 20*",
    "local plan",
];
const OLD: &[&str] = &[
    "since",
    "built",
    "founded",
    "established",
    "dating|dates",
    "opened",
    "originally",
    "baseline|census",
    "constructed",
    "from",
];
const MOVED: &[&str] = &[
    "extended|extension",
    "moved|move",
    "revised",
    "instead of",
    "originally",
    "slipped|slippage",
    "delayed|delay|delays",
    "rescheduled",
    "pushed",
    "later than",
    "now",
    "rather than",
    "phase",
    "stage",
    "next",
];

fn check(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for sentence in passage.sentences() {
        if !sentence
            .tokens
            .iter()
            .any(|token| token.low.starts_with(|c: char| c.is_ascii_digit()) || token.low.starts_with('q'))
        {
            continue;
        }
        for mention in sentence.mentions() {
            let told = |why: String| {
                let headline = format!("{}, {why}", passage.says(sentence, led(mention)));
                Found::explain(passage.place(), headline, REMEDY)
            };
            found.extend(fault(context, passage, sentence, mention).map(told));
        }
        found.extend(wrong_quarter(passage, sentence).or_else(|| no_quarter(passage, sentence)));
        found.extend(ends_before_it_begins(passage, sentence));
    }
    found
}

/// The mention with the words that lead to it.
fn led(mention: &Mention) -> std::ops::Range<usize> {
    mention.at.start.saturating_sub(4)..mention.at.end
}

fn fault(context: &Context<'_>, passage: &Passage<'_>, sentence: &Sentence<'_>, mention: &Mention) -> Option<String> {
    let period = match mention.when {
        When::Impossible => return Some("which is not in the calendar".to_owned()),
        When::OtherWeekday(date) => {
            return Some(format!("which is a {}", date.strftime("%A")));
        }
        When::BrokenYear => return Some("whose two years do not follow each other".to_owned()),
        When::Year(year) => return far_year(context, sentence, mention, year),
        When::Period(period) => period,
    };
    let (first, last) = (period.first_day()?, period.last_day()?);
    let (begin, end) = (context.period()?.first_day()?, context.period()?.last_day()?);
    if matches!(period, Period::Year(_)) {
        return far_year(context, sentence, mention, first.year());
    }
    // A pack is written in the weeks after the quarter: what happened by then is told in it.
    let written = end.checked_add(jiff::Span::new().months(3)).unwrap_or(end).max(context.today());
    if mention.tense == Tense::Past && first > written {
        return Some(format!("which was still to come when {} was reported", context.period()?.words()));
    }
    let years =
        |name: &str, default: i16| context.limit("NAR.04", name).and_then(|limit| limit.to_i16()).unwrap_or(default);
    let ahead = years("years_ahead", 10) * if has(&sentence.tokens, LONG) { 5 } else { 1 };
    let back = years("years_back", 8) * if has(&sentence.tokens, OLD) { 12 } else { 1 };
    if first.year() > end.year() + ahead || last.year() < begin.year() - back {
        return Some(format!("far from {}, which is reported", context.period()?.words()));
    }
    let will = has(
        sentence.tokens.get(..mention.at.start)?,
        &["will", "is|are due|expected|scheduled|planned|anticipated", "to be"],
    );
    if mention.tense == Tense::Future && will && last < begin {
        return Some("which is past and said to be still to come".to_owned());
    }
    later_than_due(passage, sentence, mention, first)
}

fn far_year(context: &Context<'_>, sentence: &Sentence<'_>, mention: &Mention, year: i16) -> Option<String> {
    let end = context.period()?.last_day()?;
    let past =
        mention.tense == Tense::Past && year > end.year().max(context.today().year()) && !has(&sentence.tokens, LONG);
    let far = !(1800..=end.year() + 50).contains(&year);
    (past || far)
        .then(|| format!("far from {}, which is reported", context.period().map(Period::words).unwrap_or_default()))
}

/// An action on track that is to be completed after its due date.
fn later_than_due(passage: &Passage<'_>, sentence: &Sentence<'_>, mention: &Mention, first: Date) -> Option<String> {
    let About::Action(action) = passage.about() else { return None };
    let due = action.due()?;
    let before = sentence.tokens.get(..mention.at.start)?;
    let whole = has(before, &["complete|completed|completion|finish|finished|delivered|concluded|due|deadline|done"]);
    let off = matches!(action.counted_status(), Status::Medium | Status::Significant);
    let late = mention.tense == Tense::Future && whole && first > due;
    (late && !off && !has(&sentence.tokens, MOVED)).then(|| format!("after its due date {}", Period::Day(due).words()))
}

/// `the end of December (Q2)`: the third quarter of a year from April ends in December.
fn wrong_quarter(passage: &Passage<'_>, sentence: &Sentence<'_>) -> Option<Found> {
    let tokens = &sentence.tokens;
    let at = (0..tokens.len()).find(|at| {
        let Some(quarter) = quarter_number(tokens, *at) else { return false };
        let open = |back: usize| at.checked_sub(back).and_then(|place| tokens.get(place));
        // `December (Q3)`, `December 2022 (Q3)`
        let before = open(1).filter(|token| token.low == "(").and_then(|_| {
            let name = |back: usize| open(back).and_then(|token| month(&token.low));
            name(2).or_else(|| open(2).filter(|token| token.is_number()).and_then(|_| name(3)))
        });
        // `Q3 (October to December)`
        let end = if tokens.get(*at).is_some_and(|token| token.low.len() == 2) { at + 1 } else { at + 2 };
        let after = tokens
            .get(end)
            .filter(|token| token.low == "(")
            .and_then(|_| tokens.get(end + 1).filter(|token| !token.is_number()).or_else(|| tokens.get(end + 2)))
            .and_then(|token| month(&token.low));
        let ends = at.checked_sub(2).and_then(|from| tokens.get(from..*at)).is_some_and(|own| has(own, &["end of"]));
        if ends && after.is_some_and(|month| month != last_month_of(quarter)) {
            return true;
        }
        before.or(after).is_some_and(|month| quarter_of(month) != quarter)
    })?;
    let span = at.saturating_sub(3)..(at + 3).min(tokens.len());
    let headline = format!("{}, and the quarters of a year from April have other months", passage.says(sentence, span));
    Some(Found::explain(passage.place(), headline, REMEDY))
}

/// `Quarter 5`, `Q6`.
fn no_quarter(passage: &Passage<'_>, sentence: &Sentence<'_>) -> Option<Found> {
    let tokens = &sentence.tokens;
    let short = |token: &str| matches!(token, "q0" | "q5" | "q6" | "q7" | "q8" | "q9");
    let at = (0..tokens.len()).find(|at| {
        let named = matched(tokens, *at, "quarter|qtr 0|5|6|7|8|9").is_some();
        named || tokens.get(*at).is_some_and(|token| short(&token.low))
    })?;
    let headline = format!("{}, and a year has four quarters", passage.says(sentence, at.saturating_sub(3)..at + 2));
    Some(Found::explain(passage.place(), headline, REMEDY))
}

/// `Between June 2022 and March 2022`, `from 1 December to 1 October`.
fn ends_before_it_begins(passage: &Passage<'_>, sentence: &Sentence<'_>) -> Option<Found> {
    let (from, to) = sentence.mentions().windows(2).find_map(|pair| {
        let [from, to] = pair else { return None };
        let led = from.at.start.checked_sub(1).and_then(|at| sentence.tokens.get(at))?;
        let between = sentence.tokens.get(from.at.end..to.at.start)?;
        let joined = |first: &str, link: &[&str]| led.low == first && matches!(between, [own] if own.is_any(link));
        let days = |mention: &Mention| match mention.when {
            When::Period(period) => Some((period.first_day()?, period.last_day()?)),
            _ => None,
        };
        let backwards = days(to)?.1 < days(from)?.0;
        let span = joined("between", &["and"]) || joined("from", &["to", "until", "till", "–", "-"]);
        // What was moved from one date to an earlier one was brought forward.
        let moved = has(&sentence.tokens, &["moved|brought|revised|changed|rescheduled|forward|date"]);
        (span && backwards && !moved).then_some((from, to))
    })?;
    let span = from.at.start.saturating_sub(1)..to.at.end;
    let headline = format!("{}, which ends before it begins", passage.says(sentence, span));
    Some(Found::explain(passage.place(), headline, REMEDY))
}

fn last_month_of(quarter: u8) -> i8 {
    match quarter {
        1 => 6,
        2 => 9,
        3 => 12,
        _ => 3,
    }
}

fn quarter_of(month: i8) -> u8 {
    match month {
        4..=6 => 1,
        7..=9 => 2,
        10..=12 => 3,
        _ => 4,
    }
}

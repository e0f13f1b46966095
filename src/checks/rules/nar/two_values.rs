//! Owns NAR.09: one thing has two dates or two values in one pack.
//! Must not know how a date or an amount is read.

use super::two_figures::{two_figures, two_sums};
use crate::checks::context::Context;
use crate::checks::found::{Found, quoted};
use crate::checks::registry::rule;
use crate::checks::words::{Mention, Passage, Quantity, Sentence, Sort, When, has, matched, telling};
use crate::model::Period;
use jiff::civil::Date;
use rust_decimal::Decimal;

rule! {
    /// Two sentences of one return give one event two days in the same month, or one thing two values: a yearly fee of £20K and a contract
    /// value of £18,500 a year in one paragraph; 49% of contacts here and 46% there. Events are the same when the same meeting is named and the
    /// words around it are shared; values are when the words before them are the same.
    ///
    /// Why: a pack is put together by several hands, and each is right somewhere else.
    ///
    /// Remedy: find out which is right, and say it the same everywhere.
    ///
    /// Source: golden checks 2 and 8 of the seed report (12 or 21 April; £20K or £18,500 a year).
    "NAR.09", "One thing with two dates or two values", ExplainOrFix, Return,
    Return(check),
    acceptable: ["The two are different things, which the text tells apart", "The meeting was adjourned; both days are right"],
    looks_at: [],
}

/// Two sayings that do not go together: which passages they stand in, and what is told where the later one stands.
pub(in crate::checks) struct Twice {
    pub(in crate::checks) earlier: usize,
    pub(in crate::checks) later: usize,
    pub(in crate::checks) found: Found,
}

/// A day on which a meeting did something.
struct Event<'p, 'a> {
    at: usize,
    passage: &'p Passage<'a>,
    sentence: &'p Sentence<'a>,
    mention: &'p Mention,
    date: Date,
    venue: &'static str,
    words: Vec<String>,
}

const VENUES: &[(&str, &str)] = &[
    ("cabinet member", "a cabinet member"),
    ("cabinet", "Cabinet"),
    ("leadership team", "Leadership Team"),
    ("full? council", "Council"),
    ("scrutiny|board|committee|panel", "the committee"),
    ("opened|opening|opens|open|reopens|launched|launch|launches", "the opening"),
    ("go live|went live|goes live", "the start"),
    ("start|starts|started|commence|commences|commenced|begin|begins|began", "the start"),
    ("ends|expires|ended|expiry|cease|ceases", "the end"),
    ("completion|completed|complete|finish|finished", "the completion"),
    ("inspection|inspected|visited|inspect", "the inspection"),
    ("deadline|due|submission|submitted", "the deadline"),
    ("election|elections|survey|consultation|meeting", "the event"),
];

fn check(context: &Context<'_>) -> Vec<Found> {
    let passages: Vec<&Passage<'_>> = context.narratives().iter().collect();
    let fees = passages.iter().filter_map(|passage| fee_and_value(passage));
    let mut twice = said_twice(&passages).into_iter().map(|twice| twice.found).collect::<Vec<_>>();
    twice.extend(fees);
    twice
}

/// What is said twice in these texts, and not the same.
pub(in crate::checks) fn said_twice(passages: &[&Passage<'_>]) -> Vec<Twice> {
    let mut found = two_days(passages);
    let figures = two_figures(passages);
    found.extend(two_sums(passages).into_iter().filter(|sum| !figures.iter().any(|own| own.later == sum.later)));
    found.extend(figures);
    found
}

/// Two sayings that do not go together: told where the later one stands.
pub(super) fn against(later: &Passage<'_>, says: &str, other: &str, remedy: &'static str) -> Found {
    Found::explain(later.place(), format!("{says}; {}", lower(other)), remedy)
}

fn two_days(passages: &[&Passage<'_>]) -> Vec<Twice> {
    let events: Vec<Event<'_, '_>> =
        passages.iter().enumerate().flat_map(|(at, passage)| events(at, passage)).collect();
    let mut found = Vec::new();
    for (at, later) in events.iter().enumerate() {
        let other = events.iter().take(at).find(|earlier| is_same_event(earlier, later));
        let known = events.iter().take(at).any(|earlier| {
            earlier.date == later.date && earlier.venue == later.venue && shared(&earlier.words, &later.words) >= 2
        });
        let Some(other) = other.filter(|_| !known) else { continue };
        let says = |own: &Event<'_, '_>| {
            own.passage.says(own.sentence, own.mention.at.start.saturating_sub(4)..own.mention.at.end)
        };
        let remedy = "Find out which day is right, and give it everywhere";
        let told = against(later.passage, &says(later), &says(other), remedy);
        found.push(Twice { earlier: other.at, later: later.at, found: told });
    }
    found
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

fn events<'p, 'a>(at: usize, passage: &'p Passage<'a>) -> Vec<Event<'p, 'a>> {
    let mut made = Vec::new();
    for (place, sentence) in passage.sentences().iter().enumerate() {
        for mention in sentence.mentions() {
            let date = match mention.when {
                When::Period(Period::Day(date)) => date,
                When::Period(month @ Period::Month(..)) => match month.first_day() {
                    Some(first) => first,
                    None => continue,
                },
                _ => continue,
            };
            let near = sentence
                .tokens
                .get(mention.at.start.saturating_sub(16)..(mention.at.end + 6).min(sentence.tokens.len()))
                .unwrap_or_default();
            let Some(venue) = VENUES.iter().find(|(pattern, _)| has(near, &[pattern])).map(|(_, venue)| *venue) else {
                continue;
            };
            let mut words = telling(&sentence.tokens);
            // `Report to Council 21 April 2022:` is followed by the list of what it was about.
            if sentence.text.ends_with(':') {
                let listed = passage.sentences().iter().skip(place + 1).take(3);
                words.extend(listed.flat_map(|own| telling(&own.tokens)));
            }
            made.push(Event { at, passage, sentence, mention, date, venue, words });
        }
    }
    made
}

fn is_same_event(one: &Event<'_, '_>, other: &Event<'_, '_>) -> bool {
    let both_days = |own: &Event<'_, '_>| matches!(own.mention.when, When::Period(Period::Day(_)));
    let same_month = (one.date.year(), one.date.month()) == (other.date.year(), other.date.month());
    let same_sentence = std::ptr::eq(one.sentence, other.sentence);
    let days = both_days(one) && both_days(other) && one.date != other.date;
    let turned = |date: Date| (date.day() % 10) * 10 + date.day() / 10;
    let typed = same_month && (turned(one.date) == other.date.day() || shared(&one.words, &other.words) >= 3);
    let near_twin = !is_meeting(one.venue)
        && one.date != other.date
        && alike(&one.words, &other.words)
        && both_days(one) == both_days(other);
    let meeting_twin = is_meeting(one.venue)
        && one.date != other.date
        && both_days(one)
        && both_days(other)
        && nearly_equal(&one.words, &other.words);
    one.venue == other.venue
        && !same_sentence
        && ((days && typed && shared(&one.words, &other.words) >= 2) || near_twin || meeting_twin)
}

fn is_meeting(venue: &str) -> bool {
    matches!(venue, "Cabinet" | "Leadership Team" | "Council" | "the committee" | "a cabinet member")
}

pub(super) fn shared(one: &[String], other: &[String]) -> usize {
    let mut seen: Vec<&String> = one.iter().filter(|word| other.contains(word)).collect();
    seen.sort();
    seen.dedup();
    seen.len()
}

/// Most telling words of the shorter are in the other.
fn alike(one: &[String], other: &[String]) -> bool {
    let least = one.len().min(other.len());
    least >= 2 && shared(one, other) * 3 >= least * 2
}

fn nearly_equal(one: &[String], other: &[String]) -> bool {
    let least = one.len().min(other.len());
    least >= 3 && shared(one, other) * 4 >= least * 3
}

/// Two different yearly sums of one contract in one paragraph, a fee or value each.
fn fee_and_value(passage: &Passage<'_>) -> Option<Found> {
    let yearly = |sentence: &Sentence<'_>, said: &Quantity| {
        let before = sentence.tokens.get(said.at.start.saturating_sub(8)..said.at.start).unwrap_or_default();
        let after = sentence.tokens.get(said.at.end..(said.at.end + 3).min(sentence.tokens.len())).unwrap_or_default();
        let a_year = has(before, &["annual|yearly"])
            || matched(after, 0, "pa|annually|yearly").is_some()
            || matched(after, 0, "per|a|each annum|year").is_some();
        a_year && has(before, &["fee|fees|value|sum|cost|price|payment|charge|worth"])
    };
    let mut sums: Vec<(&Sentence<'_>, Quantity)> = Vec::new();
    for sentence in passage.sentences() {
        let own =
            sentence.quantities().iter().filter(|said| said.sort == Sort::Money && yearly(sentence, said)).cloned();
        sums.extend(own.map(|said| (sentence, said)));
    }
    let (last, said) = sums.last()?;
    let close = |own: &Quantity| {
        own.value != said.value && (own.value - said.value).abs() * Decimal::from(4) <= own.value.max(said.value)
    };
    let (first, other) = sums.iter().find(|(own, value)| {
        close(value) && own.line == last.line && !has(&last.tokens, TOLD_APART) && !has(&last.tokens, &["rose"])
    })?;
    let around = |own: &Quantity| own.at.start.saturating_sub(5)..own.at.end + 1;
    let headline = format!("{} and {}", passage.says(first, around(other)), quoted(last.words(around(said))));
    Some(Found::explain(passage.place(), headline, "Find out which sum is right, or say what tells the two apart"))
}

/// A word that tells a sum from another of the same name.
pub(super) const TOLD_APART: &[&str] =
    &["additional|revised|following|increased|reduced|now|previously|original|further|new"];

//! Owns reading what a movement is compared with: last quarter, last year, target, the average of others, another time.
//! Must not know which figures there are, nor which quarter is reported.

use super::tokens::{Token, has, matched};
use std::ops::Range;

/// What something is compared with, as the words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Base {
    /// Nothing is named.
    None,
    /// The quarter before.
    LastQuarter,
    /// A quarter by its number.
    Quarter(u8),
    /// The same time a year ago.
    LastYear,
    /// The target.
    Target,
    /// The figure of others.
    Benchmark,
    /// Some other time or figure.
    Other,
}

const BASES: &[(&str, Base)] = &[
    ("same quarter|period|time|point|month of|in? last|previous|the year", Base::LastYear),
    ("same quarter|period|time|point|month last", Base::LastYear),
    ("same quarter|period|time|point a year", Base::LastYear),
    ("this time last year", Base::LastYear),
    ("a year ago|earlier|before", Base::LastYear),
    ("last|previous year|year's", Base::LastYear),
    ("year on year", Base::LastYear),
    ("twelve|12 months ago|earlier|before", Base::LastYear),
    ("year earlier|before|ago", Base::LastYear),
    ("last|previous|preceding|prior quarter|quarters|quarter's", Base::LastQuarter),
    ("quarter before|earlier", Base::LastQuarter),
    ("three months earlier|ago|before", Base::LastQuarter),
    ("quarter on quarter", Base::LastQuarter),
    ("target|targets|profile|trajectory", Base::Target),
    ("national|england|regional|neighbour|neighbours|comparator|comparators|benchmark|peers", Base::Benchmark),
    ("west midlands", Base::Benchmark),
    ("other councils|authorities", Base::Benchmark),
    ("throughout|over|during|through the|this|that year", Base::Other),
    ("across|between quarters", Base::Other),
    ("over|in|during the last|past # months|years|quarters", Base::Other),
    ("over|in|during the last|past twelve|six|three|two|five months|years|quarters", Base::Other),
    ("month on month|by month", Base::Other),
    ("pre pandemic|covid", Base::Other),
    ("previous|earlier|former position|level|levels|figure|month|months", Base::Other),
    ("last month|week|winter|summer|spring|autumn", Base::Other),
    ("each|every quarter|month|year|week", Base::Other),
    ("levels|level|baseline", Base::Other),
    ("compared|against|versus|vs|than|on", Base::None),
    ("from", Base::None),
];

/// What the movement at these tokens is compared with: the first thing named after it in its clause, else before it.
pub(super) fn base(tokens: &[Token], at: &Range<usize>, clause: &Range<usize>) -> Base {
    let after = tokens.get(at.end..clause.end.min(at.end + 24)).unwrap_or_default();
    let before = tokens.get(clause.start..at.start).unwrap_or_default();
    let named = first(after);
    if named != Base::None {
        return named;
    }
    if has(after, &["since"]) {
        return Base::Other;
    }
    let leads = has(before, &["compared|since|against|versus", "than", "as at|in"]);
    let earlier = if leads { first(before) } else { Base::None };
    // In the clause before, a target is what is aimed at, not what is compared with.
    if earlier == Base::Target { Base::None } else { earlier }
}

fn first(tokens: &[Token]) -> Base {
    let mut at = 0;
    while at < tokens.len() {
        if let Some(found) = one(tokens, at) {
            return found;
        }
        at += 1;
    }
    Base::None
}

fn one(tokens: &[Token], at: usize) -> Option<Base> {
    let named = BASES.iter().find(|(pattern, base)| *base != Base::None && matched(tokens, at, pattern).is_some());
    if let Some((_, base)) = named {
        return Some(*base);
    }
    let led = at.checked_sub(1).and_then(|place| tokens.get(place));
    let compared = led.is_some_and(|token| {
        token.is_any(&[
            "on", "than", "from", "since", "with", "to", "at", "against", "over", "and", "in", "of", "(", "the",
        ])
    });
    if let Some(quarter) = super::dates::quarter_number(tokens, at) {
        let only_in = led.is_some_and(|token| token.is_any(&["in", "at", "during", "for", "over", "of"]));
        let than = tokens.get(..at).is_some_and(|before| has(before, &["than|compared|from|since|on|against"]));
        return (compared && (!only_in || than)).then_some(Base::Quarter(quarter));
    }
    let month = tokens.get(at).is_some_and(|token| super::dates::month(&token.low).is_some());
    let year = tokens.get(at).is_some_and(|token| {
        token.at.len() == 4 && (token.low.starts_with("20") || token.low.starts_with("19")) && token.is_number()
    });
    let named = led.is_some_and(|token| token.is_any(&["on", "than", "from", "since", "with", "against", "to"]));
    ((month || year) && named).then_some(Base::Other)
}

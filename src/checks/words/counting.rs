//! Owns reading how many actions or measures are said to have a status.
//! Must not know how many there are.

use super::numbers::{Quantity, Sort};
use super::statuses::{Noun, Said, noun};
use super::tokens::{Token, has, matched};
use rust_decimal::Decimal;
use std::ops::Range;

/// How many are said to have a status.
#[derive(Clone, Debug)]
pub(in crate::checks) enum Amount {
    /// A number or a share.
    Number(Quantity),
    /// None.
    None,
    /// All of them.
    All,
    /// More than half.
    Most,
}

/// A claim of how many.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Count {
    /// The status.
    pub(in crate::checks) said: Said,
    /// What is counted.
    pub(in crate::checks) noun: Noun,
    /// How many.
    pub(in crate::checks) amount: Amount,
    /// Of how many, where it says so.
    pub(in crate::checks) whole: Option<Quantity>,
    /// The tokens it was read from.
    pub(in crate::checks) at: Range<usize>,
    /// Whether it speaks of the quarter before.
    pub(in crate::checks) before: bool,
}

/// Where one of these stands, the sentence speaks of somebody else's actions.
const OF_OTHERS: &[&str] = &[
    "neighbouring|another|other authority|authorities|council|councils|borough|boroughs|directorate|directorates|outcome|outcomes",
];
/// Where one of these stands beside the status, the words speak of what moved, may come, or stands elsewhere: not of how many there are.
const ELSEWHERE: &[&str] = &[
    "was|were|had previously|formerly|originally",
    "previously|formerly red|rated|amber|green|reported|on",
    "that was|were red|amber|green|rated|on",
    "moved|moves|move|turned|turn|went|gone|changed from|to|into",
    "from red|amber|green|on",
    "back on track",
    "to bring|get|put|keep|return|remain|stay",
    "will|would|could|may|might|should be|become|turn|move|remain|stay",
    "at risk of",
    "if",
    "in|under|within|across|for|from|by the|this|that|each|one|every|their|its? .. theme|themes|strand|workstream|workstreams",
    "in|under|within|across|for|from|by the|this|that|each|one|every|their|its? .. directorate|directorates|service|team|ward|contract",
    "risk register|registers",
    "improvement|transformation plan",
    "newly|new red|amber",
    "became|become|becomes|becoming",
    "expected|forecast|planned|scheduled to|for",
    "red|amber|green flag|route|lion|cross|card|spaces|space|line|tape",
    "high|medium risk|priority|term|sized",
    "next quarter",
    "deteriorated|recovered|downgraded|upgraded|escalated",
    "year end",
];
const NOT_A_COUNT: &str = "section appendix quarter qtr q risk risks action ref page stage phase level category table other these those \
    further another additional extra measure outcome";
const LINKS: &str = "are is was were have has had been be being now rated rag assessed reported as with at currently still remain \
    remains of the our all showing a an status also only there which that shown judged marked classed considered \
    in this quarter for rating to be them shows show as ' ‘ “ \"";

/// A number after the status.
const BEHIND: &[&str] = &[
    "actions? for #",
    "actions? ( # )",
    "actions? : #",
    "actions? – #",
    "actions? = #",
    "actions? now|currently? total|totals|totalled|number|numbers|numbered #",
    "actions? now|currently? stand|stands|stood at #",
    "on|against|from|in # actions|action|of",
    "in respect|relation of|to #",
];

/// Words for how many.
const WORDS: &[(&str, u8)] = &[
    ("none of the|our? #? actions|kpis|measures|indicators|them", 0),
    ("none|nothing", 0),
    ("no actions|action|kpis|measures|indicators|red|amber|rag", 0),
    ("not a single|one", 0),
    ("the vast? majority of", 2),
    ("majority of", 2),
    ("most of? the|our? actions|kpis|measures|indicators|are", 2),
    ("all of? the|our? #? actions|kpis|measures|indicators|are", 1),
    ("every action|kpi|measure|indicator", 1),
    ("every|each one? of the|our|these actions|kpis|measures|indicators", 1),
    ("zero", 0),
    ("a single|lone|solitary", 4),
    ("only|sole|single|lone", 3),
];

/// The counts a sentence claims.
pub(in crate::checks) fn counts(tokens: &[Token], all: &[Quantity], found: &[(Said, Range<usize>)]) -> Vec<Count> {
    if found.is_empty() || has(tokens, OF_OTHERS) {
        return Vec::new();
    }
    let mut made: Vec<Count> = Vec::new();
    for (place, (said, at)) in found.iter().enumerate() {
        if has(tokens.get(segment(tokens, at)).unwrap_or_default(), ELSEWHERE) {
            continue;
        }
        let from = place.checked_sub(1).and_then(|before| found.get(before)).map_or(0, |(_, before)| before.end);
        let to = found.get(place + 1).map_or(tokens.len(), |(_, next)| next.start);
        let noun = noun(tokens).or(made.last().map(|count| count.noun));
        let read = Reading { tokens, all, said: *said, at: at.clone(), window: from..to, noun };
        made.extend(read.ahead().or_else(|| read.behind()));
        made.extend(read.before());
    }
    made.extend(all_updated(tokens));
    made
}

/// The words around a status between two marks, where no figure of the count stands before them.
pub(super) fn segment(tokens: &[Token], at: &Range<usize>) -> Range<usize> {
    let ends = |token: &Token| token.is_any(&[",", ";", ":", "–", "—"]);
    let from = tokens.get(..at.start).unwrap_or_default().iter().rposition(ends).map_or(0, |mark| mark + 1);
    let to = tokens.get(at.end..).unwrap_or_default().iter().position(ends).map_or(tokens.len(), |mark| at.end + mark);
    from..to
}

/// `Updates have been received for all actions`: none is without one.
fn all_updated(tokens: &[Token]) -> Option<Count> {
    const ALL: &[&str] = &[
        "update|updates has|have|was|were been? received|provided|given|supplied for|from|on|against all|every actions|action|the|of|our",
        "all|every actions|action has|have an|been update|updated",
    ];
    let at = (0..tokens.len()).find_map(|at| ALL.iter().find_map(|own| Some(at..matched(tokens, at, own)?)))?;
    let amount = Amount::None;
    Some(Count { said: Said::NoUpdate, noun: Noun::Actions, amount, whole: None, at, before: is_before(tokens) })
}

/// One status and what stands around it.
struct Reading<'t> {
    tokens: &'t [Token],
    all: &'t [Quantity],
    said: Said,
    at: Range<usize>,
    window: Range<usize>,
    noun: Option<Noun>,
}

impl Reading<'_> {
    /// How many, from what stands before the status: `two actions are rated red`.
    fn ahead(&self) -> Option<Count> {
        let (amount, whole, span) = (self.window.start..self.at.start).rev().find_map(|at| self.amount(at))?;
        let between = self.tokens.get(span.end..self.at.start)?;
        let after = self.tokens.get(self.at.end..(self.at.end + 4).min(self.tokens.len()))?;
        let named = noun(between).or_else(|| noun(self.tokens.get(span.clone())?)).or_else(|| noun(after));
        let linked = |token: &Token| token.is_in(LINKS) || token.low.ends_with("ly");
        let plain = between.iter().all(linked);
        if between.iter().any(|token| {
            token.is_any(&["further", "other", "others", "more", "fewer", "additional", "extra", "of"])
                && !token.is_any(&["of"])
        }) {
            return None;
        }
        // With a noun, the words between may be any but those that begin another statement.
        let close = between.iter().all(|token| !token.is_any(&[",", ";", ":", "but", "while", "although", "and"]));
        let is_nothing = self.tokens.get(span.start).is_some_and(|token| token.low == "nothing");
        let is_count = match named {
            Some(_) => close,
            None => {
                plain && (self.noun.is_some() || self.stands_alone(&span) || is_nothing || self.is_all_there_is(&span))
            }
        };
        let noun = named.or(self.noun).unwrap_or(Noun::Actions);
        let before = is_before(self.tokens.get(self.clause()).unwrap_or_default());
        is_count.then_some(Count {
            said: self.said,
            noun,
            amount,
            whole,
            at: span.start..self.at.end.max(self.noun_end()),
            before,
        })
    }

    /// How many, from what stands after it: `no update for 53`, `red (3)`.
    fn behind(&self) -> Option<Count> {
        let start = self.at.end;
        let end =
            BEHIND.iter().find_map(|pattern| matched(self.tokens, start, pattern)).or_else(|| self.number_of())?;
        let number = self.all.iter().find(|q| q.at.start >= start && q.at.start < end && q.is_count())?;
        if super::directions::is_calendar(self.tokens, number) {
            return None;
        }
        let count = |noun| Count {
            said: self.said,
            noun,
            amount: Amount::Number(number.clone()),
            whole: None,
            at: self.at.start..end,
            before: is_before(self.tokens.get(self.clause()).unwrap_or_default()),
        };
        self.noun.map(count)
    }

    /// `The number of red actions is now five`.
    fn number_of(&self) -> Option<usize> {
        const IS: &[&str] =
            &["actions? now|currently? is|was|are|stands|stood|remains|remained now|still|currently? at? #"];
        let led = self.tokens.get(self.window.start..self.at.start).unwrap_or_default();
        let end = IS.iter().find_map(|pattern| matched(self.tokens, self.at.end, pattern))?;
        has(led, &["number|total of"]).then_some(end)
    }

    /// How many last quarter, said beside: `down from nine`, `(four last quarter)`.
    fn before(&self) -> Option<Count> {
        let behind = self.at.end..self.window.end;
        let told = self.all.iter().find(|q| {
            let led = |words: &[&str]| {
                q.at.start.checked_sub(1).and_then(|at| self.tokens.get(at)).is_some_and(|t| t.is_any(words))
            };
            let last = matched(self.tokens, q.at.end, "in|at? last|previous quarter")
                .or_else(|| matched(self.tokens, q.at.end, "in|at the last|previous quarter"))
                .or_else(|| matched(self.tokens, q.at.end, "the quarter before"));
            behind.contains(&q.at.start)
                && (q.is_count() || q.sort == Sort::Percent)
                && (last.is_some() || led(&["from"]))
                && !super::directions::is_calendar(self.tokens, q)
        })?;
        let noun = self.noun.unwrap_or(Noun::Actions);
        Some(Count {
            said: self.said,
            noun,
            amount: Amount::Number(told.clone()),
            whole: None,
            at: self.at.start..told.at.end,
            before: true,
        })
    }

    /// An amount that begins at a token.
    fn amount(&self, at: usize) -> Option<(Amount, Option<Quantity>, Range<usize>)> {
        let tokens = self.tokens;
        let led = at.checked_sub(1).and_then(|place| tokens.get(place));
        if let Some(quantity) = self.all.iter().find(|q| q.at.start == at) {
            let figures = tokens.get(at).is_some_and(Token::is_number);
            if figures && led.is_some_and(|token| token.is_in(NOT_A_COUNT))
                || super::directions::is_calendar(tokens, quantity)
            {
                return None;
            }
            return self.number(quantity, led);
        }
        let (kind, end) =
            WORDS.iter().find_map(|(pattern, kind)| matched(tokens, at, pattern).map(|end| (*kind, end)))?;
        if led.is_some_and(|token| token.is_any(&["not", "almost", "nearly"])) {
            return None;
        }
        let whole = self.all.iter().find(|q| q.is_count() && q.at.start > at && q.at.end < end).cloned();
        let amount = match kind {
            0 => Amount::None,
            1 => Amount::All,
            2 => Amount::Most,
            4 => Amount::Number(Quantity::one(at..end)),
            // `the only red action` stands right before its status.
            _ if end == self.at.start => Amount::Number(Quantity::one(at..end)),
            _ => return None,
        };
        Some((amount, whole, at..end.min(self.at.start).max(at + 1)))
    }

    fn number(&self, quantity: &Quantity, led: Option<&Token>) -> Option<(Amount, Option<Quantity>, Range<usize>)> {
        let tokens = self.tokens;
        let percent = quantity.sort == Sort::Percent;
        if !quantity.is_count() && !percent {
            return None;
        }
        let part = |other: &&Quantity| {
            other.is_count()
                && [
                    matched(tokens, quantity.at.end, "out? of the|our|all? #"),
                    matched(tokens, quantity.at.end, "in #"),
                ]
                .iter()
                .flatten()
                .any(|end| *end == other.at.end)
                || worded_whole(tokens, quantity, other)
        };
        let whole = self.all.iter().find(part).filter(|_| quantity.is_count());
        if let Some(whole) = whole {
            // `one of the two red actions`: it is the second number that says how many are red.
            if whole.at.end == self.at.start {
                return Some((Amount::Number(whole.clone()), None, whole.at.clone()));
            }
            return Some((Amount::Number(quantity.clone()), Some(whole.clone()), quantity.at.start..whole.at.end));
        }
        // The second number of `13 of the 15` is read with the first.
        if led.is_some_and(|token| token.is_any(&["of", "the", "all", "our", "these"])) && self.is_whole(quantity) {
            return None;
        }
        let one_of = quantity.value == Decimal::ONE && matched(tokens, quantity.at.end, "of").is_some();
        (!one_of).then(|| (Amount::Number(quantity.clone()), None, quantity.at.clone()))
    }

    fn is_whole(&self, quantity: &Quantity) -> bool {
        self.all
            .iter()
            .any(|part| (part.is_count() || part.sort == Sort::Percent) && worded_whole(self.tokens, part, quantity))
    }

    fn clause(&self) -> Range<usize> {
        let from = self.window.start.min(self.at.start);
        let stop = (self.at.end..self.window.end)
            .find(|at| self.tokens.get(*at).is_some_and(|t| t.is_any(&[",", ";", "(", "and", "from", "compared"])));
        from..stop.unwrap_or(self.window.end)
    }

    /// The end of the noun right after the status: `two red RAG rated actions`.
    fn noun_end(&self) -> usize {
        matched(self.tokens, self.at.end, "rag? rated? actions|action|kpis|kpi|measures|indicators")
            .unwrap_or(self.at.end)
    }

    /// `There are 12 green, 4 amber and 3 red`: no thing is named after the status.
    fn is_all_there_is(&self, span: &Range<usize>) -> bool {
        let led = self.tokens.get(span.start.saturating_sub(3)..span.start).unwrap_or_default();
        let next = self.tokens.get(self.at.end);
        has(led, &["there are|is|were|was"])
            && span.end == self.at.start
            && next.is_none_or(|token| token.is_any(&[",", ".", ";", "and", "in", "this"]))
    }

    /// `Two are red.`: nothing else is counted in the sentence.
    fn stands_alone(&self, span: &Range<usize>) -> bool {
        matched(self.tokens, span.end, "are|is|were|was|remain|remains|have|has|rated").is_some() && span.start <= 2
    }
}

fn worded_whole(tokens: &[Token], part: &Quantity, whole: &Quantity) -> bool {
    let between = tokens.get(part.at.end..whole.at.start).unwrap_or_default();
    let words: Vec<&str> = between.iter().map(|token| token.low.as_str()).collect();
    matches!(
        words.as_slice(),
        ["of"]
            | ["of", "the" | "our" | "all"]
            | ["out", "of"]
            | ["out", "of", "the" | "our" | "all"]
            | ["of", "all", "the"]
    )
}

pub(super) fn is_before(tokens: &[Token]) -> bool {
    has(
        tokens,
        &[
            "last|previous|preceding quarter",
            "in|at q1|q2",
            "in quarter|qtr 1|2",
            "the quarter before",
            "a year ago",
            "last year",
        ],
    )
}

#[cfg(test)]
mod tests;

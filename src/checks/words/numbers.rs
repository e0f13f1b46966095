//! Owns reading quantities: figures, British number words, fractions, percentages, points and pounds, and how exact they claim to be.
//! Must not know what is counted.

use super::tokens::{Kind, Token, matched};
use rust_decimal::Decimal;
use std::ops::Range;

/// What a quantity is a quantity of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Sort {
    /// A plain number.
    Plain,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Pounds.
    Money,
}

/// How exact the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Hedge {
    /// No word about it.
    Exact,
    /// About, around, approximately.
    About,
    /// Over, more than.
    Over,
    /// Under, less than, fewer than.
    Under,
    /// Nearly, almost, just under.
    Nearly,
    /// At least.
    AtLeast,
    /// At most, up to.
    AtMost,
}

/// A quantity read from words.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Quantity {
    /// Its value: 1800000 for £1.8m, 33.3 for one third.
    pub(in crate::checks) value: Decimal,
    /// What of.
    pub(in crate::checks) sort: Sort,
    /// How far an exact figure may lie off and still be written like this.
    pub(in crate::checks) slack: Decimal,
    /// How exact it claims to be.
    pub(in crate::checks) hedge: Hedge,
    /// Its tokens, with the per cent sign or the `m`, without the hedge.
    pub(in crate::checks) at: Range<usize>,
    /// Whether it is a fraction in words.
    pub(in crate::checks) fraction: bool,
}

const FRACTIONS: &[(&str, i64, i64)] = &[
    ("two thirds", 2, 3),
    ("one|a third of", 1, 3),
    ("one third", 1, 3),
    ("three quarters of", 3, 4),
    ("three quarters were|was|are|is", 3, 4),
    ("one|a quarter of", 1, 4),
    ("one quarter was|were|is|are", 1, 4),
    ("half of|the|our|all", 1, 2),
    ("one half", 1, 2),
    ("half were|was|are|is", 1, 2),
    ("one|a fifth", 1, 5),
    ("two fifths", 2, 5),
    ("three fifths", 3, 5),
    ("four fifths", 4, 5),
    ("one|a tenth of", 1, 10),
    ("nine tenths", 9, 10),
    ("three quarters ,|)|.", 3, 4),
];
/// The same after “by”, where nothing need follow.
const BY_FRACTIONS: &[(&str, i64, i64)] = &[
    ("half", 1, 2),
    ("a|one third", 1, 3),
    ("a|one quarter", 1, 4),
    ("a|one fifth", 1, 5),
    ("a|one tenth", 1, 10),
    ("three quarters", 3, 4),
];
/// Numbers that several words make.
const ROUND: &[(&str, i64)] =
    &[("half a dozen", 6), ("a dozen", 12), ("a couple of", 2), ("a pair of", 2), ("a hundred", 100), ("nil", 0)];
const HEDGES: &[(&str, Hedge)] = &[
    ("just|slightly|well? under|below", Hedge::Nearly),
    ("just|slightly|well? over|above", Hedge::Over),
    ("about|around|approximately|roughly|some|circa|c|approx", Hedge::About),
    ("more than", Hedge::Over),
    ("fewer|less than", Hedge::Under),
    ("at least", Hedge::AtLeast),
    ("up to", Hedge::AtMost),
    ("nearly|almost", Hedge::Nearly),
    ("over|exceeding", Hedge::Over),
];

impl Quantity {
    /// Whether the actual figure may be written with these words.
    pub(in crate::checks) fn fits(&self, actual: Decimal) -> bool {
        let (value, wide) = (self.value, self.value.abs() / Decimal::from(10));
        let near = (actual - value).abs() <= self.slack;
        match self.hedge {
            Hedge::Exact => near,
            Hedge::About => (actual - value).abs() <= self.slack.max(wide),
            Hedge::Over => actual > value || near && actual != value,
            Hedge::Under => actual < value || near && actual != value,
            Hedge::Nearly => near || (actual < value && actual >= value - wide),
            Hedge::AtLeast => actual >= value || near,
            Hedge::AtMost => actual <= value || near,
        }
    }

    /// One, where a word such as “only” says it.
    pub(in crate::checks) fn one(at: Range<usize>) -> Self {
        let slack = Decimal::new(5, 1);
        Self { value: Decimal::ONE, sort: Sort::Plain, slack, hedge: Hedge::Exact, at, fraction: false }
    }

    /// Whether it could be how many of something.
    pub(in crate::checks) fn is_count(&self) -> bool {
        self.sort == Sort::Plain && self.value.fract().is_zero() && !self.fraction
    }
}

/// The quantities of a sentence, in order. Numbers of dates and quarters are among them: who reads them looks at what stands around.
pub(in crate::checks) fn quantities(tokens: &[Token]) -> Vec<Quantity> {
    let (mut made, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        match quantity(tokens, at) {
            Some(quantity) => {
                at = quantity.at.end.max(at + 1);
                made.push(quantity);
            }
            None => at += 1,
        }
    }
    made
}

/// Whether a quantity may begin at a token: most words are none.
fn may_begin(token: &Token) -> bool {
    let word = token.low.as_str();
    token.is_number() || matches!(word, "a" | "half" | "dozen" | "nil") || below_twenty_or_ten(word).is_some()
}

fn quantity(tokens: &[Token], at: usize) -> Option<Quantity> {
    if !tokens.get(at).is_some_and(may_begin) {
        return None;
    }
    if let Some((span, part, whole)) = fraction(tokens, at) {
        let value = (Decimal::from(part) * Decimal::ONE_HUNDRED).checked_div(Decimal::from(whole))?;
        let slack = Decimal::from(3);
        return Some(Quantity {
            value,
            sort: Sort::Percent,
            slack,
            hedge: hedge(tokens, at),
            at: span,
            fraction: true,
        });
    }
    let (value, places, end) = number(tokens, at)?;
    let is_money = tokens.get(at).is_some_and(|token| token.kind == Kind::Money);
    let (times, end) = multiplier(tokens, end);
    let step = Decimal::try_new(5, places + 1).ok()?.checked_mul(times)?;
    let value = value.checked_mul(times)?;
    let (sort, end) = sort(tokens, end, is_money);
    Some(Quantity { value, sort, slack: step, hedge: hedge(tokens, at), at: at..end, fraction: false })
}

/// A fraction in words; the word after it that makes it one is not part of it.
fn fraction(tokens: &[Token], at: usize) -> Option<(Range<usize>, i64, i64)> {
    if let Some(found) = some_in_every(tokens, at).or_else(|| after_by(tokens, at)) {
        return Some(found);
    }
    let (pattern, part, whole) = FRACTIONS.iter().find(|(pattern, ..)| matched(tokens, at, pattern).is_some())?;
    let words = pattern.split(' ').count();
    let follows = ["of", "of|the|our|all", "were|was|are|is", "was|were|is|are", ",|)|."];
    let last = pattern.rsplit(' ').next().unwrap_or_default();
    let own = if follows.contains(&last) { words - 1 } else { words };
    Some((at..at + own, *part, *whole))
}

/// `Fell by half`, `rose by about a third`.
fn after_by(tokens: &[Token], at: usize) -> Option<(Range<usize>, i64, i64)> {
    let led = |back: usize| at.checked_sub(back).and_then(|place| tokens.get(place)).map(|token| token.low.as_str());
    let hedged =
        matches!(led(1), Some("about" | "around" | "over" | "under" | "nearly" | "almost" | "roughly" | "than"));
    let by = led(1) == Some("by") || (hedged && (led(2) == Some("by") || led(3) == Some("by")));
    let (end, part, whole) =
        BY_FRACTIONS.iter().find_map(|(pattern, part, whole)| Some((matched(tokens, at, pattern)?, *part, *whole)))?;
    by.then_some((at..end, part, whole))
}

/// `Seven in ten actions`, `one in every four`.
fn some_in_every(tokens: &[Token], at: usize) -> Option<(Range<usize>, i64, i64)> {
    let part = below_hundred(tokens, at).filter(|(part, end)| (1..=9).contains(part) && *end == at + 1)?.0;
    let every = matched(tokens, at + 1, "in every?")?;
    let (whole, end) = below_hundred(tokens, every)?;
    let begins_a_phrase = tokens.get(end).is_some_and(|token| super::dates::month(&token.low).is_some());
    (matches!(whole, 2..=10 | 20) && part < whole && !begins_a_phrase).then_some((at..end, part, whole))
}

/// A number below twenty, or a ten, in words. A match, because it is asked of most words there are.
fn below_twenty_or_ten(word: &str) -> Option<i64> {
    let number = match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    };
    Some(number)
}

/// Whether it is a number below a hundred in words.
pub(super) fn is_number_word(word: &str) -> bool {
    below_twenty_or_ten(word).is_some()
}

/// A number in figures or words: its value, its decimal places, its end.
fn number(tokens: &[Token], at: usize) -> Option<(Decimal, u32, usize)> {
    let token = tokens.get(at)?;
    if token.is_number() {
        let value: Decimal = token.low.parse().ok()?;
        return Some((value, value.scale(), at + 1));
    }
    if let Some((value, end)) = ROUND.iter().find_map(|(own, value)| Some((*value, matched(tokens, at, own)?))) {
        return Some((Decimal::from(value), 0, end));
    }
    let (mut value, mut end) = below_hundred(tokens, at)?;
    if tokens.get(end).is_some_and(|token| token.low == "hundred") {
        value *= 100;
        end += 1;
        let joined = if tokens.get(end).is_some_and(|token| token.low == "and") { end + 1 } else { end };
        if let Some((rest, rest_end)) = below_hundred(tokens, joined) {
            value += rest;
            end = rest_end;
        }
    }
    Some((Decimal::from(value), 0, end))
}

fn below_hundred(tokens: &[Token], at: usize) -> Option<(i64, usize)> {
    let word = &tokens.get(at)?.low;
    if word == "dozen" {
        return Some((12, at + 1));
    }
    let number = below_twenty_or_ten(word)?;
    let unit = tokens.get(at + 1).and_then(|token| below_twenty_or_ten(&token.low));
    match unit {
        Some(unit) if number >= 20 && (1..10).contains(&unit) => Some((number + unit, at + 2)),
        _ => Some((number, at + 1)),
    }
}

fn multiplier(tokens: &[Token], at: usize) -> (Decimal, usize) {
    let times = match tokens.get(at).map(|token| token.low.as_str()) {
        Some("k" | "thousand") => 1_000,
        Some("m" | "million" | "mn") => 1_000_000,
        Some("bn" | "billion") => 1_000_000_000,
        _ => return (Decimal::ONE, at),
    };
    (Decimal::from(times), at + 1)
}

fn sort(tokens: &[Token], at: usize, is_money: bool) -> (Sort, usize) {
    const SORTS: &[(&str, Sort)] = &[
        ("% points|point", Sort::Points),
        ("% pts", Sort::Points),
        ("percentage|percent points|point", Sort::Points),
        ("per cent points|point", Sort::Points),
        ("pp|ppt|ppts|points|point", Sort::Points),
        ("%", Sort::Percent),
        ("per cent", Sort::Percent),
        ("percent|pc", Sort::Percent),
        ("pounds", Sort::Money),
    ];
    if !tokens.get(at).is_some_and(|token| token.low.starts_with(['%', 'p'])) {
        return (if is_money { Sort::Money } else { Sort::Plain }, at);
    }
    let found = SORTS.iter().find_map(|(pattern, sort)| matched(tokens, at, pattern).map(|end| (*sort, end)));
    found.unwrap_or((if is_money { Sort::Money } else { Sort::Plain }, at))
}

/// The hedge that ends right before a token.
pub(super) fn hedge(tokens: &[Token], at: usize) -> Hedge {
    let before = |pattern: &str| {
        let from = at.saturating_sub(pattern.split(' ').count());
        (from..at).any(|start| matched(tokens, start, pattern) == Some(at))
    };
    HEDGES.iter().find(|(pattern, _)| before(pattern)).map_or(Hedge::Exact, |(_, hedge)| *hedge)
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn read(text: &str) -> Vec<(String, Sort, Hedge)> {
        let read = quantities(&tokens(text));
        read.into_iter().map(|q| (q.value.round_dp(1).normalize().to_string(), q.sort, q.hedge)).collect()
    }

    #[test]
    fn british_numbers_are_read() {
        for (text, value, sort) in [
            ("two red actions", "2", Sort::Plain),
            ("one third of absence", "33.3", Sort::Percent),
            ("£1.8m", "1800000", Sort::Money),
            ("£20K", "20000", Sort::Money),
            ("£18,500pa", "18500", Sort::Money),
            ("(6.21)", "6.2", Sort::Plain),
            ("62.9%", "62.9", Sort::Percent),
            ("4 percentage points", "4", Sort::Points),
            ("two hundred and fifty-eight actions", "258", Sort::Plain),
            ("twenty-one", "21", Sort::Plain),
            ("86 per cent", "86", Sort::Percent),
            ("half a dozen actions", "6", Sort::Plain),
            ("seven in ten actions", "70", Sort::Percent),
            ("fell by half", "50", Sort::Percent),
        ] {
            assert_eq!(read(text), [(value.to_owned(), sort, Hedge::Exact)], "{text}");
        }
    }

    #[test]
    fn a_quarter_of_the_year_is_no_fraction() {
        assert_eq!(read("in the third quarter, for a quarter"), []);
    }

    #[test]
    fn hedges_widen_what_fits() {
        let one = |text: &str| quantities(&tokens(text)).remove(0);
        assert!(one("around 270 actions").fits(Decimal::from(273)));
        assert!(one("more than 60%").fits(Decimal::from(66)) && !one("more than 60%").fits(Decimal::from(59)));
        assert!(one("nearly two thirds").fits(Decimal::from(63)) && !one("270").fits(Decimal::from(273)));
        assert!(one("£1.8m").fits(Decimal::from(1_840_000)) && !one("£1.8m").fits(Decimal::from(1_860_000)));
    }
}

//! Owns cutting a text into lines and sentences, without the bullet or paragraph number a line begins with.
//! Must not know how what a sentence says is read; it keeps it once read.

use super::counting::{Count, counts};
use super::dates::{Mention, mentions};
use super::directions::{Movement, movements};
use super::numbers::{Quantity, quantities};
use super::standing::{Standing, standings};
use super::statuses::{Said, statuses};
use super::tokens::{Token, listed, tokens};
use std::ops::Range;
use std::sync::OnceLock;

/// A sentence.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Sentence<'a> {
    /// Its text.
    pub(in crate::checks) text: &'a str,
    /// Its tokens.
    pub(in crate::checks) tokens: Vec<Token>,
    /// The line of the text it stands on, from 0.
    pub(in crate::checks) line: usize,
    /// Whether it is an entry of a numbered list, such as a list of appendices.
    pub(in crate::checks) numbered: Option<&'a str>,
    quantities: OnceLock<Vec<Quantity>>,
    statuses: OnceLock<Vec<(Said, Range<usize>)>>,
    movements: OnceLock<Vec<Movement>>,
    counts: OnceLock<Vec<Count>>,
    standings: OnceLock<Vec<Standing>>,
    mentions: OnceLock<Vec<Mention>>,
}

/// What several rules ask of a sentence is read once.
impl<'a> Sentence<'a> {
    fn new(text: &'a str, line: usize, numbered: Option<&'a str>) -> Self {
        Self {
            text,
            tokens: tokens(text),
            line,
            numbered,
            quantities: OnceLock::new(),
            statuses: OnceLock::new(),
            movements: OnceLock::new(),
            counts: OnceLock::new(),
            standings: OnceLock::new(),
            mentions: OnceLock::new(),
        }
    }

    /// Its figures.
    pub(in crate::checks) fn quantities(&self) -> &[Quantity] {
        self.quantities.get_or_init(|| quantities(&self.tokens))
    }

    /// The statuses it names.
    pub(in crate::checks) fn statuses(&self) -> &[(Said, Range<usize>)] {
        self.statuses.get_or_init(|| statuses(&self.tokens))
    }

    /// What it says moved.
    pub(in crate::checks) fn movements(&self) -> &[Movement] {
        self.movements.get_or_init(|| movements(&self.tokens, self.quantities()))
    }

    /// How many it says have a status.
    pub(in crate::checks) fn counts(&self) -> &[Count] {
        self.counts.get_or_init(|| counts(&self.tokens, self.quantities(), self.statuses()))
    }

    /// Where it says that something stands beside its target or the figure of others.
    pub(in crate::checks) fn standings(&self) -> &[Standing] {
        self.standings.get_or_init(|| standings(&self.tokens))
    }

    /// The times it names.
    pub(in crate::checks) fn mentions(&self) -> &[Mention] {
        self.mentions.get_or_init(|| mentions(&self.tokens))
    }

    /// The words between two tokens, as written.
    pub(in crate::checks) fn words(&self, span: Range<usize>) -> &'a str {
        let first = self.tokens.get(span.start).map(|token| token.at.start);
        let last = span.end.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|token| token.at.end);
        match (first, last) {
            (Some(from), Some(to)) => self.text.get(from..to).unwrap_or(self.text),
            _ => self.text,
        }
    }
}

/// The sentences of a text, in order.
pub(in crate::checks) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut made = Vec::new();
    for (line, own) in text.lines().enumerate() {
        let (own, numbered) = without_number(own.trim());
        let mut from = 0;
        for end in ends(own) {
            push(&mut made, own.get(from..end), line, numbered);
            from = end;
        }
        push(&mut made, own.get(from..), line, numbered);
    }
    made
}

fn push<'a>(made: &mut Vec<Sentence<'a>>, text: Option<&'a str>, line: usize, numbered: Option<&'a str>) {
    let text = text.unwrap_or_default().trim();
    if !text.is_empty() {
        made.push(Sentence::new(text, line, numbered));
    }
}

/// A line without its bullet or number (`6.1.2`, `3.`), and the number of an entry such as `3.`.
fn without_number(line: &str) -> (&str, Option<&str>) {
    let line = line.trim_start_matches(['-', '•', '·', '*', '–']).trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let own = line.get(..line.len() - number.len()).unwrap_or_default();
    let dots = own.matches('.').count();
    match number.strip_prefix(' ') {
        Some(rest) if own.ends_with('.') && dots == 1 && own.len() > 1 => (rest.trim_start(), own.strip_suffix('.')),
        Some(rest) if dots >= 1 && own.starts_with(|c: char| c.is_ascii_digit()) && is_outline(own, rest) => {
            (rest.trim_start(), None)
        }
        _ => (line, None),
    }
}

/// `6.1.2 The` is a paragraph number, `8.28 days` is a figure: what follows a number of a paragraph begins with a capital.
fn is_outline(number: &str, rest: &str) -> bool {
    number.matches('.').count() >= 2 || rest.trim_start().starts_with(|c: char| c.is_uppercase())
}

/// Where sentences end inside a line.
fn ends(line: &str) -> Vec<usize> {
    const SHORT: &str = "e.g i.e approx no dr mr mrs ms st vs etc para";
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let mut ends = Vec::new();
    for (place, (at, c)) in chars.iter().enumerate() {
        let next = chars.get(place + 1).map(|(_, c)| *c);
        if !matches!(c, '.' | '?' | '!') || !next.is_some_and(char::is_whitespace) {
            continue;
        }
        let begins = chars.iter().skip(place + 1).map(|(_, c)| *c).find(|c| !c.is_whitespace());
        let before = line.get(..*at).unwrap_or_default();
        let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default().to_lowercase();
        let short = *c == '.' && listed(&word, SHORT);
        if !short && begins.is_none_or(|c| !c.is_lowercase()) {
            ends.push(at + c.len_utf8());
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|sentence| sentence.text).collect()
    }

    #[test]
    fn figures_and_short_words_end_no_sentence() {
        assert_eq!(
            texts("It was 8.28 days, e.g. Approx. half. It rose to 9.1. an end"),
            ["It was 8.28 days, e.g. Approx. half.", "It rose to 9.1. an end"]
        );
    }

    #[test]
    fn a_line_loses_its_bullet_or_number_and_keeps_its_figures() {
        assert_eq!(
            texts("6.1.2 Cabinet agreed it.\n- Two are red\n8.28 days were lost"),
            ["Cabinet agreed it.", "Two are red", "8.28 days were lost"]
        );
        assert_eq!(sentences("4. Strategic Risk Register")[0].numbered, Some("4"));
    }
}

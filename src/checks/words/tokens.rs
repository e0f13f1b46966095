//! Owns cutting a text into words, numbers and marks, and matching a pattern of words against them.
//! Must not know what any word means.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Kind {
    /// A word.
    Word,
    /// A number in figures; its text is without commas and pound sign.
    Number,
    /// A number in pounds.
    Money,
    /// Anything else.
    Mark,
}

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Token {
    /// Its text in lower case.
    pub(in crate::checks) low: String,
    /// Where it stands in the text, in bytes.
    pub(in crate::checks) at: Range<usize>,
    /// What it is.
    pub(in crate::checks) kind: Kind,
}

impl Token {
    pub(in crate::checks) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number | Kind::Money)
    }

    /// The first byte of its text.
    fn first(&self) -> u8 {
        self.low.as_bytes().first().copied().unwrap_or(0)
    }

    pub(in crate::checks) fn is_mark(&self) -> bool {
        self.kind == Kind::Mark
    }

    /// Whether it is one of a list of words with spaces between.
    pub(in crate::checks) fn is_in(&self, list: &str) -> bool {
        listed(&self.low, list)
    }

    pub(in crate::checks) fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.low.as_str())
    }
}

/// Whether a word is in a list with spaces between.
pub(in crate::checks) fn listed(word: &str, list: &str) -> bool {
    list.split(' ').any(|own| own == word)
}

/// The tokens of a text. A hyphen between letters parts two words.
pub(in crate::checks) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let (mut made, mut at) = (Vec::new(), 0);
    while let Some((_, c)) = chars.get(at).copied() {
        let digit = |place: usize| chars.get(place).is_some_and(|(_, c)| c.is_ascii_digit());
        let apart = at == 0 || chars.get(at - 1).is_some_and(|(_, c)| c.is_whitespace() || *c == '(');
        let signed = (c == '-' || c == '−') && apart;
        let (end, kind) = if c.is_alphabetic() {
            (word_end(&chars, at), Some(Kind::Word))
        } else if digit(at) || (signed && digit(at + 1)) {
            (number_end(&chars, at + 1), Some(Kind::Number))
        } else if (c == '£' && digit(at + 1)) || (signed && chars.get(at + 1).is_some_and(|(_, c)| *c == '£')) {
            (number_end(&chars, at + 2), Some(Kind::Money))
        } else if c.is_whitespace() || (c == '-' && is_inside_word(&chars, at)) {
            (at + 1, None)
        } else {
            (at + 1, Some(Kind::Mark))
        };
        if let (Some(kind), Some((from, _))) = (kind, chars.get(at)) {
            let to = chars.get(end).map_or(text.len(), |(place, _)| *place);
            made.push(token(text, *from..to, kind));
        }
        at = end;
    }
    made
}

fn token(text: &str, at: Range<usize>, kind: Kind) -> Token {
    let own = text.get(at.clone()).unwrap_or_default();
    let low = match kind {
        Kind::Number | Kind::Money => own.replace([',', '£'], "").replace('−', "-"),
        _ => own.to_lowercase().replace('’', "'"),
    };
    Token { low, at, kind }
}

fn word_end(chars: &[(usize, char)], from: usize) -> usize {
    let mut end = from + 1;
    while let Some((_, c)) = chars.get(end) {
        let apostrophe = matches!(c, '\'' | '’') && chars.get(end + 1).is_some_and(|(_, c)| c.is_alphabetic());
        if !c.is_alphanumeric() && !apostrophe {
            break;
        }
        end += 1;
    }
    end
}

fn number_end(chars: &[(usize, char)], from: usize) -> usize {
    let mut end = from;
    while let Some((_, c)) = chars.get(end) {
        let between = matches!(c, '.' | ',') && chars.get(end + 1).is_some_and(|(_, c)| c.is_ascii_digit());
        if !c.is_ascii_digit() && !between {
            break;
        }
        end += 1;
    }
    end
}

fn is_inside_word(chars: &[(usize, char)], at: usize) -> bool {
    let letter =
        |place: Option<usize>| place.and_then(|place| chars.get(place)).is_some_and(|(_, c)| c.is_alphanumeric());
    let alphabetic = |place: usize| chars.get(place).is_some_and(|(_, c)| c.is_alphabetic());
    letter(at.checked_sub(1)) && alphabetic(at + 1)
}

/// The end of a pattern that begins at a token. A pattern is words with a space between: `a|b` is either, `a?` may be left out, `a*`
/// begins so, `#` is a number, `..` is up to four words.
pub(in crate::checks) fn matched(tokens: &[Token], at: usize, pattern: &str) -> Option<usize> {
    match tokens.get(at) {
        Some(token) if !may_begin(pattern, |letter| letter == token.first()) => None,
        None if !may_begin(pattern, |_| false) => None,
        _ => follow(tokens, at, &pattern.split(' ').collect::<Vec<_>>()),
    }
}

/// Whether a pattern may begin with a word of such a first letter. Nearly every pattern is turned down here, so it is done byte by byte.
fn may_begin(pattern: &str, is_first: impl Fn(u8) -> bool) -> bool {
    let mut begins = true;
    for byte in pattern.bytes() {
        match byte {
            b' ' => return false,
            // What may be left out, a number and a gap may begin with anything.
            b'?' | b'#' | b'.' => return true,
            b'|' => begins = true,
            own if begins && is_first(own) => return true,
            _ => begins = false,
        }
    }
    false
}

/// A table of patterns, each found by the word it may begin with; where several match, the first in the table comes first.
pub(in crate::checks) struct ByWord<T: 'static> {
    table: &'static [T],
    pattern: fn(&T) -> &'static str,
    lists: OnceLock<Lists>,
}

/// The places of the patterns that may begin with a word; of those that may begin with any, for all other words.
#[derive(Default)]
struct Lists {
    words: HashMap<&'static str, Vec<usize>>,
    others: Vec<usize>,
}

impl<T> ByWord<T> {
    /// This table, and where the pattern stands in a line of it; the index is made when first asked for.
    pub(in crate::checks) const fn of(table: &'static [T], pattern: fn(&T) -> &'static str) -> Self {
        Self { table, pattern, lists: OnceLock::new() }
    }

    /// The lines of the table whose pattern begins at a token, each with the pattern's end.
    pub(in crate::checks) fn matched(&self, tokens: &[Token], at: usize) -> impl Iterator<Item = (&'static T, usize)> {
        let lists = self.lists.get_or_init(|| Lists::of(self.table.iter().map(self.pattern)));
        let likely = tokens.get(at).map_or(&[][..], |token| lists.of_word(&token.low));
        let lines = likely.iter().filter_map(|place| self.table.get(*place));
        lines.filter_map(move |line| Some((line, matched(tokens, at, (self.pattern)(line))?)))
    }
}

impl Lists {
    fn of(patterns: impl Iterator<Item = &'static str>) -> Self {
        let firsts: Vec<&str> = patterns.map(|pattern| pattern.split(' ').next().unwrap_or_default()).collect();
        let open = |part: &str| part.ends_with('?') || part.contains(['#', '*']) || part == "..";
        let mut lists = Self::default();
        for word in firsts.iter().filter(|part| !open(part)).flat_map(|part| part.split('|')) {
            lists.words.entry(word).or_default();
        }
        for (at, part) in firsts.into_iter().enumerate() {
            if open(part) {
                lists.others.push(at);
                lists.words.values_mut().for_each(|list| list.push(at));
            } else {
                for word in part.split('|') {
                    lists.words.entry(word).or_default().push(at);
                }
            }
        }
        lists
    }

    fn of_word(&self, word: &str) -> &[usize] {
        self.words.get(word).unwrap_or(&self.others)
    }
}

fn follow(tokens: &[Token], at: usize, parts: &[&str]) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    if *part == ".." {
        let inside =
            |skipped: &usize| tokens.get(at..at + skipped).is_some_and(|some| !some.iter().any(Token::is_mark));
        return (0..=4).filter(inside).find_map(|skipped| follow(tokens, at + skipped, rest));
    }
    let (part, optional) = part.strip_suffix('?').map_or((*part, false), |part| (part, true));
    let fits = tokens.get(at).is_some_and(|token| is_one_of(token, part));
    let taken = if fits { follow(tokens, at + 1, rest) } else { None };
    taken.or_else(|| if optional { follow(tokens, at, rest) } else { None })
}

fn is_one_of(token: &Token, part: &str) -> bool {
    if part == "#" {
        return token.is_number() || super::numbers::is_number_word(&token.low);
    }
    // Most words are none of these: a plain search says so quickly, and this is asked for every word and pattern.
    if !part.contains('*') && !part.contains(token.low.as_str()) {
        return false;
    }
    part.split('|').any(|word| match word.strip_suffix('*') {
        Some(stem) => token.low.starts_with(stem),
        None => token.low == word,
    })
}

/// Whether one of the patterns is there.
pub(in crate::checks) fn has(tokens: &[Token], patterns: &[&str]) -> bool {
    let mut letters = [false; 256];
    for token in tokens {
        if let Some(letter) = letters.get_mut(usize::from(token.first())) {
            *letter = true;
        }
    }
    let is_there = |letter: u8| letters.get(usize::from(letter)) == Some(&true);
    let likely = |pattern: &&&str| may_begin(pattern, is_there);
    patterns.iter().filter(likely).any(|pattern| (0..tokens.len()).any(|at| matched(tokens, at, pattern).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lows(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.low).collect()
    }

    #[test]
    fn figures_keep_their_sign_and_lose_commas_and_pounds() {
        assert_eq!(lows("£18,500pa, -2.5% (6.21) 27a"), ["18500", "pa", ",", "-2.5", "%", "(", "6.21", ")", "27", "a"]);
    }

    #[test]
    fn a_hyphen_inside_a_word_parts_it_and_one_between_figures_stays() {
        assert_eq!(lows("on-track year’s 2022-23 3–4"), ["on", "track", "year's", "2022", "-", "23", "3", "–", "4"]);
    }

    #[test]
    fn a_pattern_has_choices_parts_left_out_and_gaps() {
        let some = tokens("two actions have been RAG rated red");
        assert_eq!(matched(&some, 0, "two actions|risks .. red"), Some(7));
        assert_eq!(matched(&some, 2, "has|have not? been"), Some(4));
        assert_eq!(matched(&some, 0, "two act*"), Some(2));
        assert!(!has(&some, &["three red", "red actions"]));
    }
}

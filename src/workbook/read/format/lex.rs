//! Owns taking a number format's code apart into sections and tokens.
//! Must not know what any token does to a value.

/// A piece of a number format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Text shown as it stands.
    Literal(String),
    /// What stood in square brackets and is not a currency: a colour, a condition, `h` for hours that do not wrap.
    Bracket(String),
    /// The word `General`.
    General,
    /// Anything else: a placeholder or plain punctuation.
    Char(char),
}

/// The sections between semicolons. An empty code has none.
pub(super) fn sections(code: &str) -> Vec<Vec<Token>> {
    if code.is_empty() {
        return Vec::new();
    }
    let mut sections = vec![Vec::new()];
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let (token, used) = token(first, rest);
        rest = rest.get(used..).unwrap_or_default();
        match token {
            None => (),
            Some(Token::Char(';')) => sections.push(Vec::new()),
            Some(token) => {
                if let Some(section) = sections.last_mut() {
                    section.push(token);
                }
            }
        }
    }
    sections
}

/// One token and how many bytes of the code it took; some take space and show nothing.
fn token(first: char, rest: &str) -> (Option<Token>, usize) {
    let after = first.len_utf8();
    let tail = rest.get(after..).unwrap_or_default();
    match first {
        '"' => {
            let end = tail.find('"').unwrap_or(tail.len());
            let text = tail.get(..end).unwrap_or_default();
            (Some(Token::Literal(text.to_owned())), after + (end + 1).min(tail.len()))
        }
        '\\' => match tail.chars().next() {
            Some(shown) => (Some(Token::Literal(shown.to_string())), after + shown.len_utf8()),
            None => (None, after),
        },
        // `_)` leaves the width of a bracket, `*-` fills the column with dashes: neither is part of the text.
        '_' | '*' => (None, after + tail.chars().next().map_or(0, char::len_utf8)),
        '[' => {
            let end = tail.find(']').unwrap_or(tail.len());
            let inside = tail.get(..end).unwrap_or_default();
            (Some(bracket(inside)), after + (end + 1).min(tail.len()))
        }
        'G' | 'g' if is_general(rest) => (Some(Token::General), "General".len()),
        other => (Some(Token::Char(other)), after),
    }
}

fn is_general(rest: &str) -> bool {
    rest.get(.."General".len()).is_some_and(|word| word.eq_ignore_ascii_case("General"))
}

/// `[$£-809]` is a pound sign for a United Kingdom reader; the rest stays a bracket.
fn bracket(inside: &str) -> Token {
    match inside.strip_prefix('$') {
        Some(currency) if !inside.starts_with("$-") => {
            let sign = currency.split_once('-').map_or(currency, |(sign, _)| sign);
            Token::Literal(sign.to_owned())
        }
        _ => Token::Bracket(inside.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_part_sections_but_not_inside_quotes() {
        assert_eq!(sections("0;\";\";").len(), 3);
        assert_eq!(sections("\"open").len(), 1);
        assert!(sections("").is_empty());
    }

    #[test]
    fn currencies_are_text_and_conditions_are_not() {
        let first = |code| sections(code).remove(0).remove(0);
        assert_eq!(first("[$£-809]0"), Token::Literal("£".to_owned()));
        assert_eq!(first("[>=100]0"), Token::Bracket(">=100".to_owned()));
        assert_eq!(first("[$-F800]d"), Token::Bracket("$-F800".to_owned()));
    }
}

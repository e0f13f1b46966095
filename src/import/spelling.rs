//! Owns how words are compared: without case, punctuation, accents of typography or the space between them.
//! Must not know what any word means.

/// The words of a text, comparable: lower case, punctuation gone, `&` as "and"; `%`, `£` and `#` stay because they mean something.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_ascii() {
            take(&mut out, &mut gap, c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| take(&mut out, &mut gap, c));
        }
    }
    out
}

fn take(out: &mut String, gap: &mut bool, c: char) {
    match c {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{200b}' => {}
        '&' => push(out, gap, " and "),
        c if c.is_alphanumeric() || matches!(c, '%' | '£' | '#') => {
            if *gap && !out.is_empty() {
                out.push(' ');
            }
            *gap = false;
            out.push(c);
        }
        _ => *gap = true,
    }
}

fn push(out: &mut String, gap: &mut bool, word: &str) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
    out.push_str(word.trim());
    *gap = true;
}

/// The text without what stands in round or square brackets; the text itself when nothing else is there.
pub(super) fn outside_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.trim().is_empty() { text.to_owned() } else { out }
}

/// The text without brackets that only give an example: "Start date (e.g. Dec-22)".
pub(super) fn without_examples(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let (inside, next) = after.split_once(')').unwrap_or((after, ""));
        out.push_str(before);
        let words = plain(inside);
        if !["eg", "e g", "example", "for example", "such as"].iter().any(|lead| after_words(&words, lead).is_some()) {
            out.push('(');
            out.push_str(inside);
            out.push(')');
        }
        rest = next;
    }
    out.push_str(rest);
    out
}

/// Whether `words` stands in `text` as whole words; both are plain.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    let Some(first) = words.chars().next() else { return false };
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(words)) {
        let at = from + found;
        let before = text.get(..at).is_none_or(|before| before.is_empty() || before.ends_with(' '));
        let after = text.get(at + words.len()..).is_none_or(|after| after.is_empty() || after.starts_with(' '));
        if before && after {
            return true;
        }
        from = at + first.len_utf8();
    }
    false
}

/// The rest of `text` after the whole words `words` at its start; both are plain.
pub(super) fn after_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(words)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix(' ') }
}

/// A text short enough to quote in a sentence.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(57).chain("…".chars()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole_wherever_they_stand() {
        for (text, words, there) in [
            ("risk register", "risk", true),
            ("the risk register", "risk register", true),
            ("brisk register", "risk", false),
            ("ba a a", "a a", true),
            ("risks", "risk", false),
            ("", "risk", false),
            ("risk", "", false),
        ] {
            assert_eq!(has_words(text, words), there, "{words} in {text}");
        }
    }

    #[test]
    fn dress_does_not_matter() {
        for text in ["Lead Officer", " lead\nofficer ", "LEAD – OFFICER:", "lead_officer"] {
            assert_eq!(plain(text), "lead officer");
        }
        assert_eq!(plain("Children & Young People"), plain("Children and young people"));
        assert_eq!(plain("Children’s"), plain("Children's"));
        assert_eq!(plain("% of target"), "% of target");
    }

    #[test]
    fn words_are_found_whole() {
        assert!(has_words("q3 rag status", "rag status") && !has_words("fragment", "rag"));
        assert_eq!(after_words("awaited due march", "awaited"), Some("due march"));
        assert_eq!(after_words("awaiteds", "awaited"), None);
    }

    #[test]
    fn examples_in_brackets_say_nothing() {
        assert_eq!(without_examples("Start date (e.g. Dec-22) or so"), "Start date  or so");
        assert_eq!(without_examples("RAG (Q2)"), "RAG (Q2)");
        assert_eq!(without_examples("RAG (e.g. R"), "RAG ");
    }

    #[test]
    fn brackets_come_off() {
        assert_eq!(plain(&outside_brackets("Start date (dd/mm/yy)")), "start date");
        assert_eq!(outside_brackets("(all)"), "(all)");
    }
}

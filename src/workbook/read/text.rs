//! Owns making text from a cell fit to keep: not too long, no control characters.
//! Must not know where the text came from.

use std::borrow::Cow;

/// The most characters a cell may hold in a spreadsheet program.
pub(super) const MAX_CHARACTERS: usize = 32_767;

/// Text fit to keep, and what was done to it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Kept<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) cut: bool,
    pub(super) cleaned: bool,
}

pub(super) fn keep(text: &str) -> Kept<'_> {
    let long = text.len() > MAX_CHARACTERS;
    let end = if long { text.char_indices().nth(MAX_CHARACTERS).map(|(end, _)| end) } else { None };
    let short = end.and_then(|end| text.get(..end)).unwrap_or(text);
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    // Every control character has one of these bytes.
    let may_have = short.bytes().any(|byte| byte < b' ' || matches!(byte, 0x7f | 0xc2));
    let cleaned = may_have && short.contains(is_control);
    let text = if cleaned { Cow::Owned(short.replace(is_control, "")) } else { Cow::Borrowed(short) };
    Kept { text, cut: end.is_some(), cleaned }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_cell_is_kept_whole_and_one_character_more_is_cut() {
        let full = "é".repeat(MAX_CHARACTERS);
        assert!(!keep(&full).cut);
        let long = format!("{full}x");
        let kept = keep(&long);
        assert!(kept.cut);
        assert_eq!(kept.text, full);
    }

    #[test]
    fn controls_go_and_line_breaks_stay() {
        let kept = keep("a\0b\u{7}\nc\u{200b}");
        assert_eq!(kept.text, "ab\nc\u{200b}");
        assert!(kept.cleaned);
        assert!(!keep("a\n\tb").cleaned);
    }
}

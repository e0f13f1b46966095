//! Owns finding the code of a closed list in what people write.
//! Must not know colours or figures.

use super::Env;
use crate::import::spelling::{after_words, outside_brackets, plain};

/// The code that a text stands for in one of the word lists; `answered` names the field whose remembered answers come first.
pub(in crate::import) fn code(env: &Env<'_>, list: &str, answered: &str, text: &str) -> Option<String> {
    let exact = |words: &str| {
        let known = env.mapping.and_then(|mapping| mapping.word(answered, words));
        known.or_else(|| env.words.closed(list, words)).map(str::to_owned)
    };
    let whole = plain(text);
    // "Escalated – from the directorate register": the words before the first dash, colon, comma or bracket.
    let first = text.split(['-', '–', '—', ':', ',', ';', '(', '/', '.']).next().unwrap_or_default();
    exact(&whole)
        .or_else(|| exact(&plain(&outside_brackets(text))))
        .or_else(|| exact(&plain(first)))
        .or_else(|| leading(env, list, &whole))
}

/// The longest known words a text starts with, when they are more than a letter or two.
fn leading(env: &Env<'_>, list: &str, whole: &str) -> Option<String> {
    let starts = env.words.closed_list(list).filter(|(word, _)| word.len() > 3 && after_words(whole, word).is_some());
    starts.max_by_key(|(word, _)| word.len()).map(|(_, code)| code.to_owned())
}

//! Owns the one table of commands: what each is called, does, is reached by and needs; and finding one by words.
//! Must not know egui, and carries nothing out.

mod asks;
mod found;
mod keys;
mod palette;
mod table;

pub use asks::Asks;
pub use found::{Line, LineKind, lines};
pub use keys::{GridKey, IN_A_GRID};
pub use palette::Palette;
pub use table::{ENTRIES, Entry, Group};

#[cfg(test)]
mod tests;

/// Whether each word of `wanted` begins a word of `text`, in any order. Capitals make no difference.
pub fn matches(text: &str, wanted: &str) -> bool {
    let text = text.to_lowercase();
    let is_in = |word: &str| words(&text).any(|has| has.starts_with(word));
    words(&wanted.to_lowercase()).all(is_in)
}

/// The words of a text; a reference such as `1.10` or `27a` is one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '.')
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
}

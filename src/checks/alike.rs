//! Owns how much two texts say the same, as a share of their words.
//! Must not know which records the texts stand in.

use std::collections::HashMap;

/// The words of a text, counted, to be held beside many others.
pub struct Words {
    counts: HashMap<String, u32>,
    total: u32,
}

impl Words {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let mut counts = HashMap::new();
        words(text).for_each(|word| *counts.entry(word).or_insert(0) += 1);
        Self { total: counts.values().sum(), counts }
    }

    /// How alike two texts are, from 0 to 100: the share of words they have in common, however the words are ordered.
    pub fn alike(&self, other: &Self) -> u32 {
        let total = self.total + other.total;
        if total == 0 {
            return 100;
        }
        let own = self.counts.iter();
        let common: u32 = own.map(|(word, count)| other.counts.get(word).map_or(0, |more| *count.min(more))).sum();
        200 * common / total
    }
}

/// How alike two texts are, from 0 to 100: the share of words they have in common, however the words are ordered.
pub fn alike(first: &str, second: &str) -> u32 {
    Words::of(first).alike(&Words::of(second))
}

/// Whether two texts are the same but for spaces, capitals and marks.
pub(super) fn is_same(first: &str, second: &str) -> bool {
    plain(first) == plain(second)
}

/// The words of a text in small letters, without marks, one space between.
pub(super) fn plain(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_common_words_tells_how_alike_two_texts_are() {
        assert_eq!(alike("Team set up in May.", "team set up in  may"), 100);
        assert_eq!(alike("Team set up in May", "Team set up in June"), 80);
        assert_eq!(alike("Team set up", "Budget agreed"), 0);
        assert_eq!(alike("", ""), 100);
    }

    #[test]
    fn spaces_capitals_and_marks_make_no_difference() {
        assert!(is_same("On  track; no change", "on track, no change."));
        assert!(!is_same("On track in May", "On track in June"));
    }
}

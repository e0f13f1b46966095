//! Owns finding, for a record that went, one that came and reads like it, and saying so with how alike they are.
//! Must not know kinds of record; nothing is decided here.

use crate::checks::alike::alike;

/// A record on the other side.
pub(in crate::checks) struct Candidate {
    /// How a sentence names it.
    pub(in crate::checks) name: String,
    /// Its words.
    pub(in crate::checks) text: String,
}

/// Texts less alike than this are not named together.
const LEAST: u32 = 60;

/// "; Action 27a, which came, reads 92% alike: renamed, split or merged?", or nothing.
pub(in crate::checks) fn words(text: &str, others: &[Candidate], verb: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let scored =
        others.iter().filter(|other| !other.text.trim().is_empty()).map(|other| (alike(text, &other.text), other));
    let best = scored.filter(|(share, _)| *share >= LEAST).max_by_key(|(share, _)| *share);
    best.map(|(share, other)| {
        format!("; {}, which {verb}, reads {share}% alike: was it renamed, split or merged?", other.name)
    })
    .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_reads_most_alike_is_named_with_how_alike_it_is() {
        let others = [
            Candidate { name: "Action 9".to_owned(), text: "Build 100 council homes by March".to_owned() },
            Candidate { name: "Action 12".to_owned(), text: "Buy land".to_owned() },
        ];
        let said = words("Build 100 council homes", &others, "came");
        assert_eq!(said, "; Action 9, which came, reads 80% alike: was it renamed, split or merged?");
        assert_eq!(words("Write a strategy", &others, "came"), "");
    }
}

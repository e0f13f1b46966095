//! Owns what a rule hands back, before it is joined with its explanation, and the words headlines share.
//! Must not know any rule.

use crate::model::{Field, Period, Place, Record, Ref, Risk, Row, Tier};
use jiff::civil::Date;
use std::fmt::Display;

/// What a rule found; the registry adds the rule, the workbook cell and the explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What it asks for.
    pub(super) tier: Tier,
    /// Where.
    pub(super) place: Place,
    /// One plain sentence that stands alone and starts with the thing.
    pub(super) headline: String,
    /// What to do, in one sentence.
    pub(super) remedy: String,
    /// What it was held against besides the record's own columns, such as last quarter's figure.
    pub(super) against: String,
}

impl Found {
    /// A broken rule.
    pub(super) fn must_fix(place: Place, headline: String, remedy: impl Into<String>) -> Self {
        Self { tier: Tier::MustFix, place, headline, remedy: remedy.into(), against: String::new() }
    }

    /// Something unusual.
    pub(super) fn explain(place: Place, headline: String, remedy: impl Into<String>) -> Self {
        Self { tier: Tier::ExplainOrFix, ..Self::must_fix(place, headline, remedy) }
    }

    /// Something worth knowing.
    pub(super) fn notice(place: Place, headline: String, remedy: impl Into<String>) -> Self {
        Self { tier: Tier::Notice, ..Self::must_fix(place, headline, remedy) }
    }

    /// The same, held against this too: when it moves, an explanation no longer holds.
    pub(super) fn against(self, what: impl Display) -> Self {
        Self { against: what.to_string(), ..self }
    }
}

/// The place of a row, and of a field of it.
pub(super) fn place<R: Record>(row: &Row<R>, field: Option<Field>) -> Place {
    let name = row.record.name();
    Place {
        record: Some(R::KIND),
        row: Some(row.id.clone()),
        container: name.container,
        reference: name.reference,
        period: name.period,
        field,
        cell: String::new(),
    }
}

/// How a headline names a record: by its reference, else by its words.
pub(super) fn thing(noun: &str, reference: &Ref, words: &str) -> String {
    match (reference.is_empty(), words.trim().is_empty()) {
        (false, _) => format!("{noun} {reference}"),
        (true, false) => format!("{noun} {}", quoted(words)),
        (true, true) => format!("{noun} without a text"),
    }
}

/// How a headline names a risk.
pub(super) fn risk(risk: &Risk) -> String {
    thing("Risk", &risk.reference, &risk.title)
}

/// A date as a sentence has it.
pub(super) fn day(date: Date) -> String {
    Period::Day(date).words()
}

/// A text in quotation marks, shortened where it is long.
pub(super) fn quoted(text: &str) -> String {
    const LONGEST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("“{}…”", text[..end].trim_end()),
        None => format!("“{text}”"),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// All references, runs of consecutive numbers as one: `HSG01 to HSG08, HSG12 and 27a`.
pub(super) fn compact(references: &[&Ref]) -> String {
    let mut sorted = references.to_vec();
    sorted.sort();
    sorted.dedup();
    let mut runs: Vec<Vec<&Ref>> = Vec::new();
    for reference in sorted {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| follows(last.as_str(), reference.as_str())) => {
                run.push(reference);
            }
            _ => runs.push(vec![reference]),
        }
    }
    let word = |run: &Vec<&Ref>| match run.as_slice() {
        [first, .., last] if run.len() > 2 => vec![format!("{first} to {last}")],
        few => few.iter().map(ToString::to_string).collect(),
    };
    listed(&runs.iter().flat_map(word).collect::<Vec<_>>())
}

/// Whether the second reference is the first with the next number at its end.
fn follows(first: &str, second: &str) -> bool {
    let parts = |text: &str| {
        let stem = text.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        text.get(stem.len()..).and_then(|digits| digits.parse::<u64>().ok()).map(|number| (stem, number))
    };
    match (parts(first), parts(second)) {
        (Some((a, x)), Some((b, y))) => a == b && x.checked_add(1) == Some(y),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_in_a_row_are_named_as_a_run() {
        let named = |texts: &[&str]| {
            let all: Vec<Ref> = texts.iter().map(Ref::new).collect();
            compact(&all.iter().collect::<Vec<_>>())
        };
        assert_eq!(named(&["HSG09", "HSG10", "HSG11", "HSG13", "27a", "27"]), "27, 27a, HSG09 to HSG11 and HSG13");
        assert_eq!(named(&["A1", "A2", "B3"]), "A1, A2 and B3");
        assert_eq!(named(&["1.9", "1.10", "2.11"]), "1.9, 1.10 and 2.11");
    }

    #[test]
    fn a_list_reads_like_a_sentence() {
        let parts = ["no cause", "no recovery", "no date"].map(str::to_owned);
        assert_eq!(listed(&parts), "no cause, no recovery and no date");
        assert_eq!(listed(&parts[..1]), "no cause");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        let text = "é".repeat(80);
        assert_eq!(quoted(&text), format!("“{}…”", "é".repeat(60)));
    }
}

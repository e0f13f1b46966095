//! Owns references: text, whatever Excel made of them.
//! Must not know what they refer to, only which ones are known.

use super::written;
use crate::workbook::{Cell, Value};
use rust_decimal::Decimal;

/// The reference in a cell; `known` are the references the framework and last quarter have.
pub(in crate::import) fn of_cell(cell: &Cell, known: &[&str]) -> String {
    let shown = written(cell).trim_end_matches(['.', ':', ')']).trim();
    if known.contains(&shown) {
        return shown.to_owned();
    }
    match &cell.value {
        Value::Number(number) => only(known, |reference| value_of(reference) == Some(*number)).unwrap_or_else(|| {
            if shown.contains(['E', '%', '£', ',']) { number.normalize().to_string() } else { shown.to_owned() }
        }),
        // A case or a space more is a slip, not another reference, where only one known one is meant.
        _ => only(known, |reference| squeezed(reference) == squeezed(shown)).unwrap_or_else(|| shown.to_owned()),
    }
}

/// The one known reference that fits; nothing when several do.
fn only(known: &[&str], fits: impl Fn(&str) -> bool) -> Option<String> {
    let mut fitting = known.iter().filter(|reference| fits(reference));
    let first = fitting.next()?;
    fitting.next().is_none().then(|| (*first).to_owned())
}

/// What Excel would take a reference for: 1.10 for 1.1, 3E1 for 30.
fn value_of(reference: &str) -> Option<Decimal> {
    Decimal::from_scientific(reference).ok().or_else(|| reference.parse().ok())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Whether a text could be a reference: short, no sentence, with a digit in it.
pub(in crate::import) fn looks_like(text: &str) -> bool {
    let short = text.chars().count() <= 14 && text.split_whitespace().count() <= 3;
    short && text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_excel_does_to_references_is_undone_where_one_is_meant() {
        assert_eq!(value_of("1.10"), value_of("1.1"));
        assert_eq!(value_of("3E1"), Some(Decimal::from(30)));
        let thirty = |reference: &str| value_of(reference) == Some(Decimal::from(30));
        assert_eq!(only(&["3E1", "3E2"], thirty).as_deref(), Some("3E1"));
        assert_eq!(only(&["3E1", "30"], thirty), None, "two known references are worth 30");
    }

    #[test]
    fn sentences_are_no_references() {
        assert!(looks_like("27a") && looks_like("CS/M02") && looks_like("SR (25/26) 01"));
        assert!(!looks_like("Open 3 hubs by the end of March") && !looks_like("Housing"));
    }
}

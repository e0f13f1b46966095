//! Owns references: text, whatever Excel made of them.
//! Must not know what they refer to, only which ones are known.

use super::written;
use crate::tables::Text;
use crate::workbook::{Cell, Value};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// The references that the framework and last quarter have, ready to look up.
#[derive(Default)]
pub(in crate::import) struct Known {
    exact: HashSet<String>,
    /// By what is left of them without case and space; nothing where several are alike.
    squeezed: HashMap<String, Option<String>>,
    /// By what Excel would take them for; nothing where several are worth the same.
    values: HashMap<Decimal, Option<String>>,
}

impl Known {
    pub(in crate::import) fn of(references: &[String]) -> Self {
        let mut known = Self { exact: references.iter().cloned().collect(), ..Self::default() };
        for reference in references {
            let one = || Some(reference.clone());
            known.squeezed.entry(squeezed(reference)).and_modify(|several| *several = None).or_insert_with(one);
            if let Some(value) = value_of(reference) {
                known.values.entry(value).and_modify(|several| *several = None).or_insert_with(one);
            }
        }
        known
    }

    pub(in crate::import) fn contains(&self, reference: &str) -> bool {
        self.exact.contains(reference)
    }
}

/// The reference in a cell; `known` are the references the framework and last quarter have.
pub(in crate::import) fn of_cell(cell: &Cell, known: &Known) -> Text {
    let shown = written(cell).trim_end_matches(['.', ':', ')']).trim();
    if known.contains(shown) {
        return shown.into();
    }
    if let Value::Number(number) = &cell.value {
        let meant = known.values.get(number).cloned().flatten();
        return meant.map_or_else(
            || if shown.contains(['E', '%', '£', ',']) { number.normalize().to_string().into() } else { shown.into() },
            Into::into,
        );
    }
    // A case or a space more is a slip, not another reference, where only one known one is meant.
    match known.squeezed.get(&squeezed(shown)).cloned().flatten() {
        Some(meant) => meant.into(),
        None if shown.len() == written(cell).len() => cell.shared(),
        None => shown.into(),
    }
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
    use crate::workbook::CellRef;

    #[test]
    fn what_excel_does_to_references_is_undone_where_one_is_meant() {
        assert_eq!(value_of("1.10"), value_of("1.1"));
        assert_eq!(value_of("3E1"), Some(Decimal::from(30)));
        let thirty = |references: &[&str]| {
            let known = Known::of(&references.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
            let cell = Cell::new(CellRef::default(), Value::Number(Decimal::from(30)), Some("30".into()));
            of_cell(&cell, &known).to_string()
        };
        assert_eq!(thirty(&["3E1", "3E2"]), "3E1");
        assert_eq!(thirty(&["3E1", "3.0E1"]), "30", "two known references are worth 30");
    }

    #[test]
    fn sentences_are_no_references() {
        assert!(looks_like("27a") && looks_like("CS/M02") && looks_like("SR (25/26) 01"));
        assert!(!looks_like("Open 3 hubs by the end of March") && !looks_like("Housing"));
    }
}

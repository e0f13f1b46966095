//! Owns ids: references in the council's own order, row ids, and the ids a framework gives.
//! Must not know which ids exist.

use crate::tables::{BadValue, CellText, ColumnKind};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

macro_rules! text_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        pub struct $name(String);

        impl $name {
            /// The id with this text; surrounding space is not part of an id.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(text.as_ref().trim().to_owned())
            }

            /// The text of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether no id is given.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl CellText for $name {
            const KIND: ColumnKind = ColumnKind::Text;

            fn parse(text: &str) -> Result<Self, BadValue> {
                Ok(Self(text.to_owned()))
            }

            fn text(&self) -> String {
                self.0.clone()
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                natural(&self.0, &other.0)
            }
        }
    };
}

text_id!(
    /// A reference as the council writes it: `27`, `27a`, `1.10`, `3E1`. Text, never a number; ordered 27 < 27a < 57b.
    Ref
);
text_id!(
    /// An opaque row id, unique in a package, never reused, kept on carry-forward.
    RowId
);
text_id!(
    /// A returning body of the framework, such as `housing`.
    BodyId
);
text_id!(
    /// A strategic outcome of the framework, such as `best-start`.
    OutcomeId
);
text_id!(
    /// A plan of the framework, such as `corporate-plan`.
    PlanId
);
text_id!(
    /// A contract of the framework, such as `serco`.
    ContractId
);

/// Order in which people expect references: digit runs by size, letters without case, ties by the exact text.
fn natural(a: &str, b: &str) -> Ordering {
    // Row ids are a letter and a number, and are compared more than anything else: what both begin with is passed over.
    let same = |(x, y): &(u8, u8)| x == y && x.is_ascii() && !x.is_ascii_digit();
    let shared = a.bytes().zip(b.bytes()).take_while(same).count();
    let (x, y) = (&a[shared..], &b[shared..]);
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if number(x) && number(y) {
        let (x, y) = (x.trim_start_matches('0'), y.trim_start_matches('0'));
        return (x.len(), x).cmp(&(y.len(), y)).then_with(|| a.cmp(b));
    }
    if x == y { Ordering::Equal } else { chunks(x).cmp(chunks(y)).then_with(|| a.cmp(b)) }
}

/// A run of digits (length first, so that size decides without overflow) or one other character.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Chunk<'a> {
    Digits(usize, &'a str),
    Other(char),
}

/// The parts of an id one by one: maps keyed by ids compare them so often that no list is made.
fn chunks(text: &str) -> impl Iterator<Item = Chunk<'_>> {
    let (mut rest, mut lower) = (text, None::<std::char::ToLowercase>);
    std::iter::from_fn(move || {
        if let Some(other) = lower.as_mut().and_then(Iterator::next) {
            return Some(Chunk::Other(other));
        }
        let first = rest.chars().next()?;
        if first.is_ascii_digit() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            let digits = run.trim_start_matches('0');
            return Some(Chunk::Digits(digits.len(), digits));
        }
        rest = &rest[first.len_utf8()..];
        lower.insert(first.to_lowercase()).next().map(Chunk::Other)
    })
}

/// Hands out row ids that were never used in a return.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowIds {
    highest: BTreeMap<String, u64>,
}

impl RowIds {
    /// Remembers that `row` is taken.
    pub fn taken(&mut self, row: &RowId) {
        let split = row.as_str().trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let (prefix, digits) = row.as_str().split_at(split);
        if let Ok(number) = digits.parse::<u64>() {
            let highest = self.highest.entry(prefix.to_owned()).or_default();
            *highest = (*highest).max(number);
        }
    }

    /// A row id that begins with `prefix` and was never taken.
    pub fn fresh(&mut self, prefix: &str) -> RowId {
        let highest = self.highest.entry(prefix.to_owned()).or_default();
        *highest += 1;
        RowId::new(format!("{prefix}{highest}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(texts: &[&str]) -> Vec<String> {
        let mut refs: Vec<Ref> = texts.iter().map(Ref::new).collect();
        refs.sort();
        refs.iter().map(Ref::to_string).collect()
    }

    #[test]
    fn references_sort_as_the_council_sorts_them() {
        let right = ["1.2", "1.10", "3", "3E1", "27", "27a", "27b", "42a", "57", "57b", "130"];
        let mut shuffled = right;
        shuffled.reverse();
        assert_eq!(sorted(&shuffled), right);
    }

    #[test]
    fn letters_sort_without_case_but_stay_two_references() {
        assert_ne!(Ref::new("27a"), Ref::new("27A"));
        assert_eq!(sorted(&["27B", "27a"]), ["27a", "27B"]);
    }

    #[test]
    fn a_row_id_is_never_given_twice() {
        let mut ids = RowIds::default();
        ids.taken(&RowId::new("a7"));
        assert_eq!(ids.fresh("a"), RowId::new("a8"));
        assert_eq!(ids.fresh("m"), RowId::new("m1"));
    }

    proptest! {
        #[test]
        fn the_order_is_total(a in "[0-9aA.]{0,6}", b in "[0-9aA.]{0,6}", c in "[0-9aA.]{0,6}") {
            let (a, b, c) = (Ref::new(a), Ref::new(b), Ref::new(c));
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert!(!(a <= b && b <= c) || a <= c);
        }
    }
}

//! Owns a whole row as an edit keeps it: column names and canonical texts, shared and not copied.
//! Must not know which kind of record the row is of.
//!
//! An import makes one of each record of a workbook at once, so that what stands in it is what most of an import's memory is.

use super::RowText;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// A text that many hold and nobody changes.
pub type Text = Arc<str>;

/// A row as column names and canonical texts, blanks left out; like [`RowText`], in less room.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct WholeRow(Vec<(Text, Text)>);

impl WholeRow {
    /// A row of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// A row that will have this many texts.
    pub fn with_room(texts: usize) -> Self {
        Self(Vec::with_capacity(texts))
    }

    /// The text of a column, if it is given.
    pub fn get(&self, name: &str) -> Option<&str> {
        let at = self.place(name).ok()?;
        self.0.get(at).map(|(_, text)| &**text)
    }

    /// Sets the text of a column.
    pub fn insert(&mut self, name: impl Into<Text>, text: impl Into<Text>) {
        let (name, text) = (name.into(), text.into());
        match self.place(&name) {
            Ok(at) => {
                if let Some((_, known)) = self.0.get_mut(at) {
                    *known = text;
                }
            }
            Err(at) => self.0.insert(at, (name, text)),
        }
    }

    /// Sets the text of a column that nothing is given for.
    pub fn fill(&mut self, name: impl Into<Text>, text: impl Into<Text>) {
        let name = name.into();
        if let Err(at) = self.place(&name) {
            self.0.insert(at, (name, text.into()));
        }
    }

    /// Takes in another row, whose texts replace those that are here.
    pub fn take_in(&mut self, other: Self) {
        other.0.into_iter().for_each(|(name, text)| self.insert(name, text));
    }

    /// Whether nothing is given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names and texts, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (&**name, &**text))
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        // Rows are mostly made in the order of their names.
        match self.0.last() {
            Some((last, _)) if &**last < name => Err(self.0.len()),
            _ => self.0.binary_search_by(|(known, _)| (**known).cmp(name)),
        }
    }
}

impl fmt::Debug for WholeRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<N: Into<Text>, T: Into<Text>> FromIterator<(N, T)> for WholeRow {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(texts: I) -> Self {
        let mut row = Self::new();
        texts.into_iter().for_each(|(name, text)| row.insert(name, text));
        row.0.shrink_to_fit();
        row
    }
}

impl From<RowText> for WholeRow {
    fn from(texts: RowText) -> Self {
        texts.into_iter().collect()
    }
}

impl From<&WholeRow> for RowText {
    fn from(row: &WholeRow) -> Self {
        row.iter().map(|(name, text)| (name.to_owned(), text.to_owned())).collect()
    }
}

impl PartialEq<RowText> for WholeRow {
    fn eq(&self, other: &RowText) -> bool {
        self.iter().eq(other.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }
}

impl Serialize for WholeRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for WholeRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RowText::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_whole_row_holds_what_a_map_holds(texts in prop::collection::vec(("[a-e]{1,2}", "[xyz]{0,3}"), 0..12)) {
            let map: RowText = texts.iter().cloned().collect();
            let row: WholeRow = texts.into_iter().collect();
            prop_assert_eq!(&row, &map);
            prop_assert_eq!(RowText::from(&row), map.clone());
            let json = serde_json::to_string(&row).expect("texts have a JSON form");
            prop_assert_eq!(&json, &serde_json::to_string(&map).expect("texts have a JSON form"));
            prop_assert_eq!(serde_json::from_str::<WholeRow>(&json).expect("it was just written"), row);
        }
    }

    #[test]
    fn what_is_given_is_not_filled() {
        let mut row: WholeRow = [("b", "1")].into_iter().collect();
        row.fill("b", "2");
        row.fill("a", "3");
        assert_eq!(row.iter().collect::<Vec<_>>(), [("a", "3"), ("b", "1")]);
    }
}

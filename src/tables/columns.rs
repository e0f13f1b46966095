//! Owns the macro that gives a plain struct its columns: names, kinds, and text in and out by position.
//! Must not know where a column is shown or stored.

use super::cell::{BadValue, ColumnKind};
use std::collections::BTreeMap;

/// One column of a table; names are the contract of the package format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the header row.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// One or two sentences for people and for the package's own descriptions.
    pub doc: &'static str,
}

/// A row as column name and canonical text, blanks left out; what an added or removed row is in an edit.
pub type RowText = BTreeMap<String, String>;

/// A struct that is a row of named columns.
pub trait Columns: Default + Clone + PartialEq {
    /// The columns in file order.
    const COLUMNS: &'static [Column];

    /// The canonical text of the column at `index`; empty when not given or out of range.
    fn get(&self, index: usize) -> String;

    /// Sets the column at `index` from canonical text.
    ///
    /// # Errors
    /// `BadValue` when the text is not of the column's kind; the record is then unchanged.
    fn set(&mut self, index: usize, text: &str) -> Result<(), BadValue>;

    /// The position of the column called `name`.
    fn column(name: &str) -> Option<usize> {
        Self::COLUMNS.iter().position(|column| column.name == name)
    }

    /// A record from named texts, and the texts whose name is no column of it.
    ///
    /// # Errors
    /// `BadValue` for the first text that is not of its column's kind.
    fn from_texts(texts: &RowText) -> Result<(Self, RowText), BadValue> {
        Self::from_named(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())))
    }

    /// The same from names and texts however they are held.
    ///
    /// # Errors
    /// As [`Columns::from_texts`].
    fn from_named<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> Result<(Self, RowText), BadValue> {
        let (mut record, mut extra) = (Self::default(), RowText::new());
        for (name, text) in texts {
            match Self::column(name) {
                Some(index) => record.set(index, text)?,
                None => drop(extra.insert(name.to_owned(), text.to_owned())),
            }
        }
        Ok((record, extra))
    }

    /// The columns that hold something, by name.
    fn to_texts(&self) -> RowText {
        let texts = Self::COLUMNS.iter().enumerate().map(|(i, column)| (column.name.to_owned(), self.get(i)));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// Declares a struct and its columns in file order: `field: Type = "column name"`.
macro_rules! columns {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[doc = $doc:literal])+ $field:ident: $ty:ty = $column:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        $vis struct $name { $($(#[doc = $doc])+ pub $field: $ty,)+ }

        impl $crate::tables::Columns for $name {
            const COLUMNS: &'static [$crate::tables::Column] = &[$($crate::tables::Column {
                name: $column,
                kind: <$ty as $crate::tables::CellText>::KIND,
                doc: concat!($($doc),+),
            },)+];

            fn get(&self, index: usize) -> String {
                let mut at = 0;
                $(if at == index { return $crate::tables::CellText::text(&self.$field); } at += 1;)+
                let _ = at;
                String::new()
            }

            fn set(&mut self, index: usize, text: &str) -> Result<(), $crate::tables::BadValue> {
                let mut at = 0;
                $(if at == index { self.$field = $crate::tables::CellText::parse(text)?; return Ok(()); } at += 1;)+
                let _ = at;
                Err($crate::tables::BadValue::new(text, "the text of a column of this table"))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&$crate::tables::Columns::to_texts(self), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let texts = <$crate::tables::RowText as serde::Deserialize>::deserialize(deserializer)?;
                $crate::tables::Columns::from_texts(&texts).map(|(record, _)| record).map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use columns;

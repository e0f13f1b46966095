//! Owns the address of one column of one kind of record.
//! Must not know any row.

use super::{
    Action, Benchmark, Contract, Event, Explanation, Header, Measure, Narrative, Query, Record, RecordKind,
    Restatement, Risk, SignOff,
};
use crate::tables::{Column, Columns};
use std::fmt;

/// A column of a kind of record; with a `RowId` it addresses one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    kind: RecordKind,
    index: usize,
}

impl Field {
    /// The field called `name`, if that kind of record has one.
    pub fn named(kind: RecordKind, name: &str) -> Option<Self> {
        columns_of(kind).iter().position(|column| column.name == name).map(|index| Self { kind, index })
    }

    /// The field of `R` called `name`; meant for constants, where a misspelt name does not compile.
    ///
    /// # Panics
    /// When `R` has no such column.
    pub const fn of<R: Record>(name: &str) -> Self {
        let mut index = 0;
        while index < R::COLUMNS.len() {
            if same(R::COLUMNS[index].name, name) {
                return Self { kind: R::KIND, index };
            }
            index += 1;
        }
        panic!("no such column")
    }

    /// Every field of a kind of record, in file order.
    pub fn all(kind: RecordKind) -> impl Iterator<Item = Self> {
        (0..columns_of(kind).len()).map(move |index| Self { kind, index })
    }

    /// The kind of record.
    pub fn kind(self) -> RecordKind {
        self.kind
    }

    /// The position among the columns.
    pub fn index(self) -> usize {
        self.index
    }

    /// The column's description.
    pub fn column(self) -> Option<&'static Column> {
        columns_of(self.kind).get(self.index)
    }

    /// The column's name.
    pub fn name(self) -> &'static str {
        self.column().map_or("", |column| column.name)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether two texts are the same, in a constant.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// The columns of a kind of record.
fn columns_of(kind: RecordKind) -> &'static [Column] {
    match kind {
        RecordKind::Return => Header::COLUMNS,
        RecordKind::SignOff => SignOff::COLUMNS,
        RecordKind::Action => Action::COLUMNS,
        RecordKind::Measure => Measure::COLUMNS,
        RecordKind::Benchmark => Benchmark::COLUMNS,
        RecordKind::Risk => Risk::COLUMNS,
        RecordKind::Contract => Contract::COLUMNS,
        RecordKind::Narrative => Narrative::COLUMNS,
        RecordKind::Event => Event::COLUMNS,
        RecordKind::Restatement => Restatement::COLUMNS,
        RecordKind::Explanation => Explanation::COLUMNS,
        RecordKind::Query => Query::COLUMNS,
    }
}

impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}.{}", self.kind, self.name()))
    }
}

impl<'de> serde::Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parts = text.split_once('.');
        let field = parts.and_then(|(kind, name)| Self::named(crate::tables::CellText::parse(kind).ok()?, name));
        field.ok_or_else(|| serde::de::Error::custom(format!("“{text}” is not a field of a return")))
    }
}

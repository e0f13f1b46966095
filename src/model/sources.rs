//! Owns the sources of an import's values: in order, with what many of them share kept once.
//! Must not know how a workbook is read.

use super::{Period, RecordKind, Ref, RowId, Source};
use crate::tables::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::fmt;

/// The record a value is of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceRecord {
    /// The kind of record.
    pub record: Option<RecordKind>,
    /// Its row, while it is in the package.
    pub row: Option<RowId>,
    /// Its plan, register or component.
    pub container: Text,
    /// Its reference.
    pub reference: Ref,
    /// Its period.
    pub period: Option<Period>,
}

/// The column a value is of: file, sheet and field.
type Under = (Text, Text, Text);

/// What is kept of one source. A column of nought says that `line` is the place of the cell's text among the odd ones.
#[derive(Clone)]
struct Kept {
    record: u32,
    under: u32,
    column: u32,
    line: u32,
    as_written: Text,
}

/// The sources of an import's values; a large workbook has more than a million.
#[derive(Clone, Default)]
pub struct Sources {
    records: Vec<SourceRecord>,
    unders: Vec<Under>,
    known: HashMap<Under, u32>,
    odd: Vec<Text>,
    kept: Vec<Kept>,
}

/// One source as it is read; [`Source`] says what each part is.
#[derive(Clone, Copy, PartialEq)]
pub struct SourceOf<'a> {
    /// The kind of record.
    pub record: Option<RecordKind>,
    /// Its row.
    pub row: Option<&'a RowId>,
    /// Its plan, register or component.
    pub container: &'a str,
    /// Its reference.
    pub reference: &'a Ref,
    /// Its period.
    pub period: Option<Period>,
    /// The column.
    pub field: &'a str,
    /// The file.
    pub file: &'a str,
    /// The sheet.
    pub sheet: &'a str,
    /// The cell.
    pub cell: SourceCell<'a>,
    /// What stands there.
    pub as_written: &'a str,
}

/// The cell of a source; it is written as an address such as `F27`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SourceCell<'a> {
    /// Column and line, both from 1.
    At(u32, u32),
    /// Whatever a file says it is.
    Odd(&'a str),
}

impl SourceCell<'_> {
    /// The column from 1 and the line, where it is an address.
    pub fn place(self) -> Option<(u32, u32)> {
        match self {
            Self::At(column, line) => Some((column, line)),
            Self::Odd(_) => None,
        }
    }
}

impl fmt::Display for SourceCell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Odd(text) => f.write_str(text),
            Self::At(column, line) => write!(f, "{}{line}", letters(column)),
        }
    }
}

/// The letters of a column counted from 1.
fn letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        let letter = u8::try_from((column - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Column and line of an address; nothing for a text that would not be written like this again.
fn address(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| !c.is_ascii_uppercase())?;
    let (name, line) = text.split_at(digits);
    let plain = (1..=4).contains(&name.len()) && !line.starts_with(['0', '+']);
    let column = name.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    line.parse().ok().filter(|_| plain).map(|line| (column, line))
}

impl SourceOf<'_> {
    /// The same as a row of the package's table.
    pub fn to_source(self) -> Source {
        Source {
            record: self.record,
            row: self.row.cloned(),
            container: self.container.to_owned(),
            reference: self.reference.clone(),
            period: self.period,
            field: self.field.to_owned(),
            file: self.file.to_owned(),
            sheet: self.sheet.to_owned(),
            cell: self.cell.to_string(),
            as_written: self.as_written.to_owned(),
        }
    }
}

impl Sources {
    /// Begins the sources of a record; what is added is of it until the next begins.
    pub fn begin(&mut self, record: SourceRecord) {
        if self.records.last() != Some(&record) {
            self.records.push(record);
        }
    }

    /// Adds the source of a value of the record that was begun last: its cell by column and line from 1.
    pub fn add(&mut self, under: (&Text, &Text, &Text), (column, line): (u32, u32), as_written: Text) {
        let under = self.under(under);
        self.keep(under, column, line, as_written);
    }

    /// Adds a source.
    pub fn push(&mut self, source: Source) {
        let Source { record, row, container, reference, period, field, file, sheet, cell, as_written } = source;
        self.begin(SourceRecord { record, row, container: container.into(), reference, period });
        let under = self.under((&file.into(), &sheet.into(), &field.into()));
        let (column, line) = address(&cell).unwrap_or_else(|| {
            self.odd.push(cell.into());
            (0, number(self.odd.len() - 1))
        });
        self.keep(under, column, line, as_written.into());
    }

    fn keep(&mut self, under: u32, column: u32, line: u32, as_written: Text) {
        let record = number(self.records.len().saturating_sub(1));
        self.kept.push(Kept { record, under, column, line, as_written });
    }

    /// The place of a column of values. Records of one table have the same columns in the same order.
    fn under(&mut self, (file, sheet, field): (&Text, &Text, &Text)) -> u32 {
        let fits = |known: &Under| known.2 == *field && known.1 == *sheet && known.0 == *file;
        let next = self.kept.last().map_or(0, |last| last.under + 1);
        if self.unders.get(index(next)).is_some_and(fits) {
            return next;
        }
        let under = (Text::clone(file), Text::clone(sheet), Text::clone(field));
        let fresh = number(self.unders.len());
        let at = *self.known.entry(under.clone()).or_insert(fresh);
        if at == fresh {
            self.unders.push(under);
        }
        at
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// The sources, in order.
    pub fn iter(&self) -> impl Iterator<Item = SourceOf<'_>> + Clone {
        self.kept.iter().filter_map(|kept| {
            let record = self.records.get(index(kept.record))?;
            let (file, sheet, field) = self.unders.get(index(kept.under))?;
            let cell = match kept.column {
                0 => SourceCell::Odd(self.odd.get(index(kept.line))?),
                column => SourceCell::At(column, kept.line),
            };
            Some(SourceOf {
                record: record.record,
                row: record.row.as_ref(),
                container: &record.container,
                reference: &record.reference,
                period: record.period,
                field,
                file,
                sheet,
                cell,
                as_written: &kept.as_written,
            })
        })
    }

    /// The rows that records have, to point at others.
    pub fn rows_mut(&mut self) -> impl Iterator<Item = &mut Option<RowId>> {
        self.records.iter_mut().map(|record| &mut record.row)
    }

    /// Forgets what was written for the values of some fields.
    pub fn forget_written(&mut self, of: impl Fn(&str) -> bool) {
        let blank = Text::default();
        for kept in &mut self.kept {
            if self.unders.get(index(kept.under)).is_some_and(|(_, _, field)| of(field)) {
                kept.as_written = Text::clone(&blank);
            }
        }
    }
}

/// A list longer than a number reaches is beyond any memory.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl PartialEq for Sources {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(SourceOf::to_source)).finish()
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<I: IntoIterator<Item = Source>>(sources: I) -> Self {
        let mut made = Self::default();
        sources.into_iter().for_each(|source| made.push(source));
        made
    }
}

impl Serialize for Sources {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(SourceOf::to_source))
    }
}

impl<'de> Deserialize<'de> for Sources {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<Source>::deserialize(deserializer).map(|sources| sources.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn source(row: Option<String>, field: String, cell: String, as_written: String) -> Source {
        let (record, file) = (Some(RecordKind::Action), "Q3.xlsx".to_owned());
        Source { record, row: row.map(RowId::new), field, file, cell, as_written, ..Source::default() }
    }

    proptest! {
        #[test]
        fn sources_come_back_in_order_as_they_were(given in prop::collection::vec(
            (prop::option::of("a[1-3]"), "status|owner|ref", "[A-Z]{1,3}[1-9][0-9]{0,6}|[ -~]{0,5}", "[a-z]{0,4}"), 0..20)) {
            let list: Vec<Source> = given.into_iter().map(|(row, field, cell, said)| source(row, field, cell, said)).collect();
            let sources: Sources = list.iter().cloned().collect();
            prop_assert_eq!(sources.iter().map(SourceOf::to_source).collect::<Vec<_>>(), list.clone());
            let json = serde_json::to_string(&sources).expect("sources have a JSON form");
            prop_assert_eq!(&json, &serde_json::to_string(&list).expect("so has a list of them"));
            prop_assert_eq!(serde_json::from_str::<Sources>(&json).expect("it was just written"), sources);
        }
    }

    #[test]
    fn an_address_is_written_as_it_was_read() {
        for text in ["A1", "Z9", "AA10", "XFD1048576"] {
            let (column, line) = address(text).expect("an address");
            assert_eq!(SourceCell::At(column, line).to_string(), text);
        }
        for text in ["", "A", "7", "a1", "A01", "A+1", "ABCDE1", "A1:B2"] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}

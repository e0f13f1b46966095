//! Owns the way a cell is written down: `B7`, `A1:C9`, and back.
//! Must not know what a cell holds.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Rows a worksheet can have.
pub(crate) const MAX_ROWS: u32 = 1_048_576;
/// Columns a worksheet can have.
pub(crate) const MAX_COLUMNS: u32 = 16_384;

/// One cell's position, counted from zero. Sorts by row, then column: reading order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRef {
    /// Row, from zero: row 1 of the worksheet is 0.
    pub row: u32,
    /// Column, from zero: column A is 0.
    pub column: u32,
}

impl CellRef {
    /// The cell at this row and column, both counted from zero.
    #[must_use]
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }
}

impl fmt::Display for CellRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", column_letters(self.column), self.row + 1)
    }
}

impl FromStr for CellRef {
    type Err = BadAddress;

    /// Reads `B7`, `b7` and `$B$7`.
    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let bad = || BadAddress(text.chars().take(40).collect());
        let body = text.strip_prefix('$').unwrap_or(text);
        let letters = body.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (letters, digits) = body.split_at(letters);
        let digits = digits.strip_prefix('$').unwrap_or(digits);
        if letters.is_empty() || letters.len() > 3 || digits.is_empty() || digits.len() > 7 {
            return Err(bad());
        }
        let column =
            letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
        if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(bad());
        }
        let row: u32 = digits.parse().map_err(|_| bad())?;
        if row == 0 || row > MAX_ROWS || column > MAX_COLUMNS {
            return Err(bad());
        }
        Ok(Self::new(row - 1, column - 1))
    }
}

/// A rectangle of cells; `first` is its top left corner and `last` its bottom right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRange {
    /// Top left corner.
    pub first: CellRef,
    /// Bottom right corner, inside the range.
    pub last: CellRef,
}

impl CellRange {
    /// The rectangle between two opposite corners, in any order.
    #[must_use]
    pub fn new(a: CellRef, b: CellRef) -> Self {
        Self {
            first: CellRef::new(a.row.min(b.row), a.column.min(b.column)),
            last: CellRef::new(a.row.max(b.row), a.column.max(b.column)),
        }
    }

    /// Whether the cell is inside.
    #[must_use]
    pub const fn contains(&self, at: CellRef) -> bool {
        at.row >= self.first.row
            && at.row <= self.last.row
            && at.column >= self.first.column
            && at.column <= self.last.column
    }

    /// The smallest rectangle that holds this one and the cell.
    #[must_use]
    pub fn grown_to(&self, at: CellRef) -> Self {
        Self {
            first: CellRef::new(self.first.row.min(at.row), self.first.column.min(at.column)),
            last: CellRef::new(self.last.row.max(at.row), self.last.column.max(at.column)),
        }
    }

    /// How many rows it spans.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.last.row - self.first.row + 1
    }

    /// How many columns it spans.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.last.column - self.first.column + 1
    }
}

impl fmt::Display for CellRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last {
            return self.first.fmt(f);
        }
        write!(f, "{}:{}", self.first, self.last)
    }
}

impl FromStr for CellRange {
    type Err = BadAddress;

    /// Reads `A1:C9`, and `B7` as a range of one cell.
    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Ok(Self::new(first.parse()?, last.parse()?))
    }
}

/// Text that is not a cell's address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a cell of a worksheet: write a column and a row, such as B7 or A1:C9")]
pub struct BadAddress(String);

/// The letters of a column counted from zero: 0 is `A`, 27 is `AB`.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[(rest as usize - 1) % 26]));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_reads_back_as_written() {
        for column in 0..MAX_COLUMNS {
            let at = CellRef::new(column, column);
            assert_eq!(at.to_string().parse(), Ok(at));
        }
    }

    #[test]
    fn letters_carry_where_the_alphabet_ends() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")];
        for (column, letters) in cases {
            assert_eq!(column_letters(column), letters);
        }
        assert_eq!(column_letters(MAX_COLUMNS - 1), "XFD");
    }

    #[test]
    fn dollars_and_small_letters_are_the_same_cell() {
        assert_eq!("$b$7".parse(), Ok(CellRef::new(6, 1)));
    }

    #[test]
    fn what_is_outside_the_grid_is_no_address() {
        for text in ["", "7", "B", "B0", "XFE1", "A1048577", "A-1", "A+1", "AAAA1", "A1:", "é1", "A99999999999"] {
            assert!(text.parse::<CellRange>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_range_is_its_corners_in_any_order() {
        let range: CellRange = "C9:A1".parse().expect("two good corners");
        assert_eq!(range.to_string(), "A1:C9");
        assert_eq!((range.height(), range.width()), (9, 3));
        assert!(range.contains(CellRef::new(8, 2)));
        assert!(!range.contains(CellRef::new(9, 2)));
        assert_eq!("B7".parse::<CellRange>().expect("one cell").to_string(), "B7");
    }
}

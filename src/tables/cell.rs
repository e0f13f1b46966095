//! Owns the canonical text of one value and the kinds a column can have.
//! Must not know which record or file the value stands in.

use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::str::FromStr;

/// What a column holds; the Table Schema and CSVW descriptions of a package are read off this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Free text or an id.
    Text,
    /// One of a closed list of words.
    Words(&'static [&'static str]),
    /// A plain decimal such as `86` or `-1.8`; never an exponent, never a float.
    Decimal,
    /// A whole number, 0 or above.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// An ISO date, `2023-03-31`.
    Date,
    /// An RFC 3339 time in UTC, `2023-01-20T09:12:00Z`.
    Time,
}

impl ColumnKind {
    /// Whether text in such a column could be taken for a formula by a spreadsheet.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Words(_))
    }
}

/// A text that is not a value of its column's kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not {wanted}")]
pub struct BadValue {
    /// The text as found.
    pub text: String,
    /// What was wanted, with an article: "a date such as 2023-03-31".
    pub wanted: String,
}

impl BadValue {
    /// A complaint that `text` is not `wanted`.
    pub fn new(text: &str, wanted: impl Into<String>) -> Self {
        Self { text: text.to_owned(), wanted: wanted.into() }
    }
}

/// A value with one canonical text: `parse(v.text()) == v`, and the text is what stands in the CSV.
pub trait CellText: Sized {
    /// The kind of column that holds such values.
    const KIND: ColumnKind;

    /// Reads the canonical text.
    ///
    /// # Errors
    /// `BadValue` when the text is not of this kind.
    fn parse(text: &str) -> Result<Self, BadValue>;

    /// The canonical text; empty means "not given".
    fn text(&self) -> String;
}

impl CellText for String {
    const KIND: ColumnKind = ColumnKind::Text;

    fn parse(text: &str) -> Result<Self, BadValue> {
        Ok(text.to_owned())
    }

    fn text(&self) -> String {
        self.clone()
    }
}

impl<T: CellText> CellText for Option<T> {
    const KIND: ColumnKind = T::KIND;

    fn parse(text: &str) -> Result<Self, BadValue> {
        if text.is_empty() { Ok(None) } else { T::parse(text).map(Some) }
    }

    fn text(&self) -> String {
        self.as_ref().map(T::text).unwrap_or_default()
    }
}

/// Several texts in one cell, separated by `|`; used where a framework lists aliases.
impl CellText for Vec<String> {
    const KIND: ColumnKind = ColumnKind::Text;

    fn parse(text: &str) -> Result<Self, BadValue> {
        Ok(text.split('|').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect())
    }

    fn text(&self) -> String {
        self.join("|")
    }
}

impl CellText for Decimal {
    const KIND: ColumnKind = ColumnKind::Decimal;

    fn parse(text: &str) -> Result<Self, BadValue> {
        let wanted = "a plain number such as 86 or -1.8";
        let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
        if !plain {
            return Err(BadValue::new(text, wanted));
        }
        Self::from_str(text).map(|d| d.normalize()).map_err(|_| BadValue::new(text, wanted))
    }

    fn text(&self) -> String {
        self.normalize().to_string()
    }
}

impl CellText for u32 {
    const KIND: ColumnKind = ColumnKind::Integer;

    fn parse(text: &str) -> Result<Self, BadValue> {
        let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| plain).ok_or_else(|| BadValue::new(text, "a whole number"))
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl CellText for bool {
    const KIND: ColumnKind = ColumnKind::Boolean;

    fn parse(text: &str) -> Result<Self, BadValue> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(BadValue::new(text, "true or false")),
        }
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl CellText for Date {
    const KIND: ColumnKind = ColumnKind::Date;

    fn parse(text: &str) -> Result<Self, BadValue> {
        let date = Self::from_str(text).ok().filter(|d| d.to_string() == text);
        date.ok_or_else(|| BadValue::new(text, "a date such as 2023-03-31"))
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl CellText for Timestamp {
    const KIND: ColumnKind = ColumnKind::Time;

    fn parse(text: &str) -> Result<Self, BadValue> {
        let time = Self::from_str(text).ok().filter(|t| t.to_string() == text);
        time.ok_or_else(|| BadValue::new(text, "a time such as 2023-01-20T09:12:00Z"))
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_decimal_reads_back_as_itself(digits in -10_000_000_i64..10_000_000, scale in 0_u32..6) {
            let value = Decimal::new(digits, scale);
            prop_assert_eq!(Decimal::parse(&value.text()), Ok(value));
        }
    }

    #[test]
    fn an_exponent_is_not_a_plain_number() {
        assert!(Decimal::parse("3E1").is_err(), "3E1 is a reference, never thirty");
    }

    #[test]
    fn trailing_zeros_do_not_make_another_text() {
        assert_eq!(Decimal::parse("8.10").map(|d| d.text()), Ok("8.1".to_owned()));
    }

    #[test]
    fn only_the_canonical_date_is_read() {
        assert!(Date::parse("2023-3-1").is_err() && Date::parse("2023-03-01").is_ok());
    }
}

//! Owns periods: quarters, months, halves and years of a financial year that starts in April, and single dates.
//! Must not know which period is being collected.

use crate::tables::{BadValue, CellText, ColumnKind};
use jiff::civil::Date;
use std::fmt;

/// A period, written `2022-23-Q3`, `2022-12`, `2022-23-H1`, `2022-23` or `@2022-03-31`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A financial year, by the year it starts in.
    Year(i16),
    /// A half (1 or 2) of the financial year that starts in that year.
    Half(i16, u8),
    /// A quarter (1 to 4) of the financial year that starts in that year.
    Quarter(i16, u8),
    /// A calendar month.
    Month(i16, u8),
    /// One day: a position, not a span.
    Day(Date),
}

impl Period {
    /// The quarter before this one; nothing for any other kind of period.
    pub fn previous_quarter(self) -> Option<Self> {
        match self {
            Self::Quarter(year, 1) => Some(Self::Quarter(year.checked_sub(1)?, 4)),
            Self::Quarter(year, quarter) => Some(Self::Quarter(year, quarter - 1)),
            _ => None,
        }
    }

    /// The quarter after this one; nothing for any other kind of period.
    pub fn next_quarter(self) -> Option<Self> {
        match self {
            Self::Quarter(year, 4) => Some(Self::Quarter(year.checked_add(1)?, 1)),
            Self::Quarter(year, quarter) => Some(Self::Quarter(year, quarter + 1)),
            _ => None,
        }
    }

    /// The same period so many years later.
    pub fn years_on(self, years: i16) -> Option<Self> {
        Some(match self {
            Self::Year(year) => Self::Year(year.checked_add(years)?),
            Self::Half(year, half) => Self::Half(year.checked_add(years)?, half),
            Self::Quarter(year, quarter) => Self::Quarter(year.checked_add(years)?, quarter),
            Self::Month(year, month) => Self::Month(year.checked_add(years)?, month),
            Self::Day(date) => Self::Day(date.checked_add(jiff::Span::new().try_years(years).ok()?).ok()?),
        })
    }

    /// The first day.
    pub fn first_day(self) -> Option<Date> {
        let (year, month) = match self {
            Self::Year(year) => (year, 4),
            Self::Half(year, half) => shift(year, u8::from(half == 2) * 6),
            Self::Quarter(year, quarter) => shift(year, quarter.checked_sub(1)? * 3),
            Self::Month(year, month) => (year, month),
            Self::Day(date) => return Some(date),
        };
        i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok())
    }

    /// The last day.
    pub fn last_day(self) -> Option<Date> {
        let months = match self {
            Self::Year(_) => 12,
            Self::Half(..) => 6,
            Self::Quarter(..) => 3,
            Self::Month(..) => 1,
            Self::Day(date) => return Some(date),
        };
        let after = self.first_day()?.checked_add(jiff::Span::new().months(months)).ok()?;
        after.yesterday().ok()
    }

    /// The financial year (by its first calendar year) the period lies in.
    pub fn financial_year(self) -> Option<i16> {
        let first = self.first_day()?;
        Some(if first.month() >= 4 { first.year() } else { first.year() - 1 })
    }

    /// The quarter that holds this date.
    pub fn quarter_of(date: Date) -> Self {
        let month = u8::try_from(date.month()).unwrap_or(1);
        let (year, from_april) = if month >= 4 { (date.year(), month - 4) } else { (date.year() - 1, month + 8) };
        Self::Quarter(year, from_april / 3 + 1)
    }

    /// The words a report uses: "Quarter 3 2022/23", "December 2022".
    pub fn words(self) -> String {
        match self {
            Self::Year(year) => years(year, '/'),
            Self::Half(year, half) => format!("Half {half} {}", years(year, '/')),
            Self::Quarter(year, quarter) => format!("Quarter {quarter} {}", years(year, '/')),
            Self::Month(..) => self.first_day().map(|d| d.strftime("%B %Y").to_string()).unwrap_or_default(),
            Self::Day(date) => date.strftime("%-d %B %Y").to_string(),
        }
    }
}

fn shift(year: i16, months_from_april: u8) -> (i16, u8) {
    let month = 4 + months_from_april;
    if month > 12 { (year + 1, month - 12) } else { (year, month) }
}

fn years(year: i16, between: char) -> String {
    format!("{year}{between}{:02}", (year + 1).rem_euclid(100))
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => f.write_str(&years(*year, '-')),
            Self::Half(year, half) => write!(f, "{}-H{half}", years(*year, '-')),
            Self::Quarter(year, quarter) => write!(f, "{}-Q{quarter}", years(*year, '-')),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "@{date}"),
        }
    }
}

impl CellText for Period {
    const KIND: ColumnKind = ColumnKind::Text;

    fn parse(text: &str) -> Result<Self, BadValue> {
        let read = read(text).filter(|period| period.to_string() == text && period.first_day().is_some());
        read.ok_or_else(|| {
            BadValue::new(text, "a period such as 2022-23-Q3, 2022-12, 2022-23-H1, 2022-23 or @2022-03-31")
        })
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

fn read(text: &str) -> Option<Period> {
    if let Some(day) = text.strip_prefix('@') {
        return day.parse().ok().map(Period::Day);
    }
    let year: i16 = text.get(..4)?.parse().ok()?;
    let second: u8 = text.get(5..7)?.parse().ok()?;
    let follows = i16::from(second) == (year + 1).rem_euclid(100);
    match text.get(7..)? {
        "" if follows => Some(Period::Year(year)),
        "" if (1..=12).contains(&second) => Some(Period::Month(year, second)),
        rest if follows => {
            let number: u8 = rest.get(2..)?.parse().ok()?;
            match rest.get(..2)? {
                "-H" if (1..=2).contains(&number) => Some(Period::Half(year, number)),
                "-Q" if (1..=4).contains(&number) => Some(Period::Quarter(year, number)),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        Period::parse(text).expect("a period")
    }

    #[test]
    fn every_kind_reads_back_as_written() {
        for text in ["2022-23-Q3", "2022-12", "2022-23-H1", "2022-23", "@2022-03-31", "1999-00-Q4"] {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn quarter_three_is_october_to_december() {
        let third = period("2022-23-Q3");
        assert_eq!(third.first_day().map(|d| d.to_string()).as_deref(), Some("2022-10-01"));
        assert_eq!(third.last_day().map(|d| d.to_string()).as_deref(), Some("2022-12-31"));
        assert_eq!(third.last_day().map(Period::quarter_of), Some(third));
    }

    #[test]
    fn the_quarter_before_the_first_is_last_years_fourth() {
        assert_eq!(period("2022-23-Q1").previous_quarter(), Some(period("2021-22-Q4")));
    }

    #[test]
    fn after_the_fourth_quarter_comes_the_first_of_the_next_year() {
        assert_eq!(period("2022-23-Q4").next_quarter(), Some(period("2023-24-Q1")));
        assert_eq!(period("2022-23-Q1").next_quarter(), Some(period("2022-23-Q2")));
        assert_eq!(period("2022-12").years_on(1), Some(period("2023-12")));
    }

    #[test]
    fn quarter_four_ends_in_march_of_the_next_year() {
        assert_eq!(period("2022-23-Q4").last_day().map(|d| d.to_string()).as_deref(), Some("2023-03-31"));
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["", "Q3", "2022-23-Q5", "2022-24", "2022-13", "@2022-02-30", "2022-23-q3", "2022\u{e9}23"] {
            assert!(Period::parse(text).is_err(), "{text} must not be a period");
        }
    }
}

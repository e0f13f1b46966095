//! Owns one cell: where it is, what it holds, what a person sees there and its colour.
//! Must not know how a file stores any of that.

use jiff::civil::{DateTime, Time};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::address::CellRef;

/// A colour as red, green and blue.
pub type Rgb = [u8; 3];

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing: the cell is here for its colour, or for a formula that was never calculated.
    Blank,
    /// Text, never empty unless `flags.cleaned`.
    Text(String),
    /// A number, exactly as the file writes it. A percentage of 86% is 0.86 here: see the number format.
    Number(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// A number too large or too small to hold exactly, as text.
    Extreme(String),
    /// A date, with its time of day (midnight when there is none).
    Date(DateTime),
    /// A time of day without a date.
    Time(Time),
    /// True or false.
    Bool(bool),
    /// An error such as `#N/A`.
    Error(String),
}

/// What was noticed while reading a cell.
#[expect(clippy::struct_excessive_bools, reason = "each is noticed by itself, and most cells have none")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flags {
    /// A formula whose result was never stored; only a spreadsheet program can tell what it comes to.
    pub uncalculated: bool,
    /// Text longer than a cell may hold, cut to 32,767 characters.
    pub cut: bool,
    /// Control characters were taken out of the text.
    pub cleaned: bool,
    /// The fill is what a conditional format gives it, worked out from its rule.
    pub ruled: bool,
}

/// One cell of a worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Where it is.
    pub at: CellRef,
    /// What it holds.
    pub value: Value,
    /// The number format's code, unless it is General.
    pub format: Option<Box<str>>,
    /// The fill colour a person sees, worked out from theme, tint, palette and (see `flags.ruled`) conditional formats.
    pub fill: Option<Rgb>,
    /// What was noticed while reading it.
    pub flags: Flags,
    /// What is seen, where that is not simply the text.
    pub(super) display: Option<Box<str>>,
}

impl Cell {
    /// A plain cell that holds this and, where that is not simply its text, shows `display`.
    #[must_use]
    pub fn new(at: CellRef, value: Value, display: Option<Box<str>>) -> Self {
        Self { at, value, format: None, fill: None, flags: Flags::default(), display }
    }

    /// The text as a person sees it in the worksheet, as far as it can be told.
    #[must_use]
    pub fn shown(&self) -> &str {
        match (&self.display, &self.value) {
            (Some(display), _) => display,
            (None, Value::Text(text) | Value::Error(text) | Value::Extreme(text)) => text,
            (None, Value::Bool(true)) => "TRUE",
            (None, Value::Bool(false)) => "FALSE",
            (None, _) => "",
        }
    }

    /// The same cell as if it stood elsewhere and held this text: for a part of what a cell says.
    #[must_use]
    pub fn with_text(&self, at: CellRef, text: &str) -> Self {
        Self { at, value: Value::Text(text.to_owned()), format: None, display: None, ..self.clone() }
    }

    /// Whether it is a number that is seen as a percentage: 0.86 shown as `86%`.
    #[must_use]
    pub fn is_percentage(&self) -> bool {
        matches!(self.value, Value::Number(_)) && self.shown().ends_with('%')
    }

    /// Whether the cell holds nothing that has to be accounted for: it may still have a colour.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value == Value::Blank && !self.flags.uncalculated
    }
}

//! Owns one cell: where it is, what it holds, what a person sees there and its colour.
//! Must not know how a file stores any of that.

use jiff::civil::{DateTime, Time};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::address::CellRef;

/// A colour as red, green and blue.
pub type Rgb = [u8; 3];

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing: the cell is here for its colour, or for a formula that was never calculated.
    Blank,
    /// Text, never empty unless `flags.cleaned`.
    Text(#[serde(with = "shared_text")] Arc<str>),
    /// A number, exactly as the file writes it. A percentage of 86% is 0.86 here: see the number format.
    Number(#[serde(with = "rust_decimal::serde::str")] Decimal),
    /// A number too large or too small to hold exactly, as text.
    Extreme(#[serde(with = "shared_text")] Arc<str>),
    /// A date, with its time of day (midnight when there is none).
    Date(DateTime),
    /// A time of day without a date.
    Time(Time),
    /// True or false.
    Bool(bool),
    /// An error such as `#N/A`.
    Error(#[serde(with = "shared_text")] Arc<str>),
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
    /// The fill colour a person sees, worked out from theme, tint, palette and (see `flags.ruled`) conditional formats.
    pub fill: Option<Rgb>,
    /// What was noticed while reading it.
    pub flags: Flags,
    /// How it is shown, where that is not simply the text; cells that look alike share it.
    #[serde(with = "shared_part")]
    pub(super) dress: Option<Arc<Dress>>,
}

/// How a cell is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Dress {
    /// The number format's code, unless it is General.
    pub(super) format: Option<Box<str>>,
    /// What is seen, where that is not simply the text.
    #[serde(with = "shared_part")]
    pub(super) display: Option<Arc<str>>,
}

impl Cell {
    /// A plain cell that holds this and, where that is not simply its text, shows `display`.
    #[must_use]
    pub fn new(at: CellRef, value: Value, display: Option<Box<str>>) -> Self {
        let dress = display.map(|display| Arc::new(Dress { format: None, display: Some(display.into()) }));
        Self { at, value, fill: None, flags: Flags::default(), dress }
    }

    /// The number format's code, unless it is General.
    #[must_use]
    pub fn format(&self) -> Option<&str> {
        self.dress.as_ref()?.format.as_deref()
    }

    /// Sets what is seen.
    pub(super) fn show(&mut self, seen: impl Into<Arc<str>>) {
        let dress = self.dress.get_or_insert_with(Arc::default);
        Arc::make_mut(dress).display = Some(seen.into());
    }

    /// The text as a person sees it in the worksheet, as far as it can be told.
    #[must_use]
    pub fn shown(&self) -> &str {
        match (self.dress.as_ref().and_then(|dress| dress.display.as_deref()), &self.value) {
            (Some(display), _) => display,
            (None, Value::Text(text) | Value::Error(text) | Value::Extreme(text)) => text,
            (None, Value::Bool(true)) => "TRUE",
            (None, Value::Bool(false)) => "FALSE",
            (None, _) => "",
        }
    }

    /// The text as a person sees it, without the space round it; what is the cell's own is shared and not copied.
    #[must_use]
    pub fn shared(&self) -> Arc<str> {
        let seen = self.shown();
        let trimmed = seen.trim();
        let own = match (self.dress.as_ref().and_then(|dress| dress.display.as_ref()), &self.value) {
            (Some(display), _) => Some(display),
            (None, Value::Text(text) | Value::Error(text) | Value::Extreme(text)) => Some(text),
            (None, _) => None,
        };
        own.filter(|own| own.len() == trimmed.len()).map_or_else(|| trimmed.into(), Arc::clone)
    }

    /// The same cell as if it stood elsewhere and held this text: for a part of what a cell says.
    #[must_use]
    pub fn with_text(&self, at: CellRef, text: &str) -> Self {
        Self { at, value: Value::Text(text.into()), dress: None, ..*self }
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

/// Texts that are shared here are written out in full.
mod shared_text {
    use serde::{Deserialize, Deserializer, Serializer};
    use std::sync::Arc;

    pub(super) fn serialize<S: Serializer>(text: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
        Box::<str>::deserialize(deserializer).map(Arc::from)
    }
}

/// So is what cells show, and how they look.
mod shared_part {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::sync::Arc;

    #[expect(clippy::ref_option, reason = "serde hands the field over as it is")]
    pub(super) fn serialize<T: Serialize + ?Sized, S: Serializer>(
        part: &Option<Arc<T>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        part.as_deref().serialize(serializer)
    }

    pub(super) fn deserialize<'de, T: ?Sized, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Arc<T>>, D::Error>
    where
        Box<T>: Deserialize<'de>,
    {
        Ok(Option::<Box<T>>::deserialize(deserializer)?.map(Arc::from))
    }
}

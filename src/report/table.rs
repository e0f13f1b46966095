//! Owns a report's table as data: typed cells under named columns, the same for the page and the workbook.
//! Must not know how either of them draws it.

use super::phrases::{band_word, day, figure, percent, short_word, signed, verdict_word, with_unit, word};
use crate::framework::Framework;
use crate::model::{Band, MeasureStatus, Status};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Whether something is as wished, for a tint that comes on top of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As wished.
    Good,
    /// Something is to be done.
    Fair,
    /// Not as wished.
    Bad,
    /// Neither.
    Plain,
}

/// A value in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// A receipt code or file name, in a face of even width.
    Code(String),
    /// How many.
    Count(usize),
    /// A difference from last quarter, and whether it is for the better.
    Change(i64, Tone),
    /// A share in per cent.
    Share(Decimal),
    /// A figure and its unit.
    Figure(Decimal, String),
    /// A date.
    Date(Date),
    /// A status, in the council's short words.
    Status(Status),
    /// A status that names its row, in the council's full words.
    HeadStatus(Status),
    /// A verdict on a measure.
    Verdict(MeasureStatus),
    /// A score with its band.
    Score(u32, Option<Band>),
    /// A state in a word.
    Tag(String, Tone),
}

impl Cell {
    /// A text, or nothing when it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A value made into a cell, or nothing.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Blank, cell)
    }

    /// This cell, or the other when this one is blank.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Blank { other } else { self }
    }

    /// What it says, as people read it.
    pub fn words(&self, framework: &Framework) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) | Self::Code(text) | Self::Tag(text, _) => text.clone(),
            Self::Count(count) => figure((*count).into()),
            Self::Change(change, _) => signed(*change),
            Self::Share(share) => percent(*share),
            Self::Figure(value, unit) => with_unit(*value, unit),
            Self::Date(date) => day(*date),
            Self::Status(status) => short_word(framework, *status),
            Self::HeadStatus(status) => word(framework, *status),
            Self::Verdict(status) => verdict_word(*status).to_owned(),
            Self::Score(score, Some(band)) => format!("{score} {}", band_word(*band)),
            Self::Score(score, None) => score.to_string(),
        }
    }

    /// Whether it stands at the right of its column.
    pub fn is_figure(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Change(..) | Self::Share(_) | Self::Figure(..))
    }
}

/// Where a column stands on the page; the workbook shows every one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A column that names the row.
    Head,
    /// A column.
    Own,
    /// A second line in the column before.
    Under,
    /// In the workbook alone.
    SheetOnly,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Width in the workbook, in characters.
    pub width: u16,
    /// Where it stands on the page.
    pub place: Place,
    /// Whether it holds figures, which stand at the right.
    pub figures: bool,
}

impl Column {
    /// A column of words.
    pub fn new(title: impl Into<String>, width: u16, place: Place) -> Self {
        Self { title: title.into(), width, place, figures: false }
    }

    /// A column of figures.
    pub fn figures(title: impl Into<String>, width: u16, place: Place) -> Self {
        Self { figures: true, ..Self::new(title, width, place) }
    }
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows, for its caption and the top of its sheet.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// The last row, when it is a sum.
    pub total: Option<Vec<Cell>>,
    /// How many columns, from the first, a sheet prints; nothing prints them all.
    pub on_paper: Option<usize>,
}

impl Table {
    /// A table without rows yet.
    pub fn new(caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { caption: caption.into(), columns, rows: Vec::new(), total: None, on_paper: None }
    }

    /// The same, with the columns up to and with this one on paper.
    #[must_use]
    pub fn printed_to(mut self, title: &str) -> Self {
        self.on_paper = self.columns.iter().position(|column| column.title == title).map(|at| at + 1);
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }
}

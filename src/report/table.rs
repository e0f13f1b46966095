//! Owns a report's table as data: typed cells under named columns, the same for the page and the workbook.
//! Must not know how either of them draws it.

use crate::model::{Band, MeasureStatus, Status};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Whether something is as wished, for a tint that comes on top of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Good,
    Fair,
    Bad,
    Plain,
}

/// A value in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Blank,
    Text(String),
    /// A receipt code or file name, in a face of even width.
    Code(String),
    Count(usize),
    Change(i64, Tone),
    /// A share in per cent.
    Share(Decimal),
    /// A figure and its unit.
    Figure(Decimal, String),
    Date(Date),
    Status(Status),
    /// A status that names its row, in the council's full words.
    HeadStatus(Status),
    Verdict(MeasureStatus),
    /// A score with its band.
    Score(u32, Option<Band>),
    Tag(String, Tone),
}

impl Cell {
    /// A text, or nothing when it is empty.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A value made into a cell, or nothing.
    pub(super) fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Blank, cell)
    }

    /// This cell, or the other when this one is blank.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Blank { other } else { self }
    }

    /// Whether it stands at the right of its column.
    pub(super) fn is_figure(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Change(..) | Self::Share(_) | Self::Figure(..))
    }
}

/// Where a column stands on the page; the workbook shows every one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
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
pub(super) struct Column {
    pub(super) title: String,
    /// Width in the workbook, in characters.
    pub(super) width: u16,
    pub(super) place: Place,
    pub(super) figures: bool,
}

impl Column {
    pub(super) fn new(title: impl Into<String>, width: u16, place: Place) -> Self {
        Self { title: title.into(), width, place, figures: false }
    }

    /// A column of figures.
    pub(super) fn figures(title: impl Into<String>, width: u16, place: Place) -> Self {
        Self { figures: true, ..Self::new(title, width, place) }
    }
}

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// What it shows, for its caption and the top of its sheet.
    pub(super) caption: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// The last row, when it is a sum.
    pub(super) total: Option<Vec<Cell>>,
    /// How many columns, from the first, a sheet prints; nothing prints them all.
    pub(super) on_paper: Option<usize>,
}

impl Table {
    pub(super) fn new(caption: impl Into<String>, columns: Vec<Column>) -> Self {
        Self { caption: caption.into(), columns, rows: Vec::new(), total: None, on_paper: None }
    }

    /// The same, with the columns up to and with this one on paper.
    pub(super) fn printed_to(mut self, title: &str) -> Self {
        self.on_paper = self.columns.iter().position(|column| column.title == title).map(|at| at + 1);
        self
    }

    pub(super) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }
}

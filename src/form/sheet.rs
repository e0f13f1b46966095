//! Owns what a sheet of the form is: its columns, who fills them in, its rows of values.
//! Must not know how it is written, nor which kind of record it lists.

use super::lists::List;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// Who fills a column in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It is known; locked, but for rows that are new.
    Known,
    /// It is last quarter's; locked.
    Last,
    /// It is asked for.
    Now,
}

/// What may be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// A few words.
    Words,
    /// Sentences.
    Prose,
    /// One of a list.
    Choice(List),
    /// A date.
    Date,
    /// A figure.
    Figure,
    /// A whole number.
    Count,
}

/// When a blank cell is shown as wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The status of this quarter is amber or red.
    OffTrack,
    /// The status of this quarter says that there is no update.
    NoUpdate,
}

/// How a figure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As it is.
    Plain,
    /// With a percent sign; the figure 86 is 86%.
    Percent,
    /// In pounds.
    Pounds,
}

impl Look {
    /// The look of figures in this unit.
    pub(super) fn of_unit(unit: &str) -> Self {
        match unit.trim() {
            "%" => Self::Percent,
            "£" => Self::Pounds,
            _ => Self::Plain,
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A text; blank when empty. Never a formula, whatever it looks like.
    Text(String),
    /// A date, or none.
    Date(Option<Date>),
    /// A figure and how it is shown; the look counts for a blank cell too.
    Figure(Option<Decimal>, Look),
}

impl Value {
    /// A text.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A whole number, or none.
    pub(super) fn count(count: Option<u32>) -> Self {
        Self::Figure(count.map(Decimal::from), Look::Plain)
    }

    /// Nothing yet.
    pub(super) fn blank() -> Self {
        Self::Text(String::new())
    }
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Head {
    /// The heading: words the importer knows for sure.
    pub(super) heading: &'static str,
    /// Width in characters.
    pub(super) width: f64,
    /// Who fills it in.
    pub(super) part: Part,
    /// What may be entered.
    pub(super) ask: Ask,
    /// Help beside the cell while it is selected.
    pub(super) help: &'static str,
    /// There for the importer, out of people's way.
    pub(super) hidden: bool,
    /// When a blank cell is shown as wanted.
    pub(super) wanted: Option<Wanted>,
}

/// A column with where its values come from.
pub(super) struct Column<L> {
    head: Head,
    value: fn(&L) -> Value,
}

impl<L> Column<L> {
    fn new(part: Part, heading: &'static str, width: f64, ask: Ask, value: fn(&L) -> Value) -> Self {
        Self { head: Head { heading, width, part, ask, help: "", hidden: false, wanted: None }, value }
    }

    /// A column that is known.
    pub(super) fn known(heading: &'static str, width: f64, ask: Ask, value: fn(&L) -> Value) -> Self {
        Self::new(Part::Known, heading, width, ask, value)
    }

    /// A column of last quarter.
    pub(super) fn last(heading: &'static str, width: f64, ask: Ask, value: fn(&L) -> Value) -> Self {
        Self::new(Part::Last, heading, width, ask, value)
    }

    /// A column that is asked for; `value` is what stands until somebody changes it.
    pub(super) fn now(heading: &'static str, width: f64, ask: Ask, value: fn(&L) -> Value) -> Self {
        Self::new(Part::Now, heading, width, ask, value)
    }

    /// With help.
    pub(super) fn help(mut self, help: &'static str) -> Self {
        self.head.help = help;
        self
    }

    /// Hidden where `hidden` is so.
    pub(super) fn hidden_if(mut self, hidden: bool) -> Self {
        self.head.hidden = hidden;
        self
    }

    /// Shown as wanted.
    pub(super) fn wanted(mut self, when: Wanted) -> Self {
        self.head.wanted = Some(when);
        self
    }
}

/// A sheet.
pub(super) struct Sheet {
    /// Its name.
    pub(super) name: &'static str,
    /// What stands over it.
    pub(super) title: String,
    /// What to do on it, in a sentence.
    pub(super) lead: &'static str,
    /// Its columns.
    pub(super) heads: Vec<Head>,
    /// Its rows.
    pub(super) rows: Vec<Vec<Value>>,
    /// Empty rows for what is new.
    pub(super) spare: u32,
}

impl Sheet {
    /// A sheet of these columns and lines. Columns of last quarter stand only where there is one.
    pub(super) fn of<L>(name: &'static str, columns: Vec<Column<L>>, lines: &[L], has_last: bool) -> Self {
        let columns: Vec<_> = columns.into_iter().filter(|column| has_last || column.head.part != Part::Last).collect();
        let row = |line: &L| columns.iter().map(|column| (column.value)(line)).collect();
        let rows = lines.iter().map(row).collect();
        let heads = columns.into_iter().map(|column| column.head).collect();
        Self { name, title: String::new(), lead: "", heads, rows, spare: 0 }
    }

    /// With a title and what to do.
    pub(super) fn titled(mut self, title: String, lead: &'static str) -> Self {
        (self.title, self.lead) = (title, lead);
        self
    }

    /// With empty rows.
    pub(super) fn with_spare(mut self, spare: u32) -> Self {
        self.spare = spare;
        self
    }
}

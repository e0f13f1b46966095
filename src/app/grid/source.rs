//! Owns what a grid asks of the table it shows: columns, rows in view order, and how each cell reads.
//! Must not know which records the rows are.

use crate::model::{MeasureStatus, RowId, Status, Tier};
use std::borrow::Cow;

/// The name of a column, stable across sorting, hiding and moving of columns.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ColumnId(Cow<'static, str>);

impl ColumnId {
    /// A column with a fixed name.
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// A column whose name is made from data, such as one a period.
    pub fn owned(name: String) -> Self {
        Self(Cow::Owned(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The shape and colour that stand for a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Green circle.
    OnTrack,
    /// Amber triangle.
    Medium,
    /// Red square.
    Significant,
    /// Grey dash.
    NoUpdate,
    /// Blue tick.
    Complete,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Self; 5] = [Self::OnTrack, Self::Medium, Self::Significant, Self::NoUpdate, Self::Complete];
}

impl From<Status> for Mark {
    fn from(status: Status) -> Self {
        match status {
            Status::OnTrack => Self::OnTrack,
            Status::Medium => Self::Medium,
            Status::Significant => Self::Significant,
            Status::NoUpdate => Self::NoUpdate,
            Status::Complete => Self::Complete,
        }
    }
}

impl From<MeasureStatus> for Mark {
    fn from(status: MeasureStatus) -> Self {
        match status {
            MeasureStatus::Green => Self::OnTrack,
            MeasureStatus::Amber => Self::Medium,
            MeasureStatus::Red => Self::Significant,
            MeasureStatus::NotRated => Self::NoUpdate,
        }
    }
}

/// One of the values a cell of closed words can take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is stored.
    pub code: &'static str,
    /// The council's word.
    pub word: String,
    /// The key that sets it.
    pub letter: char,
    /// Its mark.
    pub mark: Option<Mark>,
}

/// What a column holds, as far as keys and alignment go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// A line of text.
    Text,
    /// Text of several lines; its editor opens over the neighbouring cells.
    LongText,
    /// A date; people type it many ways.
    Date,
    /// A figure, set to the right.
    Number,
    /// One of a few words.
    Choice(Vec<Choice>),
    /// Only a finding's dot; the cursor passes over it.
    Dot,
}

/// A column as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridColumn {
    /// Its name.
    pub id: ColumnId,
    /// Its heading.
    pub title: String,
    /// Its width in points when nobody has changed it.
    pub width: u16,
    /// What it holds.
    pub kind: CellKind,
    /// Whether its cells can be changed.
    pub editable: bool,
    /// Whether it stays put while the others scroll; only the first columns can.
    pub sticky: bool,
    /// Whether it takes the width that is left over.
    pub grows: bool,
    /// The heading it shares with the columns beside it, if any.
    pub group: Option<String>,
}

impl GridColumn {
    /// An editable column; change what differs with the methods below.
    pub fn new(id: ColumnId, title: impl Into<String>, width: u16, kind: CellKind) -> Self {
        Self { id, title: title.into(), width, kind, editable: true, sticky: false, grows: false, group: None }
    }

    /// The column, not to be changed.
    #[must_use]
    pub fn read_only(self) -> Self {
        Self { editable: false, ..self }
    }

    /// The column, staying put while others scroll.
    #[must_use]
    pub fn sticky(self) -> Self {
        Self { sticky: true, ..self }
    }

    /// The column, taking the width that is left over.
    #[must_use]
    pub fn growing(self) -> Self {
        Self { grows: true, ..self }
    }

    /// The column, under a heading it shares with its neighbours.
    #[must_use]
    pub fn grouped(self, group: String) -> Self {
        Self { group: Some(group), ..self }
    }

    /// What it is called where its group's heading is not seen: "Q2, Target".
    pub fn spoken(&self) -> Cow<'_, str> {
        self.group.as_ref().map_or(Cow::Borrowed(&self.title), |group| Cow::Owned(format!("{group}, {}", self.title)))
    }

    /// Whether the cursor can stand in it.
    pub fn takes_cursor(&self) -> bool {
        self.kind != CellKind::Dot
    }
}

/// How a cell's text is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A value.
    #[default]
    Normal,
    /// A value of less weight, such as a reference or last quarter's.
    Secondary,
    /// No value yet: the text invites to give one and is not the cell's text.
    Invitation,
    /// A value that needs attention, such as a date gone by.
    Alert,
}

/// How a cell reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellView<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// A mark before the text.
    pub mark: Option<Mark>,
    /// How the text is meant.
    pub tone: Tone,
    /// The gravest finding of the cell.
    pub finding: Option<Tier>,
    /// Whether it holds the words that are looked for.
    pub found: bool,
}

impl<'a> CellView<'a> {
    /// A plain value.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The view with another tone.
    #[must_use]
    pub fn tone(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The view with a mark.
    #[must_use]
    pub fn mark(self, mark: Mark) -> Self {
        Self { mark: Some(mark), ..self }
    }

    /// The view with a finding.
    #[must_use]
    pub fn finding(self, finding: Option<Tier>) -> Self {
        Self { finding, ..self }
    }
}

/// A heading across all columns, above the row it comes before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The row it stands above, counted without headings.
    pub before: usize,
    /// Its words.
    pub text: String,
}

/// The table behind a grid. Rows are counted in view order, after filter and sort; the source keeps that order by revision,
/// because all of this is asked every frame.
pub trait GridSource {
    /// The columns, the sticky ones first.
    fn columns(&self) -> &[GridColumn];

    /// How many rows are in view.
    fn row_count(&self) -> usize;

    /// The id of a row.
    fn row_id(&self, row: usize) -> Option<RowId>;

    /// Where a row is now; asked every frame, so not by searching.
    fn row_of(&self, id: &RowId) -> Option<usize>;

    /// How people call the row: its reference.
    fn row_name(&self, row: usize) -> Cow<'_, str>;

    /// How a cell reads.
    fn cell(&self, row: usize, column: usize) -> CellView<'_>;

    /// The text an editor starts with.
    fn edit_text(&self, row: usize, column: usize) -> String {
        let view = self.cell(row, column);
        if view.tone == Tone::Invitation { String::new() } else { view.text.into_owned() }
    }

    /// The cell as it leaves for another program; read back, it is the same value.
    fn copy_text(&self, row: usize, column: usize) -> String {
        self.edit_text(row, column)
    }

    /// The column that decides the order, and whether from the end.
    fn sorted(&self) -> Option<(usize, bool)> {
        None
    }

    /// The headings, in order of `before`, at most one a row.
    fn headings(&self) -> &[Heading] {
        &[]
    }
}

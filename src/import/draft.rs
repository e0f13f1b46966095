//! Owns a record as it is gathered from a sheet: texts by field, each with the cell it came from.
//! Must not know rows of a return.

use crate::model::{Period, RecordKind};
use crate::tables::Text;
use crate::workbook::CellRef;

/// A cell, and what stands there.
pub(super) type Place = (CellRef, Text);

/// A text as it is put together: most are a cell's own and shared, some grow line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Words {
    Shared(Text),
    Grown(String),
}

/// The cells a value came from; nearly always one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum From {
    #[default]
    Nowhere,
    Cell(Place),
    Cells(Vec<Place>),
}

/// A value of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    words: Words,
    from: From,
}

impl Given {
    /// Its canonical text.
    pub(super) fn text(&self) -> &str {
        match &self.words {
            Words::Shared(text) => text,
            Words::Grown(text) => text,
        }
    }

    /// The same, to keep.
    pub(super) fn to_text(&self) -> Text {
        match &self.words {
            Words::Shared(text) => Text::clone(text),
            Words::Grown(text) => text.as_str().into(),
        }
    }

    /// Another text from the same cells.
    pub(super) fn set_text(&mut self, text: impl Into<Text>) {
        self.words = Words::Shared(text.into());
    }

    /// The cells it came from; none when the framework or the layout gave it.
    pub(super) fn from(&self) -> &[Place] {
        match &self.from {
            From::Nowhere => &[],
            From::Cell(place) => std::slice::from_ref(place),
            From::Cells(places) => places,
        }
    }

    fn add_line(&mut self, line: &str, at: CellRef) {
        let mut text = match &mut self.words {
            Words::Shared(text) => text.to_string(),
            Words::Grown(text) => std::mem::take(text),
        };
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
        self.words = Words::Grown(text);
        let mut places = match std::mem::take(&mut self.from) {
            From::Nowhere => Vec::new(),
            From::Cell(place) => vec![place],
            From::Cells(places) => places,
        };
        places.push((at, line.into()));
        self.from = From::Cells(places);
    }

    fn moved(&mut self, to: impl Fn(CellRef) -> Option<CellRef>) {
        let moved = |(at, written): Place| Some((to(at)?, written));
        self.from = match std::mem::take(&mut self.from) {
            From::Nowhere => From::Nowhere,
            From::Cell(place) => moved(place).map_or(From::Nowhere, From::Cell),
            From::Cells(places) => From::Cells(places.into_iter().filter_map(moved).collect()),
        };
    }
}

/// A record as the sheet gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    /// The kind of record.
    pub(super) kind: RecordKind,
    /// The sheet's place in the workbook.
    pub(super) sheet: usize,
    /// The values, by field.
    values: Vec<(&'static str, Given)>,
}

impl Draft {
    pub(super) fn new(kind: RecordKind, sheet: usize) -> Self {
        Self { kind, sheet, values: Vec::new() }
    }

    /// The same with room for values, where many drafts are made.
    pub(super) fn with_room(kind: RecordKind, sheet: usize, values: usize) -> Self {
        Self { kind, sheet, values: Vec::with_capacity(values) }
    }

    /// The same record with its cells where `to` says; a cell that stands nowhere is no source.
    pub(super) fn moved(mut self, to: impl Fn(CellRef) -> Option<CellRef>) -> Self {
        self.values.iter_mut().for_each(|(_, given)| given.moved(&to));
        self
    }

    fn place(&self, field: &str) -> Result<usize, usize> {
        self.values.binary_search_by(|(known, _)| (*known).cmp(field))
    }

    /// The value of a field, if it is given.
    pub(super) fn get(&self, field: &str) -> Option<&Given> {
        self.values.get(self.place(field).ok()?).map(|(_, given)| given)
    }

    /// The value of a field, to change it.
    pub(super) fn get_mut(&mut self, field: &str) -> Option<&mut Given> {
        let at = self.place(field).ok()?;
        self.values.get_mut(at).map(|(_, given)| given)
    }

    /// The values, by field.
    pub(super) fn values(&self) -> impl Iterator<Item = (&'static str, &Given)> {
        self.values.iter().map(|(field, given)| (*field, given))
    }

    /// The cells it came from.
    pub(super) fn cells(&self) -> impl Iterator<Item = CellRef> + '_ {
        self.values.iter().flat_map(|(_, given)| given.from()).map(|(at, _)| *at)
    }

    /// Takes out the values that do not fit.
    pub(super) fn retain(&mut self, fits: impl Fn(&'static str, &Given) -> bool) {
        self.values.retain(|(field, given)| fits(field, given));
    }

    /// The text of a field; empty when not given.
    pub(super) fn text(&self, field: &str) -> &str {
        self.get(field).map_or("", Given::text)
    }

    /// The same, to keep.
    pub(super) fn to_text(&self, field: &str) -> Text {
        self.get(field).map(Given::to_text).unwrap_or_default()
    }

    /// Whether the field is given.
    pub(super) fn has(&self, field: &str) -> bool {
        !self.text(field).is_empty()
    }

    /// Sets a field from a cell; what stood there before is replaced.
    pub(super) fn set(&mut self, field: &'static str, text: impl Into<Text>, from: Option<Place>) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        let given = Given { words: Words::Shared(text), from: from.map_or(From::Nowhere, From::Cell) };
        match self.place(field) {
            Ok(at) => {
                if let Some((_, known)) = self.values.get_mut(at) {
                    *known = given;
                }
            }
            Err(at) => self.values.insert(at, (field, given)),
        }
    }

    /// Sets a field that nothing was given for.
    pub(super) fn fill(&mut self, field: &'static str, text: impl Into<Text>, from: Option<Place>) {
        if !self.has(field) {
            self.set(field, text, from);
        }
    }

    /// Adds a line to a text field.
    pub(super) fn add_line(&mut self, field: &'static str, text: &str, at: CellRef) {
        let place = self.place(field).unwrap_or_else(|place| {
            let given = Given { words: Words::Grown(String::new()), from: From::Nowhere };
            self.values.insert(place, (field, given));
            place
        });
        self.values.get_mut(place).into_iter().for_each(|(_, given)| given.add_line(text, at));
    }

    /// The period of the record.
    pub(super) fn period(&self) -> Option<Period> {
        crate::tables::CellText::parse(self.text("period")).ok()
    }
}

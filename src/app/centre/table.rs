//! Owns a table as a page shows it: every cell in words, worked out once, so that a frame only lays them out.
//! Must not know which tables there are, nor how one is drawn.

use crate::app::grid::Mark;
use crate::framework::Framework;
use crate::model::Band;
use crate::report::{Cell, Column, Place, Table, Tone};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How a cell's words are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Face {
    /// As text.
    #[default]
    Plain,
    /// As text that counts.
    Strong,
    /// As what explains the rest.
    Quiet,
    /// As a code that is compared sign by sign.
    Code,
    /// As a change for the better or the worse.
    Change(Tone),
    /// As a state on its own ground.
    Tag(Tone),
}

/// A part of a stacked bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The shape and colour of its status.
    pub mark: Mark,
    /// The letter of its status.
    pub letter: String,
    /// The words of its status.
    pub word: String,
    /// How many.
    pub count: usize,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShownCell {
    /// What it says.
    pub text: String,
    /// What stands under that.
    pub under: String,
    /// The mark before the words.
    pub mark: Option<Mark>,
    /// How the words are set.
    pub face: Face,
    /// The parts of a stacked bar, in place of words.
    pub bar: Vec<Part>,
}

impl ShownCell {
    /// A cell of plain words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same, set another way.
    #[must_use]
    pub fn face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    fn of(cell: &Cell, framework: &Framework) -> Self {
        let (mark, face) = match cell {
            Cell::Status(status) | Cell::HeadStatus(status) => (Some(Mark::from(*status)), Face::Plain),
            Cell::Verdict(status) => (Some(Mark::from(*status)), Face::Plain),
            Cell::Score(_, band) => (band.map(of_band), Face::Plain),
            Cell::Code(_) => (None, Face::Code),
            Cell::Change(_, tone) => (None, Face::Change(*tone)),
            Cell::Tag(_, tone) => (None, Face::Tag(*tone)),
            _ => (None, Face::Plain),
        };
        Self { text: cell.words(framework), mark, face, ..Self::default() }
    }

    /// What is read out of it.
    pub fn spoken(&self) -> String {
        let parts: Vec<String> = self.bar.iter().map(|part| format!("{} {}", part.count, part.word)).collect();
        let told = [self.text.as_str(), self.under.as_str(), &parts.join(", ")];
        told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// The mark of a band.
pub(super) fn of_band(band: Band) -> Mark {
    match band {
        Band::Green => Mark::OnTrack,
        Band::Amber => Mark::Medium,
        Band::Red => Mark::Significant,
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownColumn {
    /// Its heading.
    pub title: String,
    /// How much of the room it asks for, beside the others.
    pub weight: u16,
    /// Whether it holds figures, which stand at the right.
    pub figures: bool,
    /// Its longest words, so that a frame measures these and not every cell.
    pub longest: Vec<ShownCell>,
}

/// What a row is to the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// One of them.
    #[default]
    Plain,
    /// A part of the row before: "of which complete".
    Part,
    /// Their sum.
    Total,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownRow {
    /// A cell a column.
    pub cells: Vec<ShownCell>,
    /// What it is to the others.
    pub kind: RowKind,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownTable {
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<ShownColumn>,
    /// Its rows.
    pub rows: Vec<ShownRow>,
    /// A number that its words give, so that what was worked out for them is not taken for others.
    pub stamp: u64,
}

impl ShownTable {
    /// A table of these rows; each column is a title and whether it holds figures.
    pub fn new(caption: impl Into<String>, columns: &[(&str, bool)], rows: Vec<ShownRow>) -> Self {
        let column = |(at, (title, figures)): (usize, &(&str, bool))| {
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            column(title, 40, *figures, cells)
        };
        let columns = columns.iter().enumerate().map(column).collect();
        Self { caption: caption.into(), columns, stamp: stamp(&rows), rows }
    }

    /// A table of a report, with the columns that stand on its page.
    pub fn of(table: &Table, framework: &Framework) -> Self {
        Self::with(table, framework, |column| column.place)
    }

    /// A table of a report, with every one of these columns and no other.
    pub fn with_columns(table: &Table, framework: &Framework, titles: &[&str]) -> Self {
        let shown = |column: &Column| {
            if titles.contains(&column.title.as_str()) { Place::Own } else { Place::SheetOnly }
        };
        Self::with(table, framework, shown)
    }

    fn with(table: &Table, framework: &Framework, place: impl Fn(&Column) -> Place) -> Self {
        let places: Vec<Place> = table.columns.iter().map(place).collect();
        let rows = table
            .rows
            .iter()
            .map(|row| (row, RowKind::Plain))
            .chain(table.total.iter().map(|row| (row, RowKind::Total)));
        let rows: Vec<ShownRow> = rows
            .map(|(row, kind)| ShownRow { cells: shown_cells(row, &table.columns, &places, framework), kind })
            .collect();
        let shown = table.columns.iter().zip(&places).filter(|(_, place)| matches!(place, Place::Head | Place::Own));
        let columns = shown.enumerate().map(|(at, (own, _))| {
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            column(&own.title, own.width, own.figures, cells)
        });
        Self { caption: table.caption.clone(), columns: columns.collect(), stamp: stamp(&rows), rows }
    }

    /// The same with the rows that name no status told as parts of the row before.
    #[must_use]
    pub fn with_parts(mut self) -> Self {
        let plain = self.rows.iter_mut().filter(|row| row.kind == RowKind::Plain);
        for row in plain.filter(|row| row.cells.first().is_some_and(|cell| cell.mark.is_none())) {
            row.kind = RowKind::Part;
        }
        self
    }

    /// The same with the first column with one of these titles set as what counts.
    #[must_use]
    pub fn strong(mut self, titles: &[&str]) -> Self {
        if let Some(at) = self.columns.iter().position(|column| titles.contains(&column.title.as_str())) {
            for cell in self.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
                cell.face = Face::Strong;
            }
        }
        self
    }
}

fn column<'a>(title: &str, weight: u16, figures: bool, cells: impl Iterator<Item = &'a ShownCell>) -> ShownColumn {
    let length = |cell: &&ShownCell| {
        if cell.bar.is_empty() { cell.text.chars().count().max(cell.under.chars().count()) } else { usize::MAX }
    };
    let mut longest: Vec<&ShownCell> = cells.collect();
    longest.sort_by_key(|cell| std::cmp::Reverse(length(cell)));
    // Letters differ in width: words of nearly the same length are measured too.
    let most = longest.first().map_or(0, length);
    let longest = longest.into_iter().filter(|cell| length(cell).saturating_add(2) >= most).take(24).cloned().collect();
    ShownColumn { title: title.to_owned(), weight, figures, longest }
}

fn stamp(rows: &[ShownRow]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        (&cell.text, &cell.under).hash(&mut hasher);
    }
    hasher.finish()
}

/// The cells of the columns that are shown, each with what stands under it.
fn shown_cells(row: &[Cell], columns: &[Column], places: &[Place], framework: &Framework) -> Vec<ShownCell> {
    let mut shown: Vec<ShownCell> = Vec::new();
    for ((cell, column), place) in row.iter().zip(columns).zip(places) {
        match place {
            Place::Head | Place::Own => shown.push(ShownCell::of(cell, framework)),
            Place::Under => {
                let words = cell.words(framework);
                // A bare date says too little.
                let words = if matches!(cell, Cell::Date(_)) { format!("{} {words}", column.title) } else { words };
                if let Some(main) = shown.last_mut().filter(|_| !words.is_empty()) {
                    let under = [std::mem::take(&mut main.under), words];
                    main.under = under.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" \u{b7} ");
                }
            }
            Place::SheetOnly => {}
        }
    }
    // A row shorter than its table, as a body without a bundle has, ends in blanks.
    let wanted = places.iter().filter(|place| matches!(place, Place::Head | Place::Own)).count();
    shown.resize(wanted, ShownCell::default());
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_under_a_cell_joins_it_and_the_workbooks_own_columns_stay_out() {
        let columns = vec![
            Column::new("Ref", 10, Place::Head),
            Column::new("Lead", 20, Place::Own),
            Column::new("By", 20, Place::Under),
            Column::new("Plan", 20, Place::SheetOnly),
        ];
        let mut table = Table::new("Case", columns);
        let day = jiff::civil::Date::constant(2023, 3, 31);
        table.row(vec![Cell::text("27a"), Cell::text("Director"), Cell::Date(day), Cell::text("Plan")]);
        table.row(vec![Cell::text("28")]);
        let shown = ShownTable::of(&table, &Framework::built_in());
        let titles: Vec<&str> = shown.columns.iter().map(|column| column.title.as_str()).collect();
        assert_eq!(titles, ["Ref", "Lead"]);
        let cell = shown.rows[0].cells[1].clone();
        assert_eq!((cell.text.as_str(), cell.under.as_str()), ("Director", "By 31 March 2023"));
        assert_eq!(shown.rows[1].cells.len(), 2, "a short row ends in blanks");
    }
}

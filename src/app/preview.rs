//! Owns what the import screen shows of a workbook, worked out once: what became of each cell, how wide columns are, what is gained.
//! Must not know how a workbook is understood, nor how a sheet is drawn.

use crate::import::Imported;
use crate::model::{Disposition, Edit, Evidence, LedgerEntry, Period, RecordKind, RowId, Step};
use crate::workbook::{Cell, CellRange, CellRef, Sheet, Workbook};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// No column is shown narrower or wider, in letters.
const LETTERS: (usize, usize) = (5, 26);

/// What a cell was taken for, as the sheet is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// A heading, of a column or of a section.
    Heading,
    /// Part of a record of the asked quarter.
    Record,
    /// Of an earlier period.
    History,
    /// Left out, with a reason.
    LeftOut,
    /// A person is asked.
    Asked,
}

impl Shade {
    /// In the order of the legend.
    pub const ALL: [Self; 5] = [Self::Heading, Self::Record, Self::History, Self::LeftOut, Self::Asked];

    fn of(entry: &LedgerEntry, earlier: bool) -> Option<Self> {
        Some(match entry.disposition? {
            Disposition::Imported if earlier => Self::History,
            Disposition::Imported => Self::Record,
            Disposition::Asked => Self::Asked,
            Disposition::Ignored if entry.reason.ends_with("a heading") || entry.reason == "a section heading" => {
                Self::Heading
            }
            Disposition::Ignored if entry.reason.starts_with("history") => Self::History,
            Disposition::Ignored => Self::LeftOut,
        })
    }
}

/// What is shown of a workbook.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// Its sheets, in order.
    pub sheets: Vec<SheetPreview>,
    /// How many records of each kind it would add or change.
    pub gives: Vec<(RecordKind, usize)>,
    ledger: Vec<LedgerEntry>,
}

/// What is shown of a sheet.
#[derive(Clone, Debug, Default)]
pub struct SheetPreview {
    /// The width of each column from A on, in letters.
    pub letters: Vec<usize>,
    /// How many rows there are, from row 1 on.
    pub rows: u32,
    /// Merged ranges by their first cell.
    pub merges: HashMap<CellRef, CellRange>,
    /// Cells by what they were taken for, in the order of [`Shade::ALL`].
    pub counts: [u32; 5],
    /// What each cell of the sheet was taken for.
    shades: Vec<Option<Shade>>,
    /// For each cell of the sheet, the entry of the ledger that tells what became of it.
    fates: Vec<Option<usize>>,
}

impl Preview {
    /// What is shown of a workbook, understood or not yet.
    pub fn of(workbook: &Workbook, imported: Option<(&Imported, Period)>) -> Self {
        let (imported, asked) = (imported.map(|(imported, _)| imported), imported.map(|(_, asked)| asked));
        let evidence = imported.and_then(|imported| evidence(&imported.step));
        let earlier = evidence.map(|evidence| earlier(evidence, asked)).unwrap_or_default();
        let ledger = evidence.map(|evidence| evidence.ledger.clone()).unwrap_or_default();
        let none = HashSet::new();
        let sheets = workbook.sheets.iter();
        let sheets =
            sheets.map(|sheet| SheetPreview::of(sheet, &ledger, earlier.get(sheet.name.as_str()).unwrap_or(&none)));
        let sheets = sheets.collect();
        let gives = imported.map(|imported| gives(&imported.step)).unwrap_or_default();
        Self { sheets, gives, ledger }
    }

    /// What became of the cell at an index of `Sheet::cells`; nothing for a blank cell.
    pub fn fate(&self, sheet: usize, cell: usize) -> Option<&LedgerEntry> {
        let entry = self.sheets.get(sheet)?.fates.get(cell).copied().flatten()?;
        self.ledger.get(entry)
    }

    /// What the cell at an index of `Sheet::cells` was taken for; nothing for a blank cell.
    pub fn shade(&self, sheet: usize, cell: usize) -> Option<Shade> {
        self.sheets.get(sheet)?.shades.get(cell).copied().flatten()
    }
}

impl SheetPreview {
    fn of(sheet: &Sheet, ledger: &[LedgerEntry], earlier: &HashSet<CellRef>) -> Self {
        let columns = sheet.extent.map_or(0, |extent| index(extent.last.column) + 1);
        let mut letters = vec![LETTERS.0; columns];
        // A title stands alone in its row and runs over its neighbours: it makes no column wide.
        for cell in sheet.rows().filter(|row| row.len() > 1).flatten() {
            if let Some(width) = letters.get_mut(index(cell.at.column)) {
                *width = (*width).max(longest_line(cell));
            }
        }
        let mut shown = Self {
            letters,
            rows: sheet.extent.map_or(0, |extent| extent.last.row + 1),
            merges: sheet.merges.iter().map(|merge| (merge.first, *merge)).collect(),
            counts: [0; 5],
            shades: vec![None; sheet.cells.len()],
            fates: vec![None; sheet.cells.len()],
        };
        for (at, entry) in ledger.iter().enumerate().filter(|(_, entry)| entry.sheet == sheet.name) {
            shown.take_in(sheet, at, entry, earlier);
        }
        shown
    }

    /// Gives every cell of an entry's range that entry.
    fn take_in(&mut self, sheet: &Sheet, at: usize, entry: &LedgerEntry, earlier: &HashSet<CellRef>) {
        let Ok(range) = entry.range.parse::<CellRange>() else { return };
        let first = sheet.cells.partition_point(|cell| cell.at.row < range.first.row);
        let last = sheet.cells.partition_point(|cell| cell.at.row <= range.last.row);
        let cells = sheet.cells.get(first..last).unwrap_or_default();
        let fates = self.fates.get_mut(first..last).unwrap_or_default().iter_mut();
        let shades = self.shades.get_mut(first..last).unwrap_or_default().iter_mut();
        for (cell, (fate, known)) in cells.iter().zip(fates.zip(shades)) {
            if !range.contains(cell.at) || cell.is_empty() {
                continue;
            }
            let shade = Shade::of(entry, earlier.contains(&cell.at));
            (*fate, *known) = (Some(at), shade);
            let place = Shade::ALL.iter().position(|known| Some(*known) == shade);
            if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
                *count += 1;
            }
        }
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn longest_line(cell: &Cell) -> usize {
    cell.shown().lines().map(|line| line.chars().take(LETTERS.1).count()).max().unwrap_or(0)
}

fn evidence(step: &Step) -> Option<&Evidence> {
    step.edits.iter().find_map(|edit| match edit {
        Edit::Evidence { now: Some(evidence), .. } => Some(&**evidence),
        _ => None,
    })
}

/// The cells whose figures are of earlier periods, by sheet.
fn earlier(evidence: &Evidence, asked: Option<Period>) -> HashMap<&str, HashSet<CellRef>> {
    let mut cells: HashMap<&str, HashSet<CellRef>> = HashMap::new();
    let of_measure = evidence.sources.iter().filter(|source| source.record == Some(RecordKind::Measure));
    let figures = of_measure.filter(|source| source.period.is_some() && source.period != asked);
    // The name of a measure is told with every period; only figures are history.
    for source in figures.filter(|source| matches!(source.field, "value" | "target" | "target_upper" | "status")) {
        if let Some((column, line)) = source.cell.place() {
            cells.entry(source.sheet).or_default().insert(CellRef::new(line.saturating_sub(1), column - 1));
        }
    }
    cells
}

/// How many rows of each kind a step touches, in the order of the kinds.
fn gives(step: &Step) -> Vec<(RecordKind, usize)> {
    let mut rows: BTreeMap<RecordKind, BTreeSet<&RowId>> = BTreeMap::new();
    for edit in &step.edits {
        match edit {
            Edit::Field { row, field, .. } => rows.entry(field.kind()).or_default().insert(row),
            Edit::Added { kind, row, .. } => rows.entry(*kind).or_default().insert(row),
            Edit::Removed { .. } | Edit::Evidence { .. } => continue,
        };
    }
    let counted = rows.into_iter().filter(|(kind, _)| *kind != RecordKind::Return);
    counted.map(|(kind, rows)| (kind, rows.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cause, SourceFile, Sources};
    use crate::workbook::Reader;
    use jiff::Timestamp;
    use std::path::Path;

    fn entry(sheet: &str, range: &str, cells: u32, disposition: Disposition) -> LedgerEntry {
        LedgerEntry {
            sheet: sheet.to_owned(),
            range: range.to_owned(),
            cells: Some(cells),
            disposition: Some(disposition),
            ..LedgerEntry::default()
        }
    }

    #[test]
    fn a_cell_has_the_fate_of_the_range_it_lies_in() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3/housing.xlsx");
        let workbook = Reader::read(&path).expect("the sample");
        let sheet = &workbook.sheets[0];
        let first = sheet.cells.iter().position(|cell| !cell.is_empty()).expect("a cell");
        let range = sheet.cells[first].at.to_string();
        let ledger = vec![entry(&sheet.name, &range, 1, Disposition::Ignored)];
        let evidence = Evidence { file: SourceFile::default(), sources: Sources::default(), ledger };
        let edit = Edit::Evidence { file: "housing.xlsx".to_owned(), was: None, now: Some(Box::new(evidence)) };
        let step = Step::new(Timestamp::UNIX_EPOCH, "", Cause::Imported, vec![edit]);
        let report = crate::import::Report::default();
        let imported = Imported {
            step,
            questions: Vec::new(),
            report,
            answers_used: BTreeSet::new(),
            changes: Vec::new(),
            doubts: Vec::new(),
        };
        let preview = Preview::of(&workbook, Some((&imported, Period::Quarter(2022, 3))));
        assert_eq!(preview.fate(0, first).and_then(|fate| fate.disposition), Some(Disposition::Ignored));
        assert_eq!(preview.fate(0, first + 1), None, "the next cell is in no range");
        assert_eq!(preview.sheets[0].counts, [0, 0, 0, 1, 0]);
        assert_eq!(preview.shade(0, first), Some(Shade::LeftOut));
    }

    #[test]
    fn a_row_counts_once_however_many_of_its_fields_change() {
        use crate::model::Field;
        let field = |name: &str| Edit::Field {
            row: RowId::new("a1"),
            field: Field::named(RecordKind::Action, name).expect("a field"),
            was: String::new(),
            now: "x".to_owned(),
        };
        let step = Step::new(Timestamp::UNIX_EPOCH, "", Cause::Imported, vec![field("cause"), field("recovery")]);
        assert_eq!(gives(&step), [(RecordKind::Action, 1)]);
    }
}

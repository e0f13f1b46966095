//! Owns what became of each cell of a sheet while it is read; each cell has exactly one fate in the end.
//! Must not know why a fate was chosen.

use super::answers::About;
use crate::workbook::{Cell, CellRef, Sheet};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// What became of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Fate {
    /// Its value is in the return.
    Imported,
    /// Left out, and why.
    Ignored(String),
    /// Not understood; the question's words.
    Asked(String),
}

/// A fate by its place among the different ones, from 1; 0 is imported.
type Which = u32;

const IMPORTED: Which = 0;

/// The fates of a row's cells, by column.
#[derive(Clone, Debug)]
struct Row {
    number: u32,
    cells: Vec<(u32, Which)>,
}

/// The fates of a sheet's cells: few are different, so a cell has only the place of its own among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Fates {
    rows: Vec<Row>,
    /// Where each row stands among them.
    place_of: HashMap<u32, usize>,
    /// Where the row stands that was spoken of last: the next cell is mostly in it too.
    last: usize,
    different: Vec<Fate>,
    places: HashMap<Fate, Which>,
    /// Answers of a person that decided some of them.
    answers: BTreeSet<About>,
    /// Percentages whose scale a person said.
    on_scale: BTreeSet<CellRef>,
}

impl Fates {
    /// Sets a fate. An imported cell stays imported: another record that does not need it takes nothing away.
    pub(super) fn set(&mut self, at: CellRef, fate: Fate) {
        let which = self.which(fate);
        self.put(at, which, false);
    }

    /// Puts a fate in its place; where nothing may take away what is imported, unless it is `for_good`.
    fn put(&mut self, at: CellRef, which: Which, for_good: bool) {
        let Some(row) = self.row_mut(at.row) else { return };
        // Rows are mostly read from left to right.
        let place = match row.last() {
            Some((last, _)) if *last < at.column => Err(row.len()),
            _ => row.binary_search_by_key(&at.column, |(column, _)| *column),
        };
        match place {
            Err(place) => row.insert(place, (at.column, which)),
            Ok(place) => {
                if let Some((_, known)) = row.get_mut(place).filter(|(_, known)| for_good || *known != IMPORTED) {
                    *known = which;
                }
            }
        }
    }

    fn row_mut(&mut self, number: u32) -> Option<&mut Vec<(u32, Which)>> {
        if self.rows.get(self.last).is_none_or(|row| row.number != number) {
            let next = self.rows.len();
            self.last = *self.place_of.entry(number).or_insert(next);
            if self.last == next {
                self.rows.push(Row { number, cells: Vec::new() });
            }
        }
        self.rows.get_mut(self.last).map(|row| &mut row.cells)
    }

    fn row(&self, number: u32) -> &[(u32, Which)] {
        let last = self.rows.get(self.last).filter(|row| row.number == number);
        let row = last.or_else(|| self.rows.get(*self.place_of.get(&number)?));
        row.map(|row| row.cells.as_slice()).unwrap_or_default()
    }

    fn which(&mut self, fate: Fate) -> Which {
        if fate == Fate::Imported {
            return IMPORTED;
        }
        let fresh = Which::try_from(self.different.len() + 1).unwrap_or(Which::MAX);
        match self.places.entry(fate) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(place) => {
                self.different.push(place.key().clone());
                *place.insert(fresh)
            }
        }
    }

    /// An answer of a person was heard.
    pub(super) fn heard(&mut self, about: About) {
        self.answers.insert(about);
    }

    /// A person said on which scale the percentage in this cell stands.
    pub(super) fn on_scale(&mut self, at: CellRef) {
        self.on_scale.insert(at);
    }

    /// Whether a person said on which scale the percentage in this cell stands.
    pub(super) fn is_on_scale(&self, at: CellRef) -> bool {
        self.on_scale.contains(&at)
    }

    /// The answers that were heard.
    pub(super) fn answers(&self) -> impl Iterator<Item = &About> {
        self.answers.iter()
    }

    /// The cell's value is in the return.
    pub(super) fn imported(&mut self, at: CellRef) {
        self.put(at, IMPORTED, false);
    }

    /// The cell is left out.
    pub(super) fn ignored(&mut self, at: CellRef, reason: impl Into<String>) {
        self.set(at, Fate::Ignored(reason.into()));
    }

    /// Takes in the fates of a part of the sheet, whose cells stand where `real` says.
    pub(super) fn take_in(&mut self, part: Self, real: impl Fn(CellRef) -> Option<CellRef>) {
        self.answers.extend(part.answers);
        self.on_scale.extend(part.on_scale.into_iter().filter_map(&real));
        let own = part.different.into_iter().map(|fate| self.which(fate));
        let here: Vec<Which> = std::iter::once(IMPORTED).chain(own).collect();
        let mut rows = part.rows;
        rows.sort_unstable_by_key(|row| row.number);
        for Row { number: row, cells } in rows {
            for (column, which) in cells {
                let here = usize::try_from(which).ok().and_then(|at| here.get(at)).copied();
                if let (Some(at), Some(which)) = (real(CellRef::new(row, column)), here) {
                    self.put(at, which, false);
                }
            }
        }
    }

    /// The cell's value was taken for imported, and is asked about after all; no record holds it any more.
    pub(super) fn asked_after_all(&mut self, at: CellRef, question: String) {
        let which = self.which(Fate::Asked(question));
        self.put(at, which, true);
    }

    /// Whether the cell has a fate.
    pub(super) fn knows(&self, at: CellRef) -> bool {
        self.find(at).is_some()
    }

    fn find(&self, at: CellRef) -> Option<&Fate> {
        let row = self.row(at.row);
        let place = row.binary_search_by_key(&at.column, |(column, _)| *column).ok()?;
        row.get(place).and_then(|(_, which)| fate_at(&self.different, *which))
    }

    /// The fates of the non-empty cells, row by row in reading order; a cell nobody spoke for is asked about.
    pub(super) fn of_sheet<'s>(&'s self, sheet: &'s Sheet) -> impl Iterator<Item = Vec<(CellRef, &'s Fate)>> + 's {
        static UNSPOKEN: LazyLock<Fate> = LazyLock::new(|| Fate::Asked("not understood".to_owned()));
        sheet.rows().map(move |cells| {
            let known = cells.first().map(|cell| self.row(cell.at.row)).unwrap_or_default();
            let mut known = known.iter().peekable();
            let mut of_cell = |cell: &Cell| {
                while known.next_if(|(column, _)| *column < cell.at.column).is_some() {}
                let own = known.peek().filter(|(column, _)| *column == cell.at.column);
                own.and_then(|(_, which)| fate_at(&self.different, *which)).unwrap_or(&UNSPOKEN)
            };
            cells.iter().filter(|cell| !cell.is_empty()).map(|cell| (cell.at, of_cell(cell))).collect()
        })
    }
}

fn fate_at(different: &[Fate], which: Which) -> Option<&Fate> {
    match usize::try_from(which).ok()?.checked_sub(1) {
        None => Some(&Fate::Imported),
        Some(at) => different.get(at),
    }
}

//! Owns what became of each cell of a sheet while it is read; each cell has exactly one fate in the end.
//! Must not know why a fate was chosen.

use super::answers::About;
use crate::workbook::{CellRef, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// What became of a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// Its value is in the return.
    Imported,
    /// Left out, and why.
    Ignored(String),
    /// Not understood; the question's words.
    Asked(String),
}

/// The fates of a sheet's cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Fates {
    cells: BTreeMap<CellRef, Fate>,
    /// Answers of a person that decided some of them.
    answers: BTreeSet<About>,
    /// Percentages whose scale a person said.
    on_scale: BTreeSet<CellRef>,
}

impl Fates {
    /// Sets a fate. An imported cell stays imported: another record that does not need it takes nothing away.
    pub(super) fn set(&mut self, at: CellRef, fate: Fate) {
        let known = self.cells.entry(at).or_insert_with(|| fate.clone());
        if *known != Fate::Imported {
            *known = fate;
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
        self.set(at, Fate::Imported);
    }

    /// The cell is left out.
    pub(super) fn ignored(&mut self, at: CellRef, reason: impl Into<String>) {
        self.set(at, Fate::Ignored(reason.into()));
    }

    /// Takes in the fates of a part of the sheet, whose cells stand where `real` says.
    pub(super) fn take_in(&mut self, part: Self, real: impl Fn(CellRef) -> Option<CellRef>) {
        self.answers.extend(part.answers);
        self.on_scale.extend(part.on_scale.into_iter().filter_map(&real));
        for (at, fate) in part.cells.into_iter().filter_map(|(at, fate)| Some((real(at)?, fate))) {
            self.set(at, fate);
        }
    }

    /// The cell's value was taken for imported, and is asked about after all; no record holds it any more.
    pub(super) fn asked_after_all(&mut self, at: CellRef, question: String) {
        self.cells.insert(at, Fate::Asked(question));
    }

    /// Whether the cell has a fate.
    pub(super) fn knows(&self, at: CellRef) -> bool {
        self.cells.contains_key(&at)
    }

    /// The fate of every non-empty cell in reading order; one nobody spoke for is asked about.
    pub(super) fn of_sheet(&self, sheet: &Sheet) -> Vec<(CellRef, Fate)> {
        let filled = sheet.cells.iter().filter(|cell| !cell.is_empty());
        let fate = |at| self.cells.get(&at).cloned().unwrap_or_else(|| Fate::Asked("not understood".to_owned()));
        filled.map(|cell| (cell.at, fate(cell.at))).collect()
    }
}

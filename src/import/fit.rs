//! Owns how well a column's cells fit what its heading could mean.
//! Must not know which heading wins.

use super::concept::Concept;
use super::layout::grid::Grid;
use super::lift::{Env, closed, date, missing, number, reference, status, written};
use crate::model::RecordKind;
use crate::workbook::{Cell, CellRef, Value};

/// Some cells of a column.
pub(super) struct Sample<'a> {
    cells: Vec<&'a Cell>,
}

/// Cells looked at; more would not change the mind.
const ENOUGH: usize = 40;

impl<'a> Sample<'a> {
    /// The first cells of a column in these rows; a colour counts as a cell.
    pub(super) fn of(grid: &Grid<'a>, column: u32, rows: &[u32]) -> Self {
        let at = rows.iter().map(|row| CellRef::new(*row, column));
        let wide = |at: &CellRef| grid.block(*at).is_some_and(|block| block.width() > 1);
        let cells = at.filter(|at| !grid.is_covered(*at) && !wide(at)).filter_map(|at| grid.get(at));
        Self { cells: cells.take(ENOUGH).collect() }
    }

    /// The cells that hold something.
    pub(super) fn filled(&self) -> impl Iterator<Item = &'a Cell> + '_ {
        self.cells.iter().copied().filter(|cell| !cell.is_empty())
    }

    /// Whether its cells are names or descriptions: words, and no two alike.
    pub(super) fn names_things(&self) -> bool {
        let texts: std::collections::BTreeSet<&str> = self.filled().map(written).collect();
        let words = |cell: &Cell| matches!(cell.value, Value::Text(_)) && written(cell).split_whitespace().count() > 1;
        let count = self.filled().count();
        count > 0 && texts.len() == count && self.filled().filter(|cell| words(cell)).count() * 3 >= count * 2
    }

    /// Whether nothing stands in the column.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.is_empty()
    }

    /// Whether most cells are words at length and not a name or a code.
    pub(super) fn is_wordy(&self) -> bool {
        self.mostly_longer_than(4)
    }

    /// Whether most cells are sentences, longer than a name.
    pub(super) fn is_prose(&self) -> bool {
        self.mostly_longer_than(7)
    }

    fn mostly_longer_than(&self, words: usize) -> bool {
        let long = self.cells.iter().filter(|cell| written(cell).split_whitespace().count() > words).count();
        !self.cells.is_empty() && long * 2 >= self.cells.len()
    }
}

/// From -40 (it cannot be) over 0 (nothing known) to 10 (all cells fit).
pub(super) fn of(env: &Env<'_>, kind: RecordKind, concept: Concept, sample: &Sample<'_>) -> i32 {
    let filled: Vec<&&Cell> = sample.cells.iter().filter(|cell| !cell.is_empty() || cell.fill.is_some()).collect();
    let words: Vec<&&Cell> = filled.iter().copied().filter(|cell| !cell.is_empty()).collect();
    let is_colour = matches!(concept, Concept::Status | Concept::Rating);
    let cells = if is_colour { &filled } else { &words };
    if cells.is_empty() {
        return 0;
    }
    let Some(test) = test(env, kind, concept) else { return 0 };
    let fitting = cells.iter().filter(|cell| test(cell)).count();
    let share = i32::try_from(fitting * 100 / cells.len()).unwrap_or(0);
    if share >= 50 { share / 10 } else { share - 40 }
}

type Test<'a> = Box<dyn Fn(&Cell) -> bool + 'a>;

fn test<'a>(env: &'a Env<'a>, kind: RecordKind, concept: Concept) -> Option<Test<'a>> {
    let in_list = |list: &'static str| -> Option<Test<'a>> {
        Some(Box::new(move |cell: &Cell| closed::code(env, list, "", written(cell)).is_some()))
    };
    match concept {
        Concept::Status if kind == RecordKind::Measure => {
            Some(Box::new(|cell| status::of_measure(env, cell).is_some()))
        }
        Concept::Status => Some(Box::new(|cell| status::of_action(env, cell).is_some())),
        Concept::Polarity => in_list("polarity"),
        Concept::Frequency => in_list("frequency"),
        Concept::Event => in_list("event"),
        Concept::Treatment => in_list("treatment"),
        Concept::Publish => in_list("publish"),
        Concept::Lifecycle => in_list("lifecycle"),
        Concept::Outcome => Some(Box::new(|cell| env.names.outcome(written(cell)).is_some())),
        Concept::Ref => {
            Some(Box::new(|cell| !matches!(cell.value, Value::Text(_)) || reference::looks_like(written(cell))))
        }
        Concept::Value
        | Concept::Target
        | Concept::YearToDate
        | Concept::Score
        | Concept::AnnualTarget
        | Concept::Forecast
        | Concept::Benchmark => Some(Box::new(|cell| {
            number::of_cell(cell).is_some()
                || number::range(cell).is_some()
                || missing::of_text(env, written(cell)).is_some()
        })),
        Concept::Due
        | Concept::StartDate
        | Concept::RecoveryDate
        | Concept::RevisedDate
        | Concept::CompletedDate
        | Concept::ExpectedDate
        | Concept::TargetDate => {
            Some(Box::new(|cell| date::of_cell(env, cell, date::Edge::Last) != date::Day::Unknown))
        }
        Concept::Action | Concept::Measure | Concept::Risk | Concept::Title => Some(Box::new(|cell| {
            let words = written(cell);
            matches!(cell.value, Value::Text(_)) && words.chars().count() > 3 && !reference::looks_like(words)
        })),
        Concept::Owner | Concept::Commentary | Concept::Text => {
            Some(Box::new(|cell| matches!(cell.value, Value::Text(_))))
        }
        _ => None,
    }
}

//! Owns finding labels that stand under each other with their values beside or below them.
//! Must not know what the labels make together.

use crate::import::concept::Concept;
use crate::import::headings;
use crate::import::layout::grid::Grid;
use crate::import::lift::{Env, colour, status, written};
use crate::import::spelling::plain;
use crate::workbook::{Cell, CellRef, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A label with the values that belong to it, left to right or top to bottom.
#[derive(Clone, Debug)]
pub(super) struct Pair<'a> {
    /// The cell of the label.
    pub(super) label: &'a Cell,
    /// The label's words.
    pub(super) text: String,
    /// What the label is known for, if it is known.
    pub(super) concept: Option<Concept>,
    /// Its values.
    pub(super) values: Vec<&'a Cell>,
    /// The value, where label and value stand in one cell: "Owner: Head of Hubs".
    pub(super) inline: Option<String>,
}

/// Labels under each other, each said once.
#[derive(Clone, Debug)]
pub(super) struct Run<'a> {
    /// The pairs, in reading order.
    pub(super) pairs: Vec<Pair<'a>>,
    /// The column of the labels furthest left.
    pub(super) column: u32,
    /// A lone line right above, which heads the run.
    pub(super) heading: Vec<&'a Cell>,
    /// The first row and the last.
    pub(super) rows: (u32, u32),
}

/// Rows that may lie between two labels of a run.
const GAP: u32 = 4;
/// Longest label.
const LONGEST: usize = 80;
/// Labels a run has at least.
const FEWEST: usize = 3;

/// What a cell is known for as a label.
fn known(env: &Env<'_>, text: &str) -> Option<Concept> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let reading = headings::glance(env, text);
    let candidate = reading.candidates.first()?;
    let by_cue = candidate.confidence < 84;
    (!by_cue || text.split_whitespace().count() <= 6).then_some(candidate.concept)
}

/// "Owner: Head of Hubs" in one cell.
fn inline<'t>(env: &Env<'_>, text: &'t str) -> Option<(Concept, &'t str, &'t str)> {
    let (label, value) = text.split_once(':')?;
    let (label, value) = (label.trim(), value.trim());
    if value.is_empty() || label.split_whitespace().count() > 4 {
        return None;
    }
    let concept = *env.words.heading(&plain(label)).first()?;
    Some((concept, label, value))
}

struct Finder<'a, 'g> {
    env: &'g Env<'g>,
    grid: &'g Grid<'a>,
    labels: BTreeMap<CellRef, Concept>,
}

/// The runs of a sheet, top to bottom.
pub(super) fn find<'a>(env: &Env<'_>, grid: &Grid<'a>) -> Vec<Run<'a>> {
    let rows = grid.rows();
    let mut labels = BTreeMap::new();
    for cell in rows.iter().flat_map(|row| grid.filled(*row)).filter(|cell| matches!(cell.value, Value::Text(_))) {
        if let Some(concept) = known(env, written(cell)) {
            labels.insert(cell.at, concept);
        }
    }
    // "RAG status | Complete": the word is the value of the label before it, though some head a column with it.
    let is_value = |at: &CellRef| {
        let before = at.column.checked_sub(1).and_then(|column| labels.get(&CellRef::new(at.row, column)));
        before == Some(&Concept::Status) && grid.get(*at).is_some_and(|cell| status::is_bare(env, written(cell)))
    };
    let values: Vec<CellRef> = labels.keys().copied().filter(is_value).collect();
    for value in values {
        labels.remove(&value);
    }
    let finder = Finder { env, grid, labels };
    let under_tables = finder.under_tables(&rows);
    let mut runs: Vec<Run<'a>> = Vec::new();
    for column in finder.columns() {
        let found = finder.of_column(&rows, &under_tables, column);
        let inside = |run: &Run<'a>| {
            runs.iter().any(|known| {
                known.rows.0 <= run.rows.1
                    && run.rows.0 <= known.rows.1
                    && known.pairs.iter().any(|pair| {
                        run.pairs.iter().any(|own| {
                            own.label.at == pair.label.at || pair.values.iter().any(|value| value.at == own.label.at)
                        })
                    })
            })
        };
        let new: Vec<Run<'a>> = found.into_iter().filter(|run| !inside(run)).collect();
        runs.extend(new);
    }
    runs.sort_by_key(|run| (run.rows.0, run.column));
    runs
}

impl<'a> Finder<'a, '_> {
    fn is_label(&self, cell: &Cell) -> bool {
        self.labels.contains_key(&cell.at)
    }

    /// Columns that hold labels, from the left.
    fn columns(&self) -> BTreeSet<u32> {
        let mut columns: BTreeSet<u32> = self.labels.keys().map(|at| at.column).collect();
        let inlines = self
            .grid
            .sheet
            .cells
            .iter()
            .filter(|cell| matches!(cell.value, Value::Text(_)) && inline(self.env, written(cell)).is_some());
        columns.extend(inlines.map(|cell| cell.at.column));
        columns
    }

    /// Rows that continue a table: below a row with more headings than anything else, up to a blank row.
    fn under_tables(&self, rows: &[u32]) -> BTreeSet<u32> {
        let mut under = BTreeSet::new();
        let mut last: Option<u32> = None;
        for row in rows {
            let cells: Vec<&Cell> = self.grid.filled(*row).collect();
            let labels = cells.iter().filter(|cell| self.is_label(cell)).count();
            let heads = labels >= 3 && labels * 2 > cells.len()
                || labels == 2 && cells.len() == 2 && self.heads_a_table(&cells);
            if heads || last.is_some_and(|last| last + 1 == *row) {
                under.insert(*row);
                last = Some(*row);
            } else {
                last = None;
            }
        }
        under
    }

    /// Two headings and nothing else head a table when the row below holds two cells that are no labels.
    fn heads_a_table(&self, cells: &[&'a Cell]) -> bool {
        let below = |cell: &&&Cell| {
            let at = CellRef::new(cell.at.row + 1, cell.at.column);
            self.grid.get(at).is_some_and(|cell| !cell.is_empty() && !self.is_label(cell))
        };
        cells.iter().filter(below).count() == cells.len()
    }

    /// The runs whose first labels stand in a column.
    fn of_column(&self, rows: &[u32], under_tables: &BTreeSet<u32>, column: u32) -> Vec<Run<'a>> {
        let mut runs = Vec::new();
        let mut open: Option<Run<'a>> = None;
        let mut waiting: Vec<Pair<'a>> = Vec::new();
        let mut heading: Vec<&'a Cell> = Vec::new();
        for row in rows.iter().filter(|row| !under_tables.contains(row)) {
            let mut pairs = self.pairs(*row, column);
            let is_known = pairs.iter().any(|pair| pair.concept.is_some());
            if !is_known {
                let cells: Vec<&'a Cell> = self.grid.filled(*row).collect();
                if cells.len() <= 2 && Self::is_heading(&cells) {
                    heading = cells;
                }
                // A label we do not know belongs to the run if the run goes on after it.
                waiting.append(&mut pairs);
                continue;
            }
            let said = |run: &Run<'a>| {
                pairs.iter().any(|pair| run.pairs.iter().any(|known| plain(&known.text) == plain(&pair.text)))
            };
            let ends = open.as_ref().is_some_and(|run| said(run) || *row > run.rows.1 + GAP);
            if ends {
                runs.extend(open.take());
            }
            let near = |cells: &[&Cell]| cells.first().is_some_and(|cell| cell.at.row + 3 >= *row);
            let heads = if near(&heading) { std::mem::take(&mut heading) } else { Vec::new() };
            let run = open.get_or_insert_with(|| Run { pairs: Vec::new(), column, heading: heads, rows: (*row, *row) });
            let after = run.pairs.last().map(|pair| pair.label.at.row);
            run.pairs.extend(waiting.drain(..).filter(|pair| after.is_some_and(|after| pair.label.at.row > after)));
            run.pairs.append(&mut pairs);
            run.rows.1 = *row;
        }
        runs.extend(open);
        for run in &mut runs {
            self.values_below(run);
        }
        runs.retain(Self::is_run);
        runs
    }

    /// A heading is a text of its own, or "Project 1:" with its name beside it.
    fn is_heading(cells: &[&'a Cell]) -> bool {
        match cells {
            [one] => matches!(one.value, Value::Text(_)) && written(one).chars().count() <= 120,
            [label, _] => written(label).ends_with(':'),
            _ => false,
        }
    }

    /// The labels of a row from a column on, each with its values.
    fn pairs(&self, row: u32, column: u32) -> Vec<Pair<'a>> {
        let cells: Vec<&'a Cell> = self
            .grid
            .sheet
            .row(row)
            .iter()
            .filter(|cell| !self.grid.is_covered(cell.at) && cell.at.column >= column)
            .collect();
        let Some(first) = cells.first().filter(|cell| cell.at.column == column && !cell.is_empty()) else {
            return Vec::new();
        };
        let Value::Text(_) = &first.value else { return Vec::new() };
        let mut pairs: Vec<Pair<'a>> = Vec::new();
        for cell in cells {
            let text = written(cell);
            if pairs.is_empty() || (self.is_label(cell) && self.is_label_column(cell.at.column)) {
                let concept = self.labels.get(&cell.at).copied();
                let split = concept.is_none().then(|| inline(self.env, text)).flatten();
                pairs.push(match split {
                    Some((concept, label, value)) => Pair {
                        label: cell,
                        text: label.to_owned(),
                        concept: Some(concept),
                        values: Vec::new(),
                        inline: Some(value.to_owned()),
                    },
                    None => Pair { label: cell, text: text.to_owned(), concept, values: Vec::new(), inline: None },
                });
            } else if let Some(pair) = pairs.last_mut() {
                let tells = !cell.is_empty() || cell.fill.and_then(colour::status).is_some();
                if tells {
                    pair.values.push(cell);
                }
            }
        }
        pairs
    }

    /// A column to the right holds labels when most of what stands in it are labels, and several.
    fn is_label_column(&self, column: u32) -> bool {
        let labels = self.labels.keys().filter(|at| at.column == column).count();
        let filled = self.grid.sheet.cells.iter().filter(|cell| cell.at.column == column && !cell.is_empty()).count();
        labels >= 2 && labels * 2 > filled
    }

    /// Where hardly a label has a value beside it, the values stand below.
    fn values_below(&self, run: &mut Run<'a>) {
        let beside = run.pairs.iter().filter(|pair| !pair.values.is_empty() || pair.inline.is_some()).count();
        if beside * 3 > run.pairs.len() {
            return;
        }
        let labels: BTreeSet<u32> =
            run.pairs.iter().filter(|pair| pair.concept.is_some()).map(|pair| pair.label.at.row).collect();
        run.pairs.retain(|pair| pair.concept.is_some());
        for pair in &mut run.pairs {
            let row = pair.label.at.row;
            let next = labels.range(row + 1..).next().copied().unwrap_or(row + GAP);
            let below = (row + 1..next).filter_map(|row| self.grid.get(CellRef::new(row, pair.label.at.column)));
            pair.values = below.filter(|cell| !cell.is_empty()).collect();
            run.rows.1 = run.rows.1.max(pair.values.last().map_or(row, |cell| cell.at.row));
        }
    }

    fn is_run(run: &Run<'a>) -> bool {
        let known: BTreeSet<Concept> = run.pairs.iter().filter_map(|pair| pair.concept).collect();
        let share = run.pairs.iter().filter(|pair| pair.concept.is_some()).count() * 2 >= run.pairs.len();
        let valued = run.pairs.iter().filter(|pair| !pair.values.is_empty() || pair.inline.is_some()).count();
        known.len() >= FEWEST && share && valued >= 2
    }
}

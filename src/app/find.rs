//! Owns finding words in a grid: which cells hold them, in view order, and which is next from where the cursor is.
//! Must not know how a cell is drawn.

use super::grid::GridSource;
use crate::model::RowId;
use std::collections::HashSet;

/// The cells that hold the words looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    needle: String,
    /// Row and column of each, in view order.
    cells: Vec<(usize, usize)>,
}

impl Found {
    /// Every cell of a table that holds these words; capitals do not matter.
    pub fn of(source: &dyn GridSource, words: &str) -> Self {
        let needle = needle(words);
        if needle.is_empty() {
            return Self::default();
        }
        let columns: Vec<usize> =
            source.columns().iter().enumerate().filter(|(_, c)| c.takes_cursor()).map(|(at, _)| at).collect();
        let holds = |row, column| source.copy_text(row, column).to_lowercase().contains(&needle);
        let row = |row| columns.iter().filter(move |column| holds(row, **column)).map(move |column| (row, *column));
        let cells = (0..source.row_count()).flat_map(row).collect();
        Self { needle, cells }
    }

    /// The words, as they are compared; empty while nothing is looked for.
    pub fn needle(&self) -> &str {
        &self.needle
    }

    /// How many cells hold them.
    pub fn count(&self) -> usize {
        self.cells.len()
    }

    /// The rows that hold them.
    pub fn rows(&self, shown: &[RowId]) -> HashSet<RowId> {
        self.cells.iter().filter_map(|(row, _)| shown.get(*row).cloned()).collect()
    }

    /// Which of them a cell is, from 1.
    pub fn number(&self, cell: (usize, usize)) -> Option<usize> {
        self.cells.binary_search(&cell).ok().map(|at| at + 1)
    }

    /// The next one after a cell, or the one before it, round and round.
    pub fn next(&self, from: (usize, usize), forward: bool) -> Option<(usize, usize)> {
        let after = self.cells.partition_point(|cell| *cell <= from);
        let before = self.cells.partition_point(|cell| *cell < from);
        let next = if forward {
            self.cells.get(after).or_else(|| self.cells.first())
        } else {
            before.checked_sub(1).and_then(|at| self.cells.get(at)).or_else(|| self.cells.last())
        };
        next.copied()
    }

    /// "5 of 22", or how many there are while the cursor is on none.
    pub fn words(&self, cursor: Option<(usize, usize)>) -> String {
        match (self.count(), cursor.and_then(|cell| self.number(cell))) {
            (0, _) => "Nothing found".to_owned(),
            (count, Some(number)) => format!("{number} of {count}"),
            (count, None) => format!("{count} found"),
        }
    }
}

/// Words as they are compared.
fn needle(words: &str) -> String {
    words.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found() -> Found {
        Found { needle: "x".to_owned(), cells: vec![(1, 2), (1, 4), (7, 0)] }
    }

    #[test]
    fn the_walk_goes_on_from_the_cursor_round_and_round() {
        let found = found();
        assert_eq!(found.next((0, 0), true), Some((1, 2)));
        assert_eq!(found.next((1, 2), true), Some((1, 4)));
        assert_eq!(found.next((7, 0), true), Some((1, 2)));
        assert_eq!(found.next((7, 0), false), Some((1, 4)));
        assert_eq!(found.next((1, 2), false), Some((7, 0)));
        assert_eq!(Found::default().next((0, 0), true), None);
    }

    #[test]
    fn it_is_told_which_of_how_many() {
        assert_eq!(found().words(Some((1, 4))), "2 of 3");
        assert_eq!(found().words(Some((3, 3))), "3 found");
        assert_eq!(Found::default().words(None), "Nothing found");
    }
}

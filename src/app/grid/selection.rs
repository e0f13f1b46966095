//! Owns a range of cells: two corners by what they are, and where they stand among what is shown now.
//! Must not know what is done with the cells.

use super::state::Position;

/// Two opposite corners of a range. The cursor stands somewhere in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The corner that stays.
    pub from: Position,
    /// The corner that Shift and an arrow move.
    pub to: Position,
}

/// A range among the rows and columns shown now; all four are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first row.
    pub top: usize,
    /// Its last row.
    pub bottom: usize,
    /// Its first column.
    pub left: usize,
    /// Its last column.
    pub right: usize,
}

impl Span {
    /// The range between two cells, given as row and column.
    pub fn between(one: (usize, usize), other: (usize, usize)) -> Self {
        Self {
            top: one.0.min(other.0),
            bottom: one.0.max(other.0),
            left: one.1.min(other.1),
            right: one.1.max(other.1),
        }
    }

    /// Whether a cell lies in it.
    pub fn contains(self, row: usize, column: usize) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }

    /// How many rows it has.
    pub fn rows(self) -> usize {
        self.bottom - self.top + 1
    }

    /// How many columns it has.
    pub fn columns(self) -> usize {
        self.right - self.left + 1
    }

    /// Whether it is a single cell.
    pub fn is_one(self) -> bool {
        self.rows() == 1 && self.columns() == 1
    }

    /// The cell after another one within the range, round and round: down the columns for Enter, along the rows for Tab.
    pub fn next(self, (row, column): (usize, usize), down: bool, forward: bool) -> (usize, usize) {
        let (rows, columns) = (self.rows(), self.columns());
        let (below, along) = (row.saturating_sub(self.top), column.saturating_sub(self.left));
        let (count, at) = (rows * columns, if down { along * rows + below } else { below * columns + along });
        let at = if forward { at + 1 } else { at + count - 1 } % count;
        if down {
            (self.top + at % rows, self.left + at / rows)
        } else {
            (self.top + at / columns, self.left + at % columns)
        }
    }

    /// The range in words: "12 by 3 cells".
    pub fn words(self) -> String {
        format!("{} by {} cells", self.rows(), self.columns())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_goes_down_the_columns_and_tab_along_the_rows_round_and_round() {
        let span = Span::between((4, 3), (2, 2));
        let walk = |down, forward| {
            let mut at = (2, 2);
            let mut seen = Vec::new();
            for _ in 0..span.rows() * span.columns() {
                at = span.next(at, down, forward);
                seen.push(at);
            }
            seen
        };
        assert_eq!(walk(true, true), [(3, 2), (4, 2), (2, 3), (3, 3), (4, 3), (2, 2)]);
        assert_eq!(walk(false, true), [(2, 3), (3, 2), (3, 3), (4, 2), (4, 3), (2, 2)]);
        assert_eq!(walk(true, false)[0], (4, 3), "back from the first is the last");
    }
}

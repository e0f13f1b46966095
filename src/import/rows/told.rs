//! Owns what the columns of a table tell as a whole, before a line of it is read: scales, dates, colours.
//! Must not know what becomes of the rows.

use super::meanings::Meanings;
use super::{dates, five, tinted};
use crate::import::layout::grid::Grid;
use crate::import::layout::lines::Line;
use crate::import::lift::Env;
use crate::import::mapping::TableMap;
use std::collections::BTreeSet;

/// What the columns of a table tell, and what their cells were found to mean so far.
pub(in crate::import) struct Told {
    /// Columns whose statuses are of a scale of five.
    pub(super) of_five: BTreeSet<u32>,
    /// The column whose colours are the statuses, where no column is for them.
    pub(super) tinted: Option<u32>,
    /// Columns whose statuses are figures that go beyond three.
    pub(super) beyond_three: BTreeSet<u32>,
    /// Columns with a date that can only be month first.
    pub(super) month_first: BTreeSet<u32>,
    /// What cells mean.
    pub(super) meanings: Meanings,
}

impl Told {
    /// What the columns tell in these lines.
    pub(in crate::import) fn of(env: &Env<'_>, grid: &Grid<'_>, table: &TableMap, lines: &[(u32, Line)]) -> Self {
        Self {
            of_five: five::columns(env, grid, table, lines),
            tinted: tinted::column(grid, table, lines),
            beyond_three: five::beyond_three(env, grid, table, lines),
            month_first: dates::month_first(grid, table, lines),
            meanings: Meanings::default(),
        }
    }
}

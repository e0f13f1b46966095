//! Owns what of a room's grids is shown: rows, columns, the places found, and where the cursor stands among them.
//! Must not know how a grid is drawn.

use super::columns::KINDS;
use super::find::Found;
use super::grid::ColumnId;
use super::layout::Layout;
use super::quarters::Quarters;
use super::records::Records;
use super::room::Room;
use super::view::View;
use crate::model::{RecordKind, RowId};
use std::collections::{BTreeMap, HashSet};

impl Room {
    /// Works out the rows of a grid anew: after a filter changed, or rows came and went.
    pub(super) fn look_again(&mut self, kind: RecordKind) {
        self.show_rows(kind, None);
        self.find_again(kind);
        let only = self.grid(kind).filter(|grid| grid.wanted.only_found && !grid.found.needle().is_empty());
        if let Some(rows) = only.map(|grid| grid.found.rows(&grid.view.rows)) {
            self.show_rows(kind, Some(&rows));
            self.find_again(kind);
        }
    }

    fn show_rows(&mut self, kind: RecordKind, only: Option<&HashSet<RowId>>) {
        let Some(grid) = self.grid(kind) else { return };
        let ret = self.document.ret();
        let view = View::of(ret, kind, &grid.wanted, only, &self.findings, &self.shell.framework);
        let quarters = (kind == RecordKind::Measure).then(|| Quarters::of(ret, self.document.previous()));
        if let Some(grid) = self.grid_mut(kind) {
            if grid.view.rows != view.rows {
                // Between the corners of the range stand other rows now.
                grid.state.select(None);
            }
            grid.view = view;
            grid.quarters = quarters.unwrap_or_default();
        }
    }

    /// Looks for the words anew.
    pub(super) fn find_again(&mut self, kind: RecordKind) {
        let Some(grid) = self.grid(kind) else { return };
        let words = grid.wanted.find.clone();
        let found = Records::of(self, kind, self.day).map(|records| Found::of(&records, &words));
        if let Some(grid) = self.grid_mut(kind) {
            grid.found = found.unwrap_or_default();
        }
    }

    /// Arranges every grid's columns as remembered.
    pub(super) fn lay_out_all(&mut self, layouts: &BTreeMap<String, Layout>) {
        for kind in KINDS {
            self.lay_out(kind, layouts.get(&kind.to_string()).cloned().unwrap_or_default());
        }
    }

    /// Arranges the columns of a grid.
    pub(super) fn lay_out(&mut self, kind: RecordKind, layout: Layout) {
        if let Some(grid) = self.grid_mut(kind) {
            grid.columns = layout.arrange(&grid.designed);
            let widths = layout.widths.iter().map(|(name, width)| (ColumnId::owned(name.clone()), *width));
            grid.state.set_widths(widths.collect());
            grid.state.select(None);
            grid.layout = layout;
        }
        self.find_again(kind);
    }

    /// Where a grid's cursor stands among what is shown.
    pub fn cursor(&self, kind: RecordKind) -> Option<(usize, usize)> {
        let records = Records::of(self, kind, self.day)?;
        self.grid(kind)?.state.place(&records)
    }

    /// How much is selected in a grid: rows and columns, where it is more than a cell.
    pub fn selected(&self, kind: RecordKind) -> Option<(usize, usize)> {
        let records = Records::of(self, kind, self.day)?;
        let span = self.grid(kind)?.state.span(&records).filter(|span| !span.is_one())?;
        Some((span.rows(), span.columns()))
    }

    /// Brings the numbers on the chips up to date and leaves the rows where they are: a row must not go from under the cursor.
    pub(super) fn count_again(&mut self, kind: RecordKind) {
        let Some(grid) = self.grid(kind) else { return };
        let counts = View::counts(self.document.ret(), kind, &self.findings);
        let looks = !grid.found.needle().is_empty();
        if let Some(grid) = self.grid_mut(kind) {
            grid.view.counts = counts;
        }
        if looks {
            self.find_again(kind);
        }
    }
}

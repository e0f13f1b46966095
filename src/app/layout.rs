//! Owns how a person arranged the columns of a grid: widths, order, which are hidden; remembered by the columns' names.
//! Must not know what stands in a column.

use super::grid::{ColumnId, GridColumn};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An arrangement; an empty one leaves the columns as they were designed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The widths someone gave, in points.
    pub widths: BTreeMap<String, u16>,
    /// Every column in the order someone put them; empty when nobody did.
    pub order: Vec<String>,
    /// The columns someone hid.
    pub hidden: BTreeSet<String>,
}

/// Whether a column may be moved and hidden: those that stay put and those that only hold dots may not.
pub(super) fn is_loose(column: &GridColumn) -> bool {
    !column.sticky && column.takes_cursor()
}

impl Layout {
    /// The columns as arranged. Those nobody placed, because they are new, follow the one they were designed to follow.
    pub fn arrange(&self, designed: &[GridColumn]) -> Vec<GridColumn> {
        let shown = |column: &&GridColumn| !is_loose(column) || !self.hidden.contains(column.id.as_str());
        self.ordered(designed).into_iter().filter(shown).cloned().collect()
    }

    fn ordered<'a>(&self, designed: &'a [GridColumn]) -> Vec<&'a GridColumn> {
        let loose = |column: &&GridColumn| is_loose(column);
        let known = |name: &String| designed.iter().filter(loose).find(|column| column.id.as_str() == name);
        let mut placed: Vec<&GridColumn> = Vec::new();
        for column in self.order.iter().filter_map(known) {
            if !placed.contains(&column) {
                placed.push(column);
            }
        }
        let mut before: Option<&GridColumn> = None;
        for column in designed.iter().filter(loose) {
            if !placed.contains(&column) {
                let at = before.and_then(|before| placed.iter().position(|other| *other == before));
                placed.insert(at.map_or(0, |at| at + 1), column);
            }
            before = Some(column);
        }
        let first_loose = designed.iter().position(is_loose).unwrap_or(designed.len());
        let (head, rest) = designed.split_at(first_loose);
        let tail = rest.iter().filter(|column| !is_loose(column));
        head.iter().chain(placed).chain(tail).collect()
    }

    /// Puts a column before another one, or last.
    pub fn put(&mut self, designed: &[GridColumn], column: &ColumnId, before: Option<&ColumnId>) {
        let mut order: Vec<String> =
            self.ordered(designed).into_iter().filter(|column| is_loose(column)).map(name_of).collect();
        let Some(from) = order.iter().position(|name| name == column.as_str()) else { return };
        let name = order.remove(from);
        let to = before.and_then(|before| order.iter().position(|name| name == before.as_str()));
        order.insert(to.unwrap_or(order.len()), name);
        self.order = order;
    }

    /// Moves a column past the next one that is shown, to the left or to the right.
    pub fn step(&mut self, designed: &[GridColumn], column: &ColumnId, right: bool) {
        let shown: Vec<ColumnId> =
            self.arrange(designed).into_iter().filter(is_loose).map(|column| column.id).collect();
        let Some(at) = shown.iter().position(|id| id == column) else { return };
        match (right, at) {
            (false, 0) => {}
            (false, at) => self.put(designed, column, shown.get(at - 1)),
            (true, at) if at + 1 < shown.len() => self.put(designed, column, shown.get(at + 2)),
            (true, _) => {}
        }
    }

    /// Hides a column, unless it is the last one that could be.
    pub fn hide(&mut self, designed: &[GridColumn], column: &ColumnId) {
        let left = self.arrange(designed).iter().filter(|shown| is_loose(shown)).count();
        if left > 1 && designed.iter().any(|known| known.id == *column && is_loose(known)) {
            self.hidden.insert(column.as_str().to_owned());
        }
    }
}

fn name_of(column: &GridColumn) -> String {
    column.id.as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::grid::CellKind;
    use super::*;
    use proptest::prelude::*;

    fn column(name: &'static str) -> GridColumn {
        GridColumn::new(ColumnId::new(name), name, 100, CellKind::Text)
    }

    fn designed() -> Vec<GridColumn> {
        let dot = GridColumn::new(ColumnId::new("dot"), "", 28, CellKind::Dot).sticky();
        vec![dot, column("ref").sticky(), column("a"), column("b"), column("c"), column("d")]
    }

    fn names(layout: &Layout) -> String {
        layout.arrange(&designed()).iter().map(|column| column.id.as_str().to_owned()).collect::<Vec<_>>().join(" ")
    }

    const A: ColumnId = ColumnId::new("a");
    const C: ColumnId = ColumnId::new("c");

    #[test]
    fn a_column_is_put_before_another_and_moved_past_its_neighbours() {
        let mut layout = Layout::default();
        assert_eq!(names(&layout), "dot ref a b c d");
        layout.put(&designed(), &C, Some(&A));
        assert_eq!(names(&layout), "dot ref c a b d");
        layout.step(&designed(), &C, true);
        assert_eq!(names(&layout), "dot ref a c b d");
        layout.step(&designed(), &A, false);
        assert_eq!(names(&layout), "dot ref a c b d", "the first goes no further");
        layout.put(&designed(), &A, None);
        assert_eq!(names(&layout), "dot ref c b d a");
        layout.step(&designed(), &A, true);
        assert_eq!(names(&layout), "dot ref c b d a", "nor does the last");
    }

    #[test]
    fn a_move_goes_past_hidden_columns_and_those_that_stay_put_are_not_hidden() {
        let mut layout = Layout::default();
        layout.hide(&designed(), &ColumnId::new("b"));
        layout.hide(&designed(), &ColumnId::new("ref"));
        assert_eq!(names(&layout), "dot ref a c d");
        layout.step(&designed(), &A, true);
        assert_eq!(names(&layout), "dot ref c a d");
        for name in ["a", "c", "d"] {
            layout.hide(&designed(), &ColumnId::owned(name.to_owned()));
        }
        assert_eq!(names(&layout), "dot ref d", "one is left");
    }

    #[test]
    fn a_column_of_a_later_version_stands_after_the_one_it_was_designed_to_follow() {
        let layout = Layout { order: vec!["d".to_owned(), "b".to_owned(), "gone".to_owned()], ..Layout::default() };
        assert_eq!(names(&layout), "dot ref a d b c");
    }

    proptest! {
        #[test]
        fn whatever_is_remembered_no_column_is_lost_or_doubled(order in prop::collection::vec("[a-f]", 0..8)) {
            let layout = Layout { order, ..Layout::default() };
            let mut names: Vec<String> = names(&layout).split(' ').map(str::to_owned).collect();
            names.sort();
            prop_assert_eq!(names, ["a", "b", "c", "d", "dot", "ref"]);
        }
    }
}

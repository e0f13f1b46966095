//! Owns telling that a column's dates are written month first, so that others in it could be read either way.
//! Must not know what becomes of the rows.

use crate::import::layout::grid::Grid;
use crate::import::layout::lines::Line;
use crate::import::lift::date::{Order, order};
use crate::import::mapping::{TableMap, Target};
use crate::model::Field;
use crate::tables::ColumnKind;
use crate::workbook::{Cell, CellRef, Value};
use std::collections::BTreeSet;

/// What is wanted of a date that could be read either way.
pub(super) const EITHER_WAY: &str =
    "a date with its month as a word: another date in this column has its month first, so this one may have too";

/// The date columns of a table in which some text can only be a day with its month first.
pub(super) fn month_first(grid: &Grid<'_>, table: &TableMap, lines: &[(u32, Line)]) -> BTreeSet<u32> {
    let is_date = |field: &str| {
        let column = Field::named(table.kind, field).and_then(Field::column);
        column.is_some_and(|column| column.kind == ColumnKind::Date)
    };
    let dates =
        table.columns.iter().filter(|column| matches!(&column.target, Target::Field { field, .. } if is_date(field)));
    let american = dates.filter(|column| {
        let rows = lines.iter().filter(|(_, line)| *line == Line::Record).map(|(row, _)| CellRef::new(*row, column.at));
        rows.filter_map(|at| grid.seen(at)).any(|cell| order_of(cell) == Some(Order::MonthFirst))
    });
    american.map(|column| column.at).collect()
}

/// Whether a cell's day could as well be its month.
pub(super) fn is_either_way(cell: &Cell) -> bool {
    order_of(cell) == Some(Order::Either)
}

/// A real date has no order; only text can be misread.
fn order_of(cell: &Cell) -> Option<Order> {
    match &cell.value {
        Value::Text(text) => order(text),
        _ => None,
    }
}

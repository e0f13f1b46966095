//! Owns statuses that stand in no column: the colour of each row's reference or title is the status.
//! Must not know what becomes of the rows.

use crate::import::layout::grid::Grid;
use crate::import::layout::lines::Line;
use crate::import::lift::colour;
use crate::import::mapping::TableMap;
use crate::model::{RecordKind, Status};
use crate::workbook::CellRef;

/// The column whose colours are the statuses of a table that has no column for them.
///
/// Stripes and headings have one colour: most rows must be coloured, and in more than one colour of a status.
pub(super) fn column(grid: &Grid<'_>, table: &TableMap, lines: &[(u32, Line)]) -> Option<u32> {
    let lists_statuses = matches!(table.kind, RecordKind::Action | RecordKind::Measure);
    if !lists_statuses || table.column_of("status").is_some() {
        return None;
    }
    let rows: Vec<u32> = lines.iter().filter(|(_, line)| *line == Line::Record).map(|(row, _)| *row).collect();
    let coloured = |at: u32| {
        let said = rows.iter().filter_map(|row| status(grid, CellRef::new(*row, at)));
        let said: Vec<Status> = said.filter(|status| *status != Status::NoUpdate).collect();
        let differ = said.iter().any(|one| Some(one) != said.first());
        (differ && said.len() * 3 >= rows.len() * 2).then_some(said.len())
    };
    let columns = table.columns.iter().filter_map(|column| Some((coloured(column.at)?, column.at)));
    columns.max_by_key(|(count, at)| (*count, u32::MAX - at)).map(|(_, at)| at)
}

/// The status that the colour of a cell stands for.
pub(super) fn status(grid: &Grid<'_>, at: CellRef) -> Option<Status> {
    grid.get(at)?.fill.and_then(colour::status)
}

//! Owns telling that a column of statuses is a scale of five: Green, Amber/Green, Amber, Amber/Red, Red.
//! Must not know what becomes of the rows.

use crate::import::layout::grid::Grid;
use crate::import::layout::lines::Line;
use crate::import::lift::{Env, status, written};
use crate::import::mapping::{TableMap, Target};
use crate::import::spelling::{has_words, plain};
use crate::model::Status;
use crate::workbook::CellRef;
use std::collections::{BTreeSet, HashSet};

/// What is wanted of a figure on a scale that nothing explains.
pub(super) const BEYOND_THREE: &str = "a status; the figures go beyond three, and no key says which end is good";

/// The columns of a table that use the scale.
///
/// One "Amber/Red" may be somebody who could not decide; both halves in one column, or a heading that names the scale, are a scale.
pub(super) fn columns(env: &Env<'_>, grid: &Grid<'_>, table: &TableMap, lines: &[(u32, Line)]) -> BTreeSet<u32> {
    let statuses = table.columns.iter().filter(
        |column| matches!(&column.target, Target::Field { field, .. } if matches!(*field, "status" | "previous_status")),
    );
    let uses = statuses.filter(|column| {
        let rows = lines.iter().filter(|(_, line)| *line == Line::Record).map(|(row, _)| CellRef::new(*row, column.at));
        let texts: HashSet<&str> = rows.filter_map(|at| grid.seen(at)).map(written).collect();
        let halves: Vec<Status> = texts.into_iter().filter_map(|text| status::half_amber(env, text)).collect();
        let heading = plain(&column.heading);
        let named = has_words(&heading, "delivery confidence") || has_words(&heading, "dca");
        named || (halves.contains(&Status::OnTrack) && halves.contains(&Status::Significant))
    });
    uses.map(|column| column.at).collect()
}

/// The columns whose statuses are figures beyond three: nothing says which end is good, unless a key in the workbook does.
pub(super) fn beyond_three(env: &Env<'_>, grid: &Grid<'_>, table: &TableMap, lines: &[(u32, Line)]) -> BTreeSet<u32> {
    let statuses =
        table.columns.iter().filter(|column| matches!(&column.target, Target::Field { field: "status", .. }));
    let figure = |cell: &crate::workbook::Cell| written(cell).parse::<u32>().ok();
    let beyond = statuses.filter(|column| {
        let rows = lines.iter().filter(|(_, line)| *line == Line::Record).map(|(row, _)| CellRef::new(*row, column.at));
        let mut figures = rows.filter_map(|at| grid.seen(at)).filter_map(figure);
        let is_explained = |figure: u32| {
            let text = figure.to_string();
            env.words.keyed(&text).or_else(|| env.words.closed("status", &text)).is_some()
        };
        figures.any(|figure| figure > 3 && !is_explained(figure))
    });
    beyond.map(|column| column.at).collect()
}

//! Owns the columns of each grid as designed: what each holds, how it is edited, which words it takes.
//! Must not know how a person arranged them, nor any row.

use super::Editor;
use super::columns::grid_fields;
use super::grid::{CellKind, Choice, ColumnId, GridColumn, Mark};
use super::quarters::{SHOWN, column_name};
use crate::framework::Framework;
use crate::model::{Field, MeasureStatus, Period, RecordKind, Status};
use crate::tables::ColumnKind;

/// The name of the column that holds a finding's dot.
pub(super) const DOT: ColumnId = ColumnId::new("finding");

/// The field of a column of a grid.
pub(super) fn field_of(kind: RecordKind, column: &ColumnId) -> Option<Field> {
    Field::named(kind, column.as_str())
}

/// The columns of a grid as designed, for a return of this period.
pub(super) fn columns(kind: RecordKind, framework: &Framework, period: Option<Period>) -> Vec<GridColumn> {
    let of_field = |shown: &super::GridField| {
        let cell = match shown.editor {
            Editor::Fixed if is_figure(shown.field) => CellKind::Number,
            Editor::Text | Editor::Fixed => CellKind::Text,
            Editor::LongText => CellKind::LongText,
            Editor::Date => CellKind::Date,
            Editor::Number => CellKind::Number,
            Editor::Status => CellKind::Choice(choices(kind, framework)),
        };
        let column = GridColumn::new(ColumnId::new(shown.field.name()), shown.title, shown.width, cell);
        let column = if shown.editor == Editor::Fixed { column.read_only() } else { column };
        if shown.sticky { column.sticky() } else { column }
    };
    // The dots stay put on the left: they are each row's head, to be seen wherever one has scrolled to.
    let dot = GridColumn::new(DOT, "", 28, CellKind::Dot).read_only().sticky();
    let columns = std::iter::once(dot).chain(grid_fields(kind).iter().map(of_field)).collect();
    if kind == RecordKind::Measure { with_quarters(columns, period) } else { columns }
}

fn is_figure(field: Field) -> bool {
    field.column().is_some_and(|column| matches!(column.kind, ColumnKind::Decimal | ColumnKind::Integer))
}

/// A measure's figures by quarter, each with its target under the quarter's heading; only this quarter's are edited.
fn with_quarters(columns: Vec<GridColumn>, period: Option<Period>) -> Vec<GridColumn> {
    let Some(Period::Quarter(_, now)) = period else { return columns };
    let own = |column: &GridColumn| SHOWN.iter().any(|(field, ..)| *field == column.id.as_str());
    let (this, mut others): (Vec<_>, Vec<_>) = columns.into_iter().partition(own);
    let of_quarter = |quarter: usize| {
        let is_this = quarter + 1 == usize::from(now);
        let group = format!("Q{}{}", quarter + 1, if is_this { ", this quarter" } else { "" });
        let column = |(field, title, width): (&str, &str, u16)| {
            let id =
                if is_this { ColumnId::owned(field.to_owned()) } else { ColumnId::owned(column_name(quarter, field)) };
            let designed = this.iter().find(|column| column.id.as_str() == field).cloned();
            let column = GridColumn::new(id, title, width, CellKind::Number).grouped(group.clone());
            let editable = is_this && designed.is_none_or(|designed| designed.editable);
            if editable { column } else { column.read_only() }
        };
        SHOWN.map(column)
    };
    // The headings say which quarter it is.
    others.retain(|column| column.id.as_str() != "period");
    let at = others.iter().position(|column| column.id.as_str() == "status").unwrap_or(others.len());
    others.splice(at..at, (0..4).flat_map(of_quarter));
    others
}

/// The words a status cell can take, the council's own where it has them.
fn choices(kind: RecordKind, framework: &Framework) -> Vec<Choice> {
    let measure = |code: &'static str, word: &str, letter, mark| Choice { code, word: word.to_owned(), letter, mark };
    match kind {
        RecordKind::Action => {
            let of_status = |status: &Status| {
                let words = framework.words(*status);
                let word = words.map_or(status.code(), |words| words.short.as_str()).to_owned();
                let letter = words.and_then(|words| words.letter.chars().next()).unwrap_or('?');
                Choice { code: status.code(), word, letter, mark: Some(Mark::from(*status)) }
            };
            Status::ALL.iter().map(of_status).collect()
        }
        RecordKind::Risk => vec![
            measure("green", "Green", 'G', Some(Mark::OnTrack)),
            measure("amber", "Amber", 'A', Some(Mark::Medium)),
            measure("red", "Red", 'R', Some(Mark::Significant)),
        ],
        _ => vec![
            measure("green", "Green", 'G', Some(MeasureStatus::Green.into())),
            measure("amber", "Amber", 'A', Some(MeasureStatus::Amber.into())),
            measure("red", "Red", 'R', Some(MeasureStatus::Red.into())),
            measure("not-rated", "Not rated", 'N', Some(MeasureStatus::NotRated.into())),
        ],
    }
}

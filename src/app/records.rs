//! Owns the return's records as the grid asks for them: rows in view order, and each cell in words.
//! Must not know how a cell is drawn.

use super::designed::{DOT, field_of};
use super::grid::{CellKind, CellView, GridColumn, GridSource, Heading, Mark, Tone};
use super::quarters::column_of;
use super::room::{Grid, Room};
use crate::model::{Field, Measure, MeasureStatus, Period, RecordKind, RowId, Status};
use crate::tables::{CellText, ColumnKind};
use jiff::civil::Date;
use std::borrow::Cow;

/// One grid of the return room.
#[derive(Clone, Copy)]
pub struct Records<'a> {
    room: &'a Room,
    kind: RecordKind,
    grid: &'a Grid,
    today: Date,
}

impl<'a> Records<'a> {
    /// The grid of a kind of record; nothing for a kind that has none. A date has gone by when it lies before the
    /// quarter's last day, so that an old return does not turn red with age.
    pub fn of(room: &'a Room, kind: RecordKind, today: Date) -> Option<Self> {
        let end = room.document().ret().header().period.and_then(Period::last_day);
        let today = end.map_or(today, |end| end.min(today));
        room.grid(kind).map(|grid| Self { room, kind, grid, today })
    }

    fn cell_of(&self, id: &RowId, column: &GridColumn) -> CellView<'a> {
        if column.id == DOT {
            return CellView::default().finding(self.room.flag(id, None));
        }
        let Some(field) = field_of(self.kind, &column.id) else { return self.other_quarter(id, column) };
        let text = self.room.document().ret().text(id, field).unwrap_or_default();
        let finding = self.room.flag(id, Some(field));
        let view = match &column.kind {
            CellKind::Choice(choices) => self.choice(id, &text, choices),
            _ if text.is_empty() => invitation(field, self.needs_words(id)),
            CellKind::Date => self.date(id, field, &text),
            _ if field.column().is_some_and(|c| c.kind == ColumnKind::Decimal) => CellView::text(figure(&text)),
            _ => CellView::text(text),
        };
        let view = if column.editable || view.tone != Tone::Normal { view } else { view.tone(Tone::Secondary) };
        view.finding(finding)
    }

    /// A figure of another quarter of the year, with the mark of its rating then.
    fn other_quarter(&self, id: &RowId, column: &GridColumn) -> CellView<'a> {
        let Some((quarter, field)) = column_of(column.id.as_str()) else { return CellView::default() };
        let from = (self.room.document().ret(), self.room.document().previous());
        let text = |field| self.grid.quarters.text(id, quarter, field, from).unwrap_or_default();
        let view = CellView::text(figure(&text(field))).tone(Tone::Secondary);
        let rated = (field.name() == "value").then(|| text(Field::of::<Measure>("status")));
        let status = rated.and_then(|code| MeasureStatus::ALL.iter().find(|status| status.code() == code));
        match status.filter(|_| !view.text.is_empty()) {
            Some(status) => view.mark(Mark::from(*status)),
            None => view,
        }
    }

    /// A status: the word and the mark of what counts, which for an unconfirmed one is "no update".
    fn choice(&self, id: &RowId, text: &str, choices: &[super::grid::Choice]) -> CellView<'a> {
        let ret = self.room.document().ret();
        let counted = match self.kind {
            RecordKind::Action => ret.actions().row(id).map(|row| row.record.counted_status().code()),
            _ => None,
        };
        let code = counted.unwrap_or(text);
        match choices.iter().find(|choice| choice.code == code) {
            Some(choice) => {
                let view = CellView::text(choice.word.clone());
                let view = choice.mark.map_or(view.clone(), |mark| view.mark(mark));
                if code == Status::NoUpdate.code() { view.tone(Tone::Secondary) } else { view }
            }
            None => CellView::text("Press G, A or R").tone(Tone::Invitation),
        }
    }

    fn date(&self, id: &RowId, field: Field, text: &str) -> CellView<'a> {
        let Ok(date) = Date::parse(text) else { return CellView::text(text.to_owned()) };
        let view = CellView::text(day(date));
        let done =
            self.room.document().ret().actions().row(id).is_none_or(|row| row.record.status == Some(Status::Complete));
        if field.name() == "due_date" && date < self.today && !done { view.tone(Tone::Alert) } else { view }
    }

    /// Whether the row has no update yet, so that its words are invited.
    fn needs_words(&self, id: &RowId) -> bool {
        let actions = self.room.document().ret().actions();
        actions.row(id).is_some_and(|row| row.record.counted_status() == Status::NoUpdate)
    }
}

fn invitation<'a>(field: Field, needs_words: bool) -> CellView<'a> {
    if needs_words && field.name() == "commentary" {
        CellView::text("Type, or press G, A, R or N on the status").tone(Tone::Invitation)
    } else {
        CellView::default()
    }
}

fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A day as a cell shows it; nothing for a text that is none.
pub(super) fn shown_day(text: &str) -> Option<String> {
    Date::parse(text).ok().map(day)
}

/// A figure with its thousands told apart.
pub(super) fn figure(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("\u{2212}", digits));
    let (whole, rest) =
        digits.split_once('.').map_or((digits, String::new()), |(whole, rest)| (whole, format!(".{rest}")));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

impl GridSource for Records<'_> {
    fn columns(&self) -> &[GridColumn] {
        &self.grid.columns
    }

    fn row_count(&self) -> usize {
        self.grid.view.rows.len()
    }

    fn row_id(&self, row: usize) -> Option<RowId> {
        self.grid.view.rows.get(row).cloned()
    }

    fn row_of(&self, id: &RowId) -> Option<usize> {
        self.grid.view.place(id)
    }

    fn row_name(&self, row: usize) -> Cow<'_, str> {
        let id = self.grid.view.rows.get(row);
        let name = id.and_then(|id| self.room.document().ret().name(self.kind, id));
        Cow::Owned(name.map(|name| name.reference.to_string()).unwrap_or_default())
    }

    fn cell(&self, row: usize, column: usize) -> CellView<'_> {
        match (self.grid.view.rows.get(row), self.grid.columns.get(column)) {
            (Some(id), Some(column)) => {
                let (view, needle) = (self.cell_of(id, column), self.grid.found.needle());
                let found =
                    !needle.is_empty() && view.tone != Tone::Invitation && view.text.to_lowercase().contains(needle);
                CellView { found, ..view }
            }
            _ => CellView::default(),
        }
    }

    fn edit_text(&self, row: usize, column: usize) -> String {
        let (Some(id), Some(column)) = (self.grid.view.rows.get(row), self.grid.columns.get(column)) else {
            return String::new();
        };
        let Some(_) = field_of(self.kind, &column.id) else { return self.cell_of(id, column).text.into_owned() };
        let field = field_of(self.kind, &column.id);
        let text = field.and_then(|field| self.room.document().ret().text(id, field)).unwrap_or_default();
        match column.kind {
            CellKind::Date => shown_day(&text).unwrap_or(text),
            _ => text,
        }
    }

    fn copy_text(&self, row: usize, column: usize) -> String {
        let choice = self.grid.columns.get(column).is_some_and(|column| matches!(column.kind, CellKind::Choice(_)));
        if !choice {
            return self.edit_text(row, column);
        }
        let view = self.cell(row, column);
        if view.tone == Tone::Invitation { String::new() } else { view.text.into_owned() }
    }

    fn sorted(&self) -> Option<(usize, bool)> {
        let (field, from_end) = self.grid.wanted.sort?;
        let column = self.grid.columns.iter().position(|column| column.id.as_str() == field.name())?;
        Some((column, from_end))
    }

    fn headings(&self) -> &[Heading] {
        &self.grid.view.headings
    }
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn figures_are_grouped_by_thousands_and_carry_a_real_minus() {
        assert_eq!(figure("90752"), "90,752");
        assert_eq!(figure("-1800000"), "\u{2212}1,800,000");
        assert_eq!(figure("8.28"), "8.28");
        assert_eq!(figure("100"), "100");
    }
}

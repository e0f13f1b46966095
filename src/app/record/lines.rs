//! Owns the values of a record, one line each: now, last quarter, the workbook cell it came from, what it was before.
//! Must not know how a line is drawn.

use super::changes::{self, Change};
use super::pair::Pair;
use crate::app::grid::{CellKind, Mark};
use crate::app::records::{figure, shown_day};
use crate::app::room::Room;
use crate::app::{Editor, grid_fields};
use crate::model::{Field, RecordKind, SourceOf};
use crate::tables::ColumnKind;

/// A value in words, with its mark where it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The words.
    pub text: String,
    /// The mark of a status.
    pub mark: Option<Mark>,
}

/// The workbook cell a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The cell, such as `F27`.
    pub cell: String,
    /// Where that is: the file, the sheet, the cell.
    pub place: String,
    /// What stands there; empty where a colour said it, or where a person's name is not kept.
    pub written: String,
}

/// A value of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordLine {
    /// The field.
    pub field: Field,
    /// What it is called.
    pub label: &'static str,
    /// Whether it is words to be read whole.
    pub long: bool,
    /// The value now; nothing for a blank one.
    pub now: Option<Shown>,
    /// Last quarter's; nothing for a blank one.
    pub before: Option<Shown>,
    /// Whether the two differ and both are there.
    pub moved: bool,
    /// The cells it came from.
    pub origins: Vec<Origin>,
    /// What it was before, the newest first.
    pub changes: Vec<Change>,
}

/// What stands in no column of the grid and is worth reading.
const BESIDE: [(RecordKind, &str, &str); 14] = [
    (RecordKind::Action, "date_approved_by", "Approved by"),
    (RecordKind::Action, "service", "Service"),
    (RecordKind::Action, "contributors", "With"),
    (RecordKind::Measure, "target_upper", "Upper target"),
    (RecordKind::Measure, "annual_target", "Year's target"),
    (RecordKind::Measure, "tolerance", "Tolerance"),
    (RecordKind::Measure, "numerator", "Numerator"),
    (RecordKind::Measure, "denominator", "Denominator"),
    (RecordKind::Measure, "forecast", "Forecast"),
    (RecordKind::Measure, "break_note", "Break in the series"),
    (RecordKind::Measure, "owner", "Owner"),
    (RecordKind::Risk, "target_date", "Target by"),
    (RecordKind::Risk, "reviewed_at", "Reviewed"),
    (RecordKind::Narrative, "kind", "Kind"),
];

/// What the heading of the panel says already.
const IN_THE_HEADING: [&str; 6] = ["ref", "action", "measure", "section", "period", "previous_score"];

impl Room {
    /// A value as people read it: a status in the council's word with its mark, a day and a figure as they write them.
    pub(in crate::app) fn in_words(&self, field: Field, text: &str) -> Shown {
        let columns = self.grid(field.kind()).map(|grid| grid.columns.as_slice()).unwrap_or_default();
        let column = columns.iter().find(|column| column.id.as_str() == field.name());
        if let Some(CellKind::Choice(choices)) = column.map(|column| &column.kind)
            && let Some(choice) = choices.iter().find(|choice| choice.code == text)
        {
            return Shown { text: choice.word.clone(), mark: choice.mark };
        }
        let words = match field.column().map(|column| column.kind) {
            Some(ColumnKind::Date) => shown_day(text),
            Some(ColumnKind::Decimal) => Some(figure(text)),
            _ => None,
        };
        Shown { text: words.unwrap_or_else(|| text.to_owned()), mark: None }
    }
}

/// The lines of a record: those of its grid, in its order, and what stands beside it.
pub(super) fn of(room: &Room, pair: &Pair<'_>) -> Vec<RecordLine> {
    let titled = |name: &str| IN_THE_HEADING.contains(&name) || (name == "title" && pair.kind != RecordKind::Action);
    let columns = grid_fields(pair.kind).iter().filter(|column| !titled(column.field.name()));
    let columns = columns.map(|column| (column.field, column.title, column.editor == Editor::LongText));
    let beside = BESIDE.iter().filter(|(kind, ..)| *kind == pair.kind);
    let beside = beside.filter_map(|(kind, name, label)| Some((Field::named(*kind, name)?, *label, false)));
    columns.chain(beside).filter_map(|(field, label, long)| line(room, pair, field, label, long)).collect()
}

fn line(room: &Room, pair: &Pair<'_>, field: Field, label: &'static str, long: bool) -> Option<RecordLine> {
    let ret = room.document().ret();
    let text = ret.text(&pair.row, field).unwrap_or_default();
    let before = pair.before(field).unwrap_or_default();
    let changes = changes::of(room, pair, field);
    if text.is_empty() && before.is_empty() && changes.is_empty() {
        return None;
    }
    let in_words = |text: &str| (!text.is_empty()).then(|| room.in_words(field, text));
    Some(RecordLine {
        field,
        label,
        long,
        moved: !text.is_empty() && !before.is_empty() && text != before,
        now: in_words(&text),
        before: in_words(&before),
        origins: origins(pair, field),
        changes,
    })
}

/// The cells a value came from. A date or a status is often told by its own words in a field beside it.
fn origins(pair: &Pair<'_>, field: Field) -> Vec<Origin> {
    let written_beside = match field.name() {
        "due_date" => "due_as_written",
        name => name,
    };
    let own = pair.sources.iter().filter(|source| source.field == field.name() || source.field == written_beside);
    let mut origins: Vec<Origin> = own.map(origin).collect();
    origins.dedup();
    origins
}

fn origin(source: &SourceOf<'_>) -> Origin {
    let place = format!("{}, sheet \u{201c}{}\u{201d}, {}", source.file, source.sheet, source.cell);
    Origin { cell: source.cell.to_string(), place, written: source.as_written.to_owned() }
}

//! Owns which fields of a record stand in its grid, in which order, under which heading, and how each is edited.
//! Must not know widths on screen or any row.

use super::grid::{CellKind, Choice, ColumnId, GridColumn, Mark};
use super::room::DOT;
use crate::framework::Framework;
use crate::model::{Action, Field, Measure, MeasureStatus, Narrative, RecordKind, Risk, Status};

/// How a cell is read and edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editor {
    /// One line of text.
    Text,
    /// Text of several lines, written beside the grid when it is long.
    LongText,
    /// A status, set with one letter.
    Status,
    /// A date, typed in any usual dress.
    Date,
    /// A number.
    Number,
    /// Not edited here.
    Fixed,
}

/// A column of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridField {
    /// The field.
    pub field: Field,
    /// The heading.
    pub title: &'static str,
    /// How it is edited.
    pub editor: Editor,
    /// How wide it starts, in points.
    pub width: u16,
    /// Whether it stays in place while the others scroll.
    pub sticky: bool,
}

const fn column(field: Field, title: &'static str, editor: Editor, width: u16) -> GridField {
    GridField { field, title, editor, width, sticky: false }
}

const fn sticky(field: Field, title: &'static str, editor: Editor, width: u16) -> GridField {
    GridField { field, title, editor, width, sticky: true }
}

const ACTIONS: &[GridField] = &[
    sticky(Field::of::<Action>("ref"), "Ref", Editor::Text, 72),
    sticky(Field::of::<Action>("action"), "Action", Editor::LongText, 290),
    column(Field::of::<Action>("status"), "Status", Editor::Status, 130),
    column(Field::of::<Action>("due_date"), "Due", Editor::Date, 120),
    column(Field::of::<Action>("commentary"), "Progress this quarter", Editor::LongText, 300),
    column(Field::of::<Action>("cause"), "Cause", Editor::LongText, 200),
    column(Field::of::<Action>("recovery"), "Recovery", Editor::LongText, 200),
    column(Field::of::<Action>("recovery_owner"), "Recovery lead", Editor::Text, 180),
    column(Field::of::<Action>("recovery_date"), "Back on track", Editor::Date, 124),
    column(Field::of::<Action>("no_update_reason"), "Why no update", Editor::LongText, 200),
    column(Field::of::<Action>("revised_date"), "Revised date", Editor::Date, 124),
    column(Field::of::<Action>("date_reason"), "Why the date moved", Editor::LongText, 200),
    column(Field::of::<Action>("completed_date"), "Completed", Editor::Date, 120),
    column(Field::of::<Action>("owner"), "Lead", Editor::Text, 220),
    column(Field::of::<Action>("milestone"), "Milestone", Editor::LongText, 220),
];

const MEASURES: &[GridField] = &[
    sticky(Field::of::<Measure>("ref"), "Ref", Editor::Text, 84),
    sticky(Field::of::<Measure>("measure"), "Measure", Editor::LongText, 290),
    column(Field::of::<Measure>("period"), "Period", Editor::Fixed, 118),
    column(Field::of::<Measure>("unit"), "Unit", Editor::Text, 80),
    column(Field::of::<Measure>("value"), "Figure", Editor::Number, 118),
    column(Field::of::<Measure>("target"), "Target", Editor::Number, 110),
    column(Field::of::<Measure>("status"), "Status", Editor::Status, 120),
    column(Field::of::<Measure>("no_data_reason"), "Why no figure", Editor::Text, 120),
    column(Field::of::<Measure>("expected_date"), "Expected", Editor::Date, 120),
    column(Field::of::<Measure>("commentary"), "What lies behind it", Editor::LongText, 280),
    column(Field::of::<Measure>("cause"), "Cause", Editor::LongText, 200),
    column(Field::of::<Measure>("recovery"), "Recovery", Editor::LongText, 200),
    column(Field::of::<Measure>("recovery_owner"), "Recovery lead", Editor::Text, 180),
    column(Field::of::<Measure>("recovery_date"), "Back on target", Editor::Date, 124),
    column(Field::of::<Measure>("override_reason"), "Why the status differs", Editor::LongText, 200),
];

const RISKS: &[GridField] = &[
    sticky(Field::of::<Risk>("ref"), "Ref", Editor::Text, 64),
    sticky(Field::of::<Risk>("title"), "Risk", Editor::LongText, 290),
    column(Field::of::<Risk>("likelihood"), "Likelihood", Editor::Number, 90),
    column(Field::of::<Risk>("impact"), "Impact", Editor::Number, 80),
    column(Field::of::<Risk>("score"), "Score", Editor::Number, 70),
    column(Field::of::<Risk>("previous_score"), "Last score", Editor::Fixed, 90),
    column(Field::of::<Risk>("rating"), "Rating", Editor::Status, 110),
    column(Field::of::<Risk>("target_score"), "Target", Editor::Number, 80),
    column(Field::of::<Risk>("treatment"), "Treatment", Editor::Text, 110),
    column(Field::of::<Risk>("mitigation"), "Mitigation", Editor::LongText, 280),
    column(Field::of::<Risk>("commentary"), "What changed", Editor::LongText, 280),
    column(Field::of::<Risk>("owner"), "Owner", Editor::Text, 200),
];

const NARRATIVES: &[GridField] = &[
    sticky(Field::of::<Narrative>("section"), "Section", Editor::Text, 84),
    sticky(Field::of::<Narrative>("title"), "Heading", Editor::Text, 260),
    column(Field::of::<Narrative>("text"), "Words", Editor::LongText, 640),
    column(Field::of::<Narrative>("author_role"), "Written by", Editor::Text, 200),
];

/// The columns of the grid for a kind of record; none for a kind without a grid.
pub fn grid_fields(kind: RecordKind) -> &'static [GridField] {
    match kind {
        RecordKind::Action => ACTIONS,
        RecordKind::Measure => MEASURES,
        RecordKind::Risk => RISKS,
        RecordKind::Narrative => NARRATIVES,
        _ => &[],
    }
}

/// The columns of a grid as they are shown, the dot of findings last.
pub(super) fn columns(kind: RecordKind, framework: &Framework) -> Vec<GridColumn> {
    let of_field = |shown: &GridField| {
        let cell = match shown.editor {
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
    let dot = GridColumn::new(DOT, "", 28, CellKind::Dot).read_only();
    grid_fields(kind).iter().map(of_field).chain([dot]).collect()
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

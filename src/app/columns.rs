//! Owns which fields of a record stand in its grid, in which order, under which heading, and how each is edited.
//! Must not know widths on screen or any row.

use crate::model::{Action, Field, Measure, Narrative, RecordKind, Risk};

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
    sticky(Field::of::<Measure>("ref"), "Ref", Editor::Text, 100),
    sticky(Field::of::<Measure>("measure"), "Measure", Editor::LongText, 240),
    column(Field::of::<Measure>("period"), "Period", Editor::Fixed, 118),
    column(Field::of::<Measure>("unit"), "Unit", Editor::Text, 76),
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

/// The kinds of record that have a grid, in the order of their sections.
pub(super) const KINDS: [RecordKind; 4] =
    [RecordKind::Action, RecordKind::Measure, RecordKind::Risk, RecordKind::Narrative];

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

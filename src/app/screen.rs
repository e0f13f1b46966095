//! Owns which places there are in the window.
//! Must not know what is drawn there.

use crate::model::RecordKind;

/// A place in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Open, recent, import, receive.
    #[default]
    Start,
    /// What was understood of a workbook, before it becomes part of the return.
    Import,
    /// A section of the return room.
    Return(Section),
    /// A section of the centre room.
    Centre(CentreSection),
}

/// A section of the return room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Section {
    /// How far it is, and what changed since last quarter.
    Overview,
    /// The actions.
    #[default]
    Actions,
    /// The measures.
    Measures,
    /// The risks.
    Risks,
    /// The words.
    Narrative,
    /// What must be fixed or explained.
    Findings,
    /// Sign-off and export.
    SignOff,
    /// The states of the file before it was last written.
    States,
    /// What another person changed and we changed too; there only while something of it is open.
    Conflicts,
}

impl Section {
    /// In the order they stand on screen; what is there only at times is not among them.
    pub const ALL: [Self; 7] =
        [Self::Overview, Self::Actions, Self::Measures, Self::Risks, Self::Narrative, Self::Findings, Self::SignOff];

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Actions => "Actions",
            Self::Measures => "Measures",
            Self::Risks => "Risks",
            Self::Narrative => "Narrative",
            Self::Findings => "Findings",
            Self::SignOff => "Sign off",
            Self::States => "Saved states",
            Self::Conflicts => "Both changed",
        }
    }

    /// The records it shows in a grid, if it is a grid.
    pub fn kind(self) -> Option<RecordKind> {
        match self {
            Self::Actions => Some(RecordKind::Action),
            Self::Measures => Some(RecordKind::Measure),
            Self::Risks => Some(RecordKind::Risk),
            Self::Narrative => Some(RecordKind::Narrative),
            Self::Overview | Self::Findings | Self::SignOff | Self::States | Self::Conflicts => None,
        }
    }

    /// The section that shows a kind of record.
    pub fn of(kind: RecordKind) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.kind() == Some(kind))
    }
}

/// A section of the centre room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CentreSection {
    /// Who has returned.
    Returns,
    /// The corporate picture.
    #[default]
    Picture,
    /// The red actions and those without an update.
    Exceptions,
    /// The measures, those off target first.
    Measures,
    /// The risks on their matrix.
    Risks,
}

impl CentreSection {
    /// In the order they stand on screen.
    pub const ALL: [Self; 5] = [Self::Returns, Self::Picture, Self::Exceptions, Self::Measures, Self::Risks];

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Returns => "Returns",
            Self::Picture => "Corporate picture",
            Self::Exceptions => "Exceptions",
            Self::Measures => "Measures",
            Self::Risks => "Risks",
        }
    }
}

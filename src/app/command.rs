//! Owns everything that can be asked of the program, as values carried out after the frame.
//! Must not know who asks: a menu, a key, a finished job or a test.

use super::Screen;
use super::commands::Asks;
use super::effect::Finished;
use super::grid::{ColumnDeed, ColumnId, GridIntent};
use super::queue::Need;
use super::view::Chip;
use crate::import::About;
use crate::model::{BodyId, Field, Period, RecordKind, RowId};
use std::path::PathBuf;

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A draft or a bundle to open.
    Open,
    /// Last quarter's bundle to start from.
    StartFromLast,
    /// A workbook to import.
    Import,
    /// Bundles to receive at the centre.
    Receive,
    /// Last quarter's bundles, to stand beside this quarter's.
    ReceivePrevious,
    /// The folder a bundle goes to.
    ExportFolder,
    /// Where the answers about a body's workbooks are written, to travel.
    MappingTo,
    /// Answers somebody else wrote.
    MappingFrom,
}

/// What is decided where a workbook and the return differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Whether the workbook's word is taken for a value that was changed in the return.
    Take(RowId, String, bool),
    /// Whether a record the workbook no longer lists is taken out.
    Remove(RowId, bool),
}

/// A theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// Paper-white.
    #[default]
    Light,
    /// For dark rooms.
    Dark,
    /// For people who need strong edges.
    Contrast,
}

impl Theme {
    /// In the order of the menu.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::Contrast => "High contrast",
        }
    }
}

/// Everything that can be asked.
#[derive(Debug)]
pub enum Command {
    /// Show a place.
    Go(Screen),
    /// Do what an entry of the table of commands asks, or say why it cannot be done now.
    Run(Asks),
    /// Show the list of shortcuts, or hide it.
    ToggleHelp,
    /// The words the list of shortcuts is searched by.
    FindHelp(String),
    /// Show the palette, for records alone when the flag says so.
    OpenPalette {
        /// Whether only records are looked for.
        records: bool,
    },
    /// The words of the palette changed.
    TypePalette(String),
    /// Another line of the palette is the current one.
    MovePalette(usize),
    /// Do what a line of the palette stands for.
    UsePalette(usize),
    /// Take the palette away.
    ClosePalette,
    /// Give the keyboard to the grid on screen, if one is.
    GiveKeyboard,
    /// Go to a record, in the grid that shows it.
    GoToRecord(RecordKind, RowId),
    /// Take a message away.
    Dismiss,
    /// Choose a theme.
    UseTheme(Theme),
    /// Make everything larger or smaller, in per cent.
    Zoom(u16),

    /// Show a file dialog.
    Ask(Ask),
    /// The text of the path box changed.
    TypePath(String),
    /// Use the path in the box for what it looks like.
    UsePath,
    /// Files were dropped on the window.
    Drop(Vec<PathBuf>),
    /// Open a draft or a bundle.
    Open(PathBuf),
    /// Write the document whole. Every step is on disk already; this puts it in the file that others open.
    Save,
    /// Start this quarter from last quarter's bundle.
    StartFromLast(PathBuf),
    /// Take a file off the list of recent ones.
    Forget(PathBuf),

    /// Read a workbook and show what is understood of it.
    Import(PathBuf),
    /// Say whose return the workbook is, and of which quarter.
    ImportFor(BodyId, Period),
    /// Take what was understood into the return.
    AcceptImport,
    /// Say what something in the workbook means, or take that back.
    Answer(About, Option<String>),
    /// Decide where the workbook and the return differ.
    Decide(Decision),
    /// The workbook is of this body and quarter, whatever it says.
    Insist,
    /// Take in the answers of a mapping file.
    UseMapping(PathBuf),
    /// Leave the workbook alone.
    CancelImport,

    /// What a person wants of a grid.
    Grid(RecordKind, GridIntent),
    /// Put a chip on, or take it off: only rows behind every chip are shown.
    Chip(RecordKind, Chip),
    /// Look for these words.
    Find(RecordKind, String),
    /// Show only the rows that hold the words, or all.
    OnlyFound(RecordKind, bool),
    /// Give the keyboard to the field for the words.
    AskForWords,
    /// Go to the next place found, or to the one before.
    FindNext {
        /// The next one.
        forward: bool,
    },
    /// Take every filter off the grid on the screen.
    ShowAllRows,
    /// Do something with the column the cursor is in.
    Column(ColumnDeed),
    /// Sort by a column: from the start, from the end, not at all.
    Sort(RecordKind, ColumnId),
    /// Give a field a value, as typed; from the panel beside the grid.
    Type(RowId, Field, String),
    /// Confirm that a record stands as it is this quarter.
    Confirm(RecordKind, RowId),
    /// Go to the next record that needs a person; not forward: to the one before.
    NextToDo(bool),
    /// Go to the next record that waits for this reason.
    NextOf(Need),
    /// Confirm the record under the cursor as it stands and go to the next.
    ConfirmAndNext,
    /// Explain what is to be explained of the record under the cursor.
    ExplainHere,
    /// Give a field an earlier value again, in canonical text.
    PutBack(RowId, Field, String),
    /// Take so many steps back.
    UndoBack(usize),
    /// Show the steps beside the grid, or the record.
    ShowSteps(bool),
    /// Open the source and the history of a value, or close them.
    OpenLine(Field),
    /// Take the last step back.
    Undo,
    /// Do the last undone step again.
    Redo,

    /// Go to the cell of a finding.
    GoToFinding(usize),
    /// Go to the cell of the next finding.
    NextFinding,
    /// Go to the cell of the finding before.
    PreviousFinding,
    /// Explain a finding.
    Explain(usize, String),
    /// Begin to write an explanation of a finding.
    BeginExplaining(usize),
    /// The text of the explanation being written changed.
    TypeExplanation(String),
    /// Leave the explanation being written.
    LeaveExplaining,

    /// Show a saved state beside the return as it is now.
    ShowState(usize),
    /// Make the return what it was in a saved state, as one step.
    RestoreState(usize),

    /// Settle one thing that another person changed too.
    SettleConflict {
        /// Which.
        at: usize,
        /// Whether theirs is taken; otherwise ours stands.
        take_theirs: bool,
    },

    /// The text of the role that prepared the return changed.
    TypePreparer(String),
    /// Take the role that was typed into the return.
    UsePreparer,
    /// Leave the role that prepared the return as it was.
    LeavePreparer,
    /// The role that signs.
    SignAs(String),
    /// Confirm the statement, or take that back.
    ConfirmStatement(bool),
    /// Let it leave with things that must be fixed, or not.
    AllowIncomplete(bool),
    /// The folder the bundle goes to.
    ExportTo(String),
    /// Seal and write the bundle.
    Export,

    /// Receive bundles at the centre.
    Receive(Vec<PathBuf>),
    /// Put last quarter's bundles beside them.
    ReceivePrevious(Vec<PathBuf>),
    /// Show the corporate picture of the sample data.
    ShowDemo,

    /// A job ended.
    Finished(Finished),
}

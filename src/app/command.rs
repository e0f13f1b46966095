//! Owns everything that can be asked of the program, as values carried out after the frame.
//! Must not know who asks: a menu, a key, a finished job or a test.

use super::effect::Finished;
use super::grid::{ColumnId, GridIntent};
use super::view::Chip;
use super::{CentreSection, Screen, Section};
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
    /// Show the list of shortcuts, or hide it.
    ToggleHelp,
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
    /// Show the rows behind a chip.
    Chip(RecordKind, Chip),
    /// Show the rows that hold these words.
    Find(RecordKind, String),
    /// Sort by a column: from the start, from the end, not at all.
    Sort(RecordKind, ColumnId),
    /// Give a field a value, as typed; from the panel beside the grid.
    Type(RowId, Field, String),
    /// Confirm that a record stands as it is this quarter.
    Confirm(RecordKind, RowId),
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

/// A command that stands in menus, in the help sheet and under a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called in menus.
    pub label: &'static str,
    /// What it does, in one sentence.
    pub tooltip: &'static str,
    /// Its shortcut as people read it; empty when it has none.
    pub shortcut: &'static str,
    /// What it asks.
    pub asks: Asks,
}

/// The command of an entry, without what only the moment knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// [`Command::Go`]
    Go(Screen),
    /// [`Command::Ask`]
    File(Ask),
    /// [`Command::Save`]
    Save,
    /// [`Command::Undo`]
    Undo,
    /// [`Command::Redo`]
    Redo,
    /// [`Command::NextFinding`]
    NextFinding,
    /// [`Command::PreviousFinding`]
    PreviousFinding,
    /// [`Command::ToggleHelp`]
    Help,
    /// [`Command::UseTheme`]
    Theme(Theme),
    /// Larger by a tenth.
    ZoomIn,
    /// Smaller by a tenth.
    ZoomOut,
    /// As large as at first.
    ZoomReset,
}

const fn entry(label: &'static str, shortcut: &'static str, asks: Asks, tooltip: &'static str) -> Entry {
    Entry { label, tooltip, shortcut, asks }
}

/// The one table of commands, in the order of the menu.
pub const ENTRIES: &[Entry] = &[
    entry("Start page", "Ctrl+1", Asks::Go(Screen::Start), "Open, import, receive"),
    entry("Open…", "Ctrl+O", Asks::File(Ask::Open), "Open a draft or a bundle"),
    entry(
        "Import a workbook…",
        "Ctrl+I",
        Asks::File(Ask::Import),
        "Read an Excel return and show what is understood of it",
    ),
    entry("Receive bundles…", "Ctrl+R", Asks::File(Ask::Receive), "Take bundles in at the centre"),
    entry("Actions", "Ctrl+2", Asks::Go(Screen::Return(Section::Actions)), "The actions of this return"),
    entry("Measures", "Ctrl+3", Asks::Go(Screen::Return(Section::Measures)), "The measures of this return"),
    entry("Risks", "Ctrl+4", Asks::Go(Screen::Return(Section::Risks)), "The risks of this return"),
    entry("Narrative", "Ctrl+5", Asks::Go(Screen::Return(Section::Narrative)), "The words of this return"),
    entry("Findings", "Ctrl+6", Asks::Go(Screen::Return(Section::Findings)), "What must be fixed or explained"),
    entry("Sign off", "Ctrl+7", Asks::Go(Screen::Return(Section::SignOff)), "Check, sign off and export"),
    entry(
        "Corporate picture",
        "Ctrl+8",
        Asks::Go(Screen::Centre(CentreSection::Picture)),
        "What all returns say together",
    ),
    entry("Next finding", "F8", Asks::NextFinding, "Go to the cell of the next finding"),
    entry("Previous finding", "Shift+F8", Asks::PreviousFinding, "Go to the cell of the finding before"),
    entry("Save", "Ctrl+S", Asks::Save, "Write the file now; every change is safe without it"),
    entry("Undo", "Ctrl+Z", Asks::Undo, "Take the last step back"),
    entry("Redo", "Ctrl+Y", Asks::Redo, "Do the last undone step again"),
    entry("Larger", "Ctrl++", Asks::ZoomIn, "Make everything larger"),
    entry("Smaller", "Ctrl+-", Asks::ZoomOut, "Make everything smaller"),
    entry("Usual size", "Ctrl+0", Asks::ZoomReset, "Make everything as large as at first"),
    entry("Light theme", "", Asks::Theme(Theme::Light), "Paper-white"),
    entry("Dark theme", "", Asks::Theme(Theme::Dark), "For dark rooms"),
    entry("High-contrast theme", "", Asks::Theme(Theme::Contrast), "Strong edges and full colours"),
    entry("Keys and commands", "F1", Asks::Help, "Every command with its key"),
];

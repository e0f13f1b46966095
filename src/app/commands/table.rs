//! Owns the table itself, in the order of the menu.
//! Must not know when a command can be used; that is told beside what it asks.

use super::Asks;
use crate::app::command::{Ask, Theme};
use crate::app::grid::ColumnDeed;
use crate::app::{CentreSection, Screen, Section};

/// What a command is about: the headings of the menu and of the help sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Opening, taking in, saving.
    Files,
    /// The sections of a return.
    Return,
    /// Changing it.
    Edit,
    /// The centre's sections.
    Centre,
    /// How things look.
    View,
    /// Finding one's way.
    Help,
}

impl Group {
    /// In the order of the menu.
    pub const ALL: [Self; 6] = [Self::Files, Self::Return, Self::Edit, Self::Centre, Self::View, Self::Help];

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::Files => "Files",
            Self::Return => "The return",
            Self::Edit => "Changes and findings",
            Self::Centre => "The centre",
            Self::View => "Looks",
            Self::Help => "Finding your way",
        }
    }
}

/// A command that stands in the menu, in the palette, in the help sheet and under a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is about.
    pub group: Group,
    /// What it is called.
    pub label: &'static str,
    /// What it does, in one sentence.
    pub tooltip: &'static str,
    /// Its shortcut as people read it.
    pub shortcut: &'static str,
    /// What it asks; it says when that can be asked.
    pub asks: Asks,
}

const fn entry(
    group: Group,
    (label, shortcut): (&'static str, &'static str),
    asks: Asks,
    tooltip: &'static str,
) -> Entry {
    Entry { group, label, tooltip, shortcut, asks }
}

const fn section(section: Section) -> Asks {
    Asks::Go(Screen::Return(section))
}

const fn column(deed: ColumnDeed) -> Asks {
    Asks::Column(deed)
}

const LEFT: ColumnDeed = ColumnDeed::Move { right: false };
const RIGHT: ColumnDeed = ColumnDeed::Move { right: true };

const fn centre(section: CentreSection) -> Asks {
    Asks::Go(Screen::Centre(section))
}

use Group::{Centre, Edit, Files, Help, Return, View};

/// The one table of commands, in the order of the menu.
pub const ENTRIES: &[Entry] = &[
    entry(Files, ("Start page", "Ctrl+1"), Asks::Go(Screen::Start), "Open, import, receive"),
    entry(Files, ("Open…", "Ctrl+O"), Asks::File(Ask::Open), "Open a draft or a bundle"),
    entry(
        Files,
        ("Start from last quarter…", "Ctrl+N"),
        Asks::File(Ask::StartFromLast),
        "Carry last quarter's bundle forward, or open the centre's starter package",
    ),
    entry(
        Files,
        ("Import a workbook…", "Ctrl+I"),
        Asks::File(Ask::Import),
        "Read an Excel return and show what is understood of it",
    ),
    entry(
        Files,
        ("Saved states", "Ctrl+Shift+A"),
        section(Section::States),
        "The last ten states of the file, each beside the return as it is now",
    ),
    entry(Files, ("Save", "Ctrl+S"), Asks::Save, "Write the file now; every change is safe without it"),
    entry(
        Return,
        ("Overview", "Ctrl+9"),
        section(Section::Overview),
        "How far this return is, and what changed since last quarter",
    ),
    entry(Return, ("Actions", "Ctrl+2"), section(Section::Actions), "The actions of this return"),
    entry(Return, ("Measures", "Ctrl+3"), section(Section::Measures), "The measures of this return"),
    entry(Return, ("Risks", "Ctrl+4"), section(Section::Risks), "The risks of this return"),
    entry(Return, ("Narrative", "Ctrl+5"), section(Section::Narrative), "The words of this return"),
    entry(Return, ("Findings", "Ctrl+6"), section(Section::Findings), "What must be fixed or explained"),
    entry(Return, ("Sign off", "Ctrl+7"), section(Section::SignOff), "Check, sign off and export"),
    entry(
        Return,
        ("Both changed", "Ctrl+Shift+B"),
        section(Section::Conflicts),
        "Choose between your words and another person's",
    ),
    entry(Edit, ("Undo", "Ctrl+Z"), Asks::Undo, "Take the last step back"),
    entry(Edit, ("Redo", "Ctrl+Y"), Asks::Redo, "Do the last undone step again"),
    entry(Edit, ("Next to do", "F9"), Asks::NextToDo, "Go to the next record that still needs you"),
    entry(Edit, ("Previous to do", "Shift+F9"), Asks::PreviousToDo, "Go to the record before that still needs you"),
    entry(
        Edit,
        ("Confirm and go on", "Ctrl+Enter"),
        Asks::ConfirmAndNext,
        "This record stands as it is this quarter; go to the next that needs you",
    ),
    entry(Edit, ("Explain…", "Ctrl+E"), Asks::ExplainHere, "Explain what is to be explained of this record"),
    entry(Edit, ("Steps or record", "Ctrl+H"), Asks::Steps, "Show every step taken, or the record again"),
    entry(Edit, ("Find in this grid…", "Ctrl+F"), Asks::Find, "Look for words; every place is marked and counted"),
    entry(Edit, ("Next place found", "F3"), Asks::FindNext(true), "Go to the next cell that holds the words"),
    entry(
        Edit,
        ("Previous place found", "Shift+F3"),
        Asks::FindNext(false),
        "Go to the cell before that holds the words",
    ),
    entry(Edit, ("Next finding", "F8"), Asks::NextFinding, "Go to the cell of the next finding"),
    entry(Edit, ("Previous finding", "Shift+F8"), Asks::PreviousFinding, "Go to the cell of the finding before"),
    entry(Centre, ("Receive bundles…", "Ctrl+R"), Asks::File(Ask::Receive), "Take bundles in at the centre"),
    entry(
        Centre,
        ("Last quarter's bundles…", "Ctrl+Shift+R"),
        Asks::File(Ask::ReceivePrevious),
        "Put last quarter's bundles beside those received",
    ),
    entry(Centre, ("Corporate picture", "Ctrl+8"), centre(CentreSection::Picture), "What all returns say together"),
    entry(Centre, ("Returns received", "Ctrl+Shift+T"), centre(CentreSection::Returns), "Who has returned"),
    entry(
        Centre,
        ("Exceptions", "Ctrl+Shift+E"),
        centre(CentreSection::Exceptions),
        "Red actions, and those without an update",
    ),
    entry(
        Centre,
        ("Measures of all returns", "Ctrl+Shift+M"),
        centre(CentreSection::Measures),
        "Every measure, those off target first",
    ),
    entry(Centre, ("Risks of all returns", "Ctrl+Shift+K"), centre(CentreSection::Risks), "Every risk on the matrix"),
    entry(
        Centre,
        ("Sample picture", "Ctrl+Shift+G"),
        Asks::Demo,
        "The corporate picture of the sample data that comes with the program",
    ),
    entry(View, ("Show every row", "Ctrl+Shift+F"), Asks::ShowAllRows, "Take every filter off this grid"),
    entry(
        View,
        ("Sort by this column", "Ctrl+Shift+S"),
        column(ColumnDeed::Sort),
        "From the start, from the end, not at all",
    ),
    entry(View, ("Move column left", "Ctrl+Shift+J"), column(LEFT), "Move the cursor's column past its neighbour"),
    entry(View, ("Move column right", "Ctrl+Shift+L"), column(RIGHT), "Move the cursor's column past its neighbour"),
    entry(
        View,
        ("Hide column", "Ctrl+Shift+H"),
        column(ColumnDeed::Hide),
        "Hide the cursor's column; nothing in it is lost",
    ),
    entry(View, ("Show all columns", "Ctrl+Shift+O"), column(ColumnDeed::ShowAll), "Show the columns that were hidden"),
    entry(
        View,
        ("Columns as designed", "Ctrl+Shift+D"),
        column(ColumnDeed::Reset),
        "Put order and widths of this grid's columns back",
    ),
    entry(View, ("Larger", "Ctrl++"), Asks::ZoomIn, "Make everything larger"),
    entry(View, ("Smaller", "Ctrl+-"), Asks::ZoomOut, "Make everything smaller"),
    entry(View, ("Usual size", "Ctrl+0"), Asks::ZoomReset, "Make everything as large as at first"),
    entry(View, ("Light theme", "Ctrl+F9"), Asks::Theme(Theme::Light), "Paper-white"),
    entry(View, ("Dark theme", "Ctrl+F10"), Asks::Theme(Theme::Dark), "For dark rooms"),
    entry(View, ("High-contrast theme", "Ctrl+F11"), Asks::Theme(Theme::Contrast), "Strong edges and full colours"),
    entry(Help, ("Find a command…", "Ctrl+Shift+P"), Asks::Palette, "Find any command, or a record, by a few words"),
    entry(
        Help,
        ("Go to a record…", "Ctrl+G"),
        Asks::FindRecord,
        "Go to an action, measure, risk or narrative by its reference or a few words",
    ),
    entry(Help, ("Keys and commands", "F1"), Asks::Help, "Every command with its key"),
];

//! Owns what an entry of the table asks: the command it becomes at this moment, and why it cannot be used when it cannot.
//! Must not know how a command is carried out.

use crate::app::command::{Ask, Command, Theme};
use crate::app::grid::ColumnDeed;
use crate::app::state::AppState;
use crate::app::{Grid, Room, Screen, Section};

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
    /// [`Command::NextToDo`], forward.
    NextToDo,
    /// [`Command::NextToDo`], back.
    PreviousToDo,
    /// [`Command::ConfirmAndNext`]
    ConfirmAndNext,
    /// [`Command::ExplainHere`]
    ExplainHere,
    /// [`Command::ShowSteps`], or the record again.
    Steps,
    /// [`Command::AskForWords`]
    Find,
    /// [`Command::FindNext`], forward or not.
    FindNext(bool),
    /// [`Command::ShowAllRows`]
    ShowAllRows,
    /// [`Command::Column`]
    Column(ColumnDeed),
    /// [`Command::ShowDemo`]
    Demo,
    /// [`Command::OpenPalette`] with every command.
    Palette,
    /// [`Command::OpenPalette`] with records alone.
    FindRecord,
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

const NO_GRID: &str = "Go to actions, measures, risks or narrative first";
const NO_RETURN: &str = "Open or import a return first";

impl Asks {
    /// The command it is at this moment.
    pub fn command(self, state: &AppState) -> Command {
        let zoom = state.settings().zoom;
        match self {
            Self::Go(screen) => Command::Go(screen),
            Self::File(ask) => Command::Ask(ask),
            Self::Save => Command::Save,
            Self::Undo => Command::Undo,
            Self::Redo => Command::Redo,
            Self::NextFinding => Command::NextFinding,
            Self::PreviousFinding => Command::PreviousFinding,
            Self::NextToDo => Command::NextToDo(true),
            Self::PreviousToDo => Command::NextToDo(false),
            Self::ConfirmAndNext => Command::ConfirmAndNext,
            Self::ExplainHere => Command::ExplainHere,
            Self::Steps => Command::ShowSteps(!state.room().is_some_and(|room| room.panel().shows_steps())),
            Self::Find => Command::AskForWords,
            Self::FindNext(forward) => Command::FindNext { forward },
            Self::ShowAllRows => Command::ShowAllRows,
            Self::Column(deed) => Command::Column(deed),
            Self::Demo => Command::ShowDemo,
            Self::Palette => Command::OpenPalette { records: false },
            Self::FindRecord => Command::OpenPalette { records: true },
            Self::Help => Command::ToggleHelp,
            Self::Theme(theme) => Command::UseTheme(theme),
            Self::ZoomIn => Command::Zoom(zoom.saturating_add(10)),
            Self::ZoomOut => Command::Zoom(zoom.saturating_sub(10)),
            Self::ZoomReset => Command::Zoom(100),
        }
    }

    /// Why it cannot be used now, in a few words; nothing when it can.
    pub fn refusal(self, state: &AppState) -> Option<&'static str> {
        let zoom = state.settings().zoom;
        match self {
            Self::Go(screen) => place(screen, state),
            Self::File(_) => state.asking().map(|_| "A file dialog is open already"),
            Self::Save => {
                change(state, |room| if room.is_behind() { None } else { Some("The file has every change already") })
            }
            Self::Undo => {
                change(state, |room| (!room.document().can_undo()).then_some("There is no step to take back"))
            }
            Self::Redo => change(state, |room| (!room.document().can_redo()).then_some("No step was taken back")),
            Self::NextFinding | Self::PreviousFinding => {
                let found = state.room().map(|room| room.findings().is_empty());
                found.map_or(Some(NO_RETURN), |none| none.then_some("There are no findings"))
            }
            Self::ConfirmAndNext | Self::ExplainHere => change(state, |_| None),
            Self::NextToDo | Self::PreviousToDo | Self::Steps | Self::FindRecord => {
                state.room().is_none().then_some(NO_RETURN)
            }
            Self::Find | Self::Column(_) => grid(state, |_| None),
            Self::FindNext(_) => grid(state, |grid| {
                (grid.found.count() == 0).then_some("Nothing is found: type some words after Ctrl+F")
            }),
            Self::ShowAllRows => {
                grid(state, |grid| (!grid.wanted.is_filtered()).then_some("Every row is shown already"))
            }
            Self::Theme(theme) => (state.settings().theme == theme).then_some("It is chosen already"),
            Self::ZoomIn => (zoom >= 200).then_some("Everything is as large as it gets"),
            Self::ZoomOut => (zoom <= 100).then_some("Everything is as small as it gets"),
            Self::ZoomReset => (zoom == 100).then_some("Everything is of the usual size"),
            Self::Demo | Self::Palette | Self::Help => None,
        }
    }
}

/// Why a place cannot be gone to.
fn place(screen: Screen, state: &AppState) -> Option<&'static str> {
    match screen {
        Screen::Start => None,
        Screen::Import => state.importing().is_none().then_some("Import a workbook first"),
        Screen::Return(section) => match state.room() {
            None => Some(NO_RETURN),
            Some(room) => (section == Section::Conflicts && room.conflicts.is_empty())
                .then_some("Nothing was changed by two people"),
        },
        Screen::Centre(_) => state.centre().is_none().then_some("Receive bundles first"),
    }
}

/// Why the open return cannot be changed in some way.
fn change(state: &AppState, why: impl Fn(&Room) -> Option<&'static str>) -> Option<&'static str> {
    match state.room() {
        None => Some(NO_RETURN),
        Some(room) if room.is_sealed() => Some("A sealed bundle is read only"),
        Some(room) if room.read_only().is_some() => Some("Another window has this document; here it is read only"),
        Some(room) => why(room),
    }
}

/// Why something cannot be done with the grid on the screen.
fn grid(state: &AppState, why: impl Fn(&Grid) -> Option<&'static str>) -> Option<&'static str> {
    let Some(room) = state.room() else { return Some(NO_RETURN) };
    let Screen::Return(section) = state.screen() else { return Some(NO_GRID) };
    section.kind().and_then(|kind| room.grid(kind)).map_or(Some(NO_GRID), why)
}

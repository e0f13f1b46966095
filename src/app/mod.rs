//! Owns the shell's brain: what the window remembers, what each command does to it, and the effects it leaves.
//! Must not know egui, and does no slow work itself.

mod centre;
mod columns;
mod command;
pub mod commands;
mod designed;
mod effect;
mod explaining;
mod find;
pub mod grid;
mod importing;
mod layout;
mod logged;
mod merging;
mod overview;
mod population;
mod preview;
mod quarters;
mod queue;
mod recent;
mod record;
mod records;
mod room;
mod runner;
mod saved_states;
mod screen;
mod settings;
mod showing;
mod signing;
mod state;
mod update;
mod view;

pub use centre::{
    Centre, CentreView, Face, FlowView, MatrixView, Node, Page, Part, Ribbon, RiskCell, RowKind, ShownCell,
    ShownColumn, ShownRow, ShownTable,
};
pub use columns::{Editor, GridField, grid_fields};
pub use command::{Ask, Command, Decision, Theme};
pub use commands::{Asks, ENTRIES, Entry};
pub use effect::{
    Changed, Consolidated, Effect, Exported, Finished, Opened, ReadOnly, Receipt, SavedAs, States, WorkbookRead,
};
pub use explaining::Explaining;
pub use find::Found;
pub use importing::{Importing, Understanding, Understood};
pub use layout::Layout;
pub use logged::logged;
pub use merging::Clash;
pub use overview::{ChangeGroup, ChangeItem, ChangeKind, OutcomeBar, Overview, Progress};
pub use population::{Came, PopulationLine};
pub use preview::{Preview, Shade, SheetPreview};
pub use queue::{Need, Queue, Waiting};
pub use recent::Recent;
pub use record::{Change, Origin, Panel, Reckoned, RecordLine, RecordView, Shown, StepLine};
pub use records::Records;
pub use room::{Grid, Room, Saved};
pub use runner::{Folders, Runner, remembered};
pub use saved_states::{Difference, SavedState, SavedStates};
pub use screen::{CentreSection, Screen, Section};
pub use settings::Settings;
pub use signing::SigningOff;
pub use state::{AppState, Message, Now};
pub use update::update;
pub use view::{Chip, View, Wanted};

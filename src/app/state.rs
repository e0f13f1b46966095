//! Owns all that the window remembers while it runs.
//! Must not know how any of it is drawn.

use super::Screen;
use super::centre::Centre;
use super::command::Ask;
use super::commands::Palette;
use super::importing::Importing;
use super::room::Room;
use super::settings::Settings;
use crate::model::{BodyId, Period};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::Arc;

/// The moment, given to every command by whoever may read the clock.
#[derive(Clone, Copy, Debug)]
pub struct Now {
    /// The time (UTC).
    pub at: Timestamp,
    /// Today, as people here call it.
    pub today: Date,
    /// The time of day, as people here read it.
    pub hour: i8,
    /// The minute.
    pub minute: i8,
}

impl Now {
    /// The time of day in words: `14:32`.
    pub fn clock(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

/// A message in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Something was done; it can be undone when the flag says so.
    Done(String, bool),
    /// Something could not be done, and what to do about it.
    Problem(String),
}

/// All that the window remembers.
#[derive(Debug, Default)]
pub struct AppState {
    pub(super) screen: Screen,
    pub(super) settings: Settings,
    pub(super) room: Option<Room>,
    pub(super) centre: Option<Centre>,
    pub(super) importing: Option<Importing>,
    /// Whose return a workbook is taken for when no return is open, and of which quarter.
    pub(super) import_for: Option<(BodyId, Period)>,
    pub(super) path_box: String,
    pub(super) message: Option<Message>,
    pub(super) help: bool,
    /// The words the list of shortcuts is searched by.
    pub(super) help_find: String,
    pub(super) palette: Option<Palette>,
    /// The time people here read; UTC where nobody said.
    zone: Option<TimeZone>,
    /// What is under way, in words; one job at a time of each kind.
    pub(super) busy: Vec<&'static str>,
    /// The file dialog that is open.
    pub(super) asking: Option<Ask>,
    /// Where the bundles of this quarter and of last quarter were.
    pub(super) received_paths: Vec<std::path::PathBuf>,
    pub(super) previous_paths: Vec<std::path::PathBuf>,
}

impl AppState {
    /// The state a window starts with.
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// The same with the time people here read.
    #[must_use]
    pub fn in_zone(self, zone: TimeZone) -> Self {
        Self { zone: Some(zone), ..self }
    }

    /// A moment as people here read it: "16 Jan 2023, 14:32".
    pub fn shown_time(&self, at: Timestamp) -> String {
        let zone = self.zone.clone().unwrap_or(TimeZone::UTC);
        zone.to_datetime(at).strftime("%-d %b %Y, %H:%M").to_string()
    }

    /// Where the person is.
    pub fn screen(&self) -> Screen {
        self.screen
    }

    /// What is remembered from start to start.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The return room, when a return is open.
    pub fn room(&self) -> Option<&Room> {
        self.room.as_ref()
    }

    /// The centre room, when bundles were received.
    pub fn centre(&self) -> Option<&Centre> {
        self.centre.as_ref()
    }

    /// The workbook on its way in.
    pub fn importing(&self) -> Option<&Importing> {
        self.importing.as_ref()
    }

    /// Whose return the workbook is taken for, and of which quarter.
    pub fn import_for(&self) -> Option<&(BodyId, Period)> {
        self.import_for.as_ref()
    }

    /// The text in the path box.
    pub fn path_box(&self) -> &str {
        &self.path_box
    }

    /// The message on screen.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// Whether the list of shortcuts is shown.
    pub fn help(&self) -> bool {
        self.help
    }

    /// The words the list of shortcuts is searched by.
    pub fn help_find(&self) -> &str {
        &self.help_find
    }

    /// The palette, while it is open.
    pub fn palette(&self) -> Option<&Palette> {
        self.palette.as_ref()
    }

    /// What is under way, in words.
    pub fn busy(&self) -> &[&'static str] {
        &self.busy
    }

    /// The file dialog that is open.
    pub fn asking(&self) -> Option<Ask> {
        self.asking
    }

    pub(super) fn problem(&mut self, sentence: impl Into<String>) {
        self.message = Some(Message::Problem(sentence.into()));
    }

    pub(super) fn done(&mut self, sentence: impl Into<String>, undo: bool) {
        self.message = Some(Message::Done(sentence.into(), undo));
    }

    /// The framework in force: of the open return, or the built-in one.
    pub fn framework(&self) -> Arc<crate::framework::Framework> {
        self.importing
            .as_ref()
            .map_or_else(crate::framework::Framework::built_in, |importing| Arc::clone(&importing.framework))
    }
}

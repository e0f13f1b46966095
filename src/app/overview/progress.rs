//! Owns how far each section of a return is.
//! Must not know what a section shows.

use crate::app::Section;
use crate::app::room::Room;

/// How far a section is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The section.
    pub section: Section,
    /// How many rows are done.
    pub done: usize,
    /// Of how many.
    pub all: usize,
    /// What a row is.
    pub noun: &'static str,
    /// What done means for it.
    pub verb: &'static str,
}

impl Progress {
    /// "38 of 46 updated"; a section without rows says so.
    pub fn words(&self) -> String {
        match (self.done, self.all) {
            (_, 0) => format!("no {}", self.noun),
            (done, all) if done == all => format!("all {all} {}", self.verb),
            (done, all) => format!("{done} of {all} {}", self.verb),
        }
    }
}

/// The sections in the order they stand on screen.
pub(super) fn of(room: &Room) -> Vec<Progress> {
    let named = [
        (Section::Actions, "actions", "updated"),
        (Section::Measures, "measures", "with a figure"),
        (Section::Risks, "risks", "reviewed"),
        (Section::Narrative, "narratives", "written"),
    ];
    let of = |(section, noun, verb)| {
        let (done, all) = room.progress(section).unwrap_or_default();
        Progress { section, done, all, noun, verb }
    };
    named.into_iter().map(of).collect()
}

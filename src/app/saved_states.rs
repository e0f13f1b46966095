//! Owns the saved states of a document as a person looks at them: when, by whom, what changed, and one beside now.
//! Must not know where they are kept.

use super::columns::KINDS;
use super::effect::States;
use super::grid_fields;
use super::room::Room;
use crate::document::merge;
use crate::model::{Edit, LogRow, RecordKind, Return};
use crate::package::Package;
use crate::report::counted;
use crate::tables::WholeRow;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// The saved states of the open document.
#[derive(Debug, Default)]
pub struct SavedStates {
    /// The latest first.
    states: Vec<SavedState>,
    /// How many could not be read.
    unreadable: usize,
    /// The one that is shown beside now.
    shown: Option<usize>,
    /// Where that one and now differ, and the revision this was worked out from.
    beside: (u64, Vec<Difference>),
}

/// A saved state.
#[derive(Debug)]
pub struct SavedState {
    /// When the last change in it was made.
    pub at: Option<Timestamp>,
    /// The role that made it.
    pub who: String,
    /// What changed in it: "3 actions and 1 measure changed".
    pub told: String,
    package: Package,
}

/// Where a saved state and the return as it is now differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about: "Status of action 27a".
    pub about: String,
    /// What it was then.
    pub then: String,
    /// What it is now.
    pub now: String,
}

impl SavedStates {
    pub(super) fn of(read: States) -> Self {
        let told: Vec<String> =
            (0..read.packages.len()).map(|at| told(&read.packages[at], read.packages.get(at + 1))).collect();
        let states = read.packages.into_iter().zip(told).map(|(package, told)| SavedState {
            at: package.log.last().and_then(|row| row.at).or(package.ret.header().as_at),
            who: package.log.last().map(|row| row.who.clone()).unwrap_or_default(),
            told,
            package,
        });
        Self { states: states.collect(), unreadable: read.unreadable, ..Self::default() }
    }

    /// The states, the latest first.
    pub fn states(&self) -> &[SavedState] {
        &self.states
    }

    /// How many could not be read.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// Which one is shown beside now.
    pub fn shown(&self) -> Option<usize> {
        self.shown
    }

    /// Where it and now differ.
    pub fn beside(&self) -> &[Difference] {
        &self.beside.1
    }

    /// The edits that make the return what it was in a state.
    pub(super) fn edits(&self, at: usize, now: &Return) -> Vec<Edit> {
        self.states.get(at).map(|state| back(now, &state.package.ret)).unwrap_or_default()
    }

    /// Shows one beside now; works out anew where they differ when the return has changed since.
    pub(super) fn show(&mut self, at: Option<usize>, room: &Room) {
        let revision = room.document().revision();
        if self.shown == at && self.beside.0 == revision {
            return;
        }
        let edits = at.map(|at| self.edits(at, room.document().ret())).unwrap_or_default();
        let differences = edits.iter().filter_map(|edit| difference(edit, room)).collect();
        (self.shown, self.beside) = (at.filter(|at| *at < self.states.len()), (revision, differences));
    }
}

/// A merge with our own state as the base takes everything from the other.
fn back(now: &Return, then: &Return) -> Vec<Edit> {
    merge(now, now, then).edits
}

/// What changed between the state before and this one, by the history it carries.
fn told(state: &Package, before: Option<&Package>) -> String {
    let Some(before) = before else { return "The oldest that is kept".to_owned() };
    if state.log.len() < before.log.len() {
        return "An earlier state was taken up again".to_owned();
    }
    let changed: BTreeSet<(Option<RecordKind>, String)> = state.log[before.log.len()..].iter().map(touched).collect();
    let count = |kind: RecordKind| changed.iter().filter(|(of, _)| *of == Some(kind)).count();
    let counts = KINDS.map(|kind| (count(kind), kind.noun()));
    let others = changed.len() - counts.iter().map(|(count, _)| count).sum::<usize>();
    let parts: Vec<String> = counts
        .into_iter()
        .chain([(others, "other thing")])
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(count, noun))
        .collect();
    match parts.split_last() {
        None => "Nothing in the history changed".to_owned(),
        Some((last, [])) => format!("{last} changed"),
        Some((last, rest)) => format!("{} and {last} changed", rest.join(", ")),
    }
}

fn touched(row: &LogRow) -> (Option<RecordKind>, String) {
    let which = row.row.as_ref().map_or_else(|| row.reference.to_string(), ToString::to_string);
    (row.record, which)
}

/// One edit back, in words; the proof of an import goes with the records it is about.
fn difference(edit: &Edit, room: &Room) -> Option<Difference> {
    let blank = |text: String| if text.is_empty() { "nothing".to_owned() } else { text };
    let whole = |kind: RecordKind, texts: &WholeRow, then: &str, now: &str| Difference {
        about: format!("The {} {}", kind.noun(), texts.get("ref").unwrap_or_default()).trim().to_owned(),
        then: then.to_owned(),
        now: now.to_owned(),
    };
    match edit {
        Edit::Field { row, field, was, now } => {
            let kind = field.kind();
            let column = grid_fields(kind).iter().find(|column| column.field == *field);
            let title = column.map_or_else(|| field.name().replace('_', " "), |column| column.title.to_owned());
            let name = room.document().ret().name(kind, row);
            let reference = name.map(|name| name.reference.to_string()).unwrap_or_default();
            let about = format!("{title} of {} {reference}", kind.noun()).trim().to_owned();
            let [then, now] = [now, was].map(|text| blank(room.in_words(*field, text).text));
            Some(Difference { about, then, now })
        }
        Edit::Added { kind, texts, .. } => Some(whole(*kind, texts, "there", "not there")),
        Edit::Removed { kind, texts, .. } => Some(whole(*kind, texts, "not there", "there")),
        Edit::Evidence { .. } => None,
    }
}

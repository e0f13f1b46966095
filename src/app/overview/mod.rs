//! Owns the overview of a return: how far it is, how the actions stand by outcome, and what changed since last quarter.
//! Must not know how it is drawn; it is worked out once a revision.

mod changes;
mod progress;

pub use changes::{ChangeGroup, ChangeItem, ChangeKind};
pub use progress::Progress;

#[cfg(test)]
mod tests;

use super::room::Room;
use crate::model::{Period, Status, Tier};

/// The overview of a return.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// The answer: "38 of 46 actions updated; 3 findings must be fixed before sign-off".
    pub heading: String,
    /// What else is to be done, in one sentence.
    pub under: String,
    /// How far each section is.
    pub progress: Vec<Progress>,
    /// The actions of each outcome by status; outcomes without an action do not stand here.
    pub outcomes: Vec<OutcomeBar>,
    /// The words of each status that stands in a bar.
    pub words: Vec<(Status, String)>,
    /// "Quarter 2 2022/23": what the changes are told against; nothing when the return knows no quarter before.
    pub since: Option<String>,
    /// What changed since then, one group a kind of change; no group is empty.
    pub changes: Vec<ChangeGroup>,
    /// The document's revision and how many findings there were: what it was worked out from.
    from: (u64, usize),
}

/// The actions of an outcome by status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeBar {
    /// The outcome's name.
    pub name: String,
    /// How many stand at each status, those with any.
    pub counts: Vec<(Status, usize)>,
}

impl OutcomeBar {
    /// How many actions the outcome has.
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }
}

impl Overview {
    /// The overview of the return in this room.
    pub fn of(room: &Room) -> Self {
        let outcomes = outcomes(room);
        let stands = |status: &Status| outcomes.iter().any(|bar| bar.counts.iter().any(|(known, _)| known == status));
        let word = |status: Status| {
            let words = room.framework().words(status);
            (status, words.map_or_else(|| status.code().to_owned(), |words| words.short.clone()))
        };
        let words = Status::ALL.iter().copied().filter(stands).map(word).collect();
        let progress = progress::of(room);
        Self {
            heading: heading(room, &progress),
            under: under(room),
            progress,
            words,
            since: changes::knows_last(room).then(|| last_quarter(room)),
            changes: changes::of(room),
            outcomes,
            from: basis(room),
        }
    }

    /// Whether it is of the room as it is now.
    pub(super) fn is_of(&self, room: &Room) -> bool {
        self.from == basis(room)
    }
}

fn basis(room: &Room) -> (u64, usize) {
    (room.document().revision(), room.findings().len())
}

fn last_quarter(room: &Room) -> String {
    let period = room.document().ret().header().period.and_then(Period::previous_quarter);
    period.map_or_else(|| "last quarter".to_owned(), Period::words)
}

/// What counts is the first section that holds records: a return without actions is told by its measures.
fn heading(room: &Room, progress: &[Progress]) -> String {
    let Some(first) = progress.iter().find(|section| section.all > 0) else {
        return "Nothing is in this return yet".to_owned();
    };
    let told = if first.done == first.all && first.all > 1 {
        format!("All {} {} {}", first.all, first.noun, first.verb)
    } else {
        format!("{} of {} {} {}", first.done, first.all, first.noun, first.verb)
    };
    if room.is_sealed() {
        return format!("{told}; this bundle is sealed");
    }
    match room.open(Tier::MustFix) {
        0 => format!("{told}; nothing must be fixed before sign-off"),
        1 => format!("{told}; 1 finding must be fixed before sign-off"),
        many => format!("{told}; {many} findings must be fixed before sign-off"),
    }
}

fn under(room: &Room) -> String {
    if room.is_sealed() {
        return String::new();
    }
    match (room.open(Tier::MustFix), room.open(Tier::ExplainOrFix)) {
        (0, 0) => "Nothing waits for an explanation: it can be signed off".to_owned(),
        (_, 0) => "Nothing waits for an explanation".to_owned(),
        (_, 1) => "1 finding waits for an explanation".to_owned(),
        (_, many) => format!("{many} findings wait for an explanation"),
    }
}

/// The bars, in the framework's order; actions of no outcome come last.
fn outcomes(room: &Room) -> Vec<OutcomeBar> {
    let actions = room.document().ret().actions();
    let framework = room.framework();
    let known = framework.outcomes().iter().map(|outcome| (Some(&outcome.id), outcome.name.clone()));
    let bars = known.chain([(None, "No outcome".to_owned())]).map(|(id, name)| {
        let of = |outcome: &crate::model::OutcomeId| framework.outcome(outcome).is_some();
        let its = || actions.records().filter(|action| action.outcome.as_ref().filter(|outcome| of(outcome)) == id);
        let count = |status| its().filter(|action| action.counted_status() == status).count();
        let counts = Status::ALL.iter().map(|status| (*status, count(*status))).filter(|(_, count)| *count > 0);
        OutcomeBar { name, counts: counts.collect() }
    });
    bars.filter(|bar| bar.total() > 0).collect()
}

//! Owns what a few words find: commands of the table, and records of the open return by reference or title.
//! Must not know how a line is drawn, nor what happens when it is used.

use super::{Asks, ENTRIES, Entry, matches, words};
use crate::app::Room;
use crate::app::state::AppState;
use crate::model::{RecordKind, RowId};
use crate::report::capital;

/// More lines than this are not looked through by anybody.
const MOST: usize = 60;

/// What a line of the palette stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// A command of the table.
    Command(Asks),
    /// A record of the open return.
    Record(RecordKind, RowId),
}

/// A line of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it stands for.
    pub kind: LineKind,
    /// What it is called.
    pub label: String,
    /// What it does, or what the record says.
    pub about: String,
    /// Its shortcut; a record has none.
    pub shortcut: &'static str,
    /// Why it cannot be used now.
    pub refusal: Option<&'static str>,
}

/// The lines that fit these words. Commands come before records, but a record named by its reference comes first.
pub fn lines(state: &AppState, wanted: &str, records: bool) -> Vec<Line> {
    let wanted = wanted.trim();
    let mut found: Vec<(u8, Line)> = Vec::new();
    if !records {
        found.extend(ENTRIES.iter().filter_map(|entry| command(state, entry, wanted)));
    }
    if let Some(room) = state.room().filter(|_| records || !wanted.is_empty()) {
        found.extend(of_records(room, wanted));
    }
    // Stable: equally good lines stay in the order of the table and of the return.
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, line)| line).take(MOST).collect()
}

fn command(state: &AppState, entry: &Entry, wanted: &str) -> Option<(u8, Line)> {
    let rank = match () {
        () if matches(entry.label, wanted) => 1,
        () if matches(&format!("{} {} {}", entry.label, entry.tooltip, entry.group.title()), wanted) => 2,
        () => return None,
    };
    // What can be used comes before what cannot, else the best line might do nothing.
    let refusal = entry.asks.refusal(state);
    let line = Line {
        kind: LineKind::Command(entry.asks),
        label: entry.label.to_owned(),
        about: entry.tooltip.to_owned(),
        shortcut: entry.shortcut,
        refusal,
    };
    Some((if refusal.is_some() && !wanted.is_empty() { rank + 4 } else { rank }, line))
}

fn of_records(room: &Room, wanted: &str) -> Vec<(u8, Line)> {
    let named = |kind: RecordKind, row: &RowId, reference: String, title: &str| {
        let label = format!("{} {reference}", capital(kind.noun()));
        let rank = match () {
            () if !matches(&format!("go to {label} {title}"), wanted) => return None,
            () if is_reference(&reference, wanted) && matches(&format!("go to {label}"), wanted) => 0,
            () if matches(&format!("go to {label}"), wanted) => 3,
            () => 4,
        };
        let kind = LineKind::Record(kind, row.clone());
        Some((rank, Line { kind, label, about: title.to_owned(), shortcut: "", refusal: None }))
    };
    let ret = room.document().ret();
    let period = ret.header().period;
    let actions = ret.actions().rows().iter();
    let actions = actions
        .filter_map(|row| named(RecordKind::Action, &row.id, row.record.reference.to_string(), &row.record.action));
    let measures = ret.measures().rows().iter().filter(|row| row.record.period == period);
    let measures = measures
        .filter_map(|row| named(RecordKind::Measure, &row.id, row.record.reference.to_string(), &row.record.measure));
    let risks = ret.risks().rows().iter();
    let risks =
        risks.filter_map(|row| named(RecordKind::Risk, &row.id, row.record.reference.to_string(), &row.record.title));
    let words = ret.narratives().rows().iter();
    let words =
        words.filter_map(|row| named(RecordKind::Narrative, &row.id, row.record.section.clone(), &row.record.title));
    actions.chain(measures).chain(risks).chain(words).collect()
}

/// Whether one of the words typed is this very reference, not only how it begins: “27”, “action 27”, “27 go to action”.
fn is_reference(reference: &str, wanted: &str) -> bool {
    let (wanted, reference) = (wanted.to_lowercase(), reference.to_lowercase());
    words(&wanted).any(|word| word == reference)
}

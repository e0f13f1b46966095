//! Owns the history of one value: every value it had, when, who, how; the newest first.
//! Must not know how one of them is put back.

use super::lines::Shown;
use super::pair::Pair;
use crate::app::room::Room;
use crate::model::{Cause, Field, LogRow};
use jiff::Timestamp;

/// A value a field had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When and how it came: `16 January, 14:32 · typed by Lead`.
    pub told: String,
    /// The value; nothing for blank.
    pub value: Option<Shown>,
    /// Its canonical text, to be put back; nothing for the value that stands now.
    pub put_back: Option<String>,
}

/// The values a field had, the newest first; nothing when it never changed.
pub(super) fn of(room: &Room, pair: &Pair<'_>, field: Field) -> Vec<Change> {
    let document = room.document();
    let name = field.name();
    let mut values: Vec<(String, String)> = Vec::new();
    for row in &pair.log {
        if row.field == name {
            if values.is_empty() {
                values.push((beginning(room, pair), row.was.clone()));
            }
            values.push((told(row), row.now.clone()));
        } else if let Some(texts) = row.added() {
            values.push((told(row), texts.get(name).cloned().unwrap_or_default()));
        }
    }
    if values.len() < 2 {
        return Vec::new();
    }
    let now = document.ret().text(&pair.row, field).unwrap_or_default();
    let change = |(told, text): (String, String)| Change {
        told,
        value: (!text.is_empty()).then(|| room.in_words(field, &text)),
        put_back: (text != now).then_some(text),
    };
    values.into_iter().rev().map(change).collect()
}

fn told(row: &LogRow) -> String {
    let how = row.cause.map_or("changed", how);
    let by = if row.who.is_empty() { String::new() } else { format!(" by {}", row.who) };
    match row.at {
        Some(at) => format!("{} \u{b7} {how}{by}", moment(at)),
        None => format!("{}{by}", super::capital(how)),
    }
}

/// Where the first value came from that no edit tells.
fn beginning(room: &Room, pair: &Pair<'_>) -> String {
    match (&pair.last, room.document().previous()) {
        (Some(_), Some(last)) => {
            let quarter = super::quarter(last.header().period, "last quarter");
            format!("Carried forward from {quarter}")
        }
        _ => "At first".to_owned(),
    }
}

/// A cause as a past participle.
pub(super) fn how(cause: Cause) -> &'static str {
    match cause {
        Cause::Typed => "set",
        Cause::Pasted => "pasted",
        Cause::Imported => "imported",
        Cause::Merged => "taken from another copy",
        Cause::Carried => "carried forward",
        Cause::Confirmed => "confirmed",
        Cause::Signed => "signed off",
        Cause::Explained => "explained",
        Cause::Undone => "taken back",
        Cause::Redone => "done again",
    }
}

/// A moment of the history; the file keeps universal time, and says so.
pub(super) fn moment(at: Timestamp) -> String {
    at.strftime("%-d %b %Y, %H:%M UTC").to_string()
}

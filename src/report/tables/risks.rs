//! Owns the tables of risks: the registers and their movements.
//! Must not know how they are drawn.

use super::may_show;
use crate::consolidation::{Movement, Quarter};
use crate::model::{Event, EventKind};
use crate::report::phrases::{band_word, capital};
use crate::report::table::{Cell, Column, Place, Table};

/// Every risk with its path.
pub fn risks(quarter: &Quarter) -> Table {
    let columns = vec![
        Column::new("Ref", 10, Place::Head),
        Column::new("Risk", 48, Place::Own),
        Column::new("Owner", 30, Place::Under),
        Column::new("Register", 16, Place::SheetOnly),
        Column::new("Last quarter", 14, Place::Own),
        Column::new("Score", 14, Place::Own),
        Column::new("Target", 14, Place::Own),
        Column::new("What changed", 44, Place::Own),
        Column::new("Body", 26, Place::SheetOnly),
        Column::new("Likelihood", 10, Place::SheetOnly),
        Column::new("Impact", 10, Place::SheetOnly),
        Column::new("Treatment", 14, Place::SheetOnly),
        Column::new("Controls", 44, Place::SheetOnly),
    ];
    let mut table =
        Table::new("Every risk, with its score last quarter, now and aimed at", columns).printed_to("What changed");
    for line in quarter.risk_lines() {
        let risk = line.held.record();
        if !may_show(risk.publish) {
            continue;
        }
        let scored = |score: u32| Cell::Score(score, quarter.band_of_score(score));
        table.row(vec![
            Cell::text(risk.reference.as_str()),
            Cell::text(&risk.title),
            Cell::text(&risk.owner),
            Cell::text(register(quarter, &risk.register)),
            Cell::maybe(line.was, scored),
            Cell::maybe(line.score, |score| Cell::Score(score, line.band)),
            Cell::maybe(risk.target_score, scored),
            Cell::text(&risk.commentary),
            Cell::text(quarter.body_name(line.held.body)),
            Cell::maybe(risk.likelihood, |n| Cell::text(n.to_string())),
            Cell::maybe(risk.impact, |n| Cell::text(n.to_string())),
            Cell::maybe(risk.treatment, |treatment| Cell::text(capital(treatment.code()))),
            Cell::text(&risk.mitigation),
        ]);
    }
    table
}

/// Every movement of a risk, in words.
pub fn movements(quarter: &Quarter) -> Table {
    let columns = vec![
        Column::new("Ref", 10, Place::Head),
        Column::new("Risk", 44, Place::Own),
        Column::new("Register", 16, Place::SheetOnly),
        Column::new("What happened", 44, Place::Own),
        Column::new("Why", 56, Place::Own),
        Column::new("Approved by", 28, Place::SheetOnly),
    ];
    let mut table = Table::new("What happened to risks this quarter", columns);
    let movements = quarter.risk_movements();
    for movement in movements.iter().filter(|movement| !movement.exempt) {
        let rescored = movements.iter().any(|other| {
            other.key == movement.key && other.event.as_ref().and_then(|event| event.event) == Some(EventKind::Rescored)
        });
        let (reason, approved) = movement
            .event
            .as_ref()
            .map_or(("No event says why", ""), |event| (event.reason.as_str(), event.approved_by.as_str()));
        table.row(vec![
            Cell::text(movement.key.reference.as_str()),
            Cell::text(&movement.title),
            Cell::text(register(quarter, &movement.key.container)),
            Cell::text(happened(quarter, movement, rescored)),
            Cell::text(reason),
            Cell::text(approved),
        ]);
    }
    table
}

/// "Reduced from 16 (red) to 8 (amber)", "Escalated from Borough Economy, 12 (red)".
fn happened(quarter: &Quarter, movement: &Movement, rescored: bool) -> String {
    let Some(event) = movement.event.as_ref().filter(|event| event.event != Some(EventKind::Rescored)) else {
        return path(quarter, movement);
    };
    let related = &event.related_ref;
    let word = match event.event {
        Some(EventKind::Split) if !related.is_empty() => format!("Split, with {related}"),
        Some(EventKind::Merged) if !related.is_empty() => format!("Merged with {related}"),
        Some(EventKind::Renamed) if !related.is_empty() => format!("Renamed from {related}"),
        Some(EventKind::CarriedOver) => "Carried over".to_owned(),
        Some(kind) => capital(kind.code()),
        None => "Changed".to_owned(),
    };
    let place = |container: &str, way: &str| {
        let elsewhere = !container.is_empty() && container != movement.key.container;
        if elsewhere { format!(" {way} {}", quarter.register_name(container)) } else { String::new() }
    };
    // A score that a line of its own tells is not told twice.
    let score = match (movement.was, movement.now) {
        _ if rescored => String::new(),
        (Some(was), Some(now)) if was != now => format!(", {}", uncapital(&path(quarter, movement))),
        (was, now) => now.or(was).map(|score| format!(", {}", scored(quarter, score))).unwrap_or_default(),
    };
    format!("{word}{}{}{score}", place(&event.from_container, "from"), place(&event.to_container, "to"))
}

/// A register in a column of its own: "Strategic", "Borough Economy".
fn register(quarter: &Quarter, register: &str) -> String {
    let name = quarter.register_name(register);
    let bare = name.strip_prefix("the ").and_then(|name| name.strip_suffix(" register"));
    capital(bare.unwrap_or(&name))
}

/// The path of a score; the event's own figures stand in where the registers do not have them.
fn path(quarter: &Quarter, movement: &Movement) -> String {
    let rescored = movement.event.as_ref().filter(|event| event.event == Some(EventKind::Rescored));
    let given = |text: fn(&Event) -> &String| rescored.and_then(|event| text(event).trim().parse::<u32>().ok());
    let (was, now) = (movement.was.or(given(|event| &event.old)), movement.now.or(given(|event| &event.new)));
    match (was, now) {
        (Some(was), Some(now)) if was != now => {
            let way = if now < was { "Reduced" } else { "Increased" };
            format!("{way} from {} to {}", scored(quarter, was), scored(quarter, now))
        }
        (_, Some(now)) => format!("Scored {}", scored(quarter, now)),
        _ => "Rescored".to_owned(),
    }
}

fn scored(quarter: &Quarter, score: u32) -> String {
    quarter.band_of_score(score).map_or_else(|| score.to_string(), |band| format!("{score} ({})", band_word(band)))
}

fn uncapital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

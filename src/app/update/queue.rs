//! Owns the way through the queue: one key to the next that needs a person, one key to confirm and go on.
//! Must not know why something needs a person.

use super::{editing, findings};
use crate::app::Screen;
use crate::app::columns::KINDS;
use crate::app::effect::Effect;
use crate::app::grid::finish;
use crate::app::queue::{Gap, Need, is_answered};
use crate::app::room::Room;
use crate::app::state::{AppState, Now};
use crate::model::{Field, Finding, RecordKind, RowId, Tier};

/// A stop on the way: a record at a field, or a finding about none.
#[derive(Clone, Debug, PartialEq)]
enum Stop {
    Record(RecordKind, RowId, Option<Field>),
    Finding(usize),
}

/// Where a stop stands: the section, the row in it. Rows a filter hides come after those that are shown.
type Place = (usize, usize);

/// Goes to the next that needs a person, or the one before; of one need, or of all work to do. What merely changed comes when no work is left.
pub(super) fn step(state: &mut AppState, forward: bool, only: Option<Need>, now: Now) -> Vec<Effect> {
    let Some(effects) = leave_cell(state, now) else { return Vec::new() };
    let Some(room) = state.room.as_ref() else { return effects };
    let work = room.queue().to_do() > 0;
    let wanted = |need: Need| only.map_or(if work { need.is_to_do() } else { true }, |only| only == need);
    let mut stops = stops(room, wanted);
    stops.sort_by_key(|(place, _)| *place);
    let here = here(room, state.screen);
    let next = if forward {
        stops.iter().find(|(place, _)| here.is_none_or(|here| *place > here)).or(stops.first())
    } else {
        stops.iter().rev().find(|(place, _)| here.is_none_or(|here| *place < here)).or(stops.last())
    };
    // What was said was about the record that is left.
    state.message = None;
    match next.map(|(_, stop)| stop.clone()) {
        Some(Stop::Record(kind, row, field)) => findings::go_to_cell(state, kind, &row, field),
        Some(Stop::Finding(at)) => findings::go_to(state, at),
        None => state.done("Nothing is left to do: check and sign off", false),
    }
    effects
}

/// Confirms the record under the cursor and goes to the next. What the record lacks keeps the person at it once; the second time goes on. A record without a status or a figure cannot be confirmed: that is said.
pub(super) fn confirm_and_next(state: &mut AppState, now: Now) -> Vec<Effect> {
    let Some(mut effects) = leave_cell(state, now) else { return Vec::new() };
    let can_change = state.room.as_ref().is_some_and(Room::can_change);
    let Some((kind, row)) = under_the_cursor(state).filter(|_| can_change) else {
        effects.extend(step(state, true, None, now));
        return effects;
    };
    if let Some((field, sentence)) = state.room.as_ref().and_then(|room| not_to_confirm(room, kind, &row)) {
        findings::go_to_cell(state, kind, &row, Some(field));
        state.problem(sentence);
        return effects;
    }
    let untouched = state.room.as_ref().is_some_and(|room| is_unconfirmed(room, kind, &row));
    if untouched {
        effects.extend(editing::confirm(state, kind, &row, now));
    }
    match untold_gap(state, kind, &row) {
        Some(gap) => keep(state, kind, gap, untouched),
        None => effects.extend(step(state, true, None, now)),
    }
    effects
}

/// What a record lacks and the person has not been kept for yet.
fn untold_gap(state: &AppState, kind: RecordKind, row: &RowId) -> Option<Gap> {
    let room = state.room.as_ref()?;
    let waiting = room.queue().waiting(row).filter(|waiting| waiting.need.is_to_do())?;
    let about = |finding: &&Finding| {
        finding.place.record == Some(kind)
            && finding.place.row.as_ref() == Some(row)
            && finding.tier != Tier::Notice
            && !finding.is_settled()
    };
    let finding = room.findings().iter().find(about)?;
    let gap = Gap { row: row.clone(), field: waiting.field, rule: finding.rule };
    (room.told_gap.as_ref() != Some(&gap)).then_some(gap)
}

/// Keeps the person at a record for what it lacks, and says so.
fn keep(state: &mut AppState, kind: RecordKind, gap: Gap, confirmed: bool) {
    let Some(room) = state.room.as_mut() else { return };
    let is_it = |finding: &&Finding| finding.rule == gap.rule && finding.place.row.as_ref() == Some(&gap.row);
    let told = room.findings().iter().find(is_it).map(|finding| {
        let first = if confirmed { "Confirmed. " } else { "" };
        let key = if finding.tier == Tier::MustFix { "" } else { " (Ctrl+E explains it)" };
        format!("{first}{}{key}", finding.headline)
    });
    let (row, field) = (gap.row.clone(), gap.field);
    room.told_gap = Some(gap);
    findings::go_to_cell(state, kind, &row, field);
    if let Some(told) = told {
        state.done(told, confirmed);
    }
}

/// Begins to explain what is to be explained of the record under the cursor, or of the finding last gone to.
pub(super) fn explain_here(state: &mut AppState, now: Now) -> Vec<Effect> {
    let row = under_the_cursor(state).map(|(_, row)| row);
    let Some(room) = state.room.as_ref() else { return Vec::new() };
    let open = |at: &usize| {
        room.findings()
            .get(*at)
            .is_some_and(|finding| finding.tier == Tier::ExplainOrFix && finding.explanation.is_none())
    };
    let about = |at: &usize| room.findings().get(*at).is_some_and(|finding| finding.place.row.as_ref() == row.as_ref());
    let places = 0..room.findings().len();
    let current = room.current().filter(|at| open(at) && (row.is_none() || about(at)));
    let Some(at) = current.or_else(|| places.clone().find(|at| row.is_some() && open(at) && about(at))) else {
        state.done("Nothing here is to be explained", false);
        return Vec::new();
    };
    let effects = findings::begin(state, at, now);
    if let Some(room) = state.room.as_mut() {
        room.asked_to_explain += 1;
    }
    effects
}

/// Takes what is being typed, in a cell or as an explanation; nothing when a cell's text is not taken, which stays open with the reason.
pub(super) fn leave_cell(state: &mut AppState, now: Now) -> Option<Vec<Effect>> {
    let mut effects = findings::finish(state, now);
    let kind = if let Screen::Return(section) = state.screen { section.kind() } else { None };
    let draft = kind.and_then(|kind| state.room.as_ref()?.grid(kind)?.state.draft().map(|draft| (kind, draft.clone())));
    if let Some((kind, draft)) = draft {
        effects.extend(editing::grid(state, kind, finish(&draft), now));
        let refused =
            state.room.as_ref().and_then(|room| room.grid(kind)).is_some_and(|grid| grid.state.draft().is_some());
        if refused {
            return None;
        }
    }
    Some(effects)
}

/// The record the person is at, while a grid is on screen.
pub(super) fn under_the_cursor(state: &AppState) -> Option<(RecordKind, RowId)> {
    let Screen::Return(section) = state.screen else { return None };
    let (kind, room) = (section.kind()?, state.room.as_ref()?);
    let grid = room.grid(kind)?;
    let row = grid.state.cursor().map(|cell| cell.row.clone()).or_else(|| grid.view.rows.first().cloned())?;
    room.document().ret().holds_row(&row).then_some((kind, row))
}

fn stops(room: &Room, wanted: impl Fn(Need) -> bool) -> Vec<(Place, Stop)> {
    let mut stops = Vec::new();
    for (section, kind) in KINDS.into_iter().enumerate() {
        for (source, row) in room.document().ret().row_ids_of(kind).into_iter().enumerate() {
            let Some(waiting) = room.queue().waiting(&row).filter(|waiting| wanted(waiting.need)) else { continue };
            stops.push(((section, place(room, kind, &row, source)), Stop::Record(kind, row, waiting.field)));
        }
    }
    let loose = room.queue().loose().iter().filter(|(_, need)| wanted(*need));
    stops.extend(loose.map(|(at, _)| ((KINDS.len(), *at), Stop::Finding(*at))));
    stops
}

fn place(room: &Room, kind: RecordKind, row: &RowId, source: usize) -> usize {
    const HIDDEN: usize = usize::MAX / 2;
    room.grid(kind).and_then(|grid| grid.view.place(row)).unwrap_or(HIDDEN + source)
}

fn here(room: &Room, screen: Screen) -> Option<Place> {
    let Screen::Return(section) = screen else { return None };
    let Some(kind) = section.kind() else {
        return room.current().map(|at| (KINDS.len(), at));
    };
    let at = KINDS.iter().position(|known| *known == kind)?;
    let row = room.grid(kind)?.state.cursor().map(|cell| cell.row.clone())?;
    let source = room.document().ret().place(kind, &row)?;
    Some((at, place(room, kind, &row, source)))
}

/// Why a record cannot be confirmed as it stands, and the field to fill in.
fn not_to_confirm(room: &Room, kind: RecordKind, row: &RowId) -> Option<(Field, String)> {
    let ret = room.document().ret();
    let name = ret.name(kind, row).map(|name| name.reference.to_string()).unwrap_or_default();
    let of = |field: &str| Field::named(kind, field);
    match kind {
        RecordKind::Action if ret.actions().row(row)?.record.status.is_none() => {
            Some((of("status")?, format!("{name} has no status yet: press G, A, R, N or B")))
        }
        RecordKind::Measure if !is_answered(&ret.measures().row(row)?.record) => {
            Some((of("value")?, format!("{name} has no figure yet: type it, or say why there is none")))
        }
        RecordKind::Risk
            if ret.risks().row(row)?.record.score.is_none() && ret.risks().row(row)?.record.likelihood.is_none() =>
        {
            Some((of("likelihood")?, format!("{name} has no score yet: give its likelihood and impact")))
        }
        _ => None,
    }
}

fn is_unconfirmed(room: &Room, kind: RecordKind, row: &RowId) -> bool {
    let confirmed = Field::named(kind, "confirmed_at").and_then(|field| room.document().ret().text(row, field));
    confirmed.is_some_and(|at| at.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::grid_fields;

    #[test]
    fn every_field_the_queue_begins_at_is_a_column() {
        for (kind, name) in [
            (RecordKind::Action, "status"),
            (RecordKind::Measure, "value"),
            (RecordKind::Risk, "likelihood"),
            (RecordKind::Risk, "score"),
            (RecordKind::Narrative, "text"),
        ] {
            assert!(grid_fields(kind).iter().any(|column| column.field.name() == name), "{name}");
        }
    }
}

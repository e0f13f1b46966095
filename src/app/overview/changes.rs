//! Owns what changed since last quarter, read off the return and, where it is at hand, last quarter's own.
//! Must not know findings: a change is no fault.

use crate::app::grid::Mark;
use crate::app::records::shown_day;
use crate::app::room::Room;
use crate::model::{
    Action, Event, EventKind, Measure, MeasureStatus, PlanId, RecordKind, Ref, Return, Risk, RowId, Status,
};
use crate::report::capital;
use jiff::civil::Date;
use std::collections::HashMap;

/// A way to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// It is red and was not.
    GoneRed,
    /// It is green and was not.
    BackToGreen,
    /// It was not there.
    New,
    /// It is done, or was closed.
    Closed,
    /// The date it is due moved.
    DateMoved,
    /// The score of a risk rose.
    ScoreUp,
    /// The score of a risk fell.
    ScoreDown,
}

impl ChangeKind {
    /// In the order they stand on screen.
    pub const ALL: [Self; 7] =
        [Self::GoneRed, Self::BackToGreen, Self::New, Self::Closed, Self::DateMoved, Self::ScoreUp, Self::ScoreDown];

    /// The words on screen.
    pub fn title(self) -> &'static str {
        match self {
            Self::GoneRed => "Gone red",
            Self::BackToGreen => "Back to green",
            Self::New => "New",
            Self::Closed => "Complete or closed",
            Self::DateMoved => "Dates moved",
            Self::ScoreUp => "Risk score up",
            Self::ScoreDown => "Risk score down",
        }
    }
}

/// The changes of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeGroup {
    /// The kind.
    pub kind: ChangeKind,
    /// What changed, in the order of the return.
    pub items: Vec<ChangeItem>,
}

/// A record that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeItem {
    /// "Action 27a".
    pub name: String,
    /// What it is about.
    pub title: String,
    /// What it was and is: "On track to significant", "31 Mar 2023 to 30 Jun 2023".
    pub detail: String,
    /// The marks of what it was and is, for a status.
    pub marks: Option<(Mark, Mark)>,
    /// The record, while it is in the return.
    pub row: Option<(RecordKind, RowId)>,
}

/// Whether anything is known of the quarter before.
pub(super) fn knows_last(room: &Room) -> bool {
    let ret = room.document().ret();
    let told = |status: Option<Status>| status.is_some();
    room.document().previous().is_some()
        || ret.actions().records().any(|action| told(action.previous_status))
        || ret.risks().records().any(|risk| risk.previous_score.is_some())
        || !ret.events().is_empty()
}

/// Every change, grouped; a group without one is left out.
pub(super) fn of(room: &Room) -> Vec<ChangeGroup> {
    let ret = room.document().ret();
    let before = Before::of(room.document().previous());
    let mut found: Vec<(ChangeKind, ChangeItem)> = Vec::new();
    for row in ret.actions().rows() {
        action(room, &row.id, &row.record, &before, &mut found);
    }
    for row in ret.measures().rows().iter().filter(|row| row.record.period == ret.header().period) {
        measure(room, &row.id, &row.record, &before, &mut found);
    }
    for row in ret.risks().rows() {
        risk(ret, &row.id, &row.record, &before, &mut found);
    }
    found.extend(ret.events().records().filter_map(|event| gone(ret, event)));
    let group = |kind| {
        let items: Vec<ChangeItem> = found.iter().filter(|(of, _)| *of == kind).map(|(_, item)| item.clone()).collect();
        (!items.is_empty()).then_some(ChangeGroup { kind, items })
    };
    ChangeKind::ALL.into_iter().filter_map(group).collect()
}

/// Last quarter's records by what people call them.
#[derive(Default)]
struct Before<'a> {
    is_known: bool,
    actions: HashMap<(&'a PlanId, &'a Ref), &'a Action>,
    measures: HashMap<&'a Ref, &'a Measure>,
    risks: HashMap<(&'a str, &'a Ref), &'a Risk>,
}

impl<'a> Before<'a> {
    fn of(ret: Option<&'a Return>) -> Self {
        let Some(ret) = ret else { return Self::default() };
        let measures = ret.measures().records().filter(|measure| measure.period == ret.header().period);
        Self {
            is_known: true,
            actions: ret.actions().records().map(|action| ((&action.plan, &action.reference), action)).collect(),
            measures: measures.map(|measure| (&measure.reference, measure)).collect(),
            risks: ret.risks().records().map(|risk| ((risk.register.as_str(), &risk.reference), risk)).collect(),
        }
    }
}

type Found = Vec<(ChangeKind, ChangeItem)>;

fn action(room: &Room, row: &RowId, action: &Action, before: &Before<'_>, found: &mut Found) {
    let item = |detail: String, marks| ChangeItem {
        name: format!("Action {}", action.reference),
        title: action.action.clone(),
        detail,
        marks,
        row: Some((RecordKind::Action, row.clone())),
    };
    let last = before.actions.get(&(&action.plan, &action.reference));
    let now = action.counted_status();
    let was = action.previous_status.or_else(|| last.map(|last| last.counted_status()));
    if let Some(was) = was.filter(|was| *was != now) {
        let detail = format!("{} to {}", word(room, was), word(room, now).to_lowercase());
        let kind = match (was, now) {
            (_, Status::Significant) => Some(ChangeKind::GoneRed),
            (Status::Medium | Status::Significant, Status::OnTrack) => Some(ChangeKind::BackToGreen),
            (_, Status::Complete) => Some(ChangeKind::Closed),
            _ => None,
        };
        found.extend(kind.map(|kind| (kind, item(detail, Some((was.into(), now.into()))))));
    }
    let arrived = event(room.document().ret(), RecordKind::Action, row, EventKind::explains_arrival);
    if let Some(event) = arrived {
        found.push((ChangeKind::New, item(told(event), None)));
    } else if before.is_known && last.is_none() {
        found.push((ChangeKind::New, item("Not in last quarter's return".to_owned(), None)));
    }
    if let Some((was, is)) = last.and_then(|last| last.due()).zip(action.due()).filter(|(was, is)| was != is) {
        found.push((ChangeKind::DateMoved, item(format!("{} to {}", day(was), day(is)), None)));
    }
}

fn measure(room: &Room, row: &RowId, measure: &Measure, before: &Before<'_>, found: &mut Found) {
    let framework = room.framework();
    let stands = |measure: &Measure| {
        let status = measure.status.unwrap_or_else(|| crate::checks::verdict(measure, framework).status);
        Some(status).filter(|status| *status != MeasureStatus::NotRated)
    };
    // The return's own history stands in where last quarter's return is not at hand.
    let quarter = measure.period.and_then(crate::model::Period::previous_quarter);
    let own = || {
        let mut rows = room.document().ret().measures().records();
        rows.find(|other| other.reference == measure.reference && other.period == quarter && quarter.is_some())
    };
    let last = before.measures.get(&measure.reference).copied().or_else(own);
    let item = |detail: String, marks| ChangeItem {
        name: format!("Measure {}", measure.reference),
        title: measure.measure.clone(),
        detail,
        marks,
        row: Some((RecordKind::Measure, row.clone())),
    };
    if let Some((was, now)) = last.and_then(stands).zip(stands(measure)).filter(|(was, now)| was != now) {
        let kind = match now {
            MeasureStatus::Red => Some(ChangeKind::GoneRed),
            MeasureStatus::Green => Some(ChangeKind::BackToGreen),
            _ => None,
        };
        let detail = format!("{} to {}", capital(was.code()), now.code());
        found.extend(kind.map(|kind| (kind, item(detail, Some((was.into(), now.into()))))));
    }
}

fn risk(ret: &Return, row: &RowId, risk: &Risk, before: &Before<'_>, found: &mut Found) {
    let item = |detail: String| ChangeItem {
        name: format!("Risk {}", risk.reference),
        title: risk.title.clone(),
        detail,
        marks: None,
        row: Some((RecordKind::Risk, row.clone())),
    };
    let last = before.risks.get(&(risk.register.as_str(), &risk.reference));
    let was = risk.previous_score.or_else(|| last.and_then(|last| last.score));
    if let Some((was, is)) = was.zip(risk.score).filter(|(was, is)| was != is) {
        let kind = if is > was { ChangeKind::ScoreUp } else { ChangeKind::ScoreDown };
        found.push((kind, item(format!("{was} to {is}"))));
    }
    if let Some(event) = event(ret, RecordKind::Risk, row, EventKind::explains_arrival) {
        found.push((ChangeKind::New, item(told(event))));
    } else if before.is_known && last.is_none() {
        found.push((ChangeKind::New, item("Not in last quarter's return".to_owned())));
    }
}

/// A record that an event took out of the return.
fn gone(ret: &Return, event: &Event) -> Option<(ChangeKind, ChangeItem)> {
    let kind = event.record?;
    event.event.filter(|event| event.explains_absence())?;
    let row = event.row.clone().filter(|row| ret.holds_row(row));
    // A record that changed its name, or went to another and is here, is not gone.
    if row.is_some() && event.event != Some(EventKind::Closed) {
        return None;
    }
    let name = format!("{} {}", capital(kind.noun()), event.reference);
    let row = row.map(|row| (kind, row));
    Some((ChangeKind::Closed, ChangeItem { name, title: event.reason.clone(), detail: told(event), marks: None, row }))
}

fn event<'a>(ret: &'a Return, kind: RecordKind, row: &RowId, fits: impl Fn(EventKind) -> bool) -> Option<&'a Event> {
    let mut events = ret.events().records();
    events.find(|event| event.record == Some(kind) && event.row.as_ref() == Some(row) && event.event.is_some_and(&fits))
}

/// "New", "Carried over".
fn told(event: &Event) -> String {
    capital(&event.event.map(EventKind::code).unwrap_or_default().replace('-', " "))
}

fn word(room: &Room, status: Status) -> String {
    room.framework().words(status).map_or_else(|| status.code().to_owned(), |words| words.short.clone())
}

fn day(date: Date) -> String {
    let text = date.to_string();
    shown_day(&text).unwrap_or(text)
}

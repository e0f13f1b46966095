//! Owns one record as the panel beside the grid tells it: last quarter beside this one, what the figures make of it, its history.
//! Must not know how it is drawn, nor how a value is put back.

mod changes;
mod lines;
mod pair;
mod reckoned;
mod steps;

pub use changes::Change;
pub use lines::{Origin, RecordLine, Shown};
pub use reckoned::Reckoned;
pub use steps::StepLine;

use super::room::Room;
use crate::model::{Field, Period, RecordKind, RowId};
use crate::report::capital;
use jiff::civil::Date;

/// A record, whole.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordView {
    /// The kind of record.
    pub kind: RecordKind,
    /// Its row.
    pub row: RowId,
    /// Its reference, and what it belongs to.
    pub above: String,
    /// What it is, in its own words.
    pub title: String,
    /// Last quarter in words: `Quarter 2`.
    pub before: String,
    /// This quarter in words.
    pub now: String,
    /// Whether last quarter's record is known.
    pub has_before: bool,
    /// What is said of it being carried forward and not confirmed, where that is so.
    pub unconfirmed: Option<String>,
    /// What figures and dates make of it, each with its arithmetic in words.
    pub reckoned: Vec<Reckoned>,
    /// Its values, those that say something now or said it last quarter.
    pub lines: Vec<RecordLine>,
    /// What happened to it this quarter, an event each.
    pub events: Vec<String>,
}

/// What the panel beside the grid shows.
#[derive(Clone, Debug, Default)]
pub struct Panel {
    /// Whether the steps are shown, in place of the record.
    pub(in crate::app) steps: bool,
    /// The value whose source and history are open.
    pub(in crate::app) open: Option<Field>,
    /// The record under the cursor, as it was worked out last.
    pub(in crate::app) shown: Option<RecordView>,
    /// The revision and the day that was for.
    pub(in crate::app) of: Option<(u64, Date)>,
}

impl Panel {
    /// Whether the steps are shown, in place of the record.
    pub fn shows_steps(&self) -> bool {
        self.steps
    }

    /// Whether the source and the history of this value are open.
    pub fn is_open(&self, field: Field) -> bool {
        self.open == Some(field)
    }

    /// The record under the cursor; nothing while no row is.
    pub fn record(&self) -> Option<&RecordView> {
        self.shown.as_ref()
    }
}

impl Room {
    /// What the panel beside the grid shows.
    pub fn panel(&self) -> &Panel {
        &self.panel
    }

    /// The record of a row, whole; nothing when the row is gone.
    pub fn record_view(&self, kind: RecordKind, row: &RowId, today: Date) -> Option<RecordView> {
        let ret = self.document().ret();
        let name = ret.name(kind, row)?;
        let pair = pair::Pair::of(self, kind, row);
        let period = ret.header().period;
        let (above, title) = self.titles(kind, row, &name);
        Some(RecordView {
            kind,
            row: row.clone(),
            above,
            title,
            before: quarter(period.and_then(Period::previous_quarter), "Last quarter"),
            now: quarter(period, "This quarter"),
            has_before: pair.last.is_some(),
            unconfirmed: self.unconfirmed(kind, row),
            reckoned: reckoned::of(self, kind, row, today),
            lines: lines::of(self, &pair),
            events: self.events_of(kind, row),
        })
    }

    /// What stands above the record's own words, and those.
    fn titles(&self, kind: RecordKind, row: &RowId, name: &crate::model::Name) -> (String, String) {
        let (ret, framework) = (self.document().ret(), self.framework());
        let text = |field: &str| Field::named(kind, field).and_then(|field| ret.text(row, field)).unwrap_or_default();
        let outcome = framework.outcome(&crate::model::OutcomeId::new(text("outcome"))).map(|known| known.name.clone());
        let reference = name.reference.to_string();
        let (first, of, title) = match kind {
            RecordKind::Measure => {
                let component = framework.components().iter().find(|known| known.id == text("component"));
                (reference, component.map(|known| known.name.clone()), text("measure"))
            }
            RecordKind::Risk => {
                let body = framework.body(&crate::model::BodyId::new(text("register")));
                (reference, Some(body.map_or_else(|| text("register"), |body| body.name.clone())), text("title"))
            }
            RecordKind::Narrative => (text("section"), outcome, text("title")),
            _ => (reference, outcome, text("action")),
        };
        let above = [Some(first), of].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        (above.join(" \u{b7} "), title)
    }

    /// What is said of a record that was carried forward and nobody has confirmed.
    fn unconfirmed(&self, kind: RecordKind, row: &RowId) -> Option<String> {
        let ret = self.document().ret();
        let waits = match kind {
            RecordKind::Action => ret
                .actions()
                .row(row)
                .is_some_and(|row| row.record.status.is_some() && row.record.confirmed_at.is_none()),
            RecordKind::Risk => {
                ret.risks().row(row).is_some_and(|row| row.record.score.is_some() && row.record.confirmed_at.is_none())
            }
            _ => false,
        };
        let counts =
            if kind == RecordKind::Action { "it counts as no update" } else { "it does not count as reviewed" };
        waits.then(|| format!("Carried forward: {counts} until somebody sets or confirms it"))
    }

    fn events_of(&self, kind: RecordKind, row: &RowId) -> Vec<String> {
        let ret = self.document().ret();
        let Some(name) = ret.name(kind, row) else { return Vec::new() };
        let about = |event: &&crate::model::Event| {
            event.record == Some(kind)
                && event.reference == name.reference
                && (event.container.is_empty() || event.container == name.container)
        };
        let told = |event: &crate::model::Event| {
            let kind = event.event.map(crate::model::EventKind::code).unwrap_or_default();
            let moved = if event.old.is_empty() && event.new.is_empty() {
                String::new()
            } else {
                format!(" {} \u{2192} {}", event.old, event.new)
            };
            let reason = if event.reason.is_empty() { String::new() } else { format!(": {}", event.reason) };
            capital(&format!("{kind}{moved}{reason}"))
        };
        ret.events().records().filter(about).map(told).collect()
    }
}

/// A quarter in the few words a heading has room for.
fn quarter(period: Option<Period>, otherwise: &str) -> String {
    match period {
        Some(Period::Quarter(_, quarter)) => format!("Quarter {quarter}"),
        _ => otherwise.to_owned(),
    }
}

//! Owns the population bridge: opening + new - closed ± moved = closing, with every record that came or went by name.
//! Must not know how it is worked out from the returns, nor how it is laid out.

use super::Key;
use super::suggestions::{Suggestion, suggestions};
use crate::model::{BodyId, Event, RecordKind};
use std::collections::BTreeMap;

/// A set of records that must balance from quarter to quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Population {
    /// Actions counted in the headline table.
    HeadlineActions,
    /// Actions of the other plans.
    OtherActions,
    /// Measures, one each however many periods it reports.
    Measures,
    /// Risks of all registers.
    Risks,
}

impl Population {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 4] = [Self::HeadlineActions, Self::OtherActions, Self::Measures, Self::Risks];

    /// The kind of record.
    pub fn kind(self) -> RecordKind {
        match self {
            Self::HeadlineActions | Self::OtherActions => RecordKind::Action,
            Self::Measures => RecordKind::Measure,
            Self::Risks => RecordKind::Risk,
        }
    }
}

/// How a record came into a body's return or left it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// New, by an event.
    New,
    /// Came from another body, plan or register.
    MovedIn,
    /// Due this quarter, not due last quarter.
    NowDue,
    /// Its body had no return last quarter.
    FirstReturn,
    /// There now and not before, and no event says why.
    Arrived,
    /// Closed, dropped, merged or otherwise ended, by an event.
    Closed,
    /// Went to another body, plan or register.
    MovedOut,
    /// Was due last quarter, not due this quarter.
    NotDue,
    /// Its body has no return this quarter.
    NotReceived,
    /// There before and not now, and no event says why.
    Vanished,
}

impl Flow {
    /// Every way, in the order of the sum.
    pub const ALL: [Self; 10] = [
        Self::New,
        Self::MovedIn,
        Self::NowDue,
        Self::FirstReturn,
        Self::Arrived,
        Self::Closed,
        Self::MovedOut,
        Self::NotDue,
        Self::NotReceived,
        Self::Vanished,
    ];

    /// Whether it adds to the population.
    pub fn adds(self) -> bool {
        self <= Self::Arrived
    }

    /// Whether nobody has said why.
    pub fn is_unexplained(self) -> bool {
        matches!(self, Self::Arrived | Self::Vanished)
    }

    /// The words for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::MovedIn => "moved in",
            Self::NowDue => "due this quarter only",
            Self::FirstReturn => "no return last quarter",
            Self::Arrived => "arrived without an event",
            Self::Closed => "closed",
            Self::MovedOut => "moved out",
            Self::NotDue => "not due this quarter",
            Self::NotReceived => "return not received",
            Self::Vanished => "vanished without an event",
        }
    }
}

/// A record that came or went.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The body whose return it came into or left.
    pub body: BodyId,
    /// Its key.
    pub key: Key,
    /// Its own words; empty when the record is exempt.
    pub text: String,
    /// Whether the record is exempt: its words, and the reason of its event, are not to be shown.
    pub exempt: bool,
    /// How it came or went.
    pub flow: Flow,
    /// The body it came from or went to.
    pub other_body: Option<BodyId>,
    /// The event that says why.
    pub event: Option<Event>,
}

/// The sum for one body, or for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BridgeLine {
    /// The body; nothing for all of them.
    pub body: Option<BodyId>,
    /// How many there were.
    pub opening: usize,
    /// How many came or went, by how.
    pub flows: BTreeMap<Flow, usize>,
    /// How many there are.
    pub closing: usize,
}

impl BridgeLine {
    /// How many came or went this way.
    pub fn flow(&self, flow: Flow) -> usize {
        self.flows.get(&flow).copied().unwrap_or(0)
    }

    /// Whether the sum comes out and nothing in it is unexplained.
    pub fn balances(&self) -> bool {
        let (mut sum, mut taken) = (self.opening, 0);
        for (flow, count) in &self.flows {
            if flow.adds() { sum += count } else { taken += count }
        }
        sum == self.closing + taken && !self.flows.keys().any(|flow| flow.is_unexplained())
    }
}

/// The bridge of one population.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// Which records.
    pub population: Population,
    /// One line a body that had or has any, in the council's order.
    pub lines: Vec<BridgeLine>,
    /// The sum over all bodies; a move between bodies is not part of it.
    pub total: BridgeLine,
    /// Every record that came or went, by body and reference.
    pub changes: Vec<Change>,
}

impl Bridge {
    /// What the words of those that nobody explained suggest: to be asked about, never counted.
    pub fn suggestions(&self) -> Vec<Suggestion> {
        suggestions(&self.changes)
    }

    /// The records that came or went and nobody said why.
    pub fn unexplained(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.flow.is_unexplained())
    }
}

//! Owns one quarter's bundles as they stand: which one counts for each body, and what became of the others.
//! Must not know how the choice was made, nor what the figures mean.

use super::Received;
use crate::model::{BodyId, Event, Measure, Period, Record, Return, Row, Table};
use jiff::Timestamp;

/// Where a body's return stands at the centre. Late is a stamp beside the state, once a collection has a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyState {
    /// Nothing that counts has come.
    NotReceived,
    /// A sealed, verified bundle has come.
    Received,
    /// It came labelled incomplete: it counts, and cannot be accepted.
    Incomplete,
    /// Two bundles of its latest revision differ; a person must choose.
    Conflict,
}

impl BodyState {
    /// The words for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotReceived => "not received",
            Self::Received => "received",
            Self::Incomplete => "incomplete",
            Self::Conflict => "conflict",
        }
    }
}

/// What became of a bundle that is not the one counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// A later revision came.
    Superseded,
    /// The same as the one counted.
    Duplicate,
    /// Sent as incomplete, where a complete one stands.
    Incomplete,
    /// The same revision as the one counted, with other content.
    Conflicting,
}

impl Fate {
    /// The words for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Superseded => "superseded",
            Self::Duplicate => "duplicate",
            Self::Incomplete => "incomplete",
            Self::Conflicting => "in conflict",
        }
    }
}

/// A bundle that is not counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Uncounted {
    /// The file's name.
    pub name: String,
    /// Its receipt code.
    pub receipt: String,
    /// Its revision.
    pub revision: u32,
    /// What became of it.
    pub fate: Fate,
}

/// Where one body stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The body.
    pub body: BodyId,
    /// Its state.
    pub state: BodyState,
    /// The bundle whose figures count.
    pub counted: Option<Received>,
    /// The others of the same body and quarter.
    pub uncounted: Vec<Uncounted>,
}

/// A record and the body whose return holds it.
#[derive(Debug)]
pub struct Held<'a, R> {
    /// The body.
    pub body: &'a BodyId,
    /// The record with its row id.
    pub row: &'a Row<R>,
}

impl<R> Clone for Held<'_, R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Held<'_, R> {}

impl<'a, R> Held<'a, R> {
    /// The record.
    pub fn record(&self) -> &'a R {
        &self.row.record
    }
}

/// All bodies of one quarter, in the council's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Side {
    /// The quarter; nothing when no bundle was given for it.
    pub period: Option<Period>,
    /// One standing a body.
    pub standings: Vec<Standing>,
}

impl Side {
    /// The bundles that count.
    pub fn counted(&self) -> impl Iterator<Item = &Received> {
        self.standings.iter().filter_map(|standing| standing.counted.as_ref())
    }

    /// Whether this body has a bundle that counts.
    pub fn has(&self, body: &BodyId) -> bool {
        self.standings.iter().any(|standing| standing.body == *body && standing.counted.is_some())
    }

    /// Whether no bundle counts.
    pub fn is_empty(&self) -> bool {
        self.counted().next().is_none()
    }

    /// The latest moment any counted bundle is as at.
    pub fn as_at(&self) -> Option<Timestamp> {
        self.counted().filter_map(Received::as_at).max()
    }

    /// The rows of one table of every counted return, with their body.
    pub fn rows<'a, R: Record + 'a>(&'a self, table: fn(&Return) -> &Table<R>) -> impl Iterator<Item = Held<'a, R>> {
        self.counted().flat_map(move |received| {
            let rows = table(&received.ret).rows().iter();
            rows.map(|row| Held { body: received.body(), row })
        })
    }

    /// The measures' rows that report on this quarter itself; returns also carry earlier periods.
    pub fn measures(&self) -> impl Iterator<Item = Held<'_, Measure>> {
        let period = self.period;
        self.rows(Return::measures).filter(move |held| held.record().period == period)
    }

    /// What happened to records, as declared in this quarter's returns.
    pub fn events(&self) -> impl Iterator<Item = Held<'_, Event>> {
        self.rows(Return::events)
    }
}

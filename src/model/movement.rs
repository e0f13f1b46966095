//! Owns what happened to a record: events, restatements and queries.
//! Must not know the record itself; it is named by row and by container and reference.

use super::{Name, Period, QueryState, Record, RecordKind, Ref, RowId};
use crate::tables::{closed_words, columns};
use jiff::Timestamp;
use jiff::civil::Date;

closed_words! {
    /// What can happen to an action, measure or risk.
    pub enum EventKind: "an event" {
        /// It is new.
        New = "new",
        /// It is closed.
        Closed = "closed",
        /// It was given up.
        Dropped = "dropped",
        /// It is open again.
        Reopened = "reopened",
        /// It has another reference or name; `related_ref` is the old one.
        Renamed = "renamed",
        /// It went into another; `related_ref` says which.
        Merged = "merged",
        /// It came out of another, or was divided; `related_ref` says which.
        Split = "split",
        /// Another body has it now.
        Transferred = "transferred",
        /// It goes on into the next plan.
        CarriedOver = "carried-over",
        /// A decision put it off.
        Deferred = "deferred",
        /// It came up from a lower register.
        Escalated = "escalated",
        /// It went down to a lower register.
        DeEscalated = "de-escalated",
        /// It is about something narrower now.
        Refocused = "refocused",
        /// Its score changed.
        Rescored = "rescored",
    }
}

impl EventKind {
    /// Whether a record of last quarter that has this event need not be in this quarter's return.
    pub fn explains_absence(self) -> bool {
        matches!(
            self,
            Self::Closed
                | Self::Dropped
                | Self::Renamed
                | Self::Merged
                | Self::Split
                | Self::Transferred
                | Self::Deferred
                | Self::DeEscalated
        )
    }

    /// Whether a record with this event need not have been in last quarter's return.
    pub fn explains_arrival(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Reopened
                | Self::Renamed
                | Self::Split
                | Self::Transferred
                | Self::CarriedOver
                | Self::Escalated
                | Self::DeEscalated
        )
    }
}

columns! {
    /// Something that happened to an action, measure or risk; a record can have several in a quarter.
    pub struct Event {
        /// The kind of record.
        record: Option<RecordKind> = "record",
        /// Its row, while it is in the package.
        row: Option<RowId> = "row",
        /// Its plan, register or component.
        container: String = "container",
        /// Its reference.
        reference: Ref = "ref",
        /// What happened.
        event: Option<EventKind> = "event",
        /// The other record, for renamed, merged and split.
        related_ref: Ref = "related_ref",
        /// The plan or register it came from.
        from_container: String = "from_container",
        /// The plan or register it went to.
        to_container: String = "to_container",
        /// When.
        effective_date: Option<Date> = "effective_date",
        /// What it was: a score, a name.
        old: String = "old",
        /// What it is now.
        new: String = "new",
        /// Why.
        reason: String = "reason",
        /// The role that approved it.
        approved_by: String = "approved_by",
    }
}

impl Record for Event {
    const KIND: RecordKind = RecordKind::Event;

    fn name(&self) -> Name {
        Name { container: self.container.clone(), reference: self.reference.clone(), period: None }
    }
}

closed_words! {
    /// Where a restatement stands.
    pub enum RestatementState: "a restatement's state" {
        /// Put forward.
        Proposed = "proposed",
        /// Approved: the new figure replaces the published one.
        Approved = "approved",
        /// Refused: the published figure stands.
        Refused = "refused",
    }
}

columns! {
    /// A declared change of a figure of an earlier quarter.
    pub struct Restatement {
        /// The kind of record.
        record: Option<RecordKind> = "record",
        /// Its row, while it is in the package.
        row: Option<RowId> = "row",
        /// Its plan, register or component.
        container: String = "container",
        /// Its reference.
        reference: Ref = "ref",
        /// The earlier period.
        period: Option<Period> = "period",
        /// The column that changes.
        field: String = "field",
        /// The figure as published.
        old: String = "old",
        /// The figure as it should be.
        new: String = "new",
        /// Why.
        reason: String = "reason",
        /// Where it stands.
        state: Option<RestatementState> = "state",
        /// The role that puts it forward.
        proposed_by: String = "proposed_by",
        /// The role that approved or refused it.
        approved_by: String = "approved_by",
        /// When (UTC).
        approved_at: Option<Timestamp> = "approved_at",
    }
}

impl Record for Restatement {
    const KIND: RecordKind = RecordKind::Restatement;

    fn name(&self) -> Name {
        Name { container: self.container.clone(), reference: self.reference.clone(), period: self.period }
    }
}

columns! {
    /// A question of the centre and its answer.
    pub struct Query {
        /// The query's own id.
        id: String = "id",
        /// Which round of questions.
        round: Option<u32> = "round",
        /// The kind of record.
        record: Option<RecordKind> = "record",
        /// Its row, while it is in the package.
        row: Option<RowId> = "row",
        /// Its plan, register or component.
        container: String = "container",
        /// Its reference.
        reference: Ref = "ref",
        /// The period asked about.
        period: Option<Period> = "period",
        /// The column asked about.
        field: String = "field",
        /// The question.
        question: String = "question",
        /// The role that asks.
        asked_by: String = "asked_by",
        /// When (UTC).
        asked_at: Option<Timestamp> = "asked_at",
        /// When an answer is due.
        due: Option<Date> = "due",
        /// The answer.
        answer: String = "answer",
        /// The role that answers.
        answered_by: String = "answered_by",
        /// When (UTC).
        answered_at: Option<Timestamp> = "answered_at",
        /// Where it stands.
        state: Option<QueryState> = "state",
    }
}

impl Record for Query {
    const KIND: RecordKind = RecordKind::Query;

    fn name(&self) -> Name {
        Name { container: self.container.clone(), reference: self.reference.clone(), period: self.period }
    }
}

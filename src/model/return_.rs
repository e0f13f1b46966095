//! Owns the return itself: its tables and its evidence, readable by all, changed by `apply` alone.
//! Must not know how a change is shown, stored or undone.

use super::{
    Action, Benchmark, Contract, Event, Evidence, Explanation, Field, Header, Measure, Name, Narrative, Query, Record,
    RecordKind, Refused, Restatement, Risk, Row, RowId, RowIds, SignOff, Table,
};
use crate::tables::{Columns, RowText, WholeRow};

/// The parts a return is made of; they become a return only through [`Return::from_parts`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts {
    /// Whose return it is.
    pub header: Header,
    /// Columns of the header we do not know.
    pub header_extra: RowText,
    /// Sign-offs.
    pub sign_offs: Vec<Row<SignOff>>,
    /// Actions.
    pub actions: Vec<Row<Action>>,
    /// Measures, one row a measure and period.
    pub measures: Vec<Row<Measure>>,
    /// Benchmarks.
    pub benchmarks: Vec<Row<Benchmark>>,
    /// Risks.
    pub risks: Vec<Row<Risk>>,
    /// Contracts.
    pub contracts: Vec<Row<Contract>>,
    /// Narratives.
    pub narratives: Vec<Row<Narrative>>,
    /// Events.
    pub events: Vec<Row<Event>>,
    /// Restatements.
    pub restatements: Vec<Row<Restatement>>,
    /// Explanations.
    pub explanations: Vec<Row<Explanation>>,
    /// Queries.
    pub queries: Vec<Row<Query>>,
    /// The proof of each imported file.
    pub evidence: Vec<Evidence>,
    /// Row ids that were used before and are gone; they are never given again.
    pub retired: Vec<RowId>,
}

/// A directorate's return of one quarter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Return {
    pub(super) header: Table<Header>,
    pub(super) sign_offs: Table<SignOff>,
    pub(super) actions: Table<Action>,
    pub(super) measures: Table<Measure>,
    pub(super) benchmarks: Table<Benchmark>,
    pub(super) risks: Table<Risk>,
    pub(super) contracts: Table<Contract>,
    pub(super) narratives: Table<Narrative>,
    pub(super) events: Table<Event>,
    pub(super) restatements: Table<Restatement>,
    pub(super) explanations: Table<Explanation>,
    pub(super) queries: Table<Query>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) ids: RowIds,
}

/// Runs the same code on the table of a kind of record, borrowed as said.
macro_rules! on_table {
    ($kind:expr, ($($borrow:tt)+) $owner:expr, $table:ident => $body:expr) => {
        match $kind {
            RecordKind::Return => { let $table = $($borrow)+ $owner.header; $body }
            RecordKind::SignOff => { let $table = $($borrow)+ $owner.sign_offs; $body }
            RecordKind::Action => { let $table = $($borrow)+ $owner.actions; $body }
            RecordKind::Measure => { let $table = $($borrow)+ $owner.measures; $body }
            RecordKind::Benchmark => { let $table = $($borrow)+ $owner.benchmarks; $body }
            RecordKind::Risk => { let $table = $($borrow)+ $owner.risks; $body }
            RecordKind::Contract => { let $table = $($borrow)+ $owner.contracts; $body }
            RecordKind::Narrative => { let $table = $($borrow)+ $owner.narratives; $body }
            RecordKind::Event => { let $table = $($borrow)+ $owner.events; $body }
            RecordKind::Restatement => { let $table = $($borrow)+ $owner.restatements; $body }
            RecordKind::Explanation => { let $table = $($borrow)+ $owner.explanations; $body }
            RecordKind::Query => { let $table = $($borrow)+ $owner.queries; $body }
        }
    };
}
pub(super) use on_table;

macro_rules! tables {
    ($($(#[doc = $doc:literal])+ $name:ident: $record:ident,)+) => {
        $($(#[doc = $doc])+ pub fn $name(&self) -> &Table<$record> { &self.$name })+
    };
}

impl Return {
    tables! {
        /// Sign-offs, lowest level first.
        sign_offs: SignOff,
        /// Actions in source order.
        actions: Action,
        /// Measures in source order; earlier periods may stand among them.
        measures: Measure,
        /// Benchmarks.
        benchmarks: Benchmark,
        /// Risks in source order.
        risks: Risk,
        /// Contracts.
        contracts: Contract,
        /// Narratives in source order.
        narratives: Narrative,
        /// Events.
        events: Event,
        /// Restatements.
        restatements: Restatement,
        /// Explanations.
        explanations: Explanation,
        /// Queries.
        queries: Query,
    }

    /// A return of these parts.
    ///
    /// # Errors
    /// `Refused::RowTaken` when a row id stands twice.
    pub fn from_parts(parts: Parts) -> Result<Self, Refused> {
        let header = Row { id: Self::header_row(), record: parts.header, extra: parts.header_extra };
        let mut made = Self { evidence: parts.evidence, ..Self::default() };
        made.fill(vec![header])?;
        made.fill(parts.sign_offs)?;
        made.fill(parts.actions)?;
        made.fill(parts.measures)?;
        made.fill(parts.benchmarks)?;
        made.fill(parts.risks)?;
        made.fill(parts.contracts)?;
        made.fill(parts.narratives)?;
        made.fill(parts.events)?;
        made.fill(parts.restatements)?;
        made.fill(parts.explanations)?;
        made.fill(parts.queries)?;
        parts.retired.iter().for_each(|row| made.ids.taken(row));
        Ok(made)
    }

    /// The parts of this return, to build another from (a sealed bundle, the next revision, the next quarter).
    pub fn to_parts(&self) -> Parts {
        Parts {
            header: self.header().clone(),
            header_extra: self.header.rows().first().map(|row| row.extra.clone()).unwrap_or_default(),
            sign_offs: self.sign_offs.rows().to_vec(),
            actions: self.actions.rows().to_vec(),
            measures: self.measures.rows().to_vec(),
            benchmarks: self.benchmarks.rows().to_vec(),
            risks: self.risks.rows().to_vec(),
            contracts: self.contracts.rows().to_vec(),
            narratives: self.narratives.rows().to_vec(),
            events: self.events.rows().to_vec(),
            restatements: self.restatements.rows().to_vec(),
            explanations: self.explanations.rows().to_vec(),
            queries: self.queries.rows().to_vec(),
            evidence: self.evidence.clone(),
            retired: Vec::new(),
        }
    }

    fn fill<R: Record>(&mut self, rows: Vec<Row<R>>) -> Result<(), Refused>
    where
        Self: Holds<R>,
    {
        for row in rows {
            if self.holds_row(&row.id) {
                return Err(Refused::RowTaken { row: row.id });
            }
            self.ids.taken(&row.id);
            let (id, at) = (row.id.clone(), Holds::<R>::table(self).len());
            Holds::<R>::table(self).insert(at, row).map_err(|_| Refused::RowTaken { row: id })?;
        }
        Ok(())
    }

    /// Whose return it is.
    pub fn header(&self) -> &Header {
        static NOBODY: std::sync::LazyLock<Header> = std::sync::LazyLock::new(Header::default);
        self.header.rows().first().map_or(&NOBODY, |row| &row.record)
    }

    /// The row id of the header.
    pub fn header_row() -> RowId {
        RowId::new(RecordKind::Return.prefix())
    }

    /// The proof of each imported file, in the order of import.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// Hands out row ids this return has never used; take one copy for a whole step.
    pub fn row_ids(&self) -> RowIds {
        self.ids.clone()
    }

    /// Whether any table has a row with this id.
    pub fn holds_row(&self, id: &RowId) -> bool {
        RecordKind::ALL.iter().any(|kind| on_table!(kind, (&) self, table => table.place(id).is_some()))
    }

    /// How many rows a table has.
    pub fn count(&self, kind: RecordKind) -> usize {
        on_table!(kind, (&) self, table => table.len())
    }

    /// The row ids of a table, in source order.
    pub fn row_ids_of(&self, kind: RecordKind) -> Vec<RowId> {
        on_table!(kind, (&) self, table => table.rows().iter().map(|row| row.id.clone()).collect())
    }

    /// The canonical text of a field of a row; nothing when there is no such row.
    pub fn text(&self, row: &RowId, field: Field) -> Option<String> {
        on_table!(field.kind(), (&) self, table => table.row(row).map(|r| r.record.get(field.index())))
    }

    /// All texts of a row, unknown columns included.
    pub fn texts(&self, kind: RecordKind, row: &RowId) -> Option<RowText> {
        on_table!(kind, (&) self, table => table.row(row).map(all_texts))
    }

    /// Where a row stands in its table, from 0.
    pub fn place(&self, kind: RecordKind, row: &RowId) -> Option<usize> {
        on_table!(kind, (&) self, table => table.place(row))
    }

    /// How people name a row.
    pub fn name(&self, kind: RecordKind, row: &RowId) -> Option<Name> {
        on_table!(kind, (&) self, table => table.row(row).map(|r| r.record.name()))
    }
}

/// All texts of a row, unknown columns included.
pub(super) fn all_texts<R: Record>(row: &Row<R>) -> RowText {
    let mut texts = row.record.to_texts();
    texts.extend(row.extra.clone());
    texts
}

/// How people name a row of a kind with these texts.
pub(super) fn name_of(kind: RecordKind, texts: &WholeRow) -> Name {
    fn named<R: Record>(_: &Table<R>, texts: &WholeRow) -> Name {
        R::from_named(texts.iter()).map(|(record, _)| record.name()).unwrap_or_default()
    }
    let blank = Return::default();
    on_table!(kind, (&) blank, table => named(table, texts))
}

/// Which table holds records of type `R`.
pub(super) trait Holds<R> {
    /// The table.
    fn table(&mut self) -> &mut Table<R>;
}

macro_rules! holds {
    ($($record:ident: $field:ident,)+) => {
        $(impl Holds<$record> for Return {
            fn table(&mut self) -> &mut Table<$record> { &mut self.$field }
        })+
    };
}

holds! {
    Header: header, SignOff: sign_offs, Action: actions, Measure: measures, Benchmark: benchmarks, Risk: risks,
    Contract: contracts, Narrative: narratives, Event: events, Restatement: restatements, Explanation: explanations, Query: queries,
}

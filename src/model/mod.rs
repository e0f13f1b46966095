//! Owns the return: plain data, the closed words it uses, and the one way it changes (`Return::apply`).
//! Must not know files, workbooks, frameworks, clocks or screens.

mod action;
mod apply;
mod contract;
mod edit;
mod evidence;
mod field;
mod finding;
mod header;
mod ids;
mod log;
mod measure;
mod movement;
mod narrative;
mod period;
mod record;
mod return_;
mod risk;
mod sources;
mod status;
mod table;
mod words;

pub use action::Action;
pub use contract::Contract;
pub use edit::{Cause, Edit, Refused, Step};
pub use evidence::{Disposition, Evidence, LedgerEntry, Source, SourceFile};
pub use field::Field;
pub use finding::{Explanation, Finding, Place, Tier};
pub use header::{Header, SignOff, SignOffLevel};
pub use ids::{BodyId, ContractId, OutcomeId, PlanId, Ref, RowId, RowIds};
pub use log::LogRow;
pub use measure::{Benchmark, Measure};
pub use movement::{Event, EventKind, Query, Restatement, RestatementState};
pub use narrative::Narrative;
pub use period::Period;
pub use record::{Name, Record, RecordKind};
pub use return_::{Parts, Return};
pub use risk::{Band, Risk};
pub use sources::{SourceCell, SourceOf, SourceRecord, Sources};
pub use status::{MeasureStatus, Status};
pub use table::{Row, Table};
pub use words::{
    Aggregation, Frequency, Lifecycle, NoDataReason, Polarity, Publish, QueryState, ReturnState, ToleranceKind,
    Treatment,
};

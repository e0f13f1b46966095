//! Owns how a draft begins: whose it is, which quarter, which base plan.
//! Must not know what will be filled in.

use crate::framework::Framework;
use crate::model::{BodyId, Header, Parts, Period, Return, ReturnState, RowId};
use jiff::Timestamp;

/// The version of the rules this program runs; written into every package.
pub const RULESET: &str = "2022-23.1";

/// What a draft is started with.
#[derive(Clone, Copy, Debug)]
pub struct Starting<'a> {
    /// The framework collected under.
    pub framework: &'a Framework,
    /// The returning body, an id of the framework.
    pub body: &'a BodyId,
    /// The quarter.
    pub period: Period,
    /// The moment the figures are as at.
    pub at: Timestamp,
    /// Last quarter's accepted return, whose row ids stay taken.
    pub previous: Option<&'a Return>,
}

impl Starting<'_> {
    /// The header of a first revision.
    pub(super) fn header(&self) -> Header {
        let framework = self.framework;
        Header {
            return_id: format!("{}/{}", self.period, self.body),
            collection_id: format!("{}/{}", framework.id(), self.period),
            framework: framework.id().to_owned(),
            framework_hash: framework.hash(),
            base_plan_version: framework.fact("plan_version").to_owned(),
            base_plan_hash: framework.base_plan_hash(self.body, self.period),
            council: framework.fact("council").to_owned(),
            body: self.body.clone(),
            period: Some(self.period),
            revision: Some(1),
            state: Some(ReturnState::Draft),
            ruleset: RULESET.to_owned(),
            tool_version: env!("CARGO_PKG_VERSION").to_owned(),
            as_at: Some(self.at),
            ..Header::default()
        }
    }
}

/// A draft with nothing in it yet. Row ids of last quarter are not used for anything else.
pub fn blank(starting: &Starting<'_>) -> Return {
    let retired = starting.previous.map(row_ids).unwrap_or_default();
    // Parts without rows have no row id that could stand twice.
    Return::from_parts(Parts { header: starting.header(), retired, ..Parts::default() }).unwrap_or_default()
}

fn row_ids(ret: &Return) -> Vec<RowId> {
    fn of<R>(rows: &[crate::model::Row<R>]) -> impl Iterator<Item = RowId> {
        rows.iter().map(|row| row.id.clone())
    }
    let records = of(ret.actions().rows()).chain(of(ret.measures().rows())).chain(of(ret.risks().rows()));
    records.chain(of(ret.contracts().rows())).chain(of(ret.narratives().rows())).collect()
}

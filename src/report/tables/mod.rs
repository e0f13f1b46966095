//! Owns turning a quarter into tables: which columns, which rows, in which order.
//! Must not know whether they end on a page or in a workbook. Exempt records are in no list.

mod actions;
mod bridge;
mod counts;
mod findings;
mod measures;
mod returns;
mod risks;
mod words;

pub use actions::{all_actions, red_actions, silent_actions};
pub(super) use bridge::perhaps;
pub use bridge::{bridge, changes, changes_within_returns, population_name};
pub use counts::{headline, moves, splits};
pub use findings::findings;
pub use measures::{measure_counts, measures, off_target};
pub use returns::{notices, returns, standings};
pub use risks::{movements, risks};
pub use words::{contracts, narratives, recount, restatements};

use crate::model::Publish;

/// Whether a record may be shown on an internal report.
pub(super) fn may_show(publish: Option<Publish>) -> bool {
    publish != Some(Publish::Exempt)
}

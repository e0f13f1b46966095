//! Owns the rules about the return as a whole.
//! Must not know the other families.

pub(in crate::checks) mod event_incomplete;
pub(in crate::checks) mod header_incomplete;
pub(in crate::checks) mod many_without_update;
mod missing_rows;
pub(in crate::checks) mod personal_data;
pub(in crate::checks) mod plan_not_answered;
pub(in crate::checks) mod population_changed;
pub(in crate::checks) mod reference_not_unique;
pub(in crate::checks) mod restatement_incomplete;
pub(in crate::checks) mod successors;

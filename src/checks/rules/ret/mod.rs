//! Owns the rules about the return as a whole.
//! Must not know the other families.

pub(in crate::checks) mod header_incomplete;
mod missing_rows;
pub(in crate::checks) mod plan_not_answered;
pub(in crate::checks) mod reference_not_unique;

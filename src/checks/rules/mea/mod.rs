//! Owns the rules about measures.
//! Must not know the other families.

pub(in crate::checks) mod copied;
pub(in crate::checks) mod cumulative;
pub(in crate::checks) mod history_changed;
pub(in crate::checks) mod not_as_planned;
pub(in crate::checks) mod nothing_said;
pub(in crate::checks) mod other_day;
pub(in crate::checks) mod other_target;
pub(in crate::checks) mod out_of_range;
pub(in crate::checks) mod outlier;
pub(in crate::checks) mod ratio_differs;
pub(in crate::checks) mod recovery_missing;
pub(in crate::checks) mod stale;
pub(in crate::checks) mod status_differs;
pub(in crate::checks) mod two_verdicts;
pub(in crate::checks) mod zero_for_missing;

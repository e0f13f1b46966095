//! Owns the rules about actions.
//! Must not know the other families.

pub(in crate::checks) mod completion;
pub(in crate::checks) mod copied;
pub(in crate::checks) mod date_impossible;
pub(in crate::checks) mod date_moved;
pub(in crate::checks) mod jump;
pub(in crate::checks) mod last_status_differs;
pub(in crate::checks) mod not_as_planned;
pub(in crate::checks) mod overdue;
pub(in crate::checks) mod recovery_missing;
pub(in crate::checks) mod recovery_overdue;
pub(in crate::checks) mod recovery_without_need;
pub(in crate::checks) mod status_unknown;

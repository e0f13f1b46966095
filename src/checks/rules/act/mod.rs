//! Owns the rules about actions.
//! Must not know the other families.

pub(in crate::checks) mod recovery_missing;
pub(in crate::checks) mod status_unknown;

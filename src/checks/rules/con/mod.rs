//! Owns the rules about contracts.
//! Must not know the other families.

pub(in crate::checks) mod terms_differ;

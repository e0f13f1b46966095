//! Owns the rules about measures.
//! Must not know the other families.

pub(in crate::checks) mod status_differs;

//! Owns the rules about risks.
//! Must not know the other families.

pub(in crate::checks) mod score_outside_matrix;

//! Owns the rules about risks.
//! Must not know the other families.

pub(in crate::checks) mod last_score_differs;
pub(in crate::checks) mod movement_untold;
pub(in crate::checks) mod not_reviewed;
pub(in crate::checks) mod score_outside_matrix;
pub(in crate::checks) mod score_unexplained;
pub(in crate::checks) mod treatment_missing;

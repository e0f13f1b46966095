//! Owns the rules of the centre: what two returns of one quarter say of one thing.
//! Must not know the rules for one return.

pub(in crate::checks) mod same_record;
pub(in crate::checks) mod two_figures;
pub(in crate::checks) mod two_values_across;

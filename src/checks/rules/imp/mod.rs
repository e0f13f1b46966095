//! Owns the rules about what was imported.
//! Must not know the other families.

pub(in crate::checks) mod cell_unaccounted;

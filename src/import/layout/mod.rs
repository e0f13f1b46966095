//! Owns where things are on a sheet: what sort of sheet it is, its header bands, which lines are records.
//! Must not know what a value means.

pub(super) mod band;
pub(super) mod grid;
pub(super) mod lines;
pub(super) mod role;
mod spare;

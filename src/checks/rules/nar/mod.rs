//! Owns the rules over words: what a text says, held against the figures of the return, the calendar and other texts.
//! Must not know how words are read.

mod by_how_much;
pub(in crate::checks) mod comparator_missing;
pub(in crate::checks) mod count_differs;
pub(in crate::checks) mod cumulative_increase;
pub(in crate::checks) mod date_implausible;
pub(in crate::checks) mod direction_differs;
pub(in crate::checks) mod figure_differs;
mod judging;
pub(in crate::checks) mod one_sided;
pub(in crate::checks) mod one_unaccounted;
pub(in crate::checks) mod percentage_differs;
pub(in crate::checks) mod red_not_mentioned;
pub(in crate::checks) mod reference_unresolved;
mod roles;
pub(in crate::checks) mod status_differs;
mod two_figures;
pub(in crate::checks) mod two_values;

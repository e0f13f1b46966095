//! Reading other people's workbooks: what a cell holds and shows, what is hidden, and what is refused.

#![allow(clippy::expect_used, reason = "a test that cannot make its own input should stop")]

mod beside_calamine;
mod formats;
mod guards;
mod hand_made;
mod refusals;
mod structure;
mod values;

//! Many bundles make one quarter: which count, what they say together, and that their order does not matter.

#![expect(clippy::expect_used, reason = "a case that cannot be built has failed")]

#[path = "../support/expected.rs"]
mod expected;
#[path = "../support/returns.rs"]
mod returns;

mod beside;
mod bridge;
mod bundles;
mod choosing;
mod findings;
mod headline;
mod like_with_like;
mod order;
mod restated;
mod sample;

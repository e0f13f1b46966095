//! Importing whole workbooks: the samples against what their makers expect, traits of layout one by one, invariants.

#![expect(clippy::expect_used, reason = "a test that cannot make or read its input should stop")]

mod again;
mod answered;
mod fixtures;
mod invariants;
mod kinds;
mod layouts;
mod quarters;
mod returns;
mod samples;
#[path = "../support/seeded.rs"]
mod seeded;
mod support;
mod traits;
mod tripped;
mod unseen;
mod written;

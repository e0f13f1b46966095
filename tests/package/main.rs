//! The file: written, read, sealed, verified, and attacked.

#![allow(clippy::expect_used, reason = "a test that cannot make its own input should stop")]

mod attacks;
#[path = "../support/demonstration.rs"]
mod demo_files;
mod demonstration;
mod fixture;
mod generated;
mod round_trip;
mod sealing;
#[path = "../support/seeded.rs"]
mod seeded;

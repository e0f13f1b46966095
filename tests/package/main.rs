//! The file: written, read, sealed, verified, and attacked.

#![allow(clippy::expect_used, reason = "a test that cannot make its own input should stop")]

mod attacks;
mod fixture;
mod generated;
mod round_trip;
mod sealing;

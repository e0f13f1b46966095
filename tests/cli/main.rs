//! Owns the command line driven as a person drives it: the real program, real files, its words and exit codes.
//! Must not know how the program does any of it.
#![expect(clippy::expect_used, reason = "a step of a case that fails has failed the case")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test makes its own files in a temporary folder"
)]

mod answering;
mod bad_workbooks;
mod consolidating;
mod demo;
mod exporting;
mod given_wrong;
mod handing_in;
mod opening;
#[path = "../support/seeded.rs"]
mod seeded;
mod support;
mod twice;
mod unwritable;

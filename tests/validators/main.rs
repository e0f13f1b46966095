//! Other people's validators on what we write: they accept our packages, and each catches what it is there for.
//!
//! A validator that is not installed is a failure: `scripts/test setup` installs them into `.tools/venv`, or
//! `QUARTERDECK_VALIDATORS` names the folder that has them.

#![allow(clippy::expect_used, reason = "a test that cannot make its own input should stop")]

mod accepted;
mod caught;
#[path = "../support/demonstration.rs"]
mod demo_files;
mod demonstration;
#[path = "../package/fixture.rs"]
#[allow(dead_code, reason = "the package's own tests use the rest")]
mod fixture;
mod tools;

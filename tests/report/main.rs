//! What people get of a quarter: the workbook, the page and the console text say what the records say, and nothing else.

#![expect(clippy::expect_used, reason = "a case that cannot be built has failed")]

#[path = "../support/demonstration.rs"]
#[allow(dead_code, reason = "here the pages matter, not the bundles")]
mod demo_files;
#[path = "../support/expected.rs"]
mod expected;
#[path = "../support/returns.rs"]
mod returns;

mod accessibility;
mod bytes;
mod page;
mod text;
mod workbook;

//! What people get of a quarter: the workbook, the page and the console text say what the records say, and nothing else.

#![expect(clippy::expect_used, reason = "a case that cannot be built has failed")]

#[path = "../support/facts.rs"]
mod facts;
#[path = "../support/published.rs"]
mod published;
#[path = "../support/returns.rs"]
mod returns;

mod accessibility;
mod bytes;
mod page;
mod text;
mod workbook;

use quarterdeck::consolidation::{Quarter, consolidate};
use quarterdeck::framework::Framework;

/// Quarter 3 beside quarter 2, both as published.
fn published_quarter() -> Quarter {
    consolidate(published::quarter_three(), published::quarter_two(), &Framework::built_in())
}

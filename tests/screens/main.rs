//! Owns the tests that drive the window by label and key, through the accessibility tree.
//! Accessibility and missing-glyph checks of the harness are on in all of them.
#![expect(clippy::expect_used, reason = "a step of a journey that fails has failed the journey")]
#![expect(clippy::disallowed_methods, reason = "a journey makes its own files and waits for the clock")]

mod centre;
mod commands;
mod conversation;
#[path = "../support/demo_grid.rs"]
mod demo_grid;
mod grid;
mod grid_columns;
mod grid_ranges;
mod journey;
mod marks;
mod overview;
#[cfg(target_os = "linux")]
mod pictures;
mod record;
mod states;
mod ten_minutes;
mod traps;
mod window;

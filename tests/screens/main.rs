//! Owns the tests that drive the window by label and key, through the accessibility tree.
//! Accessibility and missing-glyph checks of the harness are on in all of them.

#[path = "../support/demo_grid.rs"]
mod demo_grid;
mod grid;
mod journey;
mod marks;
#[cfg(target_os = "linux")]
mod pictures;

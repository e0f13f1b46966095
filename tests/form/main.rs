//! The form for a service manager: made for every body, imported as it is, imported filled in, through LibreOffice and back.

#![expect(clippy::expect_used, reason = "a test that cannot make or read its input should stop")]

#[path = "../support/demonstration.rs"]
mod demonstration;
mod making;
mod unfilled;
mod words;

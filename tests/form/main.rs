//! The form for a service manager: made for every body, imported as it is, imported filled in, through LibreOffice and back.

#![expect(clippy::disallowed_methods, reason = "tests write the files they need and start LibreOffice")]
#![expect(clippy::expect_used, reason = "a test that cannot make or read its input should stop")]

#[path = "../support/demonstration.rs"]
mod demonstration;
mod filled;
mod making;
mod office;
mod spare;
mod unfilled;
mod words;

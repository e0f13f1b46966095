//! Owns the proof that work is never lost: real workers, real files and databases, driven by commands; no window.
//! Must not know how anything is drawn.
#![expect(clippy::expect_used, reason = "a step of a case that fails has failed the case")]
#![expect(
    clippy::disallowed_methods,
    reason = "the tests put files in the way of the program, start and kill it, and wait with a clock"
)]

mod desk;
mod driver;
mod faults;
mod killed;
mod states;
mod together;

//! Importing whole workbooks: the samples against what their makers expect, traits of layout one by one, invariants.

#![expect(clippy::expect_used, reason = "a test that cannot make or read its input should stop")]

mod samples;
mod support;

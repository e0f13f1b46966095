//! Importing whole workbooks: the samples against what their makers expect, traits of layout one by one, invariants.

mod samples;
mod support;

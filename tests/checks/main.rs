//! The rules, each run on its own Markdown case: `<RULE>.md` holds examples that fire and examples that are silent.
//!
//! `## Fires: …` and `## Silent: …` begin an example. Fenced blocks give its return: `header`, `previous` (the header of the return
//! before) and `context` as `name: value` lines, every table of the package (`actions`, `measures`, `risks`, …) as CSV with the columns it needs, and
//! `framework/<file>` as CSV in place of the built-in framework's file. Lines that begin with `> ` quote the findings of the
//! rule, in order, as `tier: headline`.

#![expect(clippy::expect_used, reason = "a case that cannot be read fails its test, with these words")]

mod case;
mod cases;
#[path = "../support/demonstration.rs"]
mod demonstration;
mod hart;
mod incremental;
mod joined;
mod labelled;
mod labelled_scene;
mod mutations;
mod plan;
mod samples;
mod seed;
#[path = "../support/seeded.rs"]
mod seeded;

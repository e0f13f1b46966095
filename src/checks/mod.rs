//! Owns the checks: the one table of rules, what a rule may look at, and the verdict on a measure.
//! Must not know how findings are shown, stored or sent, nor how the return was made.

mod context;
mod explanations;
mod found;
mod prose;
mod registry;
mod rules;
mod sources;
mod verdict;

pub use context::Context;
pub use registry::{Check, Rule, Scope, Stage, check, check_record, check_whole, rules, ruleset};
pub use verdict::{Verdict, Wanted, verdict};

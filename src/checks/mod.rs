//! Owns the checks: the one table of rules, what a rule may look at, and the verdict on a measure.
//! Must not know how findings are shown, stored or sent, nor how the return was made.

mod alike;
mod among;
mod checked;
mod context;
mod counts;
mod explanations;
mod found;
mod history;
mod personal;
mod prose;
mod registry;
mod rules;
mod sources;
mod verdict;
mod words;

pub use alike::{Words, alike};
pub use among::check_among;
pub use checked::Checked;
pub use context::Context;
pub use counts::Counts;
pub use history::History;
pub use registry::{Check, Rule, Scope, Stage, check, check_record, check_whole, rules, ruleset};
pub use verdict::{Beside, Standing, Verdict, Verdicts, Wanted, verdict, verdicts};

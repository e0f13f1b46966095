//! Owns CEN.01: two returns give one event two days, or one thing two values.
//! Must not know how a date or an amount is read.

use crate::checks::context::Context;
use crate::checks::found::Found;
use crate::checks::registry::rule;
use crate::checks::rules::nar::two_values::said_twice;
use crate::checks::words::Passage;

rule! {
    /// A narrative of one return and a narrative of another give one event two days, or one thing two values, as NAR.09 finds them within one
    /// return.
    ///
    /// Why: no directorate can see it, and the committee reads both pages.
    ///
    /// Remedy: ask both bodies which is right, and ask for a revision of the other.
    ///
    /// Source: one measure with three figures in three reports of one council.
    "CEN.01", "Two returns give one thing two dates or two values", ExplainOrFix, Centre,
    Among(check),
    acceptable: ["The two are different things, which the texts tell apart"],
    looks_at: [],
}

fn check(contexts: &[Context<'_>]) -> Vec<(usize, Found)> {
    let (mut passages, mut owners): (Vec<&Passage<'_>>, Vec<usize>) = (Vec::new(), Vec::new());
    for (at, context) in contexts.iter().enumerate() {
        passages.extend(context.narratives());
        owners.resize(passages.len(), at);
    }
    let across = said_twice(&passages).into_iter().filter_map(|twice| {
        let (earlier, later) = (*owners.get(twice.earlier)?, *owners.get(twice.later)?);
        let (other, own) = (contexts.get(earlier)?, contexts.get(later)?);
        let headline = format!("{} (in the return of {})", twice.found.headline, own.body_name(other.body()));
        (earlier != later).then_some((later, Found { headline, ..twice.found }))
    });
    across.collect()
}

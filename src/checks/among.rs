//! Owns checking all returns of a quarter at once, as the centre has them.
//! Must not know what any rule looks for, nor how a bundle was received.

use super::context::Context;
use super::registry::{Check, Stage, check, finished, rules, sorted};
use crate::model::Finding;

/// What is found in each return, in the order of the contexts: by the rules for one return, which may look at the others where a
/// context is [among](Context::among_returns) them, and by the rules that look at all returns together.
pub fn check_among(contexts: &[Context<'_>]) -> Vec<Vec<Finding>> {
    let mut all: Vec<Vec<Finding>> = contexts.iter().map(check).collect();
    for rule in rules().iter().filter(|rule| rule.stage == Stage::Centre) {
        let Check::Among(look) = rule.check else { continue };
        for (at, found) in look(contexts) {
            if let (Some(context), Some(findings)) = (contexts.get(at), all.get_mut(at)) {
                findings.extend(finished(context, rule, vec![found]));
            }
        }
    }
    all.into_iter().map(sorted).collect()
}

//! Owns reading how many actions there are said to be in all.
//! Must not know how many there are.

use super::counting::{Amount, Count, is_before, segment};
use super::numbers::{Hedge, Quantity};
use super::statuses::{Noun, Said, statuses};
use super::tokens::{Token, has, matched};

/// How many there are said to be in all: `the 20 actions in this outcome`.
pub(in crate::checks) fn total(tokens: &[Token], all: &[Quantity]) -> Option<Count> {
    let found = all.iter().find(|quantity| {
        let led = tokens.get(quantity.at.start.saturating_sub(3)..quantity.at.start).unwrap_or_default();
        let total = has(
            led,
            &[
                "there are",
                "of the|our|all",
                "across the|all|our",
                "has|have|contains|comprises|holds|includes",
                "total of",
            ],
        );
        quantity.is_count() && total && matched(tokens, quantity.at.end, "corporate? plan? actions").is_some()
    })?;
    let end = found.at.end + 1;
    // `there are two actions that`, `there are two actions with`: some, not all.
    let some = tokens.get(end).is_some_and(|next| {
        next.is_any(&[
            "that",
            "with",
            "which",
            "where",
            "rated",
            "currently",
            "remaining",
            "at",
            "behind",
            "off",
            "on",
            "relating",
            "not",
            "due",
            "awaiting",
            "without",
        ])
    });
    // `There are 41 actions in the plan, and 33 of them are on track`: the total stands in a clause of its own.
    let clause = tokens.get(segment(tokens, &found.at)).unwrap_or_default();
    let statuses = !statuses(clause).is_empty();
    (found.hedge == Hedge::Exact && !some && !statuses).then(|| Count {
        said: Said::Any,
        noun: Noun::Actions,
        amount: Amount::Number(found.clone()),
        whole: None,
        at: found.at.start..end,
        before: is_before(tokens),
    })
}

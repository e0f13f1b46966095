//! Owns CEN.03: two returns have an action or a risk in the same words under two references.
//! Must not know how a duplicate is settled.

use crate::checks::alike::plain;
use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Name, Record, Risk, Row};
use std::collections::HashMap;

rule! {
    /// An action or a risk of one return has the very words of one in another return, and another reference. The same reference in two
    /// returns is told with the bundles themselves.
    ///
    /// Why: work that two directorates share is counted twice in the headline table.
    ///
    /// Remedy: ask the two bodies whether it is one piece of work, and which of them reports it.
    ///
    /// Source: committees that were shown one project twice.
    "CEN.03", "Two returns have one record under two references", ExplainOrFix, Centre,
    Among(check),
    acceptable: ["Each directorate has its own part of it, which its commentary tells"],
    looks_at: [],
}

/// Words fewer than these are a heading that many records may share.
const LEAST: usize = 5;

fn check(contexts: &[Context<'_>]) -> Vec<(usize, Found)> {
    let mut found = twice(contexts, |context| context.ret().actions().rows(), |action: &Action| &action.action);
    found.extend(twice(contexts, |context| context.ret().risks().rows(), |risk: &Risk| &risk.title));
    found
}

fn twice<'c, R: Record + 'c>(
    contexts: &'c [Context<'_>],
    rows: impl Fn(&'c Context<'_>) -> &'c [Row<R>],
    text: impl Fn(&'c R) -> &'c str,
) -> Vec<(usize, Found)> {
    let mut known: HashMap<String, (usize, Name)> = HashMap::new();
    let mut found = Vec::new();
    for (at, context) in contexts.iter().enumerate() {
        for row in rows(context) {
            let words = plain(text(&row.record));
            if words.split(' ').count() < LEAST {
                continue;
            }
            let own = row.record.name();
            let (other, first) = known.entry(words).or_insert_with(|| (at, own.clone())).clone();
            let same_name = (&first.container, &first.reference) == (&own.container, &own.reference);
            let Some(theirs) = contexts.get(other).filter(|_| other != at && !same_name) else { continue };
            let headline = format!(
                "{} {} {} stands in the return of {} too, as {}",
                capital(R::KIND.noun()),
                own.reference,
                quoted(text(&row.record)),
                context.body_name(theirs.body()),
                first.reference
            );
            let remedy = "Ask the two bodies whether it is one piece of work, and which of them reports it";
            found.push((at, Found::explain(place(row, None::<Field>), headline, remedy)));
        }
    }
    found
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

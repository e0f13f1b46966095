//! Owns CEN.02: two returns have a row of one measure or one contract, with two figures.
//! Must not know which of the two is right.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Contract, ContractId, Field, Measure, Period, Ref, Row};
use rust_decimal::Decimal;
use std::collections::HashMap;

rule! {
    /// Two returns have a row of one measure for one period, or of one contract, and the figures differ: the value or target of the measure,
    /// the value or fee of the contract.
    ///
    /// Why: each body is counted on its own, so both figures end in the picture.
    ///
    /// Remedy: ask which body owns it, and ask the other to take its row out or put it right.
    ///
    /// Source: one measure with three figures in three reports of one council.
    "CEN.02", "Two returns have two figures for one measure or contract", ExplainOrFix, Centre,
    Among(check),
    acceptable: ["Each body returns its own part; the reference is shared on purpose"],
    looks_at: [],
}

const REMEDY: &str = "Ask which body owns it, and ask the other to take its row out or put it right";

fn check(contexts: &[Context<'_>]) -> Vec<(usize, Found)> {
    let mut found = measures(contexts);
    found.extend(contracts(contexts));
    found
}

fn measures(contexts: &[Context<'_>]) -> Vec<(usize, Found)> {
    let mut known: HashMap<(&Ref, Option<Period>), (usize, &Measure)> = HashMap::new();
    let mut found = Vec::new();
    for (at, context) in contexts.iter().enumerate() {
        for row in context.ret().measures().rows().iter().filter(|row| !row.record.reference.is_empty()) {
            let own = &row.record;
            let (other, first) = *known.entry((&own.reference, own.period)).or_insert((at, own));
            if other == at {
                continue;
            }
            let figures = [("value", own.value, first.value), ("target", own.target, first.target)];
            let named = || context.measure(own);
            found.extend(differs(contexts, (at, other), row, &figures, named).map(|found| (at, found)));
        }
    }
    found
}

fn contracts(contexts: &[Context<'_>]) -> Vec<(usize, Found)> {
    let mut known: HashMap<&ContractId, (usize, &Contract)> = HashMap::new();
    let mut found = Vec::new();
    for (at, context) in contexts.iter().enumerate() {
        for row in context.ret().contracts().rows().iter().filter(|row| !row.record.contract.is_empty()) {
            let own = &row.record;
            let (other, first) = *known.entry(&own.contract).or_insert((at, own));
            if other == at {
                continue;
            }
            let figures = [("value", own.value, first.value), ("fee", own.fee, first.fee)];
            let named = || format!("Contract {}", own.contract);
            found.extend(differs(contexts, (at, other), row, &figures, named).map(|found| (at, found)));
        }
    }
    found
}

/// The first figure that two rows of one thing do not share; a blank one says nothing.
fn differs<R: crate::model::Record>(
    contexts: &[Context<'_>],
    (at, other): (usize, usize),
    row: &Row<R>,
    figures: &[(&str, Option<Decimal>, Option<Decimal>)],
    named: impl Fn() -> String,
) -> Option<Found> {
    let (context, theirs) = (contexts.get(at)?, contexts.get(other)?);
    figures.iter().find_map(|(field, own, first)| {
        let (own, first) = own.zip(*first).filter(|(own, first)| own != first)?;
        let headline = format!(
            "{} has the {field} {} here and {} in the return of {}",
            named(),
            own.normalize(),
            first.normalize(),
            context.body_name(theirs.body())
        );
        Some(Found::explain(place(row, Field::named(R::KIND, field)), headline, REMEDY))
    })
}

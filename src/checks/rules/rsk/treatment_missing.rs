//! Owns RSK.04: a red risk says what is done about it and by whom.
//! Must not know whether it helps.

use crate::checks::context::Context;
use crate::checks::counts::band;
use crate::checks::found::{self, Found, listed, place};
use crate::checks::registry::rule;
use crate::model::{Band, Field, Risk, Row};

rule! {
    /// A red risk has a treatment (treat, tolerate, transfer, terminate), the controls in place, and an owner.
    ///
    /// Why: red without a treatment is a risk the council has and does nothing about, or has not said what.
    ///
    /// Remedy: fill in what is missing.
    ///
    /// Source: councils' registers that give treat or tolerate for every risk.
    "RSK.04", "A red risk without treatment, controls or owner", ExplainOrFix, Return, Risk(check),
    acceptable: [
        "The risk is new and its treatment goes to the next risk board.",
    ],
    looks_at: ["likelihood", "impact", "score", "treatment", "mitigation", "owner"],
}

fn check(context: &Context<'_>, row: &Row<Risk>) -> Vec<Found> {
    let risk = &row.record;
    if band(risk, context.framework()) != Some(Band::Red) {
        return Vec::new();
    }
    let gaps = [
        (Field::of::<Risk>("treatment"), "no treatment", risk.treatment.is_none()),
        (Field::of::<Risk>("mitigation"), "no controls", risk.mitigation.trim().is_empty()),
        (Field::of::<Risk>("owner"), "no owner", risk.owner.trim().is_empty()),
    ];
    let gaps: Vec<_> = gaps.into_iter().filter(|(.., missing)| *missing).collect();
    let Some((first, ..)) = gaps.first() else { return Vec::new() };
    let words: Vec<String> = gaps.iter().map(|(_, words, _)| (*words).to_owned()).collect();
    let headline = format!("{} is red with {}", found::risk(risk), listed(&words));
    vec![Found::explain(place(row, Some(*first)), headline, "Say what is done about it, and by whom")]
}

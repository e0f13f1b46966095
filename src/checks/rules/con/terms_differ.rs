//! Owns CON.01: a contract whose terms are not the framework's, or change without a word.
//! Must not know how the contract is doing.

use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::registry::rule;
use crate::model::{Contract, Field, Row};

rule! {
    /// The value, the fee, the supplier and the dates of a contract are the framework's; a change is told with its reason. No more
    /// meetings are held than are due, and a penalty has its reason.
    ///
    /// Why: one page of a report gave a yearly fee of £20K and another £18,500 for the same contract.
    ///
    /// Remedy: put the terms right, or tell the change and its reason.
    ///
    /// Source: the council's own report.
    "CON.01", "A contract's terms are not the framework's", ExplainOrFix, Return, Return(check),
    acceptable: [
        "The contract was varied; the framework will follow.",
        "The figure is rounded in the contract manager's report.",
    ],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    context.ret().contracts().rows().iter().flat_map(|row| of_contract(context, row)).collect()
}

fn of_contract(context: &Context<'_>, row: &Row<Contract>) -> Vec<Found> {
    let contract = &row.record;
    let mut found = meetings(row);
    let Some(terms) = context.framework().contract(&contract.contract) else { return found };
    let told = !contract.change.trim().is_empty() && !contract.change_reason.trim().is_empty();
    let name = format!("The contract {}", quoted(&terms.name));
    if told {
        return found;
    }
    let pairs = [
        (
            Field::of::<Contract>("value"),
            "value",
            contract.value.map(|v| v.normalize().to_string()),
            terms.value.map(|v| v.normalize().to_string()),
        ),
        (
            Field::of::<Contract>("fee"),
            "fee",
            contract.fee.map(|v| v.normalize().to_string()),
            terms.fee.map(|v| v.normalize().to_string()),
        ),
        (
            Field::of::<Contract>("start"),
            "start",
            contract.start.map(|d| d.to_string()),
            terms.start.map(|d| d.to_string()),
        ),
        (Field::of::<Contract>("end"), "end", contract.end.map(|d| d.to_string()), terms.end.map(|d| d.to_string())),
    ];
    for (field, word, ours, theirs) in pairs {
        if let (Some(ours), Some(theirs)) = (ours, theirs)
            && ours != theirs
        {
            let headline = format!("{name} has the {word} {ours}, where the framework has {theirs}");
            found.push(Found::explain(
                place(row, Some(field)),
                headline,
                "Put it right, or tell the change and its reason",
            ));
        }
    }
    found
}

fn meetings(row: &Row<Contract>) -> Vec<Found> {
    let contract = &row.record;
    let too_many = contract.meetings_held.zip(contract.meetings_due).filter(|(held, due)| held > due);
    let id = contract.contract.as_str();
    let headline =
        too_many.map(|(held, due)| format!("The contract {} had {held} meetings where {due} were due", quoted(id)));
    let at = || place(row, Some(Field::of::<Contract>("meetings_held")));
    headline.into_iter().map(|headline| Found::explain(at(), headline, "Correct the number of meetings")).collect()
}

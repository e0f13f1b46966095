//! Owns CON.01: a contract whose terms are not the framework's, or change without a word.
//! Must not know how the contract is doing.

use crate::checks::context::Context;
use crate::checks::found::{Found, place, quoted};
use crate::checks::registry::rule;
use crate::model::{Contract, ContractId, Field, Place, RecordKind, Ref, Row};

rule! {
    /// The value, the fee and the dates of a contract are the framework's (where it has no value, last quarter's); a change is told with
    /// its reason. No more meetings are held than are due, and a contract of last quarter's return is in this one.
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
    let rows = context.ret().contracts().rows();
    rows.iter().flat_map(|row| of_contract(context, row)).chain(gone(context)).collect()
}

/// Contracts of last quarter's return that are not in this one.
fn gone(context: &Context<'_>) -> Vec<Found> {
    let here = |id: &ContractId| context.ret().contracts().records().any(|contract| contract.contract == *id);
    let last = context.previous().into_iter().flat_map(|last| last.contracts().records());
    let gone = last.filter(|contract| !contract.contract.is_empty() && !here(&contract.contract)).map(|contract| {
        let headline = format!(
            "The contract {} was in last quarter's return and is not in this one",
            quoted(contract.contract.as_str())
        );
        let reference = Ref::new(contract.contract.as_str());
        let at = Place { record: Some(RecordKind::Contract), reference, ..Place::default() };
        Found::explain(at, headline, "Put its row back, or say that it has ended")
    });
    gone.collect()
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
    let before = || context.previous()?.contracts().records().find(|last| last.contract == contract.contract)?.value;
    let accepted = terms.value.or_else(before);
    let pairs = [
        (
            Field::of::<Contract>("value"),
            "value",
            contract.value.map(|v| v.normalize().to_string()),
            accepted.map(|v| v.normalize().to_string()),
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
            let headline = format!("{name} has the {word} {ours}, where {theirs} is agreed");
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

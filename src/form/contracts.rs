//! Owns the columns of the sheet of contracts.
//! Must not know cells.

use super::scope::{ContractLine, Scope};
use super::sheet::{Ask, Column, Look, Sheet, Value};
use rust_decimal::Decimal;

/// The sheet; none where the form is for no contract.
pub(super) fn sheet(scope: &Scope<'_>) -> Option<Sheet> {
    let lines = scope.contracts.as_slice();
    if lines.is_empty() {
        return None;
    }
    let has_last = lines.iter().any(|line| line.last.is_some());
    let sheet = Sheet::of("Contracts", columns(), lines, has_last);
    Some(sheet.titled(
        format!("{}: contracts, {}", scope.body_name, scope.form.period.words()),
        "What happened to each contract this quarter: changes, penalties and meetings.",
    ))
}

fn pounds(last: Option<Decimal>, terms: Option<Decimal>) -> Value {
    Value::Figure(last.or(terms), Look::Pounds)
}

fn columns<'a>() -> Vec<Column<ContractLine<'a>>> {
    let no_count = |_: &ContractLine<'_>| Value::count(None);
    vec![
        Column::known("Contract", 34.0, Ask::Words, |line: &ContractLine<'_>| Value::text(line.terms.name.clone())),
        Column::known("Supplier", 26.0, Ask::Words, |line: &ContractLine<'_>| {
            let last = line.last.map(|last| &last.supplier).filter(|supplier| !supplier.is_empty());
            Value::text(last.unwrap_or(&line.terms.supplier).clone())
        }),
        Column::known("Contract value", 15.0, Ask::Figure, |line: &ContractLine<'_>| {
            pounds(line.last.and_then(|last| last.value), line.terms.value)
        }),
        Column::known("Annual fee", 13.0, Ask::Figure, |line: &ContractLine<'_>| {
            pounds(line.last.and_then(|last| last.fee), line.terms.fee)
        }),
        Column::known("Contract start", 13.0, Ask::Date, |line: &ContractLine<'_>| {
            Value::Date(line.last.and_then(|last| last.start).or(line.terms.start))
        }),
        Column::known("Contract end", 13.0, Ask::Date, |line: &ContractLine<'_>| {
            Value::Date(line.last.and_then(|last| last.end).or(line.terms.end))
        }),
        Column::last("Change last quarter", 34.0, Ask::Prose, |line: &ContractLine<'_>| {
            Value::text(line.last.map(|last| last.change.clone()).unwrap_or_default())
        }),
        Column::now("Change this quarter", 44.0, Ask::Prose, |_: &ContractLine<'_>| Value::blank())
            .help("Variations, extensions, a new price. Leave it blank if nothing changed."),
        Column::now("Reason for change", 34.0, Ask::Prose, |_: &ContractLine<'_>| Value::blank()),
        Column::now("Penalties this quarter", 15.0, Ask::Figure, |_: &ContractLine<'_>| {
            Value::Figure(None, Look::Pounds)
        })
        .help("In pounds; 0 if there were none."),
        Column::now("Meetings due", 11.0, Ask::Count, no_count).help("Contract meetings due this quarter."),
        Column::now("Meetings held", 11.0, Ask::Count, no_count).help("Contract meetings that were held."),
    ]
}

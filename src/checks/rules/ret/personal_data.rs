//! Owns RET.06: an e-mail address, a telephone number or a National Insurance number in free text.
//! Must not know what the text is about.

use crate::checks::context::Context;
use crate::checks::found::{Found, listed};
use crate::checks::personal::{Personal, personal};
use crate::checks::registry::rule;
use crate::model::{Field, Name, Place, RecordKind, RowId};

rule! {
    /// No free text of an action, measure, risk, contract or narrative holds an e-mail address, a telephone number or a National
    /// Insurance number. The finding says what was found and where, not the number itself.
    ///
    /// Why: a return is passed on and part of it is published; roles are enough to tell who does what.
    ///
    /// Remedy: take it out; name the role.
    ///
    /// Source: data protection law; councils that had to withdraw a published spreadsheet.
    "RET.06", "An e-mail address, telephone number or National Insurance number in a text", ExplainOrFix, Return, AnyRecord(check),
    acceptable: [
        "It is a published contact point of the council, not of a person.",
    ],
    looks_at: [],
}

/// Columns that hold no free text.
const PLAIN: [&str; 3] = ["ref", "plan", "register"];

fn check(context: &Context<'_>, kind: RecordKind, row: &RowId) -> Vec<Found> {
    let ret = context.ret();
    let Some(texts) = ret.texts(kind, row) else { return Vec::new() };
    let own = Field::all(kind)
        .filter(|field| field.column().is_some_and(|column| column.kind.is_text()) && !PLAIN.contains(&field.name()));
    let found = own.filter_map(|field| {
        let held = personal(texts.get(field.name())?);
        (!held.is_empty()).then_some((field, held))
    });
    let told = found.map(|(field, held)| {
        let Name { container, reference, period } = ret.name(kind, row).unwrap_or_default();
        let words: Vec<String> = held.iter().map(|what| Personal::words(*what).to_owned()).collect();
        let label = if reference.is_empty() { container.clone() } else { reference.to_string() };
        let mut noun = kind.noun().to_owned();
        if let Some(first) = noun.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let headline = format!("{noun} {label} holds {} in its {}", listed(&words), field.name().replace('_', " "));
        let at = Place {
            record: Some(kind),
            row: Some(row.clone()),
            container,
            reference,
            period,
            field: Some(field),
            ..Place::default()
        };
        Found::explain(at, headline, "Take it out and name the role")
    });
    told.collect()
}

//! Owns RET.05: a record is told from every other by what people call it.
//! Must not know which records are planned.

use crate::checks::context::Context;
use crate::checks::found::{self, Found, place};
use crate::checks::registry::rule;
use crate::model::{Action, Field, Measure, Record, Risk, Row};
use std::collections::HashMap;

rule! {
    /// An action is known by plan and reference, a measure by reference and period, a risk by register and reference.
    /// None of these may be blank, and no two records of a kind may share them. Risk 27 and action 27 may both exist, and so may
    /// 27 and 27a.
    ///
    /// Why: a figure is compared with last quarter's, questioned and restated by this name; with two of a name, one is counted twice
    /// and the other lost.
    ///
    /// Remedy: enter the missing part, or take out or rename the row that is there twice.
    ///
    /// Source: the keys of the package's tables; duplicates reported with both places, as census software does when it joins files.
    "RET.05", "A reference is blank or stands twice", MustFix, Return, Return(check),
    acceptable: [],
    looks_at: [],
}

fn check(context: &Context<'_>) -> Vec<Found> {
    const ACTION: [Field; 2] = [Field::of::<Action>("plan"), Field::of::<Action>("ref")];
    const MEASURE: [Field; 2] = [Field::of::<Measure>("ref"), Field::of::<Measure>("period")];
    const RISK: [Field; 2] = [Field::of::<Risk>("register"), Field::of::<Risk>("ref")];
    let ret = context.ret();
    let mut found = of_table(context, ret.actions().rows(), ACTION, |action| context.action(action));
    found.extend(of_table(context, ret.measures().rows(), MEASURE, |measure| context.measure(measure)));
    found.extend(of_table(context, ret.risks().rows(), RISK, found::risk));
    found
}

fn of_table<R: Record>(
    context: &Context<'_>,
    rows: &[Row<R>],
    key: [Field; 2],
    name: impl Fn(&R) -> String,
) -> Vec<Found> {
    let mut first: HashMap<[String; 2], &Row<R>> = HashMap::new();
    let mut found = Vec::new();
    for row in rows {
        let parts = key.map(|field| row.record.get(field.index()));
        let blank = key.into_iter().zip(&parts).find(|(_, part)| part.trim().is_empty());
        if let Some((field, _)) = blank {
            let headline = format!("{} has no {}", name(&row.record), word(field));
            found.push(Found::must_fix(place(row, Some(field)), headline, "Enter it as the plan has it"));
        } else if let Some(earlier) = first.get(&parts) {
            found.push(twice(context, row, earlier, &name(&row.record)));
        } else {
            first.insert(parts, row);
        }
    }
    found
}

fn twice<R: Record>(context: &Context<'_>, row: &Row<R>, earlier: &Row<R>, name: &str) -> Found {
    let cell = context.sources().cell(&place(earlier, None));
    let first = if cell.is_empty() { String::new() } else { format!(" (first in {cell})") };
    let at = place(row, Field::named(R::KIND, "ref"));
    Found::must_fix(
        at,
        format!("{name} stands in the return twice{first}"),
        "Take one of the two out, or put its reference right",
    )
}

fn word(field: Field) -> &'static str {
    if field.name() == "ref" { "reference" } else { field.name() }
}

//! Owns MEA.13: a measure whose target, tolerance, unit or better way is not the framework's.
//! Must not know the figure.

use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Field, Measure, RecordKind, Row};
use rust_decimal::Decimal;

rule! {
    /// Target, tolerance, unit and the way that is better are the framework's for this period. What the row leaves out is taken from the
    /// framework; what it says otherwise is to be explained.
    ///
    /// Why: a target that quietly moves turns red into green without any better service.
    ///
    /// Remedy: put the framework's back, or say who agreed the change and why.
    ///
    /// Source: councils asked by their committees why a target changed.
    "MEA.13", "The measure is not as the framework has it", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The target was changed by the board named in the commentary; the framework will follow.",
        "The target is the contract's, and the contract was varied.",
    ],
    looks_at: ["target", "target_upper", "annual_target", "tolerance", "tolerance_kind", "unit", "polarity"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let Some(planned) = context.framework().measure(&measure.reference).filter(|_| measure.period == context.period())
    else {
        return Vec::new();
    };
    let due = measure.period.and_then(|period| context.framework().due_of(&measure.reference, period));
    let number = |value: Decimal| value.normalize().to_string();
    let both = |ours: Option<Decimal>, theirs: Option<Decimal>| {
        ours.zip(theirs).filter(|(a, b)| a != b).map(|(a, b)| (number(a), number(b)))
    };
    let text = |ours: &str, theirs: &str| {
        let differ = !ours.is_empty() && !theirs.is_empty() && !ours.eq_ignore_ascii_case(theirs);
        differ.then(|| (ours.to_owned(), theirs.to_owned()))
    };
    let differing = [
        (Field::of::<Measure>("target"), "target", both(measure.target, due.and_then(|due| due.target))),
        (
            Field::of::<Measure>("target_upper"),
            "upper target",
            both(measure.target_upper, due.and_then(|due| due.target_upper)),
        ),
        (
            Field::of::<Measure>("annual_target"),
            "year's target",
            both(measure.annual_target, due.and_then(|due| due.annual_target)),
        ),
        (Field::of::<Measure>("tolerance"), "tolerance", both(measure.tolerance, planned.tolerance)),
        (Field::of::<Measure>("unit"), "unit", text(measure.unit.trim(), planned.unit.trim())),
        (
            Field::of::<Measure>("polarity"),
            "polarity",
            measure.polarity.zip(planned.polarity).filter(|(a, b)| a != b).map(|(a, b)| (a.to_string(), b.to_string())),
        ),
    ];
    let declared =
        |field: Field| context.is_restated(RecordKind::Measure, &measure.reference, measure.period, field.name());
    let differing = differing.into_iter().filter_map(|(field, word, both)| Some((field, word, both?)));
    let found = differing.filter(|(field, ..)| !declared(*field)).map(|(field, word, (ours, theirs))| {
        let headline = format!("{} has the {word} {ours}, where the framework has {theirs}", context.measure(measure));
        Found::explain(
            place(row, Some(field)),
            headline,
            "Put the framework's back, or say who agreed the change and why",
        )
        .against(theirs)
    });
    found.collect()
}

//! Owns MEA.14: a measure's commentary that is last quarter's.
//! Must not know what the words mean.

use crate::checks::alike::is_same;
use crate::checks::context::Context;
use crate::checks::found::{Found, place};
use crate::checks::registry::rule;
use crate::model::{Field, Measure, Row};

const COMMENTARY: Field = Field::of::<Measure>("commentary");
/// Stock phrases are shorter than this.
const SHORTEST: usize = 50;

rule! {
    /// The commentary of a measure is last quarter's, word for word. Beside a figure that moved it is to be explained; beside one that did
    /// not, it is worth knowing.
    ///
    /// Why: words copied from last quarter explain another figure than the one they stand beside.
    ///
    /// Remedy: write what lies behind this quarter's figure.
    ///
    /// Source: a council's published measures, where a comment that says 100% stood two quarters running beside 0%.
    "MEA.14", "The commentary is last quarter's", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The commentary describes the measure, not the quarter.",
    ],
    looks_at: ["value", "commentary"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    if measure.period != context.period() || measure.commentary.chars().count() < SHORTEST {
        return Vec::new();
    }
    let Some(last) = context.last_measure(measure).filter(|last| is_same(&last.commentary, &measure.commentary)) else {
        return Vec::new();
    };
    let moved = last.value != measure.value;
    let beside = if moved { ", though its figure moved" } else { "" };
    let headline = format!("{} has last quarter's commentary word for word{beside}", context.measure(measure));
    let at = place(row, Some(COMMENTARY));
    let remedy = "Write what lies behind this quarter's figure";
    vec![if moved { Found::explain(at, headline, remedy) } else { Found::notice(at, headline, remedy) }]
}

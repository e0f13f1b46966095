//! Owns MEA.15: words or dates beside a figure that are of another day than the figure.
//! Must not know whether the figure is right.

use crate::checks::context::Context;
use crate::checks::found::{Found, day, place, quoted};
use crate::checks::prose::dates_in;
use crate::checks::registry::rule;
use crate::model::{Field, Measure, Period, Row};

const COMMENTARY: Field = Field::of::<Measure>("commentary");
const AS_AT: Field = Field::of::<Measure>("as_at");

rule! {
    /// The commentary of a measure tells a figure as at a day after the end of the quarter ("15% at 13 August"), or the figure itself is
    /// of a day outside its period.
    ///
    /// Why: one measure had three figures in three reports because each was of another day. A figure and the words beside it must be of
    /// the same day.
    ///
    /// Remedy: say of which day the figure is, and tell that day's story.
    ///
    /// Source: a council's published measures, where 5 stood beside a comment that says 15% on a day of the next quarter.
    "MEA.15", "The words are of another day than the figure", ExplainOrFix, Return, Measure(check),
    acceptable: [
        "The figure is of the end of the quarter; the commentary adds the latest position.",
    ],
    looks_at: ["value", "commentary", "as_at"],
}

fn check(context: &Context<'_>, row: &Row<Measure>) -> Vec<Found> {
    let measure = &row.record;
    let span = measure.period.and_then(|period| Some((period.first_day()?, period.last_day()?)));
    let Some((first, last)) = span.filter(|_| measure.period == context.period()) else { return Vec::new() };
    let name = context.measure(measure);
    let mut found = Vec::new();
    if let Some(date) = measure.as_at.filter(|date| *date > last || *date < first) {
        let period = measure.period.map(Period::words).unwrap_or_default();
        let headline = format!("{name} is of {}, which is not in {period}", day(date));
        found.push(Found::explain(
            place(row, Some(AS_AT)),
            headline,
            "Enter the figure as at the end of the quarter, or say why it is of another day",
        ));
    }
    let has_figure = |sentence: &&str| sentence.contains('%') || sentence.contains('£');
    let later = measure.commentary.split(['.', ';', '\n']).filter(has_figure).find_map(|sentence| {
        let date = dates_in(sentence, last).into_iter().find(|date| *date > last && *date <= context.today())?;
        Some((sentence, date))
    });
    if let Some((sentence, date)) = later.filter(|_| measure.value.is_some()) {
        let headline = format!(
            "{name} is as at {}, and its commentary tells a figure of {}: {}",
            day(last),
            day(date),
            quoted(sentence)
        );
        found.push(Found::explain(
            place(row, Some(COMMENTARY)),
            headline,
            "Tell the figure of the same day, or say of which day it is",
        ));
    }
    found
}

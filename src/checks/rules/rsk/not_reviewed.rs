//! Owns RSK.06: a risk nobody looked at this quarter, or whose target date has passed.
//! Must not know its score's reasons.

use super::score_unexplained::score;
use crate::checks::context::Context;
use crate::checks::found::{self, Found, day, place};
use crate::checks::registry::rule;
use crate::model::{Field, Period, Risk, Row};

const REVIEWED: Field = Field::of::<Risk>("reviewed_at");
const TARGET_DATE: Field = Field::of::<Risk>("target_date");

rule! {
    /// A risk whose review is dated was reviewed since the quarter began, and not on a day still to come. One whose target date has passed
    /// has reached its target.
    ///
    /// Why: a score nobody looked at is last quarter's score; a target date that passed unmet is a slip like any other.
    ///
    /// Remedy: review it and enter the day; give the new target date and the reason.
    ///
    /// Source: councils' registers with review dates and target dates beside each risk.
    "RSK.06", "Not reviewed this quarter, or past its target date", ExplainOrFix, Return, Risk(check),
    acceptable: [
        "The register is reviewed twice a year.",
        "The target date is being reset at the next risk board.",
    ],
    looks_at: ["reviewed_at", "target_date", "score", "target_score"],
}

fn check(context: &Context<'_>, row: &Row<Risk>) -> Vec<Found> {
    let risk = &row.record;
    let name = found::risk(risk);
    let Some((first, last)) =
        context.period().and_then(|period: Period| Some((period.first_day()?, period.last_day()?)))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if let Some(date) = risk.reviewed_at {
        let headline = if date < first {
            Some(format!("{name} was last reviewed on {}, before the quarter began", day(date)))
        } else {
            (date > context.today()).then(|| format!("{name} was reviewed on {}, which is still to come", day(date)))
        };
        found.extend(headline.map(|headline| {
            Found::explain(place(row, Some(REVIEWED)), headline, "Review it and enter the day, or correct the date")
        }));
    }
    let above = score(risk).zip(risk.target_score).is_some_and(|(now, target)| now > target);
    if let Some(date) = risk.target_date.filter(|date| *date <= last && above) {
        let headline = format!("{name} was to reach its target by {} and is still above it", day(date));
        found.push(Found::explain(
            place(row, Some(TARGET_DATE)),
            headline,
            "Give the new target date and why it moved",
        ));
    }
    found
}

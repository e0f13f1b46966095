//! Owns RSK.05: what the return says last quarter's score was is not what was accepted.
//! Must not know this quarter's score.

use super::score_unexplained::score;
use crate::checks::context::Context;
use crate::checks::found::{self, Found, place};
use crate::checks::registry::rule;
use crate::model::{Field, RecordKind, Risk, Row};

const PREVIOUS: Field = Field::of::<Risk>("previous_score");

rule! {
    /// The score given for last quarter differs from the one in last quarter's accepted return. The accepted return is the record; a
    /// change of it is declared as a restatement.
    ///
    /// Why: a risk that was 16 and is said to have been 12 has not come down as far as it seems.
    ///
    /// Remedy: take the column out of the workbook (the accepted return is used), put it right, or declare the restatement.
    ///
    /// Source: figures changed between two published quarters without a note.
    "RSK.05", "Last quarter's score is not the one that was accepted", MustFix, Return, Risk(check),
    acceptable: [],
    looks_at: ["previous_score"],
}

fn check(context: &Context<'_>, row: &Row<Risk>) -> Vec<Found> {
    let risk = &row.record;
    let accepted = context.last_risk(risk).and_then(score);
    let (Some(said), Some(accepted)) = (risk.previous_score, accepted) else { return Vec::new() };
    if said == accepted || context.is_restated(RecordKind::Risk, &risk.reference, None, "score") {
        return Vec::new();
    }
    let headline = format!("{} is said to have scored {said} last quarter; {accepted} was accepted", found::risk(risk));
    let remedy = "Put last quarter's score right, or declare the change as a restatement with its reason and approver";
    vec![Found::must_fix(place(row, Some(PREVIOUS)), headline, remedy).against(accepted)]
}

//! Owns RSK.02: a score that changed without a reason, and a target that cannot be one.
//! Must not know the matrix.

use crate::checks::context::Context;
use crate::checks::found::{self, Found, place};
use crate::checks::registry::rule;
use crate::model::{EventKind, Field, RecordKind, Risk, Row, Treatment};

const SCORE: Field = Field::of::<Risk>("score");
const TARGET: Field = Field::of::<Risk>("target_score");

rule! {
    /// A score that differs from last quarter's has its reason: in an event, or in a commentary that is not last quarter's. A risk that
    /// is treated has a target below its score; one at its target is either tolerated from now on or given a new target. A target above
    /// the score is a slip.
    ///
    /// Why: a score that moves by itself is a score nobody stands for; a risk without a target is never done.
    ///
    /// Remedy: say why the score changed; enter or correct the target.
    ///
    /// Source: the council's own register; a council whose register had no target scores for a year.
    "RSK.02", "A score changed without a reason, or a target that cannot be one", ExplainOrFix, Return, Risk(check),
    acceptable: [
        "The target will be set at the next risk board.",
        "The score was reviewed by the board named in the commentary.",
    ],
    looks_at: ["likelihood", "impact", "score", "target_score", "treatment", "commentary"],
}

fn check(context: &Context<'_>, row: &Row<Risk>) -> Vec<Found> {
    changed(context, row).into_iter().chain(target(row)).collect()
}

/// The score that counts.
pub(super) fn score(risk: &Risk) -> Option<u32> {
    risk.likelihood.zip(risk.impact).and_then(|(likelihood, impact)| likelihood.checked_mul(impact)).or(risk.score)
}

fn changed(context: &Context<'_>, row: &Row<Risk>) -> Option<Found> {
    let risk = &row.record;
    let last = context.last_risk(risk);
    let (now, was) = (score(risk)?, last.and_then(score).or(risk.previous_score)?);
    let events = context.events_of(RecordKind::Risk, &risk.register, &risk.reference);
    let told = |event: &&crate::model::Event| {
        let fits = matches!(
            event.event,
            Some(EventKind::Rescored | EventKind::Split | EventKind::Merged | EventKind::Refocused)
        );
        fits && !event.reason.trim().is_empty()
    };
    let said = risk.commentary.trim();
    let new_words = !said.is_empty() && last.is_none_or(|last| last.commentary.trim() != said) && !says_unchanged(said);
    if now == was || new_words || events.iter().any(told) {
        return None;
    }
    let headline = format!("{} went from {was} to {now} with no reason given", found::risk(risk));
    Some(Found::explain(place(row, Some(SCORE)), headline, "Say why the score changed").against(was))
}

fn says_unchanged(text: &str) -> bool {
    let text = text.to_lowercase();
    ["no change in score", "score unchanged", "score is unchanged", "no change to the score"]
        .iter()
        .any(|words| text.contains(words))
}

fn target(row: &Row<Risk>) -> Option<Found> {
    let risk = &row.record;
    let now = score(risk)?;
    let target =
        risk.target_likelihood.zip(risk.target_impact).and_then(|(l, i)| l.checked_mul(i)).or(risk.target_score);
    let at = place(row, Some(TARGET));
    let name = found::risk(risk);
    let tolerated = risk.treatment == Some(Treatment::Tolerate);
    match target {
        None if tolerated => None,
        None => Some(Found::explain(
            at,
            format!("{name} has no target score"),
            "Enter the score aimed at, or tolerate the risk",
        )),
        Some(target) if target > now => {
            let headline = format!("{name} has the target {target}, above its score of {now}");
            Some(Found::explain(at, headline, "Correct the target or the score"))
        }
        Some(target) if target == now && !tolerated => {
            let headline = format!("{name} has reached its target of {target} and is not tolerated");
            Some(Found::notice(at, headline, "Tolerate it, close it, or set a lower target"))
        }
        Some(_) => None,
    }
}

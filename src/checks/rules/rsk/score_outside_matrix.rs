//! Owns RSK.01: score, likelihood, impact and colour of a risk agree with the council's matrix.
//! Must not know what the risk is.

use crate::checks::context::Context;
use crate::checks::found::{self, Found, place};
use crate::checks::registry::rule;
use crate::framework::MatrixCell;
use crate::model::{Field, Risk, Row};

rule! {
    /// Likelihood and impact lie on the council's matrix, the score is the one the matrix gives for them, and the colour is the band of
    /// that score. The same holds for the target. A risk that gives only a score must give one the matrix has.
    ///
    /// Why: a score that is not on the matrix cannot be ranked, and a colour that is not its band hides a red risk.
    ///
    /// Remedy: put likelihood, impact, score or colour right.
    ///
    /// Source: the council's own risk matrix (four by four, 12 and 16 red).
    "RSK.01", "Score, likelihood, impact and colour of a risk do not agree", MustFix, Return, Risk(check),
    acceptable: [
        "The risk is new and will be scored at the next risk board.",
    ],
    looks_at: ["likelihood", "impact", "score", "rating"],
}

/// A likelihood, an impact and the score beside them.
struct Scored {
    word: &'static str,
    fields: [Field; 3],
    likelihood: Option<u32>,
    impact: Option<u32>,
    score: Option<u32>,
}

fn check(context: &Context<'_>, row: &Row<Risk>) -> Vec<Found> {
    const NOW: [Field; 3] = [Field::of::<Risk>("likelihood"), Field::of::<Risk>("impact"), Field::of::<Risk>("score")];
    const TARGET: [Field; 3] =
        [Field::of::<Risk>("target_likelihood"), Field::of::<Risk>("target_impact"), Field::of::<Risk>("target_score")];
    let risk = &row.record;
    let now = Scored { word: "", fields: NOW, likelihood: risk.likelihood, impact: risk.impact, score: risk.score };
    let target = Scored {
        word: "target ",
        fields: TARGET,
        likelihood: risk.target_likelihood,
        impact: risk.target_impact,
        score: risk.target_score,
    };
    let mut found: Vec<Found> = unscored(row).into_iter().collect();
    found.extend([now, target].iter().filter_map(|scored| off_matrix(context, row, scored)));
    found.extend(wrong_colour(context, row));
    found
}

fn unscored(row: &Row<Risk>) -> Option<Found> {
    let risk = &row.record;
    let scored = risk.likelihood.is_some() || risk.impact.is_some() || risk.score.is_some();
    let headline = || format!("{} has no score", found::risk(risk));
    let at = || place(row, Some(Field::of::<Risk>("score")));
    (!scored).then(|| Found::explain(at(), headline(), "Enter likelihood and impact, or say when it will be scored"))
}

fn off_matrix(context: &Context<'_>, row: &Row<Risk>, scored: &Scored) -> Option<Found> {
    let [likelihood_field, impact_field, score_field] = scored.fields;
    let (name, word) = (found::risk(&row.record), scored.word);
    let (field, headline) = match (scored.likelihood, scored.impact, scored.score) {
        (Some(likelihood), Some(impact), score) => match (product(context, likelihood, impact), score) {
            (None, _) => (
                likelihood_field,
                format!(
                    "{name} has {word}likelihood {likelihood} and {word}impact {impact}, which is outside the matrix"
                ),
            ),
            (Some(right), Some(score)) if right != score => (
                score_field,
                format!("{name} has {word}score {score}, but likelihood {likelihood} and impact {impact} make {right}"),
            ),
            _ => return None,
        },
        (Some(_), None, _) => (impact_field, format!("{name} has no {word}impact beside its {word}likelihood")),
        (None, Some(_), _) => (likelihood_field, format!("{name} has no {word}likelihood beside its {word}impact")),
        (None, None, Some(score)) if !on_matrix(context, score) => {
            (score_field, format!("{name} has {word}score {score}, which no likelihood and impact of the matrix make"))
        }
        (None, None, _) => return None,
    };
    Some(Found::must_fix(place(row, Some(field)), headline, "Put likelihood, impact or score right"))
}

fn wrong_colour(context: &Context<'_>, row: &Row<Risk>) -> Option<Found> {
    let risk = &row.record;
    let given = risk.rating?;
    let (score, right) = match (risk.likelihood, risk.impact) {
        (Some(likelihood), Some(impact)) => {
            (product(context, likelihood, impact)?, context.framework().band(likelihood, impact)?)
        }
        _ => (risk.score?, context.framework().band_of_score(risk.score?)?),
    };
    let headline = || format!("{} is called {given}, but a score of {score} is {right}", found::risk(risk));
    let at = || place(row, Some(Field::of::<Risk>("rating")));
    (given != right).then(|| Found::must_fix(at(), headline(), "Put the colour right, or the score it belongs to"))
}

/// The score the matrix gives; nothing outside it.
fn product(context: &Context<'_>, likelihood: u32, impact: u32) -> Option<u32> {
    let here = |cell: &&MatrixCell| cell.likelihood == Some(likelihood) && cell.impact == Some(impact);
    let cell = context.framework().matrix().iter().find(here)?;
    cell.score.or_else(|| likelihood.checked_mul(impact))
}

fn on_matrix(context: &Context<'_>, score: u32) -> bool {
    context.framework().matrix().iter().any(|cell| cell.score == Some(score))
}

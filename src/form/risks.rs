//! Owns the columns of the sheet of risks.
//! Must not know cells.

use super::lists::{self, List};
use super::scope::Scope;
use super::sheet::{Ask, Column, Sheet, Value};
use crate::framework::Framework;
use crate::model::Risk;

/// Empty rows for new risks.
const SPARE: u32 = 10;

/// A risk with the framework, which has the words.
type Line<'a> = (&'a Risk, &'a Framework);

pub(super) fn sheet(scope: &Scope<'_>) -> Sheet {
    let framework = scope.form.framework;
    let lines: Vec<Line<'_>> = scope.risks.iter().map(|risk| (*risk, framework)).collect();
    let mut columns = known();
    columns.extend(last());
    columns.extend(now());
    Sheet::of("Risks", columns, &lines, !lines.is_empty())
        .titled(
            format!("{}: risks, {}", scope.body_name, scope.form.period.words()),
            "Score every risk again, also where nothing has changed. New risks go into the empty rows at the end.",
        )
        .with_spare(SPARE)
}

fn known<'a>() -> Vec<Column<Line<'a>>> {
    vec![
        Column::known("Register", 15.0, Ask::Choice(List::Register), |(risk, framework): &Line<'_>| {
            Value::text(lists::register(framework, &risk.register))
        })
        .help("The register the risk stands in."),
        Column::known("Ref", 9.0, Ask::Words, |(risk, _): &Line<'_>| Value::text(risk.reference.to_string())),
        Column::known("Risk", 44.0, Ask::Prose, |(risk, _): &Line<'_>| Value::text(risk.title.clone())),
        Column::known("Outcome", 24.0, Ask::Choice(List::Outcome), |(risk, framework): &Line<'_>| {
            Value::text(lists::outcome(framework, risk.outcome.as_ref()))
        })
        .hidden_if(true),
        Column::known("Owner", 24.0, Ask::Words, |(risk, _): &Line<'_>| Value::text(risk.owner.clone()))
            .help("The role that owns the risk, such as “Head of Repairs”. No names, please."),
        Column::known("Inherent score", 10.0, Ask::Count, |(risk, _): &Line<'_>| Value::count(risk.inherent_score))
            .hidden_if(true),
        Column::known("Target likelihood", 10.0, Ask::Count, |(risk, _): &Line<'_>| {
            Value::count(risk.target_likelihood)
        })
        .hidden_if(true),
        Column::known("Target impact", 10.0, Ask::Count, |(risk, _): &Line<'_>| Value::count(risk.target_impact))
            .hidden_if(true),
    ]
}

fn last<'a>() -> Vec<Column<Line<'a>>> {
    vec![
        Column::last("Score last quarter", 11.0, Ask::Count, |(risk, _): &Line<'_>| {
            let product =
                risk.likelihood.zip(risk.impact).and_then(|(likelihood, impact)| likelihood.checked_mul(impact));
            Value::count(risk.score.or(product))
        }),
        Column::last("Likelihood last quarter", 11.0, Ask::Count, |(risk, _): &Line<'_>| Value::count(risk.likelihood)),
        Column::last("Impact last quarter", 11.0, Ask::Count, |(risk, _): &Line<'_>| Value::count(risk.impact)),
        Column::last("Update last quarter", 34.0, Ask::Prose, |(risk, _): &Line<'_>| {
            Value::text(risk.commentary.clone())
        }),
    ]
}

fn now<'a>() -> Vec<Column<Line<'a>>> {
    let none = |_: &Line<'_>| Value::count(None);
    vec![
        Column::now("Likelihood", 11.0, Ask::Choice(List::Scale), none).help("How likely it is now, with the controls in place."),
        Column::now("Impact", 11.0, Ask::Choice(List::Scale), none).help("How bad it would be now, with the controls in place."),
        Column::now("Change to risk", 15.0, Ask::Choice(List::Movement), |_: &Line<'_>| Value::blank())
            .help("Only if something happened to it: new, closed, escalated, merged and so on."),
        Column::now("Update this quarter", 40.0, Ask::Prose, |_: &Line<'_>| Value::blank())
            .help("What has changed and why. Alt and Enter begin a new line."),
        Column::now("Treatment", 13.0, Ask::Choice(List::Treatment), |(risk, _): &Line<'_>| {
            Value::text(lists::said_of(risk.treatment.as_ref()))
        }),
        Column::now("Controls in place and planned", 40.0, Ask::Prose, |(risk, _): &Line<'_>| Value::text(risk.mitigation.clone())),
        Column::now("Target score", 10.0, Ask::Count, |(risk, _): &Line<'_>| Value::count(risk.target_score)),
        Column::now("Target score by", 13.0, Ask::Date, |(risk, _): &Line<'_>| Value::Date(risk.target_date)),
        Column::now("Last reviewed", 13.0, Ask::Date, |(risk, _): &Line<'_>| Value::Date(risk.reviewed_at)),
        Column::now("Publish", 11.0, Ask::Choice(List::Publish), |(risk, _): &Line<'_>| Value::text(lists::said_of(risk.publish.as_ref())))
            .help("Public: may be published. Internal: inside the council; a risk without a mark is internal. Exempt: exempt information."),
    ]
}

//! Owns the columns of the sheet of words for the report.
//! Must not know cells.

use super::lists::{self, List};
use super::scope::Scope;
use super::sheet::{Ask, Column, Sheet, Value};
use crate::framework::Framework;
use crate::model::Narrative;

/// Empty rows for new words.
const SPARE: u32 = 12;

/// Words of last quarter with the framework, which has the names.
type Line<'a> = (&'a Narrative, &'a Framework);

pub(super) fn sheet(scope: &Scope<'_>) -> Sheet {
    let framework = scope.form.framework;
    let lines: Vec<Line<'_>> = scope.narratives.iter().map(|narrative| (*narrative, framework)).collect();
    Sheet::of("Narratives", columns(), &lines, !lines.is_empty())
        .titled(
            format!("{}: narratives, {}", scope.body_name, scope.form.period.words()),
            "What the report should say of the quarter. Choose the section or the outcome. Rows without text are left out.",
        )
        .with_spare(SPARE)
}

fn columns<'a>() -> Vec<Column<Line<'a>>> {
    vec![
        Column::known("Section", 34.0, Ask::Choice(List::Section), |(narrative, framework): &Line<'_>| {
            Value::text(lists::section(framework, &narrative.section))
        }),
        Column::known("Outcome", 28.0, Ask::Choice(List::Outcome), |(narrative, framework): &Line<'_>| {
            Value::text(lists::outcome(framework, narrative.outcome.as_ref()))
        }),
        Column::known("Kind of text", 13.0, Ask::Choice(List::Sort), |(narrative, _): &Line<'_>| {
            Value::text(lists::said(&narrative.kind))
        })
        .help("Summary: how it stands. Headline: what was achieved. Exception: what is of concern."),
        Column::known("Title", 28.0, Ask::Words, |(narrative, _): &Line<'_>| Value::text(narrative.title.clone())),
        Column::last("Text last quarter", 46.0, Ask::Prose, |(narrative, _): &Line<'_>| {
            Value::text(narrative.text.clone())
        }),
        Column::now("Text this quarter", 70.0, Ask::Prose, |_: &Line<'_>| Value::blank())
            .help("Sentences for the report. Alt and Enter begin a new line."),
        Column::now("Written by", 22.0, Ask::Words, |(narrative, _): &Line<'_>| {
            Value::text(narrative.author_role.clone())
        })
        .help("Your role, such as “Head of Repairs”. No names, please."),
        Column::now("Publish", 11.0, Ask::Choice(List::Publish), |(narrative, _): &Line<'_>| {
            Value::text(lists::said_of(narrative.publish.as_ref()))
        }),
    ]
}

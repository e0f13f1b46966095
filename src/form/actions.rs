//! Owns the columns of the sheet of actions.
//! Must not know cells.

use super::lists::{self, List};
use super::scope::{ActionLine, Scope};
use super::sheet::{Ask, Column, Sheet, Value, Wanted};
use crate::framework::Framework;
use crate::model::Action;

/// Empty rows for new actions.
const SPARE: u32 = 10;

/// A line with the framework, which has the words.
type Line<'a> = (&'a ActionLine<'a>, &'a Framework);

pub(super) fn sheet(scope: &Scope<'_>) -> Sheet {
    let framework = scope.form.framework;
    let lines: Vec<Line<'_>> = scope.actions.iter().map(|line| (line, framework)).collect();
    let mut plans: Vec<_> = lines.iter().map(|line| plan(line)).collect();
    plans.sort();
    plans.dedup();
    let mut columns = known(plans.len() < 2, scope.service.is_some());
    columns.extend(last());
    columns.extend(now());
    columns.extend(standing());
    Sheet::of("Actions", columns, &lines, scope.form.previous.is_some())
        .titled(
            format!("{}: actions, {}", scope.body_name, scope.form.period.words()),
            "Give every action a status. An action without one is reported as having no update. New actions go into the empty rows at the end.",
        )
        .with_spare(SPARE)
}

fn plan(line: &Line<'_>) -> String {
    let (line, framework) = line;
    let id = line.last.map(|last| &last.plan).or(line.planned.map(|planned| &planned.plan));
    id.map(|id| lists::plan(framework, id)).unwrap_or_default()
}

fn known<'a>(one_plan: bool, one_service: bool) -> Vec<Column<Line<'a>>> {
    let text = Ask::Words;
    vec![
        Column::known("Plan", 18.0, Ask::Choice(List::Plan), |line| Value::text(plan(line))).hidden_if(one_plan),
        Column::known("Ref", 9.0, text, |(line, _): &Line<'_>| {
            let reference = line.last.map(|last| &last.reference).or(line.planned.map(|planned| &planned.reference));
            Value::text(reference.map(ToString::to_string).unwrap_or_default())
        }),
        Column::known("Action", 34.0, Ask::Prose, |(line, _): &Line<'_>| {
            Value::text(line.fact(|l| &l.action, |p| &p.action))
        }),
        Column::known("Outcome", 24.0, Ask::Choice(List::Outcome), |(line, framework): &Line<'_>| {
            let last = line.last.and_then(|last| last.outcome.as_ref());
            let outcome = last.or_else(|| line.planned.and_then(|planned| planned.outcome.as_ref()));
            Value::text(lists::outcome(framework, outcome))
        })
        .hidden_if(true),
        Column::known("Theme", 20.0, text, |(line, _): &Line<'_>| Value::text(line.fact(|l| &l.theme, |p| &p.theme)))
            .hidden_if(true),
        Column::known("Service", 16.0, text, |(line, _): &Line<'_>| {
            Value::text(line.fact(|l| &l.service, |p| &p.service))
        })
        .hidden_if(one_service),
        Column::known("Milestone", 22.0, Ask::Prose, |(line, _): &Line<'_>| {
            Value::text(line.fact(|l| &l.milestone, |p| &p.milestone))
        }),
        Column::known("Owner", 18.0, text, |(line, _): &Line<'_>| Value::text(line.fact(|l| &l.owner, |p| &p.owner)))
            .help("The role that leads, such as “Head of Repairs”. No names, please."),
        Column::known("Contributors", 20.0, text, |(line, _): &Line<'_>| {
            Value::text(line.last.map(|last| last.contributors.clone()).unwrap_or_default())
        })
        .hidden_if(true),
        Column::known("Start date", 12.0, Ask::Date, |(line, _): &Line<'_>| {
            let last = line.last.and_then(|last| last.start_date);
            Value::Date(last.or_else(|| line.planned.and_then(|planned| planned.start_date)))
        })
        .hidden_if(true),
        Column::known("Due date", 11.5, Ask::Date, |(line, _): &Line<'_>| due(line)),
        Column::known("Times moved", 8.0, Ask::Count, |(line, _): &Line<'_>| {
            Value::count(line.last.and_then(|last| last.times_moved))
        })
        .hidden_if(true),
    ]
}

/// A due date that was written in words and is no day stays as it was written.
fn due(line: &ActionLine<'_>) -> Value {
    let last = line.last.filter(|last| last.due_date.is_some() || !last.due_as_written.is_empty());
    match last {
        Some(last) if last.due_date.is_none() => Value::text(last.due_as_written.clone()),
        Some(last) => Value::Date(last.due_date),
        None => Value::Date(line.planned.and_then(|planned| planned.due_date)),
    }
}

fn last<'a>() -> Vec<Column<Line<'a>>> {
    vec![
        Column::last("Status last quarter", 15.0, Ask::Choice(List::Status), |(line, framework): &Line<'_>| {
            Value::text(line.last.map(|last| lists::status(framework, last.counted_status())).unwrap_or_default())
        }),
        Column::last("Update last quarter", 32.0, Ask::Prose, |(line, _): &Line<'_>| {
            Value::text(line.last.map(said).unwrap_or_default())
        }),
    ]
}

/// All that was said of an action, a line each.
fn said(last: &Action) -> String {
    let by = last.recovery_date.map(|day| format!("by {}", day.strftime("%-d %b %Y"))).unwrap_or_default();
    let whom = [last.recovery_owner.clone(), by].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let recovery = [last.recovery.clone(), whom.join(", ")].into_iter().filter(|text| !text.is_empty());
    let parts = [
        ("", last.commentary.clone()),
        ("No update: ", last.no_update_reason.clone()),
        ("Why: ", last.cause.clone()),
        ("Recovery: ", recovery.collect::<Vec<_>>().join(" – ")),
    ];
    let lines = parts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| format!("{label}{text}"));
    lines.collect::<Vec<_>>().join("\n")
}

fn now<'a>() -> Vec<Column<Line<'a>>> {
    vec![
        Column::now("Status this quarter", 17.0, Ask::Choice(List::Status), |_: &Line<'_>| Value::blank())
            .help("Choose the words that fit best. Leave it blank only if nobody can say."),
        Column::now("Update this quarter", 38.0, Ask::Prose, |_: &Line<'_>| Value::blank())
            .help("What was done since last quarter, in a few sentences. Alt and Enter begin a new line."),
        Column::now("Why is it off track", 24.0, Ask::Prose, |_: &Line<'_>| Value::blank())
            .help("For medium and significant issues: what has caused them.")
            .wanted(Wanted::OffTrack),
        Column::now("What will bring it back on track", 24.0, Ask::Prose, |_: &Line<'_>| Value::blank())
            .help("For medium and significant issues: what will be done about them.")
            .wanted(Wanted::OffTrack),
        Column::now("Who leads recovery", 16.0, Ask::Words, |_: &Line<'_>| Value::blank())
            .help("The role that leads the recovery.")
            .wanted(Wanted::OffTrack),
        Column::now("Back on track by", 11.5, Ask::Date, |_: &Line<'_>| Value::Date(None)).wanted(Wanted::OffTrack),
        Column::now("Reason for no update", 18.0, Ask::Prose, |_: &Line<'_>| Value::blank())
            .help("If there is no update: what is awaited, and when it is expected.")
            .wanted(Wanted::NoUpdate),
    ]
}

/// What goes on from quarter to quarter until somebody changes it.
fn standing<'a>() -> Vec<Column<Line<'a>>> {
    vec![
        Column::now("Date completed", 11.5, Ask::Date, |(line, _): &Line<'_>| {
            Value::Date(line.last.and_then(|last| last.completed_date))
        }),
        Column::now("Revised date", 11.5, Ask::Date, |(line, _): &Line<'_>| {
            Value::Date(line.last.and_then(|last| last.revised_date))
        })
        .help("Only if the due date has moved. The due date itself stays as it is."),
        Column::now("Why has the date moved", 18.0, Ask::Prose, |(line, _): &Line<'_>| {
            standing_words(line, |last| &last.date_reason)
        }),
        Column::now("Date change approved by", 15.0, Ask::Words, |(line, _): &Line<'_>| {
            standing_words(line, |last| &last.date_approved_by)
        })
        .help("The role that approved the new date."),
        Column::now("Publish", 10.0, Ask::Choice(List::Publish), |(line, _): &Line<'_>| {
            Value::text(lists::said_of(line.last.and_then(|last| last.publish.as_ref())))
        })
        .help("Public: may be published. Internal: inside the council. Exempt: exempt information."),
    ]
}

fn standing_words(line: &ActionLine<'_>, words: fn(&Action) -> &String) -> Value {
    Value::text(line.last.map(words).cloned().unwrap_or_default())
}

//! Owns the columns of the sheet of measures.
//! Must not know cells.

use super::lists::{self, List};
use super::scope::{MeasureLine, Scope};
use super::sheet::{Ask, Column, Look, Sheet, Value, Wanted};
use crate::model::{Aggregation, Measure, Polarity};

/// The sheet; none where no measure is due.
pub(super) fn sheet(scope: &Scope<'_>) -> Option<Sheet> {
    let lines = scope.measures.as_slice();
    if lines.is_empty() {
        return None;
    }
    let mut columns = known(lines);
    columns.extend(last());
    columns.extend(now(lines));
    let sheet = Sheet::of("Measures", columns, lines, scope.form.previous.is_some());
    Some(sheet.titled(
        format!("{}: measures due, {}", scope.body_name, scope.form.period.words()),
        "Give every measure a figure or the reason why there is none. A missing figure is never a nought.",
    ))
}

fn look(line: &MeasureLine<'_>) -> Look {
    Look::of_unit(&line.planned.unit)
}

/// The columns that tell what is measured; targets of a kind nobody has are left out.
fn known<'a>(lines: &[MeasureLine<'_>]) -> Vec<Column<MeasureLine<'a>>> {
    let mut columns = vec![
        Column::known("Ref", 10.0, Ask::Words, |line: &MeasureLine<'_>| {
            Value::text(line.planned.reference.to_string())
        }),
        Column::known("Measure", 42.0, Ask::Prose, |line: &MeasureLine<'_>| Value::text(line.planned.measure.clone())),
        Column::known("Owner", 24.0, Ask::Words, |line: &MeasureLine<'_>| {
            let last = line.last.map(|last| &last.owner).filter(|owner| !owner.is_empty());
            Value::text(last.unwrap_or(&line.planned.owner).clone())
        }),
        Column::known("Unit", 9.0, Ask::Words, |line: &MeasureLine<'_>| Value::text(line.planned.unit.clone())),
        Column::known("Good is", 9.0, Ask::Words, |line: &MeasureLine<'_>| Value::text(good(line.planned.polarity))),
        Column::known("Target this quarter", 11.0, Ask::Figure, |line: &MeasureLine<'_>| {
            Value::Figure(line.due.target, look(line))
        }),
    ];
    if lines.iter().any(|line| line.due.target_upper.is_some()) {
        columns.push(Column::known("Upper target", 11.0, Ask::Figure, |line: &MeasureLine<'_>| {
            Value::Figure(line.due.target_upper, look(line))
        }));
    }
    if lines.iter().any(|line| line.due.annual_target.is_some()) {
        columns.push(Column::known("Annual target", 11.0, Ask::Figure, |line: &MeasureLine<'_>| {
            Value::Figure(line.due.annual_target, look(line))
        }));
    }
    columns
}

fn good(polarity: Option<Polarity>) -> &'static str {
    match polarity {
        Some(Polarity::More) => "Higher",
        Some(Polarity::Less) => "Lower",
        Some(Polarity::Middle) => "In range",
        Some(Polarity::Outer) => "Out of range",
        None => "",
    }
}

fn last<'a>() -> Vec<Column<MeasureLine<'a>>> {
    vec![
        Column::last("Value last quarter", 12.0, Ask::Figure, |line: &MeasureLine<'_>| match line.last {
            Some(Measure { value: None, no_data_reason: Some(reason), .. }) => {
                Value::text(lists::said_of(Some(reason)))
            }
            last => Value::Figure(last.and_then(|last| last.value), look(line)),
        }),
        Column::last("Status last quarter", 12.0, Ask::Choice(List::Verdict), |line: &MeasureLine<'_>| {
            Value::text(lists::said_of(
                line.last.and_then(|last| last.status.as_ref().or(last.derived_status.as_ref())),
            ))
        }),
        Column::last("Update last quarter", 30.0, Ask::Prose, |line: &MeasureLine<'_>| {
            Value::text(line.last.map(|last| last.commentary.clone()).unwrap_or_default())
        }),
    ]
}

fn now<'a>(lines: &[MeasureLine<'_>]) -> Vec<Column<MeasureLine<'a>>> {
    let blank_figure = |line: &MeasureLine<'_>| Value::Figure(None, look(line));
    let mut columns = vec![
        Column::now("Value this quarter", 12.0, Ask::Figure, blank_figure)
            .help("The figure for the quarter in the unit of the row. If there is none, leave this blank and give the reason beside it."),
        Column::now("Reason for no data", 16.0, Ask::Choice(List::NoData), |_: &MeasureLine<'_>| Value::blank())
            .help("Only if there is no figure. Awaited: give the date beside it."),
        Column::now("Figure expected", 13.0, Ask::Date, |_: &MeasureLine<'_>| Value::Date(None)).help("When an awaited figure is expected."),
    ];
    if lines.iter().any(|line| line.planned.aggregation == Some(Aggregation::Ratio)) {
        let count = |_: &MeasureLine<'_>| Value::Figure(None, Look::Plain);
        columns.push(
            Column::now("Numerator", 11.0, Ask::Figure, count).help("If known: how many of those below the line."),
        );
        columns.push(Column::now("Denominator", 11.5, Ask::Figure, count).help("If known: out of how many."));
    }
    columns.extend([
        Column::now("Provisional or final", 12.0, Ask::Choice(List::Final), |_: &MeasureLine<'_>| Value::blank())
            .help("Provisional: the figure may still change."),
        Column::now("Status this quarter", 12.0, Ask::Choice(List::Verdict), |_: &MeasureLine<'_>| Value::blank())
            .help("Your own rating. It may stay blank: the rating is worked out from figure, target and tolerance as well."),
        Column::now("Update this quarter", 40.0, Ask::Prose, |_: &MeasureLine<'_>| Value::blank())
            .help("What lies behind the figure. Alt and Enter begin a new line."),
        Column::now("Why off target", 28.0, Ask::Prose, |_: &MeasureLine<'_>| Value::blank()).wanted(Wanted::OffTrack),
        Column::now("What will bring it back", 28.0, Ask::Prose, |_: &MeasureLine<'_>| Value::blank()).wanted(Wanted::OffTrack),
        Column::now("Who leads recovery", 20.0, Ask::Words, |_: &MeasureLine<'_>| Value::blank())
            .help("The role that leads the recovery.")
            .wanted(Wanted::OffTrack),
        Column::now("Back on target by", 13.0, Ask::Date, |_: &MeasureLine<'_>| Value::Date(None)).wanted(Wanted::OffTrack),
    ]);
    if lines.iter().any(|line| line.planned.component == "financial") {
        columns.push(
            Column::now("Year end forecast", 14.0, Ask::Figure, blank_figure)
                .help("The outturn you expect for the year."),
        );
    }
    columns.push(
        Column::now("Publish", 11.0, Ask::Choice(List::Publish), |line: &MeasureLine<'_>| {
            Value::text(lists::said_of(line.last.and_then(|last| last.publish.as_ref())))
        })
        .help("Public: may be published. Internal: inside the council. Exempt: exempt information."),
    );
    columns
}

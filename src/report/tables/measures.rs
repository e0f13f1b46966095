//! Owns the tables of measures: counts, those off target, all of them.
//! Must not know how they are drawn.

use super::may_show;
use crate::consolidation::{MeasureCounts, MeasureLine, Quarter};
use crate::model::{MeasureStatus, NoDataReason};
use crate::report::phrases::{capital, day, sentences, short_period, with_unit};
use crate::report::table::{Cell, Column, Place, Table};

/// Counts by verdict, one row a component or contract.
pub fn measure_counts(caption: &str, first: &str, counts: &[MeasureCounts]) -> Table {
    let columns = vec![
        Column::new(first, 34, Place::Head),
        Column::figures("Green", 10, Place::Own),
        Column::figures("Amber", 10, Place::Own),
        Column::figures("Red", 10, Place::Own),
        Column::figures("Not rated", 10, Place::Own),
        Column::figures("All", 10, Place::Own),
        Column::figures("No value", 10, Place::Own),
    ];
    let mut table = Table::new(caption, columns);
    for count in counts {
        let by = |status| Cell::Count(count.get(status));
        table.row(vec![
            Cell::text(&count.name),
            by(MeasureStatus::Green),
            by(MeasureStatus::Amber),
            by(MeasureStatus::Red),
            by(MeasureStatus::NotRated),
            Cell::Count(count.total()),
            Cell::Count(count.without_value),
        ]);
    }
    table
}

/// The measures worse than target.
pub fn off_target(quarter: &Quarter) -> Table {
    listed(quarter, "Measures off target", true)
}

/// Every measure.
pub fn measures(quarter: &Quarter) -> Table {
    listed(quarter, "Every measure of this quarter beside the quarter before", false)
}

fn listed(quarter: &Quarter, caption: &str, off_target_only: bool) -> Table {
    let columns = vec![
        Column::new("Ref", 12, Place::Head),
        Column::new("Measure", 48, Place::Own),
        Column::new("Body", 26, Place::Under),
        Column::figures(short_period(quarter.before().period), 12, Place::Own),
        Column::figures(short_period(quarter.period()), 12, Place::Own),
        Column::figures("Target", 12, Place::Own),
        Column::new("Benchmark", 30, Place::Under),
        Column::new("Unit", 14, Place::SheetOnly),
        Column::new("Verdict", 14, Place::Own),
        Column::new("Why", 40, Place::Own),
        Column::new("Recovery", 36, Place::Under),
        Column::figures("Change", 10, Place::SheetOnly),
        Column::new("Component", 22, Place::SheetOnly),
        Column::new("Contract", 24, Place::SheetOnly),
        Column::new("Given", 14, Place::SheetOnly),
        Column::new("Derived", 14, Place::SheetOnly),
        Column::new("From", 36, Place::SheetOnly),
        Column::new("Recovery lead", 26, Place::SheetOnly),
        Column::new("Back on target by", 14, Place::SheetOnly),
        Column::new("Commentary", 44, Place::SheetOnly),
    ];
    let mut table = Table::new(caption, columns).printed_to("Recovery");
    let mut lines = quarter.measure_lines();
    if off_target_only {
        lines.sort_by_key(|line| std::cmp::Reverse(line.counted()));
    }
    for line in
        lines.iter().filter(|line| may_show(line.measure().publish) && (!off_target_only || line.is_off_target()))
    {
        table.row(cells(quarter, line));
    }
    table
}

fn cells(quarter: &Quarter, line: &MeasureLine<'_>) -> Vec<Cell> {
    let measure = line.measure();
    let unit = line.unit();
    let figure = |value| Cell::maybe(value, |value| Cell::Figure(value, unit.to_owned()));
    let contract = line.contract();
    let contract = contract.map(|id| quarter.framework().contract(id).map_or(id.as_str(), |terms| &terms.supplier));
    vec![
        Cell::text(measure.reference.as_str()),
        Cell::text(line.title()),
        Cell::text(quarter.body_name(line.held.body)),
        figure(line.previous),
        figure(measure.value),
        figure(measure.target),
        Cell::text(benchmarks(quarter, line)),
        Cell::text(unit),
        Cell::Verdict(line.counted()),
        Cell::text(why(line)),
        Cell::text(&measure.recovery),
        figure(line.change()),
        Cell::text(quarter.component_name(line.component())),
        Cell::text(contract.unwrap_or_default()),
        Cell::maybe(measure.status, Cell::Verdict),
        Cell::Verdict(line.verdict.status),
        Cell::text(capital(&line.verdict.basis)),
        Cell::text(&measure.recovery_owner),
        Cell::maybe(measure.recovery_date, Cell::Date),
        Cell::text(&measure.commentary),
    ]
}

fn benchmarks(quarter: &Quarter, line: &MeasureLine<'_>) -> String {
    let benchmarks = quarter.benchmarks(&line.measure().reference);
    let said = benchmarks.iter().filter_map(|benchmark| {
        let value = benchmark.value.map(|value| with_unit(value, line.unit()))?;
        Some(format!("{} {value}", benchmark.name))
    });
    said.collect::<Vec<_>>().join("; ")
}

/// Why there is no value, why the given status stands against the derived one, or why the measure is off target.
fn why(line: &MeasureLine<'_>) -> String {
    let measure = line.measure();
    let expected = measure.expected_date.map(|date| format!(", expected {}", day(date))).unwrap_or_default();
    let silent = match measure.no_data_reason {
        _ if measure.value.is_some() => None,
        Some(NoDataReason::NotDue) => Some("Not due this quarter".to_owned()),
        Some(NoDataReason::Awaited) => Some(format!("Value awaited{expected}")),
        Some(NoDataReason::NotCollected) => Some("Nobody collects it".to_owned()),
        Some(NoDataReason::NotApplicable) => Some("Does not apply".to_owned()),
        Some(NoDataReason::Suppressed) => Some("Withheld".to_owned()),
        None => Some("No value and no reason given".to_owned()),
    };
    let override_reason = Some(measure.override_reason.clone()).filter(|reason| !reason.is_empty());
    let overridden = override_reason.map(|reason| format!("Given against the derived verdict: {reason}"));
    let unrated = measure.value.is_some() && line.counted() == MeasureStatus::NotRated;
    let unrated = unrated.then(|| capital(&line.verdict.basis));
    let restated = line.restated.map(|restated| {
        let unit = line.unit();
        let figure = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |value| with_unit(value, unit));
        format!("Last quarter restated from {} to {}", figure(&restated.old), figure(&restated.new))
    });
    let cause = Some(measure.cause.clone());
    sentences(silent.into_iter().chain(overridden).chain(unrated).chain(cause).chain(restated))
}

//! Owns the picture on a console: the headline table, reds by outcome, returns, and what does not fit.
//! Must not know where it is printed.

use super::answer::{answer, evidence};
use super::phrases::{capital, counted, when, word};
use super::table::Cell;
use super::tables;
use crate::consolidation::{Counts, Level, Population, Quarter, Topic};
use crate::model::Status;
use std::fmt::Write as _;

/// The headline table in plain text, with its heads.
pub fn headline_table(quarter: &Quarter) -> String {
    let table = tables::headline(quarter);
    let heads = table.columns.iter().enumerate();
    let heads = heads.map(|(at, column)| if at == 0 { String::new() } else { column.title.clone() }).collect();
    let cells = |row: &Vec<Cell>| row.iter().map(|cell| plain(quarter, cell)).collect();
    let mut rows: Vec<Vec<String>> = vec![heads];
    rows.extend(table.rows.iter().chain(&table.total).map(cells));
    let width =
        |at: usize| rows.iter().filter_map(|row| row.get(at)).map(|text| text.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
    let mut out = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, (text, width)) in row.iter().zip(&widths).enumerate() {
            // Writing to a string cannot fail.
            let _ = if at == 0 { write!(line, "{text:width$}") } else { write!(line, "  {text:>width$}") };
        }
        put(&mut out, line.trim_end());
    }
    out
}

/// A cell on a console; its minus is the keyboard's, which every console shows.
fn plain(quarter: &Quarter, cell: &Cell) -> String {
    match cell {
        Cell::HeadStatus(status) => word(quarter.framework(), *status),
        // A part of the row above it.
        Cell::Text(text) if text.starts_with("of which") => format!("  {text}"),
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Change(0, _) => "0".to_owned(),
        Cell::Change(change, _) => format!("{change:+}"),
        _ => String::new(),
    }
}

/// The whole picture in plain text: heading, table, reds by outcome, what does not fit, and the bundles.
pub fn summary(quarter: &Quarter) -> String {
    let mut out = String::new();
    put(&mut out, &when(quarter));
    put(&mut out, &answer(quarter));
    put(&mut out, &evidence(quarter));
    put(&mut out, "");
    out.push_str(&headline_table(quarter));
    other_plans(&mut out, quarter);
    put(&mut out, "");
    reds(&mut out, quarter);
    for population in Population::ALL {
        unexplained(&mut out, quarter, population);
    }
    findings(&mut out, quarter);
    bundles(&mut out, quarter);
    out
}

/// What only the centre can see, each in a line; how many of the others are open.
fn findings(out: &mut String, quarter: &Quarter) {
    let here = || quarter.findings().iter().filter(|found| found.at_the_centre && !found.exempt);
    if here().next().is_some() {
        put(out, "");
        put(out, "The returns beside each other");
    }
    for found in here() {
        put(out, &format!("  {} {}: {}", found.finding.rule, quarter.body_name(&found.body), found.finding.headline));
    }
    let (fix, explain) = quarter.open_findings();
    let explained = quarter.findings().iter().filter(|found| found.finding.explanation.is_some()).count();
    if fix + explain + explained > 0 {
        put(out, "");
        put(out, &format!("Findings in the returns: {fix} to fix, {explain} to explain, {explained} explained"));
    }
}

/// Who adds up the bodies' actions finds more than the table counts: these are the rest.
fn other_plans(out: &mut String, quarter: &Quarter) {
    let plans = quarter.other_plans();
    let now = |counts: Option<&Counts>| counts.map_or(0, Counts::total);
    let all: usize = plans.iter().map(|plan| now(plan.now.as_ref())).sum();
    let named: Vec<String> = plans.iter().map(|plan| format!("{} {}", plan.name, now(plan.now.as_ref()))).collect();
    if all > 0 {
        put(out, &format!("Beside these, {} of other plans: {}", counted(all, "action"), named.join(", ")));
    }
}

fn reds(out: &mut String, quarter: &Quarter) {
    put(out, "Red actions by outcome");
    let splits = quarter.by_outcome();
    let red = |now: Option<&Counts>| now.map_or(0, |counts| counts.get(Status::Significant));
    let width = splits.iter().map(|split| split.name.chars().count()).max().unwrap_or(0);
    for split in &splits {
        put(out, &format!("  {:width$}  {:>3}", split.name, red(split.now.as_ref())));
    }
}

fn unexplained(out: &mut String, quarter: &Quarter, population: Population) {
    let Some(bridge) = quarter.bridge(population) else { return };
    let changes: Vec<_> = bridge.unexplained().collect();
    if changes.is_empty() {
        return;
    }
    put(out, "");
    let suggested = bridge.suggestions();
    let noun = population.kind().noun();
    put(out, &format!("{} came or went without an event", capital(&counted(changes.len(), noun))));
    for change in changes {
        let text = if change.exempt { "exempt, its words are not shown" } else { &change.text };
        let body = quarter.body_name(&change.body);
        put(out, &format!("  {} {}: {text} ({body})", change.key.reference, change.flow.words()));
        if let Some(perhaps) = tables::perhaps(quarter, change, &suggested) {
            put(out, &format!("    {perhaps}"));
        }
    }
}

fn bundles(out: &mut String, quarter: &Quarter) {
    let (received, all) = (quarter.now().counted().count(), quarter.now().standings.len());
    put(out, "");
    put(out, &format!("{received} of {all} bodies have returned"));
    let told = |level| quarter.notices().iter().filter(move |notice| notice.level == level);
    for notice in told(Level::Problem) {
        put(out, &format!("  To settle: {}", notice.text));
    }
    for notice in told(Level::Notice).filter(|notice| notice.topic != Topic::Superseded) {
        put(out, &format!("  {}", notice.text));
    }
}

fn put(out: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{line}");
}

//! Owns the picture on a console: the headline table, reds by outcome, returns, and what does not fit.
//! Must not know where it is printed.

use super::phrases::{answer, capital, column_period, counted, evidence, when, word};
use crate::consolidation::{Counts, Level, Population, Quarter, Topic};
use crate::model::Status;
use std::fmt::Write as _;

/// The headline table in plain text, with its heading.
pub fn headline_table(quarter: &Quarter) -> String {
    let mut rows = vec![row_of_heads(quarter)];
    for row in quarter.headline() {
        rows.push(line(&word(quarter.framework(), row.status), row.before, row.now));
    }
    let before = quarter.counts_before();
    rows.push(line("All actions", before.as_ref().map(Counts::total), quarter.counts_now().total()));
    let complete = quarter.counts_now().complete();
    let folded = quarter.framework().folds_into(Status::Complete);
    let mut out = String::new();
    let width = rows.iter().map(|row| row[0].chars().count()).max().unwrap_or(0);
    for [name, before, now, change] in &rows {
        let text = format!("{name:width$}  {before:>6}  {now:>6}  {change:>6}");
        put(&mut out, text.trim_end());
    }
    if folded != Status::Complete && complete > 0 {
        let was = before.map(|counts| format!(" ({} last quarter)", counts.complete())).unwrap_or_default();
        let of = word(quarter.framework(), folded);
        put(&mut out, &format!("Of \u{201c}{of}\u{201d}, {complete} complete{was}."));
    }
    out
}

fn row_of_heads(quarter: &Quarter) -> [String; 4] {
    let before = quarter.before().period.map(|period| column_period(Some(period)));
    let change = if before.is_some() { "Change" } else { "" };
    [String::new(), before.unwrap_or_default(), column_period(quarter.period()), change.to_owned()]
}

fn line(name: &str, before: Option<usize>, now: usize) -> [String; 4] {
    let signed = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let change = before.map(|before| signed(now) - signed(before));
    let change = change.map(|change| if change == 0 { "0".to_owned() } else { format!("{change:+}") });
    [name.to_owned(), before.map(|n| n.to_string()).unwrap_or_default(), now.to_string(), change.unwrap_or_default()]
}

/// The whole picture in plain text: heading, table, reds by outcome, what does not fit, and the bundles.
pub fn summary(quarter: &Quarter) -> String {
    let mut out = String::new();
    put(&mut out, &when(quarter));
    put(&mut out, &answer(quarter));
    put(&mut out, &evidence(quarter));
    put(&mut out, "");
    out.push_str(&headline_table(quarter));
    put(&mut out, "");
    reds(&mut out, quarter);
    for population in Population::ALL {
        unexplained(&mut out, quarter, population);
    }
    bundles(&mut out, quarter);
    out
}

fn reds(out: &mut String, quarter: &Quarter) {
    put(out, "Red actions by outcome");
    let splits = quarter.by_outcome();
    let width = splits.iter().map(|split| split.name.chars().count()).max().unwrap_or(0);
    for split in &splits {
        put(out, &format!("  {:width$}  {:>3}", split.name, split.now.get(Status::Significant)));
    }
}

fn unexplained(out: &mut String, quarter: &Quarter, population: Population) {
    let Some(bridge) = quarter.bridge(population) else { return };
    let changes: Vec<_> = bridge.unexplained().collect();
    if changes.is_empty() {
        return;
    }
    put(out, "");
    let noun = population.kind().noun();
    put(out, &format!("{} came or went without an event", capital(&counted(changes.len(), noun))));
    for change in changes {
        let text = if change.exempt { "exempt, its words are not shown" } else { &change.text };
        let body = quarter.body_name(&change.body);
        put(out, &format!("  {} {}: {text} ({body})", change.key.reference, change.flow.words()));
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

//! Owns the tables of counts: the headline table, the splits by outcome, body and plan, and where actions moved.
//! Must not know how they are drawn.

use crate::consolidation::{Counts, Quarter, Split, headline_statuses};
use crate::model::Status;
use crate::report::phrases::{column_period, short_period, short_word, word};
use crate::report::table::{Cell, Column, Place, Table, Tone};

/// The table of 8.6; without a quarter before, this quarter alone.
pub(in crate::report) fn headline(quarter: &Quarter) -> Table {
    let before = quarter.counts_before();
    let mut columns = vec![Column::new("Status", 34, Place::Head)];
    columns.extend(before.is_some().then(|| Column::figures(short_period(quarter.before().period), 12, Place::Own)));
    columns.push(Column::figures(short_period(quarter.period()), 12, Place::Own));
    columns.extend(before.is_some().then(|| Column::figures("Change", 10, Place::Own)));
    let mut table = Table::new("Actions by status", columns);
    let (was, is) = (before.as_ref(), quarter.counts_now());
    // Where actions are missing, fewer of anything is neither good nor bad.
    let same = was.is_some_and(|before| before.total() == is.total());
    for row in quarter.headline() {
        let toned = |change| if same { tone(row.status, change) } else { Tone::Plain };
        table.row(counted(Cell::HeadStatus(row.status), row.before, row.now, toned));
        let folds = quarter.framework().folds_into(Status::Complete);
        if row.status == folds && folds != Status::Complete {
            let words = format!("of which {}", word(quarter.framework(), Status::Complete).to_lowercase());
            table.row(counted(Cell::Text(words), was.map(Counts::complete), is.complete(), |_| Tone::Plain));
        }
    }
    table.total = Some(counted(Cell::text("All actions"), was.map(Counts::total), is.total(), |_| Tone::Plain));
    table
}

/// A name, the count before, the count now, the change.
fn counted(name: Cell, was: Option<usize>, is: usize, tone: impl Fn(i64) -> Tone) -> Vec<Cell> {
    let Some(was) = was else { return vec![name, Cell::Count(is)] };
    let change = i64::try_from(is).ok().zip(i64::try_from(was).ok()).map(|(is, was)| is - was);
    vec![name, Cell::Count(was), Cell::Count(is), Cell::maybe(change, |change| Cell::Change(change, tone(change)))]
}

/// More on track is good; more of anything else is not.
fn tone(status: Status, change: i64) -> Tone {
    let good = matches!(status, Status::OnTrack | Status::Complete);
    match change {
        0 => Tone::Plain,
        change if (change > 0) == good => Tone::Good,
        _ => Tone::Bad,
    }
}

/// Counts by status in both quarters, one row an outcome, body or plan.
pub(in crate::report) fn splits(quarter: &Quarter, caption: &str, first: &str, splits: &[Split]) -> Table {
    let statuses = headline_statuses(quarter.framework());
    let with_before = quarter.before().period.is_some();
    let (before, now) = (column_period(quarter.before().period), column_period(quarter.period()));
    let mut columns = vec![Column::new(first, 44, Place::Head)];
    for status in &statuses {
        let short = short_word(quarter.framework(), *status);
        if with_before {
            columns.push(Column::figures(format!("{short} {before}"), 12, Place::Own));
        }
        columns.push(Column::figures(format!("{short} {now}"), 12, Place::Own));
    }
    if with_before {
        columns.push(Column::figures(format!("All {before}"), 10, Place::Own));
    }
    columns.push(Column::figures(format!("All {now}"), 10, Place::Own));
    columns.push(Column::figures(format!("On track {now}, %"), 12, Place::Own));
    let mut table = Table::new(caption, columns);
    for split in splits {
        let mut cells = vec![Cell::text(&split.name)];
        for status in &statuses {
            cells.extend(with_before.then(|| Cell::Count(split.before.get(*status))));
            cells.push(Cell::Count(split.now.get(*status)));
        }
        cells.extend(with_before.then(|| Cell::Count(split.before.total())));
        cells.push(Cell::Count(split.now.total()));
        cells.push(Cell::maybe(split.now.share(Status::OnTrack), Cell::Share));
        table.row(cells);
    }
    table.total = Some(sum(&statuses, with_before, splits));
    table
}

fn sum(statuses: &[Status], with_before: bool, splits: &[Split]) -> Vec<Cell> {
    let total = |count: &dyn Fn(&Split) -> usize| Cell::Count(splits.iter().map(count).sum());
    let mut cells = vec![Cell::text("All")];
    for status in statuses {
        cells.extend(with_before.then(|| total(&|split| split.before.get(*status))));
        cells.push(total(&|split| split.now.get(*status)));
    }
    cells.extend(with_before.then(|| total(&|split| split.before.total())));
    cells.push(total(&|split| split.now.total()));
    let on_track: usize = splits.iter().map(|split| split.now.get(Status::OnTrack)).sum();
    let all: usize = splits.iter().map(|split| split.now.total()).sum();
    cells.push(Cell::maybe(crate::consolidation::share(on_track, all), Cell::Share));
    cells
}

/// From which status to which: rows are last quarter, columns this one.
pub(in crate::report) fn moves(quarter: &Quarter) -> Table {
    let (before, now) = (short_period(quarter.before().period), short_period(quarter.period()));
    let moves = quarter.moves();
    let mut from: Vec<Option<Status>> = headline_statuses(quarter.framework()).into_iter().map(Some).collect();
    let mut to = from.clone();
    from.extend(moves.keys().any(|(was, _)| was.is_none()).then_some(None));
    to.extend(moves.keys().any(|(_, is)| is.is_none()).then_some(None));
    let name = |status: Option<Status>, absent: &str| {
        status.map_or_else(|| absent.to_owned(), |status| short_word(quarter.framework(), status))
    };
    let mut columns = vec![Column::new(format!("{before} \u{2192} {now}"), 30, Place::Head)];
    let absent_now = format!("Not in {now}");
    columns.extend(to.iter().map(|status| Column::figures(name(*status, &absent_now), 12, Place::Own)));
    columns.push(Column::figures(format!("All {before}"), 12, Place::Own));
    let mut table = Table::new(format!("Where actions moved from {before} to {now}"), columns);
    let count = |was: Option<Status>, is: Option<Status>| moves.get(&(was, is)).copied().unwrap_or(0);
    for was in &from {
        let mut cells = vec![Cell::text(name(*was, &format!("Not in {before}")))];
        cells.extend(to.iter().map(|is| Cell::Count(count(*was, *is))));
        cells.push(Cell::Count(to.iter().map(|is| count(*was, *is)).sum()));
        table.row(cells);
    }
    let mut total = vec![Cell::text(format!("All {now}"))];
    total.extend(to.iter().map(|is| Cell::Count(from.iter().map(|was| count(*was, *is)).sum())));
    total.push(Cell::Count(moves.values().sum()));
    table.total = Some(total);
    table
}

//! Owns the tables of counts: the headline table, the splits by outcome, body and plan, and where actions moved.
//! Must not know how they are drawn.

use crate::consolidation::{Comparison, Counts, Quarter, Split, headline_statuses};
use crate::model::Status;
use crate::report::phrases::{bodies, column_period, short_period, short_word, word};
use crate::report::table::{Cell, Column, Place, Table, Tone};

/// The table of 8.6. Where a body returned in one quarter only, the others alone are compared, and the heads say so.
pub fn headline(quarter: &Quarter) -> Table {
    let (compared, is) = (quarter.comparison(), quarter.counts_now());
    let mut table = Table::new("Actions by status", headline_columns(quarter, compared.as_ref()));
    // Where actions are missing, fewer of anything is neither good nor bad.
    let same = compared.as_ref().is_some_and(|compared| compared.before.total() == compared.now.total());
    for status in headline_statuses(quarter.framework()) {
        let toned = |change| if same { tone(status, change) } else { Tone::Plain };
        let name = Cell::HeadStatus(status);
        table.row(figures(name, compared.as_ref(), &is, |counts| counts.get(status), toned));
        let folds = quarter.framework().folds_into(Status::Complete);
        if status == folds && folds != Status::Complete {
            let name = Cell::Text(format!("of which {}", word(quarter.framework(), Status::Complete).to_lowercase()));
            table.row(figures(name, compared.as_ref(), &is, Counts::complete, |_| Tone::Plain));
        }
    }
    table.total = Some(figures(Cell::text("All actions"), compared.as_ref(), &is, Counts::total, |_| Tone::Plain));
    table
}

/// The heads name the bodies wherever a figure is not of all that returned in its quarter.
fn headline_columns(quarter: &Quarter, compared: Option<&Comparison>) -> Vec<Column> {
    let (before, now) = (short_period(quarter.before().period), short_period(quarter.period()));
    let figures = |title: String| Column::figures(title, 14, Place::Own);
    let mut columns = vec![Column::new("Status", 34, Place::Head)];
    if let Some(compared) = compared {
        let same = format!("same {}", bodies(compared.bodies.len()));
        let of_same = |period: &str| figures(format!("{period}, {same}"));
        columns.push(if compared.same_bodies { figures(before) } else { of_same(&before) });
        columns.extend((!compared.covers_now).then(|| of_same(&now)));
    }
    let change = || figures("Change".to_owned());
    if compared.is_some_and(|compared| compared.covers_now) {
        columns.extend([figures(now), change()]);
    } else {
        // What is compared stands together; this quarter as a whole stands beside it.
        columns.extend(compared.map(|_| change()));
        columns.push(figures(if compared.is_some() { format!("{now}, all") } else { now }));
    }
    columns
}

/// A name and its figures, under the heads above.
fn figures(
    name: Cell,
    compared: Option<&Comparison>,
    is: &Counts,
    count: impl Fn(&Counts) -> usize,
    tone: impl Fn(i64) -> Tone,
) -> Vec<Cell> {
    let Some(compared) = compared else { return vec![name, Cell::Count(count(is))] };
    let (before, now) = (count(&compared.before), count(&compared.now));
    let change = i64::try_from(now).ok().zip(i64::try_from(before).ok()).map(|(now, before)| now - before);
    let change = Cell::maybe(change, |change| Cell::Change(change, tone(change)));
    let mut cells = vec![name, Cell::Count(before), Cell::Count(now), change];
    cells.extend((!compared.covers_now).then(|| Cell::Count(count(is))));
    cells
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

/// Counts by status in both quarters, one row an outcome, body or plan; last quarter's stand only where they compare.
pub fn splits(quarter: &Quarter, caption: &str, first: &str, splits: &[Split]) -> Table {
    let statuses = headline_statuses(quarter.framework());
    let with_before = splits.iter().any(|split| split.before.is_some());
    let (before, now) = (column_period(quarter.before().period), column_period(quarter.period()));
    let mut columns = vec![Column::new(first, 44, Place::Head)];
    let heads = statuses.iter().map(|status| (short_word(quarter.framework(), *status), 12));
    for (head, width) in heads.chain([("All".to_owned(), 10)]) {
        columns.extend(with_before.then(|| Column::figures(format!("{head} {before}"), width, Place::Own)));
        columns.push(Column::figures(format!("{head} {now}"), width, Place::Own));
    }
    columns.push(Column::figures(format!("On track {now}, %"), 12, Place::Own));
    let mut table = Table::new(caption, columns);
    for split in splits {
        table.row(split_cells(&statuses, with_before, Cell::text(&split.name), std::slice::from_ref(split)));
    }
    // A row that stands in one quarter only would make the sums of the two differ for no other reason.
    let in_both = |split: &&Split| split.now.is_some() && (!with_before || split.before.is_some());
    let summed: Vec<Split> = splits.iter().filter(in_both).cloned().collect();
    let name = if summed.len() == splits.len() { "All" } else { "All in both quarters" };
    let name = if with_before { name } else { "All" };
    table.total = Some(split_cells(&statuses, with_before, Cell::text(name), &summed));
    table
}

/// The sums over these splits; a figure nobody returned is left blank.
fn split_cells(statuses: &[Status], with_before: bool, name: Cell, splits: &[Split]) -> Vec<Cell> {
    let sum = |side: fn(&Split) -> &Option<Counts>, count: &dyn Fn(&Counts) -> usize| {
        let counts: Vec<usize> = splits.iter().filter_map(|split| side(split).as_ref()).map(count).collect();
        (!counts.is_empty()).then(|| counts.iter().sum::<usize>())
    };
    let mut cells = vec![name];
    let mut both = |count: &dyn Fn(&Counts) -> usize| {
        cells.extend(with_before.then(|| Cell::maybe(sum(|split| &split.before, count), Cell::Count)));
        cells.push(Cell::maybe(sum(|split| &split.now, count), Cell::Count));
    };
    for status in statuses {
        both(&|counts| counts.get(*status));
    }
    both(&Counts::total);
    let of_now = |count: &dyn Fn(&Counts) -> usize| sum(|split| &split.now, count);
    let share = of_now(&|counts| counts.get(Status::OnTrack)).zip(of_now(&Counts::total));
    cells.push(Cell::maybe(share.and_then(|(part, whole)| crate::consolidation::share(part, whole)), Cell::Share));
    cells
}

/// From which status to which: rows are last quarter, columns this one.
pub fn moves(quarter: &Quarter) -> Table {
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

//! Owns the tables of words, contracts and restatements.
//! Must not know how they are drawn.

use super::may_show;
use crate::consolidation::{Quarter, headline_statuses};
use crate::model::MeasureStatus;
use crate::report::phrases::{capital, counted, day, short_period, verdict_word};
use crate::report::table::{Cell, Column, Place, Table};

/// Every text of every section.
pub fn narratives(quarter: &Quarter) -> Table {
    let own = |title: &str, width| Column::new(title, width, Place::Own);
    let columns = vec![
        own("Section", 9),
        own("Title", 40),
        own("Body", 26),
        own("Kind", 14),
        own("Written by", 30),
        own("Text", 110),
    ];
    let mut table = Table::new("The words returned, by section of the report", columns);
    for section in quarter.narratives() {
        for held in section.words.iter().filter(|held| may_show(held.record().publish)) {
            let words = held.record();
            let title = section.section.map_or("", |section| &section.title);
            table.row(vec![
                Cell::text(&words.section),
                Cell::text(if words.title.is_empty() { title } else { &words.title }),
                Cell::text(quarter.body_name(held.body)),
                Cell::text(capital(&words.kind)),
                Cell::text(&words.author_role),
                Cell::text(&words.text),
            ]);
        }
    }
    table
}

/// The contracts, each with its worth and its meetings.
pub fn contracts(quarter: &Quarter) -> Table {
    let columns = vec![
        Column::new("Contract", 40, Place::Head),
        Column::new("Supplier", 28, Place::Under),
        Column::figures("Value a year", 16, Place::Own),
        Column::figures("Fee a year", 14, Place::Own),
        Column::new("Ends", 18, Place::Own),
        Column::figures("Penalties", 14, Place::Own),
        Column::new("Meetings held of due", 20, Place::Own),
        Column::new("What changed", 44, Place::Own),
        Column::new("Why", 44, Place::Under),
    ];
    let mut table = Table::new("Contracts", columns);
    for held in quarter.contracts() {
        let contract = held.record();
        let terms = quarter.framework().contract(&contract.contract);
        let pounds = |value| Cell::maybe(value, |value| Cell::Figure(value, "£".to_owned()));
        let meetings = contract.meetings_held.zip(contract.meetings_due).map(|(held, due)| format!("{held} of {due}"));
        table.row(vec![
            Cell::text(terms.map_or(contract.contract.as_str(), |terms| &terms.name)),
            Cell::text(&contract.supplier),
            pounds(contract.value),
            pounds(contract.fee),
            Cell::maybe(contract.end, |end| Cell::text(day(end))),
            pounds(contract.penalties),
            Cell::text(meetings.unwrap_or_default()),
            Cell::text(&contract.change),
            Cell::text(&contract.change_reason),
        ]);
    }
    table
}

/// Last quarter's counts as reported and as they would have been; nothing where no approved change bears on it.
pub fn recount(quarter: &Quarter) -> Option<Table> {
    let recount = quarter.recount()?;
    let columns = vec![
        Column::new("Counted as", 30, Place::Head),
        Column::figures("As reported", 14, Place::Own),
        Column::figures("As restated", 14, Place::Own),
    ];
    let last = short_period(quarter.before().period);
    let changes = counted(recount.changes, "approved change");
    let mut table = Table::new(format!("{last} as reported and as restated ({changes})"), columns);
    for status in headline_statuses(quarter.framework()) {
        let (was, is) = (recount.actions.get(status), recount.actions_restated.get(status));
        table.row(vec![Cell::HeadStatus(status), Cell::Count(was), Cell::Count(is)]);
    }
    for status in [MeasureStatus::Green, MeasureStatus::Amber, MeasureStatus::Red, MeasureStatus::NotRated] {
        let of = |counts: &std::collections::BTreeMap<MeasureStatus, usize>| counts.get(&status).copied().unwrap_or(0);
        let word = format!("Measures: {}", verdict_word(status));
        table.row(vec![
            Cell::text(word),
            Cell::Count(of(&recount.measures)),
            Cell::Count(of(&recount.measures_restated)),
        ]);
    }
    Some(table)
}

/// Declared changes of earlier figures.
pub fn restatements(quarter: &Quarter) -> Table {
    let columns = vec![
        Column::new("Ref", 12, Place::Head),
        Column::new("Kind", 12, Place::Own),
        Column::new("Body", 28, Place::Own),
        Column::new("Period", 22, Place::Own),
        Column::new("Column", 14, Place::Own),
        Column::figures("Was", 12, Place::Own),
        Column::figures("Is", 12, Place::Own),
        Column::new("Why", 56, Place::Own),
        Column::new("State", 14, Place::Own),
        Column::new("Approved by", 28, Place::SheetOnly),
    ];
    let mut table = Table::new("Declared changes of earlier figures", columns);
    for held in quarter.restatements() {
        let restated = held.record();
        if restated.record.is_some_and(|kind| quarter.is_exempt(kind, &restated.reference)) {
            continue;
        }
        table.row(vec![
            Cell::text(restated.reference.as_str()),
            Cell::text(restated.record.map(|kind| capital(kind.noun())).unwrap_or_default()),
            Cell::text(quarter.body_name(held.body)),
            Cell::text(restated.period.map(crate::model::Period::words).unwrap_or_default()),
            Cell::text(&restated.field),
            Cell::text(&restated.old),
            Cell::text(&restated.new),
            Cell::text(&restated.reason),
            Cell::text(restated.state.map(|state| capital(state.code())).unwrap_or_default()),
            Cell::text(&restated.approved_by),
        ]);
    }
    table
}

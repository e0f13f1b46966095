//! Owns the tables of the returns themselves: where each body stands, and what there is to say about its bundles.
//! Must not know how they are drawn.

use crate::consolidation::{BodyState, Level, Quarter, Standing};
use crate::report::phrases::{capital, moment, rules};
use crate::report::table::{Cell, Column, Place, Table, Tone};

/// Where each body stands; bundles that are not counted stand under their body.
pub fn returns(quarter: &Quarter) -> Table {
    listed(quarter, true)
}

/// Where each body stands, one row each.
pub fn standings(quarter: &Quarter) -> Table {
    listed(quarter, false)
}

fn listed(quarter: &Quarter, with_uncounted: bool) -> Table {
    let columns = vec![
        Column::new("Body", 32, Place::Head),
        Column::new("Receipt", 18, Place::Own),
        Column::new("State", 26, Place::Own),
        Column::figures("Revision", 10, Place::SheetOnly),
        Column::new("As at", 26, Place::SheetOnly),
        Column::new("File", 52, Place::SheetOnly),
        Column::new("Prepared by", 34, Place::SheetOnly),
        Column::new("Checked by", 18, Place::SheetOnly),
        Column::new("Program", 20, Place::SheetOnly),
    ];
    let mut table = Table::new("Where each body's return stands", columns);
    for standing in &quarter.now().standings {
        table.row(counted(quarter, standing));
        for other in standing.uncounted.iter().filter(|_| with_uncounted) {
            table.row(vec![
                Cell::text(quarter.body_name(&standing.body)),
                Cell::Code(other.receipt.clone()),
                Cell::Tag(capital(other.fate.words()), Tone::Plain),
                Cell::text(other.revision.to_string()),
                Cell::Blank,
                Cell::text(&other.name),
            ]);
        }
    }
    table
}

fn counted(quarter: &Quarter, standing: &Standing) -> Vec<Cell> {
    let name = Cell::text(quarter.body_name(&standing.body));
    let tone = match standing.state {
        BodyState::Received => Tone::Good,
        BodyState::Incomplete | BodyState::Conflict => Tone::Fair,
        BodyState::NotReceived => Tone::Bad,
    };
    let Some(bundle) = &standing.counted else {
        return vec![name, Cell::Blank, Cell::Tag(capital(standing.state.words()), tone)];
    };
    let header = bundle.ret.header();
    let state = match bundle.revision() {
        0 | 1 => capital(standing.state.words()),
        revision => format!("{} r{revision}", capital(standing.state.words())),
    };
    vec![
        name,
        Cell::Code(bundle.receipt.clone()),
        Cell::Tag(state, tone),
        Cell::text(bundle.revision().to_string()),
        Cell::maybe(bundle.as_at(), |at| Cell::text(moment(at))),
        Cell::text(&bundle.name),
        Cell::text(&header.prepared_by),
        Cell::text(capital(&rules(&header.ruleset))),
        Cell::text(&header.tool_version),
    ]
}

/// What there is to say about the bundles, problems first.
pub fn notices(quarter: &Quarter) -> Table {
    let columns = vec![
        Column::new("What", 12, Place::Own),
        Column::new("About the bundles", 90, Place::Own),
        Column::new("What to do", 60, Place::Own),
    ];
    let mut table = Table::new("What to know about the bundles", columns);
    for notice in quarter.notices() {
        let (word, tone) = match notice.level {
            Level::Problem => ("To settle", Tone::Bad),
            Level::Notice => ("Notice", Tone::Plain),
        };
        table.row(vec![Cell::Tag(word.to_owned(), tone), Cell::text(&notice.text), Cell::text(&notice.remedy)]);
    }
    table
}

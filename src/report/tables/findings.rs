//! Owns the list of findings in all returns, with the explanations that came with them.
//! Must not know any rule, nor how the list is drawn.

use crate::consolidation::{FoundIn, Quarter};
use crate::model::Tier;
use crate::report::table::{Cell, Column, Place, Table, Tone};

/// What the checks found: what only the centre sees first, then what is still open.
pub fn findings(quarter: &Quarter) -> Table {
    let columns = vec![
        Column::new("Ref", 12, Place::Head),
        Column::new("Finding", 64, Place::Own),
        Column::new("Body", 26, Place::Under),
        Column::new("Asks for", 16, Place::Own),
        Column::new("Explanation", 48, Place::Own),
        Column::new("Explained by", 18, Place::SheetOnly),
        Column::new("What to do", 44, Place::SheetOnly),
        Column::new("Rule", 9, Place::SheetOnly),
        Column::new("Seen", 14, Place::SheetOnly),
        Column::new("Cell", 30, Place::SheetOnly),
    ];
    let mut table = Table::new("Findings of the checks", columns).printed_to("Explanation");
    for own in quarter.findings() {
        let finding = &own.finding;
        let told = |text: &str| if own.exempt { Cell::Blank } else { Cell::text(text) };
        let headline = if own.exempt { "Exempt: its words are not shown" } else { &finding.headline };
        let explained = finding.explanation.as_deref().unwrap_or_default();
        table.row(vec![
            Cell::text(finding.place.reference.as_str()),
            Cell::text(headline),
            Cell::text(quarter.body_name(&own.body)),
            asks(own),
            told(explained),
            Cell::text(&finding.explained_by),
            told(&finding.remedy),
            Cell::text(finding.rule),
            Cell::text(if own.at_the_centre { "at the centre" } else { "in the return" }),
            Cell::text(&finding.place.cell),
        ]);
    }
    table
}

fn asks(own: &FoundIn) -> Cell {
    match own.finding.tier {
        Tier::MustFix => Cell::Tag("Must fix".to_owned(), Tone::Bad),
        Tier::ExplainOrFix if own.finding.is_settled() => Cell::Tag("Explained".to_owned(), Tone::Good),
        Tier::ExplainOrFix => Cell::Tag("Explain or fix".to_owned(), Tone::Bad),
        Tier::Notice => Cell::Tag("Notice".to_owned(), Tone::Plain),
    }
}

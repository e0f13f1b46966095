//! Owns the tables of the population bridge: the sums, and every record that came or went.
//! Must not know how they are drawn.

use crate::consolidation::{Bridge, BridgeLine, Change, Flow, Named, Population, Quarter, Suggestion};
use crate::framework::YesNo;
use crate::report::phrases::{capital, sentences};
use crate::report::table::{Cell, Column, Place, Table, Tone};

/// The name of a population, in the framework's words.
pub fn population_name(quarter: &Quarter, population: Population) -> String {
    let headline = quarter.framework().plans().iter().filter(|plan| plan.headline == Some(YesNo::Yes));
    let names: Vec<&str> = headline.map(|plan| plan.name.as_str()).collect();
    match population {
        Population::HeadlineActions => format!("{} actions", names.join(" and ")),
        Population::OtherActions => "Actions of the other plans".to_owned(),
        Population::Measures => "Measures".to_owned(),
        Population::Risks => "Risks".to_owned(),
    }
}

/// The bridge by body; a way nobody came or went by has no column.
pub fn bridge(quarter: &Quarter, bridge: &Bridge) -> Table {
    let used = |flow: &Flow| bridge.changes.iter().any(|change| change.flow == *flow);
    let flows: Vec<Flow> = Flow::ALL.into_iter().filter(used).collect();
    let mut columns = vec![Column::new("Body", 32, Place::Head), Column::figures("Opening", 10, Place::Own)];
    for flow in &flows {
        let sign = if flow.adds() { "+" } else { "\u{2212}" };
        columns.push(Column::figures(format!("{sign} {}", flow.words()), 14, Place::Own));
    }
    columns.push(Column::figures("= closing", 10, Place::Own));
    columns.push(Column::new("Accounted for", 16, Place::Own));
    let mut table = Table::new(format!("{}: opening to closing", population_name(quarter, bridge.population)), columns);
    for line in &bridge.lines {
        let name = line.body.as_ref().map_or("", |body| quarter.body_name(body));
        table.row(cells(name, line, &flows));
    }
    table.total = Some(cells("All bodies", &bridge.total, &flows));
    table
}

fn cells(name: &str, line: &BridgeLine, flows: &[Flow]) -> Vec<Cell> {
    let mut cells = vec![Cell::text(name), Cell::Count(line.opening)];
    cells.extend(flows.iter().map(|flow| Cell::Count(line.flow(*flow))));
    cells.push(Cell::Count(line.closing));
    let balance = if line.balances() { ("Yes", Tone::Good) } else { ("No", Tone::Bad) };
    cells.push(Cell::Tag(balance.0.to_owned(), balance.1));
    cells
}

/// Every record that came or went, of all populations.
pub fn changes(quarter: &Quarter) -> Table {
    listed(quarter, |_| true)
}

/// The same without the records that came or went with a whole return: the sums tell those.
pub fn changes_within_returns(quarter: &Quarter) -> Table {
    listed(quarter, |flow| !matches!(flow, Flow::NotReceived | Flow::FirstReturn))
}

fn listed(quarter: &Quarter, wanted: impl Fn(Flow) -> bool) -> Table {
    let columns = vec![
        Column::new("Ref", 12, Place::Head),
        Column::new("Record", 56, Place::Own),
        Column::new("Kind", 12, Place::Under),
        Column::new("Body", 28, Place::Own),
        Column::new("What happened", 28, Place::Own),
        Column::new("Why", 48, Place::Own),
    ];
    let mut table = Table::new("Records that came or went", columns);
    let bridges: Vec<Bridge> =
        Population::ALL.into_iter().filter_map(|population| quarter.bridge(population)).collect();
    let suggested: Vec<Suggestion> = bridges.iter().flat_map(Bridge::suggestions).collect();
    let bridges = bridges.into_iter();
    let mut all: Vec<(Population, Change)> =
        bridges.flat_map(|bridge| bridge.changes.into_iter().map(move |change| (bridge.population, change))).collect();
    all.retain(|(_, change)| wanted(change.flow));
    // What nobody explained comes first.
    all.sort_by_key(|(_, change)| !change.flow.is_unexplained());
    for (population, change) in &all {
        let text = if change.exempt { "Exempt: its words are not shown" } else { &change.text };
        let tone = if change.flow.is_unexplained() { Tone::Bad } else { Tone::Plain };
        table.row(vec![
            Cell::text(change.key.reference.as_str()),
            Cell::text(text),
            Cell::text(capital(population.kind().noun())),
            Cell::text(quarter.body_name(&change.body)),
            Cell::Tag(capital(change.flow.words()), tone),
            Cell::text(sentences(std::iter::once(why(quarter, change)).chain(perhaps(quarter, change, &suggested)))),
        ]);
    }
    table
}

fn why(quarter: &Quarter, change: &Change) -> String {
    let event = change.event.as_ref().filter(|_| !change.exempt);
    let said = event.map(|event| {
        let what = event.event.map(|kind| capital(kind.code())).unwrap_or_default();
        if event.reason.is_empty() { what } else { format!("{what}: {}", event.reason) }
    });
    let other = change.other_body.as_ref().map(|body| {
        let way = if change.flow == Flow::MovedOut { "to" } else { "from" };
        let unsaid = if change.event.is_none() { "; no event says so" } else { "" };
        format!("{} {}{unsaid}", capital(way), quarter.body_name(body))
    });
    sentences(other.into_iter().chain(said))
}

/// What the words of a record that nobody explained suggest became of it, or where it came from.
pub(in crate::report) fn perhaps(quarter: &Quarter, change: &Change, suggested: &[Suggestion]) -> Option<String> {
    let is = |named: &Named| named.body == change.body && named.key == change.key;
    let own = suggested.iter().find(|own| own.from.iter().chain(&own.to).any(is))?;
    let (others, way) = if own.from.iter().any(is) { (&own.to, "to") } else { (&own.from, "from") };
    let name = |named: &Named| {
        let elsewhere = named.body != change.body;
        let body = if elsewhere { format!(" ({})", quarter.body_name(&named.body)) } else { String::new() };
        format!("{}{body}", named.key.reference)
    };
    let names: Vec<String> = others.iter().map(name).collect();
    let kind = own.kind.code();
    Some(format!("Perhaps {kind} {way} {}: {}% alike, and nobody has said so", names.join(" and "), own.confidence))
}

//! Owns reading one sheet: its role, its tables, their records, and the fate of every cell.
//! Must not know other sheets, nor the return.

use super::answers::{About, SHEETS, SheetSays, reason};
use super::context::Context;
use super::cover;
use super::draft::Draft;
use super::fates::Fates;
use super::layout::band::{self, Band};
use super::layout::grid::Grid;
use super::layout::lines::{self, Line};
use super::layout::role::{self, Role};
use super::lift::{Env, written};
use super::mapping::{self, TableMap};
use super::report::{ColumnReport, SheetReport, TableReport};
use super::rows::{Place, Reader, Unknown};
use super::said::{self, Said, Weight};
use super::scale::Doubt;
use super::scale::ON_SCALE;
use super::spelling::{plain, quoted};
use crate::model::RecordKind;
use crate::workbook::{Cell, CellRef, Sheet, Value};
use std::collections::BTreeSet;

/// What a sheet gave.
pub(super) struct SheetWork {
    /// The fate of its cells.
    pub(super) fates: Fates,
    /// The records, in order.
    pub(super) drafts: Vec<Draft>,
    /// What was not understood.
    pub(super) unknown: Vec<Unknown>,
    /// Who prepared the return, if a cover says so.
    pub(super) prepared_by: Option<(CellRef, String)>,
    /// Whose return it is and of which quarter, as titles, headings and the sheet's name say.
    pub(super) said: Vec<Said>,
    /// Sentences worth telling.
    pub(super) notes: Vec<String>,
    /// What was understood.
    pub(super) report: SheetReport,
}

impl SheetWork {
    /// Asks on which scale a percentage stands.
    pub(super) fn ask_scale(&mut self, doubt: Doubt) {
        let Doubt { sheet, at, kind, field, written } = doubt;
        let letters = crate::workbook::column_letters(at.column);
        let table = self.report.tables.iter().rfind(|table| table.first_row <= at.row + 1);
        let column = table.and_then(|table| table.columns.iter().find(|column| column.column == letters));
        let heading = column.map(|column| column.heading.clone()).unwrap_or_default();
        let key = column.map(|column| column.key.clone()).unwrap_or_default();
        let wanted = ON_SCALE;
        let question = format!("“{}” under “{}” is not {wanted}", quoted(&written), quoted(&heading));
        self.fates.asked_after_all(at, question);
        self.unknown.push(Unknown { sheet, at, kind, field, heading, key, written, wanted });
    }
}

/// Reads one sheet; `index` is its place in the workbook.
pub(super) fn read(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, index: usize) -> SheetWork {
    let said = env.mapping.and_then(|mapping| mapping.sheet(&sheet.name));
    let role = match said {
        Some(SheetSays::Return) => Role::Return,
        Some(SheetSays::Cover) => Role::Cover,
        Some(SheetSays::LeaveOut(_)) => Role::Other("left out, as you said"),
        None => role::of(env, sheet),
    };
    let mut work = SheetWork {
        fates: Fates::default(),
        drafts: Vec::new(),
        unknown: Vec::new(),
        prepared_by: None,
        said: Vec::new(),
        notes: Vec::new(),
        report: SheetReport { sheet: sheet.name.clone(), role: told(role), tables: Vec::new() },
    };
    if let Some(problem) = &sheet.problem {
        work.notes.push(format!("{}: {problem}", sheet.name));
    }
    if said.is_some() {
        work.fates.heard(About::new(SHEETS, &sheet.name));
    }
    if let Some(SheetSays::LeaveOut(why)) = said {
        leave_all(&mut work, sheet, &reason(&why));
        return work;
    }
    match role {
        Role::Other(reason) => leave_all(&mut work, sheet, reason),
        Role::History(period) => leave_all(&mut work, sheet, &format!("history: {}", period.words())),
        Role::Cover => cover::read(context, env, sheet, &mut work),
        Role::Return => read_return(context, env, sheet, index, &mut work),
    }
    work
}

fn told(role: Role) -> String {
    match role {
        Role::Return => "a return".to_owned(),
        Role::Cover => "a cover".to_owned(),
        Role::Other(reason) => reason.to_owned(),
        Role::History(period) => format!("history: {}", period.words()),
    }
}

fn leave_all(work: &mut SheetWork, sheet: &Sheet, reason: &str) {
    for cell in sheet.cells.iter().filter(|cell| !cell.is_empty()) {
        work.fates.ignored(cell.at, reason);
    }
}

fn read_return(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, index: usize, work: &mut SheetWork) {
    let grid = Grid::new(sheet);
    let bands = band::find(env, &grid);
    work.said.extend(said::body(context, &sheet.name, None, Weight::Title));
    work.said.extend(said::period(env, &sheet.name, None, Weight::Title));
    work.notes.extend(hidden(sheet));
    let rows = grid.rows();
    if bands.is_empty() {
        without_tables(context, env, sheet, work);
        return;
    }
    let mut titles: Vec<u32> =
        rows.iter().copied().filter(|row| bands.first().is_some_and(|band| *row < band.first)).collect();
    for (at, band) in bands.iter().enumerate() {
        let next = bands.get(at + 1).map(|next| next.first);
        let body: Vec<u32> =
            rows.iter().copied().filter(|row| *row > band.last && next.is_none_or(|next| *row < next)).collect();
        for row in band.first..=band.last {
            for cell in sheet.row(row).iter().filter(|cell| !cell.is_empty()) {
                work.fates.ignored(cell.at, "a heading");
            }
        }
        let table =
            Table { context, env, grid: &grid, index, band, body: &body, titles: &titles, last: next.is_none() };
        titles = table.read(work);
    }
}

/// One table of a sheet with all that stands round it.
struct Table<'a> {
    context: &'a Context<'a>,
    env: &'a Env<'a>,
    grid: &'a Grid<'a>,
    index: usize,
    band: &'a Band,
    body: &'a [u32],
    titles: &'a [u32],
    last: bool,
}

impl Table<'_> {
    /// Reads the table; the rows that are titles of the next one.
    fn read(&self, work: &mut SheetWork) -> Vec<u32> {
        let mut place = Place::default();
        place.title(self.env, &self.grid.sheet.name, None);
        let mut about = self.grid.sheet.name.clone();
        for cell in self.titles.iter().flat_map(|row| self.grid.filled(*row)) {
            place.title(self.env, written(cell), Some(cell.at));
            about = format!("{about} | {}", written(cell));
        }
        let map = mapping::table(self.env, self.grid, self.band, self.body, &about);
        self.titles(work);
        let Some(map) = map else {
            for cell in self.body.iter().flat_map(|row| self.grid.sheet.row(*row)).filter(|cell| !cell.is_empty()) {
                work.fates.ignored(cell.at, "a table that lists no records");
            }
            return Vec::new();
        };
        work.notes.extend(map.joined().map(|(one, other)| {
            let name = &self.grid.sheet.name;
            let (one, other) = (quoted(&one.heading), quoted(&other.heading));
            format!("{name}: “{one}” and “{other}” are put together in one text, a line each")
        }));
        for about in map.columns.iter().flat_map(|column| &column.answers) {
            work.fates.heard(about.clone());
        }
        let lines = lines::classify(self.env, self.grid, &map, self.body, self.last);
        let known = self.context.known_references(map.kind);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let mut reader = Reader {
            env: self.env,
            grid: self.grid,
            sheet: self.index,
            table: &map,
            known: &known,
            fates: &mut work.fates,
            unknown: &mut work.unknown,
            of_five: BTreeSet::new(),
        };
        let drafts = reader.read(&lines, &mut place);
        self.beyond(&lines, work);
        work.report.tables.push(self.told(&map, drafts.len()));
        work.drafts.extend(drafts.into_iter().map(|draft| with_place(draft, &place)));
        lines.iter().filter(|(_, line)| *line == Line::Title).map(|(row, _)| *row).collect()
    }

    /// What the titles and the headings say of the return itself.
    fn titles(&self, work: &mut SheetWork) {
        for row in self.titles {
            let mut label: Option<String> = None;
            for cell in self.grid.sheet.row(*row).iter().filter(|cell| !cell.is_empty()) {
                if !cover::title(self.context, self.env, label.as_deref(), cell, work) {
                    work.fates.ignored(cell.at, title_reason(self.env, cell));
                }
                label = Some(plain(written(cell)));
            }
        }
        let named = self.band.headings.iter().filter_map(|heading| {
            let at = CellRef::new(self.band.first, heading.column);
            let words = heading.path.join(" ");
            heading.reading.mention.and_then(|found| said::of_mention(found, &words, Some(at), Weight::Heading))
        });
        work.said.extend(named);
    }

    /// Rows that hold nothing within the table's columns.
    fn beyond(&self, lines: &[(u32, Line)], work: &mut SheetWork) {
        let spoken: BTreeSet<u32> = lines.iter().map(|(row, _)| *row).collect();
        for row in self.body.iter().copied().filter(|row| !spoken.contains(row)) {
            for cell in self.grid.sheet.row(row).iter().filter(|cell| !cell.is_empty()) {
                let reason = if matches!(cell.value, Value::Text(_)) {
                    "a note beside the table"
                } else {
                    "beside the table, under no heading"
                };
                if !work.fates.knows(cell.at) {
                    work.fates.ignored(cell.at, reason);
                }
            }
        }
    }

    fn told(&self, map: &TableMap, records: usize) -> TableReport {
        let column = |column: &mapping::Column| ColumnReport {
            column: crate::workbook::column_letters(column.at),
            heading: column.heading.clone(),
            key: map.key_of(&self.grid.sheet.name, column.at),
            said: !column.answers.is_empty(),
            holds: match &column.target {
                mapping::Target::Field { field, period: None } => format!("{}.{field}", map.kind),
                mapping::Target::Field { field, period: Some(period) } => format!("{}.{field} of {period}", map.kind),
                mapping::Target::Benchmark(name) => format!("benchmark: {name}"),
                mapping::Target::Movement => "event".to_owned(),
                mapping::Target::Ignored(reason) => reason.clone(),
                mapping::Target::Unknown => String::new(),
            },
            confidence: column.confidence,
            why: column.why.clone(),
        };
        TableReport {
            kind: map.kind,
            first_row: self.band.first + 1,
            records,
            columns: map.columns.iter().map(column).collect(),
        }
    }
}

/// Rows and columns nobody sees are read like the others, and that is said.
fn hidden(sheet: &Sheet) -> Option<String> {
    let hidden = sheet.cells.iter().filter(|cell| !cell.is_empty());
    let rows: BTreeSet<u32> =
        hidden.clone().map(|cell| cell.at.row).filter(|row| sheet.hidden_rows.contains(*row)).collect();
    let columns: BTreeSet<u32> =
        hidden.map(|cell| cell.at.column).filter(|column| sheet.hidden_columns.contains(*column)).collect();
    let rows = spans(&rows, |row| (row + 1).to_string());
    let columns = spans(&columns, crate::workbook::column_letters);
    let what = match (rows.is_empty(), columns.is_empty()) {
        (true, true) => return None,
        (false, true) => format!("rows {rows}"),
        (true, false) => format!("columns {columns}"),
        (false, false) => format!("rows {rows} and columns {columns}"),
    };
    Some(format!("{}: {what}: hidden in the workbook, and read like the others", sheet.name))
}

/// Numbers in order as spans: "5 to 7, 9".
fn spans(numbers: &BTreeSet<u32>, name: impl Fn(u32) -> String) -> String {
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => spans.push((*number, *number)),
        }
    }
    let told = |(first, last): &(u32, u32)| {
        if first == last { name(*first) } else { format!("{} to {}", name(*first), name(*last)) }
    };
    spans.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// Plans and registers are told by the place when the record's own cells and the framework do not.
fn with_place(mut draft: Draft, place: &Place) -> Draft {
    if matches!(draft.kind, RecordKind::Action)
        && let Some(plan) = place.text("plan")
    {
        draft.fill("plan", plan, None);
    }
    draft
}

fn title_reason(env: &Env<'_>, cell: &Cell) -> &'static str {
    let words = plain(written(cell));
    let guides = env
        .words
        .list("guidance")
        .iter()
        .chain(env.words.list("notes"))
        .any(|guide| words.split(' ').next() == Some(guide.as_str()));
    if guides || written(cell).contains('=') { "guidance" } else { "a title" }
}

/// A sheet with no table: words are words, label and value may be a cover, figures are asked about.
fn without_tables(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, work: &mut SheetWork) {
    cover::read(context, env, sheet, work);
    let wide = sheet.rows().any(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 3);
    if wide {
        work.notes.push(format!("{}: no table of records was found, so nothing was taken from it", sheet.name));
    }
}

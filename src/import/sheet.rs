//! Owns reading one sheet: its role, its tables, their records, and the fate of every cell.
//! Must not know other sheets, nor the return.

use super::answers::{About, SHEETS, SheetSays, reason};
use super::context::Context;
use super::cover;
use super::draft::Draft;
use super::fates::Fates;
use super::layout::band;
use super::layout::grid::Grid;
use super::layout::role::{self, Role};
use super::lift::Env;
use super::prose;
use super::relaid::{self, Recast};
use super::report::{SheetReport, TableReport};
use super::rows::Unknown;
use super::said::{self, Said, Weight};
use super::scale::Doubt;
use super::scale::ON_SCALE;
use super::spelling::quoted;
use super::summary;
use super::table::Table;
use super::under_outcomes;
use crate::workbook::{CellRef, Sheet};
use std::collections::{BTreeMap, BTreeSet};

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
    pub(super) fn new(sheet: &Sheet, role: &str) -> Self {
        Self {
            fates: Fates::default(),
            drafts: Vec::new(),
            unknown: Vec::new(),
            prepared_by: None,
            said: Vec::new(),
            notes: Vec::new(),
            report: SheetReport { sheet: sheet.name.clone(), role: role.to_owned(), ..SheetReport::default() },
        }
    }

    /// The first cell a record came from.
    fn first(&self) -> Option<CellRef> {
        self.drafts.iter().flat_map(Draft::cells).min()
    }

    /// Adds what another part of the same sheet gave.
    fn add(&mut self, part: Self) {
        self.fates.take_in(part.fates, Some);
        self.drafts.extend(part.drafts);
        self.unknown.extend(part.unknown);
        self.prepared_by = self.prepared_by.take().or(part.prepared_by);
        self.said.extend(part.said);
        self.notes.extend(part.notes);
        self.report.tables.extend(part.report.tables);
    }

    /// Takes in what a part that was laid out again gave: every cell is told of where it really stands.
    fn take_in(&mut self, part: Self, of: &Recast) {
        let real = |at: CellRef| of.real(at);
        let mut fates = Fates::default();
        fates.take_in(part.fates, real);
        let unknown = part.unknown.into_iter().filter_map(|cell| Some(Unknown { at: of.real(cell.at)?, ..cell }));
        let mut report = part.report;
        report.tables = report.tables.into_iter().map(|table| relaid_table(table, of)).collect();
        self.add(Self {
            fates,
            drafts: part.drafts.into_iter().map(|draft| draft.moved(real)).collect(),
            unknown: unknown.collect(),
            prepared_by: part.prepared_by.and_then(|(at, text)| Some((of.real(at)?, text))),
            said: part.said.into_iter().map(|said| said.moved(real)).collect(),
            notes: part.notes,
            report,
        });
    }

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

/// Reads one sheet; `index` is its place in the workbook, `aside` are cells that are set aside and why.
pub(super) fn read(
    context: &Context<'_>,
    env: &Env<'_>,
    sheet: &Sheet,
    index: usize,
    aside: &BTreeMap<CellRef, &'static str>,
) -> SheetWork {
    let said = env.mapping.and_then(|mapping| mapping.sheet(&sheet.name));
    let role = match said {
        Some(SheetSays::Return) => Role::Return,
        Some(SheetSays::Cover) => Role::Cover,
        Some(SheetSays::LeaveOut(_)) => Role::Other("left out, as you said"),
        None => role::of(env, sheet),
    };
    let mut work = SheetWork::new(sheet, &told(role));
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
        Role::Return | Role::Summary if aside.is_empty() => read_return(context, env, sheet, index, &mut work),
        Role::Return | Role::Summary => {
            let mut rest = sheet.clone();
            rest.cells.retain(|cell| !aside.contains_key(&cell.at));
            read_return(context, env, &rest, index, &mut work);
            for (at, reason) in aside {
                work.fates.ignored(*at, *reason);
            }
        }
    }
    work
}

/// A table that was laid out again is told of as it stands on the sheet.
fn relaid_table(mut table: TableReport, of: &Recast) -> TableReport {
    table.first_row = of.first().row + 1;
    of.told.clone_into(&mut table.layout);
    for column in &mut table.columns {
        let at: Option<CellRef> = format!("{}1", column.column).parse().ok();
        column.column = at.map(|at| of.column_name(at.column)).unwrap_or_default();
    }
    table
}

fn told(role: Role) -> String {
    match role {
        Role::Return => "a return".to_owned(),
        Role::Cover => "a cover".to_owned(),
        Role::Summary => summary::ROLE.to_owned(),
        Role::Other(reason) => reason.to_owned(),
        Role::History(period) => format!("history: {}", period.words()),
    }
}

pub(super) fn leave_all(work: &mut SheetWork, sheet: &Sheet, reason: &str) {
    for cell in sheet.cells.iter().filter(|cell| !cell.is_empty()) {
        work.fates.ignored(cell.at, reason);
    }
}

fn read_return(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, index: usize, work: &mut SheetWork) {
    work.said.extend(said::body(context, env, &sheet.name, None, Weight::Title));
    work.said.extend(said::period(env, &sheet.name, None, Weight::Title));
    work.notes.extend(hidden(sheet));
    let parts = relaid::parts(env, sheet);
    if parts.recast.is_empty() {
        read_tables(context, env, sheet, index, false, work);
        return;
    }
    let read = |sheet: &Sheet, headed: bool| {
        let mut own = SheetWork::new(sheet, "");
        read_tables(context, env, sheet, index, headed, &mut own);
        own
    };
    let aside = |sheet: &Sheet| {
        let mut own = SheetWork::new(sheet, "");
        leave_all(&mut own, sheet, "a key or guidance beside the table");
        own
    };
    let mut works: Vec<SheetWork> = Vec::new();
    for part in &parts.recast {
        let mut placed = SheetWork::new(sheet, "");
        let own = if part.is_aside() { aside(&part.sheet) } else { read(&part.sheet, part.headed) };
        placed.take_in(own, part);
        works.push(placed);
    }
    works.push(read(&parts.rest, false));
    works.sort_by_key(SheetWork::first);
    for part in works {
        work.add(part);
    }
}

/// Reads the tables of a sheet, top to bottom; `headed` says that its first row is the headings.
fn read_tables(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, index: usize, headed: bool, work: &mut SheetWork) {
    let grid = Grid::new(sheet);
    let bands = if headed { vec![band::of_rows(env, &grid, 0, 0)] } else { band::find(env, &grid) };
    let rows = grid.rows();
    if bands.is_empty() {
        without_tables(context, env, sheet, index, work);
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

/// A sheet with no table: words are words, label and value may be a cover, figures are asked about.
fn without_tables(context: &Context<'_>, env: &Env<'_>, sheet: &Sheet, index: usize, work: &mut SheetWork) {
    let narratives = under_outcomes::narratives(env, sheet, index);
    let used: BTreeSet<CellRef> = narratives.iter().flat_map(Draft::cells).collect();
    let mut rest = sheet.clone();
    rest.cells.retain(|cell| !used.contains(&cell.at));
    for at in used {
        work.fates.imported(at);
    }
    work.drafts.extend(narratives);
    prose::read(env, &rest, index, work);
    cover::read(context, env, &rest, work);
    let wide = sheet.rows().any(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 3);
    if wide {
        work.notes.push(format!("{}: no table of records was found, so nothing was taken from it", sheet.name));
    }
}

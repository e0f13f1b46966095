//! Owns reading one table of a sheet: its titles, its columns, its records, and what stands beside and below it.
//! Must not know other tables.

use super::context::Context;
use super::cover;
use super::draft::Draft;
use super::guess;
use super::layout::band::Band;
use super::layout::grid::Grid;
use super::layout::lines::{self, Line};
use super::lift::{Env, reference, status, written};
use super::mapping::{self, TableMap};
use super::prose;
use super::report::{ColumnReport, TableReport};
use super::rows::{Place, Reader, Told};
use super::said::{self, Weight};
use super::sheet::SheetWork;
use super::spelling::{plain, quoted};
use crate::model::RecordKind;
use crate::workbook::{Cell, CellRef, Value};
use std::collections::BTreeSet;

/// One table of a sheet with all that stands round it.
pub(super) struct Table<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) env: &'a Env<'a>,
    pub(super) grid: &'a Grid<'a>,
    pub(super) index: usize,
    pub(super) band: &'a Band,
    pub(super) body: &'a [u32],
    pub(super) titles: &'a [u32],
    pub(super) last: bool,
}

impl Table<'_> {
    /// Reads the table; the rows that are titles of the next one.
    pub(super) fn read(&self, work: &mut SheetWork) -> Vec<u32> {
        let mut place = Place::default();
        place.title(self.env, &self.grid.sheet.name, None);
        let mut about = self.grid.sheet.name.clone();
        for row in self.titles {
            let cells: Vec<&Cell> = self.grid.filled(*row).collect();
            if let (true, [label, name]) = (lines::is_block(&cells), cells.as_slice()) {
                place.section(self.env, Some(written(label)), written(name), name.at);
                continue;
            }
            for cell in cells {
                place.title(self.env, written(cell), Some(cell.at));
                about = format!("{about} | {}", written(cell));
            }
        }
        let known = self.context.references();
        let mut band = self.band.clone();
        if let Some(bare) = guess::bare_references(self.grid, &band, self.body, &known) {
            band.headings.insert(0, bare);
        }
        let map = mapping::table(self.env, self.grid, &band, self.body, &about, &known);
        self.titles(work);
        let Some(map) = map else {
            for cell in self.body.iter().flat_map(|row| self.grid.row(*row)).filter(|cell| !cell.is_empty()) {
                work.fates.ignored(cell.at, "a table that lists no records");
            }
            return Vec::new();
        };
        if let Some(reason) = self.is_a_list(&map) {
            work.notes.push(format!("{}: {reason}; nothing was taken from it", self.grid.sheet.name));
            for cell in self.body.iter().flat_map(|row| self.grid.row(*row)).filter(|cell| !cell.is_empty()) {
                work.fates.ignored(cell.at, reason.clone());
            }
            return Vec::new();
        }
        work.notes.extend(map.joined().map(|(one, other)| {
            let name = &self.grid.sheet.name;
            let (one, other) = (quoted(&one.heading), quoted(&other.heading));
            format!("{name}: “{one}” and “{other}” are put together in one text, a line each")
        }));
        for about in map.columns.iter().flat_map(|column| &column.answers) {
            work.fates.heard(about.clone());
        }
        let mut lines = lines::classify(self.env, self.grid, &map, self.body, self.last);
        if self.is_example() {
            lines.iter_mut().filter(|(_, line)| *line == Line::Record).for_each(|(_, line)| *line = Line::Example);
        }
        let known = reference::Known::of(&self.context.known_references(map.kind));
        let mut reader = Reader {
            env: self.env,
            grid: self.grid,
            sheet: self.index,
            table: &map,
            known: &known,
            fates: &mut work.fates,
            unknown: &mut work.unknown,
            told: Told::of(self.env, self.grid, &map, &lines),
        };
        let drafts = reader.read(&lines, &mut place);
        self.beyond(&lines, work);
        work.report.tables.push(self.told(&map, drafts.len()));
        work.drafts.extend(drafts.into_iter().map(|draft| with_place(draft, &place)));
        lines.iter().filter(|(_, line)| *line == Line::Title).map(|(row, _)| *row).collect()
    }

    /// Whether the title right above calls the whole table an example.
    fn is_example(&self) -> bool {
        let mut above = self.titles.iter().rev().map(|row| self.grid.filled(*row).collect::<Vec<&Cell>>());
        let last = above.find(|cells| !cells.is_empty());
        let words = last.and_then(|cells| cells.first().map(|cell| plain(written(cell))));
        words.is_some_and(|words| self.env.words.listed("example", &words))
    }

    /// A long table of names that tells the same of each, and nothing a return is made of, is a list and no return.
    fn is_a_list(&self, map: &TableMap) -> Option<String> {
        const LONG: usize = 20;
        const TELLING: [&str; 6] = ["commentary", "milestone", "due_date", "cause", "recovery", "completed_date"];
        let status = map.column_of("status").filter(|_| map.kind == RecordKind::Action)?;
        if self.body.len() < LONG || TELLING.iter().any(|field| map.column_of(field).is_some()) {
            return None;
        }
        let cells = self.body.iter().filter_map(|row| self.grid.seen(CellRef::new(*row, status)));
        let texts: BTreeSet<&str> = cells.clone().map(written).filter(|text| !text.is_empty()).collect();
        let cells: Vec<&Cell> = cells.collect();
        let same = texts.len() == 1 && !cells.iter().any(|cell| status::of_action(self.env, cell).is_some());
        let said = texts.first().filter(|_| same)?;
        Some(format!("a list and no return: each of its lines says “{}” and nothing more", quoted(said)))
    }

    /// What the titles and the headings say of the return itself.
    fn titles(&self, work: &mut SheetWork) {
        for row in self.titles {
            let cells: Vec<&Cell> = self.grid.filled(*row).collect();
            prose::answer(self.env, self.index, &cells, work);
            let mut label: Option<String> = None;
            for cell in self.grid.row(*row).iter().filter(|cell| !cell.is_empty()) {
                let answered = work.fates.knows(cell.at);
                if !answered && !cover::title(self.context, self.env, label.as_deref(), cell, work) {
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
            for cell in self.grid.row(row).iter().filter(|cell| !cell.is_empty()) {
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
            layout: String::new(),
            records,
            columns: map.columns.iter().map(column).collect(),
        }
    }
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

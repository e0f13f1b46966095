//! Owns reading the lines of one table: each record's cells column by column, continuation lines, what stands beside the table.
//! Must not know the tables around it.

use super::{Place, Told, Unknown};
use super::{answered, dates, five, tinted, value};
use crate::import::draft::Draft;
use crate::import::fates::{Fate, Fates};
use crate::import::layout::grid::Grid;
use crate::import::layout::lines::Line;
use crate::import::lift::{Env, Lifted, NAMED, broken, closed, number, reference, status, written};
use crate::import::mapping::{Column, TableMap, Target};
use crate::import::spelling::quoted;
use crate::model::{Period, RecordKind};
use crate::tables::{CellText, Text};
use crate::workbook::{Cell, CellRef, Value};

/// Values that a record mostly has besides those of its columns: its plan, and what was written for a status and a date.
const BESIDES: usize = 3;

/// Reads one table.
pub(in crate::import) struct Reader<'a> {
    pub(in crate::import) env: &'a Env<'a>,
    pub(in crate::import) grid: &'a Grid<'a>,
    pub(in crate::import) sheet: usize,
    pub(in crate::import) table: &'a TableMap,
    /// References the framework and last quarter know for this kind.
    pub(in crate::import) known: &'a reference::Known,
    pub(in crate::import) fates: &'a mut Fates,
    pub(in crate::import) unknown: &'a mut Vec<Unknown>,
    /// What is told of whole columns.
    pub(in crate::import) told: Told,
}

impl<'a> Reader<'a> {
    /// The drafts of these lines, in order; `place` is what the records inherit, and changes with each section.
    pub(in crate::import) fn read(&mut self, lines: &[(u32, Line)], place: &mut Place) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut current: Option<usize> = None;
        for (row, line) in lines {
            match line {
                Line::Record => {
                    let made = self.record(*row, place);
                    let own = made.iter().position(|draft| self.is_own(draft));
                    current = own.map(|own| drafts.len() + own).or(current);
                    drafts.extend(made);
                }
                Line::More => {
                    let draft = current.and_then(|at| drafts.get_mut(at));
                    self.more(*row, draft);
                }
                Line::Nameless => self.nameless(*row),
                Line::Section => self.section(*row, place),
                other => self.leave(*row, other.reason()),
            }
            self.beside(*row);
        }
        drafts
    }

    fn is_own(&self, draft: &Draft) -> bool {
        draft.kind == self.table.kind
            && (draft.kind != RecordKind::Measure
                || draft.period() == Some(self.env.asked)
                || self.table.column_of("period").is_some())
    }

    fn section(&mut self, row: u32, place: &mut Place) {
        let cells: Vec<&Cell> = self.grid.filled(row).collect();
        let (label, cell) = match cells.as_slice() {
            [cell] => (None, *cell),
            [label, cell, ..] => (Some(written(label)), *cell),
            [] => return,
        };
        place.section(self.env, label, written(cell), cell.at);
        for cell in cells {
            self.fates.ignored(cell.at, "a section heading");
        }
    }

    /// A line that is left out.
    fn leave(&mut self, row: u32, reason: &str) {
        for cell in self.grid.filled(row) {
            self.fates.ignored(cell.at, reason);
        }
    }

    /// A row for a record of its own that does not say which: nothing of it is known to belong to another.
    fn nameless(&mut self, row: u32) {
        for cell in self.grid.filled(row) {
            let heading = self.table.columns.iter().find(|column| column.at == cell.at.column);
            if let Some(heading) = heading.map(|column| column.heading.clone()) {
                self.ask(cell, "", &heading, NAMED);
            }
        }
    }

    /// Cells of the row that stand in no column of the table, and what blocks cover.
    fn beside(&mut self, row: u32) {
        for cell in self.grid.row(row).iter().filter(|cell| !cell.is_empty()) {
            if self.fates.knows(cell.at) {
                continue;
            }
            let answer = answered::left_out_column(self.env, &self.grid.sheet.name, cell.at.column);
            if let Some((about, reason)) = answer {
                self.fates.heard(about);
                self.fates.ignored(cell.at, reason);
            } else if self.grid.is_covered(cell.at) {
                self.fates.ignored(cell.at, "covered by a merged cell, so nobody sees it");
            } else if matches!(cell.value, Value::Text(_)) || !self.is_within(cell.at.column) {
                self.fates.ignored(cell.at, "a note beside the table");
            } else {
                self.ask(cell, "", "", "to stand in a column without a heading");
            }
        }
    }

    fn is_within(&self, column: u32) -> bool {
        let columns = self.table.columns.iter().map(|c| c.at);
        columns.clone().min().is_some_and(|left| left <= column) && columns.max().is_some_and(|right| column <= right)
    }

    fn ask(&mut self, cell: &Cell, field: &'static str, heading: &str, wanted: &'static str) {
        let question = if wanted == NAMED {
            "a row without a reference or a name".to_owned()
        } else if field.is_empty() {
            format!("“{}” is no heading we know", quoted(heading))
        } else {
            format!("“{}” under “{}” is not {wanted}", quoted(written(cell)), quoted(heading))
        };
        self.fates.set(cell.at, Fate::Asked(question));
        self.unknown.push(Unknown {
            sheet: self.sheet,
            at: cell.at,
            kind: self.table.kind,
            field,
            heading: heading.to_owned(),
            key: self.table.key_of(&self.grid.sheet.name, cell.at.column),
            written: written(cell).to_owned(),
            wanted,
        });
    }

    /// The drafts of one line: earlier periods and movements before and after the record itself.
    fn record(&mut self, row: u32, place: &Place) -> Vec<Draft> {
        let kind = self.table.kind;
        let mut own = Draft::with_room(kind, self.sheet, self.table.columns.len() + BESIDES);
        let mut earlier: Vec<(Period, Draft)> = Vec::new();
        let mut others: Vec<Draft> = Vec::new();
        for column in &self.table.columns {
            let Some(cell) = self.cell(row, column.at) else { continue };
            match &column.target {
                Target::Field { field, period: None } => self.field(&mut own, field, column, cell),
                Target::Field { field, period: Some(period) } => {
                    self.history(&mut earlier, *period, field, column, cell);
                }
                Target::Benchmark(name) => others.extend(self.benchmark(name, column, cell)),
                Target::Movement => others.extend(self.movement(column, cell)),
                Target::Ignored(reason) if !cell.is_empty() => self.fates.ignored(cell.at, reason.clone()),
                Target::Unknown if !cell.is_empty() => self.ask(cell, "", &column.heading, "a heading we know"),
                Target::Ignored(_) | Target::Unknown => {}
            }
        }
        if let Some(at) = self.told.tinted.map(|column| CellRef::new(row, column))
            && let Some(status) = tinted::status(self.grid, at)
        {
            let measure = kind == RecordKind::Measure;
            own.set(
                "status",
                if measure { status::as_measure(status).code() } else { status.code() },
                Some((at, Text::default())),
            );
        }
        if let Some(reason) = self.says_nothing(&own) {
            for at in own.cells() {
                self.fates.set(at, Fate::Ignored(reason.to_owned()));
            }
            return Vec::new();
        }
        own.cells().for_each(|at| self.fates.imported(at));
        for at in place.fill(&mut own) {
            self.fates.imported(at);
        }
        if kind == RecordKind::Measure {
            own.fill("period", self.env.asked.text(), None);
        }
        let mut drafts: Vec<Draft> = Vec::new();
        for (period, draft) in earlier {
            let keep = draft.has("value");
            for at in draft.cells() {
                let fate = if keep { Fate::Imported } else { Fate::Ignored(format!("history: {}", period.words())) };
                self.fates.set(at, fate);
            }
            drafts.extend(keep.then(|| share_name(draft, &own)));
        }
        let others: Vec<Draft> = others.into_iter().map(|draft| share_name(draft, &own)).collect();
        drafts.push(own);
        drafts.extend(others);
        drafts
    }

    /// Why a line makes no record, if it says nothing: a number alone that nobody knows, a section without its words.
    fn says_nothing(&self, draft: &Draft) -> Option<&'static str> {
        let says_more = draft.values().any(|(field, _)| !matches!(field, "ref" | "period" | "register"));
        if !says_more && !self.known.contains(draft.text("ref")) {
            return Some("a numbered line with nothing on it");
        }
        let wordless = draft.kind == RecordKind::Narrative && self.table.column_of("text").is_some();
        (wordless && !draft.has("text")).then_some("a section without words")
    }

    /// The cell a row gives a column: its own, or that of a block from above; a block across belongs to its first column.
    fn cell(&self, row: u32, column: u32) -> Option<&'a Cell> {
        let at = CellRef::new(row, column);
        let across = self.grid.block(at).is_some_and(|block| block.first.column != column);
        if across { None } else { self.grid.seen(at) }
    }

    /// What a cell says for a field; what a person said of its words comes first.
    fn lift(&mut self, kind: RecordKind, field: &'static str, column: &Column, cell: &Cell) -> Lifted {
        if let Some((about, lifted)) = answered::lift(self.env, kind, field, cell) {
            self.fates.heard(about);
            return lifted;
        }
        if self.told.beyond_three.contains(&column.at) && written(cell).parse::<u32>().is_ok() {
            return Lifted::Unknown(five::BEYOND_THREE);
        }
        if self.told.month_first.contains(&column.at) && dates::is_either_way(cell) {
            return Lifted::Unknown(dates::EITHER_WAY);
        }
        if self.told.of_five.contains(&column.at)
            && let Some(lifted) = status::of_five(self.env, field, cell, kind == RecordKind::Measure)
        {
            return lifted;
        }
        let mut lifted = self.told.meanings.of(column.at, cell, || value::lift(self.env, kind, field, cell));
        if let Some((about, out_of_one)) = answered::scale(self.env, &self.grid.sheet.name, column) {
            answered::on_scale(&mut lifted, out_of_one, written(cell));
            self.fates.heard(about);
            self.fates.on_scale(cell.at);
        }
        lifted
    }

    fn field(&mut self, draft: &mut Draft, field: &'static str, column: &Column, cell: &'a Cell) {
        if field == "ref" && !cell.is_empty() && broken(cell).is_none() {
            draft.set("ref", reference::of_cell(cell, self.known), Some((cell.at, cell.shared())));
            return;
        }
        match self.lift(self.table.kind, field, column, cell) {
            Lifted::Values(values) => {
                for (at, (name, text)) in values.into_iter().enumerate() {
                    // What a cell says besides must not push out what another column says outright.
                    let from = Some((cell.at, cell.shared()));
                    if at == 0 && name == field && draft.has(field) {
                        draft.add_line(field, &text, cell.at);
                    } else if at == 0 || name.ends_with("_as_written") || name == "due_date" {
                        draft.set(name, text, from);
                    } else {
                        draft.fill(name, text, from);
                    }
                }
            }
            Lifted::Nothing(reason) if !cell.is_empty() => self.fates.ignored(cell.at, reason),
            Lifted::LeftOut(reason) => self.fates.ignored(cell.at, reason),
            Lifted::Unknown(wanted) if !cell.is_empty() => self.ask(cell, field, &column.heading, wanted),
            Lifted::Nothing(_) | Lifted::Unknown(_) => {}
        }
    }

    /// A figure of an earlier period goes to a row of its own.
    fn history(
        &mut self,
        earlier: &mut Vec<(Period, Draft)>,
        period: Period,
        field: &'static str,
        column: &Column,
        cell: &'a Cell,
    ) {
        let reason = || format!("history: {}", period.words());
        let lifted = match self.lift(self.table.kind, field, column, cell) {
            Lifted::Values(values) => values.into_iter().find(|(name, _)| *name == field),
            Lifted::Nothing(_) | Lifted::LeftOut(_) | Lifted::Unknown(_) => None,
        };
        let Some((_, text)) = lifted else {
            if !cell.is_empty() {
                self.fates.ignored(cell.at, format!("{}: no figure under “{}”", reason(), quoted(&column.heading)));
            }
            return;
        };
        let known = earlier.iter().position(|(known, _)| *known == period);
        let at = known.unwrap_or_else(|| {
            let mut draft = Draft::new(RecordKind::Measure, self.sheet);
            draft.set("period", period.text(), None);
            earlier.push((period, draft));
            earlier.len() - 1
        });
        if let Some((_, draft)) = earlier.get_mut(at) {
            draft.set(field, text, Some((cell.at, cell.shared())));
        }
    }

    fn benchmark(&mut self, name: &str, column: &Column, cell: &'a Cell) -> Option<Draft> {
        if cell.is_empty() {
            return None;
        }
        match self.lift(RecordKind::Benchmark, "value", column, cell) {
            Lifted::Values(values) => {
                let mut draft = Draft::new(RecordKind::Benchmark, self.sheet);
                draft.set("name", name, None);
                draft.set("period", self.env.asked.text(), None);
                for (field, text) in values {
                    draft.set(field, text, Some((cell.at, cell.shared())));
                }
                self.fates.imported(cell.at);
                Some(draft)
            }
            Lifted::Nothing(reason) => {
                self.fates.ignored(cell.at, reason);
                None
            }
            Lifted::LeftOut(reason) => {
                self.fates.ignored(cell.at, reason);
                None
            }
            Lifted::Unknown(wanted) => {
                self.ask(cell, "value", &column.heading, wanted);
                None
            }
        }
    }

    /// What a register says happened to a risk; arrows and "no change" say nothing that the scores do not.
    fn movement(&mut self, column: &Column, cell: &'a Cell) -> Option<Draft> {
        if cell.is_empty() {
            return None;
        }
        let Some(code) = closed::code(self.env, "event", "event.event", written(cell)) else {
            self.fates.ignored(cell.at, format!("recomputed: “{}”", quoted(&column.heading)));
            return None;
        };
        let mut draft = Draft::new(RecordKind::Event, self.sheet);
        draft.set("record", self.table.kind.code(), None);
        draft.set("event", code, Some((cell.at, cell.shared())));
        self.fates.imported(cell.at);
        Some(draft)
    }

    /// A further line of the record above: its words go on, its figures are left out.
    fn more(&mut self, row: u32, mut draft: Option<&mut Draft>) {
        for column in &self.table.columns {
            let at = CellRef::new(row, column.at);
            let own = self.grid.get(at).filter(|cell| !cell.is_empty() && !self.grid.is_covered(at));
            let Some(cell) = own else { continue };
            let field = match &column.target {
                Target::Field { field, period: None } => Some(*field),
                _ => None,
            };
            let goes_on = field.filter(|field| {
                crate::model::Field::named(self.table.kind, field)
                    .and_then(crate::model::Field::column)
                    .is_some_and(|c| c.kind == crate::tables::ColumnKind::Text)
                    && !value::is_one_thing(field)
            });
            match (goes_on, draft.as_deref_mut()) {
                (Some(field), Some(draft))
                    if number::of_cell(cell).is_none() || !matches!(cell.value, Value::Number(_)) =>
                {
                    draft.add_line(field, written(cell), at);
                    self.fates.imported(at);
                }
                _ => self.fates.ignored(at, "a further line of the record above"),
            }
        }
    }
}

/// A draft made beside a record bears the record's name.
fn share_name(mut draft: Draft, own: &Draft) -> Draft {
    draft.fill("ref", own.to_text("ref"), None);
    match draft.kind {
        RecordKind::Measure | RecordKind::Benchmark => draft.fill("measure", own.to_text("measure"), None),
        RecordKind::Event => draft.fill("container", own.to_text("register"), None),
        _ => {}
    }
    draft
}

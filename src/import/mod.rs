//! Owns the way from a workbook to one step: what it says, where each value came from, what became of every cell, what to ask.
//! Must not know files, screens, checks or packages; once a workbook is open it never fails.
//!
//! `layout` says where things are, `headings` and `mapping` what the columns hold, `rows` and `lift` what the cells mean,
//! `resolve` what the framework adds, `assemble` which edits that makes, `ledger` what became of every cell.

mod answered;
mod answers;
mod aside;
mod assemble;
mod bound;
mod changes;
mod clash;
#[expect(unreachable_pub, reason = "the macro for closed words writes public items; these stay inside")]
mod concept;
mod context;
mod cover;
mod draft;
mod earlier;
mod fates;
mod fields;
mod fit;
mod gone;
mod guess;
mod headings;
mod identity;
mod key;
mod kinds;
mod layout;
mod ledger;
mod legend;
mod lift;
mod mapping;
mod names;
mod periods;
mod prose;
mod questions;
mod ratings;
mod relaid;
mod renamed;
mod report;
mod resolve;
mod rows;
mod said;
mod scale;
mod sheet;
mod spelling;
mod summary;
mod table;
mod titles;
mod typed;
mod under_outcomes;
mod words;

pub use answers::{
    About, COLUMNS, Choice, LABELS, LEAVE_OUT, Mapping, PERIODS, ROLES, SCALES, SHEETS, for_column, for_sheet,
    period_choices, scale_choices,
};
pub use changes::{Change, Changed, Decisions};
pub use context::Context;
pub use questions::Question;
pub use report::{ColumnReport, LeftOut, Report, SheetReport, TableReport};
pub use said::Doubt;
pub use typed::typed;
pub use words::Words;

use crate::model::{
    Cause, Disposition, Edit, Evidence, Field, Header, LedgerEntry, RecordKind, Return, Source, SourceFile, Sources,
    Step,
};
use crate::workbook::{Sheet, Workbook};
use draft::Draft;
use sheet::SheetWork;
use std::collections::BTreeSet;

/// What an import gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The step that takes it into the return; nothing is changed until that is applied.
    pub step: Step,
    /// What a person is asked.
    pub questions: Vec<Question>,
    /// What was understood.
    pub report: Report,
    /// Answers given before that were of use.
    pub answers_used: BTreeSet<About>,
    /// What it would change of records that are there, and what is left for a person to choose.
    pub changes: Vec<Changed>,
    /// What speaks against its being of this body and this quarter.
    pub doubts: Vec<Doubt>,
}

/// Reads a workbook into a step on the draft in `context`.
pub fn import(workbook: &Workbook, context: &Context<'_>) -> Imported {
    import_with(workbook, context, &Decisions::default())
}

/// The same, with what a person has decided where the workbook and the return differ.
pub fn import_with(workbook: &Workbook, context: &Context<'_>, decisions: &Decisions) -> Imported {
    let names = &names::Names::of(context.framework);
    let key = legend::of(&context.env(names), workbook);
    let explained = (!key.is_empty()).then(|| context.words.explained(&key));
    let context = &Context { words: explained.as_ref().unwrap_or(context.words), ..*context };
    let key = key::read(&context.env(names), workbook);
    let keyed = (!key.says.is_empty()).then(|| context.words.with_key(key.says.clone()));
    let env = lift::Env { words: keyed.as_ref().unwrap_or(context.words), ..context.env(names) };
    let aside = aside::cells(workbook, &key);
    let sheets: Vec<String> = workbook.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let within = bound::within(&workbook.sheets, bound::MOST_CELLS);
    let read = |(((at, sheet), aside), within)| {
        if within { sheet::read(context, &env, sheet, at, aside) } else { bound::beyond(sheet) }
    };
    let mut works: Vec<SheetWork> = workbook.sheets.iter().enumerate().zip(&aside).zip(within).map(read).collect();
    summary::settle(workbook, &mut works);
    let mut drafts: Vec<_> = works
        .iter_mut()
        .flat_map(|work| std::mem::take(&mut work.drafts))
        .map(|draft| resolve::resolve(context, names, draft))
        .collect();
    scales(context, &mut works, &mut drafts);
    let columns = columns(&works);
    let book = assemble::Book { file: &workbook.name, sheets: &sheets, columns: &columns };
    let doubts = said::doubts(context, names, &works, &drafts);
    let untitled = titles::notes(context, &drafts, book);
    let mut assembled = assemble::assemble(context, decisions, drafts, book);
    prepared_by(workbook, context, &works, &mut assembled);
    let told = std::mem::take(&mut assembled.notes);
    let evidence = evidence(workbook, context, &works, assembled.sources);
    let mut report = report(workbook, &works, &evidence);
    report.notes.splice(0..0, doubts.iter().map(|doubt| doubt.text.clone()));
    report.notes.extend(untitled);
    report.notes.extend(told);
    report.notes.extend(key.told());
    if workbook.has_notes && workbook.sheets.iter().all(|sheet| sheet.notes.is_empty()) {
        report.notes.push(format!("{}: notes or comments stand beside cells; they are not imported", workbook.name));
    }
    report.notes.extend(workbook.sheets.iter().filter_map(comments));
    let mut told = BTreeSet::new();
    report.notes.retain(|note| told.insert(note.clone()));
    if evidence.sources.is_empty() {
        let name = &workbook.name;
        report.notes.insert(0, format!("{name}: nothing here became part of the return: is it the right file?"));
    }
    let unknown: Vec<_> = works.iter().flat_map(|work| work.unknown.iter().cloned()).collect();
    let was = context.existing.evidence().iter().find(|known| known.file.file == workbook.name);
    let mut edits = assembled.edits;
    edits.push(Edit::Evidence {
        file: workbook.name.clone(),
        was: was.cloned().map(Box::new),
        now: Some(Box::new(evidence)),
    });
    let step = Step::new(context.at, context.who, Cause::Imported, edits);
    let answers_used = works.iter().flat_map(|work| work.fates.answers().cloned()).collect();
    let questions = questions::gather(&env, &unknown, &sheets);
    Imported { step, questions, report, answers_used, changes: assembled.changes, doubts }
}

/// The fields that columns of the workbook hold.
fn columns(works: &[SheetWork]) -> BTreeSet<(RecordKind, String)> {
    let tables = works.iter().flat_map(|work| &work.report.tables);
    let held = tables.flat_map(|table| table.columns.iter().map(|column| (table.kind, column.holds.as_str())));
    let field = |(kind, holds): (RecordKind, &str)| {
        let field = holds.strip_prefix(kind.code())?.strip_prefix('.')?;
        Some((kind, field.split(' ').next().unwrap_or(field).to_owned()))
    };
    held.filter_map(field).collect()
}

/// Percentages end on one scale; where that cannot be told the cell is asked about.
fn scales(context: &Context<'_>, works: &mut [SheetWork], drafts: &mut [Draft]) {
    let said = |sheet: usize, at| works.get(sheet).is_some_and(|work| work.fates.is_on_scale(at));
    let settled = scale::settle(context, drafts, said);
    for doubt in settled.doubts {
        if let Some(work) = works.get_mut(doubt.sheet) {
            work.ask_scale(doubt);
        }
    }
    for (sheet, one, other) in settled.apart {
        if let Some(work) = works.get_mut(sheet) {
            let name = &work.report.sheet;
            work.notes
                .push(format!("{name}!{one} and {other} are both percentages, and one is about 100 times the other"));
        }
    }
}

/// Who prepared the return goes to its header, unless that is known already.
fn prepared_by(workbook: &Workbook, context: &Context<'_>, works: &[SheetWork], assembled: &mut assemble::Assembled) {
    let said = works
        .iter()
        .zip(&workbook.sheets)
        .find_map(|(work, sheet)| work.prepared_by.as_ref().map(|said| (said, sheet)));
    let Some(((at, text), sheet)) = said else { return };
    let field = Field::of::<Header>("prepared_by");
    let row = Return::header_row();
    let was = context.existing.header().prepared_by.clone();
    let own = context.existing.evidence().iter().filter(|evidence| evidence.file.file == workbook.name);
    let mut said_before =
        own.flat_map(|evidence| evidence.sources.iter()).filter(|source| source.field == field.name());
    let is_its_own = said_before.any(|source| source.as_written == was);
    if (was.is_empty() || is_its_own) && context.existing.holds_row(&row) {
        assembled.edits.push(Edit::Field { row, field, was, now: text.clone() });
    }
    assembled.sources.push(Source {
        record: Some(RecordKind::Return),
        field: field.name().to_owned(),
        file: workbook.name.clone(),
        sheet: sheet.name.clone(),
        cell: at.to_string(),
        as_written: text.clone(),
        ..Source::default()
    });
}

fn evidence(workbook: &Workbook, context: &Context<'_>, works: &[SheetWork], sources: Sources) -> Evidence {
    let count = |count: usize| Some(u32::try_from(count).unwrap_or(u32::MAX));
    let mut ledger = Vec::new();
    for (work, sheet) in works.iter().zip(&workbook.sheets) {
        ledger.extend(ledger::entries(&workbook.name, &sheet.name, work.fates.of_sheet(sheet)));
    }
    let cells = workbook.sheets.iter().map(Sheet::non_empty).sum();
    let file = SourceFile {
        file: workbook.name.clone(),
        sha256: context.sha256.to_owned(),
        sheets: count(workbook.sheets.len()),
        cells: count(cells),
    };
    Evidence { file, sources, ledger }
}

fn report(workbook: &Workbook, works: &[SheetWork], evidence: &Evidence) -> Report {
    let ledger_of = |wanted| evidence.ledger.iter().filter(move |entry| entry.disposition == Some(wanted));
    let cells_of = |wanted| ledger_of(wanted).filter_map(|entry| entry.cells).sum();
    let left_out = |entry: &LedgerEntry| LeftOut {
        reason: entry.reason.clone(),
        sheet: entry.sheet.clone(),
        range: entry.range.clone(),
        cells: entry.cells.unwrap_or(0),
    };
    let sheets: Vec<SheetReport> =
        works.iter().zip(&workbook.sheets).map(|(work, sheet)| counted(work, sheet, &evidence.ledger)).collect();
    Report {
        rows: sheets.iter().map(|sheet| sheet.rows).sum(),
        sheets,
        imported: cells_of(Disposition::Imported),
        ignored: cells_of(Disposition::Ignored),
        asked: cells_of(Disposition::Asked),
        cells: evidence.file.cells.unwrap_or(0),
        left_out: ledger_of(Disposition::Ignored).map(left_out).collect(),
        notes: works.iter().flat_map(|work| work.notes.iter().cloned()).collect(),
    }
}

/// Comments on cells are shown, not imported, and that is said.
fn comments(sheet: &Sheet) -> Option<String> {
    const SHOWN: usize = 5;
    let count = sheet.notes.len();
    let named: Vec<String> = sheet.notes.iter().take(SHOWN).map(|note| note.at.to_string()).collect();
    let more = if count > SHOWN { ", …" } else { "" };
    let what = if count == 1 {
        "1 comment stands beside a cell".to_owned()
    } else {
        format!("{count} comments stand beside cells")
    };
    (count > 0).then(|| {
        format!("{}: {what}, and is shown, not imported: {}{more}", sheet.name, named.join(", "))
            .replace("cells, and is", "cells, and are")
    })
}

/// What a sheet was taken for, with its rows and cells counted.
fn counted(work: &SheetWork, sheet: &Sheet, ledger: &[LedgerEntry]) -> SheetReport {
    let own =
        |wanted| ledger.iter().filter(move |entry| entry.sheet == sheet.name && entry.disposition == Some(wanted));
    let cells = |wanted| own(wanted).filter_map(|entry| entry.cells).sum();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let filled = || sheet.rows().filter_map(|row| row.iter().find(|cell| !cell.is_empty()));
    SheetReport {
        rows: number(filled().count()),
        hidden_rows: number(filled().filter(|cell| sheet.hidden_rows.contains(cell.at.row)).count()),
        comments: number(sheet.notes.len()),
        cells: number(sheet.non_empty()),
        imported: cells(Disposition::Imported),
        ignored: cells(Disposition::Ignored),
        asked: cells(Disposition::Asked),
        ..work.report.clone()
    }
}

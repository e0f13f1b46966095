//! Owns `quarterdeck import`: workbooks become a draft, with an account of every cell.
//! Must not know how a workbook is understood.

use super::args::ImportArguments;
use super::{Outcome, Stop, counted, print_json};
use crate::filing::{self, Draft, ForWhom};
use crate::framework::Framework;
use crate::import::{Imported, Question, Report};
use crate::model::{BodyId, Disposition, Edit, Period, RecordKind, Return, RowId};
use crate::tables::CellText;
use crate::workbook::{Reader, Workbook};
use crate::{package, store};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

pub(super) fn run(arguments: &ImportArguments, now: Timestamp, out: &mut impl Write) -> Result<Outcome, Stop> {
    let framework = filing::read_framework(arguments.framework.as_deref())?;
    let body = named_body(&framework, &arguments.body)?;
    let period = named_quarter(&arguments.period)?;
    let previous = filing::read_optional(arguments.previous.as_deref())?.map(|package| Arc::new(package.ret));
    // All workbooks are read before anything is made of them: a bad one stops the command with nothing written.
    let mut workbooks = Vec::new();
    for path in &arguments.workbooks {
        // Read once: the hash kept is that of the very bytes imported.
        let bytes = store::read_file(path)?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let workbook = Reader::read_bytes(&name, &bytes).map_err(|problem| Stop::said(problem.to_string()))?;
        workbooks.push((workbook, crate::tables::sha256(&bytes)));
    }
    let for_whom = ForWhom { framework: &framework, body: &body, period, at: now };
    let mut draft = Draft::open(&arguments.output, &for_whom, previous)?;
    let mut accounts = Vec::new();
    for (workbook, sha256) in &workbooks {
        let imported = draft.take_in(workbook, sha256, &for_whom)?;
        accounts.push(Account::of(workbook, imported, draft.ret()));
    }
    if let Some(role) = &arguments.prepared_by {
        draft.prepared_by(role, now)?;
    }
    store::write_file(&arguments.output, &package::write(&draft.into_package()))?;
    let asked: u32 = accounts.iter().map(|account| account.report.asked).sum();
    if arguments.json {
        let files: Vec<serde_json::Value> = accounts.iter().map(Account::as_json).collect();
        print_json(out, &serde_json::json!({ "draft": arguments.output, "asked": asked, "files": files }))?;
    } else {
        accounts.iter().try_for_each(|account| account.tell(out))?;
        writeln!(out, "{}: draft written", arguments.output.display())?;
    }
    Ok(Outcome::attention_if(asked > 0))
}

/// The body of this id.
fn named_body(framework: &Framework, id: &str) -> Result<BodyId, Stop> {
    let body = BodyId::new(id);
    if framework.body(&body).is_some() {
        return Ok(body);
    }
    let known: Vec<&str> = framework.bodies().iter().map(|body| body.id.as_str()).collect();
    Err(Stop::said(format!("--body: “{id}” is no body of the framework; use one of {}", known.join(", "))))
}

/// The quarter written so.
fn named_quarter(text: &str) -> Result<Period, Stop> {
    match Period::parse(text) {
        Ok(period @ Period::Quarter(..)) => Ok(period),
        _ => Err(Stop::said(format!("--period: “{text}” is not a quarter; write it like 2022-23-Q3"))),
    }
}

/// The account of one workbook's cells and records.
struct Account {
    file: String,
    /// What the importer understood.
    report: Report,
    questions: Vec<Question>,
    /// Cells left out, by reason.
    ignored: BTreeMap<String, u32>,
    /// Records by kind that the step added or changed.
    records: BTreeMap<RecordKind, usize>,
}

impl Account {
    fn of(workbook: &Workbook, imported: Imported, ret: &Return) -> Self {
        let ledger = ret
            .evidence()
            .iter()
            .filter(|evidence| evidence.file.file == workbook.name)
            .flat_map(|evidence| &evidence.ledger);
        let mut ignored: BTreeMap<String, u32> = BTreeMap::new();
        for entry in ledger.filter(|entry| entry.disposition == Some(Disposition::Ignored)) {
            *ignored.entry(entry.reason.clone()).or_default() += entry.cells.unwrap_or(0);
        }
        let mut rows: BTreeMap<RecordKind, BTreeSet<&RowId>> = BTreeMap::new();
        for edit in &imported.step.edits {
            let (kind, row) = match edit {
                Edit::Added { kind, row, .. } | Edit::Removed { kind, row, .. } => (*kind, row),
                Edit::Field { row, field, .. } => (field.kind(), row),
                Edit::Evidence { .. } => continue,
            };
            rows.entry(kind).or_default().insert(row);
        }
        rows.remove(&RecordKind::Return);
        let records = rows.into_iter().map(|(kind, rows)| (kind, rows.len())).collect();
        Self { file: workbook.name.clone(), report: imported.report, questions: imported.questions, ignored, records }
    }

    fn as_json(&self) -> serde_json::Value {
        let records: BTreeMap<&str, usize> = self.records.iter().map(|(kind, count)| (kind.code(), *count)).collect();
        serde_json::json!({
            "file": self.file,
            "report": self.report,
            "ignored": self.ignored,
            "questions": self.questions,
            "records": records,
        })
    }

    fn tell(&self, out: &mut impl Write) -> Result<(), Stop> {
        let Report { cells, imported, ignored, asked, .. } = &self.report;
        writeln!(out, "{}: {cells} cells = {imported} imported + {ignored} left out + {asked} asked", self.file)?;
        let records: Vec<String> = self.records.iter().map(|(kind, count)| counted(*count, kind.noun())).collect();
        writeln!(out, "  {}", if records.is_empty() { "Nothing new".to_owned() } else { records.join(", ") })?;
        for sheet in &self.report.sheets {
            writeln!(out, "  Sheet “{}”: {}", sheet.sheet, sheet.role)?;
        }
        for (reason, count) in &self.ignored {
            writeln!(out, "  Left out, {reason}: {count}")?;
        }
        for note in &self.report.notes {
            writeln!(out, "  Note: {note}")?;
        }
        for question in &self.questions {
            writeln!(out, "  Asked: {}", question.text)?;
        }
        Ok(())
    }
}

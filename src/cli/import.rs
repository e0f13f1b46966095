//! Owns `quarterdeck import`: workbooks become a draft, with an account of every cell.
//! Must not know how a workbook is understood.

use super::args::ImportArguments;
use super::{Outcome, Stop, counted, named, print_json};
use crate::filing::{self, Draft, ForWhom};
use crate::import::{About, Imported, Mapping, Question, Report};
use crate::model::{Disposition, Edit, RecordKind, Return, RowId};
use crate::reading::{Read, Reading};
use crate::workbook::Workbook;
use crate::{package, store};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a question is answered.
const ANSWER: &str = "To answer what is asked: --write-mapping FILE writes the questions to fill in; import again into the same draft with --mapping FILE. Or correct the heading or the cell in the workbook, and import it again.";

pub(super) fn run(
    arguments: &ImportArguments,
    now: Timestamp,
    reading: &Reading,
    out: &mut impl Write,
) -> Result<Outcome, Stop> {
    let framework = filing::read_framework(arguments.framework.as_deref())?;
    let body = named::body(&framework, &arguments.body)?;
    let period = named::quarter(&framework, &arguments.period)?;
    draft_name(&arguments.output)?;
    if let Some(path) = &arguments.write_mapping {
        filing::may_write_mapping(path, arguments.mapping.as_deref())?;
    }
    let read = |path: &PathBuf| filing::read_mapping(path, &framework, &body);
    let answers = arguments.mapping.as_ref().map(read).transpose()?.unwrap_or_else(|| Mapping::new(body.as_str()));
    let previous = filing::read_previous(arguments.previous.as_deref(), &body, Some(period))?;
    let previous = previous.map(|package| Arc::new(package.ret));
    // All workbooks are read before anything is made of them: a bad one stops the command with nothing written.
    let mut workbooks = Vec::new();
    for path in &arguments.workbooks {
        workbooks.push(reading.read(path).map_err(|refusal| Stop::said(refusal.to_string()))?);
    }
    let for_whom = ForWhom { framework: &framework, body: &body, period, at: now };
    let mut draft = Draft::open(&arguments.output, &for_whom, previous)?;
    draft.use_answers(answers.clone());
    let mut accounts = Vec::new();
    for Read { workbook, sha256 } in &workbooks {
        let imported = draft.take_in(workbook, sha256, &for_whom)?;
        accounts.push(Account::of(workbook, imported, draft.ret()));
    }
    if let Some(role) = &arguments.prepared_by {
        draft.prepared_by(role, now)?;
    }
    if let Some(path) = &arguments.write_mapping {
        let open: Vec<Question> = accounts.iter().flat_map(|account| account.questions.iter().cloned()).collect();
        filing::write_mapping(path, &answers, &open)?;
    }
    store::write_file(&arguments.output, &package::write(&draft.into_package()))?;
    let asked: u32 = accounts.iter().map(|account| account.report.asked).sum();
    let to_answer = if asked > 0 { ANSWER } else { "" };
    if arguments.json {
        let files: Vec<serde_json::Value> = accounts.iter().map(Account::as_json).collect();
        print_json(
            out,
            &serde_json::json!({ "draft": arguments.output, "asked": asked, "to_answer": to_answer, "files": files }),
        )?;
    } else {
        accounts.iter().try_for_each(|account| account.tell(out))?;
        if asked > 0 {
            writeln!(out, "{ANSWER}")?;
        }
        if let Some(path) = &arguments.write_mapping {
            writeln!(out, "{}: mapping written", path.display())?;
        }
        writeln!(out, "{}: draft written", arguments.output.display())?;
    }
    // A sheet that could not be read to its end may hold what nobody has seen; its note says so.
    let unread = workbooks.iter().flat_map(|read| &read.workbook.sheets).any(|sheet| sheet.problem.is_some());
    Ok(Outcome::attention_if(asked > 0 || unread))
}

/// A draft is a zip; a workbook's name would hide it, and might be a workbook's own.
fn draft_name(path: &Path) -> Result<(), Stop> {
    let is_zip = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    if is_zip || path.exists() {
        return Ok(());
    }
    let what = "a draft is a zip file, so give it a name such as housing.return.zip";
    Err(Stop::said(format!("-o {}: {what}", path.display())))
}

/// The account of one workbook's cells and records.
struct Account {
    file: String,
    /// What the importer understood.
    report: Report,
    questions: Vec<Question>,
    /// Answers given before that were of use.
    answers_used: BTreeSet<About>,
    /// Cells left out, by reason.
    ignored: BTreeMap<String, LeftOut>,
    /// Records by kind that the step added or changed.
    records: BTreeMap<RecordKind, usize>,
    /// Measure rows among them that are of the quarter itself; the others are earlier figures.
    of_quarter: usize,
}

/// Cells left out for one reason.
#[derive(Default, Serialize)]
struct LeftOut {
    /// How many.
    cells: u32,
    /// Where, as `Sheet!A1:C3`.
    places: Vec<String>,
}

impl LeftOut {
    /// How many, and where the first of them are.
    fn words(&self) -> String {
        const SHOWN: usize = 3;
        let shown = self.places.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = if self.places.len() > SHOWN { ", …" } else { "" };
        format!("{} ({shown}{more})", counted(self.cells as usize, "cell"))
    }
}

impl Account {
    fn of(workbook: &Workbook, imported: Imported, ret: &Return) -> Self {
        let ledger = ret
            .evidence()
            .iter()
            .filter(|evidence| evidence.file.file == workbook.name)
            .flat_map(|evidence| &evidence.ledger);
        let mut ignored: BTreeMap<String, LeftOut> = BTreeMap::new();
        for entry in ledger.filter(|entry| entry.disposition == Some(Disposition::Ignored)) {
            let left_out = ignored.entry(entry.reason.clone()).or_default();
            left_out.cells += entry.cells.unwrap_or(0);
            left_out.places.push(format!("{}!{}", entry.sheet, entry.range));
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
        let is_of_quarter =
            |row: &&&RowId| ret.measures().row(row).is_some_and(|row| row.record.period == ret.header().period);
        let of_quarter = rows.get(&RecordKind::Measure).map_or(0, |rows| rows.iter().filter(is_of_quarter).count());
        let records = rows.into_iter().map(|(kind, rows)| (kind, rows.len())).collect();
        let Imported { report, questions, answers_used, .. } = imported;
        Self { file: workbook.name.clone(), report, questions, answers_used, ignored, records, of_quarter }
    }

    fn as_json(&self) -> serde_json::Value {
        let records: BTreeMap<&str, usize> = self.records.iter().map(|(kind, count)| (kind.code(), *count)).collect();
        serde_json::json!({
            "file": self.file,
            "report": self.report,
            "ignored": self.ignored,
            "questions": self.questions,
            "answers_used": self.answers_used,
            "records": records,
            "measure_rows_of_the_quarter": self.of_quarter,
        })
    }

    fn tell(&self, out: &mut impl Write) -> Result<(), Stop> {
        let Report { cells, imported, ignored, asked, .. } = &self.report;
        writeln!(out, "{}: {cells} cells = {imported} imported + {ignored} left out + {asked} asked", self.file)?;
        let words = |(kind, count): (&RecordKind, &usize)| match kind {
            RecordKind::Measure => format!("{} ({} of this quarter)", counted(*count, "measure row"), self.of_quarter),
            _ => counted(*count, kind.noun()),
        };
        let records: Vec<String> = self.records.iter().map(words).collect();
        let records = if records.is_empty() { "nothing".to_owned() } else { records.join(", ") };
        writeln!(out, "  Added or changed: {records}")?;
        for sheet in &self.report.sheets {
            writeln!(out, "  Sheet “{}”: {}", sheet.sheet, sheet.role)?;
        }
        for (reason, left_out) in &self.ignored {
            writeln!(out, "  Left out, {reason}: {}", left_out.words())?;
        }
        for note in &self.report.notes {
            writeln!(out, "  Note: {note}")?;
        }
        if !self.answers_used.is_empty() {
            writeln!(
                out,
                "  {} given before {} used",
                counted(self.answers_used.len(), "answer"),
                if self.answers_used.len() == 1 { "was" } else { "were" }
            )?;
        }
        for question in &self.questions {
            writeln!(out, "  Asked: {}", question.text)?;
            if let Some(about) = &question.about {
                let perhaps =
                    question.suggested.as_ref().map_or_else(String::new, |likely| format!("; perhaps \"{likely}\""));
                writeln!(
                    out,
                    "    Answer under [{}]: {} = {}{perhaps}",
                    about.section,
                    about.key(),
                    question.can_say()
                )?;
            }
        }
        Ok(())
    }
}

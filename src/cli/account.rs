//! Owns the account of one imported workbook, in words and as JSON: rows, cells, reasons, changes, questions.
//! Must not know how a workbook is imported.

use super::{Stop, counted};
use crate::import::{About, Change, Changed, Imported, Question, Report, SheetReport};
use crate::model::{Disposition, Edit, RecordKind, Return, RowId};
use crate::workbook::Workbook;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// The account of one workbook's cells and records.
pub(super) struct Account {
    file: String,
    /// What the importer understood.
    pub(super) report: Report,
    /// What a person is asked.
    pub(super) questions: Vec<Question>,
    /// Answers given before that were of use.
    answers_used: BTreeSet<About>,
    /// What it changed of records that were there, and what is left to choose.
    changes: Vec<Changed>,
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
    pub(super) fn of(workbook: &Workbook, imported: Imported, ret: &Return) -> Self {
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
        let Imported { report, questions, answers_used, changes, .. } = imported;
        Self { file: workbook.name.clone(), report, questions, answers_used, changes, ignored, records, of_quarter }
    }

    pub(super) fn as_json(&self) -> serde_json::Value {
        let records: BTreeMap<&str, usize> = self.records.iter().map(|(kind, count)| (kind.code(), *count)).collect();
        serde_json::json!({
            "file": self.file,
            "report": self.report,
            "ignored": self.ignored,
            "questions": self.questions,
            "answers_used": self.answers_used,
            "changes": self.changes,
            "records": records,
            "measure_rows_of_the_quarter": self.of_quarter,
        })
    }

    pub(super) fn tell(&self, out: &mut impl Write) -> Result<(), Stop> {
        let Report { rows, cells, imported, ignored, asked, .. } = &self.report;
        let sheets = counted(self.report.sheets.len(), "sheet");
        let rows = counted(*rows as usize, "row");
        writeln!(out, "{}: {cells} cells = {imported} imported + {ignored} left out + {asked} asked", self.file)?;
        writeln!(out, "  Read: {sheets}, {rows}")?;
        let words = |(kind, count): (&RecordKind, &usize)| match kind {
            RecordKind::Measure => format!("{} ({} of this quarter)", counted(*count, "measure row"), self.of_quarter),
            _ => counted(*count, kind.noun()),
        };
        let records: Vec<String> = self.records.iter().map(words).collect();
        let records = if records.is_empty() { "nothing".to_owned() } else { records.join(", ") };
        writeln!(out, "  Added or changed: {records}")?;
        self.report.sheets.iter().try_for_each(|sheet| tell_sheet(sheet, out))?;
        for (reason, left_out) in &self.ignored {
            writeln!(out, "  Left out, {reason}: {}", left_out.words())?;
        }
        for note in &self.report.notes {
            writeln!(out, "  Note: {note}")?;
        }
        self.tell_changes(out)?;
        let used = self.answers_used.len();
        if used > 0 {
            let were = if used == 1 { "was" } else { "were" };
            writeln!(out, "  {} given before {were} used", counted(used, "answer"))?;
        }
        self.questions.iter().try_for_each(|question| tell_question(question, out))
    }

    /// What changed of records that were there; the first of each sort, the others are in the JSON.
    fn tell_changes(&self, out: &mut impl Write) -> Result<(), Stop> {
        const SHOWN: usize = 20;
        for change in [Change::Changed, Change::Kept, Change::Gone, Change::TakenOut] {
            let of_it = || self.changes.iter().filter(|changed| changed.change == change);
            for changed in of_it().take(SHOWN) {
                writeln!(out, "  {}", line(changed))?;
            }
            let more = of_it().count().saturating_sub(SHOWN);
            if more > 0 {
                writeln!(out, "  … and {more} more like these: --json lists them all")?;
            }
        }
        Ok(())
    }
}

/// One change in a line.
fn line(changed: &Changed) -> String {
    let Changed { name, field, was, now, place, kind, .. } = changed;
    let field = field.replace('_', " ");
    let noun = kind.noun();
    let quoted = |text: &str| {
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.chars().count() {
            0 => "nothing".to_owned(),
            1..=60 => format!("“{line}”"),
            _ => format!("“{}…”", line.chars().take(57).collect::<String>()),
        }
    };
    let (was, now) = (quoted(was), quoted(now));
    let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
    match changed.change {
        Change::Changed => format!("Changed: {name}, {field}: was {was}, now {now}{place}"),
        Change::Kept => format!(
            "Kept: {name}, {field}: {was}, as changed in the draft; the workbook says {now}{place}. --workbook-wins takes that"
        ),
        Change::Gone => {
            format!("Gone from the workbook: {noun} {name}; it stays in the draft. --remove-gone takes it out")
        }
        Change::TakenOut => format!("Taken out: {noun} {name}"),
    }
}

fn tell_sheet(sheet: &SheetReport, out: &mut impl Write) -> Result<(), Stop> {
    let SheetReport { sheet: name, role, rows, hidden_rows, cells, imported, ignored, asked, .. } = sheet;
    let hidden = if *hidden_rows == 0 { String::new() } else { format!(" ({hidden_rows} of them hidden)") };
    let rows = counted(*rows as usize, "row");
    let sum = format!("{cells} cells = {imported} imported + {ignored} left out + {asked} asked");
    writeln!(out, "  Sheet “{name}”: {role}: {rows}{hidden}, {sum}")?;
    Ok(())
}

fn tell_question(question: &Question, out: &mut impl Write) -> Result<(), Stop> {
    writeln!(out, "  Asked: {}", question.text)?;
    let Some(about) = &question.about else { return Ok(()) };
    let perhaps = question.suggested.as_ref().map_or_else(String::new, |likely| format!("; perhaps \"{likely}\""));
    writeln!(out, "    Answer under [{}]: {} = {}{perhaps}", about.section, about.key(), question.can_say())?;
    Ok(())
}

//! Owns `quarterdeck import`: workbooks become a draft, with an account of every cell.
//! Must not know how a workbook is understood.

use super::account::Account;
use super::args::ImportArguments;
use super::{Outcome, Stop, named, print_json};
use crate::filing::{self, Draft, ForWhom};
use crate::import::{Decisions, Doubt, Mapping, Question};
use crate::reading::{Read, Reading};
use crate::{package, store};
use jiff::Timestamp;
use std::io::Write;
use std::path::{Path, PathBuf};

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
    let previous = filing::read_previous(&arguments.previous, &body, Some(period))?;
    // All workbooks are read before anything is made of them: a bad one stops the command with nothing written.
    let mut workbooks = Vec::new();
    for path in &arguments.workbooks {
        workbooks.push(reading.read(path).map_err(|refusal| Stop::said(refusal.to_string()))?);
    }
    let for_whom = ForWhom { framework: &framework, body: &body, period, at: now };
    let mut draft = Draft::open(&arguments.output, &for_whom, &previous)?;
    draft.use_answers(answers.clone());
    let (take_all, remove_all) = (arguments.decided.workbook_wins, arguments.decided.remove_gone);
    draft.use_decisions(Decisions { take_all, remove_all, ..Decisions::default() });
    let mut accounts = Vec::new();
    for Read { workbook, sha256 } in &workbooks {
        let imported = draft.take_in(workbook, sha256, &for_whom)?;
        if !arguments.decided.insist {
            certain(&workbook.name, &imported.doubts)?;
        }
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
    let nothing = accounts.iter().any(|account| account.report.imported == 0);
    Ok(Outcome::attention_if(asked > 0 || unread || nothing))
}

/// A workbook of another body or another quarter is not taken in by mistake.
fn certain(name: &str, doubts: &[Doubt]) -> Result<(), Stop> {
    let Some(doubt) = doubts.first() else { return Ok(()) };
    let body = doubt.body.as_ref().map(|body| format!("--body {body}"));
    let instead = body.or_else(|| doubt.period.map(|period| format!("--period {period}")));
    let instead = instead.map_or_else(String::new, |option| format!("import it with {option} if not, or "));
    let what = doubt.text.trim_end_matches('?');
    Err(Stop::said(format!("{name}: {what}? Nothing was imported; {instead}add --insist if it is right")))
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

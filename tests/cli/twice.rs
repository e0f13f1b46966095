//! Owns importing a corrected workbook into a draft on the command line, and a workbook of another body or quarter.
//! Must not know how values are compared.

use crate::support::{Run, quarterdeck};
use rust_xlsxwriter::Workbook;
use std::path::Path;

/// A plan with a title; each row is a reference and a status.
fn workbook(folder: &Path, title: &str, rows: &[(&str, &str)]) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Plan").expect("a name");
    sheet.write(0, 0, title).expect("written");
    let headings = [("Ref", "RAG")];
    for (row, (reference, status)) in (1..).zip(headings.iter().chain(rows)) {
        let action = if row == 1 { "Action".to_owned() } else { format!("Inspect block {reference}") };
        for (column, text) in (0..).zip([*reference, &action, *status]) {
            sheet.write(row, column, text).expect("written");
        }
    }
    book.save(folder.join("plan.xlsx")).expect("saved");
}

fn import(folder: &Path, body: &str, period: &str, more: &[&str]) -> Run {
    let usual = ["import", "plan.xlsx", "--body", body, "--period", period, "-o", "p.return.zip"];
    quarterdeck(folder, &[&usual[..], more].concat())
}

const TITLE: &str = "Housing return, Quarter 3 2022/23";

#[test]
fn a_corrected_workbook_tells_was_now_and_where_and_names_what_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    workbook(folder.path(), TITLE, &[("X1", "Amber"), ("X2", "Green")]);
    assert_eq!(import(folder.path(), "housing", "2022-23-Q3", &[]).code, 0);
    workbook(folder.path(), TITLE, &[("X1", "Red")]);
    let run = import(folder.path(), "housing", "2022-23-Q3", &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    for line in [
        "  Changed: X1, status: was “medium”, now “significant” (Plan!C3)",
        "  Gone from the workbook: action X2; it stays in the draft. --remove-gone takes it out",
        "  Sheet “Plan”: a return: 3 rows, 7 cells = 3 imported + 4 left out + 0 asked",
    ] {
        assert!(run.out.lines().any(|told| told == line), "{line}\n{}", run.out);
    }
    let json = import(folder.path(), "housing", "2022-23-Q3", &["--remove-gone", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&json.out).expect("one JSON object");
    assert_eq!(told["files"][0]["changes"][0]["change"], "taken-out", "{told:#}");
    let checked = quarterdeck(folder.path(), &["check", "p.return.zip", "--json"]);
    assert!(!checked.out.contains("X2"), "{}", checked.out);
}

#[test]
fn another_body_or_quarter_is_asked_about_before_anything_is_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    workbook(folder.path(), TITLE, &[("X1", "Amber")]);
    for (body, period, wanted) in [
        ("finance", "2022-23-Q3", "Plan!A1 says “Housing return, Quarter 3 2022/23”"),
        ("finance", "2022-23-Q3", "import it with --body housing if not, or add --insist if it is right"),
        ("housing", "2022-23-Q2", "import it with --period 2022-23-Q3 if not, or add --insist if it is right"),
    ] {
        let run = import(folder.path(), body, period, &[]);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.out);
        assert!(
            run.err.contains(wanted) && run.err.contains("plan.xlsx") && run.err.lines().count() == 1,
            "{}",
            run.err
        );
        assert!(!folder.path().join("p.return.zip").exists(), "nothing is written");
    }
    let run = import(folder.path(), "finance", "2022-23-Q3", &["--insist"]);
    assert!(run.code == 0 && run.out.contains("is that right?"), "it is done, and still said: {}{}", run.out, run.err);
}

//! Owns handing in a return with something left to do: what is asked, why it is refused, sent as incomplete, sent again.
//! Must not know any rule.

use crate::support::{Run, demonstration, files, quarterdeck, samples, write_workbook};
use std::path::Path;
use tempfile::TempDir;

const HEADINGS: &[&str] = &["Ref", "Action", "Lead officer", "Due date", "RAG", "Commentary", "Corrective action"];

/// A folder with a draft of Housing made of these sheets.
fn drafted(sheets: &[(&str, &[&[&str]])]) -> (TempDir, Run) {
    let folder = tempfile::tempdir().expect("a folder");
    write_workbook(&folder.path().join("w.xlsx"), sheets);
    let run = import(folder.path());
    (folder, run)
}

fn import(folder: &Path) -> Run {
    let arguments = ["import", "w.xlsx", "--body", "housing", "--period", "2022-23-Q3", "-o", "d.return.zip"];
    quarterdeck(folder, &[arguments.as_slice(), &["--prepared-by", "Support officer"]].concat())
}

fn export(folder: &Path, more: &[&str]) -> Run {
    let arguments = ["export", "d.return.zip", "-o", "out", "--signed-off-by", "Director"];
    quarterdeck(folder, &[arguments.as_slice(), more].concat())
}

fn action<'a>(reference: &'a str, rag: &'a str, recovery: &'a str) -> [&'a str; 7] {
    [reference, "Build homes", "Head of Housing", "31/03/2023", rag, "The contractor left the site.", recovery]
}

#[test]
fn a_question_says_how_it_is_answered_and_bars_the_bundle_even_as_incomplete() {
    let row = action("HSG01", "Purple", "");
    let (folder, imported) = drafted(&[("Actions", &[HEADINGS, &row])]);
    let remedy = "correct the heading or the cell in the workbook";
    assert_eq!(imported.code, 1);
    assert!(imported.out.contains(remedy), "{}", imported.out);
    let checked = quarterdeck(folder.path(), &["check", "d.return.zip"]).out;
    assert!(checked.to_lowercase().contains(remedy), "{checked}");
    assert!(!checked.contains("HSG01 has no update"), "a status that is asked about is not also missing: {checked}");
    let refused = export(folder.path(), &["--incomplete"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("not even as incomplete") && refused.err.contains("Actions!E2"), "{}", refused.err);
    assert!(refused.err.to_lowercase().contains(remedy), "{}", refused.err);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_refusal_is_one_sentence_then_short_lines_with_workbook_cells() {
    let rows: Vec<[&str; 7]> = (0..8).map(|_| action("HSG01", "Red", "")).collect();
    let rows: Vec<&[&str]> = std::iter::once(HEADINGS).chain(rows.iter().map(<[&str; 7]>::as_slice)).collect();
    let measures: [&[&str]; 2] = [&["Measure", "Unit", "Value", "Target"], &["Damp homes mended", "number", "3", "4"]];
    let (folder, _) = drafted(&[("Actions", &rows), ("Measures", &measures)]);
    let refused = export(folder.path(), &[]);
    assert_eq!(refused.code, 1, "something must be fixed: {}", refused.err);
    let lines: Vec<&str> = refused.err.lines().collect();
    assert!(
        lines[0].starts_with("quarterdeck: The return is not sealed: ") && lines[0].ends_with("fixed first"),
        "{lines:#?}"
    );
    assert!(lines.len() <= 15, "short: {lines:#?}");
    assert!(refused.err.contains("w.xlsx, Actions!"), "cells of the workbook: {lines:#?}");
    assert!(!refused.err.contains(".csv"), "no files of ours: {lines:#?}");
    assert!(refused.err.contains("quarterdeck check d.return.zip"), "{lines:#?}");
}

#[test]
fn a_missing_plan_is_told_in_a_few_findings_after_the_returns_own_and_a_sheet_of_changes_answers_it() {
    let row = action("HSG01", "Red", "");
    let changes: [&[&str]; 3] = [
        &["Ref", "Kind", "Change", "Reason"],
        &["HSG02", "Action", "Dropped", "The grant was withdrawn"],
        &["HSG05", "Action", "Transferred", "Regeneration leads it now"],
    ];
    let (folder, imported) = drafted(&[("Actions", &[HEADINGS, &row]), ("Register changes", &changes)]);
    assert_eq!(imported.code, 0, "{}", imported.out);
    let checked = quarterdeck(folder.path(), &["check", "d.return.zip"]).out;
    let must_fix = checked.split("Explain or fix: ").next().unwrap_or_default();
    let rules: Vec<&str> =
        must_fix.lines().filter_map(|line| line.strip_prefix("  ")?.split_once("  ").map(|(r, _)| r)).collect();
    let rules: Vec<&str> = rules.into_iter().filter(|rule| rule.contains('.')).collect();
    assert_eq!(rules, ["ACT.02", "RET.02", "RET.02"], "{checked}");
    assert!(
        checked.contains("not in the return: HSG03, HSG04 and HSG06") || checked.contains("HSG03, HSG04, HSG06 to"),
        "{checked}"
    );
    assert!(checked.contains("a sheet “Register changes”"), "{checked}");
}

/// Housing's draft of the demonstration, in which nothing is open.
fn clean() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = &demonstration().files["2022-23-Q3/drafts/housing.return.zip"];
    std::fs::write(folder.path().join("d.return.zip"), draft).expect("written");
    folder
}

#[test]
fn the_same_draft_exported_again_by_the_same_role_is_no_new_revision() {
    let folder = clean();
    let first = export(folder.path(), &[]);
    assert_eq!(first.code, 0, "{}", first.err);
    std::thread::sleep(std::time::Duration::from_millis(5));
    let again = export(folder.path(), &[]);
    assert!(again.out.contains("this very return is sealed already as r1"), "{}", again.out);
    assert_eq!(files(&folder.path().join("out")).len(), 1);
    let receipt = |run: &Run| run.out.rsplit("receipt code ").next().map(str::to_owned);
    assert_eq!(receipt(&first), receipt(&again));
}

#[test]
fn another_role_or_other_content_is_the_next_revision() {
    let folder = clean();
    assert_eq!(export(folder.path(), &[]).code, 0);
    let other = ["export", "d.return.zip", "-o", "out", "--signed-off-by", "Interim Director"];
    assert_eq!(quarterdeck(folder.path(), &other).code, 0);
    assert_eq!(files(&folder.path().join("out")).len(), 2);
}

#[test]
fn verify_tells_that_a_whole_bundle_was_sent_as_incomplete_and_what_is_open() {
    let row = action("HSG01", "Red", "");
    let (folder, _) = drafted(&[("Actions", &[HEADINGS, &row])]);
    let exported = export(folder.path(), &["--incomplete"]);
    assert_eq!(exported.code, 1, "{}", exported.err);
    let bundle = "out/PMF_2022-23-Q3_housing_r1.zip";
    let verified = quarterdeck(folder.path(), &["verify", bundle]);
    assert_eq!(verified.code, 0, "{}", verified.out);
    assert!(verified.out.contains("whole and unchanged, but sent as incomplete"), "{}", verified.out);
    assert!(verified.out.contains("ACT.02  Action HSG01 is red with"), "{}", verified.out);
    let json = quarterdeck(folder.path(), &["verify", bundle, "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("one object");
    assert_eq!(json["bundles"][0]["complete"], serde_json::json!(false));
}

#[test]
fn the_account_says_which_measure_rows_are_this_quarters_and_where_cells_were_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(samples().join("2022-23-q3/housing.xlsx"), folder.path().join("w.xlsx")).expect("copied");
    let run = import(folder.path());
    let counts = run.out.lines().find(|line| line.contains("measure rows")).unwrap_or_default();
    assert!(counts.contains("of this quarter)"), "{}", run.out);
    let mut left_out = run.out.lines().filter(|line| line.trim_start().starts_with("Left out, "));
    assert!(left_out.all(|line| line.contains('!')), "each with its sheet and range: {}", run.out);
}

#[test]
fn a_draft_remembers_the_quarter_before_it_was_imported_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let last = &demonstration().files["2022-23-Q2/bundles/PMF_2022-23-Q2_law-and-governance_r1.zip"];
    std::fs::write(folder.path().join("last.zip"), last).expect("written");
    let workbook = samples().join("2022-23-q3/law-and-governance.xlsx").to_string_lossy().into_owned();
    let import = |extra: &[&str], draft: &str| {
        let whose = ["import", &workbook, "--body", "law-and-governance", "--period", "2022-23-Q3", "-o", draft];
        quarterdeck(folder.path(), &[whose.as_slice(), extra].concat())
    };
    import(&["--previous", "last.zip"], "d.return.zip");
    let remembered = || {
        let bytes = std::fs::read(folder.path().join("d.return.zip")).expect("the draft");
        let package = quarterdeck::package::read("d.return.zip", &bytes).expect("a draft");
        package.earlier.iter().map(|earlier| earlier.ret().header().period).collect::<Vec<_>>()
    };
    let last = vec![Some(quarterdeck::model::Period::Quarter(2022, 2))];
    assert_eq!(remembered(), last);
    import(&[], "d.return.zip");
    assert_eq!(remembered(), last, "imported again without saying so, it still knows");
    let sealed = ["export", "d.return.zip", "-o", "out", "--signed-off-by", "Director", "--incomplete"];
    let run = quarterdeck(folder.path(), &sealed);
    assert!(run.out.contains("receipt code"), "{}{}", run.out, run.err);
}

#[test]
fn the_annotated_workbook_has_each_finding_as_a_note_on_its_cell_and_all_of_them_on_a_first_sheet() {
    let row = action("HSG01", "Red", "");
    let (folder, _) = drafted(&[("Actions", &[HEADINGS, &row])]);
    let annotate = ["check", "d.return.zip", "--annotate", "w.xlsx", "-o", "back.xlsx"];
    let run = quarterdeck(folder.path(), &annotate);
    assert!(run.out.contains("ACT.02"), "{}{}", run.out, run.err);
    let bytes = std::fs::read(folder.path().join("back.xlsx")).expect("it is written");
    let read = quarterdeck::workbook::Reader::read_bytes("back.xlsx", &bytes).expect("it reads");
    let names: Vec<&str> = read.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Findings", "Actions"]);
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a workbook is a zip");
    let mut notes = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("xl/comments1.xml").expect("it has notes"), &mut notes)
        .expect("text");
    assert!(notes.contains("Must fix (ACT.02): Action HSG01 is red") && notes.contains("ref=\"A2\""), "{notes}");
    let shown = |sheet: usize| read.sheets[sheet].cells.iter().map(|cell| cell.shown().to_owned()).collect::<Vec<_>>();
    assert!(shown(1).contains(&"HSG01".to_owned()), "the layout is the service manager's own");
    assert!(shown(0).iter().any(|text| text.starts_with("Action HSG01 is red")), "{:#?}", shown(0));
    assert_eq!(quarterdeck(folder.path(), &annotate).code, 2, "it is never written over");
}

#[test]
fn an_explanation_is_written_on_the_command_line_and_what_must_be_fixed_is_not_explained_away() {
    let rows = [action("HSG01", "Amber", "Extra crew, Head of Housing, 31 March 2023"), action("HSG02", "Red", "")];
    let rows: Vec<&[&str]> = std::iter::once(HEADINGS).chain(rows.iter().map(<[&str; 7]>::as_slice)).collect();
    let (folder, _) = drafted(&[("Actions", &rows)]);
    let explain = |rule: &str, text: &str| {
        let arguments = ["explain", "d.return.zip", "--rule", rule, "--text", text, "--by", "Head of Housing"];
        quarterdeck(folder.path(), &arguments)
    };
    // Two actions of these words are not those of the plan: one explanation covers both.
    let done = explain("act.10", "The plan was agreed in these words");
    assert_eq!(done.code, 0, "{}{}", done.out, done.err);
    assert!(done.out.contains("written for"), "{}", done.out);
    let checked = quarterdeck(folder.path(), &["check", "d.return.zip"]).out;
    assert!(checked.contains("Explained by Head of Housing: The plan was agreed in these words"), "{checked}");
    let refused = explain("RET.02", "We left them out");
    assert_eq!(refused.code, 2, "{}", refused.out);
    assert!(refused.err.contains("must be put right"), "{}", refused.err);
    let nothing = explain("NAR.04", "No such date");
    assert_eq!((nothing.code, nothing.err.contains("NAR.04 finds nothing")), (2, true), "{}", nothing.err);
    let taken = explain("ACT.10", "");
    assert_eq!(taken.code, 0, "{}", taken.err);
    assert!(!quarterdeck(folder.path(), &["check", "d.return.zip"]).out.contains("Explained by"));
}

//! A form goes to LibreOffice, is filled in there, is saved as xlsx and as ods, and comes back equal but for what was written.

use crate::filled::Filled;
use crate::making::Asked;
use quarterdeck::framework::Framework;
use quarterdeck::workbook::Reader;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program by its name, or where Debian keeps it.
fn program(names: &[&str], test: &[&str]) -> PathBuf {
    let works = |name: &&&str| Command::new(name).args(test).output().is_ok_and(|output| output.status.success());
    let found = names.iter().find(works);
    let what = names.first().expect("a name");
    PathBuf::from(found.unwrap_or_else(|| panic!("{what} {test:?} does not run: run “scripts/test setup”")))
}

fn edit(folder: &Path, jobs: &serde_json::Value) {
    let soffice = program(&["soffice", "libreoffice"], &["--version"]);
    // LibreOffice's bindings belong to the system's Python, which need not be the first on the path.
    let python = program(&["python3", "/usr/bin/python3"], &["-c", "import uno"]);
    let list = folder.join("jobs.json");
    std::fs::write(&list, jobs.to_string()).expect("written");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/form/office.py");
    let run = Command::new(python).arg(script).arg(soffice).arg(&list).arg(folder.join("profile")).output();
    let run = run.expect("Python starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

/// Every body after the second sample quarter, and two in it.
fn forms() -> Vec<Asked> {
    let framework = Framework::built_in();
    let bodies = framework.bodies().iter().map(|body| body.id.as_str());
    let after = bodies.map(|body| Asked::new(body, "2022-23-Q3").after_the_sample());
    after.chain(["borough-economy", "corporate"].map(|body| Asked::new(body, "2022-23-Q2"))).collect()
}

#[test]
fn a_form_comes_back_from_libreoffice_equal_but_for_what_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut jobs = Vec::new();
    let mut waiting = Vec::new();
    for asked in forms() {
        let name = format!("{}-{}", asked.body, asked.period);
        let path = |ending: &str| folder.path().join(format!("{name}{ending}"));
        std::fs::write(path("-form.xlsx"), asked.bytes()).expect("written");
        let filled = Filled::of(&asked, &asked.workbook());
        let saved = [path(".xlsx"), path(".ods")];
        jobs.push(json!({ "open": path("-form.xlsx"), "entries": filled.entries, "save": saved }));
        waiting.push((asked, filled, saved));
    }
    edit(folder.path(), &jobs.into());
    let mut faults = Vec::new();
    for (asked, filled, saved) in waiting {
        for path in saved {
            let name = path.file_name().expect("a name").to_string_lossy();
            let workbook = Reader::read_bytes(&name, &std::fs::read(&path).expect("saved")).expect("it reads");
            faults.extend(filled.differences(&asked, &workbook).iter().map(|fault| format!("{name}: {fault}")));
        }
    }
    let shown = faults.iter().take(12).cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} differences\n{shown}", faults.len());
}

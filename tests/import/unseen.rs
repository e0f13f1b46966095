//! Twenty returns by somebody who had not read the importer, against the import they expected of each.
//!
//! `unseen/NAME.*` is a workbook, `unseen/NAME.expected.json` what should come of it; the rules are those of the eighteen kinds.

use crate::fixtures::compare::Score;
use crate::fixtures::{expected, judged};
use std::path::{Path, PathBuf};

/// The workbooks of a folder that an expected import stands beside.
fn workbooks(folder: &Path) -> Vec<(String, PathBuf, PathBuf)> {
    let entries = std::fs::read_dir(folder).expect("the folder of workbooks");
    let paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    let name = |path: &Path| path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let mut found = Vec::new();
    for path in &paths {
        let Some(stem) = name(path).strip_suffix(".expected.json").map(str::to_owned) else { continue };
        let own = |other: &&PathBuf| {
            let rest = name(other).strip_prefix(&stem).map(str::to_owned);
            rest.is_some_and(|rest| rest.starts_with('.') && !rest[1..].contains('.'))
        };
        let book = paths.iter().find(own).unwrap_or_else(|| panic!("no workbook beside {}", path.display()));
        found.push((stem, book.clone(), path.clone()));
    }
    found.sort();
    found
}

/// Imports every workbook of a folder; the lines of the table, and their sum.
fn judge(folder: &Path) -> (Vec<String>, Score) {
    let (mut table, mut total) = (vec![Score::heading()], Score::default());
    for (name, book, wanted) in workbooks(folder) {
        let file = book.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let bytes = std::fs::read(&book).expect("a workbook");
        let score = judged(&name, &expected(&wanted), &[(file, bytes)]);
        table.push(score.line(&name));
        total.add(score);
    }
    table.push(total.line("total"));
    (table, total)
}

#[test]
fn the_unseen_returns_come_out_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/unseen");
    let (table, total) = judge(&folder);
    println!("{}\n{}", total.said.join("\n"), table.join("\n"));
    assert!(total.workbooks > 0, "there are workbooks");
    assert!(total.right * 100 >= total.expected * 98, "{} of {} right", total.right, total.expected);
    assert_eq!((total.wrong_records, total.lost), (0, 0), "false records, lost cells");
}

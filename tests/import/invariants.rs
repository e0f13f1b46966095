//! What holds for every workbook: no cell is lost, nothing stops the import, and no council is named in the code.

use crate::support::imported;
use crate::written::Written;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// Texts that mean something to the importer, beside ones that do not.
fn text() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Ref",
        "Action",
        "Q3",
        "Q2 RAG",
        "RAG",
        "Update",
        "Due date",
        "Target",
        "Actual",
        "Measure",
        "Likelihood",
        "Impact",
        "Score",
        "Risk",
        "Green",
        "Amber",
        "n/a",
        "Total",
        "Note: see below",
        "Outcome",
        "Theme: Homes",
        "27",
        "#27",
        "#0.5",
        "%0.5",
        "@2023-03-31",
        "~FF0000",
        "end of Q4",
        "Quality Homes",
        "< Select >",
        "Example",
        "Section",
        "Text",
        "Old figure",
        "New figure",
        "Contract",
        "Supplier",
        "£1.8m",
        "-",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 2 => Just(String::new()), 1 => "[a-zA-Z0-9 £%/.()]{0,30}".prop_map(|t| format!("t{t}"))]
}

fn grid() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(text(), 0..8), 0..14)
}

fn borrowed(grid: &[Vec<String>]) -> Vec<Vec<&str>> {
    grid.iter().map(|row| row.iter().map(String::as_str).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_cell_has_exactly_one_fate(first in grid(), second in grid(), block in (0_u32..6, 0_u16..4, 1_u32..4, 1_u16..3)) {
        let (first, second) = (borrowed(&first), borrowed(&second));
        let first: Vec<&[&str]> = first.iter().map(Vec::as_slice).collect();
        let second: Vec<&[&str]> = second.iter().map(Vec::as_slice).collect();
        let (row, column, height, width) = block;
        let book = Written::new().sheet("Plan", &first).sheet_with("Measures", &second, |sheet| {
            sheet.merge_range(row, column, row + height, column + width, "Q3", &rust_xlsxwriter::Format::new()).expect("a block");
        });
        let workbook = book.read();
        let (held, said) = imported(&workbook, "housing", "2022-23-Q3", None);
        let report = &said.report;
        prop_assert_eq!(report.imported + report.ignored + report.asked, report.cells);
        for sheet in &workbook.sheets {
            let own = held.evidence()[0].ledger.iter().filter(|entry| entry.sheet == sheet.name);
            let sum: u32 = own.filter_map(|entry| entry.cells).sum();
            prop_assert_eq!(sum as usize, sheet.non_empty());
        }
        // A cell that is a source is imported, and the other way round but for values many cells share.
        for source in held.evidence()[0].sources.iter() {
            let at: quarterdeck::workbook::CellRef = source.cell.to_string().parse().expect("an address");
            let entry = held.evidence()[0].ledger.iter().find(|entry| {
                entry.sheet == source.sheet && entry.range.parse::<quarterdeck::workbook::CellRange>().is_ok_and(|range| range.contains(at))
            });
            let sheet = workbook.sheets.iter().find(|sheet| sheet.name == source.sheet).expect("the sheet");
            let filled = sheet.get(at).is_some_and(|cell| !cell.is_empty());
            let imported = entry.is_some_and(|entry| entry.disposition == Some(quarterdeck::model::Disposition::Imported));
            prop_assert!(imported || !filled, "{} {} is a source but not imported", source.sheet, source.cell);
        }
    }
}

fn texts_of(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            texts_of(&path, found);
        } else {
            let text = std::fs::read_to_string(&path).expect("text");
            found.push((path, text));
        }
    }
}

#[test]
fn the_importer_names_no_council_body_or_sample() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    texts_of(&root.join("src/import"), &mut texts);
    texts_of(&root.join("assets/words"), &mut texts);
    let framework = quarterdeck::framework::Framework::built_in();
    let mut names: Vec<String> = vec!["sandwell".to_owned(), "sample-data".to_owned()];
    for body in framework.bodies().iter().filter(|body| body.id.as_str().contains('-')) {
        names.extend([body.id.to_string(), body.name.to_lowercase()]);
    }
    names.extend(framework.contracts().iter().filter(|c| c.supplier.len() > 3).map(|c| c.supplier.to_lowercase()));
    for (path, text) in texts {
        // Tests inside a file may use a council's words; the code above them may not.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_lowercase();
        for name in &names {
            assert!(!code.contains(name.as_str()), "{} names “{name}”: that belongs in a framework", path.display());
        }
    }
}

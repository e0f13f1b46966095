//! Records across and fields down.

use crate::support::{actions, housing};
use crate::written::Written;
use quarterdeck::model::Status;

#[test]
fn records_in_columns_and_fields_in_rows() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Projects this quarter"],
            &[],
            &["Ref", "X1", "X2", "X3"],
            &["Action", "Open the first hub", "Open the second hub", "Open the third hub"],
            &["Lead officer", "Head of Hubs", "Head of Hubs", "Head of Homes"],
            &["Due date", "@2023-03-31", "Ongoing", "end of Q4"],
            &["RAG", "Green", "Amber", "R"],
            &["Update", "Opened in May.", "The builder is late.", ""],
        ],
    ));
    let found = actions(&held);
    let told: Vec<(&str, &str, Option<Status>)> =
        found.iter().map(|a| (a.reference.as_str(), a.action.as_str(), a.status)).collect();
    let wanted = [
        ("X1", "Open the first hub", Some(Status::OnTrack)),
        ("X2", "Open the second hub", Some(Status::Medium)),
        ("X3", "Open the third hub", Some(Status::Significant)),
    ];
    assert_eq!(told, wanted);
    assert_eq!(found[1].commentary, "The builder is late.");
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
    let source = held.evidence()[0].sources.iter().find(|s| s.field == "commentary").map(|s| s.cell.to_string());
    assert_eq!(source.as_deref(), Some("B8"), "a source is the cell as it stands on the sheet");
    assert_eq!(said.report.sheets[0].tables[0].columns[4].column, "row 7");
}

#[test]
fn risks_in_columns_with_an_owner_they_share() {
    let book = Written::new().sheet_with(
        "Risk register",
        &[
            &["Risk ref", "#5", "#6"],
            &["Risk", "Loss of the main contractor", "Flood at the depot"],
            &["Risk owner", "Head of Repairs", ""],
            &["Likelihood", "3 - Likely", "#2"],
            &["Impact", "#4", "#4"],
            &["Score", "#12", "#8"],
            &["Controls", "Step-in plan.", "Pumps."],
        ],
        |sheet| {
            let format = rust_xlsxwriter::Format::new();
            sheet.merge_range(2, 1, 2, 2, "Head of Repairs", &format).expect("a block");
        },
    );
    let (held, said) = housing(book);
    let told: Vec<(String, Option<u32>, String)> =
        held.risks().records().map(|r| (r.title.clone(), r.score, r.owner.clone())).collect();
    let owner = || "Head of Repairs".to_owned();
    let wanted = [
        ("Loss of the main contractor".to_owned(), Some(12), owner()),
        ("Flood at the depot".to_owned(), Some(8), owner()),
    ];
    assert_eq!(told, wanted, "{:?}", said.report.sheets);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn a_table_of_counts_is_not_turned() {
    let (held, _) = housing(Written::new().sheet(
        "Counts",
        &[
            &["RAG", "Green", "Amber", "Red"],
            &["Actions", "#12", "#3", "#2"],
            &["Measures", "#9", "#4", "#1"],
            &["Risks", "#2", "#5", "#6"],
        ],
    ));
    assert!(actions(&held).is_empty() && held.measures().is_empty() && held.risks().is_empty());
}

#[test]
fn a_guide_to_the_columns_is_not_turned() {
    let (held, _) = housing(Written::new().sheet(
        "What to write",
        &[
            &["Field", "What to write", "Example"],
            &["Ref", "The reference in the plan", "27a"],
            &["Action", "What the council said it would do", "Open the first hub in the town"],
            &["Owner", "A job title, never a name", "Head of Hubs"],
            &["RAG", "Pick from the list", "Green"],
            &["Update", "What has happened since last quarter", "The hub opened in May."],
        ],
    ));
    assert!(actions(&held).is_empty(), "{:?}", actions(&held));
}

#[test]
fn a_plain_table_whose_first_column_says_words_of_headings_is_not_turned() {
    let (held, _) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Action", "Lead", "RAG", "Update"],
            &["Risk register", "Head of Risk", "Green", "Kept."],
            &["Communications", "Head of News", "Amber", "Late."],
            &["Performance", "Head of Figures", "Green", "Kept."],
            &["Budget", "Head of Money", "Red", "Overspent."],
        ],
    ));
    assert_eq!(actions(&held).len(), 4);
}

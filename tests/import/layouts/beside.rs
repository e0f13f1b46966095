//! Tables side by side on one sheet.

use crate::support::{actions, housing};
use crate::written::Written;

#[test]
fn actions_to_the_left_of_risks() {
    let (held, said) = housing(Written::new().sheet(
        "Return",
        &[
            &["Actions", "", "", "", "", "Risk register"],
            &["Ref", "Action", "RAG", "Update", "", "Risk ref", "Risk", "Likelihood", "Impact", "Score"],
            &[
                "X1",
                "Open the first hub in the town",
                "Green",
                "Opened.",
                "",
                "#5",
                "Loss of the contractor",
                "#3",
                "#4",
                "#12",
            ],
            &[
                "X2",
                "Open the second hub in the town",
                "Amber",
                "Late.",
                "",
                "#6",
                "Flood at the depot",
                "#2",
                "#4",
                "#8",
            ],
            &["X3", "Open the third hub in the town", "Red", "Stopped."],
        ],
    ));
    assert_eq!(actions(&held).len(), 3, "{:?}", said.report.sheets);
    let risks: Vec<(&str, Option<u32>)> = held.risks().records().map(|r| (r.title.as_str(), r.score)).collect();
    assert_eq!(risks, [("Loss of the contractor", Some(12)), ("Flood at the depot", Some(8))]);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
    assert_eq!(said.report.imported + said.report.ignored, said.report.cells);
}

#[test]
fn the_same_table_twice_side_by_side() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "RAG", "", "Ref", "Action", "RAG"],
            &["X1", "Open the first hub in the town", "Green", "", "X3", "Build the first new homes", "Red"],
            &["X2", "Open the second hub in the town", "Amber", "", "X4", "Build the second new homes", "Green"],
        ],
    ));
    let refs: Vec<&str> = actions(&held).iter().map(|a| a.reference.as_str()).collect();
    assert_eq!(refs, ["X1", "X2", "X3", "X4"], "{:?}", said.report.sheets);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn an_empty_column_inside_a_table_parts_nothing() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "Owner", "", "RAG", "Update", "Next steps"],
            &["X1", "Open the first hub in the town", "Head of Hubs", "", "Green", "Opened.", "Close the old one."],
            &["X2", "Open the second hub in the town", "Head of Hubs", "", "Amber", "Late.", "Find a builder."],
        ],
    ));
    assert_eq!(actions(&held).len(), 2, "{:?}", said.report.sheets);
    assert_eq!(actions(&held)[1].commentary, "Late.");
    assert_eq!(said.report.sheets[0].tables.len(), 1);
}

#[test]
fn mitigating_actions_beside_their_risks_are_no_actions() {
    let (held, said) = housing(Written::new().sheet(
        "Risk register",
        &[
            &["Risk ref", "Risk", "Likelihood", "Impact", "Score", "", "Action", "Owner", "Due date"],
            &[
                "#5",
                "Loss of the contractor",
                "#3",
                "#4",
                "#12",
                "",
                "Write a step-in plan",
                "Head of Repairs",
                "31/03/2023",
            ],
            &["#6", "Flood at the depot", "#2", "#4", "#8", "", "Buy two more pumps", "Head of Depots", "31/03/2023"],
        ],
    ));
    assert!(actions(&held).is_empty(), "{:?}", said.report.sheets);
    assert_eq!(held.risks().len(), 2);
}

//! Columns told by what they hold, where their heading says nothing.

use crate::support::{actions, housing, measures};
use crate::written::Written;

#[test]
fn a_column_of_statuses_under_a_heading_nobody_knows() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "Lead officer", "Zebra"],
            &["X1", "Open the first hub in the town", "Head of Hubs", "Green"],
            &["X2", "Open the second hub in the town", "Head of Hubs", "Amber"],
            &["X3", "Open the third hub in the town", "Head of Hubs", "Red"],
        ],
    ));
    assert!(actions(&held).iter().all(|a| a.status.is_some()), "{:?}", said.report.sheets);
    let column = &said.report.sheets[0].tables[0].columns[3];
    assert_eq!((column.confidence, column.why.as_str()), (60, "its cells say statuses"));
}

#[test]
fn a_column_of_colours_of_doors_is_asked_about() {
    let (_, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "RAG", "Zebra"],
            &["X1", "Open the first hub in the town", "Green", "Teal"],
            &["X2", "Open the second hub in the town", "Amber", "Mauve"],
            &["X3", "Open the third hub in the town", "Amber", "Ochre"],
        ],
    ));
    assert_eq!(said.report.asked, 3);
}

#[test]
fn references_without_a_heading() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["", "Action", "RAG"],
            &["B1.1", "Open the first hub in the town", "Green"],
            &["B1.2", "Open the second hub in the town", "Amber"],
        ],
    ));
    let refs: Vec<&str> = actions(&held).iter().map(|a| a.reference.as_str()).collect();
    assert_eq!(refs, ["B1.1", "B1.2"]);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn a_count_of_the_lines_is_no_reference() {
    let (held, _) = housing(Written::new().sheet(
        "Plan",
        &[
            &["", "Action", "RAG"],
            &["#1", "Open the first hub in the town", "Green"],
            &["#2", "Open the second hub in the town", "Amber"],
        ],
    ));
    assert!(actions(&held).iter().all(|a| a.reference.is_empty()), "{:?}", actions(&held));
}

#[test]
fn milestones_are_the_actions_where_nothing_else_is() {
    let (held, said) = housing(Written::new().sheet(
        "Milestones",
        &[
            &["Milestone", "Due date", "Status"],
            &["Planning permission for the hub", "@2023-03-31", "Complete"],
            &["Start on site at the hub", "@2023-06-30", "Green"],
        ],
    ));
    let told: Vec<&str> = actions(&held).iter().map(|a| a.action.as_str()).collect();
    assert_eq!(told, ["Planning permission for the hub", "Start on site at the hub"], "{:?}", said.report.sheets);
    let (held, _) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Action", "Milestone", "Due date", "Status"],
            &["Open the first hub", "Planning permission", "@2023-03-31", "Green"],
        ],
    ));
    assert_eq!(
        (actions(&held)[0].action.as_str(), actions(&held)[0].milestone.as_str()),
        ("Open the first hub", "Planning permission")
    );
}

#[test]
fn of_several_ratings_the_one_of_delivery_is_the_status() {
    let (held, said) = housing(Written::new().sheet(
        "Progress",
        &[
            &["Project name", "Spend RAG rating", "Delivery RAG rating", "Why have you given these ratings?"],
            &["Riverside hub", "Red", "Green", "All looks good."],
            &["Market hall", "Green", "Amber/Red", "It is late."],
            &["Bus station", "Green", "Amber/Green", "It is nearly done."],
        ],
    ));
    let told: Vec<(&str, &str)> =
        held.actions().records().map(|a| (a.status_as_written.as_str(), a.commentary.as_str())).collect();
    assert_eq!(
        told,
        [("Green", "All looks good."), ("Amber/Red", "It is late."), ("Amber/Green", "It is nearly done.")]
    );
    assert!(
        said.report.left_out.iter().any(|left| left.reason.contains("is a further rating")),
        "{:?}",
        said.report.left_out
    );
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn quarters_and_pairs_of_columns_keep_to_their_period() {
    let (held, said) = housing(
        Written::new()
            .sheet(
                "Plan",
                &[
                    &["Ref", "Action", "Previous RAG", "Current RAG", "Previous update", "Current update"],
                    &["X1", "Open the first hub in the town", "Red", "Green", "It was late.", "It is open."],
                ],
            )
            .sheet(
                "KPIs",
                &[
                    &["PI ref", "Indicator", "Previous actual", "Current actual", "Target"],
                    &["Z1", "Homes let in time", "80%", "86%", "85%"],
                ],
            ),
    );
    let action = actions(&held)[0];
    assert_eq!(action.status.map(quarterdeck::model::Status::code), Some("on-track"));
    assert_eq!(action.previous_status.map(quarterdeck::model::Status::code), Some("significant"));
    assert_eq!(action.commentary, "It is open.");
    let told: Vec<(String, String)> = measures(&held)
        .iter()
        .map(|m| {
            (m.period.map(|p| p.to_string()).unwrap_or_default(), m.value.map(|v| v.to_string()).unwrap_or_default())
        })
        .collect();
    let wanted = [("2022-23-Q2", "80"), ("2022-23-Q3", "86")];
    assert_eq!(told, wanted.map(|(p, v)| (p.to_owned(), v.to_owned())));
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

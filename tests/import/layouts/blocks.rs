//! The same table repeated under a heading that names whose it is, and what stands round tables.

use crate::support::{actions, housing};
use crate::written::Written;
use quarterdeck::model::Disposition;

const RISKS: &[&str] = &["No.", "Risk name", "Likelihood", "Impact", "Score", "Mitigations"];

#[test]
fn a_risk_register_a_project() {
    let (held, said) = housing(Written::new().sheet(
        "7 - Risk Register",
        &[
            &["Section A: Programme risks"],
            &[],
            RISKS,
            &["#0", "Example of how to complete >", "3 - High", "#2", "#6", "Meet often."],
            &["#1", "Loss of the contractor", "3 - High", "#4", "#12", "A step-in plan."],
            &[],
            &["Section B: Project risks"],
            &["", "Project 1:", "Riverside hub"],
            RISKS,
            &["#1", "Flood at the depot", "2 - Medium", "#4", "#8", "Pumps."],
            &["#2"],
            &[],
            &["", "Project 2:", "Market hall"],
            RISKS,
            &["#1", "Fire in the hall", "1 - Low", "#4", "#4", "Alarms."],
            &[],
            &["", "Project 3:"],
            RISKS,
            &["#1"],
            &["END", "END", "END", "END", "END", "END"],
        ],
    ));
    let told: Vec<(&str, &str, &str, Option<u32>)> = held
        .risks()
        .records()
        .map(|r| (r.register.as_str(), r.reference.as_str(), r.title.as_str(), r.likelihood))
        .collect();
    let wanted = [
        ("programme", "1", "Loss of the contractor", Some(3)),
        ("riverside-hub", "1", "Flood at the depot", Some(2)),
        ("market-hall", "1", "Fire in the hall", Some(1)),
    ];
    assert_eq!(told, wanted);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn actions_of_each_project_have_it_as_their_theme() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Project 1: Riverside hub"],
            &["Ref", "Action", "RAG"],
            &["X1", "Put the roof on the hub", "Green"],
            &["Project 2: Market hall"],
            &["Ref", "Action", "RAG"],
            &["X2", "Lay the floor of the hall", "Amber"],
        ],
    ));
    let themes: Vec<&str> = actions(&held).iter().map(|a| a.theme.as_str()).collect();
    assert_eq!(themes, ["Riverside hub", "Market hall"]);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn a_line_with_a_colon_inside_a_table_is_still_a_record() {
    let (held, _) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "RAG", "Update"],
            &["X1", "Hubs: open the first one", "Green", "Opened."],
            &["X2", "Hubs: open the second one", "Amber", ""],
        ],
    ));
    assert_eq!(actions(&held).len(), 2);
}

#[test]
fn headings_with_guidance_in_them_and_a_key_beside_the_table() {
    let (held, said) = housing(Written::new().sheet(
        "3 - Programme Progress",
        &[
            &["", "", "", "See the table to the right >>>"],
            &[
                "",
                "Project name",
                "Completion date -\n mmm/yy (e.g. Dec-22)",
                "Delivery (RAG)",
                "Spend (RAG)",
                "",
                "RAG guidance",
            ],
            &["B1", "Riverside hub", "@2023-03-01", "#5", "#1", "", "Delivery", "Score"],
            &["B2", "Market hall", "@2023-06-01", "#1", "#4", "", "Major issues causing delay", "#5"],
            &["B3", "Bus station", "@2023-09-01", "#3", "#2", "", "Some delay", "#3"],
            &["B4", "", "", "< Select >", "< Select >", "", "On track to deliver", "#1"],
        ],
    ));
    let told: Vec<(&str, &str, Option<&str>)> = held
        .actions()
        .records()
        .map(|a| (a.reference.as_str(), a.action.as_str(), a.status.map(quarterdeck::model::Status::code)))
        .collect();
    let wanted = [
        ("B1", "Riverside hub", Some("significant")),
        ("B2", "Market hall", Some("on-track")),
        ("B3", "Bus station", Some("medium")),
    ];
    assert_eq!(told, wanted, "{:?}", said.report.notes);
    assert_eq!(actions(&held)[0].due_date.map(|d| d.to_string()).as_deref(), Some("2023-03-01"));
    assert!(held.risks().is_empty());
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn figures_beyond_three_are_asked_about_when_nothing_explains_them() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "RAG", "Update"],
            &["X1", "Open the first hub in the town", "#4", "Opened."],
            &["X2", "Open the second hub in the town", "#1", "Late."],
        ],
    ));
    assert!(actions(&held).iter().all(|a| a.status.is_none()), "nothing says which end is good");
    assert_eq!(said.report.asked, 2, "{:?}", said.questions);
}

#[test]
fn a_key_in_the_workbook_tells_what_its_words_mean() {
    let table: &[&[&str]] = &[
        &["Ref", "Action", "Status"],
        &["X1", "Open the first hub in the town", "Gold"],
        &["X2", "Open the second hub in the town", "Lead"],
    ];
    let (held, said) = housing(
        Written::new().sheet("Plan", table).sheet("About this form", &[&["Gold = on track"], &["Lead = off track"]]),
    );
    let codes: Vec<Option<&str>> =
        held.actions().records().map(|a| a.status.map(quarterdeck::model::Status::code)).collect();
    assert_eq!(codes, [Some("on-track"), Some("significant")]);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
    let (held, said) = housing(Written::new().sheet("Plan", table));
    assert!(held.actions().records().all(|a| a.status.is_none()));
    assert_eq!(said.report.asked, 2, "without a key they are asked about");
}

#[test]
fn a_list_that_drop_downs_choose_from_is_no_record() {
    let mut book = Written::new()
        .sheet(
            "Risk register",
            &[
                RISKS,
                &["#1", "Loss of the contractor", "3 - High", "#4", "#12", "A step-in plan."],
                &[],
                &["", "Risk categories", "Likelihood inputs"],
                &["", "Business continuity", "1 - Low"],
                &["", "Loss of skilled people", "2 - Medium"],
            ],
        )
        .read();
    let list = |source: &str| quarterdeck::workbook::Choices { source: Some(source.to_owned()), ..Default::default() };
    book.sheets[0].choices = vec![list("$B$5:$B$6"), list("'Risk register'!$C$5:$C$6")];
    let (held, said) = crate::support::imported(&book, "housing", "2022-23-Q3", None);
    assert_eq!(held.risks().len(), 1, "{:?}", held.risks());
    let ledger = &held.evidence()[0].ledger;
    let lists = ledger.iter().filter(|entry| entry.reason == "a list to choose from").filter_map(|entry| entry.cells);
    assert_eq!(lists.sum::<u32>(), 6);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn a_long_list_of_projects_is_no_return() {
    let rows: Vec<Vec<String>> =
        (0..25).map(|n| vec![format!("P{n}"), format!("Project of number {n}"), "Active".to_owned()]).collect();
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let first: &[&str] = &["Reference", "Project name", "Status"];
    let table: Vec<&[&str]> = std::iter::once(first).chain(rows.iter().map(Vec::as_slice)).collect();
    let (held, said) = housing(Written::new().sheet("Project details", &table));
    assert!(actions(&held).is_empty());
    assert_eq!(said.report.asked, 0);
    let told = held.evidence()[0].ledger.iter().find(|entry| {
        entry.disposition == Some(Disposition::Ignored) && entry.reason.starts_with("a list and no return")
    });
    assert!(told.is_some(), "{:?}", held.evidence()[0].ledger);
}

#[test]
fn names_of_records_that_another_sheet_offers_are_still_records() {
    let mut book = Written::new()
        .sheet(
            "Plan",
            &[
                &["Project name", "RAG", "Update"],
                &["Open the first hub", "Green", "Opened."],
                &["Open the second hub", "Amber", "Late."],
            ],
        )
        .read();
    let source = Some("Plan!$A$2:$A$3".to_owned());
    book.sheets[0].choices = vec![quarterdeck::workbook::Choices { source, ..Default::default() }];
    let (held, _) = crate::support::imported(&book, "housing", "2022-23-Q3", None);
    assert_eq!(held.actions().len(), 2);
}

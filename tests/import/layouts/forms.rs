//! Forms: a label with its value, one form one record.

use crate::support::{actions, housing};
use crate::written::Written;
use quarterdeck::model::Status;

type Told<'a> = (&'a str, &'a str, Option<Status>, &'a str);

fn told(held: &quarterdeck::model::Return) -> Vec<Told<'_>> {
    held.actions()
        .records()
        .map(|a| (a.reference.as_str(), a.action.as_str(), a.status, a.commentary.as_str()))
        .collect()
}

#[test]
fn a_form_on_each_sheet() {
    let form = |reference: &'static str, action: &'static str, rag: &'static str| -> Vec<[&'static str; 2]> {
        vec![
            ["Project report", ""],
            ["", ""],
            ["Reference:", reference],
            ["Project name:", action],
            ["Lead officer:", "Head of Hubs"],
            ["Due date:", "31/03/2023"],
            ["RAG status:", rag],
            ["Progress this quarter:", "Work goes on."],
        ]
    };
    let mut book = Written::new();
    for (name, rows) in
        [("Hub", form("X1", "Open the first hub", "Green")), ("Homes", form("X2", "Build new homes", "Red"))]
    {
        let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
        book = book.sheet(name, &rows);
    }
    let (held, said) = housing(book);
    let wanted = [
        ("X1", "Open the first hub", Some(Status::OnTrack), "Work goes on."),
        ("X2", "Build new homes", Some(Status::Significant), "Work goes on."),
    ];
    assert_eq!(told(&held), wanted);
    assert_eq!(actions(&held)[0].owner, "Head of Hubs");
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
    assert_eq!(said.report.sheets[0].tables[0].layout, "a form: each label with its value");
}

#[test]
fn several_forms_under_each_other_two_pairs_a_row() {
    let (held, said) = housing(Written::new().sheet(
        "Projects",
        &[
            &["Project updates, quarter 3"],
            &[],
            &["Ref", "X1", "", "Lead", "Head of Hubs"],
            &["Project", "Open the first hub", "", "RAG", "Green"],
            &["Update", "Opened in May."],
            &[],
            &["Ref", "X2", "", "Lead", "Head of Homes"],
            &["Project", "Build new homes", "", "RAG", "Amber"],
            &["Update", "The ground is wet."],
        ],
    ));
    let wanted = [
        ("X1", "Open the first hub", Some(Status::OnTrack), "Opened in May."),
        ("X2", "Build new homes", Some(Status::Medium), "The ground is wet."),
    ];
    assert_eq!(told(&held), wanted);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn a_form_is_named_by_the_line_above_it() {
    let (held, said) = housing(Written::new().sheet(
        "Projects",
        &[
            &["Project 1: Riverside hub"],
            &["Lead officer", "Head of Hubs"],
            &["Status", "Green"],
            &["Progress", "The roof is on."],
            &["Target date", "Mar-23"],
            &[],
            &["Project 2: Market hall"],
            &["Lead officer", "Head of Markets"],
            &["Status", "~FF0000"],
            &["Progress", "The floor is not down."],
            &["Target date", "Apr-23"],
        ],
    ));
    let wanted = [
        ("", "Riverside hub", Some(Status::OnTrack), "The roof is on."),
        ("", "Market hall", Some(Status::Significant), "The floor is not down."),
    ];
    assert_eq!(told(&held), wanted);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn values_below_their_labels_and_in_the_same_cell() {
    let book = Written::new()
        .sheet(
            "Hub",
            &[
                &["Project name"],
                &["Open the first hub"],
                &[],
                &["RAG status"],
                &["Select from the list"],
                &["Green"],
                &[],
                &["Due date"],
                &["@2023-03-31"],
                &[],
                &["Progress update"],
                &["Opened in May."],
            ],
        )
        .sheet(
            "Homes",
            &[
                &["Project name: Build new homes"],
                &["Lead: Head of Homes"],
                &["RAG: Amber"],
                &["Update: The ground is wet."],
            ],
        );
    let (held, said) = housing(book);
    let wanted = [
        ("", "Open the first hub", Some(Status::OnTrack), "Opened in May."),
        ("", "Build new homes", Some(Status::Medium), "The ground is wet."),
    ];
    assert_eq!(told(&held), wanted);
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
    assert_eq!(said.report.imported + said.report.ignored, said.report.cells);
}

#[test]
fn a_form_of_a_risk() {
    let (held, said) = housing(Written::new().sheet(
        "Risk 5",
        &[
            &["Risk ref", "#5"],
            &["Risk title", "Loss of the main contractor"],
            &["Risk owner", "Head of Repairs"],
            &["Likelihood", "3 - Likely"],
            &["Impact", "#4"],
            &["Score", "#12"],
            &["Mitigation", "Step-in plan."],
        ],
    ));
    let risk = held.risks().records().next().expect("the risk");
    assert_eq!((risk.likelihood, risk.impact, risk.score), (Some(3), Some(4), Some(12)));
    assert_eq!(risk.mitigation, "Step-in plan.");
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn a_label_nobody_knows_is_asked_about() {
    let (held, said) = housing(Written::new().sheet(
        "Hub",
        &[
            &["Project name", "Open the first hub"],
            &["Colour of the door", "Teal"],
            &["RAG", "Green"],
            &["Update", "Opened in May."],
        ],
    ));
    assert_eq!(actions(&held).len(), 1, "{:?}", said.report);
    assert_eq!(said.questions.len(), 1, "{:?} {:?}", said.report, said.questions);
    assert_eq!(said.questions[0].cells, [("Hub".to_owned(), "B2".to_owned())]);
}

#[test]
fn a_cover_is_no_form() {
    let (held, _) = housing(Written::new().sheet(
        "Return",
        &[
            &["Title", "Quarter 3 return"],
            &["Directorate", "Housing"],
            &["Lead officer", "Performance Officer"],
            &["Due date", "31/01/2023"],
            &["Status", "Final draft"],
        ],
    ));
    assert!(actions(&held).is_empty(), "{:?}", actions(&held));
}

#[test]
fn a_guide_to_a_form_is_no_form() {
    let (held, _) = housing(Written::new().sheet(
        "How it is filled in",
        &[
            &["Ref", "The reference from the plan."],
            &["Action", "What was promised."],
            &["Due date", "When it was promised for."],
            &["RAG", "Green if on track, amber if behind, red if it will not happen."],
            &["Update", "What happened this quarter."],
        ],
    ));
    assert!(actions(&held).is_empty(), "{:?}", actions(&held));
}

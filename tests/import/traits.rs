//! What real returns do, one trait a test.

use crate::support::{actions, empty, housing, imported, imported_into};
use crate::written::Written;
use quarterdeck::import::{About, Mapping};
use quarterdeck::model::{Cause, Disposition, Edit, RecordKind, Return, Status};
use rust_xlsxwriter::Format;

const Q3: &str = "2022-23-Q3";

fn statuses(held: &Return) -> Vec<Option<Status>> {
    held.actions().records().map(|action| action.status).collect()
}

fn refs(held: &Return) -> Vec<String> {
    held.actions().records().map(|action| action.reference.to_string()).collect()
}

/// The reasons of ignored cells, each once.
fn reasons(held: &Return) -> Vec<String> {
    let ledger = held.evidence().iter().flat_map(|evidence| &evidence.ledger);
    let ignored = ledger.filter(|entry| entry.disposition == Some(Disposition::Ignored));
    let mut reasons: Vec<String> = ignored.map(|entry| entry.reason.clone()).collect();
    reasons.sort();
    reasons.dedup();
    reasons
}

#[test]
fn a_plain_table_under_a_title() {
    let (held, said) = housing(Written::new().sheet(
        "Return",
        &[
            &["Quarterly return"],
            &["Quarter 3 2022/23"],
            &[],
            &["Ref", "Action", "Lead officer", "Due date", "RAG", "Update"],
            &["X1", "Open the first hub in the town", "Head of Hubs", "@2023-03-31", "Green", "Opened in May."],
            &["X2", "Open the second hub in the town", "Head of Hubs", "Ongoing", "Amber", "Late."],
        ],
    ));
    let found = actions(&held);
    assert_eq!(refs(&held), ["X1", "X2"]);
    assert_eq!(found[0].due_date.map(|day| day.to_string()).as_deref(), Some("2023-03-31"));
    assert_eq!((found[1].due_date, found[1].due_as_written.as_str()), (None, "Ongoing"));
    assert_eq!(statuses(&held), [Some(Status::OnTrack), Some(Status::Medium)]);
    assert!(found[0].confirmed_at.is_some(), "a status given for the quarter is confirmed by it");
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
    assert_eq!(said.report.imported + said.report.ignored, said.report.cells);
}

#[test]
fn quarters_over_pairs_of_headings() {
    let book = Written::new().sheet_with(
        "Actions",
        &[
            &["Ref", "Action", "Q1", "", "Q2", "", "Q3", ""],
            &["", "", "RAG", "Update", "RAG", "Update", "RAG", "Update"],
            &["X1", "Open the first hub in the town", "G", "Began.", "A", "Slipped.", "R", "Stopped."],
        ],
        |sheet| {
            for column in [2, 4, 6] {
                let text = ["Q1", "Q2", "Q3"][usize::from(column / 2 - 1)];
                sheet.merge_range(0, column, 0, column + 1, text, &Format::new()).expect("a block");
            }
        },
    );
    let (held, said) = housing(book);
    let action = actions(&held)[0];
    assert_eq!((action.status, action.previous_status), (Some(Status::Significant), Some(Status::Medium)));
    assert_eq!(action.commentary, "Stopped.");
    assert!(reasons(&held).iter().any(|reason| reason.starts_with("history: Quarter 2")), "{:?}", reasons(&held));
    assert_eq!(said.report.asked, 0);
}

#[test]
fn one_sheet_an_outcome_and_a_hidden_list() {
    let header: &[&str] = &["Ref", "Deliverable", "Target date", "Status"];
    let (held, said) = housing(
        Written::new()
            .sheet("Quality Homes", &[header, &["X1", "Build the first homes on the site", "31/03/2023", "On target"]])
            .sheet(
                "People live well & age well",
                &[header, &["X2", "Visit every tenant over eighty", "Mar-23", "Off track"]],
            )
            .sheet_with("Lists", &[&["Status"], &["On target"], &["Off track"]], |sheet| {
                sheet.set_hidden(true);
            }),
    );
    let outcomes: Vec<String> =
        actions(&held).iter().filter_map(|action| action.outcome.as_ref()).map(ToString::to_string).collect();
    assert_eq!(outcomes, ["quality-homes", "live-well"]);
    assert_eq!(actions(&held)[1].due_date.map(|day| day.to_string()).as_deref(), Some("2023-03-31"));
    assert!(reasons(&held).contains(&"a hidden sheet".to_owned()));
    assert_eq!(said.report.asked, 0);
}

#[test]
fn sections_totals_notes_examples_and_guidance_are_no_records() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "Owner", "RAG", "Comments"],
            &["", "Enter the action here", "Enter a job title", "Select from the list", "Enter text"],
            &["0", "Example of how to complete the form", "Head of Forms", "Green", "As agreed."],
            &["Outcome 4: Quality Homes in Thriving Neighbourhoods"],
            &["Theme: Repairs"],
            &["X1", "Cut the repairs backlog by half", "Head of Repairs", "G", "On course."],
            &["Damp and mould"],
            &["X2", "Treat every category one case", "Head of Repairs", "A", "Staff short."],
            &["Total", "#2"],
            &["", "Green: 1"],
            &["", "Amber", "#1"],
            &["Note: figures are provisional."],
            &["* Includes garages."],
        ],
    ));
    assert_eq!(refs(&held), ["X1", "X2"]);
    let themes: Vec<&str> = actions(&held).iter().map(|action| action.theme.as_str()).collect();
    assert_eq!(themes, ["Repairs", "Damp and mould"]);
    assert!(actions(&held).iter().all(|a| a.outcome.as_ref().is_some_and(|id| id.as_str() == "quality-homes")));
    let reasons = reasons(&held);
    for reason in ["a heading", "a note", "a total, recomputed", "an example", "guidance"] {
        assert!(reasons.iter().any(|known| known == reason), "no cell was left out as {reason}: {reasons:?}");
    }
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn colour_alone_is_a_status() {
    let (held, _) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "RAG", "Update"],
            &["X1", "Cut the repairs backlog by half", "~00B050", "Good."],
            &["X2", "Treat every category one case", "~FFC000", "Fair."],
            &["X3", "Inspect every block once a year", "~FF0000", "Poor."],
            &["X4", "Replace the lifts in six blocks", "~BFBFBF", ""],
            &["X5", "Publish the tenants' handbook", "~0070C0", "Done."],
        ],
    ));
    let wanted = [Status::OnTrack, Status::Medium, Status::Significant, Status::NoUpdate, Status::Complete].map(Some);
    assert_eq!(statuses(&held), wanted);
}

#[test]
fn a_merged_outcome_speaks_for_each_row_and_counts_once() {
    let book = Written::new().sheet_with(
        "Plan",
        &[
            &["Outcome", "Ref", "Action", "Status"],
            &["", "X1", "Cut the repairs backlog by half", "Green"],
            &["", "X2", "Treat every category one case", "Amber"],
            &["", "X3", "Inspect every block once a year", "Red"],
        ],
        |sheet| {
            sheet.merge_range(1, 0, 3, 0, "Quality Homes", &Format::new()).expect("a block");
        },
    );
    let (held, said) = housing(book);
    assert!(actions(&held).iter().all(|a| a.outcome.as_ref().is_some_and(|id| id.as_str() == "quality-homes")));
    let evidence = &held.evidence()[0];
    let sources =
        evidence.sources.iter().filter(|source| source.field == "outcome" && source.cell.to_string() == "A2").count();
    assert_eq!(sources, 3, "each row has the block as its source");
    assert_eq!(said.report.imported, 10, "nine cells of three records and the block once");
}

#[test]
fn references_stay_what_the_council_writes() {
    let (held, _) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "Status"],
            &["#27", "Cut the repairs backlog by half", "Green"],
            &["27a", "Treat every category one case", "Amber"],
            &["57b", "Inspect every block once a year", "Red"],
        ],
    ));
    assert_eq!(refs(&held), ["27", "27a", "57b"]);
    let finance = Written::new()
        .sheet("Plan", &[&["Ref", "Action", "Status"], &["#30", "Set a balanced budget for next year", "Green"]]);
    let (held, _) = imported(&finance.read(), "finance", Q3, None);
    assert_eq!(refs(&held), ["3E1"], "Excel made 30 of the one planned action worth that");
}

#[test]
fn alike_cells_are_one_question_and_an_answer_is_remembered() {
    let book = || {
        Written::new().sheet(
            "Plan",
            &[
                &["Ref", "Action", "Status"],
                &["X1", "Cut the repairs backlog by half", "Blooming"],
                &["X2", "Treat every category one case", "blooming "],
                &["X3", "Inspect every block once a year", "Green"],
            ],
        )
    };
    let (held, said) = housing(book());
    assert_eq!(said.questions.len(), 1, "{:?}", said.questions);
    assert!(said.questions[0].text.starts_with("2 cells say “Blooming” under “Status”"), "{}", said.questions[0].text);
    assert_eq!(statuses(&held), [None, None, Some(Status::OnTrack)], "the good rows are good all the same");
    let mut mapping = Mapping::default();
    mapping.set(&About::word(RecordKind::Action, "status", "Blooming"), "on-track");
    let (held, said) = imported(&book().read(), "housing", Q3, Some(&mapping));
    assert!(said.questions.is_empty());
    assert_eq!(statuses(&held), [Some(Status::OnTrack); 3]);
}

#[test]
fn placeholders_say_nothing() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "RAG", "Update"],
            &["X1", "Cut the repairs backlog by half", "< Select >", "-"],
            &["#2", "", "Please select", ""],
        ],
    ));
    assert_eq!(refs(&held), ["X1"]);
    assert_eq!(statuses(&held), [None]);
    assert_eq!(said.report.asked, 0);
}

#[test]
fn importing_twice_changes_nothing_and_a_correction_changes_one_field() {
    let book = |status: &str| {
        Written::new()
            .sheet(
                "Plan",
                &[
                    &["Ref", "Action", "Status", "Update"],
                    &["X1", "Cut the repairs backlog by half", status, "Much done."],
                    &["X2", "Treat every category one case", "Amber", "Some done."],
                ],
            )
            .sheet("Changes", &[&["Risk ref", "Change", "Reason"], &["5", "Escalated", "It grew."]])
            .read()
    };
    let (first, _) = imported_into(&empty(), &book("Green"), "housing", Q3, None);
    let (again, said) = imported_into(&first, &book("Green"), "housing", Q3, None);
    assert!(said.step.is_nothing(), "{:?}", said.step.edits);
    assert_eq!(again, first);
    let (corrected, said) = imported_into(&first, &book("Red"), "housing", Q3, None);
    let fields: Vec<&str> = said
        .step
        .edits
        .iter()
        .filter_map(|edit| match edit {
            Edit::Field { field, .. } => Some(field.name()),
            _ => None,
        })
        .collect();
    assert_eq!(fields, ["status", "status_as_written"]);
    assert_eq!(corrected.actions().len(), 2);
}

#[test]
fn an_import_is_one_step_and_can_be_taken_back() {
    let book =
        Written::new().sheet("Plan", &[&["Ref", "Action", "Status"], &["X1", "Cut the backlog by half", "Green"]]);
    let before = empty();
    let (_, said) = imported_into(&before, &book.read(), "housing", Q3, None);
    assert_eq!(said.step.cause, Cause::Imported);
    let mut held = before.clone();
    let back = held.apply(&said.step).expect("it fits");
    held.apply(&back).expect("it goes back");
    // A row id is never used twice, so what is compared is what the return holds.
    assert_eq!(held.to_parts(), before.to_parts());
}

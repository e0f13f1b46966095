//! Measures, risks, contracts, words, changes and restatements: each kind of table, and several on a sheet.

use crate::support::{actions, housing, measures};
use crate::written::Written;

#[test]
fn missing_is_a_reason_and_never_a_zero() {
    let (held, said) = housing(Written::new().sheet(
        "KPIs",
        &[
            &["PI ref", "Indicator", "Actual", "Target"],
            &["Z1", "Homes let in time to those who wait", "Awaited, expected 28 February 2023", "84%"],
            &["Z2", "Tenants satisfied with their repair", "n/a", "85%"],
            &["Z3", "Homes that meet the standard", "not due this quarter", ""],
            &["Z4", "Calls answered", "#0", "#0"],
        ],
    ));
    let found: Vec<(Option<String>, Option<&str>, Option<String>)> = measures(&held)
        .iter()
        .map(|m| {
            (
                m.value.map(|v| v.to_string()),
                m.no_data_reason.map(quarterdeck::model::NoDataReason::code),
                m.expected_date.map(|d| d.to_string()),
            )
        })
        .collect();
    let wanted = [
        (None, Some("awaited"), Some("2023-02-28".to_owned())),
        (None, Some("not-applicable"), None),
        (None, Some("not-due"), None),
        (Some("0".to_owned()), None, None),
    ];
    assert_eq!(found, wanted);
    assert_eq!(said.report.asked, 0);
}

#[test]
fn earlier_figures_of_a_measure_have_rows_of_their_own() {
    let (held, said) = housing(Written::new().sheet(
        "KPIs",
        &[
            &[
                "PI ref",
                "Indicator",
                "2021/22 outturn",
                "Q1 actual",
                "Q2 actual",
                "Q3 actual",
                "Q3 target",
                "2022/23 target",
                "RAG",
            ],
            &["Z1", "Homes let in time to those who wait", "80%", "%0.81", "82%", "%0.836", "84%", "85%", "Amber"],
        ],
    ));
    let found = measures(&held);
    let told: Vec<(String, String)> = found
        .iter()
        .map(|m| {
            (m.period.map(|p| p.to_string()).unwrap_or_default(), m.value.map(|v| v.to_string()).unwrap_or_default())
        })
        .collect();
    let wanted = [("2021-22", "80"), ("2022-23-Q1", "81"), ("2022-23-Q2", "82"), ("2022-23-Q3", "83.6")];
    assert_eq!(told, wanted.map(|(period, value)| (period.to_owned(), value.to_owned())));
    let asked = found[3];
    assert_eq!(asked.target.map(|t| t.to_string()).as_deref(), Some("84"));
    assert_eq!(asked.annual_target.map(|t| t.to_string()).as_deref(), Some("85"));
    assert_eq!(said.report.asked, 0);
}

#[test]
fn a_register_of_risks_with_grouped_scores_above_a_table_of_actions() {
    let (held, said) = housing(Written::new().sheet(
        "Return",
        &[
            &["Risk register"],
            &["", "", "", "Current", "", "", "Target", "", "", "", ""],
            &["Ref", "Risk", "Risk owner", "L", "I", "Score", "L", "I", "Score", "Response", "Controls"],
            &[
                "5",
                "Loss of the main contractor",
                "Head of Repairs",
                "3 - Likely",
                "#4",
                "#12",
                "#2",
                "#4",
                "#8",
                "Treat",
                "Step-in plan.",
            ],
            &[],
            &["Action plan"],
            &["Ref", "Action", "Due date", "Status"],
            &["X1", "Cut the repairs backlog by half", "End of Q4", "Green"],
        ],
    ));
    let risk = held.risks().records().next().expect("the risk");
    assert_eq!((risk.likelihood, risk.impact, risk.score), (Some(3), Some(4), Some(12)));
    assert_eq!((risk.target_likelihood, risk.target_impact, risk.target_score), (Some(2), Some(4), Some(8)));
    assert_eq!(risk.treatment.map(quarterdeck::model::Treatment::code), Some("treat"));
    assert_eq!(actions(&held).len(), 1);
    assert_eq!(actions(&held)[0].due_date.map(|d| d.to_string()).as_deref(), Some("2023-03-31"));
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn contracts_words_changes_and_restatements_are_told_apart() {
    let book = Written::new()
        .sheet(
            "Contracts",
            &[
                &["Contract", "Supplier", "Annual value", "Meetings due", "Meetings held", "Penalties"],
                &["Waste", "Serco", "£30m", "#3", "#2", "£22,600"],
            ],
        )
        .sheet(
            "Report text",
            &[&["Section", "Heading", "Text"], &["8.10", "Communities", "The hubs opened on time.\nMore will follow."]],
        )
        .sheet(
            "Register changes",
            &[
                &["Risk ref", "Risk", "Change", "Old score", "New score", "Reason", "Approved by"],
                &[
                    "#27",
                    "Medium term financial strategy",
                    "Score reduced",
                    "#16",
                    "#8",
                    "Settlement came.",
                    "Leadership Team",
                ],
            ],
        )
        .sheet(
            "Restatements",
            &[
                &[
                    "Measure ref",
                    "Measure",
                    "Quarter",
                    "Previously reported",
                    "Corrected figure",
                    "Reason",
                    "Approved by",
                ],
                &[
                    "Z1",
                    "Requests answered in time",
                    "Q1 2022/23",
                    "61%",
                    "%0.55",
                    "Manual analysis.",
                    "Monitoring Officer",
                ],
            ],
        );
    let (held, said) = housing(book);
    let contract = held.contracts().records().next().expect("the contract");
    assert_eq!(contract.contract.as_str(), "serco");
    assert_eq!(contract.value.map(|v| v.to_string()).as_deref(), Some("30000000"));
    assert_eq!(
        (contract.meetings_held, contract.penalties.map(|v| v.to_string())),
        (Some(2), Some("22600".to_owned()))
    );
    let words = held.narratives().records().next().expect("the words");
    assert_eq!((words.section.as_str(), words.text.as_str()), ("8.10", "The hubs opened on time.\nMore will follow."));
    let event = held.events().records().next().expect("the change");
    assert_eq!(
        (event.event.map(quarterdeck::model::EventKind::code), event.old.as_str(), event.new.as_str()),
        (Some("rescored"), "16", "8")
    );
    let restated = held.restatements().records().next().expect("the restatement");
    assert_eq!((restated.old.as_str(), restated.new.as_str()), ("61", "55"));
    assert_eq!(restated.period.map(|p| p.to_string()).as_deref(), Some("2022-23-Q1"));
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn benchmarks_names_and_the_cover() {
    let book = Written::new()
        .sheet(
            "Cover",
            &[
                &["Performance return"],
                &["Directorate", "Housing"],
                &["Quarter", "Q3 2022/23"],
                &["Prepared by", "Performance Officer"],
            ],
        )
        .sheet(
            "KPIs",
            &[
                &["Indicator", "Outturn", "Target", "National average"],
                &["Gas safety certificates in date", "%0.988", "100%", "99.1%"],
            ],
        );
    let (held, said) = housing(book);
    assert_eq!(held.header().prepared_by, "Performance Officer");
    let measure = measures(&held)[0];
    assert_eq!(measure.reference.as_str(), "HSG/M03", "found by its name");
    let benchmark = held.benchmarks().records().next().expect("the benchmark");
    assert_eq!((benchmark.name.as_str(), benchmark.reference.as_str()), ("National average", "HSG/M03"));
    assert_eq!(benchmark.value.map(|v| v.to_string()).as_deref(), Some("99.1"));
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

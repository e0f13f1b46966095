//! Owns what new users tripped over, one bug a test, named after what they saw.
//! Must not know how it was mended.

use crate::support::{actions, housing, imported, measures};
use crate::written::Written;
use quarterdeck::import::{About, Mapping};
use quarterdeck::model::{RecordKind, Return, Status};
use quarterdeck::workbook::Value;

#[test]
fn words_under_what_has_happened_are_commentary_and_what_we_will_do_about_it_is_recovery() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &[
                "Ref",
                "What we said we would do",
                "Lead officer",
                "Due date",
                "RAG",
                "What has happened",
                "What we will do about it",
            ],
            &[
                "X1",
                "Set up the damp team",
                "Head of Repairs",
                "31/03/2023",
                "Amber",
                "Two posts are still empty.",
                "Agency cover until May.",
            ],
            &[
                "X2",
                "Inspect every block once a year",
                "Head of Repairs",
                "31/03/2023",
                "Green",
                "All blocks were seen by November.",
                "",
            ],
        ],
    ));
    let told = actions(&held)[0];
    let words = (told.action.as_str(), told.commentary.as_str(), told.recovery.as_str());
    assert_eq!(words, ("Set up the damp team", "Two posts are still empty.", "Agency cover until May."));
    assert_eq!((said.report.asked, &said.questions), (0, &Vec::new()));
}

#[test]
fn a_column_of_sentences_under_a_heading_nobody_knows_is_asked_and_never_left_out_or_joined() {
    for heading in
        ["What has come of it all", "Reflections of the service", "Voices from the estate", "Wider consequences"]
    {
        let (held, said) = housing(Written::new().sheet(
            "Plan",
            &[
                &["Ref", "Action", "Lead officer", "RAG", "Commentary", heading],
                &[
                    "X1",
                    "Set up the damp team",
                    "Head of Repairs",
                    "Amber",
                    "Late.",
                    "Two posts are still empty, and cover is thin.",
                ],
                &[
                    "X2",
                    "Inspect every block",
                    "Head of Repairs",
                    "Green",
                    "Done.",
                    "Tenants say that the new team listens to them.",
                ],
            ],
        ));
        assert_eq!(said.report.asked, 2, "{heading}: {:?}", said.report);
        assert_eq!(actions(&held)[0].action, "Set up the damp team", "{heading}");
        assert_eq!(actions(&held)[0].commentary, "Late.", "{heading}");
    }
}

#[test]
fn two_columns_become_one_text_only_where_both_say_so_and_then_a_note_says_it() {
    let book = |second: &'static str| {
        Written::new().sheet(
            "Risk register",
            &[
                &["Ref", "Risk name", second, "Likelihood", "Impact", "Score"],
                &["5", "Loss of the contractor", "The firm may fold before the year is out.", "#3", "#4", "#12"],
            ],
        )
    };
    let (held, said) = housing(book("Description"));
    let title = held.risks().records().next().map(|risk| risk.title.clone());
    assert_eq!(title.as_deref(), Some("Loss of the contractor\nThe firm may fold before the year is out."));
    let wanted = "Risk register: “Risk name” and “Description” are put together in one text, a line each";
    assert_eq!(said.report.notes, [wanted]);
    let (held, said) = housing(book("Our risk story"));
    let title = held.risks().records().next().map(|risk| risk.title.clone());
    assert_eq!((title.as_deref(), said.report.asked), (Some("Loss of the contractor"), 1));
}

/// One action with this in its row, under these headings.
fn one_action(heading: &'static str, cell: &'static str) -> Written {
    Written::new().sheet("Plan", &[&["Ref", "Action", "RAG", heading], &["X1", "Set up the damp team", "Green", cell]])
}

#[test]
fn a_status_between_two_is_asked_unless_somebody_said_what_it_means() {
    for word in ["Red/Amber", "AMBER/RED", "A-G", "Amber to Green", "Red Amber"] {
        let book = || Written::new().sheet("Plan", &[&["Ref", "Action", "RAG"], &["X1", "Set up the damp team", word]]);
        let (held, said) = housing(book());
        assert_eq!((actions(&held)[0].status, said.report.asked), (None, 1), "{word}");
        let mut mapping = Mapping::default();
        mapping.set(&About::word(RecordKind::Action, "status", word), "medium");
        let (held, said) = imported(&book().read(), "housing", "2022-23-Q3", Some(&mapping));
        assert_eq!((actions(&held)[0].status, said.report.asked), (Some(Status::Medium), 0), "{word}");
    }
    let (held, said) = housing(Written::new().sheet(
        "KPIs",
        &[&["PI ref", "Indicator", "Actual", "Target", "RAG"], &["Z1", "Homes let in time", "80%", "84%", "Red/Amber"]],
    ));
    assert_eq!((measures(&held)[0].status, said.report.asked), (None, 1));
}

#[test]
fn a_day_that_the_calendar_does_not_have_is_asked() {
    let (held, said) = housing(one_action("Due date", "31/2/2023"));
    assert_eq!((actions(&held)[0].due_date, said.report.asked), (None, 1));
    assert!(said.questions[0].text.contains("“31/2/2023” under “Due date”"), "{}", said.questions[0].text);
    let (held, said) = housing(one_action("Due date", "when the lawyers are done"));
    assert_eq!((actions(&held)[0].due_as_written.as_str(), said.report.asked), ("when the lawyers are done", 0));
}

#[test]
fn a_hidden_row_is_said_to_be_hidden() {
    let book = Written::new().sheet_with(
        "Plan",
        &[
            &["Ref", "Action", "RAG"],
            &["X1", "Set up the damp team", "Green"],
            &["X2", "Inspect every block", "Green"],
            &["X3", "Replace the lifts", "Red"],
        ],
        |sheet| {
            sheet.set_row_hidden(2).expect("a row").set_row_hidden(3).expect("a row");
        },
    );
    let (held, said) = housing(book);
    assert_eq!(actions(&held).len(), 3);
    assert_eq!(said.report.notes, ["Plan: rows 3 to 4: hidden in the workbook, and read like the others"]);
}

#[test]
fn prepared_by_in_one_cell_of_the_title_block_says_who() {
    let (held, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Housing return, Quarter 3 2022/23"],
            &["Prepared by: Performance Officer"],
            &["Ref", "Action", "RAG"],
            &["X1", "Set up the damp team", "Green"],
        ],
    ));
    assert_eq!(held.header().prepared_by, "Performance Officer");
    assert_eq!((said.report.asked, said.report.notes.len()), (0, 0), "{:?}", said.report.notes);
}

#[test]
fn a_workbook_of_another_quarter_or_another_body_says_so_at_once() {
    let book = || {
        Written::new().sheet(
            "Plan",
            &[
                &["Housing return, Quarter 3 2022/23"],
                &["Ref", "Action", "RAG"],
                &["X1", "Set up the damp team", "Green"],
            ],
        )
    };
    let notes = |body: &str, period: &str| imported(&book().read(), body, period, None).1.report.notes;
    assert_eq!(notes("housing", "2022-23-Q3"), [""; 0]);
    let wanted = "Plan!A1 says “Housing return, Quarter 3 2022/23”, but the workbook is imported for Quarter 1 2023/24: is that right?";
    assert_eq!(notes("housing", "2023-24-Q1"), [wanted]);
    let wanted =
        "Plan!A1 says “Housing return, Quarter 3 2022/23”, but the workbook is imported for Finance: is that right?";
    assert_eq!(notes("finance", "2022-23-Q3"), [wanted]);
}

#[test]
fn the_sample_of_one_directorate_is_noticed_when_imported_for_another() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3/housing.xlsx");
    let workbook = quarterdeck::workbook::Reader::read(&path).expect("the sample reads");
    let wrong_body = imported(&workbook, "finance", "2022-23-Q3", None).1.report.notes;
    assert!(wrong_body.iter().any(|note| note.contains("imported for Finance")), "{wrong_body:?}");
    let references = "references are of Housing in the plan and 0 of Finance: is it the right workbook?";
    assert!(wrong_body.iter().any(|note| note.ends_with(references)), "{wrong_body:?}");
    let wrong_quarter = imported(&workbook, "housing", "2023-24-Q1", None).1.report.notes;
    assert!(wrong_quarter.iter().any(|note| note.contains("imported for Quarter 1 2023/24")), "{wrong_quarter:?}");
}

#[test]
fn a_formula_never_calculated_is_asked_with_its_cell_and_the_remedy() {
    let book = || {
        Written::new()
            .sheet("Actions", &[&["Ref", "Action", "Due date", "Status"], &["X1", "Set up the damp team", "Q4", "?"]])
    };
    let mut workbook = book().read();
    // What the reader makes of a formula that was stored without its result.
    for cell in workbook.sheets[0].cells.iter_mut().filter(|cell| cell.shown() == "?") {
        cell.value = Value::Blank;
        cell.flags.uncalculated = true;
    }
    let (_, said) = imported(&workbook, "housing", "2022-23-Q3", None);
    let wanted = "Actions!D2 holds a formula under “Status” never calculated: open the workbook in Excel, save it and import it again";
    let told: Vec<&str> = said.questions.iter().map(|question| question.text.as_str()).collect();
    assert_eq!(told, [wanted]);
}

#[test]
fn a_workbook_that_gave_nothing_is_asked_after() {
    let wanted = "Return.xlsx: nothing here became part of the return: is it the right file?";
    let (_, said) = housing(Written::new().sheet("Sheet1", &[]));
    assert_eq!(said.report.notes, [wanted]);
    let (_, said) = housing(Written::new().sheet("Lunch", &[&["Sandwiches"], &["Soup", "#3"]]));
    assert_eq!(said.report.notes, [wanted]);
}

#[test]
fn what_was_left_out_says_where_it_stands() {
    let (_, said) = housing(Written::new().sheet(
        "Plan",
        &[&["Ref", "Action", "RAG"], &["X1", "Set up the damp team", "Green"], &["Note: provisional."]],
    ));
    let places: Vec<(&str, &str, &str, u32)> = said
        .report
        .left_out
        .iter()
        .map(|out| (out.reason.as_str(), out.sheet.as_str(), out.range.as_str(), out.cells))
        .collect();
    assert_eq!(places, [("a heading", "Plan", "A1:C1", 3), ("a note", "Plan", "A3", 1)]);
    assert_eq!(places.iter().map(|(.., cells)| cells).sum::<u32>(), said.report.ignored);
}

/// What the measures hold: value and target.
fn values_and_targets(held: &Return) -> Vec<(String, String)> {
    let text = |figure: Option<rust_decimal::Decimal>| figure.map(|figure| figure.to_string()).unwrap_or_default();
    measures(held).iter().map(|measure| (text(measure.value), text(measure.target))).collect()
}

fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    wanted.iter().map(|(value, target)| ((*value).to_owned(), (*target).to_owned())).collect()
}

#[test]
fn percentages_of_one_row_end_on_one_scale() {
    let (held, said) = housing(Written::new().sheet(
        "KPIs",
        &[
            &["PI ref", "Indicator", "Unit", "Actual", "Target", "National average"],
            &["Z1", "Homes let in time", "Percentage", "%0.965", "#0.97", "#0.95"],
            &["Z2", "Tenants satisfied", "Percentage", "#0.965", "97%", ""],
            &["Z3", "Rent lost to empty homes", "Percentage", "%0.021", "#2", ""],
            &["Z4", "Homes with a gas check", "Percentage", "#96.5", "#0.97", ""],
            &["Z5", "Rent written off", "Percentage", "%0.008", "#1", ""],
            &["HSG/M03", "Gas safety certificates in date", "Percentage", "#0.95", "#1", ""],
        ],
    ));
    let wanted = [("96.5", "97"), ("96.5", "97"), ("2.1", "2"), ("96.5", "97"), ("0.8", "1"), ("95", "100")];
    assert_eq!(values_and_targets(&held), pairs(&wanted));
    let benchmark = held.benchmarks().records().next().and_then(|benchmark| benchmark.value);
    assert_eq!(benchmark.map(|value| value.to_string()).as_deref(), Some("95"));
    assert_eq!(said.report.asked, 0, "{:?}", said.questions);
}

#[test]
fn a_percentage_whose_scale_cannot_be_told_is_asked() {
    let (held, said) = housing(Written::new().sheet(
        "KPIs",
        &[
            &["PI ref", "Indicator", "Unit", "Actual", "Target"],
            &["Z1", "Homes let in time", "Percentage", "#0.95", "#1"],
        ],
    ));
    assert_eq!(values_and_targets(&held), pairs(&[("", "")]));
    let wanted = "1 cell under “Actual” is a percentage such as “0.95”: out of 1 or out of 100? (KPIs!D2)";
    assert_eq!(said.questions.first().map(|question| question.text.as_str()), Some(wanted));
    assert_eq!(said.report.asked, 2);
    let (held, said) = housing(Written::new().sheet(
        "KPIs",
        &[&["PI ref", "Indicator", "Unit", "Actual", "Target"], &["Z1", "Days to let a home", "days", "#0.95", "#1"]],
    ));
    assert_eq!((values_and_targets(&held), said.report.asked), (pairs(&[("0.95", "1")]), 0));
}

#[test]
fn two_percentages_a_hundred_times_apart_are_said_to_be() {
    let (_, said) = housing(Written::new().sheet(
        "KPIs",
        &[
            &["PI ref", "Indicator", "Unit", "Actual", "Target"],
            &["Z1", "Homes let in time", "Percentage", "%0.965", "0.97%"],
        ],
    ));
    assert_eq!(said.report.notes, ["KPIs!D2 and E2 are both percentages, and one is about 100 times the other"]);
}

#[test]
fn a_reference_under_the_title_of_another_action_is_doubted() {
    let (_, said) = housing(Written::new().sheet(
        "Plan",
        &[
            &["Ref", "Action", "Status"],
            &["HSG01", "Carry out stock condition surveys", "Green"],
            &["HSG03", "Stock condition surveys", "Green"],
        ],
    ));
    let wanted = "Plan!B2: HSG01 is called “Carry out stock condition surveys” here and “Set up the Damp and Mould team and treat category 1 cases” in the plan: is it the right reference?";
    assert_eq!(said.report.notes, [wanted]);
}

#[test]
fn a_note_beside_a_cell_is_said_not_to_be_imported() {
    let rows: &[&[&str]] = &[&["Ref", "Action", "Status"], &["X1", "Set up the damp team", "Green"]];
    let book = Written::new().sheet_with("Plan", rows, |sheet| {
        sheet.insert_note(1, 2, &rust_xlsxwriter::Note::new("Ask before you change this.")).expect("a note");
    });
    let (_, said) = housing(book);
    assert_eq!(said.report.notes, ["Plan: 1 comment stands beside a cell, and is shown, not imported: C2"]);
}

#[test]
fn a_date_that_could_be_read_either_way_is_asked_about_where_another_in_its_column_is_month_first() {
    let plan = |second: &str| {
        let rows: &[&[&str]] = &[
            &["Ref", "Action", "Lead officer", "Due date", "RAG"],
            &["X1", "Set up the damp team", "Head of Repairs", "12/01/2023", "Green"],
            &["X2", "Inspect every block", "Head of Repairs", second, "Green"],
            &["X3", "Open the depot", "Head of Repairs", "05/05/2023", "Green"],
        ];
        housing(Written::new().sheet("Plan", rows))
    };
    let due = |held: &Return| actions(held).iter().map(|action| action.due_date.map(|day| day.to_string())).collect();
    let (held, said) = plan("03/31/2023");
    let days: Vec<Option<String>> = due(&held);
    assert_eq!(days, [None, None, Some("2023-05-05".to_owned())], "the same day either way is taken");
    let why = "1 cell says “12/01/2023” under “Due date”: what does that mean? We looked for a date with its month as a word: another date in this column has its month first, so this one may have too (Plan!D2)";
    assert_eq!((said.report.asked, said.questions.first().map(|question| question.text.as_str())), (2, Some(why)));
    let (held, said) = plan("31/03/2023");
    let days: Vec<Option<String>> = due(&held);
    assert_eq!((said.report.asked, days.first()), (0, Some(&Some("2023-01-12".to_owned()))), "day first, as usual");
}

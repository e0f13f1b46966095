//! Owns what a person's answers do to an import, one sort of answer a test.
//! Must not know the file the answers travel in.

use crate::support::{actions, imported, measures};
use crate::written::Written;
use quarterdeck::import::{About, COLUMNS, Imported, LABELS, Mapping, PERIODS, ROLES, SCALES, SHEETS};
use quarterdeck::model::{Disposition, NoDataReason, RecordKind, Return, Status};
use quarterdeck::workbook::Workbook;

const HEADINGS: [&str; 5] = ["Ref", "Action", "Lead officer", "RAG", "Zzz"];

/// A plan of three actions in which a word, a heading and a name are for a person to explain.
fn plan() -> Workbook {
    Written::new()
        .sheet(
            "Plan",
            &[
                &HEADINGS,
                &["X1", "Set up the damp team", "Jo Bloggs", "Pending", "Two posts are filled"],
                &["X2", "Inspect every block", "Head of Repairs", "pending", "All inspected"],
                &["X3", "Let the empty homes", "Head of Lettings", "Green", "Thirty let"],
            ],
        )
        .read()
}

fn with(book: &Workbook, answers: &[(About, &str)]) -> (Return, Imported) {
    let mut mapping = Mapping::new("housing");
    for (about, says) in answers {
        mapping.set(about, *says);
    }
    imported(book, "housing", "2022-23-Q3", Some(&mapping))
}

fn status(word: &str) -> About {
    About::word(RecordKind::Action, "status", word)
}

#[test]
fn alike_words_are_one_question_with_the_choices_in_the_frameworks_words() {
    let (_, said) = with(&plan(), &[]);
    let texts: Vec<&str> = said.questions.iter().map(|question| question.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "2 cells say “Pending” under “RAG”: what does that mean? We looked for a status (Plan!D2 and 1 more cell)",
            "3 cells stand under “Zzz”: what does this column hold? (Plan!E2 and 2 more cells)",
        ]
    );
    let question = &said.questions[0];
    assert_eq!(question.about, Some(status("Pending")));
    let medium = question.choices.iter().find(|choice| choice.says == "medium").expect("a choice");
    assert_eq!(medium.words, "Medium issues/risks/slippage");
}

#[test]
fn one_word_under_two_headings_is_one_question() {
    let table = |heading: &'static str| -> Vec<Vec<&'static str>> {
        vec![vec!["Ref", "Action", heading], vec!["X1", "Set up the damp team", "Pending"]]
    };
    let (one, two) = (table("RAG"), table("Status"));
    let rows = |table: &[Vec<&'static str>]| table.iter().map(Vec::as_slice).map(<[&str]>::to_vec).collect::<Vec<_>>();
    let (one, two) = (rows(&one), rows(&two));
    let one: Vec<&[&str]> = one.iter().map(Vec::as_slice).collect();
    let two: Vec<&[&str]> = two.iter().map(Vec::as_slice).collect();
    let (_, said) = with(&Written::new().sheet("North", &one).sheet("South", &two).read(), &[]);
    assert_eq!(said.questions.len(), 1, "{:?}", said.questions);
    assert_eq!(said.questions[0].cells.len(), 2);
}

#[test]
fn an_answer_decides_every_cell_that_says_the_word_and_keeps_what_was_written() {
    let (held, said) =
        with(&plan(), &[(status("PENDING"), "no-update"), (About::new(COLUMNS, "Zzz"), "action.commentary")]);
    let [one, two, three] = actions(&held)[..] else { panic!("three actions") };
    assert_eq!(
        [one.status, two.status, three.status],
        [Some(Status::NoUpdate), Some(Status::NoUpdate), Some(Status::OnTrack)]
    );
    assert_eq!(two.status_as_written, "pending");
    assert_eq!(one.commentary, "Two posts are filled");
    assert_eq!((said.report.asked, said.questions.len(), said.answers_used.len()), (0, 0, 2));
}

#[test]
fn what_is_left_out_has_the_persons_reason_in_the_ledger() {
    let answers = [(status("Pending"), "leave out: not decided"), (About::new(COLUMNS, "Zzz"), "leave out")];
    let (held, said) = with(&plan(), &answers);
    assert_eq!(actions(&held)[0].status, None);
    let reasons: Vec<(&str, u32)> = said
        .report
        .left_out
        .iter()
        .map(|left| (left.reason.as_str(), left.cells))
        .filter(|(reason, _)| reason.starts_with("you said"))
        .collect();
    assert_eq!(
        reasons
            .iter()
            .filter(|(reason, _)| *reason == "you said: leave it out: not decided")
            .map(|(_, cells)| cells)
            .sum::<u32>(),
        2
    );
    assert_eq!(
        reasons.iter().filter(|(reason, _)| *reason == "you said: leave it out").map(|(_, cells)| cells).sum::<u32>(),
        3
    );
    let ledger: u32 = held.evidence()[0].ledger.iter().filter_map(|entry| entry.cells).sum();
    assert_eq!((said.report.asked, ledger), (0, said.report.cells), "every cell is still accounted for");
}

#[test]
fn a_name_becomes_the_role_and_is_not_kept() {
    let (held, said) = with(&plan(), &[(About::new(ROLES, "Jo Bloggs"), "Head of Repairs")]);
    assert_eq!(actions(&held)[0].owner, "Head of Repairs");
    assert_eq!(said.answers_used.len(), 1);
    assert!(held.evidence()[0].sources.iter().all(|source| source.as_written != "Jo Bloggs"));
}

#[test]
fn a_sheet_is_what_a_person_says_it_is() {
    let book = || Workbook { ..plan() };
    let (held, said) = with(&book(), &[(About::new(SHEETS, "Plan"), "leave out: last year’s")]);
    assert!(actions(&held).is_empty());
    let reasons: Vec<&str> = said.report.left_out.iter().map(|left| left.reason.as_str()).collect();
    assert_eq!(reasons, ["you said: leave it out: last year’s"]);
    let rows: &[&[&str]] = &[&["Ref", "Action", "RAG"], &["X1", "Set up the damp team", "Green"]];
    let lists = Written::new().sheet("Lists", rows).read();
    assert!(actions(&with(&lists, &[]).0).is_empty(), "its name says it is a list to choose from");
    let (held, said) = with(&lists, &[(About::new(SHEETS, "Lists"), "return")]);
    assert_eq!((actions(&held).len(), said.answers_used.len()), (1, 1));
}

fn kpis(headings: [&'static str; 4], row: [&'static str; 4]) -> Workbook {
    Written::new().sheet("KPIs", &[&headings, &row]).read()
}

#[test]
fn the_period_of_a_column_is_what_a_person_says() {
    let book = || kpis(["Indicator", "Outturn", "Actual", "Target"], ["Homes let in time", "81%", "83%", "84%"]);
    let (held, _) = with(
        &book(),
        &[(About::new(COLUMNS, "Outturn"), "measure.value"), (About::new(PERIODS, "Outturn"), "last quarter")],
    );
    let figures: Vec<(String, String)> = measures(&held)
        .iter()
        .map(|measure| (measure.period.expect("a period").to_string(), measure.value.expect("a figure").to_string()))
        .collect();
    assert_eq!(figures, [("2022-23-Q2".to_owned(), "81".to_owned()), ("2022-23-Q3".to_owned(), "83".to_owned())]);
}

#[test]
fn the_scale_of_a_column_is_asked_once_and_answered_once() {
    let rows: &[&[&str]] = &[
        &["Indicator", "Unit", "Actual", "Target"],
        &["Homes let in time", "per cent", "#0.83", "#0.84"],
        &["Repairs done in time", "per cent", "#0.9", "#0.95"],
    ];
    let book = || Written::new().sheet("KPIs", rows).read();
    let (held, said) = with(&book(), &[]);
    assert_eq!(said.questions.len(), 2, "one a column: {:?}", said.questions);
    assert!(measures(&held).iter().all(|measure| measure.value.is_none()));
    for (says, wanted) in [("out of 1", ["83", "90"]), ("out of 100", ["0.83", "0.9"])] {
        let (held, said) = with(&book(), &[(About::new(SCALES, "Actual"), says), (About::new(SCALES, "Target"), says)]);
        let figures: Vec<String> =
            measures(&held).iter().map(|measure| measure.value.expect("a figure").to_string()).collect();
        assert_eq!(
            (figures, said.questions.len(), said.answers_used.len()),
            (wanted.map(str::to_owned).to_vec(), 0, 2)
        );
    }
}

#[test]
fn a_word_for_a_missing_figure_is_a_reason_never_a_nought() {
    let book = kpis(["Indicator", "Actual", "Target", "Comments"], ["Homes let in time", "zilch yet", "84%", "Soon"]);
    let (held, said) = with(&book, &[(About::word(RecordKind::Measure, "value", "zilch yet"), "awaited")]);
    let measure = measures(&held)[0];
    assert_eq!((measure.value, measure.no_data_reason), (None, Some(NoDataReason::Awaited)));
    assert_eq!((measure.value_as_written.as_str(), said.questions.len()), ("zilch yet", 0));
}

#[test]
fn a_label_of_a_cover_says_what_a_person_says_it_says() {
    let book = Written::new().sheet("Cover", &[&["Hand that wrote this", "Performance officer"]]).read();
    let (held, _) = with(&book, &[]);
    assert_eq!(held.header().prepared_by, "");
    let blank = quarterdeck::document::blank(&quarterdeck::document::Starting {
        framework: &quarterdeck::framework::Framework::built_in(),
        body: &quarterdeck::model::BodyId::new("housing"),
        period: quarterdeck::model::Period::Quarter(2022, 3),
        at: jiff::Timestamp::UNIX_EPOCH,
        previous: None,
    });
    let mut mapping = Mapping::new("housing");
    mapping.set(&About::new(LABELS, "Hand that wrote this"), "prepared by");
    let (held, said) = crate::support::imported_into(&blank, &book, "housing", "2022-23-Q3", Some(&mapping));
    assert_eq!((held.header().prepared_by.as_str(), said.answers_used.len()), ("Performance officer", 1));
}

#[test]
fn a_column_without_a_heading_or_with_anothers_is_called_by_its_place() {
    let rows: &[&[&str]] = &[
        &["Ref", "Action", "RAG", "Notes", "Notes", ""],
        &["X1", "Set up the damp team", "Green", "Going well", "Ask finance", "#12"],
    ];
    let book = Written::new().sheet("Plan", rows).read();
    let table = with(&book, &[]).1.report.sheets[0].tables[0].clone();
    let keys: Vec<&str> = table.columns.iter().map(|column| column.key.as_str()).collect();
    assert_eq!(keys, ["Ref", "Action", "RAG", "Plan!D", "Plan!E"]);
    let answers =
        [(About::new(COLUMNS, "Plan!E"), "action.cause"), (About::new(COLUMNS, "Plan!F"), "action.times_moved")];
    let (held, said) = with(&book, &answers);
    let action = actions(&held)[0];
    assert_eq!((action.commentary.as_str(), action.cause.as_str()), ("Going well", "Ask finance"));
    assert_eq!((action.times_moved, said.report.asked), (Some(12), 0));
}

#[test]
fn a_misspelt_heading_and_a_misspelt_word_come_with_a_likely_answer() {
    let rows: &[&[&str]] = &[
        &["Ref", "Action", "RAG", "Correctvie acton"],
        &["X1", "Set up the damp team", "Ambre", "Two posts are filled"],
    ];
    let (_, said) = with(&Written::new().sheet("Plan", rows).read(), &[]);
    let likely: Vec<Option<&str>> = said.questions.iter().map(|question| question.suggested.as_deref()).collect();
    assert_eq!(likely, [Some("medium"), Some("action.recovery")], "{:?}", said.questions);
}

#[test]
fn answers_of_no_use_are_not_counted() {
    let (held, said) = with(&plan(), &[(status("Wobbly"), "medium"), (About::new(COLUMNS, "Zzz"), "measure.value")]);
    assert!(said.answers_used.is_empty(), "{:?}", said.answers_used);
    let asked = held.evidence()[0].ledger.iter().filter(|entry| entry.disposition == Some(Disposition::Asked)).count();
    assert!(asked > 0, "an answer for another kind of table answers nothing here");
}

//! The workbook, read back with another library than the one that wrote it.

use crate::expected::sample;
use crate::returns::Bundle;
use calamine::{Data, Reader, Xlsx};
use quarterdeck::consolidation::consolidate;
use quarterdeck::framework::Framework;
use quarterdeck::model::{Action, Publish, Status};
use quarterdeck::report::corporate_xlsx;
use std::io::Cursor;

fn open(quarter: &quarterdeck::consolidation::Quarter) -> Xlsx<Cursor<Vec<u8>>> {
    let bytes = corporate_xlsx(quarter).expect("written");
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

fn rows(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<Data>> {
    let range = workbook.worksheet_range(sheet).expect("the sheet is there");
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_summary_holds_the_published_table_as_numbers() {
    let rows = rows(&mut open(&sample()), "Summary");
    let row = |name: &str| {
        let found = rows.iter().find(|row| row[0] == *name);
        found.map(|row| row[1..4].to_vec()).unwrap_or_default()
    };
    let numbers = |numbers: [f64; 3]| numbers.map(Data::Float).to_vec();
    assert_eq!(row("Actions on Track (G)"), numbers([258.0, 273.0, 15.0]));
    assert_eq!(row("Medium issues/risks/slippage (A)"), numbers([90.0, 101.0, 11.0]));
    assert_eq!(row("Significant issues/risks/slippage (R)"), numbers([9.0, 3.0, -6.0]));
    assert_eq!(row("No update available (N)"), numbers([53.0, 33.0, -20.0]));
    assert_eq!(row("All actions"), numbers([410.0, 410.0, 0.0]));
}

#[test]
fn every_sheet_is_there_and_the_lists_are_whole() {
    let mut workbook = open(&sample());
    let sheets = workbook.sheet_names();
    for sheet in ["Summary", "By outcome", "By directorate", "Actions", "Red actions", "No update", "Measures", "Risks"]
    {
        assert!(sheets.iter().any(|name| name == sheet), "{sheet} is missing");
    }
    for sheet in ["Risk movements", "Contracts", "Bridge", "Returns", "Narratives"] {
        assert!(sheets.iter().any(|name| name == sheet), "{sheet} is missing");
    }
    let lines = |workbook: &mut _, sheet| rows(workbook, sheet).len() - 1;
    assert_eq!(lines(&mut workbook, "Actions"), 460, "410 of the Corporate Plan and 50 of the other plans");
    assert_eq!(lines(&mut workbook, "Red actions"), 3);
    assert_eq!(lines(&mut workbook, "No update"), 33);
    assert_eq!(lines(&mut workbook, "Risks"), 24);
}

#[test]
fn what_looks_like_a_formula_stays_text() {
    let hostile = "=HYPERLINK(\"http://example.org\",\"click\")";
    let action = Action { action: hostile.to_owned(), status: Some(Status::Significant), ..plan("+1") };
    let bundle = Bundle::of("housing", "2022-23-Q3").action_as(action).received();
    let quarter = consolidate(vec![bundle], Vec::new(), &Framework::built_in());
    let mut workbook = open(&quarter);
    let rows = rows(&mut workbook, "Red actions");
    assert_eq!(rows[1][..2], [Data::String("+1".to_owned()), Data::String(hostile.to_owned())]);
    let formulas = workbook.worksheet_formula("Red actions").expect("the sheet is there");
    assert!(formulas.is_empty(), "a text must not become a formula");
}

#[test]
fn exempt_records_are_counted_and_in_no_list() {
    let secret = Action { publish: Some(Publish::Exempt), status: Some(Status::Significant), ..plan("H1") };
    let bundle = Bundle::of("housing", "2022-23-Q3").action_as(Action { action: "Secret site".to_owned(), ..secret });
    let bundle = bundle.action("H2", Status::OnTrack).received();
    let quarter = consolidate(vec![bundle], Vec::new(), &Framework::built_in());
    assert_eq!(quarter.counts_now().get(Status::Significant), 1);
    let mut workbook = open(&quarter);
    for sheet in workbook.sheet_names() {
        let text = format!("{:?}", rows(&mut workbook, &sheet));
        assert!(!text.contains("Secret site"), "{sheet} shows an exempt record");
    }
}

#[test]
fn a_date_before_the_workbooks_calendar_and_a_text_longer_than_a_cell_are_still_written() {
    let action = Action {
        due_date: "1066-10-14".parse().ok(),
        commentary: "a long story ".repeat(5_000),
        status: Some(Status::OnTrack),
        ..plan("H1")
    };
    let bundle = Bundle::of("housing", "2022-23-Q3").action_as(action).received();
    let quarter = consolidate(vec![bundle], Vec::new(), &Framework::built_in());
    let rows = rows(&mut open(&quarter), "Actions");
    assert!(rows[1].contains(&Data::String("1066-10-14".to_owned())));
}

#[test]
fn the_actions_print_on_one_page_width_with_the_columns_that_matter() {
    let workbook = open(&sample());
    let area =
        workbook.defined_names().iter().find(|(name, area)| name.contains("Print_Area") && area.contains("Actions!"));
    let (_, area) = area.expect("the sheet has a print area");
    assert!(area.ends_with("!$A$1:$J$461"), "{area}");
}

#[test]
fn registers_stand_in_words() {
    let rows = rows(&mut open(&sample()), "Risks");
    let at = rows[0].iter().position(|head| *head == Data::String("Register".to_owned())).expect("a column");
    let registers: Vec<String> = rows[1..].iter().map(|row| row[at].to_string()).collect();
    assert!(registers.contains(&"Strategic".to_owned()), "{registers:?}");
    assert!(registers.iter().all(|register| !register.contains('-') && !register.starts_with(char::is_lowercase)));
}

fn plan(reference: &str) -> Action {
    Action {
        plan: quarterdeck::model::PlanId::new("corporate-plan"),
        reference: quarterdeck::model::Ref::new(reference),
        ..Action::default()
    }
}

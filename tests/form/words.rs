//! Every word the form offers means what it says.

use crate::making::{Asked, HEADS, rows, sheet, write};
use quarterdeck::framework::Framework;
use quarterdeck::model::{EventKind, MeasureStatus, NoDataReason, Publish, Status, Treatment};
use quarterdeck::workbook::{Sheet, Workbook};

/// The words of a list of the hidden sheet.
fn offered(workbook: &Workbook, list: &str) -> Vec<String> {
    let lists: &Sheet = sheet(workbook, "Lists").expect("the lists");
    let head = lists.row(0).iter().find(|cell| cell.shown() == list).expect("the list");
    let words = lists.cells.iter().filter(|cell| cell.at.column == head.at.column && cell.at.row > 0);
    words.filter(|cell| !cell.is_empty()).map(|cell| cell.shown().to_owned()).collect()
}

/// Writes the words of a list under a heading, one to a row.
fn choose(workbook: &mut Workbook, name: &str, heading: &str, list: &str) {
    for (row, word) in (HEADS + 1..).zip(offered(workbook, list)) {
        write(workbook, name, (row, heading), &word);
    }
}

#[test]
fn words_for_actions() {
    let asked = Asked::new("housing", "2022-23-Q3");
    let mut workbook = asked.workbook();
    choose(&mut workbook, "Actions", "Status this quarter", "Status of an action");
    choose(&mut workbook, "Actions", "Publish", "Who may see it");
    let (ret, imported) = asked.import(&workbook);
    assert!(imported.questions.is_empty(), "{:?}", imported.questions);
    let statuses: Vec<Status> = ret.actions().records().filter_map(|action| action.status).collect();
    assert_eq!(statuses, Status::ALL);
    let marks: Vec<Publish> = ret.actions().records().filter_map(|action| action.publish).collect();
    assert_eq!(marks, Publish::ALL);
}

#[test]
fn words_for_measures() {
    let asked = Asked::new("housing", "2022-23-Q3");
    let mut workbook = asked.workbook();
    choose(&mut workbook, "Measures", "Status this quarter", "Status of a measure");
    choose(&mut workbook, "Measures", "Reason for no data", "Reason for no figure");
    choose(&mut workbook, "Measures", "Provisional or final", "Provisional or final");
    let (ret, imported) = asked.import(&workbook);
    assert!(imported.questions.is_empty(), "{:?}", imported.questions);
    let statuses: Vec<MeasureStatus> = ret.measures().records().filter_map(|measure| measure.status).collect();
    assert_eq!(statuses, MeasureStatus::ALL);
    let reasons: Vec<NoDataReason> = ret.measures().records().filter_map(|measure| measure.no_data_reason).collect();
    assert_eq!(reasons, NoDataReason::ALL);
    let provisional: Vec<bool> = ret.measures().records().filter_map(|measure| measure.provisional).collect();
    assert_eq!(provisional, [true, false]);
}

#[test]
fn words_for_risks() {
    let asked = Asked::new("corporate", "2022-23-Q3").after_the_sample();
    let mut workbook = asked.workbook();
    assert!(rows(sheet(&workbook, "Risks").expect("the risks")).len() >= EventKind::ALL.len());
    choose(&mut workbook, "Risks", "Change to risk", "Change to risk");
    choose(&mut workbook, "Risks", "Treatment", "Treatment");
    choose(&mut workbook, "Risks", "Likelihood", "Likelihood and impact");
    let (ret, imported) = asked.import(&workbook);
    assert!(imported.questions.is_empty(), "{:?}", imported.questions);
    let events: Vec<EventKind> = ret.events().records().filter_map(|event| event.event).collect();
    assert_eq!(events, EventKind::ALL);
    let treatments: Vec<Treatment> = ret.risks().records().filter_map(|risk| risk.treatment).take(4).collect();
    assert_eq!(treatments, Treatment::ALL);
    let likely: Vec<u32> = ret.risks().records().filter_map(|risk| risk.likelihood).collect();
    assert_eq!(likely, [1, 2, 3, 4]);
}

#[test]
fn words_for_narratives() {
    let framework = Framework::built_in();
    let asked = Asked::new("corporate", "2022-23-Q3");
    let mut workbook = asked.workbook();
    choose(&mut workbook, "Narratives", "Section", "Section");
    choose(&mut workbook, "Narratives", "Kind of text", "Kind of text");
    for row in HEADS + 1..=HEADS + u32::try_from(framework.sections().len()).expect("a few") {
        write(&mut workbook, "Narratives", (row, "Text this quarter"), "It went well in this part of the council.");
    }
    let (ret, imported) = asked.import(&workbook);
    assert!(imported.questions.is_empty(), "{:?}", imported.questions);
    let sections: Vec<&str> = ret.narratives().records().map(|narrative| narrative.section.as_str()).collect();
    assert_eq!(sections, framework.sections().iter().map(|section| section.id.as_str()).collect::<Vec<_>>());
    let kinds: Vec<&str> = ret.narratives().records().map(|n| n.kind.as_str()).take(3).collect();
    assert_eq!(kinds, ["summary", "headline", "exception"]);
}

#[test]
fn words_for_outcomes_plans_and_registers() {
    let framework = Framework::built_in();
    let asked = Asked::new("borough-economy", "2022-23-Q3");
    let mut workbook = asked.workbook();
    let first = rows(sheet(&workbook, "Actions").expect("the actions")).into_iter().max().expect("rows") + 1;
    for (row, plan) in (first..).zip(offered(&workbook, "Plan")) {
        write(&mut workbook, "Actions", (row, "Plan"), &plan);
        write(&mut workbook, "Actions", (row, "Ref"), &format!("NEW{row}"));
        write(&mut workbook, "Actions", (row, "Action"), "Something quite new that nobody planned");
    }
    for (row, register) in (HEADS + 1..).zip(offered(&workbook, "Register")) {
        write(&mut workbook, "Risks", (row, "Register"), &register);
        write(&mut workbook, "Risks", (row, "Ref"), &format!("R{row}"));
        write(&mut workbook, "Risks", (row, "Risk"), "Something quite new that may go wrong");
    }
    for (row, outcome) in (HEADS + 1..).zip(offered(&workbook, "Outcome")) {
        write(&mut workbook, "Narratives", (row, "Outcome"), &outcome);
        write(&mut workbook, "Narratives", (row, "Text this quarter"), "It went well for this outcome.");
    }
    let (ret, imported) = asked.import(&workbook);
    assert!(imported.questions.is_empty(), "{:?}", imported.questions);
    let new = ret.actions().records().filter(|action| action.reference.as_str().starts_with("NEW"));
    let plans: Vec<&str> = new.map(|action| action.plan.as_str()).collect();
    assert_eq!(plans, framework.plans().iter().map(|plan| plan.id.as_str()).collect::<Vec<_>>());
    let registers: Vec<&str> = ret.risks().records().map(|risk| risk.register.as_str()).collect();
    assert_eq!(registers, ["strategic", "borough-economy"]);
    let outcomes: Vec<_> = ret.narratives().records().filter_map(|narrative| narrative.outcome.clone()).collect();
    assert_eq!(outcomes, framework.outcomes().iter().map(|outcome| outcome.id.clone()).collect::<Vec<_>>());
}

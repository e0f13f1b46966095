//! What the checks find in the returns beside each other, and that explanations arrive with their bundles.

use crate::returns::{Bundle, row};
use quarterdeck::consolidation::{FoundIn, Quarter, Received, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Action, Explanation, Narrative, PlanId, RecordKind, Ref, Status};
use quarterdeck::report;

fn quarter(bundles: Vec<Bundle>) -> Quarter {
    let received: Vec<Received> = bundles.into_iter().map(Bundle::received).collect();
    consolidate(received, Vec::new(), &Framework::built_in())
}

fn of_rule<'q>(quarter: &'q Quarter, rule: &str) -> Vec<&'q FoundIn> {
    quarter.findings().iter().filter(|found| found.finding.rule == rule).collect()
}

fn words(text: &str) -> Narrative {
    Narrative { section: "8.4".to_owned(), text: text.to_owned(), ..Narrative::default() }
}

fn of(body: &str) -> Bundle {
    Bundle::of(body, "2022-23-Q3")
}

#[test]
fn the_words_of_the_corporate_return_are_held_against_all_returns() {
    let housing = || of("housing").action("H1", Status::Significant).action("H2", Status::OnTrack);
    let finance = || of("finance").action("F1", Status::Significant);
    let told = |text: &str| {
        let quarter = quarter(vec![of("corporate").narrative(words(text)), housing(), finance()]);
        of_rule(&quarter, "NAR.01").iter().map(|own| (own.body.to_string(), own.at_the_centre)).collect::<Vec<_>>()
    };
    assert_eq!(told("Two actions are red."), [], "one in Housing and one in Finance");
    assert_eq!(told("One action is red."), [("corporate".to_owned(), true)], "no single return shows it");
}

#[test]
fn two_returns_that_differ_on_one_thing_are_told_once_and_where() {
    let council = |day: &str| words(&format!("Council approved the asset strategy on {day} April 2022."));
    let quarter = quarter(vec![of("finance").narrative(council("12")), of("housing").narrative(council("21"))]);
    let found = of_rule(&quarter, "CEN.01");
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert!(one.at_the_centre && one.finding.headline.ends_with("(in the return of Finance)"), "{one:#?}");
    assert!(report::text_summary(&quarter).contains("CEN.01 Housing"), "{}", report::text_summary(&quarter));
}

#[test]
fn an_explanation_travels_in_its_bundle_and_shows_at_the_centre() {
    let late = Action {
        plan: PlanId::new("corporate-plan"),
        reference: Ref::new("H1"),
        status: Some(Status::OnTrack),
        due_date: "2022-09-30".parse().ok(),
        ..Action::default()
    };
    let mut housing = of("housing").action_as(late);
    let why = Explanation {
        rule: "ACT.03".to_owned(),
        record: Some(RecordKind::Action),
        container: "corporate-plan".to_owned(),
        reference: Ref::new("H1"),
        explanation: "The snagging list is all that is left".to_owned(),
        explained_by: "Head of Housing".to_owned(),
        ..Explanation::default()
    };
    housing.parts.explanations.push(row("x", 0, why));
    let quarter = quarter(vec![housing]);
    let found = of_rule(&quarter, "ACT.03");
    let [one] = found.as_slice() else { panic!("{found:#?}") };
    assert!(one.finding.is_settled() && !one.at_the_centre);
    let csv = String::from_utf8(report::findings_csv(&quarter)).expect("text");
    let line = csv.lines().find(|line| line.contains("ACT.03")).expect("its line");
    assert!(line.contains("The snagging list is all that is left,Head of Housing"), "{line}");
}

#[test]
fn the_words_of_an_exempt_record_are_in_no_list() {
    let exempt = |reference: &str| Action {
        plan: PlanId::new("corporate-plan"),
        reference: Ref::new(reference),
        action: "Settle the claim of the late contractor".to_owned(),
        publish: Some(quarterdeck::model::Publish::Exempt),
        status: Some(Status::OnTrack),
        ..Action::default()
    };
    let quarter = quarter(vec![of("finance").action_as(exempt("F1")), of("housing").action_as(exempt("H1"))]);
    assert_eq!(of_rule(&quarter, "CEN.03").len(), 1);
    let shown = [
        report::text_summary(&quarter),
        report::json_summary(&quarter).to_string(),
        String::from_utf8(report::findings_csv(&quarter)).expect("text"),
    ];
    assert!(!shown.iter().any(|text| text.contains("late contractor")), "{shown:#?}");
}

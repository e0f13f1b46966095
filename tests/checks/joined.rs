//! Owns what every finding comes with: its order, the workbook cell and the explanation; and what the listing of rules holds.
//! Must not know what any rule looks for.

use crate::case::{Example, read};
use quarterdeck::checks::{Context, History, check, rules, ruleset};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Finding, Tier};

fn findings(markdown: &str) -> Vec<Finding> {
    all(markdown).into_iter().filter(|finding| ["ACT.01", "ACT.02"].contains(&finding.rule)).collect()
}

fn of_rule(rule: &str, markdown: &str) -> Vec<Finding> {
    all(markdown).into_iter().filter(|finding| finding.rule.starts_with(rule)).collect()
}

fn all(markdown: &str) -> Vec<Finding> {
    let example: Vec<Example> = read(markdown);
    let scene = example.first().expect("an example").scene();
    check(&Context::new(&scene.ret, None, &scene.framework, scene.today))
}

const TWO_AMBER: &str = "## Fires: two amber actions
```actions
row,plan,ref,action,status,confirmed_at,cause
a1,corporate-plan,27,Build 100 council homes,medium,2023-01-10T09:00:00Z,Rain
a2,corporate-plan,28,Buy 40 council homes,medium,2023-01-10T09:00:00Z,
```
";

fn explained(columns: &str, explanation: &str) -> Vec<Option<String>> {
    let text = format!("{TWO_AMBER}```explanations\n{columns},explanation,explained_by\n{explanation}\n```\n");
    findings(&text).into_iter().map(|finding| finding.explanation).collect()
}

#[test]
fn what_must_be_fixed_comes_first_then_by_reference_in_the_councils_own_order() {
    let found = findings(
        "## Fires: four\n```actions\nplan,ref,action,status,status_as_written,confirmed_at\n\
         corporate-plan,57b,a,medium,,2023-01-10T09:00:00Z\ncorporate-plan,130,b,,Purple,\n\
         corporate-plan,27a,c,significant,,2023-01-10T09:00:00Z\ncorporate-plan,27,d,significant,,2023-01-10T09:00:00Z\n```\n",
    );
    let order: Vec<String> = found.iter().map(|f| format!("{} {} {}", f.tier, f.rule, f.place.reference)).collect();
    let expected = ["must-fix ACT.01 130", "must-fix ACT.02 27", "must-fix ACT.02 27a", "explain-or-fix ACT.02 57b"];
    assert_eq!(order, expected);
}

#[test]
fn a_finding_names_the_cell_its_value_came_from_else_the_cell_of_its_reference() {
    let text = format!(
        "{TWO_AMBER}```files\nfile,cells\nreturn.xlsx,3\n```\n```sources\nrecord,row,field,file,sheet,cell\n\
         action,a1,commentary,return.xlsx,Plan,F4\naction,a2,ref,return.xlsx,More,A5\n```\n"
    );
    let cells: Vec<String> = findings(&text).into_iter().map(|finding| finding.place.cell).collect();
    assert_eq!(cells, ["return.xlsx, Plan!F4", "return.xlsx, More!A5"]);
}

#[test]
fn a_blank_field_is_found_in_the_cell_under_its_column_on_the_line_of_its_row() {
    let text = format!(
        "{TWO_AMBER}```files\nfile,cells\nreturn.xlsx,4\n```\n```sources\nrecord,row,field,file,sheet,cell\n\
         action,a1,ref,return.xlsx,Plan,A4\naction,a1,commentary,return.xlsx,Plan,F4\n\
         action,a2,ref,return.xlsx,Plan,A5\naction,a2,action,return.xlsx,Plan,B5\n```\n"
    );
    let cells: Vec<String> = findings(&text).into_iter().map(|finding| finding.place.cell).collect();
    assert_eq!(cells, ["return.xlsx, Plan!F4", "return.xlsx, Plan!F5"]);
}

#[test]
fn a_row_without_a_reference_has_the_cell_of_what_it_does_have() {
    let found = of_rule(
        "RET.05",
        "## Fires: one\n```actions\nrow,plan,ref,action\na1,corporate-plan,,Build 100 council homes\n```\n\
         ```files\nfile,cells\nreturn.xlsx,1\n```\n```sources\nrecord,row,field,file,sheet,cell\n\
         action,a1,action,return.xlsx,Plan,B4\n```\n",
    );
    assert_eq!(found.first().map(|finding| finding.place.cell.as_str()), Some("return.xlsx, Plan!B4"), "{found:?}");
}

#[test]
fn what_is_in_the_return_comes_before_what_is_missing_from_it() {
    let found = all("## Fires: many\n```actions\nplan,ref,action,status,status_as_written\n\
         corporate-plan,HSG01,Build 100 council homes,,Purple\ncorporate-plan,HSG01,Build them again,on-track,\n```\n\
         ```risks\nregister,ref,title,score\nstrategic,54,Leisure contract,7\n```\n");
    let rules: Vec<&str> = found.iter().filter(|f| f.tier == Tier::MustFix).map(|finding| finding.rule).collect();
    assert_eq!(rules.iter().position(|rule| *rule == "RET.02"), Some(3), "{rules:?}");
    assert!(rules.len() <= 6, "the missing plan is told in a few findings: {rules:?}");
}

#[test]
fn a_measure_nobody_can_rate_is_told_what_is_wanted_and_not_to_change_its_figure() {
    let found = of_rule(
        "MEA.06",
        "## Fires: three\n```measures\nref,period,measure,value,target,polarity,status\n\
         X1,2022-23-Q3,Repairs,90,95,,amber\nX2,2022-23-Q3,Homes,,95,more,green\nX3,2022-23-Q3,Lets,3,,more,green\n```\n",
    );
    let remedies: Vec<&str> = found.iter().map(|finding| finding.remedy.as_str()).collect();
    let begins = ["Say which way is better", "Enter the figure", "Enter the target of this period"];
    assert!(remedies.len() == 3 && remedies.iter().zip(begins).all(|(r, b)| r.starts_with(b)), "{remedies:?}");
}

#[test]
fn an_explanation_belongs_to_the_record_it_was_written_for() {
    let given = Some("It rained".to_owned());
    let by_row = explained("rule,record,row", "ACT.02,action,a1,It rained,Head of Housing");
    assert_eq!(by_row, [given.clone(), None]);
    let by_name = explained("rule,record,container,ref", "ACT.02,action,corporate-plan,28,It rained,Head of Housing");
    assert_eq!(by_name, [None, given.clone()]);
    let of_field = explained("rule,record,row,field", "ACT.02,action,a1,commentary,It rained,Head of Housing");
    assert_eq!(of_field, [given, None]);
}

#[test]
fn an_explanation_of_another_rule_field_or_kind_or_without_words_explains_nothing() {
    for (columns, row) in [
        ("rule,record,row", "ACT.01,action,a1,It rained,Head of Housing"),
        ("rule,record,row,field", "ACT.02,action,a1,recovery_owner,It rained,Head of Housing"),
        ("rule,record,container,ref", "ACT.02,risk,corporate-plan,27,It rained,Head of Housing"),
        ("rule,record,row", "ACT.02,action,a1, ,Head of Housing"),
    ] {
        assert_eq!(explained(columns, row), [None, None], "{row}");
    }
}

#[test]
fn the_listing_holds_each_rule_with_its_manual_page() {
    let listing = serde_json::to_value(rules()).expect("rules are plain data");
    let first = &listing[0];
    assert_eq!((first["id"].as_str(), first["tier"].as_str()), (Some("RET.01"), Some("must-fix")));
    assert_eq!(first["stage"].as_str(), Some("return"));
    assert_eq!(first["manual"].as_str(), Some(rules()[0].manual().as_str()));
    assert_eq!(ruleset(&Framework::built_in()).split('|').count(), rules().len());
}

/// Two quarters of one measure; the figure that was accepted and the one that is given, with an explanation of the swing.
fn swing(now: &str, explanation: &str) -> Finding {
    let text = format!(
        "## Fires: a swing\n```measures\nref,period,measure,unit,value\nX01,2022-23-Q3,Complaints,number,{now}\n```\n\
         ```previous/measures\nref,period,measure,unit,value\nX01,2022-23-Q2,Complaints,number,71\n```\n{explanation}"
    );
    let scene = read(&text).first().expect("an example").scene();
    let history = History::of(&scene.history);
    let found = check(&Context::with_history(&scene.ret, &history, &scene.framework, scene.today));
    found.into_iter().find(|finding| finding.rule == "MEA.09").expect("a swing")
}

fn explaining(fingerprint: &str) -> String {
    let columns = "rule,record,row,field,explanation,explained_by,fingerprint";
    format!("```explanations\n{columns}\nMEA.09,measure,m1,value,The team moved,Head of Housing,{fingerprint}\n```\n")
}

#[test]
fn an_explanation_holds_while_the_figures_it_was_given_for_stand() {
    let state = swing("34", "").fingerprint;
    let settled = swing("34", &explaining(&state));
    assert!(settled.is_settled(), "the figure is the one that was explained");
    assert_eq!(settled.explained_before, None);
}

#[test]
fn an_explanation_reopens_when_its_figures_move_and_is_kept_beside_the_finding() {
    let state = swing("34", "").fingerprint;
    let reopened = swing("29", &explaining(&state));
    assert_eq!((reopened.explanation, reopened.explained_before.as_deref()), (None, Some("The team moved")));
}

#[test]
fn what_must_be_fixed_is_not_explained_away() {
    let example = TWO_AMBER.replace("medium", "significant");
    let text = format!(
        "{example}```explanations\nrule,record,row,explanation,explained_by\nACT.02,action,a1,It rained,Head of Housing\n```\n"
    );
    assert!(findings(&text).iter().all(|finding| finding.explanation.is_none() && !finding.is_settled()));
}

/// The tiers of what ACT.02 finds on two amber actions and a red one, under a council's switch.
fn switched(rule: &str, number: u32) -> Vec<Tier> {
    let limits = format!(
        "```framework/limits.csv\nrule,limit,value,unit,reason\n{rule},tier,{number},tier,Agreed with the leads\n```\n"
    );
    let red = "a3,corporate-plan,29,Buy 40 council homes,significant,2023-01-10T09:00:00Z,\n```\n";
    let text = TWO_AMBER.trim_end().trim_end_matches("```").to_owned() + red + &limits;
    of_rule("ACT.02", &text).into_iter().map(|finding| finding.tier).collect()
}

#[test]
fn a_council_softens_a_rule_raises_it_or_switches_it_off() {
    let (must, explain, notice) = (Tier::MustFix, Tier::ExplainOrFix, Tier::Notice);
    assert_eq!(switched("ACT.99", 1), [must, explain, explain], "without a switch");
    assert_eq!(switched("ACT.02", 2), [explain, explain, explain]);
    assert_eq!(switched("ACT.02", 1), [notice, notice, notice]);
    assert_eq!(switched("ACT.02", 3), [must, explain, explain], "what is softer by the rule stays softer");
    assert_eq!(switched("ACT.02", 0), []);
}

#[test]
fn the_ruleset_of_a_bundle_says_what_was_switched() {
    let limits =
        "```framework/limits.csv\nrule,limit,value,unit,reason\nACT.04,tier,1,tier,\nMEA.09,tier,0,tier,\n```\n";
    let scene = read(&format!("## Silent: switched\n{limits}")).first().expect("an example").scene();
    let told = ruleset(&scene.framework);
    assert!(told.contains("|ACT.04=notice|") && told.contains("|MEA.09=off|"), "{told}");
}

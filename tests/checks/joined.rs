//! Owns what every finding comes with: its order, the workbook cell and the explanation; and what the listing of rules holds.
//! Must not know what any rule looks for.

use crate::case::{Example, read};
use quarterdeck::checks::{Context, check, rules, ruleset};
use quarterdeck::model::Finding;

fn findings(markdown: &str) -> Vec<Finding> {
    let example: Vec<Example> = read(markdown);
    let scene = example.first().expect("an example").scene();
    let found = check(&Context::new(&scene.ret, None, &scene.framework, scene.today));
    found.into_iter().filter(|finding| finding.rule.starts_with("ACT")).collect()
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
         action,a1,commentary,return.xlsx,Plan,F4\naction,a2,ref,return.xlsx,Plan,A5\n```\n"
    );
    let cells: Vec<String> = findings(&text).into_iter().map(|finding| finding.place.cell).collect();
    assert_eq!(cells, ["return.xlsx, Plan!F4", "return.xlsx, Plan!A5"]);
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
    assert_eq!(ruleset().split('|').count(), rules().len());
}

//! Owns running every rule on its case.
//! Must not know what any rule looks for.

use crate::case::{Example, read};
use quarterdeck::checks::{Context, History, Rule, Stage, check, check_among, rules};
use std::path::Path;

fn examples(rule: &Rule) -> Vec<Example> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks").join(format!("{}.md", rule.id));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} has no case {}", rule.id, path.display()));
    read(&text)
}

/// The findings of the rule as a case quotes them.
fn findings(rule: &Rule, example: &Example) -> Vec<String> {
    let scene = example.scene();
    let history = History::of(&scene.history);
    let context = Context::with_history(&scene.ret, &history, &scene.framework, scene.today);
    let context = if scene.sealing { context.at_sealing() } else { context };
    let found = match (rule.stage, &scene.other) {
        (Stage::Centre, Some(other)) => {
            let first = Context::new(other, None, &scene.framework, scene.today);
            check_among(&[first, context]).concat()
        }
        _ => check(&context),
    };
    let own = found.into_iter().filter(|finding| finding.rule == rule.id);
    own.map(|finding| format!("{}: {}", finding.tier, finding.headline)).collect()
}

#[test]
fn every_rule_finds_what_its_case_says_and_nothing_else() {
    let mut wrong = Vec::new();
    for rule in rules() {
        for example in examples(rule) {
            let found = findings(rule, &example);
            if found != example.expected {
                wrong.push(format!(
                    "{} “{}”\n  expected {:#?}\n  found {found:#?}",
                    rule.id, example.title, example.expected
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_has_an_example_that_fires_and_one_that_is_silent() {
    for rule in rules() {
        let examples = examples(rule);
        for (fires, kind) in [(true, "fires"), (false, "is silent")] {
            assert!(examples.iter().any(|e| e.fires == fires), "{} has no example that {kind}", rule.id);
        }
        for example in examples {
            assert_eq!(example.fires, !example.expected.is_empty(), "{} “{}”", rule.id, example.title);
        }
    }
}

#[test]
fn every_case_belongs_to_a_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if let Some(id) = name.strip_suffix(".md") {
            assert!(rules().iter().any(|rule| rule.id == id), "{name} is the case of no rule");
        }
    }
}

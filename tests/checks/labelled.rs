//! Owns the labelled sentences: reading a line of `words/*.jsonl` into a return, and measuring the rules on words over all of them.
//! Must not know how a rule reads a sentence.

#![expect(clippy::print_stdout, reason = "the measure is printed, not only asserted")]

use crate::labelled_scene::{Label, Says, read};
use quarterdeck::checks::{Context, check};
use quarterdeck::framework::Framework;
use std::collections::BTreeMap;
use std::path::Path;

/// The rules on words begin so.
const FAMILY: &str = "NAR.";

/// What was rightly found, wrongly found, and missed.
#[derive(Clone, Copy, Default)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Score {
    fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 1.0 } else { f64::from(part) / f64::from(whole) }
}

/// The labels of a file; none when it is not there.
fn labels(name: &str) -> Vec<Label> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks/words").join(name);
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.lines().filter(|line| !line.trim().is_empty()).map(read).collect()
}

/// The rules on words that find something in a label's pair, with what they say.
fn found(label: &Label, framework: &Framework) -> Vec<(&'static str, String)> {
    let scene = label.scene();
    let context = Context::new(&scene.ret, scene.previous.as_ref(), framework, scene.today);
    let own = check(&context).into_iter().filter(|finding| finding.rule.starts_with(FAMILY));
    own.map(|finding| (finding.rule, finding.headline)).collect()
}

/// Runs the rules over a file, prints what came of it, and gives the score of all.
fn measure(name: &str) -> Score {
    let framework = Framework::built_in();
    let (mut all, mut families, mut rules) = (Score::default(), BTreeMap::new(), BTreeMap::new());
    let labels = labels(name);
    for label in &labels {
        let found = found(label, &framework);
        let family: &mut Score = families.entry(label.family.clone()).or_default();
        for score in [&mut all, family] {
            match (label.says, found.is_empty()) {
                (Says::False, false) => score.right += 1,
                (Says::False, true) => score.missed += 1,
                (_, false) => score.wrong += 1,
                (_, true) => {}
            }
        }
        for (rule, _) in &found {
            let score: &mut Score = rules.entry(*rule).or_default();
            if label.says == Says::False { score.right += 1 } else { score.wrong += 1 }
        }
        tell(label, &found);
    }
    println!("{name}: {} pairs, {} of them false", labels.len(), all.right + all.missed);
    for (family, score) in &families {
        println!("  family {family:<12} {}", words(*score));
    }
    for (rule, score) in &rules {
        println!(
            "  rule   {rule:<12} right {:3}, wrong {:3}, precision {:.3}",
            score.right,
            score.wrong,
            score.precision()
        );
    }
    println!("  all                 {}", words(all));
    all
}

/// Prints a pair that the rules got wrong.
fn tell(label: &Label, found: &[(&str, String)]) {
    match (label.says, found) {
        (Says::False, []) => println!("missed {} ({}): {} [{}]", label.id, label.family, label.text, label.why),
        (Says::True | Says::Irrelevant, [_, ..]) => {
            println!("wrong {} ({}, {:?}): {} -> {found:?}", label.id, label.family, label.says, label.text);
        }
        _ => {}
    }
}

fn words(score: Score) -> String {
    format!(
        "right {:3}, wrong {:3}, missed {:3}, precision {:.3}, recall {:.3}",
        score.right,
        score.wrong,
        score.missed,
        score.precision(),
        score.recall()
    )
}

#[test]
fn the_sentences_the_rules_were_written_on() {
    let score = measure("written.jsonl");
    assert!(score.precision() >= 0.95 && score.recall() >= 0.85, "{}", words(score));
}

#[test]
fn the_sentences_held_out_last() {
    measure("fresh.jsonl");
}

#[test]
fn the_sentences_held_out() {
    measure("heldout.jsonl");
}

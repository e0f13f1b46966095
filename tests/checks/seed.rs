//! Owns the golden checks of the seed report: its own words, section by section, as narratives beside the sample returns.
//! Must not know how a rule reads a sentence.

use crate::samples::expected;
use jiff::civil::date;
use quarterdeck::checks::{Context, check};
use quarterdeck::framework::Framework;
use quarterdeck::model::{BodyId, EventKind, Finding, Period, Ref, Return};
use quarterdeck::tables::CellText;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The golden checks that are found, with the rule, the section or reference, and words of the headline.
const GOLDEN: [(u8, &str, &str, &str); 10] = [
    (1, "NAR.04", "2", "January 2034"),
    (2, "NAR.09", "16", "21 April 2022"),
    (4, "NAR.07", "8.13", "says nothing of red actions"),
    (5, "NAR.08", "8.4", "medium issues rose from 90 to 101"),
    (6, "NAR.05", "8.4", "Appendix 4"),
    (8, "NAR.09", "6.5", "£18,500pa"),
    (9, "NAR.10", "7.3", "An increase from previous quarters"),
    (10, "MEA.11", "FIN07", ""),
    (11, "NAR.12", "6.2", "13 out of the 15 KPIs"),
    (12, "NAR.06", "6.4", "Memberships reduced"),
];

/// All returns of a quarter, in the order of bodies.
fn returns(framework: &Framework, quarter: &str) -> Vec<Return> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample-data/expected").join(quarter);
    let period = Period::parse(quarter).expect("a period");
    let of =
        |body: &quarterdeck::framework::Body| expected(&folder.join(body.id.as_str()), framework, &body.id, period);
    framework.bodies().iter().map(of).collect()
}

/// Everything found in all returns at the centre, on the day of the report.
fn found() -> Vec<(BodyId, Finding)> {
    let framework = Framework::built_in();
    let (now, before) = (returns(&framework, "2022-23-Q3"), returns(&framework, "2022-23-Q2"));
    let (now, before): (Vec<&Return>, Vec<&Return>) = (now.iter().collect(), before.iter().collect());
    let mut all = Vec::new();
    for (ret, last) in now.iter().zip(&before) {
        let context = Context::new(ret, Some(last), &framework, date(2023, 3, 29)).among_returns(&now, &before);
        all.extend(check(&context).into_iter().map(|finding| (ret.header().body.clone(), finding)));
    }
    all
}

fn is(finding: &Finding, (_, rule, place, words): &(u8, &str, &str, &str)) -> bool {
    let named = finding.place.container == *place || finding.place.reference.as_str() == *place;
    finding.rule == *rule && named && finding.headline.contains(words)
}

#[test]
fn the_report_is_found_out_where_it_errs_and_nowhere_else() {
    let all = found();
    let mut missing = Vec::new();
    for golden in &GOLDEN {
        match all.iter().find(|(_, finding)| is(finding, golden)) {
            Some((body, finding)) => println!("golden {}: {body} {} {}", golden.0, finding.rule, finding.headline),
            None => missing.push(golden.0),
        }
    }
    let other = |(_, finding): &&(BodyId, Finding)| {
        finding.rule.starts_with("NAR.") && !GOLDEN.iter().any(|golden| is(finding, golden))
    };
    let others: Vec<String> =
        all.iter().filter(other).map(|(body, f)| format!("{body} {} {}", f.rule, f.headline)).collect();
    for other in &others {
        println!("besides: {other}");
    }
    assert!(missing.is_empty(), "golden checks not found: {missing:?}");
    assert!(others.len() <= 2, "more than two besides: {others:#?}");
}

#[test]
fn what_holds_in_the_report_is_left_alone() {
    let all = found();
    // 3: 258 + 90 + 9 + 53 and 273 + 101 + 3 + 33 are both 410, and nothing came or went. 7: 178 to 108 is a reduction of 39%.
    let population = all.iter().filter(|(_, finding)| finding.rule == "RET.03").count();
    let reduction = all.iter().filter(|(_, finding)| finding.headline.contains("39%")).count();
    assert_eq!((population, reduction), (0, 0));
    let framework = Framework::built_in();
    for quarter in ["2022-23-Q2", "2022-23-Q3"] {
        let returned = returns(&framework, quarter);
        let headline =
            returned.iter().flat_map(|ret| ret.actions().records()).filter(|a| framework.is_headline(&a.plan));
        assert_eq!(headline.count(), 410, "{quarter}");
    }
}

#[test]
fn a_dropped_row_is_missed_in_the_population() {
    let framework = Framework::built_in();
    let (now, before) = (returns(&framework, "2022-23-Q3"), returns(&framework, "2022-23-Q2"));
    let housing =
        |all: &[Return]| all.iter().position(|ret| ret.header().body.as_str() == "housing").expect("Housing returns");
    let mut parts = now[housing(&now)].to_parts();
    parts.actions.remove(0);
    let ret = Return::from_parts(parts).expect("one row fewer");
    let found = check(&Context::new(&ret, Some(&before[housing(&before)]), &framework, date(2023, 3, 29)));
    assert!(found.iter().any(|finding| finding.rule.starts_with("RET.0")), "{found:#?}");
}

#[test]
fn the_risks_of_the_report_keep_their_names_and_their_movements_are_events() {
    let framework = Framework::built_in();
    let now = returns(&framework, "2022-23-Q3");
    let corporate = now.iter().find(|ret| ret.header().body.as_str() == "corporate").expect("the corporate return");
    // 13: 27 is a number in the workbook and 27a a text; they stay texts and sort as people sort them.
    let mut refs: Vec<Ref> = ["57b", "27b", "57", "42a", "27a", "27"].iter().map(Ref::new).collect();
    refs.sort();
    assert_eq!(refs.iter().map(Ref::as_str).collect::<Vec<_>>(), ["27", "27a", "27b", "42a", "57", "57b"]);
    // 15: every movement of 11.3 is a typed event.
    let mut moves: BTreeMap<String, Vec<EventKind>> = BTreeMap::new();
    for event in corporate.events().records() {
        moves.entry(event.reference.to_string()).or_default().extend(event.event);
    }
    for (risk, kind) in [
        ("27", EventKind::Rescored),
        ("53", EventKind::Rescored),
        ("27b", EventKind::Split),
        ("54", EventKind::DeEscalated),
        ("57", EventKind::Closed),
        ("57b", EventKind::Escalated),
        ("66", EventKind::Escalated),
        ("67", EventKind::Escalated),
        ("68", EventKind::Escalated),
        ("68", EventKind::Rescored),
        ("69", EventKind::Escalated),
        ("42a", EventKind::Refocused),
        ("70", EventKind::Escalated),
    ] {
        assert!(moves.get(risk).is_some_and(|kinds| kinds.contains(&kind)), "risk {risk}: {kind:?}");
    }
}

//! Owns the mutation test: one change at a time in a sealed sample bundle, held against `oracle.csv`, which was written first.
//! Must not know how any rule works; what a kind of change does to a return is in `mutations/`.

mod actions;
mod measures;
mod others;

use super::demonstration;
use super::seeded::Seeded;
use jiff::ToSpan;
use jiff::civil::Date;
use quarterdeck::checks::{Context, History, check};
use quarterdeck::framework::Framework;
use quarterdeck::model::{Finding, Parts, Period, Return};
use quarterdeck::package::{self, Package};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a change is made in.
struct Setting<'a> {
    framework: &'a Framework,
    period: Period,
    last: Option<&'a Return>,
}

/// A kind of change: makes one of its kind by lot, or says that the return has no place for it.
type Change = fn(&mut Parts, &Setting<'_>, &mut Seeded) -> Option<()>;

/// Every kind of change by its name in the oracle.
fn kinds() -> Vec<(&'static str, Change)> {
    [actions::KINDS, measures::KINDS, others::KINDS].concat()
}

/// The rules that must find a kind of change; none where it is harmless.
fn oracle() -> BTreeMap<String, BTreeSet<String>> {
    let rows =
        csv::Reader::from_reader(include_bytes!("oracle.csv").as_slice()).into_records().map(|row| row.expect("a row"));
    let rules = |text: &str| text.split('|').filter(|rule| *rule != "harmless").map(str::to_owned).collect();
    rows.map(|row| (row[0].to_owned(), rules(&row[1]))).collect()
}

#[test]
fn every_kind_of_change_stands_in_the_oracle_and_the_other_way_round() {
    let made: BTreeSet<String> = kinds().into_iter().map(|(name, _)| name.to_owned()).collect();
    assert_eq!(made, oracle().into_keys().collect());
}

/// How often a kind was made, how often it was found, and where it first was not.
#[derive(Default)]
struct Tally {
    made: usize,
    found: usize,
    missed: Option<String>,
    false_alarms: usize,
}

/// So many changes a bundle; the full number is asked for with `QUARTERDECK_MUTATIONS=1000`.
#[expect(clippy::disallowed_methods, reason = "how thorough the run is, is asked from outside; what is tested is not")]
fn wanted() -> usize {
    std::env::var("QUARTERDECK_MUTATIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(60)
}

#[test]
fn every_harmful_change_of_a_sample_bundle_is_found() {
    let packages: BTreeMap<String, Package> = demonstration::bundles()
        .into_iter()
        .map(|(name, bytes)| (name.to_owned(), package::read(name, bytes).expect("a bundle of the demonstration")))
        .collect();
    let mut tallies: BTreeMap<&'static str, Tally> = BTreeMap::new();
    for (number, (name, bundle)) in packages.iter().enumerate() {
        let last = packages.get(&name.replace("2022-23-Q3", "2022-23-Q2")).filter(|_| name.contains("2022-23-Q3"));
        mutate(name, bundle, last, number as u64, &mut tallies);
    }
    tell(&tallies);
    let missed: Vec<&String> = tallies.values().filter_map(|tally| tally.missed.as_ref()).collect();
    assert!(missed.is_empty(), "{missed:#?}");
    let never: Vec<&str> =
        kinds().into_iter().map(|(name, _)| name).filter(|name| !tallies.contains_key(name)).collect();
    assert!(never.is_empty() || wanted() < 1000, "never made: {never:?}");
}

fn mutate(
    name: &str,
    bundle: &Package,
    last: Option<&Package>,
    seed: u64,
    tallies: &mut BTreeMap<&'static str, Tally>,
) {
    let period = bundle.ret.header().period.expect("a quarter");
    let setting = Setting { framework: &bundle.framework, period, last: last.map(|last| &last.ret) };
    let history = History::of(setting.last);
    let today = period.last_day().expect("a quarter ends").checked_add(20.days()).expect("a day");
    let before = findings(&bundle.ret, &history, setting.framework, today);
    let (kinds, oracle) = (kinds(), oracle());
    let mut lot = Seeded(seed + 1);
    let (mut made, mut tried) = (0, 0);
    while made < wanted() && tried < wanted() * 20 {
        tried += 1;
        let (kind, change) = kinds[lot.below(kinds.len())];
        let mut parts = bundle.ret.to_parts();
        if change(&mut parts, &setting, &mut lot).is_none() {
            continue;
        }
        made += 1;
        let changed = Return::from_parts(parts).expect("row ids stay different");
        let new: Vec<Finding> = findings(&changed, &history, setting.framework, today)
            .into_values()
            .filter(|finding| !before.contains_key(&key(finding)))
            .collect();
        let wanted = &oracle[kind];
        let tally = tallies.entry(kind).or_default();
        tally.made += 1;
        let found = new.iter().any(|finding| wanted.contains(finding.rule));
        if wanted.is_empty() {
            tally.false_alarms += usize::from(!new.is_empty());
            tally.found += 1;
        } else if found {
            tally.found += 1;
        } else if tally.missed.is_none() {
            let heard: Vec<&str> = new.iter().map(|finding| finding.headline.as_str()).collect();
            tally.missed =
                Some(format!("{kind} in {name}: {} instead heard {heard:?}", difference(&bundle.ret, &changed)));
        }
    }
}

fn findings(ret: &Return, history: &History<'_>, framework: &Framework, today: Date) -> HashMap<String, Finding> {
    check(&Context::with_history(ret, history, framework, today))
        .into_iter()
        .map(|finding| (key(&finding), finding))
        .collect()
}

fn key(finding: &Finding) -> String {
    format!("{} {} {:?} {:?}", finding.rule, finding.headline, finding.place.row, finding.place.field)
}

/// The first record that differs.
fn difference(before: &Return, after: &Return) -> String {
    let (before, after) = (before.to_parts(), after.to_parts());
    let action = after.actions.iter().find(|row| !before.actions.contains(row)).map(|row| format!("{:?}", row.record));
    let measure =
        || after.measures.iter().find(|row| !before.measures.contains(row)).map(|row| format!("{:?}", row.record));
    let risk = || after.risks.iter().find(|row| !before.risks.contains(row)).map(|row| format!("{:?}", row.record));
    action.or_else(measure).or_else(risk).unwrap_or_else(|| "a row is gone".to_owned())
}

#[expect(clippy::print_stdout, reason = "the tally is for the person who runs it")]
fn tell(tallies: &BTreeMap<&'static str, Tally>) {
    let (mut made, mut found) = (0, 0);
    for (kind, tally) in tallies {
        let alarms = if tally.false_alarms > 0 {
            format!(", {} with a finding though harmless", tally.false_alarms)
        } else {
            String::new()
        };
        println!("{kind}: {} of {} found{alarms}", tally.found, tally.made);
        made += tally.made;
        found += tally.found;
    }
    println!("all: {found} of {made}");
}

/// One of the rows that fit, by lot.
fn pick(count: usize, lot: &mut Seeded, fits: impl Fn(usize) -> bool) -> Option<usize> {
    let fitting: Vec<usize> = (0..count).filter(|at| fits(*at)).collect();
    (!fitting.is_empty()).then(|| fitting[lot.below(fitting.len())])
}

//! Owns opening a quarter at the centre: starter packages from what counted, and the turn of the year.
//! Must not know what is filled in afterwards.

use crate::support::{Run, demonstration, files, quarterdeck};
use quarterdeck::model::{Period, RecordKind, Status};
use quarterdeck::package::{self, Package};
use std::path::Path;

/// The demonstration's bundles of a quarter, in `bundles`.
fn bundles(folder: &Path, quarter: &str) {
    let begins = format!("{quarter}/bundles/");
    for (path, bytes) in demonstration().files.iter().filter(|(path, _)| !path.ends_with('/')) {
        if let Some(name) = path.strip_prefix(&begins) {
            std::fs::create_dir_all(folder.join("bundles")).expect("a folder");
            std::fs::write(folder.join("bundles").join(name), bytes).expect("written");
        }
    }
}

fn open(folder: &Path, period: &str, previous: &str, to: &str) -> Run {
    quarterdeck(folder, &["open-quarter", "--period", period, "--previous", previous, "-o", to])
}

fn read(path: &Path) -> Package {
    package::read(&path.to_string_lossy(), &std::fs::read(path).expect("a starter package")).expect("a draft")
}

#[test]
fn ten_starter_packages_hold_last_quarter_as_it_counted_and_nothing_of_this_one() {
    let folder = tempfile::tempdir().expect("a folder");
    bundles(folder.path(), "2022-23-Q2");
    let run = open(folder.path(), "Q3 2022/23", "bundles", "starters");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("Quarter 3 2022/23 opened with 10 starter packages"), "{}", run.out);
    assert_eq!(files(&folder.path().join("starters")).len(), 10);
    let starter = read(&folder.path().join("starters/housing-2022-23-Q3.return.zip"));
    let (ret, last) = (&starter.ret, starter.earlier.first().expect("last quarter travels in it").ret());
    assert_eq!(ret.header().period, Some(Period::Quarter(2022, 3)));
    assert_eq!((ret.actions().len(), last.actions().len()), (56, 56));
    for (now, before) in ret.actions().records().zip(last.actions().records()) {
        assert_eq!(now.previous_status, Some(before.counted_status()));
        assert_eq!((now.counted_status(), now.commentary.as_str()), (Status::NoUpdate, ""), "{}", now.reference);
    }
    assert!(!ret.measures().is_empty() && ret.measures().records().all(|measure| measure.value.is_none()));
    // Nothing of the population is open: what is to do is this quarter's.
    let check = quarterdeck(folder.path(), &["check", "starters/housing-2022-23-Q3.return.zip"]);
    assert!(!check.out.contains("RET.02") && !check.out.contains("RET.03"), "{}", check.out);
}

#[test]
fn starter_packages_are_never_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    bundles(folder.path(), "2022-23-Q2");
    assert_eq!(open(folder.path(), "2022-23-Q3", "bundles", "starters").code, 0);
    let before = files(&folder.path().join("starters"));
    let again = open(folder.path(), "2022-23-Q3", "bundles", "starters");
    assert_eq!(again.code, 2, "{}", again.out);
    assert!(again.err.contains("is there already and may have been worked in"), "{}", again.err);
    assert!(files(&folder.path().join("starters")) == before);
}

#[test]
fn bundles_of_another_quarter_are_refused_in_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    bundles(folder.path(), "2022-23-Q2");
    let run = open(folder.path(), "2022-23-Q4", "bundles", "starters");
    assert_eq!(run.code, 2, "{}", run.out);
    let says = "Quarter 4 2022/23 is opened from the bundles of Quarter 3 2022/23, and these are for Quarter 2 2022/23";
    assert!(run.err.contains(says) && run.err.lines().count() == 1, "{}", run.err);
}

#[test]
fn a_body_without_a_return_begins_from_the_base_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    bundles(folder.path(), "2022-23-Q2");
    std::fs::remove_file(folder.path().join("bundles/PMF_2022-23-Q2_finance_r1.zip")).expect("it was there");
    let run = open(folder.path(), "2022-23-Q3", "bundles", "starters");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("from the base plan alone"), "{}", run.out);
    let starter = read(&folder.path().join("starters/finance-2022-23-Q3.return.zip"));
    assert!(starter.earlier.is_empty());
    assert_eq!((starter.ret.actions().len(), starter.ret.measures().is_empty()), (22, false));
}

#[test]
fn the_year_turns_in_the_first_quarter() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    bundles(path, "2022-23-Q3");
    assert_eq!(open(path, "2022-23-Q4", "bundles", "fourth").code, 0);
    let export = quarterdeck(
        path,
        &[
            "export",
            "fourth/housing-2022-23-Q4.return.zip",
            "-o",
            "sealed",
            "--signed-off-by",
            "Director",
            "--incomplete",
        ],
    );
    assert_eq!(export.code, 0, "{}{}", export.out, export.err);
    let run = open(path, "2023-24-Q1", "sealed", "first");
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let starter = read(&path.join("first/housing-2023-24-Q1.return.zip"));
    assert_eq!(starter.framework.fact("year"), "2023-24");
    assert_eq!(starter.ret.header().framework, "sandwell-2023-24");
    assert_eq!(starter.ret.count(RecordKind::Action), 56);
    assert!(!starter.ret.measures().is_empty());
    let check = quarterdeck(path, &["check", "first/housing-2023-24-Q1.return.zip"]);
    assert!(!check.out.contains("RET.02") && !check.out.contains("RET.03"), "{}", check.out);
}

//! Owns the whole main job on the sample workbooks: published figures come out, and a lost row is noticed.
//! Must not know how figures are computed.

use crate::support::{copy_of_samples, demonstration, quarterdeck, take_row_out};

/// A line of the printed table: its label and the numbers behind it.
fn numbers(out: &str, label: &str) -> Vec<i64> {
    // The third quarter is told last, and stands beside the second.
    let line = out
        .lines()
        .rfind(|line| line.trim_start().starts_with(label))
        .unwrap_or_else(|| panic!("no “{label}” in:\n{out}"));
    let rest = line.trim_start().trim_start_matches(label);
    rest.split_whitespace()
        .filter_map(|word| word.trim_start_matches('+').replace('\u{2212}', "-").parse().ok())
        .collect()
}

#[test]
fn the_demo_prints_the_published_table() {
    let run = &demonstration().run;
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    assert_eq!(numbers(&run.out, "Actions on Track")[..2], [258, 273]);
    assert_eq!(numbers(&run.out, "Medium issues/risks/slippage")[..2], [90, 101]);
    assert_eq!(numbers(&run.out, "Significant issues/risks/slippage")[..2], [9, 3]);
    assert_eq!(numbers(&run.out, "No update available")[..2], [53, 33]);
    assert_eq!(numbers(&run.out, "All actions")[..2], [410, 410]);
    assert!(run.out.contains("Beside these, 50 actions of other plans: Improvement Plan 30,"), "{}", run.out);
    let reds = run.out.rsplit("Red actions by outcome").next().expect("the last list");
    let by_outcome: Vec<i64> =
        reds.lines().skip(1).map_while(|line| line.split_whitespace().last()?.parse().ok()).collect();
    assert_eq!(by_outcome, [0, 0, 1, 0, 0, 0, 2]);
}

#[test]
fn the_demo_leaves_twenty_bundles_and_two_pictures() {
    let files = &demonstration().files;
    for quarter in ["2022-23-Q2", "2022-23-Q3"] {
        let bundles = format!("{quarter}/bundles/PMF_{quarter}_");
        assert_eq!(files.keys().filter(|path| path.starts_with(&bundles)).count(), 10, "{:?}", files.keys());
        assert!(files.contains_key(&format!("{quarter}/corporate.xlsx")));
        assert!(files.contains_key(&format!("{quarter}/corporate.html")));
    }
}

#[test]
fn a_red_row_taken_out_of_a_workbook_is_named_by_the_check_and_the_bridge() {
    let folder = tempfile::tempdir().expect("a folder");
    let copies = copy_of_samples(&folder.path().join("copies"));
    let (body, reference, action) = red_action();
    take_row_out(&copies.join("2022-23-q3").join(format!("{body}.xlsx")), &action);
    let run = quarterdeck(folder.path(), &["demo", "-o", "out", "--samples", "copies"]);
    assert_eq!(run.code, 1, "something must be fixed:\n{}\n{}", run.out, run.err);
    assert_eq!(numbers(&run.out, "All actions")[..2], [410, 409]);
    let named = |what: &str| {
        let line = run.out.lines().find(|line| line.contains(what) && line.contains(&reference));
        assert!(line.is_some(), "{what} does not name {reference}:\n{}", run.out);
    };
    named("RET.02");
    named("vanished without an event");
}

/// A red action of the sample's third quarter, from the samples' own tables: body, reference, text.
fn red_action() -> (String, String, String) {
    let expected = crate::support::samples().join("expected/2022-23-Q3");
    for body in std::fs::read_dir(expected).expect("expected results") {
        let body = body.expect("an entry");
        let Ok(bytes) = std::fs::read(body.path().join("actions.csv")) else { continue };
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let header = reader.headers().expect("a header").clone();
        let at = |name: &str| header.iter().position(|column| column == name).expect("the column");
        let (plan, reference, action, status) = (at("plan"), at("ref"), at("action"), at("status"));
        for line in reader.records() {
            let line = line.expect("a line");
            if &line[plan] == "corporate-plan" && &line[status] == "significant" {
                let body = body.file_name().into_string().expect("a name");
                return (body, line[reference].to_owned(), line[action].to_owned());
            }
        }
    }
    panic!("the samples hold red actions")
}

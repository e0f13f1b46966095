//! Owns the steps of the main job one by one: import, check, export, verify.
//! Must not know how any step works inside.

use crate::support::{files, quarterdeck, samples};
use std::path::Path;

const AT: &str = "2023-01-20T09:12:00Z";

fn import(folder: &Path, body: &str) {
    let workbook = samples().join("2022-23-q3").join(format!("{body}.xlsx"));
    let draft = format!("{body}.return.zip");
    let workbook = workbook.to_string_lossy();
    let run = quarterdeck(
        folder,
        &[
            "import",
            &workbook,
            "--body",
            body,
            "--period",
            "2022-23-Q3",
            "-o",
            &draft,
            "--prepared-by",
            "Support officer",
        ],
    );
    assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
}

fn export(folder: &Path, body: &str, to: &str) -> crate::support::Run {
    let draft = format!("{body}.return.zip");
    quarterdeck(folder, &["export", &draft, "-o", to, "--signed-off-by", "Director", "--signed-off-at", AT])
}

fn name(body: &str, revision: u32) -> String {
    format!("PMF_2022-23-Q3_{body}_r{revision}.zip")
}

#[test]
fn sealing_twice_with_the_same_sign_off_gives_equal_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    import(folder.path(), "housing");
    for to in ["one", "two", "one"] {
        let run = export(folder.path(), "housing", to);
        assert_eq!(run.code, 0, "{}\n{}", run.out, run.err);
    }
    let (one, two) = (files(&folder.path().join("one")), files(&folder.path().join("two")));
    assert_eq!(one.len(), 1, "the same content again makes no second revision");
    assert!(one == two, "the bundles differ");
}

#[test]
fn another_sign_off_makes_the_next_revision_and_leaves_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    import(folder.path(), "housing");
    assert_eq!(export(folder.path(), "housing", "out").code, 0);
    let later = [
        "export",
        "housing.return.zip",
        "-o",
        "out",
        "--signed-off-by",
        "Director",
        "--signed-off-at",
        "2023-01-23T08:00:00Z",
    ];
    assert_eq!(quarterdeck(folder.path(), &later).code, 0);
    let names: Vec<String> = files(&folder.path().join("out")).into_keys().collect();
    assert_eq!(names, [name("housing", 1), name("housing", 2)]);
}

#[test]
fn the_receipt_code_is_the_same_at_export_and_at_verify() {
    let folder = tempfile::tempdir().expect("a folder");
    import(folder.path(), "housing");
    let exported = export(folder.path(), "housing", "out");
    let verified = quarterdeck(folder.path(), &["verify", &format!("out/{}", name("housing", 1))]);
    assert_eq!(verified.code, 0, "{}", verified.out);
    let code = |text: &str| {
        let is_code = |w: &&[&str]| w.iter().all(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_hexdigit()));
        let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',' || c == '.').collect();
        words.windows(3).find(is_code).expect("a receipt code is told").join(" ")
    };
    assert_eq!(code(&exported.out), code(&verified.out));
}

#[test]
fn a_changed_byte_is_refused_by_verify_and_by_consolidate() {
    let folder = tempfile::tempdir().expect("a folder");
    import(folder.path(), "housing");
    assert_eq!(export(folder.path(), "housing", "out").code, 0);
    let path = folder.path().join("out").join(name("housing", 1));
    let mut bytes = std::fs::read(&path).expect("the bundle");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&path, bytes).expect("written");
    let verified = quarterdeck(folder.path(), &["verify", &path.to_string_lossy()]);
    assert_eq!(verified.code, 1, "{}", verified.out);
    let consolidated = quarterdeck(folder.path(), &["consolidate", "out", "-o", "picture"]);
    assert_eq!(consolidated.code, 1);
    assert!(consolidated.out.contains(&name("housing", 1)), "{}", consolidated.out);
}

#[test]
fn rules_are_listed_for_people_and_for_programs() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = quarterdeck(folder.path(), &["rules"]);
    let json = quarterdeck(folder.path(), &["rules", "--json"]);
    let parsed: serde_json::Value = serde_json::from_str(&json.out).expect("one JSON object and nothing else");
    for rule in ["RET.01", "RET.02", "ACT.01", "ACT.02", "MEA.06", "RSK.01", "IMP.01"] {
        assert!(told.out.contains(rule), "{rule}");
        assert!(parsed.to_string().contains(rule), "{rule}");
    }
}

#[test]
fn one_rule_is_shown_with_its_limits_and_an_unknown_one_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = quarterdeck(folder.path(), &["rules", "act.02"]);
    assert_eq!(one.code, 0, "{}", one.err);
    for part in ["ACT.02", "Why: ", "Remedy: ", "Acceptable: ", "Limit commentary_minimum = 20"] {
        assert!(one.out.contains(part), "no {part} in {}", one.out);
    }
    assert!(!one.out.contains("ACT.03"));
    let none = quarterdeck(folder.path(), &["rules", "NAR.99"]);
    assert_eq!((none.code, none.err.contains("no rule NAR.99")), (2, true), "{}", none.err);
}

#[test]
fn help_offers_only_what_works() {
    let folder = tempfile::tempdir().expect("a folder");
    let help = quarterdeck(folder.path(), &["--help"]);
    assert_eq!(help.code, 0);
    for later in ["--sign ", "--allowed-signers"] {
        assert!(!help.out.contains(later), "{later} does not work yet");
    }
}

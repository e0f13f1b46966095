//! Each validator catches what it is there for, so that their silence about our packages says something.

use crate::fixture::{Files, bundle, forged, unzip};
use crate::tools::Validator::{self, Bagit, Csvw, Frictionless};

#[track_caller]
fn caught(validator: Validator, files: &Files, because: &str) {
    let (valid, said) = validator.verdict(files);
    assert!(!valid, "{validator:?} lets it pass:\n{said}");
    assert!(said.contains(because), "{validator:?} does not say “{because}”:\n{said}");
}

fn changed(name: &str, was: &str, now: &str) -> Files {
    unzip(&forged(name, |text| text.replacen(was, now, 1)))
}

#[test]
fn a_changed_file() {
    let mut files = unzip(&bundle().1);
    let mut bytes = files["data/actions.csv"].clone();
    let at = bytes.windows(5).position(|five| five == b"roofs").expect("the word");
    bytes[at] = b'R';
    files.insert("data/actions.csv".to_owned(), bytes);
    caught(Bagit, &files, "data/actions.csv sha256 validation failed");
    caught(Frictionless, &files, "hash-count");
}

#[test]
fn a_stray_file() {
    let mut files = unzip(&bundle().1);
    files.insert("data/stray.csv".to_owned(), b"x".to_vec());
    caught(Bagit, &files, "Payload-Oxum validation failed");
}

#[test]
fn a_changed_description() {
    let mut files = unzip(&bundle().1);
    files.entry("datapackage.json".to_owned()).or_default().push(b' ');
    caught(Bagit, &files, "datapackage.json sha256 validation failed");
}

#[test]
fn a_status_that_is_none_with_every_hash_recomputed() {
    let files = changed("data/actions.csv", ",significant,", ",purple,");
    assert!(Bagit.verdict(&files).0, "the hashes are right");
    caught(Frictionless, &files, "purple");
    caught(Csvw, &files, "purple");
}

#[test]
fn a_word_where_a_number_belongs() {
    let files = changed("data/measures.csv", ",86,", ",many,");
    caught(Frictionless, &files, "type-error");
    caught(Csvw, &files, "many");
}

#[test]
fn two_rows_of_one_key() {
    let files = changed("data/actions.csv", ",27a,", ",27,");
    caught(Frictionless, &files, "primary-key");
    caught(Csvw, &files, "FAIL");
}

#[test]
fn a_plan_that_is_not_in_the_framework() {
    let files = changed("data/actions.csv", "a1,corporate-plan,", "a1,secret-plan,");
    caught(Frictionless, &files, "foreign-key");
    caught(Csvw, &files, "FAIL");
}

#[test]
fn a_benchmark_of_no_measure() {
    let files = changed("data/benchmarks.csv", "H1,", "H2,");
    caught(Frictionless, &files, "foreign-key");
    caught(Csvw, &files, "FAIL");
}

//! Owns what happens when the place to write to does not take it: one clear sentence, exit 2, nothing changed.
//! Must not know how files are written.

use crate::support::{Run, demonstration, files, quarterdeck, samples};
use std::path::Path;
use tempfile::TempDir;

const DRAFT: &str = "2022-23-Q3/drafts/housing.return.zip";
const BUNDLE: &str = "2022-23-Q3/bundles/PMF_2022-23-Q3_housing_r1.zip";

/// A folder with a workbook, a draft and a bundle.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let workbook = std::fs::read(samples().join("2022-23-q3/housing.xlsx")).expect("a sample");
    let demonstration = &demonstration().files;
    for (name, bytes) in [("w.xlsx", &workbook), ("d.zip", &demonstration[DRAFT]), ("b.zip", &demonstration[BUNDLE])] {
        std::fs::write(folder.path().join(name), bytes).expect("written");
    }
    folder
}

/// Every command that writes, writing to `file` or into the folder `to`.
fn commands<'a>(file: &'a str, to: &'a str) -> [Vec<&'a str>; 4] {
    [
        vec!["import", "w.xlsx", "--body", "housing", "--period", "2022-23-Q3", "-o", file],
        vec!["export", "d.zip", "--signed-off-by", "Director", "-o", to],
        vec!["consolidate", "b.zip", "-o", to],
        vec!["demo", "-o", to],
    ]
}

#[track_caller]
fn refused(run: &Run, because: &str) {
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert_eq!(run.err.trim_end().lines().count(), 1, "one sentence: {}", run.err);
    assert!(run.err.contains(because), "no “{because}” in: {}", run.err);
}

#[test]
fn a_file_where_a_folder_should_be_is_named() {
    let folder = folder();
    let before = files(folder.path());
    for (file, to) in [("w.xlsx/d.zip", "w.xlsx"), ("w.xlsx/new/d.zip", "w.xlsx/new")] {
        for command in commands(file, to) {
            refused(&quarterdeck(folder.path(), &command), "w.xlsx: this is a file, not a folder");
        }
    }
    assert!(files(folder.path()) == before, "nothing is written");
}

#[test]
fn a_workbook_is_never_written_over_by_its_draft() {
    let folder = folder();
    let before = files(folder.path());
    let run = quarterdeck(folder.path(), &commands("w.xlsx", "")[0]);
    refused(&run, "w.xlsx: is there already and is not a draft of this return");
    assert!(files(folder.path()) == before, "nothing is written");
}

#[test]
fn a_workbook_given_for_a_package_is_told_so() {
    let folder = folder();
    for command in [
        vec!["check", "w.xlsx"],
        vec!["export", "w.xlsx", "--signed-off-by", "Director", "-o", "out"],
        vec!["check", "d.zip", "--previous", "w.xlsx"],
    ] {
        refused(
            &quarterdeck(folder.path(), &command),
            "w.xlsx: this is an Excel workbook, not a bundle: import it first",
        );
    }
}

/// As an account that may not write there. Root may write anywhere, so root becomes nobody for it.
#[cfg(unix)]
#[test]
fn a_folder_this_account_may_not_write_in_is_named() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let allow = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("the folder is ours");
    };
    let folder = folder();
    let locked = folder.path().join("locked");
    std::fs::create_dir(&locked).expect("a folder");
    allow(&locked, 0o555);
    allow(folder.path(), 0o755);
    let root = std::fs::metadata(&locked).expect("it is there").uid() == 0;
    for command in commands("locked/d.zip", "locked").into_iter().chain(commands("locked/new/d.zip", "locked/new")) {
        let run = if root {
            crate::support::as_nobody(folder.path(), &command)
        } else {
            quarterdeck(folder.path(), &command)
        };
        refused(&run, "this account may not use it; choose another folder or ask for access");
        assert!(run.err.contains("locked"), "{}", run.err);
        assert!(files(&locked).is_empty(), "nothing is written: {:?}", files(&locked).keys());
    }
}

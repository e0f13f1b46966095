//! Owns what the program makes of a process that reads a workbook for it: the workbook, or one sentence, whatever the process does.
//! Must not know any format.

#![expect(clippy::expect_used, reason = "a case that cannot be set up has failed")]

#[cfg(unix)]
mod children;
#[cfg(target_os = "linux")]
mod limited;

use quarterdeck::reading::{Reading, SUBCOMMAND};
use quarterdeck::workbook::{Reader, Reason};
use std::path::{Path, PathBuf};

fn real() -> Reading {
    Reading::by(env!("CARGO_BIN_EXE_quarterdeck"))
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3/housing.xlsx")
}

#[test]
fn the_child_reads_what_this_process_would_read() {
    let read = real().read(&sample()).expect("a workbook");
    assert_eq!(Ok(read.workbook), Reader::read(&sample()));
    let bytes = std::fs::read(sample()).expect("the sample");
    assert_eq!(read.sha256, quarterdeck::tables::sha256(&bytes));
}

#[test]
fn a_refusal_of_the_child_is_the_one_this_process_would_give() {
    for (name, bytes) in [("notes.xlsx", b"%PDF-1.7".as_slice()), ("--empty", b""), ("~$housing.xlsx", b"Lead")] {
        let refused = real().read_bytes(name, bytes.to_vec()).expect_err("no workbook");
        assert_eq!(refused, Reader::read_bytes(name, bytes).expect_err("no workbook"));
    }
}

#[test]
fn what_cannot_be_loaded_is_told_without_a_child() {
    let none = Reading::by("there is no such program");
    let folder = sample().parent().expect("a folder").to_owned();
    assert_eq!(none.read(&folder).expect_err("a folder").reason, Reason::Folder);
    assert_eq!(none.read(&folder.join("x.xlsx")).expect_err("nothing").reason, Reason::Missing);
}

#[test]
fn a_child_that_does_not_start_is_said_and_nothing_is_read_here() {
    let none = Reading::by("there is no such program");
    let said = none.read(&sample()).expect_err("no child").to_string();
    assert!(said.starts_with("“housing.xlsx” was not read") && said.contains("start it again"), "{said}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the help is asked for from outside")]
fn people_are_not_told_of_the_child() {
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_quarterdeck")).arg("--help").output().expect("it starts");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    assert!(help.contains("import") && !help.contains(SUBCOMMAND), "{help}");
}

//! Owns what happens to files that are no workbook: one clear sentence, exit 2, nothing written.
//! Must not know how a workbook is read.

use crate::support::{files, quarterdeck, samples};
use std::path::Path;

/// Imports `bytes` as `name`; the sentence on the error console.
fn refused(name: &str, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(name), bytes).expect("written");
    refused_in(folder.path(), name)
}

fn refused_in(folder: &Path, name: &str) -> String {
    let before = files(folder);
    let run = quarterdeck(
        folder,
        &["import", name, "--body", "housing", "--period", "2022-23-Q3", "-o", "new/folder/housing.return.zip"],
    );
    assert_eq!(run.code, 2, "{}", run.out);
    assert_eq!(run.err.trim_end().lines().count(), 1, "one sentence: {}", run.err);
    assert!(run.err.contains(name), "it names the file: {}", run.err);
    assert!(run.out.is_empty(), "nothing else is printed: {}", run.out);
    assert!(files(folder) == before, "nothing is written, and no folder made: {:?}", files(folder).keys());
    run.err
}

fn sample() -> Vec<u8> {
    std::fs::read(samples().join("2022-23-q3/housing.xlsx")).expect("a sample")
}

#[test]
fn a_truncated_workbook() {
    let whole = sample();
    refused("return.xlsx", &whole[..whole.len() / 2]);
}

#[test]
fn an_empty_file() {
    assert!(refused("return.xlsx", b"").contains("empty"));
}

#[test]
fn an_encrypted_workbook() {
    // A compound file whose directory names the stream that every password-protected workbook has.
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    assert!(refused("return.xlsx", &bytes).contains("password"));
}

#[test]
fn a_pdf_named_as_a_workbook() {
    assert!(refused("return.xlsx", b"%PDF-1.7\n%binary\n").contains("PDF"));
}

#[test]
fn a_web_page_named_as_a_workbook() {
    refused("return.xlsx", b"<!DOCTYPE html><html><body>Sign in</body></html>");
}

#[test]
fn a_zip_of_other_files_named_as_a_workbook() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("data/actions.csv", zip::write::SimpleFileOptions::default()).expect("a name");
    let bytes = zip.finish().expect("memory takes bytes").into_inner();
    assert!(refused("return.xlsx", &bytes).contains("a zip of other files"));
}

#[test]
fn a_damaged_old_workbook_named_as_a_new_one() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(512, 0);
    bytes.extend("Workbook\0".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    assert!(refused("return.xlsx", &bytes).contains("is incomplete or damaged: copy or download it again"));
}

#[test]
fn the_lock_file_excel_keeps_beside_a_workbook() {
    assert!(refused("~$return.xlsx", b"\x05Lead").contains("lock file"));
}

#[test]
fn a_bad_workbook_behind_a_good_one() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("good.xlsx"), sample()).expect("written");
    std::fs::write(folder.path().join("bad.xlsx"), b"").expect("written");
    let before = files(folder.path());
    let arguments =
        ["import", "good.xlsx", "bad.xlsx", "--body", "housing", "--period", "2022-23-Q3", "-o", "new/d.return.zip"];
    let run = quarterdeck(folder.path(), &arguments);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert!(run.err.contains("bad.xlsx") && files(folder.path()) == before, "{}", run.err);
}

#[test]
fn a_file_that_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    refused_in(folder.path(), "missing.xlsx");
}

#[test]
fn an_unknown_body_is_answered_with_the_known_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("return.xlsx"), sample()).expect("written");
    let run = quarterdeck(
        folder.path(),
        &["import", "return.xlsx", "--body", "houses", "--period", "2022-23-Q3", "-o", "d.zip"],
    );
    assert_eq!(run.code, 2);
    assert!(run.err.contains("houses") && run.err.contains("housing"), "{}", run.err);
}

#[test]
fn an_unknown_period_is_answered_with_an_example() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("return.xlsx"), sample()).expect("written");
    let run =
        quarterdeck(folder.path(), &["import", "return.xlsx", "--body", "housing", "--period", "Q3", "-o", "d.zip"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("2022-23-Q3"), "{}", run.err);
}

//! Owns what a person gives by mistake, a file of another kind or of another body or quarter, and what is typed another way.
//! Must not know how it is noticed.

use crate::support::{Run, demonstration, quarterdeck, samples};
use std::io::Write;
use tempfile::TempDir;

/// A folder with Housing's workbook and the demonstration's bundles of both quarters.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::copy(samples().join("2022-23-q3/housing.xlsx"), folder.path().join("w.xlsx")).expect("copied");
    for (path, bytes) in demonstration().files.iter().filter(|(path, _)| path.contains("/bundles/PMF")) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
    let draft = &demonstration().files["2022-23-Q3/drafts/housing.return.zip"];
    std::fs::write(folder.path().join("d.return.zip"), draft).expect("written");
    folder
}

fn bundle(period: &str, body: &str) -> String {
    format!("{period}/bundles/PMF_{period}_{body}_r1.zip")
}

#[track_caller]
fn refused(run: &Run, because: &str) {
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
    assert_eq!(run.err.trim_end().lines().count(), 1, "one sentence: {}", run.err);
    assert!(run.err.contains(because), "no “{because}” in: {}", run.err);
}

fn import<'a>(body: &'a str, period: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["import", "w.xlsx", "--body", body, "--period", period], more].concat()
}

#[test]
fn a_workbook_in_place_of_a_bundle_is_told_so_and_not_asked_for_again() {
    let folder = folder();
    let verified = quarterdeck(folder.path(), &["verify", "w.xlsx"]);
    assert_eq!(verified.code, 1);
    assert_eq!(verified.out, "w.xlsx: this is an Excel workbook, not a bundle: import it first\n");
    refused(
        &quarterdeck(folder.path(), &["check", "w.xlsx"]),
        "this is an Excel workbook, not a bundle: import it first",
    );
    let consolidated = quarterdeck(folder.path(), &["consolidate", "w.xlsx", "-o", "picture"]);
    assert_eq!(consolidated.code, 1);
    assert!(
        consolidated.out.contains("this is an Excel workbook, not a bundle: import it first"),
        "{}",
        consolidated.out
    );
}

#[test]
fn a_zip_that_is_not_ours_holds_no_return() {
    let folder = folder();
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("Photos/Town Hall.JPG", zip::write::SimpleFileOptions::default()).expect("a name");
    zip.write_all(b"\xFF\xD8\xFF").expect("memory takes bytes");
    let bytes = zip.finish().expect("memory takes bytes").into_inner();
    std::fs::write(folder.path().join("photos.zip"), bytes).expect("written");
    refused(&quarterdeck(folder.path(), &["check", "photos.zip"]), "photos.zip: this zip holds no return");
}

#[test]
fn a_bundle_cut_short_is_not_taken_for_the_workbook_inside_it() {
    let folder = folder();
    let path = bundle("2022-23-Q3", "housing");
    let bytes = std::fs::read(folder.path().join(&path)).expect("a bundle");
    for end in [bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(folder.path().join(&path), &bytes[..end]).expect("written");
        let run = quarterdeck(folder.path(), &["verify", &path]);
        assert!(run.code == 1 && run.out.contains("not verified") && run.out.contains("cut short"), "{}", run.out);
    }
}

#[test]
fn a_draft_is_not_written_under_a_workbooks_name() {
    let folder = folder();
    let run = quarterdeck(folder.path(), &import("housing", "2022-23-Q3", &["-o", "draft.xlsx"]));
    refused(&run, "-o draft.xlsx: a draft is a zip file");
    assert!(!folder.path().join("draft.xlsx").exists());
}

#[test]
fn a_previous_return_of_another_body_or_quarter_is_refused_by_every_command() {
    let folder = folder();
    for (wrong, is) in [
        (bundle("2022-23-Q2", "finance"), "this is the one of Finance for Quarter 2 2022/23"),
        (bundle("2022-23-Q3", "housing"), "this is the one of Housing for Quarter 3 2022/23"),
    ] {
        let previous = ["--previous", wrong.as_str()];
        let export = ["export", "d.return.zip", "-o", "out", "--signed-off-by", "Director"];
        for command in [
            import("housing", "2022-23-Q3", &["-o", "new.zip", "--previous", &wrong]),
            [&["check", "d.return.zip"], previous.as_slice()].concat(),
            [export.as_slice(), &previous].concat(),
        ] {
            refused(&quarterdeck(folder.path(), &command), is);
        }
    }
    assert!(!folder.path().join("new.zip").exists() && !folder.path().join("out").exists(), "nothing is written");
}

#[test]
fn a_picture_with_the_same_quarter_as_previous_says_so_at_once() {
    let folder = folder();
    let run = quarterdeck(
        folder.path(),
        &["consolidate", "2022-23-Q3/bundles", "--previous", "2022-23-Q3/bundles", "-o", "picture"],
    );
    assert_eq!(run.code, 1);
    let first = run.out.lines().next().unwrap_or_default();
    assert!(first.contains("nothing given with --previous counts for Quarter 2 2022/23"), "{}", run.out);
}

#[test]
fn body_quarter_and_day_may_be_typed_as_people_write_them() {
    let folder = folder();
    let drafted = quarterdeck(folder.path(), &import("Housing", "Q3 2022/23", &["-o", "typed.zip"]));
    assert_eq!(drafted.code, 0, "{}", drafted.err);
    let out = |to, at| ["export", "d.return.zip", "-o", to, "--signed-off-by", "Director", "--signed-off-at", at];
    let exported = quarterdeck(folder.path(), &out("out", "20 January 2023"));
    assert_eq!(exported.code, 0, "{}", exported.err);
    refused(&quarterdeck(folder.path(), &out("again", "soon")), "--signed-off-at: “soon” is no day or time");
}

#[test]
fn a_quarter_of_another_year_is_refused_before_anything_is_imported() {
    let folder = folder();
    let run = quarterdeck(folder.path(), &import("housing", "2023-24-Q1", &["-o", "new.zip"]));
    refused(&run, "--period: Quarter 1 2023/24 is not in 2022-23, the year of the framework");
    assert!(!folder.path().join("new.zip").exists());
}

#[test]
fn a_sign_off_by_nobody_is_told_which_option_is_blank() {
    let folder = folder();
    let run = quarterdeck(folder.path(), &["export", "d.return.zip", "-o", "out", "--signed-off-by", " "]);
    refused(&run, "--signed-off-by: give the role that signs");
}

#[test]
fn a_bundle_given_for_a_draft_is_told_how_its_next_revision_comes_about() {
    let folder = folder();
    let run = quarterdeck(
        folder.path(),
        &["export", &bundle("2022-23-Q3", "housing"), "-o", "out", "--signed-off-by", "Director"],
    );
    refused(&run, "change the draft it was made from and export that");
}

#[test]
fn a_folder_of_bundles_is_verified_like_each_of_them() {
    let folder = folder();
    let run = quarterdeck(folder.path(), &["verify", "2022-23-Q3/bundles"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 10), "{}", run.out);
}

//! The page breaks none of axe-core's rules in a real browser. What is not set up is a failure, never a skip.

use crate::demo_files;
use crate::expected::sample;
use crate::returns::Bundle;
use quarterdeck::consolidation::{Quarter, consolidate};
use quarterdeck::framework::Framework;
use quarterdeck::model::Status;
use quarterdeck::report::corporate_html;
use std::io::Write as _;
use std::process::Command;

fn assert_no_violations(quarter: &Quarter) {
    assert_page_breaks_no_rule(corporate_html(quarter).as_bytes());
}

fn assert_page_breaks_no_rule(page: &[u8]) {
    let mut file = tempfile::Builder::new().suffix(".html").tempfile().expect("a temporary file");
    file.write_all(page).expect("written");
    #[expect(clippy::disallowed_methods, reason = "the checker is a program of its own")]
    let mut axe = Command::new("scripts/axe");
    let output = axe.current_dir(env!("CARGO_MANIFEST_DIR")).arg(file.path()).output().expect("scripts/axe runs");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}{err}");
}

#[test]
fn the_published_quarter_breaks_no_rule() {
    assert_no_violations(&sample());
}

#[test]
fn a_quarter_with_a_conflict_and_missing_bodies_breaks_no_rule() {
    let bundle = |status| Bundle::of("housing", "2022-23-Q3").action("H1", status);
    let received = vec![bundle(Status::OnTrack).received(), bundle(Status::Medium).named("other.zip").received()];
    assert_no_violations(&consolidate(received, Vec::new(), &Framework::built_in()));
}

#[test]
fn the_pages_of_the_demonstration_break_no_rule() {
    for quarter in ["2022-23-Q2", "2022-23-Q3"] {
        assert_page_breaks_no_rule(&demo_files::files()[&format!("{quarter}/corporate.html")]);
    }
}

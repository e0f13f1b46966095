//! Owns the children that go wrong in every way there is: each is a script in the folder beside this file.
//! Must not know how they are watched.

use super::sample;
use quarterdeck::reading::Reading;
use quarterdeck::workbook::Reason;
use std::path::Path;
use std::time::{Duration, Instant};

const SOON: Duration = Duration::from_millis(500);

/// What reading the sample by this script comes to; it must be said soon, in one sentence.
#[expect(clippy::disallowed_methods, reason = "a case about time reads a clock")]
fn by(script: &str) -> Reason {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/children").join(script);
    let began = Instant::now();
    let refusal = Reading::by(program).within(SOON).read(&sample()).expect_err("no workbook");
    assert!(began.elapsed() < Duration::from_secs(10), "{script} was waited for");
    let said = refusal.to_string();
    assert!(said.starts_with("“housing.xlsx” ") && said.contains(": ") && !said.contains('\n'), "{said}");
    refusal.reason
}

#[test]
fn one_that_never_ends_is_ended() {
    assert_eq!(by("never-ends"), Reason::TooSlow { seconds: SOON.as_secs() });
}

#[test]
fn one_that_leaves_a_process_behind_is_not_waited_for() {
    assert_eq!(by("leaves-somebody-behind"), Reason::TooSlow { seconds: SOON.as_secs() });
}

#[test]
fn one_whose_answer_has_no_end_is_ended() {
    assert!(matches!(by("talks-for-ever"), Reason::TooFull { .. } | Reason::TooSlow { .. }));
}

#[test]
fn one_that_complains_without_end_is_drained_and_ended() {
    assert_eq!(by("complains-for-ever"), Reason::TooSlow { seconds: SOON.as_secs() });
}

#[test]
fn one_out_of_memory_names_that_limit() {
    assert_eq!(by("runs-out-of-memory"), Reason::TooMuchMemory { megabytes: 1024 });
}

#[test]
fn one_that_crashes_says_how() {
    assert_eq!(by("dies-of-a-signal"), Reason::Stopped("signal 11".to_owned()));
    assert_eq!(by("ends-with-3"), Reason::Stopped("exit code 3".to_owned()));
    let deep = "its parts lie too deep inside one another";
    assert_eq!(by("overflows-its-stack"), Reason::Stopped(deep.to_owned()));
}

#[test]
fn an_answer_that_is_none_is_not_believed() {
    for script in ["says-nothing", "says-half", "says-something-else"] {
        assert!(matches!(by(script), Reason::Stopped(_)), "{script}");
    }
}

//! Owns that the child limits itself before it reads anything, and cannot take a limit back.
//! Must not know what the limits are for.

use super::real;
use quarterdeck::reading::SUBCOMMAND;
use std::process::{Command, Stdio};
use std::time::Duration;

#[test]
#[expect(clippy::disallowed_methods, reason = "the child is watched from outside")]
fn before_its_first_byte_the_child_may_take_a_gigabyte_and_no_more() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
    child.args([SUBCOMMAND, "--", "x.xlsx"]).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = child.spawn().expect("the program starts");
    let limits = format!("/proc/{}/limits", child.id());
    let limit = |name: &str| {
        let text = std::fs::read_to_string(&limits).expect("Linux tells");
        let line = text.lines().find(|line| line.starts_with(name)).expect("the limit").to_owned();
        line.trim_start_matches(name).split_whitespace().take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut tries = 0;
    while limit("Max core file size") != ["0", "0"] && tries < 500 {
        std::thread::sleep(Duration::from_millis(10));
        tries += 1;
    }
    // Nothing has been written to it: it waits for its first byte.
    assert_eq!(limit("Max address space"), ["1073741824", "1073741824"]);
    assert_eq!(limit("Max cpu time"), ["25", "25"]);
    child.kill().expect("it is there");
    child.wait().expect("it ends");
}

#[test]
fn a_pipe_is_refused_before_it_is_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pipe.xlsx");
    #[expect(clippy::disallowed_methods, reason = "the standard library makes no pipe that has a name")]
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo starts");
    assert!(made.success());
    let said = real().read(&pipe).expect_err("no workbook").to_string();
    assert!(said.contains("a pipe or a device"), "{said}");
}

//! Owns the cost of the whole main job beside a floor in the same run: `unzip -p` of the same 20 workbooks.
//! Must not know how the job is done; CPU time of child processes is all it sees.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a bench talks to the person who runs it")]
#![expect(clippy::disallowed_methods, reason = "it measures the program from outside")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The whole job may cost this many times the floor: about twice what it does (35 optimised, 75 as the tests are built), which a quadratic loop or
/// work done for every row that was done once would pass.
const BAR: f64 = if cfg!(debug_assertions) { 150.0 } else { 70.0 };

/// The floor is measured as the mean of so many rounds: one takes a few of the ticks that CPU time is told in.
const FLOOR_ROUNDS: u32 = 10;

fn main() {
    if !cfg!(target_os = "linux") {
        println!("demo: CPU time of child processes is read from /proc, so this bench runs on Linux only");
        return;
    }
    let workbooks = workbooks();
    let folder = tempfile::tempdir().expect("a folder");
    let mut ratios: Vec<f64> = (0..5).map(|run| one_pair(&workbooks, &folder.path().join(run.to_string()))).collect();
    ratios.sort_by(f64::total_cmp);
    let median = ratios[ratios.len() / 2];
    println!("demo: median {median:.1} x unzip -p of the same {} workbooks (bar {BAR})", workbooks.len());
    assert!(median <= BAR, "the whole job costs {median:.1} times the floor, above the bar of {BAR}");
}

fn one_pair(workbooks: &[PathBuf], out: &Path) -> f64 {
    let floor = cpu(|| {
        for workbook in (0..FLOOR_ROUNDS).flat_map(|_| workbooks) {
            run(Command::new("unzip").arg("-p").arg(workbook));
        }
    }) / f64::from(FLOOR_ROUNDS);
    let whole = cpu(|| run(Command::new(env!("CARGO_BIN_EXE_quarterdeck")).arg("demo").arg("-o").arg(out)));
    println!("demo: {:.0} ms CPU; unzip -p: {:.0} ms CPU; ratio {:.1}", whole * 1000.0, floor * 1000.0, whole / floor);
    whole / floor
}

fn run(command: &mut Command) {
    let status = command.stdout(Stdio::null()).status().expect("it starts");
    assert!(status.success(), "{command:?} failed");
}

/// Seconds of CPU that child processes used meanwhile.
fn cpu(work: impl FnOnce()) -> f64 {
    let before = children();
    work();
    children() - before
}

fn children() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux tells");
    let after_name = stat.rsplit(')').next().expect("the name ends");
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    // cutime and cstime, fields 16 and 17 of proc(5), in ticks of a hundredth of a second.
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<f64>().ok()).expect("a number of ticks");
    (ticks(13) + ticks(14)) / 100.0
}

fn workbooks() -> Vec<PathBuf> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let quarters = ["2022-23-q2", "2022-23-q3"].map(|quarter| samples.join(quarter));
    let entries = quarters.iter().flat_map(|quarter| std::fs::read_dir(quarter).expect("the samples"));
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.sort();
    found
}

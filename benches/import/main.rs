//! Owns the cost of importing a workbook of 100,000 rows beside calamine alone and beside what people use, in one run and in turns;
//! and how long a usual return takes from the click to its preview.
//! Must not know how anything is read; wall time and memory of whole processes are all it sees.
#![allow(clippy::print_stdout, clippy::expect_used, reason = "a bench talks to the person who runs it")]
#![expect(clippy::disallowed_methods, reason = "it measures programs from outside")]

mod alone;
mod measured;
mod workbook;

use alone::Way;
use measured::{Measured, measure};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whole import against calamine's own streaming read, in time.
const TIME_BAR: f64 = 2.0;
/// Whole import against calamine's `worksheet_range`, in memory.
const MEMORY_BAR: f64 = 0.5;
/// From the click to the preview of a return of 46 actions, in milliseconds.
const PREVIEW_BAR: f64 = 50.0;
/// Turns of each.
const TURNS: usize = 5;

/// Something that reads the workbook.
struct Contestant {
    name: &'static str,
    turns: usize,
    command: Box<dyn Fn(&Path) -> Command>,
    runs: Vec<Measured>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [way, file] = arguments.as_slice() {
        let file = Path::new(file);
        return match Way::named(way) {
            Some(way) => alone::run(way, file),
            None => {
                std::fs::write(file, workbook::of_actions(way.parse().expect("a number of rows"))).expect("written");
            }
        };
    }
    if !cfg!(target_os = "linux") {
        println!("import: memory of processes is read from /proc, so this bench runs on Linux only");
        return;
    }
    let rows = arguments.first().and_then(|rows| rows.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("actions.xlsx");
    std::fs::write(&path, workbook::of_actions(rows)).expect("written");
    let size = std::fs::metadata(&path).expect("it is there").len() / 1024;
    println!("import: {rows} actions x 15 columns, {size} KiB; whole processes, medians of turns");
    let mut contestants = contestants(folder.path());
    for turn in 0..TURNS {
        for contestant in contestants.iter_mut().filter(|contestant| turn < contestant.turns) {
            contestant.runs.extend(measure(&mut (contestant.command)(&path)));
        }
    }
    let missed = tell(&contestants) + usize::from(!preview());
    assert!(missed == 0, "{missed} of 3 bars missed");
}

/// This program in one of its ways.
fn own(way: Way) -> Box<dyn Fn(&Path) -> Command> {
    Box::new(move |file| {
        let mut command = Command::new(std::env::current_exe().expect("a bench has a file"));
        command.arg(way.name()).arg(file);
        command
    })
}

fn contestants(folder: &Path) -> Vec<Contestant> {
    let draft = folder.join("bench.return.zip");
    let import = move |file: &Path| {
        // Into a draft that is there already a workbook is merged, which is other work.
        let _ = std::fs::remove_file(&draft);
        let mut command = Command::new(env!("CARGO_BIN_EXE_quarterdeck"));
        command.args(["import", "--body", "housing", "--period", "2022-23-Q3", "--json", "-o"]).arg(&draft).arg(file);
        command
    };
    let unzip = |file: &Path| {
        let mut command = Command::new("sh");
        command.args(["-c", "unzip -p \"$1\" | wc -c", "sh"]).arg(file);
        command
    };
    let one = |name, turns, command| Contestant { name, turns, command, runs: Vec::new() };
    let mut all = vec![
        one("calamine, streaming", TURNS, own(Way::Stream)),
        one("whole import", TURNS, own(Way::Import)),
        one("calamine, worksheet_range", TURNS, own(Way::Range)),
        one("quarterdeck import, draft written", 3, Box::new(import)),
        one("unzip -p | wc -c", TURNS, Box::new(unzip)),
    ];
    for (name, turns, module, program) in PYTHONS {
        match python(module) {
            Some(python) => all.push(one(name, turns, Box::new(move |file| run_python(&python, program, file)))),
            None => println!("  {name}: not in .tools/bench, left out; “scripts/test import-cost” puts it there"),
        }
    }
    all
}

/// What people use: its name, turns, the module that has to be there, and a program that reads every value.
const PYTHONS: [(&str, usize, &str, &str); 3] = [
    (
        "python-calamine",
        3,
        "python_calamine",
        "import sys, python_calamine as c; sum(len(r) for r in c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python())",
    ),
    ("polars", 3, "polars, fastexcel", "import sys, polars; polars.read_excel(sys.argv[1])"),
    (
        "openpyxl, read only",
        1,
        "openpyxl",
        "import sys, openpyxl; sum(len(r) for r in openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0].iter_rows(values_only=True))",
    ),
];

fn run_python(python: &Path, program: &str, file: &Path) -> Command {
    let mut command = Command::new(python);
    command.args(["-c", program]).arg(file);
    command
}

/// The Python that has a module.
fn python(module: &str) -> Option<PathBuf> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools");
    let pythons = ["bench/bin/python", "venv/bin/python"].map(|python| tools.join(python));
    pythons.into_iter().find(|python| {
        let tried = Command::new(python).args(["-c", &format!("import {module}")]).output();
        tried.is_ok_and(|output| output.status.success())
    })
}

/// Prints the table; how many bars were missed.
fn tell(contestants: &[Contestant]) -> usize {
    let median = |name: &str| contestants.iter().find(|c| c.name == name).map(|c| Measured::median(&c.runs));
    let (Some(stream), Some(range), Some(whole)) =
        (median("calamine, streaming"), median("calamine, worksheet_range"), median("whole import"))
    else {
        return 2;
    };
    println!("  {:<36}{:>9}{:>13}{:>11}{:>11}", "", "ms", "x streaming", "peak MiB", "x range");
    for contestant in contestants.iter().filter(|contestant| !contestant.runs.is_empty()) {
        let Measured { ms, mib } = Measured::median(&contestant.runs);
        println!("  {:<36}{ms:>9.0}{:>13.2}{mib:>11.0}{:>11.2}", contestant.name, ms / stream.ms, mib / range.mib);
    }
    let time = bar("whole import / calamine streaming, time", whole.ms / stream.ms, TIME_BAR);
    let memory = bar("whole import / worksheet_range, memory", whole.mib / range.mib, MEMORY_BAR);
    usize::from(!time) + usize::from(!memory)
}

fn bar(what: &str, found: f64, bar: f64) -> bool {
    let met = found <= bar;
    println!("  {}: {what}: {found:.2} (bar {bar})", if met { "met" } else { "MISSED" });
    met
}

/// From the click to the preview, a child process for reading included.
fn preview() -> bool {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3/business-strategy-and-change.xlsx");
    let (actions, ms) = alone::preview(&path);
    bar(&format!("ms from click to preview of {actions} actions"), ms, PREVIEW_BAR)
}

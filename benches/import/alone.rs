//! Owns the ways this program reads a workbook in a process of its own: calamine streaming, calamine's range, our import.
//! Must not know what is made of the measurements.

use calamine::{Reader as _, Xlsx, open_workbook};
use quarterdeck::document::{Starting, blank};
use quarterdeck::framework::Framework;
use quarterdeck::import::{Context, Imported, Words, import};
use quarterdeck::model::{BodyId, Period};
use quarterdeck::reading::Reading;
use quarterdeck::workbook::{Reader, Workbook};
use std::hint::black_box;
use std::io::BufReader;
use std::path::Path;
use std::time::Instant;

/// A way to read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// calamine, cell by cell with style ids, nothing kept.
    Stream,
    /// calamine's dense range.
    Range,
    /// Ours: read, understood, every cell in the ledger.
    Import,
}

impl Way {
    const ALL: [Self; 3] = [Self::Stream, Self::Range, Self::Import];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Stream => "--stream",
            Self::Range => "--range",
            Self::Import => "--import",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.name() == name)
    }
}

/// Reads the workbook in one of the ways.
pub(crate) fn run(way: Way, path: &Path) {
    match way {
        Way::Stream => stream(path),
        Way::Range => {
            let mut book: Xlsx<BufReader<std::fs::File>> = open_workbook(path).expect("a workbook");
            black_box(book.worksheet_range("Actions").expect("the sheet"));
        }
        Way::Import => {
            let workbook = Reader::read(path).expect("a workbook");
            let imported = understood(&workbook);
            let cells = imported.report.imported + imported.report.ignored + imported.report.asked;
            assert_eq!(cells, imported.report.cells, "every cell is in the ledger");
            black_box(imported);
        }
    }
}

fn stream(path: &Path) {
    let mut book: Xlsx<BufReader<std::fs::File>> = open_workbook(path).expect("a workbook");
    let mut cells = book.worksheet_cells_reader("Actions").expect("the sheet");
    let mut count = 0_u64;
    while let Some(cell) = cells.next_cell_with_style_id().expect("a cell") {
        count += 1;
        black_box(cell);
    }
    black_box(count);
}

fn understood(workbook: &Workbook) -> Imported {
    let framework = Framework::built_in();
    let (body, period) = (BodyId::new("business-strategy-and-change"), Period::Quarter(2022, 3));
    let at = jiff::Timestamp::UNIX_EPOCH;
    let existing = blank(&Starting { framework: &framework, body: &body, period, at, previous: None });
    let context = Context {
        framework: &framework,
        words: Words::built_in(),
        body: &body,
        period,
        at,
        who: "Bench",
        sha256: "",
        existing: &existing,
        log: &[],
        previous: None,
        mapping: None,
    };
    import(workbook, &context)
}

/// The actions of a return and the median milliseconds until its preview is known, read by a process of its own as the window does.
pub(crate) fn preview(path: &Path) -> (usize, f64) {
    let reading = Reading::by(env!("CARGO_BIN_EXE_quarterdeck"));
    let mut actions = 0;
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let began = Instant::now();
            let read = reading.read(path).expect("a sample workbook");
            let imported = understood(&read.workbook);
            actions =
                imported.report.sheets.iter().flat_map(|sheet| &sheet.tables).map(|t| t.records).max().unwrap_or(0);
            began.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (actions, times[times.len() / 2])
}

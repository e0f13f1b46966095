//! Owns two hundred workbooks made wrong, read by the real child and imported: none may escape. `scripts/soak` runs thousands.
//! Must not know any format's reader.

#![expect(clippy::expect_used, reason = "a mutation that cannot be made is a fault of this test")]

mod compound;
mod markup;
mod mutate;
#[allow(dead_code, reason = "the soak tells the reasons apart")]
mod outcome;
mod parts;
#[path = "../support/seeded.rs"]
mod seeded;
mod xlsb;

use mutate::{Format, mutated};
use outcome::Outcome;
use quarterdeck::reading::Reading;
use quarterdeck::workbook::{Cell, CellRange, CellRef, Sheet, Value, Workbook};
use std::time::{Duration, Instant};

const EACH: usize = 50;

fn real() -> Reading {
    Reading::by(env!("CARGO_BIN_EXE_quarterdeck"))
}

/// Mutations of one format; they must be of many kinds, or they show nothing.
fn fifty_of(format: Format) {
    let mut read = 0;
    for number in 0..EACH {
        let name = format!("{number}.{}", format.extension());
        match outcome::of(&real(), &name, mutated(format, number)) {
            Outcome::Escaped(how) => panic!("{name} escaped: {how}"),
            Outcome::Read => read += 1,
            Outcome::Refused(_) | Outcome::Killed(_) => (),
        }
    }
    assert!(read < EACH, "no mutation of {format:?} was refused: they are too tame");
}

#[test]
fn no_mutation_of_xlsx_escapes() {
    fifty_of(Format::Xlsx);
}

#[test]
fn no_mutation_of_xlsb_escapes() {
    fifty_of(Format::Xlsb);
}

#[test]
fn no_mutation_of_xls_escapes() {
    fifty_of(Format::Xls);
}

#[test]
fn no_mutation_of_ods_escapes() {
    fifty_of(Format::Ods);
}

#[test]
fn the_same_number_gives_the_same_mutation_and_another_gives_another() {
    for format in Format::ALL {
        assert_eq!(mutated(format, 7), mutated(format, 7));
        assert_ne!(mutated(format, 7), mutated(format, 8));
        assert!(mutated(format, 7) != format.seed());
    }
}

#[test]
fn the_binary_seed_is_what_its_program_writes() {
    assert!(xlsb::workbook() == Format::Xlsb.seed(), "write xlsb::workbook() to tests/hostile/seeds/small.xlsb");
}

/// Found by the soak: one repeated cell made a heading row as wide as a sheet can be, and it was cut into tables over and over.
#[test]
#[expect(clippy::disallowed_methods, reason = "a case about time reads a clock")]
fn a_heading_row_as_wide_as_a_sheet_is_imported_in_seconds() {
    let headings = ["Ref", "Action", "Status", "Update"];
    let cell = |row, column, text: &str| Cell::new(CellRef::new(row, column), Value::Text(text.into()), None);
    let heading = |column| cell(0, column, headings[column as usize / 2 % headings.len()]);
    let mut cells: Vec<Cell> = (0..16_384).step_by(2).map(heading).collect();
    cells.push(cell(1, 0, "27"));
    cells.push(cell(1, 2, "Bring 40 homes back"));
    let extent = Some(CellRange::new(CellRef::new(0, 0), CellRef::new(1, 16_382)));
    let sheet = Sheet { name: "Actions".to_owned(), cells, extent, ..Sheet::default() };
    let book = Workbook { name: "wide.ods".to_owned(), sheets: vec![sheet], ..Workbook::default() };
    let began = Instant::now();
    assert_eq!(outcome::imported(&book), None);
    assert!(began.elapsed() < Duration::from_secs(20), "it took {:?}", began.elapsed());
}

/// Found by fuzzing: the line below was taken for more of the period, and the draft refused the whole workbook.
#[test]
fn a_line_under_a_period_does_not_become_part_of_it() {
    let cell = |row, column, text: &str| Cell::new(CellRef::new(row, column), Value::Text(text.into()), None);
    let rows: [&[(u32, &str)]; 3] = [
        &[(0, "Ref"), (1, "Measure"), (2, "Period"), (3, "Actual"), (4, "Commentary")],
        &[(0, "1.10"), (1, "Repairs on time"), (2, "Q3 2022/23"), (3, "86%"), (4, "On track")],
        &[(2, "Mx"), (4, "and improving")],
    ];
    let row =
        |(row, cells): (u32, &[(u32, &str)])| cells.iter().map(|(at, text)| cell(row, *at, text)).collect::<Vec<_>>();
    let cells: Vec<Cell> = (0..).zip(rows).flat_map(row).collect();
    let extent = Some(CellRange::new(CellRef::new(0, 0), CellRef::new(2, 4)));
    let sheet = Sheet { name: "Measures".to_owned(), cells, extent, ..Sheet::default() };
    let book = Workbook { name: "measures.xlsx".to_owned(), sheets: vec![sheet], ..Workbook::default() };
    assert_eq!(outcome::imported(&book), None);
}

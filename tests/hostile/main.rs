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

//! Owns one format's part of a soak: mutations through the real child and the importer, one line of figures at the end.
//! Must not know the other formats' parts; `scripts/soak` runs them all and measures memory.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::expect_used,
    reason = "a soak talks to the script that runs it"
)]
#![expect(clippy::disallowed_methods, reason = "it is a program of its own: it has arguments and measures time")]

#[path = "../tests/hostile/compound.rs"]
mod compound;
#[path = "../tests/hostile/markup.rs"]
mod markup;
#[path = "../tests/hostile/mutate.rs"]
mod mutate;
#[path = "../tests/hostile/outcome.rs"]
mod outcome;
#[path = "../tests/hostile/parts.rs"]
mod parts;
#[path = "../tests/support/seeded.rs"]
mod seeded;

use mutate::{Format, mutated};
use outcome::Outcome;
use quarterdeck::reading::Reading;
use quarterdeck::workbook::Reason;
use std::collections::BTreeMap;
use std::time::Instant;

/// What is run when nobody says otherwise, so that running every benchmark stays quick.
const A_FEW: usize = 10;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let wanted = arguments.first().map_or("xlsx", String::as_str);
    let format = Format::ALL.into_iter().find(|format| format.extension() == wanted).expect("a format");
    let number = |at: usize| arguments.get(at).map(|text| text.parse().expect("a number"));
    let (count, first): (usize, usize) = (number(1).unwrap_or(A_FEW), number(2).unwrap_or(0));
    let reading = Reading::by(env!("CARGO_BIN_EXE_quarterdeck"));
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    let mut slowest = (0.0, String::new());
    for number in first..first + count {
        let name = format!("{number}.{wanted}");
        let began = Instant::now();
        let outcome = outcome::of(&reading, &name, mutated(format, number));
        let took = began.elapsed().as_secs_f64();
        if took > slowest.0 {
            slowest = (took, name.clone());
        }
        match outcome {
            Outcome::Read => *tally.entry("read").or_default() += 1,
            Outcome::Refused(reason) => {
                *tally.entry("refused").or_default() += 1;
                *reasons.entry(kind(&reason)).or_default() += 1;
            }
            Outcome::Killed(reason) => {
                *tally.entry("killed").or_default() += 1;
                *reasons.entry(kind(&reason)).or_default() += 1;
                eprintln!("{name}: {reason}");
            }
            Outcome::Escaped(how) => {
                *tally.entry("escaped").or_default() += 1;
                eprintln!("{name} escaped: {how}");
            }
        }
    }
    let figures = serde_json::json!({
        "format": wanted, "run": count, "tally": tally, "reasons": reasons, "seconds": slowest.0, "slowest": slowest.1,
    });
    println!("{figures}");
}

/// The name of a reason, without what it says of this one file.
fn kind(reason: &Reason) -> String {
    format!("{reason:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

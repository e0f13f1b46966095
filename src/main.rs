//! Owns the way in: arguments go to the command line. Nothing else.
//! Must not know what any command does.
#![expect(clippy::disallowed_methods, reason = "the way in reads the clock, so that nothing behind it has to")]

use clap::Parser;
use quarterdeck::cli::{Arguments, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    run(arguments, jiff::Timestamp::now(), &mut std::io::stdout().lock(), &mut std::io::stderr().lock())
}

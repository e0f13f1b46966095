//! Owns the way in: arguments go to the command line, or to the window. Nothing else.
//! Must not know what any command does.
#![expect(
    clippy::disallowed_methods,
    reason = "the way in reads the clock and the arguments, so that nothing behind it has to"
)]

use clap::Parser;
use quarterdeck::cli::{Arguments, run};
use quarterdeck::reading::Reading;
use std::process::ExitCode;

fn main() -> ExitCode {
    let program = std::env::current_exe().unwrap_or_else(|_| "quarterdeck".into());
    #[cfg(feature = "gui")]
    if let Some(file) = quarterdeck::cli::window_file(std::env::args_os().skip(1)) {
        let launch = quarterdeck::ui::start::Launch::new(program, std::env::args_os().skip(1));
        return quarterdeck::ui::open(&launch, file);
    }
    let arguments = Arguments::parse();
    let reading = Reading::by(program);
    run(arguments, jiff::Timestamp::now(), &reading, &mut std::io::stdout().lock(), &mut std::io::stderr().lock())
}

//! Owns the command line: the same work as the window, for people without one and for scripts.
//! Must not know how any stage works inside; it reads files, runs the pipeline, writes through the store and tells.

mod account;
mod args;
mod check;
mod consolidate;
mod demo;
mod explain;
mod export;
mod import;
mod named;
mod open_quarter;
mod rules;
mod template;
mod verify;

pub use args::{Arguments, Command};

use crate::filing::Trouble;
use crate::reading::{self, Reading};
use crate::store::FileProblem;
use jiff::Timestamp;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a command ended when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing is left to do.
    Done,
    /// Something must be fixed, conflicts or fails verification.
    Attention,
}

impl Outcome {
    fn attention_if(needed: bool) -> Self {
        if needed { Self::Attention } else { Self::Done }
    }
}

/// Why a command could not start or not finish: one sentence.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stop {
    /// A file or folder.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// Work on files.
    #[error(transparent)]
    Filing(#[from] Trouble),
    /// Anything else, said whole.
    #[error("{0}")]
    Said(String),
    /// The console went away.
    #[error("The output cannot be written: {0}")]
    Console(#[from] io::Error),
}

impl Stop {
    fn said(text: impl Into<String>) -> Self {
        Self::Said(text.into())
    }
}

/// Runs a command and says how it ended: 0 done, 1 attention, 2 could not start. Workbooks are read by `reading`.
pub fn run(
    arguments: Arguments,
    now: Timestamp,
    reading: &Reading,
    out: &mut impl Write,
    err: &mut impl Write,
) -> ExitCode {
    let ended = match arguments.command {
        Command::Import(arguments) => import::run(&arguments, now, reading, out),
        Command::Check(arguments) => check::run(&arguments, now, reading, out),
        Command::Explain(arguments) => explain::run(&arguments, now, out),
        Command::Export(arguments) => export::run(&arguments, now, out),
        Command::Verify(arguments) => verify::run(&arguments, out),
        Command::OpenQuarter(arguments) => open_quarter::run(&arguments, now, out),
        Command::Consolidate(arguments) => consolidate::run(&arguments, out),
        Command::Template(arguments) => template::run(&arguments, out),
        Command::Rules(arguments) => rules::run(&arguments, out),
        Command::Demo(arguments) => demo::run(&arguments, reading, out),
        Command::ReadWorkbook(arguments) => reading::read_for_parent(&arguments.name, io::stdin().lock(), out)
            .map(|()| Outcome::Done)
            .map_err(Stop::Console),
    };
    match ended {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Attention) => ExitCode::from(1),
        // A reader that went away (`| head`) is no failure of ours.
        Err(Stop::Console(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        // The command did its work; it is the draft that is not ready.
        Err(Stop::Filing(Trouble::NotReady(why))) => {
            let lines: Vec<String> = why.lines.iter().map(|line| format!("  {line}\n")).collect();
            let _ = write!(err, "quarterdeck: {}\n{}", why.sentence, lines.concat());
            ExitCode::from(1)
        }
        Err(stop) => {
            let one_line = stop.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
            // With the error console gone there is nobody left to tell.
            let _ = writeln!(err, "quarterdeck: {one_line}");
            ExitCode::from(2)
        }
    }
}

/// Whether the arguments ask for the window, and on which file: no argument at all, or one that is no sub-command.
/// Arguments the window passes to itself are not counted.
pub fn window_file(arguments: impl Iterator<Item = std::ffi::OsString>) -> Option<Option<std::path::PathBuf>> {
    let own = |argument: &std::ffi::OsString| argument.to_string_lossy().starts_with("--renderer");
    let given: Vec<_> = arguments.filter(|argument| !own(argument)).collect();
    match given.as_slice() {
        [] => Some(None),
        [one] => {
            let text = one.to_string_lossy();
            let known = <Arguments as clap::CommandFactory>::command();
            let is_command = known.get_subcommands().any(|command| command.get_name() == text);
            let is_file = !is_command && !text.starts_with('-');
            is_file.then(|| Some(std::path::PathBuf::from(one)))
        }
        _ => None,
    }
}

/// Prints one JSON object and nothing else.
fn print_json(out: &mut impl Write, value: &serde_json::Value) -> Result<(), Stop> {
    writeln!(out, "{value:#}")?;
    Ok(())
}

/// "1 action", "2 actions".
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

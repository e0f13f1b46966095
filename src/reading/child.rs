//! Owns what the child does: limit itself, read what it is given, answer, end.
//! Must not know who started it.

use super::answer;
use super::limits::limit_this_process;
use crate::workbook::{Reader, Reason};
use std::io::{self, BufWriter, Read, Write};

/// Reads one workbook from `input` and answers on `output`. This process limits itself first, for good: it is of no use for
/// anything else afterwards.
///
/// # Errors
/// When the input cannot be read or the answer not be written; nobody is there to be told then.
pub fn read_for_parent(name: &str, mut input: impl Read, output: impl Write) -> io::Result<()> {
    let read = match limit_this_process() {
        Ok(()) => {
            let mut bytes = Vec::new();
            input.read_to_end(&mut bytes)?;
            Reader::read_bytes(name, &bytes)
        }
        Err(problem) => Err(Reason::NotStarted(format!("its limits could not be set: {problem}")).about(name)),
    };
    answer::write(&read, BufWriter::with_capacity(1 << 16, output))
}

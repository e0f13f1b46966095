//! Owns reading a workbook in a process of its own: starting it, its limits, and one sentence for whatever becomes of it.
//! Must not know what any format looks like; the one place that starts a process for a file.
//!
//! A workbook is other people's bytes, and the libraries that read them can be led to take all memory, to go round for ever or to
//! stop the program. So the program starts itself again for each workbook: the child limits itself, reads, and answers; the parent
//! feeds it, drains it, and ends it when its time is up. Whatever the child does, the parent has a workbook or a [`Refusal`].

mod answer;
mod child;
mod limits;
mod process;
mod verdict;

pub use child::read_for_parent;

use crate::tables::sha256;
use crate::workbook::{Reader, Reason, Refusal, Workbook};
use process::Errand;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a workbook may take; the largest real returns take a tenth of a second.
pub const DEADLINE: Duration = Duration::from_secs(20);

/// The sub-command of the program that reads one workbook from its input and answers on its output. Not for people.
pub const SUBCOMMAND: &str = "read-workbook";

/// A way to read workbooks: by which program, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    program: PathBuf,
    deadline: Duration,
}

/// A workbook as it was read.
#[derive(Debug)]
pub struct Read {
    /// What it holds.
    pub workbook: Workbook,
    /// The SHA-256 of the very bytes that were read.
    pub sha256: String,
}

impl Reading {
    /// Workbooks are read by this program, which is Quarterdeck itself.
    pub fn by(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), deadline: DEADLINE }
    }

    /// The same with another deadline.
    #[must_use]
    pub fn within(self, deadline: Duration) -> Self {
        Self { deadline, ..self }
    }

    /// Reads the workbook at a path.
    ///
    /// # Errors
    /// One sentence saying why there is no workbook, and what to do.
    pub fn read(&self, path: &Path) -> Result<Read, Refusal> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        self.read_bytes(&name, Reader::load(path)?)
    }

    /// Reads a workbook from its bytes; `name` is used in what is said about it.
    ///
    /// # Errors
    /// As [`Reading::read`].
    pub fn read_bytes(&self, name: &str, bytes: Vec<u8>) -> Result<Read, Refusal> {
        let sha256 = sha256(&bytes);
        let errand = Errand { program: &self.program, name, deadline: self.deadline };
        let read = match process::run(&errand, bytes) {
            Ok(ended) => verdict::of(ended, self.deadline),
            Err(error) => Err(Reason::NotStarted(error.to_string()).about(name)),
        };
        read.map(|workbook| Read { workbook, sha256 })
    }
}

//! Owns the journal beside a document: every step on disk before it counts as saved, read back after a crash.
//! Must not know what a step changes; the document it belongs to is known by path and hash.

use super::FileProblem;
use crate::model::Step;
use crate::tables::sha256;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The first line of a journal: which document, in which state, its steps start from.
#[derive(Debug, Serialize, Deserialize)]
struct Start {
    document: PathBuf,
    sha256: String,
}

/// What a journal holds that its document does not.
#[derive(Debug, PartialEq)]
pub enum Found {
    /// Nothing: the document is all there is.
    Nothing,
    /// Steps made after the document was last written.
    Steps(Vec<Step>),
    /// Steps made on another state of the document; they were kept in the file named.
    Stranded(PathBuf),
}

/// An open journal; steps appended to it survive the end of the process.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
}

impl Journal {
    /// What is left over from an earlier run for `document`, whose bytes are `bytes` now.
    ///
    /// # Errors
    /// A sentence when the journal is there and cannot be read or set aside.
    pub fn left_over(folder: &Path, document: &Path, bytes: &[u8]) -> Result<Found, FileProblem> {
        let path = place(folder, document);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(FileProblem::from_io(&path, &error)),
        };
        let mut lines = text.lines();
        let start: Option<Start> = lines.next().and_then(|line| serde_json::from_str(line).ok());
        // A line cut short by a crash ends the list: it was never acknowledged.
        let steps: Vec<Step> = lines.map_while(|line| serde_json::from_str(line).ok()).collect();
        if steps.is_empty() {
            return Ok(Found::Nothing);
        }
        if start.is_some_and(|start| start.sha256 == sha256(bytes)) {
            return Ok(Found::Steps(steps));
        }
        let aside = path.with_extension(format!("{}.stranded", &sha256(text.as_bytes())[..8]));
        fs::rename(&path, &aside).map_err(|error| FileProblem::from_io(&path, &error))?;
        Ok(Found::Stranded(aside))
    }

    /// Starts a journal anew for a document whose bytes on disk are `bytes`; earlier steps of it are in those bytes.
    ///
    /// # Errors
    /// A sentence when the journal cannot be written.
    pub fn start(folder: &Path, document: &Path, bytes: &[u8]) -> Result<Self, FileProblem> {
        let path = place(folder, document);
        let start = Start { document: document.to_owned(), sha256: sha256(bytes) };
        // Plain data always has a JSON form.
        let line = serde_json::to_string(&start).unwrap_or_default();
        super::write_file(&path, format!("{line}\n").as_bytes())?;
        let file =
            OpenOptions::new().append(true).open(&path).map_err(|error| FileProblem::from_write(&path, &error))?;
        Ok(Self { path, file })
    }

    /// Appends a step; when this returns, the step is on disk.
    ///
    /// # Errors
    /// A sentence when it cannot be written; the step is then not saved.
    pub fn append(&mut self, step: &Step) -> Result<(), FileProblem> {
        let line = serde_json::to_string(step).unwrap_or_default();
        let written = self.file.write_all(format!("{line}\n").as_bytes()).and_then(|()| self.file.sync_data());
        written.map_err(|error| FileProblem::from_write(&self.path, &error))
    }
}

/// Where the journal of a document lies: named by the hash of the document's path.
fn place(folder: &Path, document: &Path) -> PathBuf {
    let whole = fs::canonicalize(document).unwrap_or_else(|_| document.to_owned());
    folder.join(format!("{}.journal", &sha256(whole.as_os_str().as_encoded_bytes())[..16]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cause, Edit, RowId};

    fn step(text: &str) -> Step {
        let field = crate::model::Field::of::<crate::model::Action>("commentary");
        let edit = Edit::Field { row: RowId::new("a1"), field, was: String::new(), now: text.to_owned() };
        Step::new(jiff::Timestamp::UNIX_EPOCH, "Lead", Cause::Typed, vec![edit])
    }

    #[test]
    fn every_appended_step_is_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = folder.path().join("housing.return.zip");
        let mut journal = Journal::start(folder.path(), &document, b"one").expect("started");
        journal.append(&step("first")).expect("on disk");
        journal.append(&step("second\nline")).expect("on disk");
        let found = Journal::left_over(folder.path(), &document, b"one").expect("readable");
        assert_eq!(found, Found::Steps(vec![step("first"), step("second\nline")]));
    }

    #[test]
    fn a_line_cut_short_ends_the_list() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = folder.path().join("housing.return.zip");
        let mut journal = Journal::start(folder.path(), &document, b"one").expect("started");
        journal.append(&step("first")).expect("on disk");
        journal.file.write_all(b"{\"at\":\"1970").expect("half a line");
        let found = Journal::left_over(folder.path(), &document, b"one").expect("readable");
        assert_eq!(found, Found::Steps(vec![step("first")]));
    }

    #[test]
    fn steps_on_another_state_of_the_document_are_kept_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = folder.path().join("housing.return.zip");
        Journal::start(folder.path(), &document, b"one").expect("started").append(&step("first")).expect("on disk");
        let found = Journal::left_over(folder.path(), &document, b"changed by another").expect("readable");
        let Found::Stranded(aside) = found else { panic!("{found:?}") };
        assert!(aside.is_file());
    }
}

//! Owns reading files and folders whole, with a sentence when that fails.
//! Must not know what the bytes mean.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Why a file or folder could not be read or written: one sentence with the remedy.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {what}", path.display())]
pub struct FileProblem {
    /// The file or folder.
    pub path: PathBuf,
    /// What is wrong and what to do.
    pub what: String,
}

impl FileProblem {
    pub(super) fn new(path: &Path, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), what: what.into() }
    }

    pub(super) fn from_io(path: &Path, error: &std::io::Error) -> Self {
        let what = match error.kind() {
            ErrorKind::NotFound => "there is no such file or folder; check the name and try again".to_owned(),
            ErrorKind::PermissionDenied => "this account may not open it; ask for access or for a copy".to_owned(),
            ErrorKind::AlreadyExists => "something of this name is there already; choose another name".to_owned(),
            ErrorKind::IsADirectory => "this is a folder, not a file; name a file in it".to_owned(),
            ErrorKind::NotADirectory => "this is a file, not a folder; name a folder".to_owned(),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                "the disk is full; free some space and try again".to_owned()
            }
            ErrorKind::ReadOnlyFilesystem => "this place is read-only; choose another folder".to_owned(),
            _ => format!("it cannot be used just now ({error}); close other programs that have it open and try again"),
        };
        Self::new(path, what)
    }

    /// The same where something was to be written.
    pub(super) fn from_write(path: &Path, error: &std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied => {
                Self::new(path, "this account may not use it; choose another folder or ask for access")
            }
            _ => Self::from_io(path, error),
        }
    }
}

/// When a file was last written (UTC), where the system tells.
pub fn modified(path: &Path) -> Option<jiff::Timestamp> {
    let at = fs::metadata(path).and_then(|found| found.modified()).ok()?;
    let at = jiff::Timestamp::try_from(at).ok()?;
    at.round(jiff::Unit::Minute).ok()
}

/// The largest file read whole; returns are a few hundred kilobytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Reads a file whole.
///
/// # Errors
/// A sentence naming the file and the remedy.
pub fn read_file(path: &Path) -> Result<Vec<u8>, FileProblem> {
    let found = fs::metadata(path).map_err(|error| FileProblem::from_io(path, &error))?;
    if found.is_dir() {
        return Err(FileProblem::new(path, "this is a folder, not a file; name a file in it"));
    }
    if found.len() > LARGEST {
        return Err(FileProblem::new(
            path,
            "the file is larger than 256 MB, far more than a return; check that it is the right one",
        ));
    }
    fs::read(path).map_err(|error| FileProblem::from_io(path, &error))
}

/// Reads the CSV files of a framework's folder, by name.
///
/// # Errors
/// A sentence naming the folder or file and the remedy.
pub fn framework_folder(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, FileProblem> {
    let mut files = BTreeMap::new();
    for path in entries(folder)? {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let is_csv = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        if is_csv && path.is_file() {
            files.insert(name.to_owned(), read_file(&path)?);
        }
    }
    if files.is_empty() {
        return Err(FileProblem::new(
            folder,
            "there is no framework here; name the folder that holds bodies.csv and its neighbours",
        ));
    }
    Ok(files)
}

/// The zip files that stand directly in a folder, in the order of their names.
///
/// # Errors
/// A sentence naming the folder and the remedy.
pub fn zips_in(folder: &Path) -> Result<Vec<PathBuf>, FileProblem> {
    let is_zip = |path: &PathBuf| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    Ok(entries(folder)?.into_iter().filter(is_zip).collect())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, FileProblem> {
    let problem = |error: std::io::Error| FileProblem::from_io(folder, &error);
    let found: Result<Vec<PathBuf>, _> =
        fs::read_dir(folder).map_err(problem)?.map(|entry| entry.map(|e| e.path())).collect();
    let mut found = found.map_err(problem)?;
    found.sort();
    Ok(found)
}

//! Owns receiving: bundles from files and folders, verified, as the centre consolidates them.
//! Must not know what consolidation makes of them.

use super::{Trouble, bundle_paths, verify_file};
use crate::consolidation::{Quarter, Received, Unreadable, consolidate};
use crate::framework::Framework;
use crate::package::Verification;
use crate::{report, store};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bundles read from disk.
pub struct Bundles {
    /// Bundles as received, verified or not.
    pub received: Vec<Received>,
    /// Files that hold no package at all.
    pub unreadable: Vec<Unreadable>,
    /// The framework of the bundle with the latest period.
    pub framework: Option<Arc<Framework>>,
}

impl Bundles {
    /// Reads and verifies the bundles named, files or folders.
    ///
    /// # Errors
    /// One sentence that names the file and the remedy, when a file cannot be read at all.
    pub fn read(named: &[PathBuf]) -> Result<Self, Trouble> {
        Self::read_each(named, |_| ())
    }

    /// The same, showing each bundle as it was verified to whoever needs more of it than what is received.
    pub(super) fn read_each(named: &[PathBuf], mut each: impl FnMut(&Verification)) -> Result<Self, Trouble> {
        let mut bundles = Self { received: Vec::new(), unreadable: Vec::new(), framework: None };
        let mut latest = None;
        let paths = bundle_paths(named)?;
        for path in &paths {
            let verification = verify_file(path)?;
            each(&verification);
            let period = verification.package.as_ref().map(|package| package.ret.header().period);
            if period > latest && verification.is_good() {
                latest = period;
                bundles.framework = verification.package.as_ref().map(|package| Arc::clone(&package.framework));
            }
            match received(name_among(path, &paths), verification) {
                Ok(received) => bundles.received.push(received),
                Err(problem) => bundles.unreadable.push(problem),
            }
        }
        Ok(bundles)
    }
}

/// A verified bundle as the centre receives it; what holds no package is told instead.
fn received(name: String, verification: Verification) -> Result<Received, Unreadable> {
    let receipt = verification.receipt_code().unwrap_or_default();
    let problems: Vec<String> = verification.problems.iter().map(ToString::to_string).collect();
    match verification.package {
        Some(package) => Ok(Received { name, ret: package.ret, receipt, problems }),
        None => Err(Unreadable { name, why: problems.first().cloned().unwrap_or_default() }),
    }
}

/// The file's name, and its folder's too where another file has the same name.
fn name_among(path: &Path, paths: &[PathBuf]) -> String {
    let words =
        |name: Option<&std::ffi::OsStr>| name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = words(path.file_name());
    let alone = paths.iter().filter(|other| other.file_name() == path.file_name()).count() < 2;
    let folder = words(path.parent().and_then(Path::file_name));
    if alone || folder.is_empty() { name } else { format!("{folder}/{name}") }
}

/// Makes the corporate picture of bundles read, with the sentences of its notices about files that hold no package; the
/// framework is the one the latest of them carries.
pub fn picture(now: Bundles, before: Bundles) -> (Quarter, Vec<String>) {
    let framework = now.framework.or(before.framework).unwrap_or_else(Framework::built_in);
    let unreadable: Vec<Unreadable> = now.unreadable.into_iter().chain(before.unreadable).collect();
    let quarter = consolidate(now.received, before.received, &framework).with_unreadable(&unreadable);
    let told = unreadable.into_iter().map(|file| format!("{} is not counted: {}", file.name, file.why));
    (quarter, told.collect())
}

/// Writes the picture as corporate.xlsx and corporate.html, and what the checks found as findings.csv; gives the files.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn write_picture(quarter: &Quarter, folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let files = [
        (
            folder.join("corporate.xlsx"),
            report::corporate_xlsx(quarter).map_err(|problem| Trouble::said(problem.to_string()))?,
        ),
        (folder.join("corporate.html"), report::corporate_html(quarter).into_bytes()),
        (folder.join("findings.csv"), report::findings_csv(quarter)),
    ];
    for (path, bytes) in &files {
        store::write_file(path, bytes)?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

//! Owns reading packages, bundles and frameworks from files.
//! Must not know what is done with them.

use super::Trouble;
use crate::framework::Framework;
use crate::model::{BodyId, Period};
use crate::package::{self, Package, Verification};
use crate::store;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads one package, draft or sealed.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn read_package(path: &Path) -> Result<Package, Trouble> {
    let bytes = store::read_file(path)?;
    package::read(&path.to_string_lossy(), &bytes).map_err(|problem| Trouble::said(problem.to_string()))
}

/// Reads the accepted returns of a body for the quarters before, newest first: last quarter's first of all.
///
/// # Errors
/// One sentence that names the file and the remedy; also when one is the return of another body or quarter.
pub fn read_previous(paths: &[PathBuf], body: &BodyId, period: Option<Period>) -> Result<Vec<Package>, Trouble> {
    let mut read = Vec::new();
    for path in paths {
        read.push((path, read_package(path)?));
    }
    read.sort_by_key(|(_, package)| std::cmp::Reverse(package.ret.header().period));
    let mut before = period;
    for (path, package) in &read {
        fits(path, package, body, before)?;
        before = package.ret.header().period;
    }
    Ok(read.into_iter().map(|(_, package)| package).collect())
}

/// Whether a package is the body's return of the quarter before `period`.
fn fits(path: &Path, package: &Package, body: &BodyId, period: Option<Period>) -> Result<(), Trouble> {
    let header = package.ret.header();
    let named = |body: &BodyId| package.framework.body(body).map_or_else(|| body.to_string(), |body| body.name.clone());
    let words = |period: Option<Period>| period.map_or_else(|| "no quarter".to_owned(), Period::words);
    let wanted = period.and_then(Period::previous_quarter);
    if header.body == *body && (wanted.is_none() || header.period == wanted) {
        return Ok(());
    }
    let (is, is_for) = (named(&header.body), words(header.period));
    let what = format!(
        "--previous takes the return of {} for {}, and this is the one of {is} for {is_for}",
        named(body),
        words(wanted)
    );
    Err(Trouble::said(format!("{}: {what}", path.display())))
}

/// Reads and verifies a bundle; a file that cannot be read at all stops the command, a bad bundle does not.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn verify_file(path: &Path) -> Result<Verification, Trouble> {
    let bytes = store::read_file(path)?;
    Ok(package::verify(&path.to_string_lossy(), &bytes))
}

/// The bundles named: files as they are, folders as the zips directly in them.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn bundle_paths(named: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
    let mut paths = Vec::new();
    for path in named {
        if path.is_dir() {
            let found = store::zips_in(path)?;
            if found.is_empty() {
                return Err(Trouble::said(format!(
                    "{}: there is no bundle in this folder; name the folder that holds the PMF_….zip files",
                    path.display()
                )));
            }
            paths.extend(found);
        } else {
            paths.push(path.clone());
        }
    }
    Ok(paths)
}

/// The framework named, or the one inside the program.
///
/// # Errors
/// One sentence that names the file and the remedy.
pub fn read_framework(folder: Option<&Path>) -> Result<Arc<Framework>, Trouble> {
    let Some(folder) = folder else { return Ok(Framework::built_in()) };
    let files = store::framework_folder(folder)?;
    let read = Framework::from_files(&files);
    read.map(Arc::new).map_err(|problem| Trouble::said(format!("{}: {problem}", folder.display())))
}

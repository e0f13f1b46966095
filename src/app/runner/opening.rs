//! Owns opening a document: the file, what the live store kept of it, and what another person made of it since.
//! Must not know how it is saved.

use super::Folders;
use super::mine::is_same_return;
use super::saving::Write;
use crate::app::effect::{Opened, ReadOnly, Receipt, States};
use crate::document::{Document, merge};
use crate::model::{Cause, ReturnState, Step};
use crate::package::{self, Package};
use crate::store::{self, Left, LiveStore, OnDisk, Opening};
use crate::tables::sha256;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};

/// More steps than this are not carried over to the next opening: undo then begins at the document as saved.
const KEPT_STEPS: usize = 1000;

/// Opens a document; its live store goes to the saving worker.
pub(super) fn open(path: PathBuf, now: Timestamp, folders: &Folders, writes: &Sender<Write>) -> Result<Opened, String> {
    let bytes =
        if path.exists() { Some(store::read_file(&path).map_err(|problem| problem.to_string())?) } else { None };
    let name = path.to_string_lossy().into_owned();
    let read = bytes.as_ref().map(|bytes| package::read(&name, bytes).map_err(|refusal| refusal.to_string()));
    if let (Some(Ok(package)), Some(bytes)) = (&read, &bytes)
        && package.ret.header().state == Some(ReturnState::Sealed)
    {
        let notices = package.notices();
        return Ok(Opened { receipt: Some(received(&path, bytes)), notices, ..plain(path, package.clone()) });
    }
    // The same document may be open in this window: its store is ours to hand over.
    let (released, wait) = channel();
    if writes.send(Write::Release(path.clone(), released)).is_ok() {
        let _ = wait.recv();
    }
    match LiveStore::open(&folders.live, &path, bytes.as_deref()).map_err(|problem| problem.to_string())? {
        Opening::Nothing => Err(store::read_file(&path).err().map(|problem| problem.to_string()).unwrap_or_default()),
        Opening::InUse => in_use(path, read),
        Opening::Ours(store, left) => {
            let desk = AtOpening { folders, path, now, store };
            let texts = left.as_ref().map(|left| left.texts.clone()).unwrap_or_default();
            let (mut opened, store, merged) = desk.resume(left, read, bytes.as_deref())?;
            opened.texts = texts;
            let _ = writes.send(Write::Begin(store, merged));
            Ok(opened)
        }
    }
}

/// The saved states of a document, the latest first; one that cannot be read is counted.
pub(super) fn states(path: &Path, folders: &Folders) -> States {
    let mut states = States::default();
    for kept in store::saved_states(&folders.states, path).into_iter().rev() {
        let bytes = store::read_file(&kept).ok();
        match bytes.and_then(|bytes| package::read(&kept.to_string_lossy(), &bytes).ok()) {
            Some(package) => states.packages.push(package),
            None => states.unreadable += 1,
        }
    }
    states
}

/// A document another window is working on, as it was last saved.
fn in_use(path: PathBuf, read: Option<Result<Package, String>>) -> Result<Opened, String> {
    let package = read.unwrap_or_else(|| Err(format!("{}: the file is not there any more", path.display())))?;
    let read_only = Some(ReadOnly { saved: store::modified(&path) });
    Ok(Opened { read_only, ..plain(path, package) })
}

/// A document as its file holds it.
pub(super) fn plain(path: PathBuf, package: Package) -> Opened {
    let last = package.earlier.first().map(|earlier| std::sync::Arc::new(earlier.ret().clone()));
    let document = Document::new(package.ret.clone(), package.log.clone(), last);
    Opened::new(path, document, package)
}

/// What verifying a sealed bundle gives.
fn received(path: &Path, bytes: &[u8]) -> Receipt {
    let found = package::verify(&path.to_string_lossy(), bytes);
    let problems = found.problems.iter().map(ToString::to_string).collect();
    Receipt { code: found.receipt_code().unwrap_or_default(), problems }
}

struct AtOpening<'a> {
    folders: &'a Folders,
    path: PathBuf,
    now: Timestamp,
    store: Box<LiveStore>,
}

/// The document, its store, and the hash of another person's version that is merged into it.
type Resumed = (Opened, Box<LiveStore>, Option<String>);

impl AtOpening<'_> {
    fn resume(
        mut self,
        left: Option<Left>,
        read: Option<Result<Package, String>>,
        bytes: Option<&[u8]>,
    ) -> Result<Resumed, String> {
        let Some(left) = left else { return self.fresh(read, bytes, Vec::new()) };
        let unsaved = left.steps.len() > left.in_document || left.typing.is_some();
        let theirs = match (left.on_disk, read) {
            (OnDisk::Same, read) if !unsaved && left.steps.len() > KEPT_STEPS => {
                return self.fresh(read, bytes, Vec::new());
            }
            (OnDisk::Changed, Some(Ok(theirs))) if !unsaved => {
                let what = "This document was changed since it was last open here; it is shown as it is now".to_owned();
                return self.fresh(Some(Ok(theirs)), bytes, vec![what]);
            }
            (OnDisk::Changed, Some(Ok(theirs))) => Some(theirs),
            (OnDisk::Changed, Some(Err(problem))) => {
                let kept = bytes.map(|bytes| store::keep_state(&self.folders.states, &self.path, bytes));
                let kept = kept.transpose().map_err(|problem| problem.to_string())?.unwrap_or_default();
                let mut resumed = self.again(&left)?;
                let what = "The work kept on this computer is shown; the file as it was is kept as";
                resumed.notices.push(format!("{problem}. {what} {}", kept.display()));
                resumed.to_write = true;
                return Ok((resumed, self.store, bytes.map(sha256)));
            }
            (OnDisk::Same | OnDisk::Gone, _) | (OnDisk::Changed, None) => None,
        };
        let mut opened = self.again(&left)?;
        if left.on_disk == OnDisk::Gone {
            let what =
                "The file is not there any more; the work kept on this computer is shown and written there again";
            opened.notices.push(what.to_owned());
            opened.to_write = true;
        }
        let Some(theirs) = theirs else { return Ok((opened, self.store, None)) };
        let merged = self.merge(&mut opened, &left, &theirs, bytes.unwrap_or_default())?;
        Ok((opened, self.store, merged))
    }

    /// The document as its file holds it; the store begins anew.
    fn fresh(
        mut self,
        read: Option<Result<Package, String>>,
        bytes: Option<&[u8]>,
        notices: Vec<String>,
    ) -> Result<Resumed, String> {
        let package =
            read.unwrap_or_else(|| Err(format!("{}: the file is not there any more", self.path.display())))?;
        self.store.begin(bytes.unwrap_or_default()).map_err(|problem| problem.to_string())?;
        let notices = package.notices().into_iter().chain(notices).collect();
        Ok((Opened { notices, ..plain(self.path, package) }, self.store, None))
    }

    /// The document made again from where its steps began, undo and redo included.
    fn again(&mut self, left: &Left) -> Result<Opened, String> {
        let (saved, unsaved) = left.steps.split_at(left.in_document.min(left.steps.len()));
        let mut opened = self.read(&left.base)?;
        let mut stuck = replay(&mut opened, saved);
        // A newer program may write the same return in other bytes; then the document as saved is what counts.
        if package::write(&whole_package(&opened)) != left.saved {
            self.store.begin(&left.saved).map_err(|problem| problem.to_string())?;
            self.store.record(unsaved).map_err(|problem| problem.to_string())?;
            opened = self.read(&left.saved)?;
            stuck = None;
        }
        stuck = stuck.or_else(|| replay(&mut opened, unsaved));
        opened.notices.extend(stuck);
        opened.recovered = unsaved.len();
        opened.to_write = !unsaved.is_empty();
        opened.typing.clone_from(&left.typing);
        Ok(opened)
    }

    /// The document that these bytes hold.
    fn read(&self, bytes: &[u8]) -> Result<Opened, String> {
        let package = package::read(&self.path.to_string_lossy(), bytes).map_err(|refusal| refusal.to_string())?;
        Ok(plain(self.path.clone(), package))
    }

    /// Brings another person's changes into the work kept here.
    fn merge(
        &mut self,
        opened: &mut Opened,
        left: &Left,
        theirs: &Package,
        bytes: &[u8],
    ) -> Result<Option<String>, String> {
        let kept = store::keep_state(&self.folders.states, &self.path, bytes).map_err(|problem| problem.to_string())?;
        if !is_same_return(&theirs.ret, opened.document.ret()) {
            let what =
                "The file has become another return; the work kept on this computer is shown, and the file is kept as";
            opened.notices.insert(0, format!("{what} {}", kept.display()));
            return Ok(Some(sha256(bytes)));
        }
        let base = package::read(&self.path.to_string_lossy(), &left.saved).map_err(|refusal| refusal.to_string())?;
        let merged = merge(&base.ret, opened.document.ret(), &theirs.ret);
        let step = Step::new(self.now, MERGER, Cause::Merged, merged.edits);
        if !step.is_nothing() {
            opened.document.apply(&step).map_err(|refused| refused.to_string())?;
            self.store.record(std::slice::from_ref(&step)).map_err(|problem| problem.to_string())?;
        }
        opened.notices.insert(0, crate::app::merging::told(&step, &merged.conflicts));
        opened.conflicts = merged.conflicts;
        opened.to_write = opened.conflicts.is_empty();
        Ok(Some(sha256(bytes)))
    }
}

/// Who is told in the history as having made a merge.
pub(in crate::app) const MERGER: &str = "Another person's copy";

/// Does these steps again; one that does not fit ends them, with a sentence.
fn replay(opened: &mut Opened, steps: &[Step]) -> Option<String> {
    let refused = steps.iter().find_map(|step| opened.document.replay(step).err())?;
    Some(format!("Some of the work kept on this computer does not fit the file: {refused}"))
}

fn whole_package(opened: &Opened) -> Package {
    Package { ret: opened.document.ret().clone(), log: opened.document.log().to_vec(), ..opened.shell.clone() }
}

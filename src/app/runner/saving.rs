//! Owns the saving worker: steps into the live store, the document written whole, ten earlier states kept, settings remembered.
//! Must not know how a document is opened.

use super::Folders;
use super::mine::is_same_return;
use crate::app::effect::{Changed, Finished, SavedAs};
use crate::app::settings::Settings;
use crate::import::Mapping;
use crate::model::Step;
use crate::package::{self, Package};
use crate::store::{self, LiveStore, Opening, Typing};
use crate::tables::sha256;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};

/// What the saving worker is told.
pub(super) enum Write {
    /// A document was opened and this is its live store; the hash is of another person's version that was merged at opening.
    Begin(Box<LiveStore>, Option<String>),
    /// Give up the live store if it is of this document, and say so.
    Release(PathBuf, Sender<()>),
    Persist(Step, u64),
    Typing(Option<Typing>),
    Text(&'static str, Option<String>),
    Save(PathBuf, Box<Package>, u64),
    Remember(Settings),
    /// Write answers about workbooks, and say so when they were asked for as a file.
    Mapping(PathBuf, Mapping, bool),
    /// Tells that everything handed over before is written.
    Passed(Sender<()>),
    /// Nothing comes after this.
    End,
}

/// Carries out orders until there are no more.
pub(super) fn saving(orders: &Receiver<Write>, folders: &Folders, answer: &Sender<Finished>, wake: &impl Fn()) {
    let mut desk = Desk { folders, store: None, waiting: Vec::new(), merged: None };
    for order in orders {
        if matches!(order, Write::End) {
            return;
        }
        // A fault here is ours; the next change is tried again, and the person is told that this one may not be kept.
        let done = catch_unwind(AssertUnwindSafe(|| carry_out(&mut desk, order)));
        let fault = || Some(Finished::Persisted(Err(FAULT.to_owned())));
        if let Some(finished) = done.unwrap_or_else(|_| fault()) {
            let _ = answer.send(finished);
            wake();
        }
    }
}

const FAULT: &str = "The program made a mistake while saving; close it and open the document again, and report it";

/// Carries out one order; gives what the window is to know of it.
fn carry_out(desk: &mut Desk<'_>, order: Write) -> Option<Finished> {
    let finished = match order {
        Write::End => return None,
        Write::Begin(store, merged) => {
            (desk.store, desk.merged) = (Some(store), merged);
            desk.waiting.clear();
            return None;
        }
        Write::Release(path, released) => {
            desk.release(&path);
            // Whoever asked may be gone; then nobody waits.
            let _ = released.send(());
            return None;
        }
        Write::Persist(step, revision) => Finished::Persisted(desk.persist(step, revision)),
        Write::Typing(typing) => match desk.typing(typing.as_ref()) {
            Ok(()) => return None,
            Err(problem) => Finished::Persisted(Err(problem)),
        },
        Write::Text(name, text) => match desk.text(name, text.as_deref()) {
            Ok(()) => return None,
            Err(problem) => Finished::Persisted(Err(problem)),
        },
        Write::Save(path, package, revision) => desk.save(&path, &package, revision),
        Write::Passed(passed) => {
            // Who asked may have gone meanwhile.
            let _ = passed.send(());
            return None;
        }
        Write::Mapping(path, mapping, tell) => {
            let written = store::write_file(&path, mapping.write(&[]).as_bytes());
            match (written, tell) {
                (Ok(()), false) => return None,
                (Ok(()), true) => Finished::MappingWritten(Ok(path)),
                (Err(problem), _) => Finished::MappingWritten(Err(problem.to_string())),
            }
        }
        Write::Remember(settings) => {
            let text = serde_json::to_vec_pretty(&settings).unwrap_or_default();
            // Losing the list of recent files must not trouble anybody.
            let _ = store::write_file(&desk.folders.settings, &text);
            return None;
        }
    };
    Some(finished)
}

struct Desk<'a> {
    folders: &'a Folders,
    store: Option<Box<LiveStore>>,
    /// Steps that could not be put on disk yet; the next one that can takes them along.
    waiting: Vec<Step>,
    /// SHA-256 of another person's version that is merged into our work already, so that it may be replaced.
    merged: Option<String>,
}

impl Desk<'_> {
    fn release(&mut self, path: &Path) {
        if self.store.as_ref().is_some_and(|store| store.is_of(path)) {
            self.store = None;
            self.merged = None;
        }
    }

    fn persist(&mut self, step: Step, revision: u64) -> Result<u64, String> {
        self.waiting.push(step);
        let Some(store) = self.store.as_mut() else {
            let what = "The last changes are not on disk: this document has no store of unsaved work";
            return Err(format!("{what}; export it or save it under another name now"));
        };
        store.record(&self.waiting).map_err(|problem| problem.to_string())?;
        self.waiting.clear();
        Ok(revision)
    }

    fn typing(&mut self, typing: Option<&Typing>) -> Result<(), String> {
        let Some(store) = self.store.as_mut() else { return Ok(()) };
        store.typing(typing).map_err(|problem| problem.to_string())
    }

    fn text(&mut self, name: &str, text: Option<&str>) -> Result<(), String> {
        let Some(store) = self.store.as_mut() else { return Ok(()) };
        store.keep_text(name, text).map_err(|problem| problem.to_string())
    }

    fn save(&mut self, path: &Path, package: &Package, revision: u64) -> Finished {
        let bytes = package::write(package);
        let there = path.exists().then(|| store::read_file(path).map_err(|problem| problem.to_string())).transpose();
        let there = match there {
            Ok(there) => there,
            Err(problem) => return Finished::Saved(Err(problem)),
        };
        if self.store.as_ref().is_none_or(|store| !store.is_of(path)) {
            return Finished::Saved(self.first_save(path, &bytes, revision));
        }
        let mut notice = None;
        match &there {
            Some(there) if self.is_known(there) => {}
            Some(there) => match self.another(path, there, package) {
                Ok(Ok(changed)) => return Finished::Changed(Box::new(changed)),
                Ok(Err(told)) => notice = Some(told),
                Err(problem) => return Finished::Saved(Err(problem)),
            },
            None => notice = Some("The file was not there any more; it has been written again".to_owned()),
        }
        if let Some(there) = &there
            && let Err(problem) = store::keep_state(&self.folders.states, path, there)
        {
            notice.get_or_insert_with(|| problem.to_string());
        }
        Finished::Saved(self.replace(path, &bytes, revision, notice))
    }

    /// Whether the file is what we last saw, or a version that is in our work already.
    fn is_known(&self, there: &[u8]) -> bool {
        let sha = sha256(there);
        self.merged.as_ref() == Some(&sha) || self.store.as_ref().is_some_and(|store| store.saved_sha256() == sha)
    }

    /// What another person made of the document since: a version to merge, or a sentence about what it was that is kept instead.
    fn another(&mut self, path: &Path, there: &[u8], ours: &Package) -> Result<Result<Changed, String>, String> {
        let kept = store::keep_state(&self.folders.states, path, there).map_err(|problem| problem.to_string())?;
        let name = path.to_string_lossy();
        let theirs = package::read(&name, there).ok().filter(|theirs| is_same_return(&theirs.ret, &ours.ret));
        let Some(theirs) = theirs else {
            let what = "The file had become something else than this draft; it has been written again, and what it was is kept as";
            return Ok(Err(format!("{what} {}", kept.display())));
        };
        let saved = self.store.as_ref().map(|store| store.saved_bytes()).transpose();
        let saved = saved.map_err(|problem| problem.to_string())?.unwrap_or_default();
        let base = package::read(&name, &saved).map_err(|refusal| refusal.to_string())?;
        self.merged = Some(sha256(there));
        Ok(Ok(Changed { base, theirs }))
    }

    /// A document that is written for the first time here gets its live store.
    fn first_save(&mut self, path: &Path, bytes: &[u8], revision: u64) -> Result<SavedAs, String> {
        store::write_file(path, bytes).map_err(|problem| problem.to_string())?;
        match LiveStore::open(&self.folders.live, path, Some(bytes)).map_err(|problem| problem.to_string())? {
            Opening::Ours(mut store, left) => {
                if left.is_some() {
                    // What another document of this place left behind has nothing to do with this one.
                    store.begin(bytes).map_err(|problem| problem.to_string())?;
                }
                (self.store, self.merged) = (Some(store), None);
                self.waiting.clear();
                Ok(SavedAs { revision, notice: None })
            }
            Opening::InUse | Opening::Nothing => Err(format!(
                "{}: another window of Quarterdeck is using this document; close that window",
                path.display()
            )),
        }
    }

    fn replace(&mut self, path: &Path, bytes: &[u8], revision: u64, notice: Option<String>) -> Result<SavedAs, String> {
        let Some(store) = self.store.as_mut() else { return Ok(SavedAs { revision, notice }) };
        // A live store that has no room must not keep the document, which may lie on another disk, from being written.
        let kept = store.record(&self.waiting).and_then(|()| store.about_to_save(bytes));
        if let Err(problem) = store::write_file(path, bytes) {
            let beside = store::write_beside(path, bytes).map_err(|_| {
                format!("{problem}. Your work is kept on this computer, and the file is written when that is possible")
            })?;
            let what = "Your work is saved beside it as";
            return Err(format!("{problem}. {what} {}", beside.display()));
        }
        self.waiting.clear();
        let told =
            kept.and_then(|()| store.saved(bytes)).map_err(|problem| format!("The document is saved, but {problem}"));
        let notice = told.err().or(notice);
        self.merged = None;
        Ok(SavedAs { revision, notice })
    }
}

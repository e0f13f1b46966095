//! Owns carrying out effects off the window's thread: one worker for saving, one for everything that reads.
//! Must not know egui; it is handed a wake closure, and answers with [`Finished`] values.

mod mine;
mod opening;
mod saving;

pub(super) use opening::MERGER;

use super::effect::{Consolidated, Effect, Exported, Finished, Opened, WorkbookRead};
use super::settings::Settings;
use crate::filing::{self, Bundles, Order};
use crate::model::{Return, ReturnState};
use crate::package::Package;
use crate::reading::{Read, Reading};
use crate::store;
use jiff::Timestamp;
use saving::{Write, saving};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

/// Where the runner keeps what is not a document.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Live stores, one a document being edited.
    pub live: PathBuf,
    /// Earlier saved states of documents.
    pub states: PathBuf,
    /// The settings file.
    pub settings: PathBuf,
    /// A folder for the demonstration's files.
    pub demo: PathBuf,
}

impl Folders {
    /// Where the one log file is: beside the live stores' folder.
    pub fn log(&self) -> PathBuf {
        self.live.with_file_name("quarterdeck.log")
    }
}

/// Carries out effects on two named threads; what cannot be done here (dialogs, the clipboard) is handed back.
pub struct Runner {
    writes: Sender<Write>,
    reads: Sender<(Effect, Timestamp)>,
    finished: Receiver<Finished>,
    mappings: PathBuf,
    saver: JoinHandle<()>,
}

impl Runner {
    /// Starts the two workers. Workbooks are read by `reading`; `wake` is called whenever a result is ready.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        folders: &Folders,
        reading: Reading,
        wake: impl Fn() + Send + Clone + 'static,
    ) -> std::io::Result<Self> {
        let (finish, finished) = channel();
        let (writes, to_write) = channel();
        let (reads, to_read) = channel();
        let (own, answer, awake) = (folders.clone(), finish.clone(), wake.clone());
        let saver = thread::Builder::new().name("saving".to_owned());
        let saver = saver.spawn(move || saving(&to_write, &own, &answer, &awake))?;
        let own = Readers { folders: folders.clone(), reading, begin: writes.clone() };
        thread::Builder::new().name("reading".to_owned()).spawn(move || take_orders(&to_read, &own, &finish, &wake))?;
        Ok(Self { writes, reads, finished, mappings: mappings(folders), saver })
    }

    /// Hands an effect to its worker; gives back what must be done on the window's side.
    pub fn carry_out(&self, effect: Effect, now: Timestamp) -> Option<Effect> {
        let write = match effect {
            Effect::Persist { step, revision } => Write::Persist(step, revision),
            Effect::Typing(typing) => Write::Typing(typing),
            Effect::KeepText(name, text) => Write::Text(name, text),
            Effect::Save { path, package, revision } => Write::Save(path, package, revision),
            Effect::Remember(settings) => Write::Remember(settings),
            Effect::KeepMapping(mapping) => {
                Write::Mapping(self.mappings.join(format!("{}.toml", mapping.body)), mapping, false)
            }
            Effect::WriteMapping(path, mapping) => Write::Mapping(path, mapping, true),
            Effect::Ask(_) | Effect::Copy(_) => return Some(effect),
            slow => {
                // A worker that is gone takes the process's end with it; nothing is left to tell.
                let _ = self.reads.send((slow, now));
                return None;
            }
        };
        let _ = self.writes.send(write);
        None
    }

    /// Waits until everything handed over is on disk; nothing can be handed over after that.
    pub fn finish(self) {
        let Self { writes, saver, .. } = self;
        let _ = writes.send(Write::End);
        // A worker that panicked has nothing left to write.
        let _ = saver.join();
    }

    /// The results that are ready.
    pub fn poll(&self) -> impl Iterator<Item = Finished> + '_ {
        self.finished.try_iter()
    }
}

/// The settings of the last run; the usual ones when there are none or they cannot be read.
pub fn remembered(folders: &Folders) -> Settings {
    let read = store::read_file(&folders.settings).ok();
    read.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// What the worker that reads has at hand.
struct Readers {
    folders: Folders,
    reading: Reading,
    /// The saving worker, which keeps a document's live store.
    begin: Sender<Write>,
}

impl Readers {
    /// Waits until what was handed over for writing is on disk: the answers just given are the ones used for the next workbook.
    fn wait_for_writes(&self) {
        let (passed, written) = channel();
        if self.begin.send(Write::Passed(passed)).is_ok() {
            let _ = written.recv();
        }
    }
}

fn take_orders(orders: &Receiver<(Effect, Timestamp)>, own: &Readers, answer: &Sender<Finished>, wake: &impl Fn()) {
    for (effect, now) in orders {
        // A panic in a stage is our fault, never the person's: it becomes a sentence, and the window lives on.
        let understanding = matches!(effect, Effect::Understand(_));
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| read(effect, now, own)));
        let finished = done.unwrap_or_else(|_| {
            let fault =
                "The program made a mistake on this file; nothing was changed. Please report it with the file's name";
            let fault = fault.to_owned();
            Some(if understanding { Finished::Understood(Err(fault)) } else { Finished::Read(Err(fault)) })
        });
        if let Some(finished) = finished {
            let _ = answer.send(finished);
            wake();
        }
    }
}

fn read(effect: Effect, now: Timestamp, own: &Readers) -> Option<Finished> {
    let Readers { folders, reading, begin } = own;
    let finished = match effect {
        Effect::Open { path, as_last: false } => {
            Finished::Opened(opening::open(path, now, folders, begin).map(Box::new))
        }
        Effect::Open { path, as_last: true } if is_draft(&path) => {
            Finished::Opened(opening::open(path, now, folders, begin).map(Box::new))
        }
        Effect::Open { path, as_last: true } => Finished::Opened(next_quarter(&path, now).map(Box::new)),
        Effect::ReadWorkbook(path) => {
            own.wait_for_writes();
            Finished::Read(workbook(path, reading, &mappings(folders)).map(Box::new))
        }
        Effect::Understand(order) => Finished::Understood(Ok(Box::new(order.carry_out()))),
        Effect::ReadMapping(path) => Finished::MappingRead(answers(&path)),
        Effect::Export { package, previous, role, incomplete, folder } => {
            Finished::Exported(export(&package, previous, &role, incomplete, &folder, now))
        }
        Effect::Receive { now, before } => Finished::Received(receive(&now, &before)),
        Effect::ListStates(path) => {
            let states = opening::states(&path, folders);
            Finished::States(path, Box::new(states))
        }
        Effect::Demo => Finished::Received(demo(folders, reading)),
        _ => return None,
    };
    Some(finished)
}

/// Whether a file is a draft: the centre's starter package is one, and is opened as it is.
fn is_draft(path: &Path) -> bool {
    filing::read_package(path).is_ok_and(|package| package.ret.header().state == Some(ReturnState::Draft))
}

/// A draft of the quarter after a bundle's, carried forward from it, to be kept beside it.
fn next_quarter(path: &Path, now: Timestamp) -> Result<Opened, String> {
    let (draft, package) = filing::next_quarter(path, now).map_err(|trouble| trouble.to_string())?;
    let notices = vec!["Carried forward from last quarter: every action waits for this quarter's status".to_owned()];
    Ok(Opened { notices, to_write: true, ..opening::plain(draft, package) })
}

/// Where the answers about each body's workbooks are remembered: beside the settings.
fn mappings(folders: &Folders) -> PathBuf {
    folders.settings.with_file_name("mappings")
}

/// The answers that are remembered, as they are written. Without any, or without a folder, there are none.
fn remembered_answers(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    paths.sort();
    paths.iter().filter_map(|path| answers(path).ok()).collect()
}

fn answers(path: &Path) -> Result<(String, Vec<u8>), String> {
    let bytes = store::read_file(path).map_err(|problem| problem.to_string())?;
    Ok((path.display().to_string(), bytes))
}

fn workbook(path: PathBuf, reading: &Reading, mappings: &Path) -> Result<WorkbookRead, String> {
    let Read { workbook, sha256 } = reading.read(&path).map_err(|refusal| refusal.to_string())?;
    Ok(WorkbookRead { path, workbook, sha256, kept: remembered_answers(mappings) })
}

fn export(
    draft: &Package,
    previous: Option<Arc<Return>>,
    role: &str,
    incomplete: bool,
    folder: &Path,
    at: Timestamp,
) -> Result<Exported, String> {
    // What the draft remembers is the record; the return beside the document stands in where it remembers none.
    let beside = previous.filter(|_| draft.earlier.is_empty());
    let beside = beside.map(|ret| Package::new(Return::clone(&ret), Arc::clone(&draft.framework)));
    let previous = beside.as_slice();
    let order = Order { draft, previous, role, at, new_time_counts: false, incomplete, folder };
    let done = filing::export(&order).map_err(|trouble| trouble.to_string())?;
    Ok(Exported { path: done.path, receipt_code: done.receipt_code })
}

fn receive(now: &[PathBuf], before: &[PathBuf]) -> Result<Consolidated, String> {
    let read = |paths: &[PathBuf]| Bundles::read(paths).map_err(|trouble| trouble.to_string());
    let (quarter, unreadable) = filing::picture(read(now)?, read(before)?);
    Ok(Consolidated { quarter: Box::new(quarter), unreadable })
}

fn demo(folders: &Folders, reading: &Reading) -> Result<Consolidated, String> {
    let quarters = filing::demo(&folders.demo, None, reading).map_err(|trouble| trouble.to_string())?;
    let last = quarters.into_iter().next_back().ok_or_else(|| "The demonstration made nothing".to_owned())?;
    Ok(Consolidated { quarter: Box::new(last.quarter), unreadable: Vec::new() })
}

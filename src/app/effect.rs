//! Owns what a command leaves for others to do, and what they say when it is done.
//! Must not know how it is done.

use super::command::Ask;
use super::importing::{Understanding, Understood};
use super::settings::Settings;
use crate::consolidation::Quarter;
use crate::document::{Conflict, Document};
use crate::import::Mapping;
use crate::model::{Return, Step};
use crate::package::Package;
use crate::store::Typing;
use crate::workbook::Workbook;
use jiff::Timestamp;
use std::path::PathBuf;
use std::sync::Arc;

/// Something slow or outside, done off the window's thread.
#[derive(Debug)]
pub enum Effect {
    /// Put a step on disk. Revision is the document's after it.
    Persist {
        /// The step.
        step: Step,
        /// The document's revision after it.
        revision: u64,
    },
    /// Write the document whole.
    Save {
        /// Where.
        path: PathBuf,
        /// What.
        package: Box<Package>,
        /// The document's revision.
        revision: u64,
    },
    /// Keep the text of the open editor, or forget it.
    Typing(Option<Typing>),
    /// Keep what stands in a box that is no cell, or forget it.
    KeepText(&'static str, Option<String>),
    /// Read the saved states of a document.
    ListStates(PathBuf),
    /// Show a file dialog.
    Ask(Ask),
    /// Read a package.
    Open {
        /// The file.
        path: PathBuf,
        /// Whether to start the next quarter from it.
        as_last: bool,
    },
    /// Read a workbook, and what is remembered from earlier imports.
    ReadWorkbook(PathBuf),
    /// Understand a workbook that was read.
    Understand(Box<Understanding>),
    /// Remember the answers about a body's workbooks.
    KeepMapping(Mapping),
    /// Write answers to a file that travels.
    WriteMapping(PathBuf, Mapping),
    /// Read answers from such a file.
    ReadMapping(PathBuf),
    /// Seal a draft and write the bundle.
    Export {
        /// The draft.
        package: Box<Package>,
        /// Last quarter's accepted return.
        previous: Option<Arc<Return>>,
        /// The role that signs.
        role: String,
        /// Whether it may leave with things that must be fixed.
        incomplete: bool,
        /// The folder.
        folder: PathBuf,
    },
    /// Read and consolidate bundles.
    Receive {
        /// This quarter's.
        now: Vec<PathBuf>,
        /// Last quarter's.
        before: Vec<PathBuf>,
    },
    /// Make the corporate picture of the sample data.
    Demo,
    /// Remember the settings.
    Remember(Settings),
    /// Put text on the clipboard.
    Copy(String),
}

/// A document as it was opened.
#[derive(Debug)]
pub struct Opened {
    /// The file; for a document that is not written yet, where it will be.
    pub path: PathBuf,
    /// The return with its history, undo and redo included, and last quarter beside it.
    pub document: Document,
    /// What its package holds beside these.
    pub shell: Package,
    /// How many changes were kept on this computer that the file does not have.
    pub recovered: usize,
    /// What another person changed and we changed too.
    pub conflicts: Vec<Conflict>,
    /// Whether the file is to be written at once.
    pub to_write: bool,
    /// That it can only be read, where that is so.
    pub read_only: Option<ReadOnly>,
    /// The text that was being typed.
    pub typing: Option<Typing>,
    /// What stood half typed in other boxes.
    pub texts: Vec<(String, String)>,
    /// What the person should know.
    pub notices: Vec<String>,
    /// What verifying a sealed bundle gave.
    pub receipt: Option<Receipt>,
}

impl Opened {
    /// A document as its file holds it: nothing was recovered, nothing is to be settled.
    pub fn new(path: PathBuf, document: Document, shell: Package) -> Self {
        Self {
            path,
            document,
            shell,
            recovered: 0,
            conflicts: Vec::new(),
            to_write: false,
            read_only: None,
            typing: None,
            texts: Vec::new(),
            notices: Vec::new(),
            receipt: None,
        }
    }
}

/// A document that another window is working on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOnly {
    /// When it was last saved, where the system tells.
    pub saved: Option<Timestamp>,
}

/// The saved states of a document that could be read.
#[derive(Debug, Default)]
pub struct States {
    /// Each whole, the latest first.
    pub packages: Vec<Package>,
    /// How many are kept that could not be read.
    pub unreadable: usize,
}

/// What verifying a sealed bundle gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// Its receipt code.
    pub code: String,
    /// What is wrong with it, a sentence each; nothing in a good bundle.
    pub problems: Vec<String>,
}

/// A document that another person wrote meanwhile.
#[derive(Debug)]
pub struct Changed {
    /// The state both began with.
    pub base: Package,
    /// What the other person made of it.
    pub theirs: Package,
}

/// A document that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedAs {
    /// The revision that is in the file.
    pub revision: u64,
    /// What the person should know.
    pub notice: Option<String>,
}

/// A bundle that was made.
#[derive(Debug)]
pub struct Exported {
    /// The file.
    pub path: PathBuf,
    /// Its receipt code.
    pub receipt_code: String,
}

/// Bundles as the centre sees them.
#[derive(Debug)]
pub struct Consolidated {
    /// The corporate picture.
    pub quarter: Box<Quarter>,
    /// Files that hold no package at all, each a sentence.
    pub unreadable: Vec<String>,
}

/// A workbook that was read.
#[derive(Debug)]
pub struct WorkbookRead {
    /// The file.
    pub path: PathBuf,
    /// What stands in it.
    pub workbook: Workbook,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// The mapping files kept from earlier imports, each with its name.
    pub kept: Vec<(String, Vec<u8>)>,
}

/// How a job ended; a problem is one sentence.
#[derive(Debug)]
pub enum Finished {
    /// [`Effect::Persist`]: the revision that is on disk.
    Persisted(Result<u64, String>),
    /// [`Effect::Save`]
    Saved(Result<SavedAs, String>),
    /// [`Effect::Save`]: nothing was written, because another person wrote the document meanwhile.
    Changed(Box<Changed>),
    /// [`Effect::Ask`]: what was chosen; nothing when the dialog was closed or could not be shown.
    Chosen(Ask, Vec<PathBuf>),
    /// [`Effect::Open`]
    Opened(Result<Box<Opened>, String>),
    /// [`Effect::ListStates`]: of this document.
    States(PathBuf, Box<States>),
    /// [`Effect::ReadWorkbook`]
    Read(Result<Box<WorkbookRead>, String>),
    /// [`Effect::Understand`]
    Understood(Result<Box<Understood>, String>),
    /// [`Effect::WriteMapping`]: the file.
    MappingWritten(Result<PathBuf, String>),
    /// [`Effect::ReadMapping`]: the file's name and bytes.
    MappingRead(Result<(String, Vec<u8>), String>),
    /// [`Effect::Export`]
    Exported(Result<Exported, String>),
    /// [`Effect::Receive`] and [`Effect::Demo`]
    Received(Result<Consolidated, String>),
}

//! Owns the work between files and the pipeline, the same for the command line and the window: drafts, handing in, receiving.
//! Must not know screens, consoles or the clock; nothing is written but through the store.

mod demo;
mod draft;
mod export;
mod mapping;
mod read;
mod ready;
mod receive;
mod samples;
mod starter;

pub use demo::{DemoBody, DemoQuarter, demo};
pub use draft::{Draft, ForWhom};
pub use export::{Exported, Order, STATEMENT, export, findings};
pub use mapping::{may_write_mapping, read_mapping, write_mapping};
pub use read::{bundle_paths, read_framework, read_package, read_previous, verify_file};
pub use ready::NotReady;
pub use receive::{Bundles, picture, write_picture};
pub use starter::{OpenQuarter, OpenedQuarter, Starter, next_quarter, open_quarter};

use crate::store::FileProblem;

/// Why something could not be done, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// A file or folder.
    #[error(transparent)]
    File(#[from] FileProblem),
    /// A draft that cannot be handed in as it is.
    #[error("{0}")]
    NotReady(NotReady),
    /// Anything else, said whole.
    #[error("{0}")]
    Said(String),
}

impl Trouble {
    fn said(text: impl Into<String>) -> Self {
        Self::Said(text.into())
    }
}

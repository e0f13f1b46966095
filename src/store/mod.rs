//! Owns every write to disk, and reading files whole. The only place that touches the file system for writing.
//! Must not know what the bytes mean.
#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "the store is the one owner of file writing")]

mod live;
mod log;
mod read;
mod states;
mod write;

pub use live::{Left, LiveStore, OnDisk, Opening, Typing};
pub use log::Log;
pub use read::{FileProblem, framework_folder, modified, read_file, zips_in};
pub use states::{keep_state, saved_states};
pub use write::{write_beside, write_file, write_new};

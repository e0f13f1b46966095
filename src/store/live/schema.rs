//! Owns the tables of a live store, how its database is opened, and what a fault of it is called.
//! Must not know what is kept in the tables.

use super::FileProblem;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// "QDLS": tells our databases from other people's.
const APPLICATION_ID: i32 = 0x5144_4C53;
/// The version of the tables below.
const USER_VERSION: i32 = 1;

const TABLES: &str = "
CREATE TABLE document (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    path TEXT NOT NULL,
    base BLOB NOT NULL,
    saved BLOB NOT NULL,
    saved_sha256 TEXT NOT NULL,
    saved_steps INTEGER NOT NULL,
    pending_sha256 TEXT,
    pending_steps INTEGER
) STRICT;
CREATE TABLE step (seq INTEGER PRIMARY KEY AUTOINCREMENT, step TEXT NOT NULL) STRICT;
CREATE TABLE typing (id INTEGER PRIMARY KEY CHECK (id = 1), row TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL) STRICT;
";

/// Added since version 1 without another number: a program that does not know it leaves it alone.
const KEPT_TEXT: &str =
    "CREATE TABLE IF NOT EXISTS kept_text (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;";

/// Why a store cannot be used.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Another process has it.
    InUse,
    /// The file is no database, is damaged, or is of something else.
    NotOurs,
    /// A newer Quarterdeck made it.
    Newer,
    /// The disk is full.
    Full,
    /// The folder cannot be written.
    ReadOnly,
    /// Something else, in the database's own words.
    Other(String),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::said(&error)
    }
}

impl Trouble {
    /// What an error of the database means.
    pub(super) fn said(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::NotOurs,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly,
            _ => Self::Other(error.to_string()),
        }
    }

    /// The same as a sentence about the store's file.
    pub(super) fn at(&self, place: &Path) -> FileProblem {
        let sentence = match self {
            Self::InUse => "another window of Quarterdeck is using it; close that window and try again".to_owned(),
            Self::NotOurs => "the store of unsaved work is damaged; save a copy of the document now".to_owned(),
            Self::Newer => {
                "a newer Quarterdeck made this store of unsaved work; open the document with that".to_owned()
            }
            Self::Full => "the disk is full, so the last changes are not on it; free some space and go on".to_owned(),
            Self::ReadOnly => {
                "unsaved work cannot be kept here; ask for this folder to be writable, or save a copy of the document"
                    .to_owned()
            }
            Self::Other(error) => format!("unsaved work could not be kept ({error}); save a copy of the document now"),
        };
        FileProblem::new(place, sentence)
    }
}

/// Opens the database at a place for this process alone; makes it when it is not there.
pub(super) fn open(place: &Path) -> Result<Connection, Trouble> {
    let connection = Connection::open_with_flags(
        place,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(Duration::ZERO)?;
    // Exclusive before the first access, so that the lock is held from then on and no shared memory file is needed.
    connection.execute_batch(
        "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN IMMEDIATE; COMMIT;",
    )?;
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    match (pragma("application_id")?, pragma("user_version")?) {
        (APPLICATION_ID, USER_VERSION) => {}
        (APPLICATION_ID, version) if version > USER_VERSION => return Err(Trouble::Newer),
        // A database with nothing in it is one that was about to be made.
        (0, 0) => {
            let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
            if tables > 0 {
                return Err(Trouble::NotOurs);
            }
            connection.execute_batch(&format!(
                "BEGIN; {TABLES} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {USER_VERSION}; COMMIT;"
            ))?;
        }
        _ => return Err(Trouble::NotOurs),
    }
    connection.execute_batch(KEPT_TEXT)?;
    Ok(connection)
}

//! Owns the live store of a document: every step on disk before it counts as saved, the text being typed, the last saved state.
//! Must not know what a step changes, nor how two states are merged.
//!
//! One database of `SQLite` a document, under the system's local data folder and never beside the document: a folder that a sync
//! client or a network share owns tears an open database.

mod schema;

use super::FileProblem;
use crate::model::{Field, RowId, Step};
use crate::tables::sha256;
use rusqlite::{Connection, OptionalExtension, params};
use schema::Trouble;
use std::fs;
use std::path::{Path, PathBuf};

/// The text in an open editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typing {
    /// The row.
    pub row: RowId,
    /// The field.
    pub field: Field,
    /// The text so far.
    pub text: String,
}

/// How the document on disk compares with the last state of it that the store knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDisk {
    /// It is that state.
    Same,
    /// Somebody else wrote it since.
    Changed,
    /// It is not there any more.
    Gone,
}

/// What a store held when it was opened.
#[derive(Debug, PartialEq)]
pub struct Left {
    /// The bytes of the document that the steps start from.
    pub base: Vec<u8>,
    /// Every step since, oldest first.
    pub steps: Vec<Step>,
    /// How many of these steps the document as last saved holds.
    pub in_document: usize,
    /// The bytes of the document as last opened or saved: what a merge starts from.
    pub saved: Vec<u8>,
    /// The document on disk.
    pub on_disk: OnDisk,
    /// The text that was being typed.
    pub typing: Option<Typing>,
    /// What stood half typed in other boxes, by the name of the box.
    pub texts: Vec<(String, String)>,
}

/// What opening a store gives.
#[derive(Debug)]
pub enum Opening {
    /// The store is this process's from now on; what it held, unless it is new.
    Ours(Box<LiveStore>, Option<Left>),
    /// Another window of Quarterdeck has it.
    InUse,
    /// There is none and no document to begin one with.
    Nothing,
}

/// An open live store. While it is open no other process can open it.
#[derive(Debug)]
pub struct LiveStore {
    connection: Connection,
    place: PathBuf,
    document: PathBuf,
    /// SHA-256 of the document as last opened or saved.
    saved: String,
}

impl LiveStore {
    /// Opens the store of `document`, whose bytes are `bytes` now (nothing when it is not there); a new one begins with these bytes.
    ///
    /// # Errors
    /// A sentence when the store cannot be read or written.
    pub fn open(folder: &Path, document: &Path, bytes: Option<&[u8]>) -> Result<Opening, FileProblem> {
        let place = place(folder, document);
        if bytes.is_none() && !place.exists() {
            return Ok(Opening::Nothing);
        }
        fs::create_dir_all(folder).map_err(|error| FileProblem::from_write(folder, &error))?;
        let connection = match schema::open(&place) {
            Ok(connection) => connection,
            Err(Trouble::InUse) => return Ok(Opening::InUse),
            Err(Trouble::NotOurs) => {
                set_aside(&place)?;
                schema::open(&place).map_err(|trouble| trouble.at(&place))?
            }
            Err(trouble) => return Err(trouble.at(&place)),
        };
        let mut store = Self { connection, place, document: document.to_owned(), saved: String::new() };
        let left = store.left(bytes).map_err(|error| store.problem(&error))?;
        if let (None, Some(bytes)) = (&left, bytes) {
            store.begin(bytes)?;
        }
        Ok(Opening::Ours(Box::new(store), left))
    }

    /// The document.
    pub fn document(&self) -> &Path {
        &self.document
    }

    /// Whether the store is of the document at this path, however the path is written.
    pub fn is_of(&self, path: &Path) -> bool {
        key(&self.document) == key(path)
    }

    /// SHA-256 of the document as last opened or saved, in hex.
    pub fn saved_sha256(&self) -> &str {
        &self.saved
    }

    /// The bytes of the document as last opened or saved.
    ///
    /// # Errors
    /// A sentence when the store cannot be read.
    pub fn saved_bytes(&self) -> Result<Vec<u8>, FileProblem> {
        let read = self.connection.query_row("SELECT saved FROM document", [], |row| row.get(0));
        read.map_err(|error| self.problem(&error))
    }

    /// Begins anew from these bytes of the document: no step, no cell being typed in.
    ///
    /// # Errors
    /// A sentence when it cannot be written; the store is then as it was.
    pub fn begin(&mut self, bytes: &[u8]) -> Result<(), FileProblem> {
        let sha = sha256(bytes);
        let path = self.document.to_string_lossy().into_owned();
        let begun = self.transaction(|transaction| {
            transaction.execute_batch("DELETE FROM step; DELETE FROM typing; DELETE FROM document;")?;
            transaction.execute(
                "INSERT INTO document (id, path, base, saved, saved_sha256, saved_steps) VALUES (1, ?1, ?2, ?2, ?3, 0)",
                params![path, bytes, sha],
            )?;
            Ok(())
        });
        begun.map(|()| self.saved = sha)
    }

    /// Puts steps on disk, all or none; when this returns they are there. A step carries what was and what is: it is its own undo row.
    ///
    /// # Errors
    /// A sentence when they cannot be written; none of them is saved then.
    pub fn record(&mut self, steps: &[Step]) -> Result<(), FileProblem> {
        self.transaction(|transaction| {
            let mut insert = transaction.prepare("INSERT INTO step (step) VALUES (?1)")?;
            for step in steps {
                // Plain data always has a JSON form.
                insert.execute([serde_json::to_string(step).unwrap_or_default()])?;
            }
            // What was typed is in a step now, or was given up.
            transaction.execute("DELETE FROM typing", [])?;
            Ok(())
        })
    }

    /// Keeps the text of the open editor, or forgets it.
    ///
    /// # Errors
    /// A sentence when it cannot be written.
    pub fn typing(&mut self, typing: Option<&Typing>) -> Result<(), FileProblem> {
        self.transaction(|transaction| {
            transaction.execute("DELETE FROM typing", [])?;
            if let Some(Typing { row, field, text }) = typing {
                let field = serde_json::to_string(field).unwrap_or_default();
                transaction.execute(
                    "INSERT INTO typing (id, row, field, text) VALUES (1, ?1, ?2, ?3)",
                    params![row.as_str(), field, text],
                )?;
            }
            Ok(())
        })
    }

    /// Keeps what stands in a box that is no cell, or forgets it. A step does not: the role that signs outlives an edit.
    ///
    /// # Errors
    /// A sentence when it cannot be written.
    pub fn keep_text(&mut self, name: &str, text: Option<&str>) -> Result<(), FileProblem> {
        self.transaction(|transaction| {
            match text {
                Some(text) => transaction
                    .execute("INSERT OR REPLACE INTO kept_text (name, text) VALUES (?1, ?2)", params![name, text])?,
                None => transaction.execute("DELETE FROM kept_text WHERE name = ?1", params![name])?,
            };
            Ok(())
        })
    }

    /// Says that the document is about to be replaced by these bytes, which hold every step so far: a kill between that and
    /// [`LiveStore::saved`] is then no riddle.
    ///
    /// # Errors
    /// A sentence when it cannot be written.
    pub fn about_to_save(&mut self, bytes: &[u8]) -> Result<(), FileProblem> {
        let sha = sha256(bytes);
        self.transaction(|transaction| {
            transaction.execute(
                "UPDATE document SET pending_sha256 = ?1, pending_steps = (SELECT count(*) FROM step)",
                params![sha],
            )?;
            Ok(())
        })
    }

    /// Says that the document on disk is these bytes, which hold every step so far.
    ///
    /// # Errors
    /// A sentence when it cannot be written.
    pub fn saved(&mut self, bytes: &[u8]) -> Result<(), FileProblem> {
        let sha = sha256(bytes);
        let told = self.transaction(|transaction| {
            transaction.execute(
                "UPDATE document SET saved = ?1, saved_sha256 = ?2, saved_steps = (SELECT count(*) FROM step),
                 pending_sha256 = NULL, pending_steps = NULL",
                params![bytes, sha],
            )?;
            Ok(())
        });
        told.map(|()| self.saved = sha)
    }

    /// What the store holds, compared with the document's bytes.
    fn left(&mut self, bytes: Option<&[u8]>) -> rusqlite::Result<Option<Left>> {
        let on_disk = bytes.map(sha256);
        let pending: Option<Option<String>> =
            self.connection.query_row("SELECT pending_sha256 FROM document", [], |row| row.get(0)).optional()?;
        let Some(pending) = pending else { return Ok(None) };
        if let (Some(sha), Some(bytes)) = (&on_disk, bytes)
            && pending.as_ref() == Some(sha)
        {
            self.connection.execute(
                "UPDATE document SET saved = ?1, saved_sha256 = pending_sha256, saved_steps = pending_steps,
                 pending_sha256 = NULL, pending_steps = NULL",
                params![bytes],
            )?;
        }
        let read = "SELECT base, saved, saved_sha256, saved_steps FROM document";
        let (base, saved, sha, in_document): (Vec<u8>, Vec<u8>, String, u32) =
            self.connection.query_row(read, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let on_disk = match on_disk {
            None => OnDisk::Gone,
            Some(found) if found == sha => OnDisk::Same,
            Some(_) => OnDisk::Changed,
        };
        self.saved = sha;
        Ok(Some(Left {
            base,
            steps: self.steps()?,
            in_document: in_document as usize,
            saved,
            on_disk,
            typing: self.typed()?,
            texts: self.texts()?,
        }))
    }

    fn steps(&self) -> rusqlite::Result<Vec<Step>> {
        let mut query = self.connection.prepare("SELECT step FROM step ORDER BY seq")?;
        let texts: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        // A step that a newer program wrote and we cannot read ends the list: what follows stands on it.
        Ok(texts.iter().map_while(|text| serde_json::from_str(text).ok()).collect())
    }

    fn typed(&self) -> rusqlite::Result<Option<Typing>> {
        let row: Option<(String, String, String)> = self
            .connection
            .query_row("SELECT row, field, text FROM typing", [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        Ok(row.and_then(|(row, field, text)| {
            let field = serde_json::from_str(&field).ok()?;
            Some(Typing { row: RowId::new(row), field, text })
        }))
    }

    fn texts(&self) -> rusqlite::Result<Vec<(String, String)>> {
        let mut query = self.connection.prepare("SELECT name, text FROM kept_text ORDER BY name")?;
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    }

    fn transaction(
        &mut self,
        work: impl FnOnce(&rusqlite::Transaction<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), FileProblem> {
        let place = &self.place;
        let done = self.connection.transaction().and_then(|transaction| {
            work(&transaction)?;
            transaction.commit()
        });
        done.map_err(|error| Trouble::from(error).at(place))
    }

    fn problem(&self, error: &rusqlite::Error) -> FileProblem {
        Trouble::said(error).at(&self.place)
    }
}

/// Where the store of a document lies.
fn place(folder: &Path, document: &Path) -> PathBuf {
    folder.join(format!("{}.live", key(document)))
}

/// What a document is known by on this computer: the hash of its canonical path.
pub(super) fn key(document: &Path) -> String {
    let whole = fs::canonicalize(document).or_else(|_| {
        // A document that is gone keeps the place it had: its folder is still there.
        let folder = document.parent().map_or_else(|| Ok(PathBuf::new()), fs::canonicalize)?;
        Ok::<_, std::io::Error>(folder.join(document.file_name().unwrap_or_default()))
    });
    let whole = whole.unwrap_or_else(|_| document.to_owned());
    sha256(whole.as_os_str().as_encoded_bytes()).chars().take(16).collect()
}

/// A file that is in the way and is no store of ours is kept under another name.
fn set_aside(place: &Path) -> Result<(), FileProblem> {
    let bytes = fs::read(place).map_err(|error| FileProblem::from_io(place, &error))?;
    let aside = place.with_extension(format!("{}.damaged", &sha256(&bytes)[..8]));
    fs::rename(place, &aside).map_err(|error| FileProblem::from_write(place, &error))?;
    for beside in ["live-wal", "live-shm"] {
        let beside = place.with_extension(beside);
        if beside.exists() {
            fs::remove_file(&beside).map_err(|error| FileProblem::from_write(&beside, &error))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;

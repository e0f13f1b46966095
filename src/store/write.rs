//! Owns writing a file so that it is whole or not there: a temporary file beside it, flushed, then put in place.
//! Must not know what the bytes mean.

use super::FileProblem;
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a file whole, replacing what was there; folders on the way are made.
///
/// # Errors
/// A sentence naming the file and the remedy; what was there before is untouched then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), FileProblem> {
    let folder = folder_of(path);
    if let Some(file) = folder.ancestors().find(|ancestor| ancestor.is_file()) {
        return Err(FileProblem::new(file, "this is a file, not a folder; name a folder"));
    }
    fs::create_dir_all(&folder).map_err(|error| FileProblem::from_write(&folder, &error))?;
    if path.is_dir() {
        return Err(FileProblem::new(path, "this is a folder, not a file; name a file in it"));
    }
    let (temporary, mut file) = open_beside(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let placed = written.and_then(|()| put_in_place(&temporary, path));
    if let Err(error) = placed {
        // Leaving the temporary file would be untidy; failing to remove it changes nothing for the person.
        let _ = fs::remove_file(&temporary);
        return Err(FileProblem::from_write(path, &error));
    }
    // A folder that cannot be synced (some network drives) still has the file.
    let _ = File::open(&folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Writes a file that must not be there yet with other content; equal content is left alone.
///
/// # Errors
/// A sentence when other content is there, or when writing fails.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), FileProblem> {
    match fs::read(path) {
        Ok(there) if there == bytes => Ok(()),
        Ok(_) => {
            Err(FileProblem::new(path, "another file of this name is there already; move it or choose another folder"))
        }
        Err(_) => write_file(path, bytes),
    }
}

/// Writes a file that cannot be put in its place beside that place, under a name that says so; gives where it is.
///
/// # Errors
/// A sentence when that cannot be done either.
pub fn write_beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, FileProblem> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (stem, ending) = name.split_once('.').map_or((name.as_str(), ""), |(stem, ending)| (stem, ending));
    let free = (1..1000)
        .map(|number| path.with_file_name(format!("{stem} saved beside {number}.{ending}")))
        .find(|beside| !beside.exists());
    let beside = free.unwrap_or_else(|| path.with_file_name(format!("{stem} saved beside.{ending}")));
    write_file(&beside, bytes).map(|()| beside)
}

/// Replaces a file by a finished one. Windows refuses while a virus scanner or a sync client looks at the file (os errors 5 and
/// 32), mostly for a moment: it is tried again for about a second.
fn put_in_place(temporary: &Path, path: &Path) -> std::io::Result<()> {
    let mut tries = 0;
    loop {
        match fs::rename(temporary, path) {
            Err(error) if cfg!(windows) && tries < 20 && matches!(error.raw_os_error(), Some(5 | 32)) => {
                tries += 1;
                std::thread::sleep(std::time::Duration::from_millis(50));
            }
            done => return done,
        }
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A new file beside `path`; names are tried in turn, so that another program's leftovers are never written over.
fn open_beside(path: &Path) -> Result<(PathBuf, File), FileProblem> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    for attempt in 0..100 {
        let temporary = path.with_file_name(format!(".{name}.{attempt}.part"));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(FileProblem::from_write(path, &error)),
        }
    }
    Err(FileProblem::new(
        path,
        "a hundred unfinished copies are beside it; remove the files ending in .part and try again",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = folder();
        let path = folder.path().join("new/return.zip");
        write_file(&path, b"one").expect("written");
        write_file(&path, b"two").expect("replaced");
        assert_eq!(fs::read(&path).expect("read"), b"two");
        assert_eq!(fs::read_dir(folder.path().join("new")).expect("listed").count(), 1);
    }

    #[test]
    fn another_file_of_the_name_is_never_written_over() {
        let folder = folder();
        let path = folder.path().join("bundle.zip");
        write_new(&path, b"one").expect("written");
        write_new(&path, b"one").expect("equal content is fine");
        let problem = write_new(&path, b"two").expect_err("other content is there");
        assert!(problem.to_string().contains("another file of this name"), "{problem}");
        assert_eq!(fs::read(&path).expect("read"), b"one");
    }

    #[test]
    fn what_cannot_be_put_in_place_goes_beside_under_a_name_of_its_own() {
        let folder = folder();
        let path = folder.path().join("housing.return.zip");
        let first = write_beside(&path, b"one").expect("written");
        let second = write_beside(&path, b"two").expect("written");
        assert_eq!(first, folder.path().join("housing saved beside 1.return.zip"));
        assert_eq!(
            (fs::read(first).expect("read"), fs::read(second).expect("read")),
            (b"one".to_vec(), b"two".to_vec())
        );
    }

    #[test]
    fn a_file_in_the_way_is_named_and_kept() {
        let folder = folder();
        let file = folder.path().join("return.xlsx");
        write_file(&file, b"x").expect("written");
        let problem = write_file(&file.join("new/draft.zip"), b"y").expect_err("a file is no folder");
        assert_eq!(problem.to_string(), format!("{}: this is a file, not a folder; name a folder", file.display()));
        assert_eq!(fs::read(&file).expect("read"), b"x");
    }

    #[test]
    fn a_folder_in_the_way_is_named() {
        let folder = folder();
        let problem = write_file(folder.path(), b"x").expect_err("it is a folder");
        assert!(problem.to_string().contains("this is a folder"), "{problem}");
    }
}

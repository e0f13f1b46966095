//! Owns the last saved states of a document: copies kept on this computer before the document is replaced.
//! Must not know what is in them.

use super::{FileProblem, write_file};
use crate::tables::sha256;
use std::fs;
use std::path::{Path, PathBuf};

/// How many saved states of a document are kept.
const KEPT: usize = 10;

/// Keeps these bytes of a document among its saved states; the oldest beyond ten go. Gives where they are.
///
/// # Errors
/// A sentence when they cannot be written.
pub fn keep_state(folder: &Path, document: &Path, bytes: &[u8]) -> Result<PathBuf, FileProblem> {
    let own = folder.join(super::live::key(document));
    let there = numbered(&own);
    let (last, name) = (there.last(), document.file_name().unwrap_or_default().to_string_lossy());
    if let Some((_, same)) = last.filter(|(_, path)| fs::read(path).is_ok_and(|last| sha256(&last) == sha256(bytes))) {
        return Ok(same.clone());
    }
    let number = last.map_or(1, |(number, _)| number + 1);
    let path = own.join(format!("{number:06} {name}"));
    write_file(&path, bytes)?;
    let surplus = (there.len() + 1).saturating_sub(KEPT);
    for (_, old) in there.iter().take(surplus) {
        // One state too many does no harm; the new one is there.
        let _ = fs::remove_file(old);
    }
    Ok(path)
}

/// The saved states of a document, oldest first.
pub fn saved_states(folder: &Path, document: &Path) -> Vec<PathBuf> {
    numbered(&folder.join(super::live::key(document))).into_iter().map(|(_, path)| path).collect()
}

fn numbered(folder: &Path) -> Vec<(u64, PathBuf)> {
    let listed = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let number = |path: &Path| path.file_name()?.to_str()?.split(' ').next()?.parse().ok();
    let mut numbered: Vec<(u64, PathBuf)> = listed.filter_map(|path| Some((number(&path)?, path))).collect();
    numbered.sort();
    numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ten_states_are_kept_and_an_equal_one_is_not_kept_twice() {
        let folder = tempfile::tempdir().expect("a folder");
        let document = folder.path().join("housing.return.zip");
        for number in 0..14_u8 {
            keep_state(folder.path(), &document, &[number]).expect("kept");
            keep_state(folder.path(), &document, &[number]).expect("kept already");
        }
        let states = saved_states(folder.path(), &document);
        let first: Vec<u8> = states.iter().flat_map(|path| fs::read(path).expect("there")).collect();
        assert_eq!(first, [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    }
}

//! Owns the zip around a package: stored, sorted, dated 1980, with one way only to write given files.
//! Must not know what the files are.

use super::{Problem, foreign, names};
use std::collections::BTreeMap;
use std::ops::Range;

/// The files of a package by name, in the order they are written.
pub(super) type Entries<'a> = BTreeMap<String, &'a [u8]>;

const MOST_ENTRIES: usize = 512;
const MOST_BYTES: usize = 256 << 20;
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LOCAL_SIZE: usize = 30;
const CENTRAL_SIZE: usize = 46;
const END_SIZE: usize = 22;
/// Version 1.0 is enough for stored entries; made on system 0, so no permissions of a system are kept.
const VERSION: u16 = 10;
/// 1 January 1980, the first day a zip can tell.
const DATE: u16 = 0x0021;

/// The zip of these files; equal files give equal bytes.
pub(super) fn write(entries: &Entries<'_>) -> Vec<u8> {
    let (mut out, mut central) = (Vec::new(), Vec::new());
    for (name, bytes) in entries {
        let start = size(out.len());
        let about = about(name, bytes);
        out.extend(LOCAL.to_le_bytes());
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        central.extend(CENTRAL.to_le_bytes());
        central.extend(VERSION.to_le_bytes());
        central.extend(&about);
        // Comment length, disk, internal and external attributes.
        central.extend([0; 10]);
        central.extend(start.to_le_bytes());
        central.extend(name.as_bytes());
    }
    let (start, count) = (size(out.len()), u16::try_from(entries.len()).unwrap_or(u16::MAX));
    out.extend(&central);
    out.extend(END.to_le_bytes());
    out.extend([0; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size(central.len()).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// What a local and a central header say alike: versions, no flags, stored, date, sum, sizes, no extra field.
fn about(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut head = Vec::with_capacity(LOCAL_SIZE);
    head.extend(VERSION.to_le_bytes());
    head.extend([0; 6]);
    head.extend(DATE.to_le_bytes());
    head.extend(crc32fast::hash(bytes).to_le_bytes());
    head.extend(size(bytes.len()).to_le_bytes());
    head.extend(size(bytes.len()).to_le_bytes());
    head.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    head.extend([0; 2]);
    head
}

fn size(bytes: usize) -> u32 {
    // The limits on reading keep every package we could be asked to write again far below 4 GiB.
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// The files of a zip; nothing of a file is looked at before all names and sizes have been checked.
///
/// # Errors
/// A problem when the bytes are not the one zip that [`write`] gives for these files.
pub(super) fn read(bytes: &[u8]) -> Result<Entries<'_>, Problem> {
    // Asked first, because people take the one for the other.
    if let Some(what) = foreign::kind(bytes) {
        return Err(Problem::whole(what));
    }
    let entries = read_entries(bytes)?;
    if write(&entries) == bytes {
        return Ok(entries);
    }
    Err(Problem::whole(
        "it is not byte for byte the file that was written: it was changed or packed again; ask for it as it was exported",
    ))
}

fn read_entries(bytes: &[u8]) -> Result<Entries<'_>, Problem> {
    let found = listed(bytes)?;
    check_names(&found)?;
    let mut entries = Entries::new();
    for entry in found {
        let data = bytes.get(entry.data).ok_or_else(|| Problem::whole(DAMAGED))?;
        if crc32fast::hash(data) != entry.sum {
            return Err(Problem::at(entry.name, "its bytes were changed after it was written; ask for the file again"));
        }
        entries.insert(entry.name, data);
    }
    Ok(entries)
}

const DAMAGED: &str = "its list of files is damaged or cut short; copy or send it again";

struct Listed {
    name: String,
    sum: u32,
    data: Range<usize>,
}

/// The entries that the list at the end of the zip names.
fn listed(bytes: &[u8]) -> Result<Vec<Listed>, Problem> {
    if bytes.is_empty() {
        return Err(Problem::whole("it is empty; copy or send it again"));
    }
    if bytes.len() > MOST_BYTES {
        let most = MOST_BYTES >> 20;
        return Err(Problem::whole(format!("it is larger than a package can be ({most} MB)")));
    }
    if u32_at(bytes, 0) != Some(LOCAL) {
        return Err(Problem::whole("it is not a package: it does not begin as a zip file does"));
    }
    let damaged = || Problem::whole(DAMAGED);
    let end = bytes.len().checked_sub(END_SIZE).filter(|at| u32_at(bytes, *at) == Some(END)).ok_or_else(damaged)?;
    let count = u16_at(bytes, end + 10).map(usize::from).ok_or_else(damaged)?;
    if count > MOST_ENTRIES {
        return Err(Problem::whole(format!("it holds {count} files or more; a package has {MOST_ENTRIES} at most")));
    }
    let mut at = u32_at(bytes, end + 16).and_then(|start| usize::try_from(start).ok()).ok_or_else(damaged)?;
    let mut found = Vec::new();
    for _ in 0..count {
        let head = bytes.get(at..end).filter(|head| u32_at(head, 0) == Some(CENTRAL)).ok_or_else(damaged)?;
        let (entry, length) = central(head)?;
        found.push(entry);
        at += length;
    }
    if at == end { Ok(found) } else { Err(damaged()) }
}

/// One line of the list: what it says, and how long it is.
fn central(head: &[u8]) -> Result<(Listed, usize), Problem> {
    let damaged = || Problem::whole(DAMAGED);
    let short = |at| u16_at(head, at).map(usize::from).ok_or_else(damaged);
    let long = |at| u32_at(head, at).and_then(|n| usize::try_from(n).ok()).ok_or_else(damaged);
    let name = head.get(CENTRAL_SIZE..CENTRAL_SIZE + short(28)?).ok_or_else(damaged)?;
    let name = String::from_utf8_lossy(name).into_owned();
    names::check(&name).map_err(Problem::whole)?;
    let (packed, unpacked) = (long(20)?, long(24)?);
    if short(10)? != 0 || packed != unpacked {
        let what = format!(
            "it is packed ({packed} bytes for {unpacked}), and a package holds its files as they are: the package was packed again by another program; ask for it as it was exported"
        );
        return Err(Problem::at(name, what));
    }
    let data = long(42)?.checked_add(LOCAL_SIZE + name.len()).ok_or_else(damaged)?;
    let data = data..data.checked_add(unpacked).ok_or_else(damaged)?;
    let length = CENTRAL_SIZE + short(28)? + short(30)? + short(32)?;
    Ok((Listed { name, sum: u32_at(head, 16).ok_or_else(damaged)?, data }, length))
}

/// No two files of one name, in whatever case, and no two that share bytes.
fn check_names(found: &[Listed]) -> Result<(), Problem> {
    let mut seen = BTreeMap::new();
    let mut end = 0;
    for entry in found {
        if let Some(twin) = seen.insert(entry.name.to_ascii_lowercase(), &entry.name) {
            return Err(Problem::at(&entry.name, format!("it has the same name as “{twin}”")));
        }
        if entry.data.start < end {
            return Err(Problem::at(&entry.name, "it shares bytes with another file of the package"));
        }
        end = entry.data.end;
    }
    Ok(())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn entries<'a>(files: &[(&str, &'a [u8])]) -> Entries<'a> {
        files.iter().map(|(name, bytes)| ((*name).to_owned(), *bytes)).collect()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(files in prop::collection::btree_map("[a-z]{1,8}", any::<Vec<u8>>(), 1..6)) {
            let named = files.iter().filter(|(name, _)| names::check(name).is_ok());
            let mut files: Entries<'_> = named.map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
            // What every package has, so that it is not taken for another program's zip.
            files.insert("bagit.txt".to_owned(), b"x");
            let bytes = write(&files);
            prop_assert_eq!(read(&bytes), Ok(files));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in any::<Vec<u8>>()) {
            let mut zip = write(&entries(&[("bagit.txt", b"x")]));
            prop_assert!(read(&bytes).is_err());
            zip.extend(&bytes);
            prop_assert!(bytes.is_empty() || read(&zip).is_err());
        }
    }

    #[test]
    fn every_changed_bit_is_noticed() {
        let zip = write(&entries(&[("bagit.txt", b"one"), ("data/b.csv", b""), ("z", b"last")]));
        for at in 0..zip.len() {
            for bit in 0..8 {
                let mut changed = zip.clone();
                changed[at] ^= 1 << bit;
                assert!(read(&changed).is_err(), "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn a_cut_file_is_noticed_wherever_it_is_cut() {
        let zip = write(&entries(&[("bagit.txt", b"one"), ("d.csv", b"two")]));
        assert!((0..zip.len()).all(|end| read(&zip[..end]).is_err()));
    }
}

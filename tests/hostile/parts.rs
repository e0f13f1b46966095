//! Owns workbooks that are zips made wrong: entries doubled, swapped, dropped, lying, or written again with other content.
//! Must not know which part means what.

use super::markup;
use super::mutate::{flip, overwrite, shift, trap};
use super::seeded::Seeded;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

type Parts = Vec<(String, Vec<u8>)>;

pub(crate) fn mutated(seed: &[u8], lot: &mut Seeded) -> Vec<u8> {
    let mut parts = unpacked(seed);
    let one = lot.below(parts.len());
    match lot.below(12) {
        0 => return doubled(parts, one, lot),
        1 => return lying(parts, lot),
        2 => {
            let other = lot.below(parts.len());
            let content = std::mem::take(&mut parts[one].1);
            parts[one].1 = std::mem::replace(&mut parts[other].1, content);
        }
        3 => drop(parts.remove(one)),
        _ => {
            for _ in 0..=lot.below(3) {
                let at = lot.below(parts.len());
                change(&mut parts[at], lot);
            }
        }
    }
    packed(parts, lot)
}

fn unpacked(seed: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(seed)).expect("a seed is a zip");
    let count = zip.len();
    let part = |at| {
        let mut part = zip.by_index(at).expect("a part of a seed");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a seed is whole");
        (name, bytes)
    };
    (0..count).map(part).collect()
}

fn packed(parts: Parts, lot: &mut Seeded) -> Vec<u8> {
    let method = [CompressionMethod::Stored, CompressionMethod::Deflated][lot.below(2)];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_method(method)).expect("memory takes a part");
        zip.write_all(&bytes).expect("memory takes bytes");
    }
    zip.finish().expect("memory takes a zip").into_inner()
}

/// Content changed: as markup where it is markup, as bytes anywhere.
fn change((name, bytes): &mut (String, Vec<u8>), lot: &mut Seeded) {
    let is_markup = name.ends_with("xml") || name.ends_with("rels");
    if is_markup && lot.below(8) > 0 {
        *bytes = markup::mutated(&String::from_utf8_lossy(bytes), lot).into_bytes();
        return;
    }
    match lot.below(5) {
        0 => (0..=lot.below(6)).for_each(|_| flip(bytes, lot)),
        1 | 2 => overwrite(bytes, lot),
        3 => shift(bytes, lot),
        _ => bytes.truncate(lot.below(bytes.len().max(1))),
    }
}

/// Two entries of one name. The writer refuses that, so the second is renamed in the finished file.
fn doubled(mut parts: Parts, one: usize, lot: &mut Seeded) -> Vec<u8> {
    let (name, mut bytes) = parts[one].clone();
    let mut other = name.clone();
    other.pop();
    other.push('\u{1}');
    flip(&mut bytes, lot);
    parts.push((other.clone(), bytes));
    let mut zip = packed(parts, lot);
    let (from, to) = (other.into_bytes(), name.into_bytes());
    for at in 0..zip.len().saturating_sub(from.len()) {
        if zip[at..].starts_with(&from) {
            zip[at..at + to.len()].copy_from_slice(&to);
        }
    }
    zip
}

/// The list at the end says another size, place or way of packing for one entry.
fn lying(parts: Parts, lot: &mut Seeded) -> Vec<u8> {
    let count = parts.len();
    let mut zip = packed(parts, lot);
    let entries: Vec<usize> =
        (0..zip.len().saturating_sub(46)).filter(|&at| zip[at..].starts_with(b"PK\x01\x02")).collect();
    assert_eq!(entries.len(), count, "each part has its line in the list");
    let entry = entries[lot.below(count)];
    // Packed size, size, place; and the way of packing.
    let field = [20, 24, 42][lot.below(3)];
    let number = trap(lot).to_le_bytes();
    zip[entry + field..entry + field + 4].copy_from_slice(&number);
    if lot.below(4) == 0 {
        zip[entry + 10] ^= 8;
    }
    zip
}

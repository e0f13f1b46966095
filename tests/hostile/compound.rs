//! Owns compound files (`.xls`) made wrong: their header, the table of sectors, whole sectors, the records inside.
//! Must not know what a record means.

use super::mutate::{flip, overwrite, shift, trap};
use super::seeded::Seeded;

const SECTOR: usize = 512;

pub(crate) fn mutated(mut bytes: Vec<u8>, lot: &mut Seeded) -> Vec<u8> {
    for _ in 0..=lot.below(3) {
        match lot.below(8) {
            0 => swap_sectors(&mut bytes, lot),
            1 => double_sector(&mut bytes, lot),
            2 => overwrite(&mut bytes[..SECTOR], lot),
            3 => link(&mut bytes, lot),
            4 => record(&mut bytes, lot),
            5 => overwrite(&mut bytes, lot),
            6 => (0..=lot.below(8)).for_each(|_| flip(&mut bytes, lot)),
            _ => shift(&mut bytes, lot),
        }
    }
    bytes
}

/// Where a sector other than the header begins.
fn sector(bytes: &[u8], lot: &mut Seeded) -> usize {
    SECTOR * (1 + lot.below(bytes.len() / SECTOR - 1))
}

fn swap_sectors(bytes: &mut [u8], lot: &mut Seeded) {
    let (one, other) = (sector(bytes, lot), sector(bytes, lot));
    for at in 0..SECTOR {
        bytes.swap(one + at, other + at);
    }
}

fn double_sector(bytes: &mut [u8], lot: &mut Seeded) {
    let (from, to) = (sector(bytes, lot), sector(bytes, lot));
    bytes.copy_within(from..from + SECTOR, to);
}

/// One entry of the table of sectors: the chain goes on elsewhere, in a circle, or nowhere.
fn link(bytes: &mut [u8], lot: &mut Seeded) {
    let first = usize::from(u16::from_le_bytes([bytes[76], bytes[77]]));
    let entries = bytes.len() / SECTOR;
    let at = SECTOR * (first + 1) + 4 * lot.below(entries);
    let next = if lot.below(4) == 0 { trap(lot) } else { u32::try_from(lot.below(entries)).unwrap_or(0) };
    if let Some(entry) = bytes.get_mut(at..at + 4) {
        entry.copy_from_slice(&next.to_le_bytes());
    }
}

/// One record of the workbook's stream: its number, its length or the first of what it holds.
fn record(bytes: &mut [u8], lot: &mut Seeded) {
    // The stream starts with "beginning of file", 16 bytes long; in a file this small it lies in one piece.
    let Some(start) = bytes.windows(4).position(|window| window == [0x09, 0x08, 0x10, 0x00]) else { return };
    let mut at = start;
    for _ in 0..lot.below(300) {
        let Some(length) = bytes.get(at + 2..at + 4) else { return };
        at += 4 + usize::from(u16::from_le_bytes([length[0], length[1]]));
    }
    let end = (at + 12).min(bytes.len());
    if let Some(head) = bytes.get_mut(at.min(end)..end) {
        overwrite(head, lot);
    }
}

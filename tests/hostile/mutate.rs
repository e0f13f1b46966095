//! Owns workbooks made wrong on purpose, each the same for the same number.
//! Must not know what reads them.

use super::seeded::Seeded;
use super::{compound, parts};

/// The formats that are mutated, each from one small good workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

impl Format {
    pub(crate) const ALL: [Self; 4] = [Self::Xlsx, Self::Xlsb, Self::Xls, Self::Ods];

    /// Its usual extension.
    pub(crate) fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Xls => "xls",
            Self::Ods => "ods",
        }
    }

    /// The good workbook.
    pub(crate) fn seed(self) -> Vec<u8> {
        match self {
            Self::Xlsx => include_bytes!("seeds/small.xlsx").to_vec(),
            Self::Xlsb => include_bytes!("seeds/small.xlsb").to_vec(),
            Self::Xls => include_bytes!("seeds/small.xls").to_vec(),
            Self::Ods => include_bytes!("seeds/small.ods").to_vec(),
        }
    }
}

/// A workbook of this format with something wrong in it: number `number` of as many as there are numbers.
pub(crate) fn mutated(format: Format, number: usize) -> Vec<u8> {
    // Neighbouring numbers must not share their draws.
    let mut lot = Seeded((number as u64).wrapping_mul(0x2545_f491_4f6c_dd1d) ^ format as u64);
    lot.below(2);
    let seed = format.seed();
    let is_raw = lot.below(6) == 0;
    match format {
        _ if is_raw => raw(seed, &mut lot),
        Format::Xls => compound::mutated(seed, &mut lot),
        Format::Xlsx | Format::Xlsb | Format::Ods => parts::mutated(&seed, &mut lot),
    }
}

/// The file as a row of bytes: some changed, or its end cut off.
fn raw(mut bytes: Vec<u8>, lot: &mut Seeded) -> Vec<u8> {
    if lot.below(3) == 0 {
        bytes.truncate(lot.below(bytes.len()));
        return bytes;
    }
    for _ in 0..=lot.below(12) {
        flip(&mut bytes, lot);
    }
    bytes
}

/// Changes one byte.
pub(crate) fn flip(bytes: &mut [u8], lot: &mut Seeded) {
    if !bytes.is_empty() {
        let at = lot.below(bytes.len());
        bytes[at] ^= 1 << lot.below(8);
    }
}

/// Numbers that programs trip over.
pub(crate) fn trap(lot: &mut Seeded) -> u32 {
    const TRAPS: [u32; 10] =
        [0, 1, 0x7f, 0xffff, 0x0010_0000, 0x00ff_ffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];
    TRAPS[lot.below(TRAPS.len())]
}

/// Writes such a number over two or four bytes.
pub(crate) fn overwrite(bytes: &mut [u8], lot: &mut Seeded) {
    let number = trap(lot).to_le_bytes();
    let width = [2, 4][lot.below(2)];
    if bytes.len() > width {
        let at = lot.below(bytes.len() - width);
        bytes[at..at + width].copy_from_slice(&number[..width]);
    }
}

/// A stretch of bytes taken out, doubled many times, or put elsewhere.
pub(crate) fn shift(bytes: &mut Vec<u8>, lot: &mut Seeded) {
    if bytes.len() < 2 {
        return;
    }
    let from = lot.below(bytes.len());
    let to = (from + 1 + lot.below(200)).min(bytes.len());
    let stretch = bytes[from..to].to_vec();
    match lot.below(3) {
        0 => drop(bytes.drain(from..to)),
        1 => drop(bytes.splice(from..from, stretch.repeat(1 << lot.below(12)))),
        _ => {
            let at = lot.below(bytes.len());
            bytes.splice(at..at, stretch);
        }
    }
}

//! Owns the colours of an .xls: numbers into a palette that the workbook may change.
//! Must not know cells.

use super::super::super::cell::Rgb;
use super::super::bytes::{u16_at, u32_at};
use super::record::Record;
use super::strings::Letters;

/// The colour for number 8 and those after it, as six hexadecimal digits each.
const STANDARD: [u32; 56] = [
    0x00_0000, 0xFF_FFFF, 0xFF_0000, 0x00_FF00, 0x00_00FF, 0xFF_FF00, 0xFF_00FF, 0x00_FFFF, 0x80_0000, 0x00_8000,
    0x00_0080, 0x80_8000, 0x80_0080, 0x00_8080, 0xC0_C0C0, 0x80_8080, 0x99_99FF, 0x99_3366, 0xFF_FFCC, 0xCC_FFFF,
    0x66_0066, 0xFF_8080, 0x00_66CC, 0xCC_CCFF, 0x00_0080, 0xFF_00FF, 0xFF_FF00, 0x00_FFFF, 0x80_0080, 0x80_0000,
    0x00_8080, 0x00_00FF, 0x00_CCFF, 0xCC_FFFF, 0xCC_FFCC, 0xFF_FF99, 0x99_CCFF, 0xFF_99CC, 0xCC_99FF, 0xFF_CC99,
    0x33_66FF, 0x33_CCCC, 0x99_CC00, 0xFF_CC00, 0xFF_9900, 0xFF_6600, 0x66_6699, 0x96_9696, 0x00_3366, 0x33_9966,
    0x00_3300, 0x33_3300, 0x99_3300, 0x99_3366, 0x33_3399, 0x33_3333,
];

/// A workbook's palette.
#[derive(Debug)]
pub(in crate::workbook::read) struct Palette(Vec<Rgb>);

impl Default for Palette {
    fn default() -> Self {
        let rgb = |colour: u32| {
            let [_, red, green, blue] = colour.to_be_bytes();
            [red, green, blue]
        };
        Self(STANDARD.into_iter().map(rgb).collect())
    }
}

impl Palette {
    /// Puts the workbook's own colours in place of the standard ones.
    pub(super) fn change(&mut self, record: &Record<'_>) {
        let given = record.data.get(2..).unwrap_or_default().chunks_exact(4);
        for (colour, given) in self.0.iter_mut().zip(given) {
            if let [red, green, blue, _] = given {
                *colour = [*red, *green, *blue];
            }
        }
    }

    /// Numbers 0 to 7 are 8 to 15 again; 64 and above are "whatever the window uses".
    pub(in crate::workbook::read) fn get(&self, number: u32) -> Option<Rgb> {
        let index = if number < 8 { number } else { number - 8 };
        self.0.get(usize::try_from(index).ok()?).copied()
    }
}

/// A cell format's fill: the number of its pattern and of its two colours.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fill {
    pattern: u32,
    front: u32,
    back: u32,
}

impl Fill {
    pub(super) fn of(record: &Record<'_>, letters: Letters) -> Option<Self> {
        let (pattern, colours) = match letters {
            Letters::Unicode => (u32_at(record.data, 14)? >> 26, u32::from(u16_at(record.data, 18)?)),
            Letters::Page(_) => {
                let area = u32_at(record.data, 8)?;
                (area >> 16 & 0x3F, area)
            }
        };
        Some(Self { pattern, front: colours & 0x7F, back: colours >> 7 & 0x7F })
    }

    /// The same choice as for every other kind of file: a solid one's own colour, a hatched one's ground.
    pub(super) fn seen(self, palette: &Palette) -> Option<Rgb> {
        match self.pattern {
            0 => None,
            1 => palette.get(self.front),
            _ => palette.get(self.back).or_else(|| palette.get(self.front)),
        }
    }
}

//! Owns the cell formats of a binary workbook: number format and fill.
//! Must not know cells.

use std::collections::HashMap;

use super::super::super::cell::Rgb;
use super::super::bytes::{u16_at, u32_at};
use super::super::format;
use super::super::look::Look;
use super::super::xls::Palette;
use super::record::{Record, text_at};

/// Excel's own limit is 65,490 cell formats.
const MAX_FORMATS: usize = 140_000;

#[derive(Debug, Default)]
pub(super) struct Styles {
    codes: HashMap<u16, String>,
    fills: Vec<Option<Rgb>>,
    formats: Vec<(u16, u16)>,
    in_cell_formats: bool,
    palette: Palette,
}

impl Styles {
    pub(super) fn take(&mut self, record: &Record<'_>) {
        match record.kind {
            0x002C => {
                if let (Some(id), Some(code)) = (u16_at(record.data, 0), text_at(record.data, 2)) {
                    self.codes.insert(id, code);
                }
            }
            0x002D if self.fills.len() < MAX_FORMATS => {
                let fill = self.fill(record.data);
                self.fills.push(fill);
            }
            0x0269 => self.in_cell_formats = true,
            0x026A => self.in_cell_formats = false,
            0x002F if self.in_cell_formats && self.formats.len() < MAX_FORMATS => {
                let number = |at| u16_at(record.data, at).unwrap_or(0);
                self.formats.push((number(2), number(6)));
            }
            _ => (),
        }
    }

    /// A pattern, then the colour in front and the one behind.
    fn fill(&self, data: &[u8]) -> Option<Rgb> {
        let colour = |at: usize| {
            let colour = data.get(at..at + 8)?;
            match (colour[0] >> 1, colour[0] & 1) {
                (1, _) => self.palette.get(colour[1].into()),
                (2, _) | (3, 1) => Some([colour[4], colour[5], colour[6]]),
                _ => None,
            }
        };
        match u32_at(data, 0)? {
            0 => None,
            1 => colour(4),
            _ => colour(12).or_else(|| colour(4)),
        }
    }

    pub(super) fn looks(&self) -> Vec<Look> {
        let look = |(id, fill): &(u16, u16)| {
            let given = self.codes.get(id).map(String::as_str).filter(|_| !matches!(id, 14 | 22));
            let code = given.or_else(|| format::standard((*id).into()));
            Look::new(code, self.fills.get(usize::from(*fill)).copied().flatten())
        };
        self.formats.iter().map(look).collect()
    }
}

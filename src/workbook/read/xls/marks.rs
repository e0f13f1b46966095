//! Owns what stands beside the cells of an .xls: notes and lists given on the spot.
//! Must not know cells.

use std::collections::HashMap;

use super::super::super::address::CellRef;
use super::super::super::beside::{Choices, Note};
use super::super::bytes::{u16_at, u32_at};
use super::super::text;
use super::record::Record;
use super::sheet::ranges;
use super::strings::{Letters, Parts};

/// Notes, gathered until the sheet ends: their words and their places are far apart.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The number of the drawn object that was begun last.
    object: Option<u16>,
    words: HashMap<u16, String>,
    places: Vec<(CellRef, u16, Vec<u8>)>,
}

impl Marks {
    pub(super) fn take(&mut self, record: &Record<'_>) {
        match record.kind {
            0x005D => self.object = u16_at(record.data, 6),
            0x01B6 => {
                let words = words(record);
                if let (Some(object), Some(words)) = (self.object, words) {
                    self.words.insert(object, words);
                }
            }
            0x001C => {
                let data = record.data;
                if let (Some(row), Some(column), Some(object)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 6)) {
                    let author = data.get(8..).unwrap_or_default().to_vec();
                    self.places.push((CellRef::new(row.into(), column.into()), object, author));
                }
            }
            _ => (),
        }
    }

    pub(super) fn notes(mut self, letters: Letters) -> Vec<Note> {
        // In Excel 5 and 95 the words stand in the record itself, its second number being their length.
        let Letters::Unicode = letters else { return Vec::new() };
        self.places.sort_by_key(|(at, ..)| *at);
        let note = |(at, object, author): (CellRef, u16, Vec<u8>)| {
            let author =
                letters.long(&author, &[]).map(|author| author.trim().to_owned()).filter(|author| !author.is_empty());
            let text = self.words.remove(&object)?;
            Some(Note { at, author, text: text::keep(&text).text.into_owned() })
        };
        self.places.into_iter().filter_map(note).collect()
    }
}

/// The text of a drawn object: how long it is, then the letters in the next part.
fn words(record: &Record<'_>) -> Option<String> {
    let length = usize::from(u16_at(record.data, 10)?);
    let mut parts = Parts::new(&[], &record.more);
    let flags = parts.byte()?;
    Some(parts.letters(length, flags & 1 != 0))
}

/// A validation that is a list; its words where they are given on the spot.
pub(super) fn choices(record: &Record<'_>) -> Option<Choices> {
    let data = record.data;
    if u32_at(data, 0)? & 0xF != 3 {
        return None;
    }
    let mut at = 4;
    for _ in 0..4 {
        let length = usize::from(u16_at(data, at)?);
        let wide = usize::from(data.get(at + 2)? & 1);
        at += 3 + length * (1 + wide);
    }
    let formula = data.get(at + 4..)?.get(..usize::from(u16_at(data, at)?))?;
    at += 4 + formula.len();
    at += 4 + usize::from(u16_at(data, at)?);
    let words = formula.strip_prefix(&[0x17]).and_then(|text| Letters::Unicode.short(text)).unwrap_or_default();
    let words = words.split(['\0', ',']).map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    Some(Choices { ranges: ranges(data.get(at + 2..)?).collect(), words, source: None })
}

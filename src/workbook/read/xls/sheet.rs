//! Owns reading one sheet of a workbook stream: its cells, what is hidden or merged.
//! Must not know formulas: only their stored results are read.

use super::super::super::address::{CellRange, CellRef};
use super::super::super::sheet::{Sheet, Spans};
use super::super::bytes::{f64_at, u16_at, u32_at};
use super::super::given::Given;
use super::super::outline::Outline;
use super::super::taker::{Room, Taker, extent};
use super::globals::{Globals, Tab};
use super::marks::Marks;
use super::record::{Record, Records};

pub(super) fn read(stream: &[u8], tab: &Tab, globals: &Globals, room: &mut Room) -> Sheet {
    let outline = Outline::default();
    let taker = Taker::new(&globals.looks, &outline, globals.from_1904, room);
    let mut walk = Walk {
        globals,
        taker,
        last: CellRef::default(),
        pending: None,
        sheet: Sheet::default(),
        rows: Vec::new(),
        columns: Vec::new(),
        marks: Marks::default(),
    };
    let mut problem = None;
    for record in Records::of_sheet(stream.get(tab.start..).unwrap_or_default()) {
        let step = match record {
            Some(record) => walk.take(&record),
            None => Err("the sheet stops before its end".to_owned()),
        };
        if let Err(cause) = step {
            problem = Some(super::super::problem(&tab.name, walk.taker.last(), &cause));
            break;
        }
    }
    let cells = walk.taker.finish();
    let mut sheet = walk.sheet;
    sheet.name.clone_from(&tab.name);
    sheet.visibility = tab.visibility;
    sheet.extent = extent(&cells);
    sheet.cells = cells;
    sheet.merges.sort_unstable();
    sheet.hidden_rows = Spans::new(walk.rows);
    sheet.hidden_columns = Spans::new(walk.columns);
    sheet.notes = walk.marks.notes(globals.letters);
    sheet.problem = problem;
    sheet
}

struct Walk<'a> {
    globals: &'a Globals,
    taker: Taker<'a>,
    last: CellRef,
    /// A formula whose result is a text, which the next record holds.
    pending: Option<usize>,
    sheet: Sheet,
    rows: Vec<(u32, u32)>,
    columns: Vec<(u32, u32)>,
    marks: Marks,
}

impl Walk<'_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), String> {
        let cut = || "a record is shorter than it must be".to_owned();
        match record.kind {
            0x0203 => {
                let value = f64_at(record.data, 6).ok_or_else(cut)?;
                self.number(record, value)
            }
            0x027E => {
                let value = u32_at(record.data, 6).map(of_rk).ok_or_else(cut)?;
                self.number(record, value)
            }
            0x00BD => self.numbers(record),
            0x00FD => self.shared_text(record),
            0x0204 | 0x00D6 => {
                let text = record.data.get(6..).and_then(|text| self.globals.letters.long(text, &record.more));
                self.cell(record, Given::Text(&text.ok_or_else(cut)?))
            }
            0x0205 => match (record.data.get(6), record.data.get(7)) {
                (Some(value), Some(0)) => self.cell(record, Given::Bool(*value != 0)),
                (Some(code), Some(_)) => self.cell(record, Given::Error(error(*code))),
                _ => Err(cut()),
            },
            0x0006 | 0x0206 | 0x0406 => self.formula(record),
            0x0207 => self.formula_text(record),
            0x0201 => self.cell(record, Given::Nothing),
            0x00BE => self.blanks(record),
            _ => {
                self.beside(record);
                Ok(())
            }
        }
    }

    /// Where a cell's record says it is, and its style.
    fn cell(&mut self, record: &Record<'_>, given: Given<'_>) -> Result<(), String> {
        let (at, style) = place(record.data).ok_or("a cell does not say where it is")?;
        self.taker.take(at, given, style)
    }

    fn number(&mut self, record: &Record<'_>, value: f64) -> Result<(), String> {
        let (at, style) = place(record.data).ok_or("a cell does not say where it is")?;
        self.numbered(at, style, value)
    }

    fn numbered(&mut self, at: CellRef, style: usize, value: f64) -> Result<(), String> {
        let given = Given::by_look(value, self.globals.looks.get(style));
        self.taker.take(at, given, style)
    }

    /// Several numbers in a row, and the last column after them.
    fn numbers(&mut self, record: &Record<'_>) -> Result<(), String> {
        let (at, _) = place(record.data).ok_or("a cell does not say where it is")?;
        let each = record.data.get(4..record.data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
        for (column, one) in (at.column..).zip(each) {
            if let (Some(style), Some(number)) = (u16_at(one, 0), u32_at(one, 2)) {
                self.numbered(CellRef::new(at.row, column), usize::from(style), of_rk(number))?;
            }
        }
        Ok(())
    }

    fn blanks(&mut self, record: &Record<'_>) -> Result<(), String> {
        let (at, _) = place(record.data).ok_or("a cell does not say where it is")?;
        let each = record.data.get(4..record.data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(2);
        for (column, style) in (at.column..).zip(each) {
            let style = usize::from(u16_at(style, 0).unwrap_or(0));
            self.taker.take(CellRef::new(at.row, column), Given::Nothing, style)?;
        }
        Ok(())
    }

    fn shared_text(&mut self, record: &Record<'_>) -> Result<(), String> {
        let index = u32_at(record.data, 6).and_then(|index| usize::try_from(index).ok());
        let text =
            index.and_then(|index| self.globals.texts.get(index)).ok_or("a cell points to a text that is not there")?;
        self.cell(record, Given::Text(text))
    }

    fn formula(&mut self, record: &Record<'_>) -> Result<(), String> {
        let (at, style) = place(record.data).ok_or("a cell does not say where it is")?;
        let result = record.data.get(6..14).ok_or("a formula's result is cut off")?;
        self.pending = None;
        match result {
            [0, .., 0xFF, 0xFF] => {
                self.last = at;
                self.pending = Some(style);
                Ok(())
            }
            [1, _, value, .., 0xFF, 0xFF] => self.taker.take(at, Given::Bool(*value != 0), style),
            [2, _, code, .., 0xFF, 0xFF] => self.taker.take(at, Given::Error(error(*code)), style),
            [.., 0xFF, 0xFF] => Ok(()),
            _ => self.numbered(at, style, f64_at(result, 0).unwrap_or(0.0)),
        }
    }

    fn formula_text(&mut self, record: &Record<'_>) -> Result<(), String> {
        let text = self.globals.letters.long(record.data, &record.more).unwrap_or_default();
        match self.pending.take() {
            Some(style) => self.taker.take(self.last, Given::Text(&text), style),
            None => Ok(()),
        }
    }

    /// What is not a cell; one that makes no sense is passed over, since no value hangs on it.
    fn beside(&mut self, record: &Record<'_>) {
        let data = record.data;
        match record.kind {
            0x0208 => {
                if let (Some(row), Some(flags)) = (u16_at(data, 0), u16_at(data, 12)) {
                    self.rows.extend((flags & 0x20 != 0).then_some((u32::from(row), u32::from(row))));
                }
            }
            0x007D => {
                if let (Some(first), Some(last), Some(flags)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 8)) {
                    let span = (u32::from(first), u32::from(last.min(255)));
                    self.columns.extend((flags & 1 != 0 && span.0 <= span.1).then_some(span));
                }
            }
            0x00E5 => self.sheet.merges.extend(ranges(data.get(2..).unwrap_or_default())),
            0x01B0 => self.sheet.conditional_formats.extend(ranges(data.get(14..).unwrap_or_default())),
            0x01BE => self.sheet.choices.extend(super::marks::choices(record)),
            _ => self.marks.take(record),
        }
    }
}

/// Ranges of four numbers each: first row, last row, first column, last column.
pub(super) fn ranges(data: &[u8]) -> impl Iterator<Item = CellRange> {
    data.chunks_exact(8).filter_map(|range| {
        let number = |at| u16_at(range, at).map(u32::from);
        let first = CellRef::new(number(0)?, number(4)?);
        Some(CellRange::new(first, CellRef::new(number(2)?, number(6)?)))
    })
}

pub(super) fn place(data: &[u8]) -> Option<(CellRef, usize)> {
    let at = CellRef::new(u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
    Some((at, u16_at(data, 4)?.into()))
}

/// A number in four bytes: a whole one, or the upper half of a long one; perhaps in hundredths.
pub(in crate::workbook::read) fn of_rk(stored: u32) -> f64 {
    let number = if stored & 2 != 0 {
        f64::from(stored.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(stored & !3) << 32)
    };
    if stored & 1 != 0 { number / 100.0 } else { number }
}

pub(in crate::workbook::read) const fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes_come_out_exactly() {
        assert_eq!(of_rk(86 << 2 | 2).to_string(), "86");
        assert_eq!(of_rk(8640 << 2 | 3).to_string(), "86.4");
        assert_eq!(of_rk((-5_i32 << 2 | 2).cast_unsigned()).to_string(), "-5");
        assert_eq!(of_rk(0x3FF0_0000).to_string(), "1");
    }
}

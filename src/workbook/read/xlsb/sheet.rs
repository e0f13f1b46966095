//! Owns reading one sheet of a binary workbook: its cells, what is hidden, merged or filtered.
//! Must not know formulas: only their stored results are read.

use std::io::Read;

use super::super::super::address::{CellRange, CellRef, MAX_COLUMNS, MAX_ROWS};
use super::super::super::sheet::{Sheet, Spans};
use super::super::bytes::{f64_at, u16_at, u32_at};
use super::super::given::Given;
use super::super::look::Look;
use super::super::outline::Outline;
use super::super::package::Tab;
use super::super::taker::{Room, Taker, extent};
use super::super::xls::{error, of_rk};
use super::record::{Record, Records, text_at};

/// What all sheets share.
pub(super) struct Shared {
    pub(super) texts: Vec<String>,
    pub(super) looks: Vec<Look>,
    pub(super) from_1904: bool,
}

pub(super) fn read(part: impl Read, tab: &Tab, shared: &Shared, room: &mut Room) -> Sheet {
    let outline = Outline::default();
    let taker = Taker::new(&shared.looks, &outline, shared.from_1904, room);
    let mut walk = Walk { shared, taker, row: 0, rows: Vec::new(), columns: Vec::new(), sheet: Sheet::default() };
    let mut records = Records::new(part);
    let problem = loop {
        let step = match records.next() {
            Ok(Some(record)) if record.kind == 0x0082 => break None,
            Ok(Some(record)) => walk.take(&record),
            Ok(None) => Err("the sheet stops before its end".to_owned()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(cause) = step {
            break Some(super::super::problem(&tab.name, walk.taker.last(), &cause));
        }
    };
    let cells = walk.taker.finish();
    let mut sheet = walk.sheet;
    sheet.merges.sort_unstable();
    Sheet {
        name: tab.name.clone(),
        visibility: tab.visibility,
        extent: extent(&cells),
        cells,
        hidden_rows: Spans::new(walk.rows),
        hidden_columns: Spans::new(walk.columns),
        problem,
        ..sheet
    }
}

struct Walk<'a> {
    shared: &'a Shared,
    taker: Taker<'a>,
    row: u32,
    rows: Vec<(u32, u32)>,
    columns: Vec<(u32, u32)>,
    sheet: Sheet,
}

impl Walk<'_> {
    fn take(&mut self, record: &Record<'_>) -> Result<(), String> {
        let data = record.data;
        let cut = || "a record is shorter than it must be".to_owned();
        match record.kind {
            0x0000 => return self.row(data),
            0x0001 => return self.cell(data, Given::Nothing),
            0x0002 => return self.number(data, u32_at(data, 8).map(of_rk).ok_or_else(cut)?),
            0x0005 | 0x0009 => return self.number(data, f64_at(data, 8).ok_or_else(cut)?),
            0x0003 | 0x000B => return self.cell(data, Given::Error(error(*data.get(8).ok_or_else(cut)?))),
            0x0004 | 0x000A => return self.cell(data, Given::Bool(*data.get(8).ok_or_else(cut)? != 0)),
            0x0006 | 0x0008 => return self.cell(data, Given::Text(&text_at(data, 8).ok_or_else(cut)?)),
            0x003E => return self.cell(data, Given::Text(&text_at(data, 9).ok_or_else(cut)?)),
            0x0007 => {
                let index = u32_at(data, 8).and_then(|index| usize::try_from(index).ok());
                let text = index.and_then(|index| self.shared.texts.get(index));
                return self.cell(data, Given::Text(text.ok_or("a cell points to a text that is not there")?));
            }
            0x003C => {
                if let (Some(first), Some(last), Some(flags)) = (u32_at(data, 0), u32_at(data, 4), u16_at(data, 16)) {
                    let span = (first, last.min(MAX_COLUMNS - 1));
                    self.columns.extend((flags & 1 != 0 && span.0 <= span.1).then_some(span));
                }
            }
            0x00B0 => self.sheet.merges.extend(range(data)),
            0x00A1 if self.sheet.autofilter.is_none() => self.sheet.autofilter = range(data),
            0x01CD => {
                let ranges = data.get(12..).unwrap_or_default().chunks_exact(16).filter_map(range);
                self.sheet.conditional_formats.extend(ranges);
            }
            _ => (),
        }
        Ok(())
    }

    fn row(&mut self, data: &[u8]) -> Result<(), String> {
        let row = u32_at(data, 0).filter(|row| *row < MAX_ROWS).ok_or("a row is outside a worksheet")?;
        self.row = row;
        self.rows.extend(data.get(11).is_some_and(|flags| flags & 0x10 != 0).then_some((row, row)));
        Ok(())
    }

    fn number(&mut self, data: &[u8], number: f64) -> Result<(), String> {
        let given = Given::by_look(number, self.shared.looks.get(style(data)));
        self.cell(data, given)
    }

    fn cell(&mut self, data: &[u8], given: Given<'_>) -> Result<(), String> {
        let column = u32_at(data, 0).ok_or("a cell does not say where it is")?;
        self.taker.take(CellRef::new(self.row, column), given, style(data))
    }
}

/// The lower three bytes after the column.
fn style(data: &[u8]) -> usize {
    u32_at(data, 4).map_or(0, |style| (style & 0x00FF_FFFF) as usize)
}

/// First row, last row, first column, last column.
fn range(data: &[u8]) -> Option<CellRange> {
    let first = CellRef::new(u32_at(data, 0)?, u32_at(data, 8)?);
    Some(CellRange::new(first, CellRef::new(u32_at(data, 4)?, u32_at(data, 12)?)))
}

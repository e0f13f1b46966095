//! Owns reading an .xlsx or .xlsm: each sheet walked once for its outline and streamed once for its cells.
//! Must not know what any sheet means; no type of the reading library leaves this folder.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use super::super::address::CellRef;
use super::super::cell::{Cell, Rgb};
use super::super::sheet::{Sheet, Workbook};
use super::given::Given;
use super::look::{Look, looks};
use super::outline::{self, Outline};
use super::package::{Package, Tab};
use super::refusal::Reason;
use super::taker::{Room, Taker, extent};
use super::{choices, colouring, notes, palette};

pub(super) fn read(bytes: &[u8], package: &mut Package<'_>, main: &str) -> Result<Workbook, Reason> {
    let contents = package.contents(main)?;
    let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let from_1904 = book.has_1904_epoch();
    let own_fills = package.part(&contents.styles).map(palette::own_fills).unwrap_or_default();
    let mut stream = Stream { book, own_fills, looks: None, from_1904, room: Room::default() };
    let given = package.part(&contents.styles).map(palette::given_fills).unwrap_or_default();
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut lists = Vec::new();
    for tab in contents.tabs {
        let mut outline = match package.part(&tab.part) {
            Some(part) => outline::walk(part),
            None => Outline { problem: Some("its part of the file is missing".to_owned()), ..Outline::default() },
        };
        // The library finds sheets by name, so of two with one name it would read the first twice.
        let twice = sheets.iter().any(|sheet| sheet.name == tab.name);
        let read = if twice {
            Streamed::failed("another sheet has the same name".to_owned())
        } else {
            stream.sheet(&tab.name, &outline)
        };
        let beside = std::mem::take(&mut outline.beside);
        let notes = notes::of_sheet(package, &tab.part);
        let mut sheet = Sheet { notes, ..sheet(tab, outline, read) };
        colouring::colour(&mut sheet, beside.rules, &given);
        lists.push(beside.lists);
        sheets.push(sheet);
    }
    for (index, lists) in lists.into_iter().enumerate() {
        let name = sheets.get(index).map_or("", |sheet| sheet.name.as_str());
        let choices = choices::of_lists(lists, name, &contents.names, &sheets);
        if let Some(sheet) = sheets.get_mut(index) {
            sheet.choices = choices;
        }
    }
    let has_notes = package.has_notes() && sheets.iter().all(|sheet| sheet.notes.is_empty());
    Ok(Workbook { from_1904, has_notes, names: contents.names, sheets, ..Workbook::default() })
}

fn refused(error: XlsxError) -> Reason {
    match error {
        XlsxError::Password => Reason::Password,
        other => Reason::Damaged(other.to_string()),
    }
}

/// The cells of one sheet, and why there are no more.
struct Streamed {
    cells: Vec<Cell>,
    problem: Option<String>,
}

impl Streamed {
    fn failed(problem: String) -> Self {
        Self { cells: Vec::new(), problem: Some(problem) }
    }
}

/// The workbook as its cells are streamed, one sheet after another.
struct Stream<'a> {
    book: Xlsx<Cursor<&'a [u8]>>,
    own_fills: HashMap<usize, Rgb>,
    /// Worked out at the first sheet that opens; the library lends its styles only with one.
    looks: Option<Vec<Look>>,
    from_1904: bool,
    room: Room,
}

impl Stream<'_> {
    fn sheet(&mut self, name: &str, outline: &Outline) -> Streamed {
        let mut reader = match self.book.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            Err(error) => return Streamed::failed(error.to_string()),
        };
        let looks = self.looks.get_or_insert_with(|| looks(reader.styles(), &self.own_fills));
        let mut taker = Taker::new(looks, outline, self.from_1904, &mut self.room);
        let mut walked = 0;
        let problem = loop {
            // The first walk met something no reader can pass; the library is not led to it.
            if outline.problem.is_some() && walked >= outline.cells {
                break None;
            }
            walked += 1;
            match reader.next_cell_with_style_id() {
                Ok(Some((cell, style))) => {
                    let (row, column) = cell.get_position();
                    if let Err(problem) = take(&mut taker, CellRef::new(row, column), cell.get_value(), style) {
                        break Some(problem);
                    }
                }
                // A word the library does not know: the first walk has kept it.
                Err(XlsxError::CellError(_)) => (),
                Ok(None) => break None,
                Err(error) => break Some(error.to_string()),
            }
        };
        Streamed { cells: taker.finish(), problem }
    }
}

fn sheet(tab: Tab, outline: Outline, read: Streamed) -> Sheet {
    let extent = extent(&read.cells);
    let last = read.cells.last().map(|cell| cell.at);
    let problem = outline.problem.or(read.problem).map(|cause| super::problem(&tab.name, last, &cause));
    Sheet {
        name: tab.name,
        visibility: tab.visibility,
        cells: read.cells,
        merges: outline.merges,
        hidden_rows: outline.hidden_rows,
        hidden_columns: outline.hidden_columns,
        autofilter: outline.autofilter,
        conditional_formats: outline.conditional_formats,
        notes: Vec::new(),
        choices: Vec::new(),
        extent,
        problem,
    }
}

fn take(taker: &mut Taker<'_>, at: CellRef, data: &DataRef<'_>, style: usize) -> Result<(), String> {
    let word;
    let given = match data {
        DataRef::Empty => Given::Nothing,
        DataRef::String(text) => Given::Text(text),
        DataRef::SharedString(text) => Given::Text(text),
        DataRef::DateTimeIso(written) | DataRef::DurationIso(written) => Given::Iso(written),
        DataRef::Bool(is) => Given::Bool(*is),
        DataRef::Int(number) => Given::Whole(*number),
        DataRef::Float(number) => Given::Number(*number),
        DataRef::DateTime(moment) if moment.is_duration() => Given::Elapsed(moment.as_f64()),
        DataRef::DateTime(moment) => Given::Moment(moment.as_f64()),
        DataRef::Error(error) => {
            word = error.to_string();
            Given::Error(&word)
        }
    };
    taker.take(at, given, style)
}

//! Owns reading an .xlsx or .xlsm: each sheet walked once for its outline and streamed once for its cells.
//! Must not know what any sheet means; no type of the reading library leaves this file and `look`.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};
use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;

use super::super::address::{CellRange, CellRef};
use super::super::cell::{Cell, Flags, Value};
use super::super::sheet::{Sheet, Workbook};
use super::look::{Look, looks};
use super::outline::{self, Outline};
use super::package::{Package, Tab};
use super::refusal::Reason;
use super::{serial, text};

const MAX_CELLS: usize = 3_000_000;
const MAX_TEXT: usize = 128 << 20;
/// Coloured blank cells kept in a sheet; a status column of a very long return has a few thousand.
const MAX_COLOURED_BLANKS: usize = 250_000;

/// What a workbook may still take in.
struct Room {
    cells: usize,
    text: usize,
}

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Reason> {
    let mut package = Package::open(bytes)?;
    let tabs = package.tabs()?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let from_1904 = book.has_1904_epoch();
    let mut room = Room { cells: MAX_CELLS, text: MAX_TEXT };
    let mut looks = None;
    let mut sheets: Vec<Sheet> = Vec::new();
    for tab in tabs {
        let outline = match package.part(&tab.part) {
            Some(part) => outline::walk(part),
            None => Outline { problem: Some("its part of the file is missing".to_owned()), ..Outline::default() },
        };
        // The library finds sheets by name, so of two with one name it would read the first twice.
        let twice = sheets.iter().any(|sheet| sheet.name == tab.name);
        let read = if twice {
            Streamed::failed("another sheet has the same name".to_owned())
        } else {
            stream(&mut book, &tab.name, &outline, &mut looks, from_1904, &mut room)
        };
        sheets.push(sheet(tab, outline, read));
    }
    Ok(Workbook { name: String::new(), from_1904, sheets })
}

fn refused(error: XlsxError) -> Reason {
    match error {
        XlsxError::Password => Reason::Password,
        other => Reason::Damaged(other.to_string()),
    }
}

/// The cells of one sheet, and why there are no more.
#[derive(Default)]
struct Streamed {
    cells: Vec<Cell>,
    problem: Option<String>,
}

impl Streamed {
    fn failed(problem: String) -> Self {
        Self { cells: Vec::new(), problem: Some(problem) }
    }
}

fn stream(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    outline: &Outline,
    shared_looks: &mut Option<Vec<Look>>,
    from_1904: bool,
    room: &mut Room,
) -> Streamed {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(error) => return Streamed::failed(error.to_string()),
    };
    let looks = shared_looks.get_or_insert_with(|| looks(reader.styles()));
    let mut taker = Taker { looks, outline, from_1904, room, blanks: MAX_COLOURED_BLANKS, cells: Vec::new() };
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
                if let Err(problem) = taker.take(CellRef::new(row, column), cell.get_value(), style) {
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

/// Turns the library's cells into ours, within what the workbook may hold.
struct Taker<'a> {
    looks: &'a [Look],
    outline: &'a Outline,
    from_1904: bool,
    room: &'a mut Room,
    blanks: usize,
    cells: Vec<Cell>,
}

impl Taker<'_> {
    fn take(&mut self, at: CellRef, data: &DataRef<'_>, style: usize) -> Result<(), String> {
        let look = self.looks.get(style);
        let mut cell = Cell {
            at,
            value: Value::Blank,
            format: look.and_then(|look| look.code.clone()),
            fill: look.and_then(|look| look.fill),
            flags: Flags { uncalculated: self.outline.uncalculated.contains(&at), ..Flags::default() },
            display: None,
        };
        self.fill_in(&mut cell, data, look);
        if cell.is_empty() && !self.keeps_blank(&cell) {
            return Ok(());
        }
        self.push(cell)
    }

    fn push(&mut self, cell: Cell) -> Result<(), String> {
        let length = match &cell.value {
            Value::Text(text) | Value::Error(text) | Value::Extreme(text) => text.len(),
            _ => 0,
        };
        self.room.cells = self.room.cells.checked_sub(1).ok_or("the workbook has more than 3 million filled cells")?;
        self.room.text = self.room.text.checked_sub(length).ok_or("the workbook has more than 128 MB of text")?;
        self.cells.push(cell);
        Ok(())
    }

    /// A blank cell is kept for its colour, where it stands among the values: white says nothing.
    fn keeps_blank(&mut self, cell: &Cell) -> bool {
        let coloured = cell.fill.is_some_and(|fill| fill != [255, 255, 255]);
        let among = self.outline.valued.is_some_and(|valued| valued.contains(cell.at));
        if !coloured || !among || self.blanks == 0 {
            return false;
        }
        self.blanks -= 1;
        true
    }

    fn fill_in(&self, cell: &mut Cell, data: &DataRef<'_>, look: Option<&Look>) {
        match data {
            DataRef::Empty => (),
            DataRef::String(text) => set_text(cell, text),
            DataRef::SharedString(text) => set_text(cell, text),
            DataRef::DateTimeIso(written) | DataRef::DurationIso(written) => {
                set_iso(cell, written, look);
            }
            DataRef::Bool(is) => cell.value = Value::Bool(*is),
            DataRef::Error(error) => cell.value = Value::Error(error.to_string()),
            DataRef::Int(number) => set_number(cell, &number.to_string(), look),
            DataRef::Float(number) => set_number(cell, &number.to_string(), look),
            DataRef::DateTime(moment) => {
                let written = moment.as_f64().to_string();
                if moment.is_duration() {
                    set_elapsed(cell, &written, look);
                } else {
                    set_date(cell, &written, look, self.from_1904);
                }
            }
        }
    }

    /// In reading order, one cell a position: of two, the later one, which is what spreadsheet programs show.
    fn finish(mut self) -> Vec<Cell> {
        for (at, (word, style)) in &self.outline.new_errors {
            let look = self.looks.get(*style);
            self.cells.push(Cell {
                at: *at,
                value: Value::Error(word.clone()),
                format: look.and_then(|look| look.code.clone()),
                fill: look.and_then(|look| look.fill),
                flags: Flags::default(),
                display: None,
            });
        }
        self.cells.sort_by_key(|cell| cell.at);
        let mut kept: Vec<Cell> = Vec::with_capacity(self.cells.len());
        for cell in self.cells {
            match kept.last_mut() {
                Some(before) if before.at == cell.at => *before = cell,
                _ => kept.push(cell),
            }
        }
        kept
    }
}

fn set_text(cell: &mut Cell, written: &str) {
    if written.is_empty() {
        return;
    }
    let kept = text::keep(written);
    cell.flags.cut = kept.cut;
    cell.flags.cleaned = kept.cleaned;
    cell.value = Value::Text(kept.text);
}

/// `written` is the shortest text that stands for the stored number: 0.864, not 0.86399999999999999.
fn set_number(cell: &mut Cell, written: &str, look: Option<&Look>) {
    cell.value = match Decimal::from_str_exact(written) {
        Ok(number) => {
            let shown = look.map_or_else(|| super::format::plain(number), |look| look.format.number(number));
            cell.display = Some(shown.into());
            Value::Number(number)
        }
        Err(_) => Value::Extreme(written.to_owned()),
    };
}

fn set_date(cell: &mut Cell, written: &str, look: Option<&Look>, from_1904: bool) {
    let serial = Decimal::from_str_exact(written).ok();
    let format = look.map(|look| &look.format);
    let shows_day = format.is_some_and(super::format::Format::shows_day);
    let is_time = serial.is_some_and(|serial| serial >= Decimal::ZERO && serial < Decimal::ONE) && !shows_day;
    if is_time && let Some(time) = serial.and_then(serial::time_of_day) {
        let shown = format.map(|format| format.date(Date::ZERO.to_datetime(time)));
        cell.display = shown.map(Into::into);
        cell.value = Value::Time(time);
        return;
    }
    // Serial 0 with a date format is what an empty cell becomes when a formula points at it: not a day.
    let moment = serial
        .filter(|serial| from_1904 || *serial >= Decimal::ONE)
        .and_then(|serial| serial::civil(serial, from_1904));
    match moment {
        Some(moment) => set_moment(cell, moment, look),
        None => set_number(cell, written, None),
    }
}

fn set_moment(cell: &mut Cell, moment: DateTime, look: Option<&Look>) {
    let shown = look
        .filter(|look| look.code.is_some())
        .map_or_else(|| moment.strftime("%d/%m/%Y").to_string(), |look| look.format.date(moment));
    cell.display = Some(shown.into());
    cell.value = Value::Date(moment);
}

fn set_elapsed(cell: &mut Cell, written: &str, look: Option<&Look>) {
    set_number(cell, written, None);
    if let (Value::Number(days), Some(look)) = (&cell.value, look) {
        cell.display = Some(look.format.elapsed(*days).into());
    }
}

/// Dates some programs write as `2023-03-31` or `2023-03-31T00:00:00`.
fn set_iso(cell: &mut Cell, written: &str, look: Option<&Look>) {
    let civil = written.trim_end_matches('Z');
    if let Ok(moment) = civil.parse::<DateTime>() {
        set_moment(cell, moment, look);
    } else if let Ok(time) = civil.parse::<Time>() {
        cell.display = Some(time.to_string().into());
        cell.value = Value::Time(time);
    } else {
        set_text(cell, written);
    }
}

fn sheet(tab: Tab, outline: Outline, read: Streamed) -> Sheet {
    let extent = extent(&read.cells);
    let problem = outline.problem.or(read.problem).map(|cause| {
        let from = read.cells.last().map_or_else(String::new, |cell| format!(" after {}", cell.at));
        format!(
            "The sheet “{}” could not be read{from} ({cause}): open the workbook in Excel, save it again and choose it again.",
            tab.name
        )
    });
    Sheet {
        name: tab.name,
        visibility: tab.visibility,
        cells: read.cells,
        merges: outline.merges,
        hidden_rows: outline.hidden_rows,
        hidden_columns: outline.hidden_columns,
        autofilter: outline.autofilter,
        conditional_formats: outline.conditional_formats,
        extent,
        problem,
    }
}

fn extent(cells: &[Cell]) -> Option<CellRange> {
    cells.iter().filter(|cell| !cell.is_empty()).fold(None, |extent: Option<CellRange>, cell| {
        let grown = extent.map(|extent| extent.grown_to(cell.at));
        grown.or(Some(CellRange::new(cell.at, cell.at)))
    })
}

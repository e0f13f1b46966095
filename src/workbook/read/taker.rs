//! Owns turning the reading library's cells into ours: values, what is seen, limits, order.
//! Must not know files, parts or sheets.

use calamine::DataRef;
use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;

use super::super::address::CellRef;
use super::super::cell::{Cell, Flags, Value};
use super::format::{self, Format};
use super::look::Look;
use super::outline::Outline;
use super::{serial, text};

pub(super) const MAX_CELLS: usize = 3_000_000;
const MAX_TEXT: usize = 128 << 20;
/// Coloured blank cells kept in a sheet; a status column of a very long return has a few thousand.
const MAX_COLOURED_BLANKS: usize = 250_000;

/// What a workbook may still take in.
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }
}

/// Turns the library's cells into ours, within what the workbook may hold.
pub(super) struct Taker<'a> {
    looks: &'a [Look],
    outline: &'a Outline,
    from_1904: bool,
    room: &'a mut Room,
    blanks: usize,
    cells: Vec<Cell>,
}

impl<'a> Taker<'a> {
    pub(super) const fn new(looks: &'a [Look], outline: &'a Outline, from_1904: bool, room: &'a mut Room) -> Self {
        Self { looks, outline, from_1904, room, blanks: MAX_COLOURED_BLANKS, cells: Vec::new() }
    }

    pub(super) fn take(&mut self, at: CellRef, data: &DataRef<'_>, style: usize) -> Result<(), String> {
        let uncalculated = self.outline.uncalculated.contains(&at);
        let holds_nothing = match data {
            DataRef::Empty => true,
            DataRef::String(text) => text.is_empty(),
            DataRef::SharedString(text) => text.is_empty(),
            _ => false,
        };
        let look = self.looks.get(style);
        if holds_nothing && !uncalculated && !self.keeps_blank(at, look) {
            return Ok(());
        }
        let mut cell = cell(at, Value::Blank, look);
        cell.flags.uncalculated = uncalculated;
        self.fill_in(&mut cell, data, look);
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
    fn keeps_blank(&mut self, at: CellRef, look: Option<&Look>) -> bool {
        let coloured = look.and_then(|look| look.fill).is_some_and(|fill| fill != [255, 255, 255]);
        let among = self.outline.valued.is_some_and(|valued| valued.contains(at));
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
    pub(super) fn finish(mut self) -> Vec<Cell> {
        for (at, (word, style)) in &self.outline.new_errors {
            self.cells.push(cell(*at, Value::Error(word.clone()), self.looks.get(*style)));
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

fn cell(at: CellRef, value: Value, look: Option<&Look>) -> Cell {
    Cell {
        at,
        value,
        format: look.and_then(|look| look.code.clone()),
        fill: look.and_then(|look| look.fill),
        flags: Flags::default(),
        display: None,
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
            let shown = look.map_or_else(|| format::plain(number), |look| look.format.number(number));
            cell.display = Some(shown.into());
            Value::Number(number)
        }
        Err(_) => Value::Extreme(written.to_owned()),
    };
}

fn set_date(cell: &mut Cell, written: &str, look: Option<&Look>, from_1904: bool) {
    let serial = Decimal::from_str_exact(written).ok();
    let format = look.map(|look| &look.format);
    let shows_day = format.is_some_and(Format::shows_day);
    let is_time = serial.is_some_and(|serial| serial >= Decimal::ZERO && serial < Decimal::ONE) && !shows_day;
    if is_time && let Some(time) = serial.and_then(serial::time_of_day) {
        let shown = format.map(|format| format.date(Date::ZERO.to_datetime(time)));
        cell.display = shown.map(Into::into);
        cell.value = Value::Time(time);
        return;
    }
    // Serial 0 counted from 1900 is not a day: it is what an empty cell comes to when a formula points at it.
    let moment = serial
        .filter(|serial| from_1904 || *serial >= Decimal::ONE)
        .and_then(|serial| serial::civil(serial, from_1904));
    if let Some(moment) = moment {
        return set_moment(cell, moment, look);
    }
    set_number(cell, written, None);
    if let (true, Some(format)) = (serial == Some(Decimal::ZERO), format) {
        cell.display = Some(format.day_zero().into());
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

//! Owns turning one value, as some kind of file gives it, into a cell: what it holds and what a person sees there.
//! Must not know files, parts or sheets.

use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;

use super::super::address::CellRef;
use super::super::cell::{Cell, Flags, Value};
use super::format::{self, Format};
use super::look::Look;
use super::{serial, text};

/// A value as a file gives it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given<'a> {
    Nothing,
    Text(&'a str),
    Whole(i64),
    Number(f64),
    /// Days since the workbook's first day.
    Moment(f64),
    /// A length of time in days.
    Elapsed(f64),
    /// A date or time as `2023-03-31T00:00:00`.
    Iso(&'a str),
    Bool(bool),
    Error(&'a str),
}

impl Given<'_> {
    /// A number that may be a date: only its format tells.
    pub(super) fn by_look(number: f64, look: Option<&Look>) -> Self {
        match look.map(|look| look.format.tells()) {
            Some(format::Tells::Moment) => Self::Moment(number),
            Some(format::Tells::Elapsed) => Self::Elapsed(number),
            _ => Self::Number(number),
        }
    }

    pub(super) const fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.is_empty(),
            _ => false,
        }
    }

    /// The cell it makes.
    pub(super) fn cell(self, at: CellRef, look: Option<&Look>, from_1904: bool) -> Cell {
        let mut cell = cell(at, Value::Blank, look);
        match self {
            Self::Nothing => (),
            Self::Text(text) => set_text(&mut cell, text),
            Self::Iso(written) => set_iso(&mut cell, written, look),
            Self::Bool(is) => cell.value = Value::Bool(is),
            Self::Error(word) => cell.value = Value::Error(word.into()),
            Self::Whole(number) => set_number(&mut cell, &number.to_string(), look),
            Self::Number(number) => set_number(&mut cell, &number.to_string(), look),
            Self::Moment(days) => set_date(&mut cell, &days.to_string(), look, from_1904),
            Self::Elapsed(days) => set_elapsed(&mut cell, &days.to_string(), look),
        }
        cell
    }
}

fn cell(at: CellRef, value: Value, look: Option<&Look>) -> Cell {
    Cell {
        at,
        value,
        fill: look.and_then(|look| look.fill),
        flags: Flags::default(),
        dress: look.and_then(|look| look.dress.clone()),
    }
}

fn set_text(cell: &mut Cell, written: &str) {
    if written.is_empty() {
        return;
    }
    let kept = text::keep(written);
    cell.flags.cut = kept.cut;
    cell.flags.cleaned = kept.cleaned;
    cell.value = Value::Text(kept.text.into());
}

/// `written` is the shortest text that stands for the stored number: 0.864, not 0.86399999999999999.
fn set_number(cell: &mut Cell, written: &str, look: Option<&Look>) {
    cell.value = match Decimal::from_str_exact(written) {
        Ok(number) => {
            let shown = look.map_or_else(|| format::plain(number), |look| look.format.number(number));
            cell.show(shown);
            Value::Number(number)
        }
        Err(_) => Value::Extreme(written.into()),
    };
}

fn set_date(cell: &mut Cell, written: &str, look: Option<&Look>, from_1904: bool) {
    let serial = Decimal::from_str_exact(written).ok();
    let format = look.map(|look| &look.format);
    let shows_day = format.is_some_and(Format::shows_day);
    let is_time = serial.is_some_and(|serial| serial >= Decimal::ZERO && serial < Decimal::ONE) && !shows_day;
    if is_time && let Some(time) = serial.and_then(serial::time_of_day) {
        if let Some(format) = format {
            cell.show(format.date(Date::ZERO.to_datetime(time)));
        }
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
        cell.show(format.day_zero());
    }
}

fn set_moment(cell: &mut Cell, moment: DateTime, look: Option<&Look>) {
    let shown = look
        .filter(|look| look.dress.is_some())
        .map_or_else(|| moment.strftime("%d/%m/%Y").to_string(), |look| look.format.date(moment));
    cell.show(shown);
    cell.value = Value::Date(moment);
}

fn set_elapsed(cell: &mut Cell, written: &str, look: Option<&Look>) {
    set_number(cell, written, None);
    if let (Value::Number(days), Some(look)) = (&cell.value, look) {
        let shown = look.format.elapsed(*days);
        cell.show(shown);
    }
}

/// Dates some programs write as `2023-03-31` or `2023-03-31T00:00:00`.
fn set_iso(cell: &mut Cell, written: &str, look: Option<&Look>) {
    let civil = written.trim_end_matches('Z');
    if let Ok(moment) = civil.parse::<DateTime>() {
        set_moment(cell, moment, look);
    } else if let Ok(time) = civil.parse::<Time>() {
        cell.show(time.to_string());
        cell.value = Value::Time(time);
    } else {
        set_text(cell, written);
    }
}

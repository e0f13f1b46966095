//! Owns writing the form as a workbook: cells, locks, drop-downs, colours, print set-up.
//! Must not know what a record is.

use super::cover;
use super::lists::List;
use super::rules::Rules;
use super::scope::Scope;
use super::sheet::{Ask, Look, Part, Sheet, Value};
use super::styles;
use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, ProtectionOptions, Workbook, Worksheet, XlsxError};
use std::collections::BTreeMap;

/// The row of the headings, counted from 0: a title, what to do, and a gap stand over them.
pub(super) const HEADS: u32 = 3;
/// The most characters a cell holds.
const LONGEST: usize = 32_767;
/// Lines a row has room for, whatever stands in it.
const LEAST_LINES: usize = 3;
/// Points that a line takes.
const LINE: usize = 13;
/// Points round the lines.
const AROUND: usize = 4;
/// The highest row that is pleasant to read.
const HIGHEST: usize = 240;
/// The sheet of the lists.
const LISTS: &str = "Lists";
/// A3: the columns stay legible side by side.
const PAPER: u8 = 8;

/// Where each list stands.
pub(super) type Places = BTreeMap<List, String>;

/// The workbook.
pub(super) fn workbook(scope: &Scope<'_>, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(scope)?);
    workbook.push_worksheet(cover::sheet(scope)?);
    let (lists, places) = lists_sheet(scope)?;
    for sheet in sheets {
        workbook.push_worksheet(Writer { scope, sheet, places: &places }.write()?);
    }
    workbook.push_worksheet(lists);
    workbook.save_to_buffer()
}

/// The file's own properties. Its creation time is the quarter's last day, never the moment of writing.
fn properties(scope: &Scope<'_>) -> Result<DocProperties, XlsxError> {
    let framework = scope.form.framework;
    let made = DocProperties::new()
        .set_title(format!("{}: {}", scope.body_name, scope.form.period.words()))
        .set_author("Quarterdeck")
        .set_company(framework.fact("council"));
    let day = scope.form.period.last_day().and_then(excel_day);
    Ok(made.set_creation_datetime(&day.map_or_else(|| ExcelDateTime::from_ymd(1980, 1, 1), Ok)?))
}

/// Prose needs a bigger page and a lock without a password; both are the same on every sheet.
pub(super) fn set_up(sheet: &mut Worksheet, scope: &Scope<'_>, what: &str) {
    let who = scope.service.as_ref().map_or_else(String::new, |service| format!(", {service}"));
    // In a header an ampersand begins a code.
    let name = format!("{}{who}", scope.body_name).replace('&', "&&");
    sheet
        .set_landscape()
        .set_paper_size(PAPER)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3)
        .set_header(format!("&L{name}&R{}", scope.form.period.words()))
        .set_footer(format!("&L{what}&RPage &P of &N"))
        .set_screen_gridlines(false)
        .protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            use_autofilter: true,
            ..ProtectionOptions::default()
        });
}

fn lists_sheet(scope: &Scope<'_>) -> Result<(Worksheet, Places), XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(LISTS)?.set_hidden(true);
    let mut places = Places::new();
    for (column, list) in (0_u16..).zip(List::ALL) {
        sheet.write_string_with_format(0, column, list.name(), &styles::caption())?;
        let words = list.words(scope);
        for (row, word) in (1_u32..).zip(&words) {
            match (list, word.parse::<f64>()) {
                (List::Scale, Ok(step)) => sheet.write_number(row, column, step)?,
                _ => sheet.write_string(row, column, word)?,
            };
        }
        let letters = rust_xlsxwriter::utility::column_number_to_name(column);
        places.insert(list, format!("={LISTS}!${letters}$2:${letters}${}", words.len() + 1));
    }
    sheet.protect();
    Ok((sheet, places))
}

struct Writer<'a> {
    scope: &'a Scope<'a>,
    sheet: &'a Sheet,
    places: &'a Places,
}

impl Writer<'_> {
    fn write(&self) -> Result<Worksheet, XlsxError> {
        let mut out = Worksheet::new();
        out.set_name(self.sheet.name)?;
        // Excel and LibreOffice show a title only in a column that is shown.
        let first = (0_u16..).zip(&self.sheet.heads).find(|(_, head)| !head.hidden).map_or(0, |(at, _)| at);
        out.write_string_with_format(0, first, &self.sheet.title, &styles::title())?;
        out.write_string_with_format(1, first, self.sheet.lead, &styles::line())?;
        self.heads(&mut out)?;
        self.rows(&mut out)?;
        self.spare(&mut out)?;
        Rules { scope: self.scope, sheet: self.sheet, places: self.places, last_row: self.last_row() }
            .write(&mut out)?;
        set_up(&mut out, self.scope, self.sheet.name);
        let last_column = self.columns().saturating_sub(1);
        out.autofilter(HEADS, 0, self.last_row().max(HEADS + 1), last_column)?;
        out.set_repeat_rows(HEADS, HEADS)?;
        out.set_freeze_panes(HEADS + 1, self.frozen())?;
        Ok(out)
    }

    fn columns(&self) -> u16 {
        u16::try_from(self.sheet.heads.len()).unwrap_or(u16::MAX)
    }

    /// The last row that can be filled in.
    fn last_row(&self) -> u32 {
        HEADS + u32::try_from(self.sheet.rows.len()).unwrap_or(0) + self.sheet.spare
    }

    /// Columns up to the one that says what the record is stay in sight.
    fn frozen(&self) -> u16 {
        let prose =
            (0_u16..).zip(&self.sheet.heads).find(|(_, head)| head.ask == Ask::Prose && head.part == Part::Known);
        prose.map_or(1, |(at, _)| at + 1)
    }

    fn heads(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        for (at, head) in (0_u16..).zip(&self.sheet.heads) {
            out.write_string_with_format(HEADS, at, head.heading, &styles::head(head.part))?;
            out.set_column_width(at, head.width)?;
            if head.hidden {
                out.set_column_hidden(at)?;
            }
        }
        out.set_row_height(HEADS, 32)?;
        Ok(())
    }

    fn rows(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        for (row, values) in (HEADS + 1..).zip(&self.sheet.rows) {
            for (column, (head, value)) in (0_u16..).zip(self.sheet.heads.iter().zip(values)) {
                put(out, (row, column), value, head.ask, head.part != Part::Now)?;
            }
            let texts = self.sheet.heads.iter().zip(values).filter(|(head, _)| !head.hidden);
            let lines = texts.map(|(head, value)| lines(value, head.width)).max().unwrap_or(1);
            height(out, row, lines)?;
        }
        Ok(())
    }

    fn spare(&self, out: &mut Worksheet) -> Result<(), XlsxError> {
        for row in self.last_row() + 1 - self.sheet.spare..=self.last_row() {
            for (column, head) in (0_u16..).zip(&self.sheet.heads) {
                out.write_blank(row, column, &blank(head.ask, head.part == Part::Last))?;
            }
            height(out, row, LEAST_LINES)?;
        }
        Ok(())
    }
}

fn blank(ask: Ask, locked: bool) -> Format {
    match ask {
        Ask::Words | Ask::Prose => styles::text(locked),
        Ask::Choice(_) => styles::cell(locked).set_text_wrap(),
        Ask::Date => styles::date(locked),
        Ask::Figure | Ask::Count => styles::figure(locked, None, Look::Plain),
    }
}

fn put(out: &mut Worksheet, at: (u32, u16), value: &Value, ask: Ask, locked: bool) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) if text.is_empty() => out.write_blank(at.0, at.1, &blank(ask, locked))?,
        // A text is always a string cell, marked as one: what looks like a formula stays what was written, edited or not.
        Value::Text(text) => {
            let format = if matches!(ask, Ask::Choice(_)) { blank(ask, locked) } else { styles::text(locked) };
            let format = if text.starts_with(['=', '+', '-', '@', '\'']) { format.set_quote_prefix() } else { format };
            out.write_string_with_format(at.0, at.1, fitting(text), &format)?
        }
        Value::Date(day) => match day.and_then(excel_day) {
            Some(day) => out.write_datetime_with_format(at.0, at.1, &day, &styles::date(locked))?,
            None => out.write_blank(at.0, at.1, &styles::date(locked))?,
        },
        Value::Figure(figure, look) => {
            let places = figure.map(|figure| figure.normalize());
            let format = styles::figure(locked, places, *look);
            match places.and_then(|figure| shown(figure, *look)) {
                Some(number) => out.write_number_with_format(at.0, at.1, number, &format)?,
                None => out.write_blank(at.0, at.1, &format)?,
            }
        }
    };
    Ok(())
}

/// Room for what stands there and for what is to be written: not every program gives a row the height of its text.
fn height(out: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    let points = (lines.max(LEAST_LINES) * LINE + AROUND).min(HIGHEST);
    out.set_row_height(row, points.to_f64().unwrap_or(45.0))?;
    Ok(())
}

/// How many lines a text takes in a column this wide.
fn lines(value: &Value, width: f64) -> usize {
    let Value::Text(text) = value else { return 1 };
    // A letter is narrower than the figure a width is counted in, and words do not fill their lines: nine eighths in all.
    let letters = (width * 1.125).to_usize().unwrap_or(1).max(1);
    text.lines().map(|line| line.chars().count().div_ceil(letters).max(1)).sum::<usize>().max(1)
}

/// The number a cell holds: 86% is stored as 0.86.
fn shown(figure: Decimal, look: Look) -> Option<f64> {
    let figure = if look == Look::Percent { figure.checked_div(Decimal::ONE_HUNDRED)? } else { figure };
    figure.to_f64()
}

fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, month, of_month).ok()
}

/// As much of a text as a cell holds, counted in UTF-16 units.
fn fitting(text: &str) -> String {
    let mut room = LONGEST;
    let fits = |letter: &char| {
        let left = room.checked_sub(letter.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    text.chars().take_while(fits).collect()
}

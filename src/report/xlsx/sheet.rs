//! Owns putting tables on a sheet: typed cells, frozen heads, filters, widths, print set-up.
//! Must not know which tables there are.

use super::styles::{RowKind, Styles};
use crate::framework::Framework;
use crate::model::{Band, MeasureStatus, Status};
use crate::report::phrases::{band_word, letter, short_word, verdict_word, word};
use crate::report::table::{Cell, Table, Tone};
use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

/// The longest text a cell of a workbook can hold.
const LONGEST: usize = 32_767;
/// Paper sizes by their numbers in the file format.
const A3: u8 = 8;
const A4: u8 = 9;
/// From this sum of widths, in characters, a page of A4 on its side can no longer be read.
const WIDE: u16 = 200;
/// Height of a line and the space around a row, in points; the highest a row can be.
const LINE: usize = 13;
const AROUND: usize = 8;
const HIGHEST: usize = 409;
const CUT: &str = " \u{2026} (longer than a cell can hold: the bundle has it whole)";

/// A sheet being filled from the top.
pub(super) struct Page<'a> {
    sheet: Worksheet,
    framework: &'a Framework,
    styles: &'a Styles,
    row: u32,
    widths: Vec<u16>,
    /// How many columns are printed; nothing prints them all.
    on_paper: Option<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn new(name: &str, framework: &'a Framework, styles: &'a Styles) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_screen_gridlines(false);
        sheet.set_landscape();
        Ok(Self { sheet, framework, styles, row: 0, widths: Vec::new(), on_paper: None })
    }

    /// The sheet, with its widths and its footer.
    pub(super) fn finish(mut self, footer: &str) -> Worksheet {
        for (at, width) in self.widths.iter().enumerate() {
            if let Ok(column) = u16::try_from(at) {
                // Only a column beyond the sheet is refused, and there are not so many.
                let _ = self.sheet.set_column_width(column, f64::from(*width));
            }
        }
        let printed = self.on_paper.unwrap_or(self.widths.len());
        let wide: u16 = self.widths.iter().take(printed).sum();
        self.sheet.set_paper_size(if wide > WIDE { A3 } else { A4 }).set_print_fit_to_pages(1, 0);
        self.sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        let footer = footer.replace('&', "&&");
        self.sheet.set_footer(format!("&L&8{footer}. Internal: not for publication&R&8&A, page &P of &N"));
        self.sheet
    }

    pub(super) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, text, &self.styles.title)?;
        self.sheet.set_row_height(self.row, 24)?;
        self.row += 1;
        Ok(())
    }

    pub(super) fn line(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, text, &self.styles.line)?;
        self.row += 1;
        Ok(())
    }

    pub(super) fn gap(&mut self) {
        self.row += 1;
    }

    /// A table that fills the sheet: its heads stay in sight, and every column filters.
    pub(super) fn list(&mut self, table: &Table) -> Result<(), XlsxError> {
        let head = self.row;
        let frozen =
            if table.columns.iter().any(|column| column.title == "Ref") && table.columns.len() > 8 { 2 } else { 1 };
        self.heads(table)?;
        self.rows(table)?;
        let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if !table.rows.is_empty() {
            // The sum stays outside the filter.
            let end = head + u32::try_from(table.rows.len()).unwrap_or(u32::MAX - head);
            self.sheet.autofilter(head, 0, end, last)?;
        }
        self.sheet.set_freeze_panes(head + 1, frozen)?;
        self.sheet.set_repeat_rows(head, head)?;
        if let Some(last) = table.on_paper.and_then(|count| u16::try_from(count.checked_sub(1)?).ok()) {
            // The columns that need no screen to be read come first; the others stay in the sheet and off the paper.
            self.sheet.set_print_area(head, 0, self.row.saturating_sub(1), last)?;
            self.on_paper = table.on_paper;
        }
        Ok(())
    }

    /// A table among others on the sheet, under its caption.
    pub(super) fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        if table.rows.is_empty() {
            return Ok(());
        }
        self.sheet.write_string_with_format(self.row, 0, &table.caption, &self.styles.caption)?;
        self.row += 1;
        self.heads(table)?;
        self.rows(table)?;
        self.row += 1;
        Ok(())
    }

    fn heads(&mut self, table: &Table) -> Result<(), XlsxError> {
        for (at, column) in (0_u16..).zip(&table.columns) {
            self.sheet.write_string_with_format(self.row, at, &column.title, &self.styles.head(column.figures))?;
            let index = usize::from(at);
            match self.widths.get_mut(index) {
                Some(width) => *width = (*width).max(column.width),
                None => self.widths.push(column.width),
            }
        }
        // Heads are bold, which takes more room.
        let high = table.columns.iter().map(|column| lines(&column.title, usize::from(column.width)));
        self.height(high.max().unwrap_or(1))?;
        self.row += 1;
        Ok(())
    }

    fn rows(&mut self, table: &Table) -> Result<(), XlsxError> {
        let rows = table.rows.iter().map(|row| (row, false));
        for (row, total) in rows.chain(table.total.iter().map(|row| (row, true))) {
            let high = table.columns.iter().zip(row).map(|(column, cell)| match cell {
                Cell::Text(text) | Cell::Code(text) | Cell::Tag(text, _) => lines(text, usize::from(column.width)),
                _ => 1,
            });
            let high = high.max().unwrap_or(1);
            let kind = RowKind { total, single: high == 1 };
            for (at, cell) in (0_u16..).zip(row) {
                self.cell(at, cell, kind)?;
            }
            self.height(high)?;
            self.row += 1;
        }
        Ok(())
    }

    /// Makes the row high enough for so many lines: not every program does that by itself.
    fn height(&mut self, lines: usize) -> Result<(), XlsxError> {
        let points = (lines * LINE + AROUND).min(HIGHEST);
        self.sheet.set_row_height(self.row, points.to_f64().unwrap_or(15.0))?;
        Ok(())
    }

    fn cell(&mut self, at: u16, cell: &Cell, kind: RowKind) -> Result<(), XlsxError> {
        let styles = self.styles;
        match cell {
            Cell::Blank => {
                self.sheet.write_blank(self.row, at, &styles.text(kind))?;
                Ok(())
            }
            Cell::Text(text) | Cell::Code(text) => self.text(at, text, &styles.text(kind)),
            Cell::Count(count) => self.number(at, count.to_f64(), &styles.figures("#,##0", kind)),
            Cell::Change(change, _) => {
                self.number(at, change.to_f64(), &styles.figures("+#,##0;\u{2212}#,##0;0", kind))
            }
            Cell::Share(share) => {
                let fraction = share.checked_div(rust_decimal::Decimal::ONE_HUNDRED);
                self.number(at, fraction.and_then(|share| share.to_f64()), &styles.figures("0.0%", kind))
            }
            Cell::Figure(value, _) => {
                let places = usize::try_from(value.normalize().scale()).unwrap_or(0);
                let point = if places > 0 { format!("#,##0.{}", "0".repeat(places)) } else { "#,##0".to_owned() };
                self.number(at, value.to_f64(), &styles.figures(&point, kind))
            }
            Cell::Date(date) => self.date(at, *date, kind),
            Cell::Status(status) | Cell::HeadStatus(status) => {
                let full = matches!(cell, Cell::HeadStatus(_));
                let words = if full { word(self.framework, *status) } else { short_word(self.framework, *status) };
                let text = format!("{words} ({})", letter(self.framework, *status));
                self.text(at, &text, &styles.tinted(status_tone(*status), kind))
            }
            Cell::Verdict(status) => self.text(at, verdict_word(*status), &styles.tinted(verdict_tone(*status), kind)),
            Cell::Score(score, band) => {
                let text = band.map_or_else(|| score.to_string(), |band| format!("{score} ({})", band_word(band)));
                self.text(at, &text, &styles.tinted(band_tone(*band), kind))
            }
            Cell::Tag(text, tone) => self.text(at, text, &styles.tinted(*tone, kind)),
        }
    }

    /// A text is always a string cell: what looks like a formula stays what was written.
    fn text(&mut self, at: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, at, fitting(text), format)?;
        Ok(())
    }

    fn number(&mut self, at: u16, number: Option<f64>, format: &Format) -> Result<(), XlsxError> {
        if let Some(number) = number {
            self.sheet.write_number_with_format(self.row, at, number, format)?;
        }
        Ok(())
    }

    /// A date as a date, or as text where the workbook's calendar does not reach.
    fn date(&mut self, at: u16, date: Date, kind: RowKind) -> Result<(), XlsxError> {
        let parts = (u16::try_from(date.year()), u8::try_from(date.month()), u8::try_from(date.day()));
        let (Ok(year), Ok(month), Ok(day)) = parts else {
            return self.text(at, &date.to_string(), &self.styles.text(kind));
        };
        match ExcelDateTime::from_ymd(year, month, day) {
            Ok(value) => {
                let format = self.styles.figures("d mmm yyyy", kind);
                self.sheet.write_datetime_with_format(self.row, at, &value, &format)?;
                Ok(())
            }
            Err(_) => self.text(at, &date.to_string(), &self.styles.text(kind)),
        }
    }
}

/// How many lines a text takes in a column this wide.
fn lines(text: &str, width: usize) -> usize {
    // A letter is narrower than the figure a width is counted in, and words do not fill their lines: nine eighths in all.
    let letters = (width * 9 / 8).max(1);
    text.lines().map(|line| line.chars().count().div_ceil(letters).max(1)).sum::<usize>().max(1)
}

/// The text, cut where a cell ends.
fn fitting(text: &str) -> String {
    // A cell counts UTF-16 units.
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let (mut kept, mut units) = (String::new(), 0);
    let room = LONGEST - CUT.encode_utf16().count();
    for letter in text.chars() {
        units += letter.len_utf16();
        if units > room {
            break;
        }
        kept.push(letter);
    }
    kept.push_str(CUT);
    kept
}

fn status_tone(status: Status) -> Tone {
    match status {
        Status::OnTrack | Status::Complete => Tone::Good,
        Status::Medium => Tone::Fair,
        Status::Significant => Tone::Bad,
        Status::NoUpdate => Tone::Plain,
    }
}

fn verdict_tone(status: MeasureStatus) -> Tone {
    match status {
        MeasureStatus::Green => Tone::Good,
        MeasureStatus::Amber => Tone::Fair,
        MeasureStatus::Red => Tone::Bad,
        MeasureStatus::NotRated => Tone::Plain,
    }
}

fn band_tone(band: Option<Band>) -> Tone {
    match band {
        Some(Band::Green) => Tone::Good,
        Some(Band::Amber) => Tone::Fair,
        Some(Band::Red) => Tone::Bad,
        None => Tone::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        assert_eq!([lines("", 10), lines("short", 10), lines("twenty-three characters", 10)], [1, 1, 3]);
        assert_eq!(lines("one\n\nthree", 10), 3);
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_says_so() {
        let cut = fitting(&"\u{1F3E0}".repeat(20_000));
        assert!(cut.encode_utf16().count() <= LONGEST && cut.ends_with(CUT));
        assert_eq!(fitting("short"), "short");
    }
}

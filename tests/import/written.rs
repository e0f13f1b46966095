//! Workbooks written cell by cell in a test: `27` is text, `#27` a number, `%0.86` a percentage, `@2023-03-31` a date, `~00B050` a colour.

use quarterdeck::workbook::{Reader, Workbook};
use rust_xlsxwriter::{Color, ExcelDateTime, Format, Worksheet};

/// A workbook under construction.
#[derive(Default)]
pub(crate) struct Written {
    book: rust_xlsxwriter::Workbook,
}

impl Written {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a sheet of these rows; empty texts are blank cells.
    pub(crate) fn sheet(self, name: &str, rows: &[&[&str]]) -> Self {
        self.sheet_with(name, rows, |_| ())
    }

    /// Adds a sheet of these rows and then does more to it.
    pub(crate) fn sheet_with(mut self, name: &str, rows: &[&[&str]], more: impl FnOnce(&mut Worksheet)) -> Self {
        let sheet = self.book.add_worksheet();
        sheet.set_name(name).expect("a sheet's name");
        for (row, cells) in (0_u32..).zip(rows) {
            for (column, text) in (0_u16..).zip(*cells) {
                write(sheet, row, column, text);
            }
        }
        more(sheet);
        self
    }

    /// The workbook as the reader sees it.
    pub(crate) fn read(mut self) -> Workbook {
        let bytes = self.book.save_to_buffer().expect("a good workbook");
        Reader::read_bytes("Return.xlsx", &bytes).expect("a good workbook")
    }
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    let written = match (text.chars().next(), text.get(1..)) {
        (None, _) => Ok(&mut *sheet),
        (Some('#'), Some(number)) => sheet.write(row, column, number.parse::<f64>().expect("a number")),
        (Some('%'), Some(number)) => {
            let percent = Format::new().set_num_format("0.0%");
            sheet.write_with_format(row, column, number.parse::<f64>().expect("a number"), &percent)
        }
        (Some('@'), Some(day)) => {
            let format = Format::new().set_num_format("dd/mm/yyyy");
            let day = ExcelDateTime::parse_from_str(day).expect("a day");
            sheet.write_with_format(row, column, &day, &format)
        }
        (Some('~'), Some(colour)) => {
            let colour = u32::from_str_radix(colour, 16).expect("a colour");
            sheet.write_blank(row, column, &Format::new().set_background_color(Color::RGB(colour)))
        }
        _ => sheet.write(row, column, text),
    };
    written.expect("a cell in the grid");
}

//! Owns the annotated workbook: a service manager's own layout, with each finding as a note on its cell and all of them on a first sheet.
//! Must not know any rule, nor how a workbook is read or imported.

use super::ReportError;
use crate::model::{Finding, Tier};
use crate::workbook::{Cell, CellRange, CellRef, Rgb, Sheet, Value, Workbook};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Worksheet, XlsxError,
};
use std::collections::BTreeMap;

/// The most characters of a note; a longer one is a page, not a note.
const LONGEST_NOTE: usize = 2_000;

/// Findings by sheet and cell.
type Marks<'a> = BTreeMap<(&'a str, CellRef), Vec<&'a Finding>>;

/// The workbook as it was read, with these findings on the cells they are about; equal input gives equal bytes.
///
/// # Errors
/// What the library that writes workbooks says.
pub fn annotated_xlsx(workbook: &Workbook, findings: &[Finding]) -> Result<Vec<u8>, ReportError> {
    write(workbook, findings).map_err(|why| ReportError { what: "annotated workbook", why: why.to_string() })
}

fn write(workbook: &Workbook, findings: &[Finding]) -> Result<Vec<u8>, XlsxError> {
    let marks = marks(workbook, findings);
    let mut book = rust_xlsxwriter::Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?));
    let taken = |name: &str| workbook.sheets.iter().any(|sheet| sheet.name.eq_ignore_ascii_case(name));
    let name = ["Findings", "Findings of Quarterdeck"].into_iter().find(|name| !taken(name)).unwrap_or("Quarterdeck");
    list(book.add_worksheet().set_name(name)?, findings)?;
    for sheet in &workbook.sheets {
        let page = book.add_worksheet().set_name(&sheet.name)?;
        copy(page, sheet, &marks)?;
    }
    book.save_to_buffer()
}

/// The findings whose cell is in this workbook.
fn marks<'a>(workbook: &'a Workbook, findings: &'a [Finding]) -> Marks<'a> {
    let mut marks = Marks::new();
    for finding in findings {
        let place = finding.place.cell.strip_prefix(workbook.name.as_str()).and_then(|rest| rest.strip_prefix(", "));
        let Some((sheet, range)) = place.and_then(|place| place.rsplit_once('!')) else { continue };
        let first = range.split(':').next().unwrap_or(range);
        let known = workbook.sheets.iter().find(|known| known.name == sheet);
        if let (Some(sheet), Ok(at)) = (known, first.parse::<CellRef>()) {
            marks.entry((sheet.name.as_str(), at)).or_default().push(finding);
        }
    }
    marks
}

fn list(page: &mut Worksheet, findings: &[Finding]) -> Result<(), XlsxError> {
    let head = Format::new().set_bold().set_background_color(Color::RGB(0x00E6_F0F3));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let columns = [("What", 16.0), ("Finding", 70.0), ("What to do", 60.0), ("Cell", 34.0), ("Rule", 9.0)];
    for ((title, width), column) in columns.into_iter().zip(0_u16..) {
        page.write_string_with_format(0, column, title, &head)?;
        page.set_column_width(column, width)?;
    }
    for (finding, row) in findings.iter().zip(1_u32..) {
        let own = text.clone().set_background_color(tint(finding.tier));
        let settled = if finding.is_settled() { " (explained)" } else { "" };
        page.write_string_with_format(row, 0, format!("{}{settled}", words(finding.tier)), &own)?;
        for (column, words) in
            [(1, finding.headline.as_str()), (2, &finding.remedy), (3, &finding.place.cell), (4, finding.rule)]
        {
            page.write_string_with_format(row, column, words, &text)?;
        }
        let tallest = lines(&finding.headline, 70).max(lines(&finding.remedy, 60)).max(lines(&finding.place.cell, 34));
        page.set_row_height(row, 15 * tallest)?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

fn copy(page: &mut Worksheet, sheet: &Sheet, marks: &Marks<'_>) -> Result<(), XlsxError> {
    for merge in sheet.merges.iter().filter(|merge| merge.height() > 1 || merge.width() > 1) {
        if let Some(ends) = ends(merge) {
            // A merge the library refuses (two that overlap) is left apart: every cell is written all the same.
            let _ = page.merge_range(ends.0, ends.1, ends.2, ends.3, "", &Format::new());
        }
    }
    let mut widths: BTreeMap<u16, usize> = BTreeMap::new();
    for cell in &sheet.cells {
        let found = marks.get(&(sheet.name.as_str(), cell.at));
        put(page, cell, found.map(Vec::as_slice))?;
        if let (Ok(column), None) = (u16::try_from(cell.at.column), sheet.merge_at(cell.at)) {
            let longest = widths.entry(column).or_default();
            *longest = (*longest).max(cell.shown().lines().map(|line| line.chars().count()).max().unwrap_or(0));
        }
    }
    for ((_, at), found) in marks.iter().filter(|((name, _), _)| *name == sheet.name) {
        let Ok(column) = u16::try_from(at.column) else { continue };
        if sheet.get(*at).is_none() {
            page.write_blank(at.row, column, &format(None, None, Some(found)))?;
        }
        page.insert_note(at.row, column, &note(found))?;
    }
    for (column, longest) in &widths {
        page.set_column_width(*column, width(*longest))?;
    }
    for row in sheet.rows() {
        let tall = |cell: &Cell| {
            let column = u16::try_from(cell.at.column).ok().and_then(|column| widths.get(&column));
            column
                .filter(|_| sheet.merge_at(cell.at).is_none())
                .map_or(1, |longest| lines(cell.shown(), (*longest).clamp(8, 48)))
        };
        if let (Some(first), tallest @ 2..) = (row.first(), row.iter().map(tall).max().unwrap_or(1)) {
            page.set_row_height(first.at.row, 15 * tallest)?;
        }
    }
    page.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How many lines a text takes in a column so many characters wide; a row is never taller than a page.
fn lines(text: &str, width: usize) -> u32 {
    let count: usize = text.lines().map(|line| line.chars().count().div_ceil(width).max(1)).sum();
    u32::try_from(count.clamp(1, 24)).unwrap_or(24)
}

/// A column wide enough for most of what it holds; long texts wrap.
fn width(longest: usize) -> f64 {
    f64::from(u32::try_from(longest.clamp(8, 48)).unwrap_or(48)) + 2.0
}

fn ends(range: &CellRange) -> Option<(u32, u16, u32, u16)> {
    let column = |column: u32| u16::try_from(column).ok();
    Some((range.first.row, column(range.first.column)?, range.last.row, column(range.last.column)?))
}

fn put(page: &mut Worksheet, cell: &Cell, found: Option<&[&Finding]>) -> Result<(), XlsxError> {
    let Ok(column) = u16::try_from(cell.at.column) else { return Ok(()) };
    let format = format(cell.fill, cell.format(), found);
    let row = cell.at.row;
    match &cell.value {
        Value::Blank => page.write_blank(row, column, &format)?,
        Value::Number(number) => match number.to_f64() {
            Some(number) => page.write_number_with_format(row, column, number, &format)?,
            None => page.write_string_with_format(row, column, cell.shown(), &format)?,
        },
        Value::Date(date) => {
            let (month, day) = (u8::try_from(date.month()).unwrap_or(1), u8::try_from(date.day()).unwrap_or(1));
            let year = u16::try_from(date.year()).unwrap_or(1900);
            match ExcelDateTime::from_ymd(year, month, day) {
                Ok(value) => {
                    let format = if cell.format().is_some() { format } else { format.set_num_format("dd/mm/yyyy") };
                    page.write_datetime_with_format(row, column, &value, &format)?
                }
                Err(_) => page.write_string_with_format(row, column, cell.shown(), &format)?,
            }
        }
        Value::Bool(value) => page.write_boolean_with_format(row, column, *value, &format)?,
        Value::Text(_) | Value::Extreme(_) | Value::Time(_) | Value::Error(_) => {
            page.write_string_with_format(row, column, cell.shown(), &format)?
        }
    };
    Ok(())
}

/// The cell's own colour and number format; a cell with findings has the tint of the hardest and a thick edge, so that it is seen in
/// black and white too.
fn format(fill: Option<Rgb>, code: Option<&str>, found: Option<&[&Finding]>) -> Format {
    let mut format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    if let Some(code) = code {
        format = format.set_num_format(code);
    }
    if let Some([red, green, blue]) = fill {
        format = format.set_background_color(Color::RGB(u32::from_be_bytes([0, red, green, blue])));
    }
    match found.and_then(|found| found.iter().map(|finding| finding.tier).min()) {
        None => format,
        Some(tier) => {
            // The colour may be the status itself: it stays, and the edge alone marks the cell.
            let format = if fill.is_some() { format } else { format.set_background_color(tint(tier)) };
            format.set_border(FormatBorder::Thick).set_border_color(edge(tier))
        }
    }
}

fn note(found: &[&Finding]) -> Note {
    let told = |finding: &&Finding| {
        format!("{} ({}): {}. {}.", words(finding.tier), finding.rule, finding.headline, finding.remedy)
    };
    let text: String = found.iter().map(told).collect::<Vec<_>>().join("\n\n").chars().take(LONGEST_NOTE).collect();
    let lines = u32::try_from(text.chars().count() / 45 + 2 * found.len()).unwrap_or(8);
    Note::new(text).add_author_prefix(false).set_width(320).set_height((lines * 18).clamp(72, 420))
}

fn words(tier: Tier) -> &'static str {
    match tier {
        Tier::MustFix => "Must fix",
        Tier::ExplainOrFix => "Explain or fix",
        Tier::Notice => "Notice",
    }
}

fn tint(tier: Tier) -> Color {
    Color::RGB(match tier {
        Tier::MustFix => 0x00FB_DDDA,
        Tier::ExplainOrFix => 0x00FF_EFCF,
        Tier::Notice => 0x00E6_F0F3,
    })
}

fn edge(tier: Tier) -> Color {
    Color::RGB(match tier {
        Tier::MustFix => 0x00B4_2318,
        Tier::ExplainOrFix => 0x00B2_6A00,
        Tier::Notice => 0x005B_6776,
    })
}

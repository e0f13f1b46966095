//! Owns `actions.xlsx`: the actions as a workbook for reading; the CSV is what counts.
//! Must not know how a package is written.

use super::{Package, file_stem};
use crate::framework::Framework;
use crate::model::{Action, Status};
use crate::tables::CellText;
use jiff::Timestamp;
use jiff::tz::Offset;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

pub(super) const FILE: &str = "actions.xlsx";
/// The most characters a cell of a workbook holds.
const LONGEST: usize = 32_767;

/// Heading, width and text of each column.
type Column = (&'static str, f64, fn(&Action, &Framework) -> String);

const COLUMNS: [Column; 12] = [
    ("Plan", 18.0, |a, f| f.plan(&a.plan).map_or_else(|| a.plan.text(), |plan| plan.name.clone())),
    ("Ref", 8.0, |a, _| a.reference.text()),
    ("Outcome", 24.0, |a, f| outcome(a, f)),
    ("Action", 44.0, |a, _| a.action.clone()),
    ("Owner", 24.0, |a, _| a.owner.clone()),
    ("Due", 12.0, |a, _| a.due().text()),
    ("Status", 20.0, |a, f| words(Some(a.counted_status()), f)),
    ("Last quarter", 20.0, |a, f| words(a.previous_status, f)),
    ("Commentary", 60.0, |a, _| a.commentary.clone()),
    ("Cause", 40.0, |a, _| a.cause.clone()),
    ("Recovery", 40.0, |a, _| a.recovery.clone()),
    ("Back on track by", 16.0, |a, _| a.recovery_date.text()),
];

fn outcome(action: &Action, framework: &Framework) -> String {
    let Some(id) = &action.outcome else { return String::new() };
    framework.outcome(id).map_or_else(|| id.text(), |outcome| outcome.name.clone())
}

fn words(status: Option<Status>, framework: &Framework) -> String {
    let Some(status) = status else { return String::new() };
    framework.words(status).map_or_else(|| status.text(), |words| words.words.clone())
}

/// The workbook; nothing when it cannot be made, because a rendering must not keep anyone from saving the return.
pub(super) fn workbook(package: &Package) -> Option<Vec<u8>> {
    render(package).ok()
}

fn render(package: &Package) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = file_stem(package.ret.header());
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&created(package)?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_name("Actions")?;
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (at, (name, width, _)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, name, &heading)?;
    }
    for (line, action) in (1..).zip(package.ret.actions().records()) {
        write_row(sheet, line, action, &package.framework, &wrapped)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u32::try_from(package.ret.actions().len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last, 11)?;
    workbook.save_to_buffer()
}

fn write_row(
    sheet: &mut Worksheet,
    line: u32,
    action: &Action,
    framework: &Framework,
    format: &Format,
) -> Result<(), XlsxError> {
    for (at, (_, _, text)) in (0..).zip(COLUMNS) {
        let text: String = text(action, framework).chars().take(LONGEST).collect();
        // As a string, never as what Excel would make of it: "=1+1" stays four characters.
        sheet.write_string_with_format(line, at, text, format)?;
    }
    Ok(())
}

/// The moment the figures are as at: two saves of equal content must not differ by the clock.
fn created(package: &Package) -> Result<ExcelDateTime, XlsxError> {
    let signed = package.ret.sign_offs().records().filter_map(|sign_off| sign_off.at).max();
    let at = Offset::UTC.to_datetime(package.ret.header().as_at.or(signed).unwrap_or(Timestamp::UNIX_EPOCH));
    match (u16::try_from(at.year()), u8::try_from(at.month()), u8::try_from(at.day())) {
        (Ok(year @ 1980..=9999), Ok(month), Ok(day)) => {
            let hms = [at.hour(), at.minute(), at.second()].map(|part| u8::try_from(part).unwrap_or_default());
            ExcelDateTime::from_ymd(year, month, day)?.and_hms(u16::from(hms[0]), hms[1], f64::from(hms[2]))
        }
        _ => ExcelDateTime::from_ymd(1980, 1, 1),
    }
}

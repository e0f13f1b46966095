//! Owns reading an .xlsb, Excel's binary workbook: its texts and formats, then one sheet after another as it streams.
//! Must not know what any sheet means. Read here because the reading library gives no number formats for this kind,
//! so 0.86 and 86% would be the same, and panics on some broken ones.

mod record;
mod sheet;
mod styles;

use super::super::sheet::{FileKind, Sheet, Workbook};
use super::bytes::u32_at;
use super::package::{MAX_STRINGS, Package, Tab};
use super::refusal::Reason;
use super::taker::Room;
use record::{Record, Records, text_at};

pub(super) fn read(package: &mut Package<'_>, main: &str) -> Result<Workbook, Reason> {
    let (base, file) = super::package::folder(main);
    let links = package.links(&format!("{base}_rels/{file}.rels"))?.unwrap_or_default();
    let mut tabs: Vec<Tab> = Vec::new();
    let mut from_1904 = false;
    each(package, main, |record| {
        match record.kind {
            0x0099 => from_1904 = record.data.first().is_some_and(|flags| flags & 1 != 0),
            0x009C => {
                if let Some((state, id, name)) = bundled(record.data) {
                    tabs.extend(super::package::tab(&base, links.get(&id), name, Some(state))?);
                }
            }
            _ => (),
        }
        Ok(())
    })?;
    if tabs.is_empty() {
        return Err(Reason::NoWorksheet);
    }
    let mut texts = Vec::new();
    each(package, &format!("{base}sharedStrings.bin"), |record| {
        if record.kind == 0x0013 {
            texts.push(text_at(record.data, 1).unwrap_or_default());
        }
        if texts.len() > MAX_STRINGS { Err(Reason::Bomb(format!("{} texts", texts.len()))) } else { Ok(()) }
    })?;
    let mut styles = styles::Styles::default();
    each(package, &format!("{base}styles.bin"), |record| {
        styles.take(record);
        Ok(())
    })?;
    let shared = sheet::Shared { texts, looks: styles.looks(), from_1904 };
    let mut room = Room::default();
    let sheets: Vec<Sheet> = tabs
        .into_iter()
        .map(|tab| match package.bin(&tab.part) {
            Some(part) => sheet::read(part, &tab, &shared, &mut room),
            None => Sheet {
                problem: Some(super::problem(&tab.name, None, "its part of the file is missing")),
                name: tab.name,
                visibility: tab.visibility,
                ..Sheet::default()
            },
        })
        .collect();
    Ok(Workbook { kind: FileKind::Xlsb, from_1904, has_notes: package.has_notes(), sheets, ..Workbook::default() })
}

/// Goes through the records of a part; a part that is not there has none.
fn each(
    package: &mut Package<'_>,
    path: &str,
    mut take: impl FnMut(&Record<'_>) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let Some(part) = package.bin(path) else { return Ok(()) };
    let mut records = Records::new(part);
    while let Some(record) = records.next().map_err(|error| Reason::Damaged(format!("{path}: {error}")))? {
        take(&record)?;
    }
    Ok(())
}

/// A tab: its state as .xlsx writes it, the id of its link and its name.
fn bundled(data: &[u8]) -> Option<(&'static str, String, String)> {
    let state = match u32_at(data, 0)? {
        0 => "visible",
        1 => "hidden",
        _ => "veryHidden",
    };
    let id = text_at(data, 8)?;
    let length = usize::try_from(u32_at(data, 8)?).ok()?;
    let name = text_at(data, 12 + length * 2)?;
    Some((state, id, name))
}

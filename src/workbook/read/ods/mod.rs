//! Owns reading an `OpenDocument` spreadsheet in one pass: its styles, then each table as it comes.
//! Must not know what any table means. Read here because the reading library lays such files out whole, and gives
//! neither what a person sees nor what is hidden, merged, coloured or noted.

mod cell;
mod lists;
mod repeats;
mod styles;
mod table;

use quick_xml::events::Event;

use super::super::address::CellRange;
use super::super::beside::DefinedName;
use super::super::sheet::{FileKind, Sheet, Workbook};
use super::package::Package;
use super::refusal::Reason;
use super::taker::Room;
use super::xml;
use lists::{Lists, reference};
use styles::Styles;

/// A workbook of more tables is not a return; each costs little, but they add up.
const MAX_TABLES: usize = 1_000;

pub(super) fn read(package: &mut Package<'_>) -> Result<Workbook, Reason> {
    refuse_encrypted(package)?;
    let mut styles = Styles::default();
    if let Some(part) = package.part("styles.xml") {
        // Without the named styles a few colours are missing; that is not worth losing the figures for.
        let _ = styles.read(part);
    }
    let part = package.part("content.xml").ok_or_else(|| Reason::Damaged("its content is missing".to_owned()))?;
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    let mut book = Book {
        room: Room::default(),
        styles,
        lists: Lists::default(),
        sheets: Vec::new(),
        names: Vec::new(),
        filters: Vec::new(),
    };
    let mut depth = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "table" => {
                if book.sheets.len() == MAX_TABLES {
                    return Err(Reason::Bomb(format!("more than {MAX_TABLES} sheets")));
                }
                let start = element.into_owned();
                let (sheet, goes_on) = table::read(&mut reader, &start, &book.styles, &mut book.lists, &mut book.room);
                book.sheets.push(sheet);
                if !goes_on {
                    break;
                }
            }
            Ok(Event::Start(element)) => {
                depth += 1;
                book.start(&element);
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) if depth == 0 => break,
            Ok(Event::Eof) if book.sheets.is_empty() => return Err(Reason::Truncated),
            Ok(Event::Eof) => {
                book.stops("the file stops before its end");
                break;
            }
            Ok(_) => (),
            Err(error) if book.sheets.is_empty() => return Err(Reason::Damaged(error.to_string())),
            Err(error) => {
                book.stops(&error.to_string());
                break;
            }
        }
    }
    book.finish()
}

fn refuse_encrypted(package: &mut Package<'_>) -> Result<(), Reason> {
    let Some(part) = package.part("META-INF/manifest.xml") else { return Ok(()) };
    let encrypted = super::guard::count_elements(part, "encryption-data").unwrap_or(0);
    if encrypted > 0 { Err(Reason::Password) } else { Ok(()) }
}

struct Book {
    room: Room,
    styles: Styles,
    lists: Lists,
    sheets: Vec<Sheet>,
    names: Vec<DefinedName>,
    /// Each a sheet's name and where its filter buttons are.
    filters: Vec<(String, CellRange)>,
}

impl Book {
    fn start(&mut self, element: &quick_xml::events::BytesStart<'_>) {
        let text = |name| xml::text_attribute(element, name);
        match element.local_name().as_ref() {
            "content-validation" => self.lists.define(element),
            "named-range" => {
                if let (Some(name), Some(refers_to)) = (text("name"), text("cell-range-address")) {
                    self.names.push(DefinedName { name, refers_to });
                }
            }
            "database-range" if text("display-filter-buttons").as_deref() == Some("true") => {
                self.filters.extend(text("target-range-address").as_deref().and_then(reference));
            }
            _ => self.styles.start(element),
        }
    }

    /// The sheet read last may have lost what came after it.
    fn stops(&mut self, cause: &str) {
        if let Some(sheet) = self.sheets.last_mut() {
            let last = sheet.cells.last().map(|cell| cell.at);
            sheet.problem.get_or_insert_with(|| super::problem(&sheet.name, last, cause));
        }
    }

    fn finish(self) -> Result<Workbook, Reason> {
        let mut sheets = self.sheets;
        if sheets.is_empty() {
            return Err(Reason::NoWorksheet);
        }
        for (name, range) in self.filters {
            if let Some(sheet) = sheets.iter_mut().find(|sheet| sheet.name == name) {
                sheet.autofilter = Some(range);
            }
        }
        self.lists.fill_in(&mut sheets);
        Ok(Workbook { kind: FileKind::Ods, names: self.names, sheets, ..Workbook::default() })
    }
}

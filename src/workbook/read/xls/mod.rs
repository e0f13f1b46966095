//! Owns reading an .xls of Excel 5 to 2003: the compound file it is in, its workbook stream, one sheet after another.
//! Must not know what any sheet means. No foreign code reads the records: every length in them is checked here.

mod colours;
mod globals;
mod marks;
mod record;
mod sheet;
mod strings;

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::super::sheet::{FileKind, Sheet, Workbook};
use super::refusal::Reason;
use super::taker::Room;
pub(super) use colours::Palette;
use globals::{Globals, SheetKind};
pub(super) use sheet::{error, of_rk};

/// The first bytes of a compound file, the container of Office files before 2007 and of encrypted ones since.
pub(super) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Reason> {
    let stream = workbook_stream(bytes)?;
    let globals = Globals::read(&stream)?;
    if globals.sheets.iter().all(|tab| tab.kind != SheetKind::Worksheet) {
        let macros = globals.sheets.iter().find(|tab| tab.kind == SheetKind::Macro);
        return Err(macros.map_or(Reason::NoWorksheet, |tab| Reason::MacroSheet(tab.name.clone())));
    }
    let mut room = Room::default();
    let worksheets = globals.sheets.iter().filter(|tab| tab.kind == SheetKind::Worksheet);
    let sheets: Vec<Sheet> = worksheets.map(|tab| sheet::read(&stream, tab, &globals, &mut room)).collect();
    Ok(Workbook { kind: FileKind::Xls, from_1904: globals.from_1904, sheets, ..Workbook::default() })
}

/// The stream that holds the workbook, read whole; what else a compound file may be gets its own answer.
fn workbook_stream(bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    let Ok(mut file) = CompoundFile::open(Cursor::new(bytes)) else {
        return Err(if holds_name(bytes, "EncryptedPackage") { Reason::Password } else { Reason::Truncated });
    };
    if file.exists("/EncryptedPackage") {
        return Err(Reason::Password);
    }
    let name = ["/Workbook", "/WORKBOOK", "/Book", "/BOOK"].into_iter().find(|name| file.is_stream(name));
    let Some(name) = name else {
        return Err(Reason::OtherKind(other(&file).to_owned()));
    };
    let mut stream = Vec::new();
    let opened = file.open_stream(name).map_err(|_| Reason::Truncated)?;
    // A stream cannot be longer than its file, whatever it declares.
    opened.take(bytes.len() as u64).read_to_end(&mut stream).map_err(|_| Reason::Truncated)?;
    Ok(stream)
}

fn other(file: &CompoundFile<Cursor<&[u8]>>) -> &'static str {
    let has = |name: &str| file.exists(name);
    if has("/WordDocument") {
        "a Word document"
    } else if has("/PowerPoint Document") {
        "a PowerPoint presentation"
    } else if has("/VisioDocument") {
        "a Visio drawing"
    } else if has("/__properties_version1.0") {
        "an Outlook message"
    } else if has("/MatOST") || has("/MM") {
        "a Microsoft Works document"
    } else {
        "an old Office file"
    }
}

/// Names inside a compound file are UTF-16 and end with a zero.
fn holds_name(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

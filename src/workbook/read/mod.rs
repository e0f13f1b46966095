//! Owns the way from a file to a `Workbook` or a `Refusal`: sizes, first bytes, and a net under the library that reads.
//! Must not know what any sheet means, and lets no type of that library out.

mod beside;
mod bytes;
mod choices;
mod colouring;
mod format;
mod given;
mod guard;
mod kind;
mod look;
mod made;
mod notes;
mod ods;
mod outline;
mod package;
mod palette;
mod refusal;
mod rule;
mod separated;
mod serial;
mod taker;
mod text;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

pub use refusal::{Reason, Refusal};

use super::address::CellRef;
use super::sheet::Workbook;
use kind::Kind;
use package::{Main, Package};

/// The largest file read; real returns are under 5 MB.
const MAX_FILE_MB: u64 = 64;

/// Reads other people's workbooks.
#[derive(Debug, Clone, Copy)]
pub struct Reader;

impl Reader {
    /// Reads the workbook at a path.
    ///
    /// # Errors
    /// One sentence saying why the file is not a workbook we can read. A fault inside one sheet is not an error: see `Sheet::problem`.
    pub fn read(path: &Path) -> Result<Workbook, Refusal> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        Self::read_bytes(&name, &Self::load(path)?)
    }

    /// The bytes of a file that may be a workbook, with nothing made of them yet.
    ///
    /// # Errors
    /// One sentence saying why there are none.
    pub fn load(path: &Path) -> Result<Vec<u8>, Refusal> {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        load(path).map_err(|reason| reason.about(&name))
    }

    /// Reads a workbook from its bytes; `name` is used in what is said about it.
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Workbook, Refusal> {
        if name.starts_with("~$") {
            return Err(Reason::LockFile.about(name));
        }
        // The reading library panics on some broken files; such a file is refused, the program goes on.
        let read = catch_unwind(AssertUnwindSafe(|| read_kind(name, bytes).and_then(holding_something)));
        let mut book = read.unwrap_or(Err(Reason::Fault)).map_err(|reason| reason.about(name))?;
        name.clone_into(&mut book.name);
        Ok(book)
    }
}

/// Reads what the first bytes say it is; a file's extension says nothing reliable.
fn read_kind(name: &str, bytes: &[u8]) -> Result<Workbook, Reason> {
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    if bytes.len() as u64 > MAX_FILE_MB << 20 {
        return Err(too_large());
    }
    match kind::of(bytes) {
        Kind::Zip => zipped(bytes),
        Kind::Compound => xls::read(bytes),
        Kind::Text => Ok(separated::read(bytes, name.rsplit_once('.').map_or(name, |(stem, _)| stem))),
        Kind::Other(reason) => Err(reason),
    }
}

/// A workbook none of whose sheets gave a cell before its fault is not a workbook with nothing in it.
fn holding_something(book: Workbook) -> Result<Workbook, Reason> {
    let is_unread = book.sheets.iter().any(|sheet| sheet.problem.is_some());
    if is_unread && book.sheets.iter().all(|sheet| sheet.cells.is_empty()) {
        return Err(Reason::NothingRead);
    }
    Ok(book)
}

/// A zip is a workbook of one of three kinds, or something else.
fn zipped(bytes: &[u8]) -> Result<Workbook, Reason> {
    let mut package = Package::open(bytes)?;
    match package.main()? {
        Main::Xlsx(main) => xlsx::read(bytes, &mut package, &main),
        Main::Xlsb(main) => xlsb::read(&mut package, &main),
        Main::OpenDocument => ods::read(&mut package),
    }
}

/// What a person is told of a sheet whose rest could not be read.
fn problem(sheet: &str, last: Option<CellRef>, cause: &str) -> String {
    let from = last.map_or_else(String::new, |at| format!(" after {at}"));
    format!(
        "The sheet “{sheet}” could not be read{from} ({cause}): open the workbook in Excel, save it again and choose it again."
    )
}

fn load(path: &Path) -> Result<Vec<u8>, Reason> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Reason::Missing,
        _ => Reason::Unreadable(error.to_string()),
    };
    // Asked before opening, because some systems will not open a folder at all.
    let found = std::fs::metadata(path).map_err(unreadable)?;
    if found.is_dir() {
        return Err(Reason::Folder);
    }
    if !found.is_file() {
        // Nobody may ever write into a pipe, and some devices have no end.
        return Err(Reason::OtherKind("a pipe or a device".to_owned()));
    }
    let mut bytes = Vec::new();
    let mut file = File::open(path).map_err(unreadable)?.take((MAX_FILE_MB << 20) + 1);
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

const fn too_large() -> Reason {
    Reason::TooLarge { megabytes: MAX_FILE_MB }
}

#[cfg(test)]
mod tests {
    use super::super::cell::{Cell, Value};
    use super::super::sheet::Sheet;
    use super::*;

    #[test]
    fn a_workbook_of_unread_sheets_is_refused_and_not_taken_for_an_empty_one() {
        let unread = Sheet { problem: Some("The sheet could not be read.".to_owned()), ..Sheet::default() };
        let cell = Cell::new(CellRef::new(0, 0), Value::Text("Ref".into()), None);
        let begun = Sheet { cells: vec![cell], ..unread.clone() };
        let book =
            |sheets: &[&Sheet]| Workbook { sheets: sheets.iter().copied().cloned().collect(), ..Workbook::default() };
        assert_eq!(holding_something(book(&[&unread, &unread])), Err(Reason::NothingRead));
        for kept in [book(&[&unread, &begun]), book(&[&Sheet::default()]), book(&[])] {
            assert_eq!(holding_something(kept.clone()), Ok(kept));
        }
    }
}

//! Owns feeding the reader bytes nobody would write: it answers with a workbook or a refusal, soon and within its memory.
//! Must not know what a workbook holds.
//!
//! The first byte says what the rest is: a whole file, or one part of a small workbook whose other parts are good and whose
//! checksums hold. Without the latter nothing would come past the zip.
//!
//! A panic inside the reading library is caught by the reader and becomes a refusal, which is no finding. One in our own code is.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use quarterdeck::workbook::Reader;
use std::io::{Cursor, Read, Write};
use std::sync::OnceLock;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const XLSX: &[u8] = include_bytes!("../../tests/hostile/seeds/small.xlsx");
const ODS: &[u8] = include_bytes!("../../tests/hostile/seeds/small.ods");
const XLSB: &[u8] = include_bytes!("../../tests/hostile/seeds/small.xlsb");

type Parts = Vec<(String, Vec<u8>)>;

/// The parts of one good workbook of each kind that is a zip.
fn books() -> &'static [Parts] {
    static BOOKS: OnceLock<Vec<Parts>> = OnceLock::new();
    BOOKS.get_or_init(|| [XLSX, ODS, XLSB].map(parts).to_vec())
}

fn parts(book: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(book)).expect("a seed is a zip");
    let count = zip.len();
    let part = |at| {
        let mut part = zip.by_index(at).expect("a part of a seed");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("a part of a seed is whole");
        (name, bytes)
    };
    (0..count).map(part).collect()
}

/// The book with one part replaced.
fn rebuilt(book: &Parts, replaced: usize, by: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (at, (name, bytes)) in book.iter().enumerate() {
        zip.start_file(name.as_str(), stored).expect("memory takes a part");
        zip.write_all(if at == replaced { by } else { bytes }).expect("memory takes bytes");
    }
    zip.finish().expect("memory takes a zip").into_inner()
}

/// The file that the bytes stand for.
fn file(data: &[u8]) -> Option<Vec<u8>> {
    let (first, rest) = data.split_first()?;
    if *first == 255 {
        return Some(rest.to_vec());
    }
    let (part, rest) = rest.split_first()?;
    let book = books().get(usize::from(*first) % books().len())?;
    Some(rebuilt(book, usize::from(*part) % book.len(), rest))
}

fuzz_target!(
    init: {
        std::panic::set_hook(Box::new(|panic| {
            let ours = panic.location().is_some_and(|place| place.file().contains("src/workbook/"));
            if ours {
                eprintln!("a panic of our own: {panic}");
                std::process::abort();
            }
        }));
    },
    |data: &[u8]| -> Corpus {
        let Some(file) = file(data) else { return Corpus::Reject };
        let read = Reader::read_bytes("fuzzed", &file);
        if let Ok(book) = &read {
            for sheet in &book.sheets {
                let ordered = sheet.cells.windows(2).all(|two| two[0].at < two[1].at);
                if !ordered {
                    eprintln!("cells out of order, or two at one place");
                    std::process::abort();
                }
            }
        }
        Corpus::Keep
    }
);

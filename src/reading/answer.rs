//! Owns how the process that reads a workbook tells its parent what it found: a word that says who wrote it, then the value.
//! Must not know processes.

use crate::workbook::{Refusal, Workbook};
use std::io::{self, Write};

/// What comes first. A program replaced while its window is open may start a child of another version.
const HEAD: &[u8] = concat!("quarterdeck ", env!("CARGO_PKG_VERSION"), "\n").as_bytes();

/// A workbook, or the sentence saying why there is none.
pub(super) type Answer = Result<Workbook, Refusal>;

/// Writes an answer as it goes, so that it is never in memory twice.
pub(super) fn write(answer: &Answer, mut out: impl Write) -> io::Result<()> {
    out.write_all(HEAD)?;
    postcard::to_io(answer, &mut out).map_err(io::Error::other)?;
    out.flush()
}

/// The answer, when it is whole and nothing follows it.
pub(super) fn read(bytes: &[u8]) -> Option<Answer> {
    let (answer, rest) = postcard::take_from_bytes(bytes.strip_prefix(HEAD)?).ok()?;
    rest.is_empty().then_some(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Reader;

    fn written(answer: &Answer) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(answer, &mut bytes).expect("memory takes bytes");
        bytes
    }

    #[test]
    fn a_workbook_and_a_refusal_come_back_as_they_were() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data/2022-23-q3/housing.xlsx");
        for answer in [Reader::read(&path), Reader::read_bytes("notes.xlsx", b"%PDF-1.7")] {
            assert_eq!(read(&written(&answer)), Some(answer));
        }
    }

    #[test]
    fn half_an_answer_and_one_with_something_behind_it_are_none() {
        let bytes = written(&Reader::read_bytes("notes.xlsx", b"%PDF-1.7"));
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), None, "{end} of {} bytes", bytes.len());
        }
        assert_eq!(read(&[bytes, vec![0]].concat()), None);
    }
}

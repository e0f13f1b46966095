//! Owns the records a binary part is made of, and reading texts from them without running past their end.
//! Must not know what any record means.

use super::super::bytes::u32_at;
use std::io::{self, ErrorKind, Read};

/// A full cell is 64 KB of text; more than this is no record of ours.
const MAX_RECORD: usize = 16 << 20;

/// One record.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// The records of a part, one after another; each is lent until the next.
pub(super) struct Records<R> {
    part: R,
    buffer: Vec<u8>,
}

impl<R: Read> Records<R> {
    pub(super) const fn new(part: R) -> Self {
        Self { part, buffer: Vec::new() }
    }

    /// None at the end of the part.
    pub(super) fn next(&mut self) -> io::Result<Option<Record<'_>>> {
        let first = match self.byte() {
            Ok(byte) => byte,
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            Err(error) => return Err(error),
        };
        let kind = if first & 0x80 == 0 {
            u16::from(first)
        } else {
            u16::from(first & 0x7F) | u16::from(self.byte()? & 0x7F) << 7
        };
        let length = self.length()?;
        if length > MAX_RECORD {
            return Err(io::Error::other("a record is longer than 16 MB"));
        }
        self.buffer.clear();
        let read = self.part.by_ref().take(length as u64).read_to_end(&mut self.buffer)?;
        if read < length {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(Record { kind, data: &self.buffer }))
    }

    fn length(&mut self) -> io::Result<usize> {
        let mut length = 0;
        for place in 0..4 {
            let byte = self.byte()?;
            length |= usize::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Ok(length)
    }

    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.part.read_exact(&mut byte)?;
        Ok(byte[0])
    }
}

/// A text with its length before it; a missing one is empty.
pub(super) fn text_at(data: &[u8], at: usize) -> Option<String> {
    let length = u32_at(data, at)?;
    if length == u32::MAX {
        return Some(String::new());
    }
    let bytes = data.get(at + 4..)?.get(..usize::try_from(length).ok()?.checked_mul(2)?)?;
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    Some(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_lengths_take_more_bytes_when_they_are_large() {
        let mut part = vec![0x9C, 0x01, 0x02, 7, 8, 0x05, 0x80, 0x01];
        part.extend([0; 128]);
        let mut records = Records::new(part.as_slice());
        let record = records.next().expect("memory").expect("a record");
        assert_eq!((record.kind, record.data), (0x9C, [7, 8].as_slice()));
        let record = records.next().expect("memory").expect("a record");
        assert_eq!((record.kind, record.data.len()), (5, 128));
        assert!(records.next().expect("the end").is_none());
    }

    #[test]
    fn a_record_that_claims_more_than_there_is_is_an_error() {
        assert!(Records::new([1, 9, 0].as_slice()).next().is_err());
        assert!(Records::new([1, 0xFF, 0xFF, 0xFF, 0x7F].as_slice()).next().is_err());
        assert_eq!(text_at(&[0xFF, 0xFF, 0xFF, 0x7F, 1], 0), None);
    }
}

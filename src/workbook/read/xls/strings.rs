//! Owns the ways a workbook stream stores text: one or two bytes a letter, changing in the middle where a record goes on.
//! Must not know what any text is for.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

use super::record::Record;

/// How the text of a workbook is stored.
#[derive(Debug, Clone, Copy)]
pub(super) enum Letters {
    /// Excel 97 and later.
    Unicode,
    /// Excel 5 and 95: bytes of a code page.
    Page(&'static Encoding),
}

impl Letters {
    pub(super) fn of_page(page: u16) -> &'static Encoding {
        match page {
            874 => WINDOWS_874,
            932 => SHIFT_JIS,
            936 => GBK,
            949 => EUC_KR,
            950 => BIG5,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            1253 => WINDOWS_1253,
            1254 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10_000 | 0x8000 => MACINTOSH,
            _ => WINDOWS_1252,
        }
    }

    /// A text with its length in one byte before it.
    pub(super) fn short(self, data: &[u8]) -> Option<String> {
        let (&length, rest) = data.split_first()?;
        self.of_length(usize::from(length), rest, &[])
    }

    /// A text with its length in two bytes before it, which may go on in further parts.
    pub(super) fn long(self, data: &[u8], more: &[&[u8]]) -> Option<String> {
        let length = usize::from(super::super::bytes::u16_at(data, 0)?);
        self.of_length(length, data.get(2..)?, more)
    }

    fn of_length(self, length: usize, data: &[u8], more: &[&[u8]]) -> Option<String> {
        match self {
            Self::Page(page) => {
                let bytes = data.get(..length).unwrap_or(data);
                Some(page.decode_without_bom_handling(bytes).0.into_owned())
            }
            Self::Unicode if length == 0 => Some(String::new()),
            Self::Unicode => {
                let mut parts = Parts::new(data, more);
                let flags = parts.byte()?;
                Some(parts.letters(length, flags & 1 != 0))
            }
        }
    }
}

/// The shared texts of a workbook; reading ends where they stop making sense.
pub(super) fn shared(record: &Record<'_>) -> Vec<String> {
    let Some(data) = record.data.get(8..) else { return Vec::new() };
    let mut parts = Parts::new(data, &record.more);
    std::iter::from_fn(|| parts.shared()).collect()
}

/// Bytes that go on from one part of a record to the next.
pub(super) struct Parts<'a> {
    data: &'a [u8],
    more: std::slice::Iter<'a, &'a [u8]>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(data: &'a [u8], more: &'a [&'a [u8]]) -> Self {
        Self { data, more: more.iter() }
    }

    fn advance(&mut self) -> Option<()> {
        while self.data.is_empty() {
            self.data = self.more.next()?;
        }
        Some(())
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.advance()?;
        let (&byte, rest) = self.data.split_first()?;
        self.data = rest;
        Some(byte)
    }

    fn number(&mut self, bytes: usize) -> Option<usize> {
        (0..bytes).try_fold(0, |number, place| Some(number | usize::from(self.byte()?) << (8 * place)))
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.advance()?;
            let step = count.min(self.data.len());
            self.data = self.data.get(step..)?;
            count -= step;
        }
        Some(())
    }

    fn shared(&mut self) -> Option<String> {
        let length = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number(2)? } else { 0 };
        let extra = if flags & 4 != 0 { self.number(4)? } else { 0 };
        let text = self.letters(length, flags & 1 != 0);
        // Text that is there is kept even where what follows it is not.
        let _ = self.skip(runs * 4).and_then(|()| self.skip(extra));
        Some(text)
    }

    /// Letters; where they go on in a further part, its first byte says again how many bytes a letter has.
    pub(super) fn letters(&mut self, length: usize, mut wide: bool) -> String {
        let mut units: Vec<u16> = Vec::new();
        while units.len() < length {
            if self.data.is_empty() {
                let Some(flags) = self.byte() else { break };
                wide = flags & 1 != 0;
            }
            let wanted = length - units.len();
            let taken = if wide {
                let taken = wanted.min(self.data.len() / 2);
                let pairs = self.data.chunks_exact(2).take(taken);
                units.extend(pairs.map(|pair| u16::from_le_bytes(pair.try_into().unwrap_or_default())));
                // Half a letter at the end of a part is no letter.
                if taken == 0 { self.data.len() } else { taken * 2 }
            } else {
                let taken = wanted.min(self.data.len());
                units.extend(self.data.iter().take(taken).copied().map(u16::from));
                taken
            };
            self.data = self.data.get(taken..).unwrap_or_default();
        }
        String::from_utf16_lossy(&units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_part_with_letters_of_another_width() {
        let first = [0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, b'a', b'b'];
        let second = [1, 0xA3, 0, 0x1C, 0x20, 2, 0, 8, 1, 0, b'x', b'y', 9, 9, 9, 9, 1, 0, 0, b'z'];
        let record = Record { kind: 0xFC, data: &first, more: vec![&second] };
        assert_eq!(shared(&record), ["ab£“", "xy", "z"]);
    }

    #[test]
    fn what_stops_too_early_gives_what_was_there() {
        let record = Record { kind: 0xFC, data: &[0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, b'a'], more: vec![] };
        assert_eq!(shared(&record), ["a"]);
        assert_eq!(Letters::Unicode.long(&[5, 0], &[]), None);
        assert_eq!(Letters::Page(WINDOWS_1252).short(b"\x05\xA31").as_deref(), Some("£1"));
    }
}

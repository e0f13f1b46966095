//! Owns telling how the letters of a text file are stored, and turning them into text.
//! Must not know records or fields.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How much of a file without a byte order mark is looked at.
const HEAD: usize = 4096;

/// By its byte order mark; without one UTF-8 where it is that, and otherwise what Excel on a United Kingdom Windows writes.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((guess(bytes), 0));
    let body = bytes.get(mark..).unwrap_or_default();
    encoding.decode_without_bom_handling(body).0
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

/// UTF-16 without a mark: nearly every other byte is zero, because most letters are plain ones.
pub(super) fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = head.len() / 2 * 9 / 10;
    match (even, odd) {
        _ if head.len() < 8 => None,
        (0, odd) if odd >= most => Some(UTF_16LE),
        (even, 0) if even >= most => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn the_same_words_come_out_of_every_encoding() {
        let words = "Ref,Café,£1.8m\r\n27a,é,£2m\r\n";
        assert_eq!(decode(words.as_bytes()), words);
        assert_eq!(decode(format!("\u{feff}{words}").as_bytes()), words);
        assert_eq!(decode(&utf16(&format!("\u{feff}{words}"), u16::to_le_bytes)), words);
        assert_eq!(decode(&utf16(&format!("\u{feff}{words}"), u16::to_be_bytes)), words);
        assert_eq!(decode(&utf16(words, u16::to_be_bytes)), words);
        assert_eq!(decode(&utf16(words, u16::to_le_bytes)), words);
        let (windows, _, _) = WINDOWS_1252.encode(words);
        assert_eq!(decode(&windows), words);
        assert_eq!(decode(b"\x93quoted\x94 \x96 and \x80"), "“quoted” – and €");
    }
}

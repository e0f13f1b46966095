//! Owns telling by its first bytes what a file is, whatever its name says.
//! Must not know how any kind is read.

use super::refusal::Reason;
use super::{separated, xls};

/// What a file is, by its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip, which may be a workbook.
    Zip,
    /// A compound file, which may be an .xls or an encrypted workbook.
    Compound,
    /// Text, which may be fields with separators.
    Text,
    /// Something we do not read, and what to say about it.
    Other(Reason),
}

/// How much of a text file is looked at.
const HEAD: usize = 4096;

const OTHERS: [(&[u8], &str); 13] = [
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xFF\xD8\xFF", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"7z\xBC\xAF", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"\x1F\x8B", "a compressed archive"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
];

/// Spreadsheets of other and older programs.
const FOREIGN: [(&[u8], &str); 7] = [
    (b"\x00\x00\x02\x00\x04\x04", "a Lotus 1-2-3 worksheet"),
    (b"\x00\x00\x02\x00\x06\x04", "a Lotus 1-2-3 worksheet"),
    (b"\x00\x00\x1A\x00", "a Lotus 1-2-3 worksheet"),
    (b"\x00\x00\x02\x00", "a Quattro Pro notebook"),
    (b"\xFF\x00\x02\x00", "a Microsoft Works spreadsheet"),
    (b"ID;P", "a worksheet in the SYLK format"),
    (b"TABLE\r\n0,1", "a worksheet in the DIF format"),
];

pub(super) fn of(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if bytes.starts_with(xls::SIGNATURE) {
        return Kind::Compound;
    }
    // A lock file that was renamed: the length of a person's name, the name, and spaces.
    if bytes.len() == 165 && bytes.first().is_some_and(|length| *length < 55) {
        return Kind::Other(Reason::LockFile);
    }
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // Excel 2 to 4: a bare stream of records, the first of them "beginning of file".
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, 0x04..=0x10, 0x00, ..]) {
        return Kind::Other(Reason::OldExcel);
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Kind::Other(Reason::Foreign((*what).to_owned()));
    }
    // Two letters alone may begin a heading; with control characters after them they do not.
    let short = |start: &[u8]| start.len() > 2 || !is_text(head);
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start) && short(start)) {
        return Kind::Other(Reason::OtherKind((*what).to_owned()));
    }
    if is_text(head) { text(head).map_or(Kind::Text, Kind::Other) } else { Kind::Other(Reason::Unknown) }
}

/// Text has next to no control characters; a few stray ones are taken out when it is read.
fn is_text(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || separated::is_wide(head) {
        return true;
    }
    let control = head.iter().filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C)).count();
    control * 20 <= head.len()
}

/// What a text is, if it is not fields with separators.
fn text(head: &[u8]) -> Option<Reason> {
    let lower: String =
        head.iter().filter(|&&byte| byte != 0).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let start = lower.trim_start_matches(|c: char| !c.is_ascii() || c.is_ascii_whitespace());
    if start.starts_with("mime-version:") && lower.contains("multipart") {
        return Some(Reason::WebPage);
    }
    if start.starts_with('{')
        && ["\"doc_id\"", "\"resource_id\"", "docs.google.com"].iter().any(|word| start.contains(word))
    {
        return Some(Reason::Shortcut);
    }
    if start.starts_with("{\"") || start.starts_with("[{") {
        return Some(Reason::OtherKind("a JSON file".to_owned()));
    }
    if !start.starts_with('<') {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| start.contains(word));
    Some(if has(&["urn:schemas-microsoft-com:office:spreadsheet"]) && !has(&["<html"]) {
        Reason::ExcelXml
    } else if has(&["opendocument:xmlns:office"]) {
        Reason::Foreign("an OpenDocument spreadsheet in one XML file (.fods)".to_owned())
    } else if has(&["<table"]) {
        Reason::WebTable
    } else if has(&["<html", "<!doctype html", "<body", "<head"]) {
        Reason::WebPage
    } else if has(&["<?xml", "xmlns"]) {
        Reason::OtherKind("an XML file".to_owned())
    } else {
        return None;
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(what: &str) -> Kind {
        Kind::Other(Reason::OtherKind(what.to_owned()))
    }

    #[test]
    fn other_kinds_are_named_for_what_they_are() {
        assert_eq!(of(b"%PDF-1.7"), other("a PDF"));
        assert_eq!(of(b"\n <!DOCTYPE HTML><html>"), Kind::Other(Reason::WebPage));
        assert_eq!(of(b"<?xml version='1.0'?><a/>"), other("an XML file"));
        let old = b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>";
        assert_eq!(of(old), Kind::Other(Reason::ExcelXml));
        assert_eq!(of(b"<html><body><table><tr><td>Ref</td>"), Kind::Other(Reason::WebTable));
        assert_eq!(of(b"{\"doc_id\": \"1x\", \"email\": \"a@b\"}"), Kind::Other(Reason::Shortcut));
        assert_eq!(of(b"\x00\x01\x02"), Kind::Other(Reason::Unknown));
        assert_eq!(of(b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00"), Kind::Other(Reason::OldExcel));
        let lotus = Kind::Other(Reason::Foreign("a Lotus 1-2-3 worksheet".to_owned()));
        assert_eq!(of(b"\x00\x00\x02\x00\x06\x04\x06\x00\x08\x00"), lotus);
    }

    #[test]
    fn anything_else_in_letters_is_text() {
        for text in ["\u{feff}Ref,Action\r\n", "BM,Title\n1,a", "<Select>,Ref", "one word", "\tRef\tAction"] {
            assert_eq!(of(text.as_bytes()), Kind::Text, "{text}");
        }
        assert_eq!(of(b"\xFF\xFER\0e\0f\0"), Kind::Text);
        assert_eq!(of(b"Ref,Action\r\n1,a stray \0 and \x07 in a longer line of text\r\n"), Kind::Text);
    }
}

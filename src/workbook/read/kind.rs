//! Owns telling by its first bytes what a file is, whatever its name says.
//! Must not know how any kind is read.

use super::refusal::Reason;

/// What a file is, by its bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A zip, which may be a workbook.
    Zip,
    /// Something we do not read, and what to say about it.
    Other(Reason),
}

/// How much of a text file is looked at.
const HEAD: usize = 4096;

pub(super) fn of(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    Kind::Other(reason(bytes))
}

fn reason(bytes: &[u8]) -> Reason {
    const SIGNATURES: [(&[u8], &str); 7] = [
        (b"%PDF", "a PDF"),
        (b"{\\rtf", "a rich text document"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"7z\xBC\xAF", "a compressed archive"),
        (b"Rar!", "a compressed archive"),
    ];
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(bytes);
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Reason::OtherKind((*what).to_owned());
    }
    // Excel 2 to 4: a bare stream of records, the first of them "beginning of file".
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, ..]) {
        return Reason::OldExcel;
    }
    text(bytes.get(..HEAD).unwrap_or(bytes))
}

/// Old Office files and encrypted new ones are the same kind of container; only the names inside tell them apart.
fn compound(bytes: &[u8]) -> Reason {
    if holds_name(bytes, "EncryptedPackage") {
        Reason::Password
    } else if holds_name(bytes, "Workbook") || holds_name(bytes, "Book") {
        Reason::OldExcel
    } else if holds_name(bytes, "WordDocument") {
        Reason::OtherKind("a Word document".to_owned())
    } else if holds_name(bytes, "PowerPoint Document") {
        Reason::OtherKind("a PowerPoint presentation".to_owned())
    } else {
        Reason::OtherKind("an old Office file".to_owned())
    }
}

/// Names inside a compound file are UTF-16 and end with a zero.
fn holds_name(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

fn text(head: &[u8]) -> Reason {
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if !wide && head.contains(&0) {
        return Reason::Unknown;
    }
    let lower: String =
        head.iter().filter(|&&byte| byte != 0).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let start = lower.trim_start_matches(|c: char| !c.is_ascii() || c.is_ascii_whitespace());
    if !start.starts_with('<') {
        return Reason::PlainText;
    }
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet") && !start.contains("<html") {
        Reason::ExcelXml
    } else if start.contains("opendocument:xmlns:office") {
        Reason::OpenDocument
    } else if ["<html", "<!doctype html", "<table", "<body"].iter().any(|tag| start.contains(tag)) {
        Reason::WebPage
    } else {
        Reason::OtherKind("an XML file".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(what: &str) -> Kind {
        Kind::Other(Reason::OtherKind(what.to_owned()))
    }

    fn compound_with(name: &str) -> Vec<u8> {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.resize(512, 0);
        bytes.extend(name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes));
        bytes
    }

    #[test]
    fn encrypted_and_old_workbooks_are_told_apart_by_the_names_inside() {
        let of_name = |name| of(&compound_with(name));
        assert_eq!(of_name("EncryptedPackage"), Kind::Other(Reason::Password));
        assert_eq!(of_name("Workbook"), Kind::Other(Reason::OldExcel));
        assert_eq!(of_name("WordDocument"), other("a Word document"));
        assert_eq!(of_name("Contents"), other("an old Office file"));
    }

    #[test]
    fn other_kinds_are_named_for_what_they_are() {
        assert_eq!(of(b"%PDF-1.7"), other("a PDF"));
        assert_eq!(of(b"\n <!DOCTYPE HTML><html>"), Kind::Other(Reason::WebPage));
        assert_eq!(of(b"<?xml version='1.0'?><a/>"), other("an XML file"));
        let old = b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>";
        assert_eq!(of(old), Kind::Other(Reason::ExcelXml));
        assert_eq!(of(b"\xEF\xBB\xBFRef,Action\r\n"), Kind::Other(Reason::PlainText));
        assert_eq!(of(b"\xFF\xFER\0e\0f\0"), Kind::Other(Reason::PlainText));
        assert_eq!(of(b"\x00\x01\x02"), Kind::Other(Reason::Unknown));
    }
}

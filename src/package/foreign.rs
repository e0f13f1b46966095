//! Owns telling that a file is of another kind altogether: a workbook, another document, a zip that is not ours.
//! Must not know what a package holds.

/// The name every package of ours has and no other program's file does.
const OURS: &str = "bagit.txt";

/// The list at the end of a zip: what begins a line of it, and how long the line is before its name.
const LINE: &[u8] = b"PK\x01\x02";
/// What begins the record after the list.
const END: &[u8] = b"PK\x05\x06";
const LINE_SIZE: usize = 46;

/// Names in a zip that tell what made it.
const KINDS: [(&str, &str); 4] = [
    ("xl/", "this is an Excel workbook, not a bundle: import it first"),
    ("word/", "this is a Word document, not a bundle: choose the PMF_….zip that was exported"),
    ("ppt/", "this is a PowerPoint presentation, not a bundle: choose the PMF_….zip that was exported"),
    (
        "META-INF/manifest.xml",
        "this is an OpenDocument file, not a bundle: save a spreadsheet as .xlsx and import that",
    ),
];

/// What a file is, where it is clearly no package of ours, damaged or not.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(
            "this is an old Office file or one with a password, not a bundle: save a workbook as .xlsx without a password and import that",
        );
    }
    if bytes.starts_with(b"%PDF") {
        return Some("this is a PDF, not a bundle: choose the PMF_….zip that was exported");
    }
    let names = names(bytes);
    if names.is_empty() || names.iter().any(|name| *name == OURS.as_bytes()) {
        return None;
    }
    let of_kind = |start: &str| names.iter().any(|name| name.starts_with(start.as_bytes()));
    let known = KINDS.iter().find(|(start, _)| of_kind(start)).map(|(_, what)| *what);
    known.or(Some("this zip holds no return: choose the PMF_….zip that was exported, or a draft, as it is"))
}

/// The names in the list at the end of a zip, whoever wrote it; none when there is no whole list. A package cut short holds a
/// workbook whose own list is none of the package's.
fn names(bytes: &[u8]) -> Vec<&[u8]> {
    if bytes.starts_with(b"PK") { listed(bytes).unwrap_or_default() } else { Vec::new() }
}

fn listed(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let short = |at: usize| Some(usize::from(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)));
    // A comment may follow the end record.
    let end = bytes.windows(END.len()).rposition(|four| four == END)?;
    let start = bytes.get(end + 16..end + 20)?.try_into().ok().map(u32::from_le_bytes)?;
    let mut at = usize::try_from(start).ok()?;
    let mut names = Vec::new();
    while at < end {
        bytes.get(at..).filter(|rest| rest.starts_with(LINE))?;
        let length = short(at + 28)?;
        names.push(bytes.get(at + LINE_SIZE..at + LINE_SIZE + length)?);
        at += LINE_SIZE + length + short(at + 30)? + short(at + 32)?;
    }
    (at == end).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in any::<Vec<u8>>()) {
            let _ = kind(&[b"PK\x03\x04".as_slice(), LINE, bytes.as_slice()].concat());
        }
    }

    #[test]
    fn what_is_no_zip_is_not_called_one() {
        assert_eq!(kind(b""), None);
        assert_eq!(kind(b"Ref,Action\r\n"), None);
        assert!(kind(b"%PDF-1.7").is_some_and(|what| what.contains("PDF")));
    }
}

//! Files that are not read, and the one sentence each gets.

use std::io::{Cursor, Write};

use quarterdeck::workbook::{Reader, Reason};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::hand_made::HandMade;

fn reason(bytes: &[u8]) -> Reason {
    Reader::read_bytes("Adults Q3.xlsx", bytes).expect_err("not a workbook we read").reason
}

fn good() -> Vec<u8> {
    HandMade::with_rows("<row r='1'><c><v>1</v></c></row>").bytes()
}

/// A zip of parts that hold nothing.
fn zip_of(names: &[String]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(name.as_str(), SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
            .expect("a new name");
        zip.write_all(b"x").expect("memory is writable");
    }
    zip.finish().expect("memory is writable").into_inner()
}

fn replaced(bytes: &[u8], was: &[u8], now: &[u8]) -> Vec<u8> {
    assert_eq!(was.len(), now.len(), "the zip's own offsets must stay right");
    let mut bytes = bytes.to_vec();
    for at in 0..=bytes.len() - was.len() {
        if bytes[at..].starts_with(was) {
            bytes[at..at + was.len()].copy_from_slice(now);
        }
    }
    bytes
}

#[test]
fn the_sentence_names_the_file_the_fault_and_the_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Adults Q3.xlsx");
    let missing = Reader::read(&path).expect_err("it is not there");
    assert_eq!(
        missing.to_string(),
        "“Adults Q3.xlsx” is not there: check the name and the folder, or whether the drive is connected"
    );
    assert_eq!(Reader::read(folder.path()).expect_err("a folder").reason, Reason::Folder);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test makes the file that it reads")]
fn a_good_file_is_read_from_its_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Renamed by someone.csv");
    std::fs::write(&path, good()).expect("a folder of our own");
    let book = Reader::read(&path).expect("what it is counts, not what it is called");
    assert_eq!((book.name.as_str(), book.sheets[0].non_empty()), ("Renamed by someone.csv", 1));
}

#[test]
fn nothing_too_much_and_lock_files() {
    assert_eq!(reason(b""), Reason::Empty);
    assert_eq!(reason(&vec![b'P'; (64 << 20) + 1]), Reason::TooLarge { megabytes: 64 });
    let lock = Reader::read_bytes("~$Adults Q3.xlsx", b"\x05clerk").expect_err("a lock file");
    assert_eq!(lock.reason, Reason::LockFile);
}

#[test]
fn a_file_cut_short_anywhere_is_incomplete() {
    let good = good();
    for tenths in 1..10 {
        let cut = &good[..good.len() * tenths / 10];
        assert_eq!(reason(cut), Reason::Truncated, "{tenths} tenths");
    }
}

#[test]
fn other_kinds_inside_a_zip_are_told_apart() {
    let document = |main: &str| {
        let mut made = HandMade::with_rows("");
        let links =
            format!("<Relationships><Relationship Id='r1' Type='x/officeDocument' Target='{main}'/></Relationships>");
        made.set("_rels/.rels", &links);
        reason(&made.bytes())
    };
    assert_eq!(document("word/document.xml"), Reason::OtherKind("a Word document".to_owned()));
    assert_eq!(document("ppt/presentation.xml"), Reason::OtherKind("a PowerPoint presentation".to_owned()));
    let names = |names: &[&str]| reason(&zip_of(&names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()));
    assert_eq!(
        names(&["Index/Document.iwa"]),
        Reason::Foreign("an Apple Numbers, Pages or Keynote document".to_owned())
    );
    assert_eq!(names(&["Adults Q3.xlsx", "Housing Q3.xlsx"]), Reason::Archive);
}

#[test]
fn an_encrypted_workbook_needs_its_password_taken_off() {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend("EncryptedPackage\0".encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    assert_eq!(reason(&bytes), Reason::Password);
}

#[test]
fn a_workbook_without_a_worksheet_or_with_macro_sheets() {
    let charts = HandMade::with_sheets(&[("Chart", "chartsheet", "<chartsheet/>")]);
    assert_eq!(reason(&charts.bytes()), Reason::NoWorksheet);
    let macros = HandMade::with_sheets(&[("Macro1", "xlMacrosheet", "<worksheet/>")]);
    assert_eq!(reason(&macros.bytes()), Reason::MacroSheet("Macro1".to_owned()));
}

#[test]
fn two_parts_of_one_name_are_refused() {
    let mut made = HandMade::with_rows("");
    made.set("xl/workbook.xmK", "<workbook/>");
    let exactly = replaced(&made.bytes(), b"xl/workbook.xmK", b"xl/workbook.xml");
    assert_eq!(reason(&exactly), Reason::TwoParts);
    let by_case = replaced(&made.bytes(), b"xl/workbook.xmK", b"xl/Workbook.xml");
    assert_eq!(reason(&by_case), Reason::TwoParts);
}

#[test]
fn what_unpacks_to_too_much_is_refused_by_what_it_declares() {
    let many: Vec<String> = (0..2001).map(|index| format!("xl/part{index}.xml")).collect();
    assert!(matches!(reason(&zip_of(&many)), Reason::Bomb(_)));
    let mut large = good();
    let entry = large.windows(4).position(|window| window == b"PK\x01\x02").expect("a directory");
    large[entry + 24..entry + 28].copy_from_slice(&(257_u32 << 20).to_le_bytes());
    assert!(matches!(reason(&large), Reason::Bomb(_)));
}

#[test]
fn a_count_no_part_could_hold_is_refused_before_memory_is_set_aside() {
    let mut made = HandMade::with_rows("");
    made.set("xl/sharedStrings.xml", "<sst uniqueCount=\"4000000000\"><si><t>a</t></si></sst>");
    assert!(matches!(reason(&made.bytes()), Reason::Damaged(_)));
    made.set("xl/sharedStrings.xml", "<sst uniqueCount=\"1\"><si><t>a</t></si></sst>");
    assert!(Reader::read_bytes("Adults Q3.xlsx", &made.bytes()).is_ok());
}

#[test]
fn spreadsheets_of_other_programs_get_a_sentence_each() {
    let sentence = |bytes: &[u8]| Reader::read_bytes("Adults Q3.xls", bytes).expect_err("not read").to_string();
    for (bytes, says) in [
        (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00".as_slice(), "Excel 4 or earlier"),
        (b"\x00\x00\x02\x00\x06\x04\x06\x00", "Lotus 1-2-3"),
        (b"\xFF\x00\x02\x00\x04\x04", "Microsoft Works"),
        (b"<html><table><tr><td>Ref</td></tr></table></html>", "web page with a table"),
        (b"<html><p>Sign in</p></html>", "web page"),
        (b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>", "Excel 2003 XML"),
        (b"{\"doc_id\": \"1xYz\"}", "File, Download"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n", "picture"),
    ] {
        let said = sentence(bytes);
        assert!(said.starts_with("“Adults Q3.xls” is ") && said.contains(says), "{said}");
        assert!(said.contains(": open it") || said.contains(": choose"), "names the remedy: {said}");
        assert_eq!(said.matches(". ").count(), 0, "one sentence: {said}");
    }
}

//! One workbook in every format, saved by a spreadsheet program: the same cells come out of each.

use std::collections::BTreeMap;

use quarterdeck::workbook::{FileKind, Reader, Sheet, Value, Visibility, Workbook};

const XLSX: &[u8] = include_bytes!("formats/hand.xlsx");
const XLS: &[u8] = include_bytes!("formats/hand.xls");
const ODS: &[u8] = include_bytes!("formats/hand.ods");
const CSV: &[u8] = include_bytes!("formats/hand.csv");

fn read(bytes: &[u8]) -> Workbook {
    // What a file is called says nothing.
    Reader::read_bytes("Adults Q3.dat", bytes).expect("a good workbook")
}

fn values(sheet: &Sheet) -> BTreeMap<String, Value> {
    let held = sheet.cells.iter().filter(|cell| !cell.is_empty());
    held.map(|cell| (cell.at.to_string(), cell.value.clone())).collect()
}

fn shown(sheet: &Sheet) -> BTreeMap<String, String> {
    let held = sheet.cells.iter().filter(|cell| !cell.is_empty());
    held.map(|cell| (cell.at.to_string(), cell.shown().to_owned())).collect()
}

#[test]
fn each_is_known_by_its_bytes() {
    let kinds = [XLSX, XLS, ODS, CSV].map(|bytes| read(bytes).kind);
    assert_eq!(kinds, [FileKind::Xlsx, FileKind::Xls, FileKind::Ods, FileKind::Text]);
}

#[test]
fn values_are_the_same_in_every_format_that_has_them() {
    let expected = values(&read(XLSX).sheets[0]);
    assert_eq!(expected.len(), 42);
    assert_eq!(values(&read(XLS).sheets[0]), expected);
    assert_eq!(values(&read(ODS).sheets[0]), expected);
}

#[test]
fn what_a_person_sees_is_the_same_in_every_format() {
    let expected = shown(&read(XLSX).sheets[0]);
    assert_eq!(expected["D3"], "86%");
    assert_eq!(shown(&read(XLS).sheets[0]), expected);
    let mut others = expected;
    // The program that saved these shows a sum of percentages as one, without having been asked to.
    others.insert("B8".to_owned(), "172.40%".to_owned());
    assert_eq!(shown(&read(ODS).sheets[0]), others);
    assert_eq!(shown(&read(CSV).sheets[0]), others);
}

#[test]
fn in_text_every_field_stays_the_text_that_was_typed() {
    let book = read(CSV);
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "Adults Q3");
    for (at, text) in [("A3", "1.10"), ("A4", "007"), ("A5", "3E1"), ("C3", "31/03/2023"), ("B5", "line one\nline two")]
    {
        let cell = sheet.get(at.parse().expect("an address")).expect("a cell");
        assert_eq!(cell.value, Value::Text(text.into()));
    }
}

#[test]
fn fills_merges_and_what_is_hidden_are_the_same() {
    for (what, bytes) in [("xlsx", XLSX), ("xls", XLS), ("ods", ODS)] {
        let book = read(bytes);
        let sheet = &book.sheets[0];
        let fill = |at: &str| sheet.get(at.parse().expect("an address")).and_then(|cell| cell.fill);
        assert_eq!(fill("F6"), Some([255, 0, 0]), "{what}");
        assert_eq!(fill("B3"), Some([255, 192, 0]), "{what}");
        assert_eq!(fill("B4"), None, "{what}");
        let merges: Vec<String> = sheet.merges.iter().map(ToString::to_string).collect();
        assert_eq!(merges, ["A1:A2"], "{what}");
        assert_eq!(sheet.hidden_rows.as_slice(), [(4, 4)], "{what}");
        assert_eq!(sheet.hidden_columns.as_slice(), [(7, 7)], "{what}");
        assert_eq!(book.sheets[1].visibility, Visibility::Hidden, "{what}");
    }
}

#[test]
fn notes_and_drop_down_lists_are_read() {
    for (what, bytes) in [("xlsx", XLSX), ("xls", XLS), ("ods", ODS)] {
        let book = read(bytes);
        let sheet = &book.sheets[0];
        let note = sheet.note_at("F3".parse().expect("an address")).expect("a note");
        assert_eq!(note.text, "Check this figure\nwith Housing", "{what}");
        assert!(!book.has_notes, "{what}: none was passed over");
        let words = |at: &str| sheet.choices_at(at.parse().expect("an address")).map(|choices| choices.words.join("/"));
        assert_eq!(words("F9").as_deref(), Some("Red/Amber/Green"), "{what}");
        assert_eq!(words("H9"), None, "{what}");
        if what != "xls" {
            assert_eq!(words("G3").as_deref(), Some("Yes/No/Not yet"), "{what}");
        }
    }
}

#[test]
fn a_conditional_format_that_can_be_told_is_the_fill_a_person_sees() {
    let book = read(XLSX);
    let sheet = &book.sheets[0];
    let ruled = |at: &str| {
        sheet.get(at.parse().expect("an address")).filter(|cell| cell.flags.ruled).and_then(|cell| cell.fill)
    };
    assert_eq!(ruled("F5"), Some([255, 0, 0]), "the word in the cell");
    assert_eq!(ruled("A4"), Some([255, 192, 0]), "the word in another column");
    assert_eq!(ruled("F4"), None);
    assert_eq!(ruled("F6"), None, "red by its own fill, not by a rule");
    assert!(sheet.conditional_formats.is_empty(), "no rule was left untold");
}

#[test]
fn a_filter_and_names_for_ranges_are_read_where_the_format_gives_them() {
    for bytes in [XLSX, ODS] {
        let book = read(bytes);
        assert_eq!(book.sheets[0].autofilter.map(|range| range.to_string()).as_deref(), Some("A2:H6"));
        assert_eq!(book.names[0].name, "Answers");
    }
}

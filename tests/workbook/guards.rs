//! Files made to take all memory, never end or bring a reader down. Each says what the guard is against.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use quarterdeck::workbook::{Reader, Reason, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn ods(body: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let content = format!("<office:document-content><office:body><office:spreadsheet>{body}");
    for (name, part) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)] {
        zip.start_file(name, stored).expect("a new name");
        zip.write_all(part.as_bytes()).expect("memory is writable");
    }
    zip.finish().expect("memory is writable").into_inner()
}

fn table(rows: &str) -> Vec<u8> {
    let end = "</office:spreadsheet></office:body></office:document-content>";
    ods(&format!("<table:table table:name=\"Return\">{rows}</table:table>{end}"))
}

fn read(bytes: &[u8]) -> Result<Workbook, Reason> {
    Reader::read_bytes("Adults Q3", bytes).map_err(|refusal| refusal.reason)
}

const GOOD: &str = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>Ref</text:p></table:table-cell></table:table-row>";

#[test]
fn a_table_that_never_ends_keeps_what_came_before() {
    // Read without a look at the end, this is a loop without one.
    let book = read(&ods(&format!("<table:table table:name=\"Return\">{GOOD}<table:table-row><table:table-cell>")))
        .expect("a part");
    assert_eq!(book.sheets[0].cells[0].shown(), "Ref");
    let problem = book.sheets[0].problem.as_deref().expect("a sentence");
    assert!(problem.contains("after A1") && problem.contains("Return"), "{problem}");
    let cut = "<office:annotation><text:p>never closed";
    let book =
        read(&ods(&format!("<table:table table:name=\"Return\">{GOOD}<table:table-row><table:table-cell>{cut}")));
    assert!(book.expect("a part").sheets[0].problem.is_some());
}

#[test]
fn repeats_are_counted_before_they_are_made() {
    // A hundred bytes that ask for seventeen thousand million cells.
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>";
    let many = format!("{GOOD}<table:table-row table:number-rows-repeated=\"1048575\">{cell}</table:table-row>");
    let book = read(&table(&many)).expect("the first row");
    assert_eq!(book.sheets[0].cells.len(), 1);
    assert!(book.sheets[0].problem.as_deref().expect("a sentence").contains("3 million"));
    let long = "word ".repeat(6_000);
    let text = format!(
        "{GOOD}<table:table-row table:number-rows-repeated=\"9000\"><table:table-cell office:value-type=\"string\"><text:p>{long}</text:p></table:table-cell></table:table-row>"
    );
    assert!(
        read(&table(&text)).expect("the first row").sheets[0]
            .problem
            .as_deref()
            .expect("a sentence")
            .contains("128 MB")
    );
}

#[test]
fn blank_rows_to_the_end_of_the_worksheet_cost_nothing() {
    let blank = "<table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let book = read(&table(&format!("{GOOD}{blank}{GOOD}"))).expect("a good workbook");
    assert_eq!((book.sheets[0].cells.len(), &book.sheets[0].problem), (2, &None));
    assert_eq!(book.sheets[0].cells[1].at.to_string(), "A1048576");
    let beyond = read(&table(&format!("{GOOD}{blank}{GOOD}{GOOD}"))).expect("what is inside");
    assert!(beyond.sheets[0].problem.is_some());
}

#[test]
fn spaces_are_not_made_by_the_thousand_million() {
    let spaces = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2000000000\"/>b<text:s text:c=\"99999999999999999999\"/></text:p></table:table-cell></table:table-row>";
    let book = read(&table(spaces)).expect("a good workbook");
    let held = book.sheets[0].cells[0].shown().len();
    assert!(held <= 32_767, "{held}");
}

#[test]
fn a_workbook_of_thousands_of_sheets_is_refused() {
    let mut tables = String::new();
    for index in 0..1_001 {
        write!(tables, "<table:table table:name=\"{index}\"></table:table>").expect("memory is writable");
    }
    assert!(matches!(read(&ods(&tables)), Err(Reason::Bomb(_))));
}

#[test]
fn a_compound_file_whose_chains_loop_is_refused() {
    // 1.5 KB: the directory's chain of sectors points to itself, and whoever follows it never ends.
    let mut bytes = vec![0; 1536];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    for (at, value) in [(44, 1_u32), (48, 1), (56, 4096), (60, 0xFFFF_FFFE), (68, 0xFFFF_FFFE), (76, 0)] {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    bytes[80..512].fill(0xFF);
    bytes[512..1024].fill(0xFF);
    bytes[512..516].copy_from_slice(&0xFFFF_FFFD_u32.to_le_bytes());
    bytes[516..520].copy_from_slice(&1_u32.to_le_bytes());
    assert_eq!(read(&bytes), Err(Reason::Truncated));
}

#[test]
fn an_xls_cut_or_changed_anywhere_neither_panics_nor_swells() {
    let good = include_bytes!("formats/hand.xls");
    for seed in 0..400_usize {
        let mut bytes = good.to_vec();
        for step in 0..4 {
            let at = (seed * 7919 + step * 104_729) % bytes.len();
            bytes[at] = bytes[at].wrapping_add(u8::try_from(seed % 251).unwrap_or(1) | 1);
        }
        // A fault of the program itself would be a panic that was caught.
        assert_ne!(read(&bytes).err(), Some(Reason::Fault), "seed {seed}");
    }
    for eighth in 1..8 {
        assert!(read(&good[..good.len() * eighth / 8]).is_err());
    }
}

#[test]
fn text_without_an_end_to_a_quotation_mark_says_where() {
    let book = read(b"Ref,Action\n27a,\"Build homes\n27b,Mend roads\n").expect("text");
    assert_eq!(book.sheets[0].cells.len(), 6);
    assert!(book.sheets[0].problem.as_deref().expect("a sentence").contains("row 2"));
}

#[test]
fn one_field_of_ten_megabytes_is_cut() {
    let book = read(format!("Ref,Action\n1,{}", "x".repeat(10 << 20)).as_bytes()).expect("text");
    let cell = &book.sheets[0].cells[3];
    assert!(cell.flags.cut && cell.shown().len() == 32_767);
}

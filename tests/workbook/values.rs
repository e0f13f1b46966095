//! What cells hold and what a person sees there.

use jiff::civil::date;
use proptest::prelude::*;
use quarterdeck::workbook::{Cell, Reader, Sheet, Value};
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::hand_made::{HandMade, seen};

fn read(book: &mut Workbook) -> Sheet {
    let bytes = book.save_to_buffer().expect("a good workbook");
    Reader::read_bytes("Written.xlsx", &bytes).expect("a good workbook").sheets.remove(0)
}

fn cell<'a>(sheet: &'a Sheet, at: &str) -> &'a Cell {
    sheet.get(at.parse().expect("an address")).expect("a cell there")
}

fn number(text: &str) -> Value {
    Value::Number(text.parse().expect("a number"))
}

#[test]
fn a_percentage_is_a_fraction_seen_with_its_sign() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let percent = Format::new().set_num_format("0%");
    let tenths = Format::new().set_num_format("0.0%");
    sheet.write_with_format(0, 0, 0.86, &percent).expect("in the grid");
    sheet.write_with_format(1, 0, 0.864, &tenths).expect("in the grid");
    sheet.write(2, 0, 0.86).expect("in the grid");
    sheet.write(3, 0, "86%").expect("in the grid");
    let sheet = read(&mut book);
    assert_eq!((seen(&sheet, "A1"), &cell(&sheet, "A1").value), ("86%", &number("0.86")));
    assert!(cell(&sheet, "A1").is_percentage());
    assert_eq!(seen(&sheet, "A2"), "86.4%");
    assert_eq!(seen(&sheet, "A3"), "0.86");
    assert!(!cell(&sheet, "A3").is_percentage());
    assert_eq!(cell(&sheet, "A4").value, Value::Text("86%".into()));
    assert!(!cell(&sheet, "A4").is_percentage());
}

#[test]
fn dates_are_days_and_show_as_formatted() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = ExcelDateTime::from_ymd(2023, 3, 31).expect("a day");
    for (row, code) in ["dd/mm/yyyy", "mmm-yy", "d mmmm yyyy hh:mm"].into_iter().enumerate() {
        let row = u32::try_from(row).expect("few rows");
        sheet.write_with_format(row, 0, &day, &Format::new().set_num_format(code)).expect("in the grid");
    }
    // Number format 14 has no code in the file: it is "short date", whatever the region's order.
    sheet.write_with_format(3, 0, &day, &Format::new().set_num_format_index(14)).expect("in the grid");
    let noon = Format::new().set_num_format("hh:mm");
    sheet.write_with_format(4, 0, 0.5, &noon).expect("in the grid");
    sheet.write_with_format(5, 0, 1.25, &Format::new().set_num_format("[h]:mm")).expect("in the grid");
    let sheet = read(&mut book);
    let shown: Vec<&str> = sheet.cells.iter().map(Cell::shown).collect();
    assert_eq!(shown, ["31/03/2023", "Mar-23", "31 March 2023 00:00", "31/03/2023", "12:00", "30:00"]);
    for row in 0..4 {
        assert_eq!(sheet.cells[row].value, Value::Date(date(2023, 3, 31).at(0, 0, 0, 0)));
    }
    assert_eq!(sheet.cells[4].value, Value::Time(jiff::civil::time(12, 0, 0, 0)));
}

#[test]
fn a_workbook_from_1904_has_the_same_days() {
    let mut made = HandMade::with_rows("<row r='1'><c r='A1' s='1'><v>44286</v></c></row>");
    made.set_styles("", "<xf/><xf numFmtId='14'/>", "");
    let day_from_1900 = made.sheet().cells.remove(0).value;
    assert_eq!(day_from_1900, Value::Date(date(2021, 3, 31).at(0, 0, 0, 0)));
    let book =
        "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='Sheet1' r:id='r0'/></sheets></workbook>";
    made.set("xl/workbook.xml", book);
    let read = made.read();
    assert!(read.from_1904);
    assert_eq!(read.sheets[0].cells[0].value, Value::Date(date(2025, 4, 1).at(0, 0, 0, 0)));
    assert_eq!(read.sheets[0].cells[0].shown(), "01/04/2025");
}

#[test]
fn a_date_format_on_what_is_no_date_leaves_the_number() {
    let mut made = HandMade::with_rows("<row r='1'><c r='A1' s='1'><v>0</v></c><c r='B1' s='1'><v>-1</v></c></row>");
    made.set_styles("", "<xf/><xf numFmtId='14'/>", "");
    let sheet = made.sheet();
    assert_eq!(sheet.cells[0].value, number("0"));
    assert_eq!(seen(&sheet, "A1"), "00/01/1900");
    assert_eq!(sheet.cells[1].value, number("-1"));
}

#[test]
fn numbers_are_the_shortest_decimal_that_stands_for_what_is_stored() {
    let rows =
        "<row r='1'><c><v>0.86399999999999999</v></c><c><v>1E+30</v></c><c><v>1.5E-7</v></c><c><v>-0</v></c></row>";
    let sheet = HandMade::with_rows(rows).sheet();
    assert_eq!(sheet.cells[0].value, number("0.864"));
    assert_eq!(sheet.cells[1].value, Value::Extreme("1000000000000000000000000000000".into()));
    assert_eq!(sheet.cells[2].value, number("0.00000015"));
    assert_eq!(seen(&sheet, "D1"), "0");
}

#[test]
fn money_shows_pounds_commas_and_brackets() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let pounds = Format::new().set_num_format("£#,##0;(£#,##0)");
    sheet.write_with_format(0, 0, 1_800_000, &pounds).expect("in the grid");
    sheet.write_with_format(1, 0, -1_800_000, &pounds).expect("in the grid");
    let sheet = read(&mut book);
    assert_eq!((seen(&sheet, "A1"), seen(&sheet, "A2")), ("£1,800,000", "(£1,800,000)"));
    assert_eq!(cell(&sheet, "A2").format(), Some("£#,##0;(£#,##0)"));
}

#[test]
fn a_formula_that_was_never_calculated_counts_and_is_flagged() {
    let rows = "<row r='1'><c r='A1'><f>B1+1</f></c><c r='B1'><f>1+1</f><v>2</v></c>\
                <c r='C1' t='str'><f>IF(1,\"\",1)</f><v></v></c></row>";
    let sheet = HandMade::with_rows(rows).sheet();
    assert_eq!(sheet.non_empty(), 2, "a formula that comes to empty text is empty");
    assert!(cell(&sheet, "A1").flags.uncalculated);
    assert!(!cell(&sheet, "A1").is_empty());
    assert!(!cell(&sheet, "B1").flags.uncalculated);
}

#[test]
fn text_longer_than_a_cell_holds_is_cut_and_flagged() {
    let rows = format!("<row r='1'><c t='inlineStr'><is><t>{}</t></is></c></row>", "a".repeat(40_000));
    let sheet = HandMade::with_rows(&rows).sheet();
    assert!(cell(&sheet, "A1").flags.cut);
    assert_eq!(seen(&sheet, "A1").len(), 32_767);
}

#[test]
fn control_characters_go_and_are_flagged() {
    let rows = "<row r='1'><c t='inlineStr'><is><t>On_x0000_ track_x0007_</t></is></c></row>";
    let sheet = HandMade::with_rows(rows).sheet();
    assert_eq!(seen(&sheet, "A1"), "On track");
    assert!(cell(&sheet, "A1").flags.cleaned);
}

#[test]
fn rich_text_is_one_text_and_line_breaks_stay() {
    let rows = "<row r='1'><c t='inlineStr'><is><r><t xml:space='preserve'>On </t></r><r><t>track\n&amp; paid</t></r></is></c></row>";
    assert_eq!(seen(&HandMade::with_rows(rows).sheet(), "A1"), "On track\n& paid");
}

#[test]
fn errors_old_and_new_are_errors_and_do_not_end_the_sheet() {
    let rows =
        "<row r='1'><c t='e'><v>#N/A</v></c><c r='B1' t='e'><v>#SPILL!</v></c><c r='C1' t='b'><v>1</v></c></row>";
    let sheet = HandMade::with_rows(rows).sheet();
    assert_eq!(cell(&sheet, "A1").value, Value::Error("#N/A".into()));
    assert_eq!(cell(&sheet, "B1").value, Value::Error("#SPILL!".into()));
    assert_eq!(seen(&sheet, "C1"), "TRUE");
    assert_eq!(sheet.problem, None);
}

#[test]
fn iso_dates_are_dates() {
    let rows = "<row r='1'><c t='d'><v>2023-03-31</v></c><c t='d'><v>2023-03-31T14:30:00Z</v></c><c t='d'><v>soon</v></c></row>";
    let sheet = HandMade::with_rows(rows).sheet();
    assert_eq!(cell(&sheet, "A1").value, Value::Date(date(2023, 3, 31).at(0, 0, 0, 0)));
    assert_eq!(cell(&sheet, "B1").value, Value::Date(date(2023, 3, 31).at(14, 30, 0, 0)));
    assert_eq!(cell(&sheet, "C1").value, Value::Text("soon".into()));
}

proptest! {
    #[test]
    fn every_number_written_is_read_back_exactly(whole in -9_999_999_i64..9_999_999, places in 0_u32..6) {
        let written = Decimal::new(whole, places);
        let rows = format!("<row r='1'><c><v>{written}</v></c></row>");
        let sheet = HandMade::with_rows(&rows).sheet();
        prop_assert_eq!(&sheet.cells[0].value, &Value::Number(written.normalize()));
        prop_assert_eq!(sheet.cells[0].shown(), written.normalize().to_string());
    }

    #[test]
    fn every_text_written_is_read_back(texts in prop::collection::vec("[ -~£é\n]{0,30}", 1..20)) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, text) in (0..).zip(&texts) {
            sheet.write_string(row, 3, text).expect("in the grid");
        }
        let sheet = read(&mut book);
        let read: Vec<&str> = sheet.cells.iter().map(Cell::shown).collect();
        let written: Vec<&String> = texts.iter().filter(|text| !text.is_empty()).collect();
        prop_assert_eq!(sheet.non_empty(), written.len());
        prop_assert_eq!(read, written);
    }
}

//! Merges, what is hidden, filters, colours, extents, and sheets that break off.

use quarterdeck::workbook::{Cell, Reader, Rgb, Sheet, Value, Visibility, Workbook};
use rust_xlsxwriter::{Color, Format};

use crate::hand_made::{HandMade, seen};

const RED: Rgb = [0xFF, 0, 0];

fn read(book: &mut rust_xlsxwriter::Workbook) -> Workbook {
    let bytes = book.save_to_buffer().expect("a good workbook");
    Reader::read_bytes("Written.xlsx", &bytes).expect("a good workbook")
}

fn fill(sheet: &Sheet, at: &str) -> Option<Rgb> {
    sheet.get(at.parse().expect("an address")).and_then(|cell| cell.fill)
}

#[test]
fn merges_rows_columns_and_the_filter_are_found() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.merge_range(0, 1, 0, 3, "Quarter 3", &Format::new()).expect("in the grid");
    sheet.merge_range(1, 0, 4, 0, "Outcome 1", &Format::new()).expect("in the grid");
    sheet.write(9, 4, "end").expect("in the grid");
    sheet.set_row_hidden(5).expect("in the grid");
    sheet.set_row_hidden(6).expect("in the grid");
    sheet.set_column_hidden(2).expect("in the grid");
    sheet.autofilter(1, 0, 9, 4).expect("in the grid");
    let sheet = read(&mut book).sheets.remove(0);
    let merges: Vec<String> = sheet.merges.iter().map(ToString::to_string).collect();
    assert_eq!(merges, ["B1:D1", "A2:A5"]);
    assert_eq!(sheet.merge_at("A4".parse().expect("an address")), Some(sheet.merges[1]));
    assert_eq!(sheet.hidden_rows.as_slice(), [(5, 6)]);
    assert_eq!(sheet.hidden_columns.as_slice(), [(2, 2)]);
    assert!(sheet.is_hidden("C1".parse().expect("an address")));
    assert!(sheet.is_hidden("A7".parse().expect("an address")));
    assert!(!sheet.is_hidden("A1".parse().expect("an address")));
    assert_eq!(sheet.autofilter.map(|range| range.to_string()), Some("A2:E10".to_owned()));
    assert_eq!(sheet.extent.map(|range| range.to_string()), Some("A1:E10".to_owned()));
    assert_eq!(sheet.non_empty(), 3);
}

#[test]
fn a_value_covered_by_a_merge_still_counts() {
    let sheet = HandMade::with_sheet(
        "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row></sheetData>\
         <mergeCells><mergeCell ref='A1:B1'/></mergeCells></worksheet>",
    )
    .sheet();
    assert_eq!(sheet.non_empty(), 2);
    assert_eq!(seen(&sheet, "B1"), "2");
}

#[test]
fn sheets_keep_their_names_and_say_whether_they_are_seen() {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Cover & notes ").expect("a good name");
    book.add_worksheet().set_name("Hidden sheets>>>").expect("a good name").set_hidden(true);
    book.add_worksheet().set_name("Lists").expect("a good name").set_very_hidden(true);
    let read = read(&mut book);
    let tabs: Vec<(&str, Visibility)> =
        read.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.visibility)).collect();
    assert_eq!(
        tabs,
        [
            ("Cover & notes ", Visibility::Visible),
            ("Hidden sheets>>>", Visibility::Hidden),
            ("Lists", Visibility::VeryHidden)
        ]
    );
    assert_eq!(read.name, "Written.xlsx");
}

#[test]
fn chart_sheets_are_passed_over() {
    let data = "<worksheet><sheetData><row r='1'><c><v>1</v></c></row></sheetData></worksheet>";
    let made = HandMade::with_sheets(&[("Chart", "chartsheet", "<chartsheet/>"), ("Data", "worksheet", data)]);
    let names: Vec<String> = made.read().sheets.into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["Data"]);
}

#[test]
fn a_status_given_by_colour_alone_is_a_blank_cell_with_a_fill() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let red = Format::new().set_background_color(Color::RGB(0x00FF_0000));
    let white = Format::new().set_background_color(Color::White);
    sheet.write(0, 0, "Ref").expect("in the grid");
    sheet.write(0, 1, "Status").expect("in the grid");
    sheet.write(1, 0, "27a").expect("in the grid");
    sheet.write_blank(1, 1, &red).expect("in the grid");
    sheet.write(2, 0, "27b").expect("in the grid");
    sheet.write_blank(2, 1, &white).expect("in the grid");
    sheet.write_blank(9, 1, &red).expect("in the grid");
    let sheet = read(&mut book).sheets.remove(0);
    let status = sheet.get("B2".parse().expect("an address")).expect("kept for its colour");
    assert_eq!((&status.value, status.fill), (&Value::Blank, Some(RED)));
    assert!(status.is_empty());
    assert_eq!(sheet.non_empty(), 4);
    assert_eq!(seen(&sheet, "B3"), "(nothing)", "white says nothing");
    assert_eq!(seen(&sheet, "B10"), "(nothing)", "below the last value nothing is a row");
}

#[test]
fn colours_by_theme_tint_number_and_own_palette_are_worked_out() {
    let mut made = HandMade::with_rows(
        "<row r='1'><c s='1'><v>1</v></c><c s='2'><v>1</v></c><c s='3'><v>1</v></c><c s='4'><v>1</v></c><c s='5'><v>1</v></c></row>",
    );
    let solid =
        |colour: &str| format!("<fill><patternFill patternType='solid'><fgColor {colour}/></patternFill></fill>");
    let fills = [
        "<fill><patternFill patternType='none'/></fill>".to_owned(),
        "<fill><patternFill patternType='gray125'/></fill>".to_owned(),
        solid("theme='9'"),
        solid("theme='9' tint='0.59999389629810485'"),
        solid("indexed='10'"),
        "<fill><patternFill patternType='lightUp'><fgColor rgb='FF000000'/><bgColor rgb='FFFFC000'/></patternFill></fill>".to_owned(),
    ]
    .concat();
    let formats = "<xf fillId='1'/><xf fillId='2'/><xf fillId='3'/><xf fillId='4'/><xf fillId='5'/><xf fillId='0'/>";
    made.set("xl/theme/theme1.xml", THEME);
    made.set_styles(&fills, formats, "");
    let sheet = made.sheet();
    assert_eq!(fill(&sheet, "A1"), Some([0x70, 0xAD, 0x47]));
    assert_eq!(fill(&sheet, "B1"), Some([0xC5, 0xE0, 0xB4]), "lighter by 60%: Excel shows C6E0B4");
    assert_eq!(fill(&sheet, "C1"), Some(RED));
    assert_eq!(fill(&sheet, "D1"), Some([0xFF, 0xC0, 0]), "a hatched fill is the colour of its ground");
    assert_eq!(fill(&sheet, "E1"), None);
    let own: Vec<String> = (0..16).map(|index| format!("<rgbColor rgb='0000{index:02X}00'/>")).collect();
    made.set_styles(&fills, formats, &format!("<colors><indexedColors>{}</indexedColors></colors>", own.concat()));
    assert_eq!(fill(&made.sheet(), "C1"), Some([0, 10, 0]));
}

const THEME: &str = "<a:theme xmlns:a='a'><a:themeElements><a:clrScheme>\
    <a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1><a:lt1><a:sysClr val='window' lastClr='FFFFFF'/></a:lt1>\
    <a:dk2><a:srgbClr val='44546A'/></a:dk2><a:lt2><a:srgbClr val='E7E6E6'/></a:lt2>\
    <a:accent1><a:srgbClr val='5B9BD5'/></a:accent1><a:accent2><a:srgbClr val='ED7D31'/></a:accent2>\
    <a:accent3><a:srgbClr val='A5A5A5'/></a:accent3><a:accent4><a:srgbClr val='FFC000'/></a:accent4>\
    <a:accent5><a:srgbClr val='4472C4'/></a:accent5><a:accent6><a:srgbClr val='70AD47'/></a:accent6>\
    </a:clrScheme></a:themeElements></a:theme>";

#[test]
fn conditional_formats_are_said_to_be_there() {
    let sheet = HandMade::with_sheet(
        "<worksheet><sheetData><row r='1'><c><v>1</v></c></row></sheetData><conditionalFormatting sqref='A1 B2:B9'><cfRule type='colorScale' priority='1'/></conditionalFormatting></worksheet>",
    )
    .sheet();
    assert_eq!(sheet.conditional_formats[1].to_string(), "B2:B9");
}

#[test]
fn cells_come_in_reading_order_and_the_later_of_two_wins() {
    let rows = "<row r='2'><c r='B2'><v>4</v></c><c r='A2'><v>3</v></c></row><row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>";
    let sheet = HandMade::with_rows(rows).sheet();
    let shown: Vec<&str> = sheet.cells.iter().map(Cell::shown).collect();
    assert_eq!(shown, ["2", "3", "4"]);
    let rows: Vec<usize> = sheet.rows().map(<[_]>::len).collect();
    assert_eq!(rows, [1, 2]);
    assert_eq!(sheet.row(1).len(), 2);
    assert!(sheet.row(7).is_empty());
}

#[test]
fn a_sheet_that_breaks_off_keeps_what_came_before_and_says_where() {
    let good = "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData></worksheet>";
    let broken = "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1' t='s'><v>99</v></c><c r='C1'><v>3</v></c></row></sheetData></worksheet>";
    let stops = "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2";
    let made = HandMade::with_sheets(&[
        ("Broken", "worksheet", broken),
        ("Stops", "worksheet", stops),
        ("Good", "worksheet", good),
    ]);
    let read = made.read();
    for sheet in &read.sheets[..2] {
        assert_eq!(sheet.non_empty(), 1);
        let problem = sheet.problem.as_deref().expect("a sentence");
        assert!(problem.contains(&sheet.name) && problem.contains("after A1"), "{problem}");
    }
    assert_eq!(read.sheets[2].problem, None);
}

#[test]
fn far_corners_cost_nothing() {
    let rows = "<row r='1'><c r='A1'><v>1</v></c></row><row r='1048576'><c r='XFD1048576'><v>2</v></c></row>";
    let sheet = HandMade::with_rows(rows).sheet();
    assert_eq!(sheet.cells.len(), 2);
    assert_eq!(sheet.extent.map(|range| range.to_string()), Some("A1:XFD1048576".to_owned()));
}

#[test]
fn a_workbook_passes_through_another_process_unchanged() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Ref").expect("in the grid");
    sheet.write_with_format(0, 1, 0.86, &Format::new().set_num_format("0%")).expect("in the grid");
    sheet.write_with_format(0, 2, 45_016, &Format::new().set_num_format("mmm-yy")).expect("in the grid");
    sheet.set_row_hidden(0).expect("in the grid");
    let read = read(&mut book);
    let sent = serde_json::to_vec(&read).expect("plain data");
    let received: Workbook = serde_json::from_slice(&sent).expect("what was sent");
    assert_eq!(received, read);
}

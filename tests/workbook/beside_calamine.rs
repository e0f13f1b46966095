//! Our own readers of `.xls`, `.xlsb` and `.ods` beside another one: every value calamine sees, we see, at the same place.

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use quarterdeck::workbook::{CellRef, Reader, Sheet, Value};
use rust_decimal::prelude::ToPrimitive;
use std::io::Cursor;
use std::path::Path;

#[test]
fn the_hand_made_files_hold_what_calamine_reads_in_them() {
    for name in ["hand.xls", "hand.ods", "hand.xlsx"] {
        let (compared, differences) = compare(&Path::new("tests/workbook/formats").join(name)).expect("both read it");
        assert!(compared > 30, "{name}: {compared} values compared");
        assert!(differences.is_empty(), "{name}: {differences:#?}");
    }
}

/// For other people's workbooks: `QUARTERDECK_BESIDE` names one file. In a process a file, since calamine may not come back from some.
#[test]
#[ignore = "needs QUARTERDECK_BESIDE, a workbook"]
fn the_file_named_holds_what_calamine_reads_in_it() {
    #[expect(clippy::disallowed_methods, reason = "the file to compare is said by who runs it")]
    let file = std::env::var_os("QUARTERDECK_BESIDE").expect("QUARTERDECK_BESIDE names a workbook");
    match compare(Path::new(&file)) {
        Ok((compared, differences)) => {
            println!("compared {compared}, {} different", differences.len());
            assert!(differences.is_empty(), "{:#?}", differences.iter().take(20).collect::<Vec<_>>());
        }
        Err(why) => println!("not compared: {why}"),
    }
}

/// How many values both hold, and what is not the same.
fn compare(path: &Path) -> Result<(usize, Vec<String>), String> {
    let ours = Reader::read(path).map_err(|refusal| format!("we refuse it: {refusal}"))?;
    let bytes = std::fs::read(path).map_err(|problem| problem.to_string())?;
    let mut theirs =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|problem| format!("calamine: {problem}"))?;
    let (mut compared, mut differences) = (0, Vec::new());
    for name in theirs.sheet_names() {
        let Ok(range) = theirs.worksheet_range(&name) else { continue };
        let Some(sheet) = ours.sheets.iter().find(|sheet| sheet.name == name) else {
            differences.push(format!("no sheet “{name}”"));
            continue;
        };
        let start = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            let place = |from: u32, more: usize| from + u32::try_from(more).unwrap_or(u32::MAX);
            let at = CellRef { row: place(start.0, row), column: place(start.1, column) };
            compared += 1;
            differences.extend(difference(sheet, at, data).map(|what| format!("{name}!{at}: {what}")));
        }
    }
    Ok((compared, differences))
}

fn difference(sheet: &Sheet, at: CellRef, theirs: &Data) -> Option<String> {
    let ours = sheet.get(at).map(|cell| &cell.value);
    let same = match (theirs, ours) {
        (Data::String(text), None | Some(Value::Blank)) => text.is_empty(),
        (Data::String(text), Some(Value::Text(own))) => plain(text) == plain(own),
        (Data::Float(theirs), Some(Value::Number(own))) => {
            own.to_f64().is_some_and(|own| (own - theirs).abs() <= theirs.abs() * 1e-12)
        }
        (Data::Float(theirs), Some(Value::Extreme(own))) => own.parse() == Ok(*theirs),
        (Data::Int(theirs), Some(Value::Number(own))) => own.to_i64() == Some(*theirs),
        (Data::Bool(theirs), Some(Value::Bool(own))) => theirs == own,
        // Out of an .ods calamine gives true and false as 1 and 0, and an error as its text.
        (Data::Float(theirs), Some(Value::Bool(own))) => (*theirs > 0.5) == *own,
        (Data::String(theirs), Some(Value::Error(own))) => **theirs == **own,
        // How far a date is understood differs and is tested by itself; that it is one is what counts here.
        (Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_), Some(own)) => *own != Value::Blank,
        (Data::Empty, _)
        | (Data::Float(_), Some(Value::Date(_) | Value::Time(_)))
        | (Data::Error(_), Some(Value::Error(_))) => true,
        _ => false,
    };
    (!same).then(|| format!("calamine {theirs:?}, we {ours:?}"))
}

/// Line ends and control characters are not what is compared.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect::<String>().trim().to_owned()
}

//! Owns feeding the importer workbooks nobody would make: it imports twice, and every cell is in the ledger each time.
//! Must not know how a workbook is understood.
#![no_main]

use jiff::Timestamp;
use jiff::civil::{Time, date};
use libfuzzer_sys::arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use quarterdeck::filing::{Draft, ForWhom};
use quarterdeck::framework::Framework;
use quarterdeck::model::{BodyId, Period};
use quarterdeck::workbook::{Cell, CellRange, CellRef, Sheet, Spans, Value, Visibility, Workbook};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What return workbooks say, so that the fuzzer comes past "nothing understood".
const WORDS: &str = include_str!("words.txt");

/// A cell's value, mostly one a return would hold.
fn value(from: &mut Unstructured<'_>, words: &[&str]) -> Result<(Value, Option<Box<str>>)> {
    Ok(match from.int_in_range(0..=15_u8)? {
        0..=7 => (Value::Text((*from.choose(words)?).into()), None),
        8 => {
            let both = format!(
                "{}{}{}",
                from.choose(words)?,
                from.choose(&[" ", "\n", " - ", ": ", "/"])?,
                from.choose(words)?
            );
            (Value::Text(both.into()), None)
        }
        9 => (Value::Text((from.arbitrary::<&str>()?.chars().take(40).collect::<String>() + "x").into()), None),
        10 => {
            let whole = Decimal::from(from.int_in_range(-5..=120_i32)?);
            (Value::Number(whole), Some(whole.to_string().into()))
        }
        11 => {
            let share = Decimal::new(from.int_in_range(-200..=2_000_i64)?, 3);
            (Value::Number(share), Some(format!("{}%", share * Decimal::ONE_HUNDRED).into()))
        }
        12 => {
            let any = Decimal::from_i128_with_scale(i128::from(from.arbitrary::<i64>()?), from.int_in_range(0..=28)?);
            (Value::Number(any), Some(any.to_string().into()))
        }
        13 => {
            let day = date(from.int_in_range(1899..=2101_i16)?, from.int_in_range(1..=12)?, from.int_in_range(1..=28)?);
            let at = day.to_datetime(Time::midnight());
            (Value::Date(at), Some(day.strftime("%d/%m/%Y").to_string().into()))
        }
        14 => (Value::Error((*from.choose(&["#N/A", "#REF!", "#DIV/0!", "#GETTING_DATA"])?).to_owned()), None),
        _ => (if from.arbitrary()? { Value::Bool(true) } else { Value::Blank }, None),
    })
}

fn sheet(from: &mut Unstructured<'_>, words: &[&str]) -> Result<Sheet> {
    let mut cells = BTreeMap::new();
    let width = from.int_in_range(1..=9_u32)?;
    let left = from.int_in_range(0..=2_u32)?;
    let mut row = 0;
    while !from.is_empty() && from.ratio(14, 15)? {
        for column in left..left + width {
            if from.ratio(3, 4)? {
                let at = CellRef::new(row, column);
                let (value, display) = value(from, words)?;
                let mut cell = Cell::new(at, value, display);
                if from.ratio(1, 8)? {
                    cell.fill = Some(*from.choose(&[[255, 0, 0], [0, 176, 80], [255, 192, 0], [1, 2, 3]])?);
                }
                cell.flags.uncalculated = cell.value == Value::Blank && from.arbitrary()?;
                // A blank cell that says nothing is not kept by the reader either.
                if !(cell.is_empty() && cell.fill.is_none()) {
                    cells.insert(at, cell);
                }
            }
        }
        row += if from.ratio(1, 12)? { from.int_in_range(1..=1_048_000_u32)? } else { 1 };
        if row > 1_048_575 {
            break;
        }
    }
    let mut merges = Vec::new();
    for _ in 0..from.int_in_range(0..=2_u8)? {
        let corner =
            |from: &mut Unstructured<'_>| Ok(CellRef::new(from.int_in_range(0..=9)?, from.int_in_range(0..=9)?));
        merges.push(CellRange::new(corner(from)?, corner(from)?));
    }
    let cells: Vec<Cell> = cells.into_values().collect();
    let held = cells.iter().filter(|cell| !cell.is_empty());
    let extent = held.fold(None, |extent: Option<CellRange>, cell| {
        Some(extent.map_or(CellRange::new(cell.at, cell.at), |extent| extent.grown_to(cell.at)))
    });
    Ok(Sheet {
        name: (*from.choose(words)?).to_owned(),
        visibility: *from.choose(&[Visibility::Visible, Visibility::Visible, Visibility::Hidden])?,
        hidden_rows: Spans::new(if from.ratio(1, 6)? { vec![(3, 4)] } else { Vec::new() }),
        hidden_columns: Spans::new(if from.ratio(1, 6)? { vec![(2, 2)] } else { Vec::new() }),
        cells,
        merges,
        extent,
        ..Sheet::default()
    })
}

fn workbook(from: &mut Unstructured<'_>) -> Result<Workbook> {
    let words: Vec<&str> = WORDS.lines().collect();
    let mut book = Workbook { name: "fuzzed.xlsx".to_owned(), ..Workbook::default() };
    for at in 0..from.int_in_range(1..=3_u8)? {
        let mut sheet = sheet(from, &words)?;
        // Two sheets of one name are not read.
        if book.sheets.iter().any(|before| before.name == sheet.name) {
            sheet.name = format!("{} {at}", sheet.name);
        }
        book.sheets.push(sheet);
    }
    Ok(book)
}

fuzz_target!(|data: &[u8]| {
    let Ok(book) = workbook(&mut Unstructured::new(data)) else { return };
    let framework = Framework::built_in();
    let body = BodyId::new("housing");
    let at: Timestamp = "2023-01-16T14:32:00Z".parse().expect("a time");
    let for_whom = ForWhom { framework: &framework, body: &body, period: Period::Quarter(2022, 3), at };
    let mut draft = Draft::blank(&for_whom, &[]);
    for round in 0..2 {
        let imported = draft.take_in(&book, "0", &for_whom).expect("a draft takes what was imported");
        let held: usize = book.sheets.iter().map(Sheet::non_empty).sum();
        let report = &imported.report;
        assert_eq!(usize::try_from(report.cells).expect("small"), held, "every cell is counted, round {round}");
        assert_eq!(report.imported + report.ignored + report.asked, report.cells, "the ledger adds up, round {round}");
    }
});

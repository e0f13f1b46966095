//! Owns a small binary workbook, written record by record: what could make one for us reads this kind and does not write it.
//! Must not know what is done to it.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/><Override PartName="/xl/worksheets/sheet2.bin" ContentType="application/vnd.ms-excel.worksheet"/><Override PartName="/xl/styles.bin" ContentType="application/vnd.ms-excel.styles"/><Override PartName="/xl/sharedStrings.bin" ContentType="application/vnd.ms-excel.sharedStrings"/></Types>"#;
const TOP: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
const LINKS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.bin"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.bin"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.bin"/></Relationships>"#;

/// The texts that are shared, in order.
const TEXTS: [&str; 12] = [
    "Ref",
    "Action",
    "Status",
    "Due date",
    "27",
    "Bring 40 homes back",
    "Green",
    "27a",
    "Let the contract",
    "Amber",
    "Red",
    "28",
];

/// The file.
pub(crate) fn workbook() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("[Content_Types].xml", TYPES.as_bytes().to_vec()),
        ("_rels/.rels", TOP.as_bytes().to_vec()),
        ("xl/workbook.bin", book()),
        ("xl/_rels/workbook.bin.rels", LINKS.as_bytes().to_vec()),
        ("xl/worksheets/sheet1.bin", actions()),
        ("xl/worksheets/sheet2.bin", figures()),
        ("xl/styles.bin", styles()),
        ("xl/sharedStrings.bin", texts()),
    ];
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(&bytes).expect("memory takes bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

/// Records one after another: number and length in groups of seven bits, then what it holds.
#[derive(Default)]
struct Records(Vec<u8>);

impl Records {
    fn add(mut self, number: u32, holds: &[&[u8]]) -> Self {
        let holds = holds.concat();
        self.number(number);
        self.number(u32::try_from(holds.len()).expect("a small record"));
        self.0.extend(holds);
        self
    }

    fn number(&mut self, mut number: u32) {
        while number > 0x7f {
            self.0.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.0.push(number.to_le_bytes()[0]);
    }
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut bytes = long(u32::try_from(units.len()).expect("a short text")).to_vec();
    bytes.extend(units.into_iter().flat_map(u16::to_le_bytes));
    bytes
}

const fn long(number: u32) -> [u8; 4] {
    number.to_le_bytes()
}

fn book() -> Vec<u8> {
    let sheet = |hidden, id, link: &str, name: &str| {
        [long(hidden).to_vec(), long(id).to_vec(), wide(link), wide(name)].concat()
    };
    let records = Records::default().add(131, &[]).add(153, &[&long(0), &long(0), &wide("")]).add(143, &[]);
    let records = records.add(156, &[&sheet(0, 1, "rId1", "Actions")]).add(156, &[&sheet(1, 2, "rId2", "Figures")]);
    records.add(144, &[]).add(132, &[]).0
}

/// A row's head: its number and the columns it spans.
fn row(records: Records, at: u32) -> Records {
    records.add(0, &[&long(at), &long(0), &300_u16.to_le_bytes(), &[0, 0, 0], &long(1), &long(0), &long(3)])
}

fn cell(column: u32, style: u8) -> Vec<u8> {
    [&long(column)[..], &[style, 0, 0, 0]].concat()
}

fn opened(last_row: u32) -> Records {
    Records::default().add(129, &[]).add(148, &[&long(0), &long(last_row), &long(0), &long(3)]).add(145, &[])
}

fn actions() -> Vec<u8> {
    let rows: [&[u32]; 4] = [&[0, 1, 2, 3], &[4, 5, 6], &[7, 8, 9], &[11, 8, 10]];
    let mut records = opened(3);
    for (at, texts) in (0..).zip(rows) {
        records = row(records, at);
        for (column, text) in (0..).zip(texts) {
            records = records.add(7, &[&cell(column, 0), &long(*text)]);
        }
        if at > 0 {
            records = records.add(5, &[&cell(3, 1), &(44_900.0 + f64::from(at)).to_le_bytes()]);
        }
    }
    let records = records.add(146, &[]).add(177, &[&long(1)]).add(176, &[&long(3), &long(3), &long(0), &long(1)]);
    records.add(178, &[]).add(130, &[]).0
}

fn figures() -> Vec<u8> {
    let records =
        row(opened(1), 0).add(6, &[&cell(0, 0), &wide("Voids (days)")]).add(2, &[&cell(1, 0), &long(31 << 2 | 2)]);
    let records = row(records.add(4, &[&cell(2, 0), &[1]]).add(3, &[&cell(3, 0), &[0x2a]]), 1).add(1, &[&cell(0, 1)]);
    records.add(5, &[&cell(1, 2), &0.864_f64.to_le_bytes()]).add(146, &[]).add(130, &[]).0
}

fn styles() -> Vec<u8> {
    let style = |format: u16| [&[0, 0][..], &format.to_le_bytes(), &[0; 12]].concat();
    let records = Records::default().add(278, &[]).add(615, &[&long(1)]);
    let records = records.add(44, &[&164_u16.to_le_bytes(), &wide("dd/mm/yyyy")]).add(616, &[]).add(617, &[&long(3)]);
    let records = records.add(47, &[&style(0)]).add(47, &[&style(164)]).add(47, &[&style(10)]);
    records.add(618, &[]).add(279, &[]).0
}

fn texts() -> Vec<u8> {
    let count = long(u32::try_from(TEXTS.len()).expect("a dozen"));
    let records = Records::default().add(159, &[&count, &count]);
    TEXTS.iter().fold(records, |records, text| records.add(19, &[&[0], &wide(text)])).add(160, &[]).0
}

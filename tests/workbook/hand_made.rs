//! Workbooks put together part by part, for what no writer of workbooks will write.

use std::io::{Cursor, Write};

use quarterdeck::workbook::{Reader, Sheet, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The parts of a workbook, each by its name in the zip.
pub(crate) struct HandMade {
    parts: Vec<(String, String)>,
}

impl HandMade {
    /// A workbook with one sheet, whose part is `sheet`.
    pub(crate) fn with_sheet(sheet: &str) -> Self {
        Self::with_sheets(&[("Sheet1", "worksheet", sheet)])
    }

    /// A workbook with one sheet of these rows.
    pub(crate) fn with_rows(rows: &str) -> Self {
        Self::with_sheet(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
    }

    /// A workbook of sheets, each a name, a kind and a part.
    pub(crate) fn with_sheets(sheets: &[(&str, &str, &str)]) -> Self {
        let mut made = Self { parts: Vec::new() };
        let (mut tabs, mut links) = (Vec::new(), Vec::new());
        for (index, (name, kind, part)) in sheets.iter().enumerate() {
            tabs.push(format!("<sheet name=\"{name}\" sheetId=\"{index}\" r:id=\"r{index}\"/>"));
            links.push(link(index, kind, &format!("worksheets/sheet{index}.xml")));
            made.set(&format!("xl/worksheets/sheet{index}.xml"), part);
        }
        made.set(
            "_rels/.rels",
            &format!("<Relationships>{}</Relationships>", link(0, "officeDocument", "xl/workbook.xml")),
        );
        made.set("xl/_rels/workbook.xml.rels", &format!("<Relationships>{}</Relationships>", links.concat()));
        made.set("xl/workbook.xml", &format!("<workbook xmlns:r=\"r\"><sheets>{}</sheets></workbook>", tabs.concat()));
        made
    }

    /// Adds a part, or puts another in its place.
    pub(crate) fn set(&mut self, name: &str, part: &str) {
        self.parts.retain(|(known, _)| known != name);
        self.parts.push((name.to_owned(), part.to_owned()));
    }

    /// Cell formats, each an `xf` element, after the fills and before the end of the styles.
    pub(crate) fn set_styles(&mut self, fills: &str, formats: &str, rest: &str) {
        self.set(
            "xl/styles.xml",
            &format!("<styleSheet><fills>{fills}</fills><cellXfs>{formats}</cellXfs>{rest}</styleSheet>"),
        );
    }

    /// The zip.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in &self.parts {
            zip.start_file(
                name.as_str(),
                SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored),
            )
            .expect("a new name");
            zip.write_all(part.as_bytes()).expect("memory is writable");
        }
        zip.finish().expect("memory is writable").into_inner()
    }

    /// The workbook as it is read.
    pub(crate) fn read(&self) -> Workbook {
        Reader::read_bytes("Made.xlsx", &self.bytes()).expect("a workbook that can be read")
    }

    /// Its first sheet as it is read.
    pub(crate) fn sheet(&self) -> Sheet {
        self.read().sheets.remove(0)
    }
}

fn link(index: usize, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"r{index}\" Type=\"http://schemas/relationships/{kind}\" Target=\"{target}\"/>")
}

/// What is seen at an address.
pub(crate) fn seen<'a>(sheet: &'a Sheet, at: &str) -> &'a str {
    let at = at.parse().expect("an address");
    sheet.get(at).map_or("(nothing)", |cell| cell.shown())
}

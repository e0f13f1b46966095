//! Owns a first walk over a sheet's part, for what the reading library does not give: hidden rows and columns, the filter,
//! merges, formulas without a result, and how far the values reach.
//! Must not know what any value is.

use std::collections::{BTreeMap, HashSet};
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::super::address::{BadAddress, CellRange, CellRef, MAX_COLUMNS, MAX_ROWS};
use super::super::sheet::Spans;
use super::beside::Beside;
use super::taker::MAX_CELLS;
use super::xml;

/// Ranges of one kind that a sheet may list; real returns list a few thousand merges.
const MAX_RANGES: usize = 250_000;

/// Errors the reading library knows; any other word would end its sheet.
const KNOWN_ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// What the first walk found.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) merges: Vec<CellRange>,
    pub(super) hidden_rows: Spans,
    pub(super) hidden_columns: Spans,
    pub(super) autofilter: Option<CellRange>,
    pub(super) conditional_formats: Vec<CellRange>,
    /// Drop-down lists and the rules of conditional formats.
    pub(super) beside: Beside,
    /// The rectangle round every cell that has a value or a formula.
    pub(super) valued: Option<CellRange>,
    /// Formulas whose result is not stored.
    pub(super) uncalculated: HashSet<CellRef>,
    /// Errors by a word only newer programs know, with the cell's style id.
    pub(super) new_errors: BTreeMap<CellRef, (String, usize)>,
    /// How many cells have a value or a formula.
    pub(super) filled: usize,
    /// How many cells were walked before the end or the problem.
    pub(super) cells: usize,
    pub(super) problem: Option<String>,
}

pub(super) fn walk(part: impl BufRead) -> Outline {
    let mut walk = Walk::default();
    let mut reader = xml::reader(part);
    let mut buffer = Vec::new();
    let problem = loop {
        buffer.clear();
        let step = match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => walk.start(&element),
            Ok(Event::End(element)) => walk.end(element.local_name().as_ref()),
            Ok(Event::Text(text)) => {
                walk.text(&text);
                walk.outline.beside.text(&Event::Text(text));
                Ok(())
            }
            Ok(event @ (Event::GeneralRef(_) | Event::CData(_))) => {
                walk.text("&");
                walk.outline.beside.text(&event);
                Ok(())
            }
            Ok(Event::Eof) if walk.root_closed => break None,
            Ok(Event::Eof) => Err("the sheet stops before its end".to_owned()),
            Ok(_) => Ok(()),
            Err(error) => Err(error.to_string()),
        };
        if let Err(problem) = step {
            break Some(problem);
        }
    };
    walk.finish(problem)
}

/// Where the walk is.
#[derive(Default)]
struct Walk {
    outline: Outline,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    row: u32,
    column: u32,
    cell: Option<CellSeen>,
    in_value: bool,
    depth: usize,
    root_closed: bool,
}

/// What was seen of one cell so far.
#[derive(Default)]
struct CellSeen {
    at: CellRef,
    kind: CellKind,
    style: usize,
    has_formula: bool,
    has_value_element: bool,
    has_inline: bool,
    /// Bytes of its value.
    written: usize,
    /// The words of an error, which are short.
    error: String,
}

/// The kinds of value that this walk tells apart.
#[derive(Default, PartialEq)]
enum CellKind {
    #[default]
    Other,
    FormulaText,
    Error,
}

impl Walk {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), String> {
        self.depth += 1;
        match element.local_name().as_ref() {
            "c" => return self.start_cell(element),
            "row" => return self.start_row(element),
            "f" => self.with_cell(|cell| cell.has_formula = true),
            "is" => self.with_cell(|cell| cell.has_inline = true),
            "v" => {
                self.with_cell(|cell| cell.has_value_element = true);
                self.in_value = self.cell.is_some();
            }
            "col" if xml::flag(element, "hidden") => self.hidden_column(element),
            "mergeCell" => push_ranges(&mut self.outline.merges, xml::attribute(element, "ref").as_deref()),
            "conditionalFormatting" => {
                push_ranges(&mut self.outline.conditional_formats, xml::attribute(element, "sqref").as_deref());
            }
            "autoFilter" if self.outline.autofilter.is_none() => {
                self.outline.autofilter = xml::attribute(element, "ref").and_then(|range| range.parse().ok());
            }
            _ => (),
        }
        if self.cell.is_none() {
            self.outline.beside.start(element);
        }
        Ok(())
    }

    fn with_cell(&mut self, change: impl FnOnce(&mut CellSeen)) {
        if let Some(cell) = &mut self.cell {
            change(cell);
        }
    }

    fn start_row(&mut self, element: &BytesStart<'_>) -> Result<(), String> {
        if let Some(number) = xml::attribute(element, "r") {
            let row = number.trim().parse::<u32>().ok().filter(|row| (1..=MAX_ROWS).contains(row));
            self.row = row.ok_or_else(|| format!("row {} is outside a worksheet", shortened(&number)))? - 1;
        }
        if xml::flag(element, "hidden") {
            match self.hidden_rows.last_mut() {
                Some(span) if span.1 + 1 == self.row => span.1 = self.row,
                _ => self.hidden_rows.push((self.row, self.row)),
            }
        }
        Ok(())
    }

    fn hidden_column(&mut self, element: &BytesStart<'_>) {
        let number = |name| xml::attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
        if let (Some(first), Some(last)) = (number("min"), number("max")) {
            self.hidden_columns.push((first, last.min(MAX_COLUMNS - 1)));
        }
    }

    fn start_cell(&mut self, element: &BytesStart<'_>) -> Result<(), String> {
        let mut cell = CellSeen { at: CellRef::new(self.row, self.column), ..CellSeen::default() };
        for attribute in element.attributes().with_checks(false).flatten() {
            let value = attribute.value.as_ref();
            match attribute.key.local_name().as_ref() {
                "r" => cell.at = value.parse().map_err(|error: BadAddress| error.to_string())?,
                "s" => cell.style = value.parse().unwrap_or(0),
                "t" => cell.kind = kind(value),
                _ => (),
            }
        }
        if cell.at.row >= MAX_ROWS || cell.at.column >= MAX_COLUMNS {
            return Err(format!("{} is outside a worksheet", cell.at));
        }
        self.column = cell.at.column;
        self.cell = Some(cell);
        Ok(())
    }

    /// Only whether there is a value matters, except for errors.
    fn text(&mut self, text: &str) {
        if !self.in_value {
            return;
        }
        self.with_cell(|cell| {
            cell.written += text.len();
            if cell.kind == CellKind::Error {
                cell.error.extend(text.chars().take(40_usize.saturating_sub(cell.error.len())));
            }
        });
    }

    fn end(&mut self, name: &str) -> Result<(), String> {
        self.depth = self.depth.saturating_sub(1);
        self.root_closed |= self.depth == 0;
        match name {
            "v" => self.in_value = false,
            "row" => {
                self.row += 1;
                self.column = 0;
            }
            "c" => return self.end_cell(),
            _ if self.cell.is_none() => self.outline.beside.end(name),
            _ => (),
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), String> {
        let Some(cell) = self.cell.take() else {
            return Ok(());
        };
        self.outline.cells += 1;
        self.column += 1;
        let has_value = cell.written > 0 || cell.has_inline;
        // A formula that comes to empty text stores an empty value of the kind "str": that is a result.
        let is_empty_text = cell.kind == CellKind::FormulaText && cell.has_value_element;
        if cell.has_formula && !has_value && !is_empty_text {
            self.outline.uncalculated.insert(cell.at);
        }
        if has_value || cell.has_formula {
            self.outline.filled += 1;
            let grown = self.outline.valued.map(|valued| valued.grown_to(cell.at));
            self.outline.valued = grown.or(Some(CellRange::new(cell.at, cell.at)));
        }
        if cell.kind == CellKind::Error && has_value && !KNOWN_ERRORS.contains(&cell.error.as_str()) {
            self.outline.new_errors.insert(cell.at, (cell.error, cell.style));
        }
        if self.outline.filled > MAX_CELLS {
            return Err("the sheet has more than 3 million filled cells".to_owned());
        }
        Ok(())
    }

    fn finish(self, problem: Option<String>) -> Outline {
        let mut outline = self.outline;
        outline.merges.sort_unstable();
        outline.hidden_rows = Spans::new(self.hidden_rows);
        outline.hidden_columns = Spans::new(self.hidden_columns);
        outline.problem = problem;
        outline
    }
}

fn kind(written: &str) -> CellKind {
    match written {
        "str" => CellKind::FormulaText,
        "e" => CellKind::Error,
        _ => CellKind::Other,
    }
}

/// Ranges parted by spaces; one that cannot be read is passed over, since nothing hangs on it.
fn push_ranges(ranges: &mut Vec<CellRange>, written: Option<&str>) {
    let room = MAX_RANGES.saturating_sub(ranges.len());
    let words = written.unwrap_or_default().split_ascii_whitespace();
    ranges.extend(words.filter_map(|word| word.parse::<CellRange>().ok()).take(room));
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &str, rest: &str) -> Outline {
        walk(format!("<worksheet><cols><col min='2' max='3' hidden='1'/></cols><sheetData>{rows}</sheetData>{rest}</worksheet>").as_bytes())
    }

    fn at(written: &str) -> CellRef {
        written.parse().expect("an address")
    }

    #[test]
    fn a_formula_without_a_result_is_told_from_one_that_comes_to_nothing() {
        let outline = sheet(
            "<row r='1'><c r='A1'><f>B1</f></c><c r='B1'><f>C1</f><v></v></c><c r='C1' t='str'><f>D1</f><v></v></c><c r='D1'><f>1</f><v>1</v></c></row>",
            "",
        );
        assert_eq!(outline.uncalculated, HashSet::from([at("A1"), at("B1")]));
        assert_eq!(outline.valued.map(|range| range.to_string()), Some("A1:D1".to_owned()));
    }

    #[test]
    fn merges_filters_and_what_is_hidden_are_found() {
        let outline = sheet(
            "<row r='3' hidden='1'/><row hidden='true'><c><v>1</v></c></row><row r='9' hidden='0'/>",
            "<autoFilter ref='A1:C9'/><mergeCells><mergeCell ref='B2:B4'/><mergeCell ref='A1:C1'/></mergeCells><conditionalFormatting sqref='D2:D9 F2'/>",
        );
        assert_eq!(outline.hidden_rows.as_slice(), [(2, 3)]);
        assert_eq!(outline.hidden_columns.as_slice(), [(1, 2)]);
        assert_eq!(outline.autofilter.map(|range| range.to_string()), Some("A1:C9".to_owned()));
        let shown: Vec<String> = outline.merges.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["A1:C1", "B2:B4"]);
        assert_eq!(outline.conditional_formats.len(), 2);
        assert_eq!(outline.valued.map(|range| range.to_string()), Some("A4".to_owned()));
    }

    #[test]
    fn a_sheet_that_stops_keeps_what_came_before() {
        let outline = walk("<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>".as_bytes());
        assert_eq!(outline.cells, 1);
        assert!(outline.problem.is_some());
    }

    #[test]
    fn a_cell_outside_the_grid_ends_the_walk() {
        assert!(sheet("<row r='1'><c r='XFE1'/></row>", "").problem.is_some());
        assert!(sheet("<row r='4294967295'/>", "").problem.is_some());
    }

    #[test]
    fn error_words_of_newer_programs_are_kept() {
        let outline = sheet("<row r='1'><c r='A1' t='e'><v>#SPILL!</v></c><c r='B1' t='e'><v>#N/A</v></c></row>", "");
        assert_eq!(outline.new_errors, BTreeMap::from([(at("A1"), ("#SPILL!".to_owned(), 0))]));
    }
}

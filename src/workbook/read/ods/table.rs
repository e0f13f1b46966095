//! Owns reading one table of an `OpenDocument` spreadsheet: rows, columns, what is repeated, merged or hidden.
//! Must not know how a cell's value is stored.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::super::address::{CellRange, CellRef};
use super::super::super::sheet::{Sheet, Spans, Visibility};
use super::super::look::Look;
use super::super::outline::Outline;
use super::super::taker::{Room, Taker, extent};
use super::super::xml;
use super::cell;
use super::lists::Lists;
use super::repeats::{Held, Row};
use super::styles::Styles;

/// Reads a table to its end; `false` when the file stops inside it.
pub(super) fn read<R: BufRead>(
    reader: &mut Reader<R>,
    start: &BytesStart<'_>,
    styles: &Styles,
    lists: &mut Lists,
    room: &mut Room,
) -> (Sheet, bool) {
    let outline = Outline::default();
    let name = xml::text_attribute(start, "name").unwrap_or_default();
    let hidden = xml::text_attribute(start, "style-name").is_some_and(|style| styles.is_hidden(&style));
    let mut sheet =
        Sheet { name, visibility: if hidden { Visibility::Hidden } else { Visibility::Visible }, ..Sheet::default() };
    lists.begin(&sheet.name);
    let mut walk = Walk {
        styles,
        lists,
        taker: Taker::new(&[], &outline, false, room),
        looks: HashMap::new(),
        columns: Vec::new(),
        row: Row::default(),
        hidden_rows: Vec::new(),
        hidden_columns: Vec::new(),
        sheet: &mut sheet,
    };
    let ended = walk.walk(reader);
    let (rows, columns) = (Spans::new(walk.hidden_rows), Spans::new(walk.hidden_columns));
    let last = walk.taker.last();
    sheet.cells = walk.taker.finish();
    sheet.extent = extent(&sheet.cells);
    (sheet.hidden_rows, sheet.hidden_columns) = (rows, columns);
    sheet.merges.sort_unstable();
    sheet.problem = ended.as_ref().err().map(|stop| super::super::problem(&sheet.name, last, &stop.cause));
    (sheet, ended.map_or_else(|stop| stop.goes_on, |()| true))
}

/// Why a table is not read to its end, and whether the file goes on after it.
struct Stop {
    cause: String,
    goes_on: bool,
}

struct Walk<'a> {
    styles: &'a Styles,
    lists: &'a mut Lists,
    taker: Taker<'a>,
    looks: HashMap<String, Look>,
    /// Where each run of columns ends, and the style of cells in it that have none.
    columns: Vec<(u32, Option<String>)>,
    row: Row,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    sheet: &'a mut Sheet,
}

impl Walk<'_> {
    fn walk<R: BufRead>(&mut self, reader: &mut Reader<R>) -> Result<(), Stop> {
        let mut depth = 1_usize;
        let (mut buffer, mut within) = (Vec::new(), Vec::new());
        let mut problem = None;
        while depth > 0 {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => match element.local_name().as_ref() {
                    "table-cell" | "covered-table-cell" if problem.is_none() => {
                        let seen = cell::read(reader, &element, &mut within);
                        let seen = seen.ok_or_else(|| stop("the sheet stops before its end"))?;
                        self.cell(&element, seen);
                    }
                    _ => {
                        depth += 1;
                        self.start(&element);
                    }
                },
                Ok(Event::End(element)) => {
                    depth -= 1;
                    if element.local_name().as_ref() == "table-row" && problem.is_none() {
                        problem = self.end_row().err();
                    }
                }
                Ok(Event::Eof) => return Err(stop("the sheet stops before its end")),
                Ok(_) => (),
                Err(error) => return Err(stop(&error.to_string())),
            }
        }
        problem.map_or(Ok(()), |cause| Err(Stop { cause, goes_on: true }))
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "table-row" => {
                self.row.begin(
                    repeated(element, "number-rows-repeated"),
                    xml::text_attribute(element, "default-cell-style-name"),
                );
                if is_hidden(element) {
                    self.hidden_rows.push(self.row.span());
                }
            }
            "table-column" => {
                let first = self.columns.last().map_or(0, |(end, _)| *end);
                let end = first.saturating_add(repeated(element, "number-columns-repeated"));
                if is_hidden(element) {
                    self.hidden_columns.push((first, end - 1));
                }
                self.columns.push((end, xml::text_attribute(element, "default-cell-style-name")));
            }
            _ => (),
        }
    }

    fn cell(&mut self, element: &BytesStart<'_>, mut seen: cell::Seen) {
        let (column, repeat) = self.row.step(repeated(element, "number-columns-repeated"));
        let at = CellRef::new(self.row.first(), column);
        let (down, across) = (spanned(element, "number-rows-spanned"), spanned(element, "number-columns-spanned"));
        if down > 1 || across > 1 {
            let last = CellRef::new(at.row.saturating_add(down - 1), at.column.saturating_add(across - 1));
            self.sheet.merges.push(CellRange::new(at, last));
        }
        if let Some(list) = xml::text_attribute(element, "content-validation-name") {
            let last = CellRef::new(self.row.span().1, column.saturating_add(repeat - 1));
            self.lists.used(&list, CellRange::new(at, last));
        }
        if let Some(mut note) = seen.note.take() {
            note.at = at;
            self.sheet.notes.push(note);
        }
        let look = self.look(element, column);
        if !seen.is_blank() || look.fill.is_some_and(|fill| fill != [255, 255, 255]) {
            self.row.hold(Held { column, repeat, seen, look });
        }
    }

    /// By its own style, its row's or its column's.
    fn look(&mut self, element: &BytesStart<'_>, column: u32) -> Look {
        let own = xml::text_attribute(element, "style-name").or_else(|| self.row.style.clone());
        let of_column = || {
            let index = self.columns.partition_point(|(end, _)| *end <= column);
            self.columns.get(index).and_then(|(_, style)| style.clone())
        };
        let Some(name) = own.or_else(of_column) else { return Look::default() };
        if let Some(look) = self.looks.get(&name) {
            return look.clone();
        }
        let look = self.styles.look(&name);
        self.looks.insert(name, look.clone());
        look
    }

    fn end_row(&mut self) -> Result<(), String> {
        self.row.expand(&mut self.taker)
    }
}

fn stop(cause: &str) -> Stop {
    Stop { cause: cause.to_owned(), goes_on: false }
}

/// How often something stands one after another; never not at all.
fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    let written = xml::attribute(element, name);
    written.map_or(1, |count| count.trim().parse::<u32>().unwrap_or(u32::MAX)).clamp(1, 1 << 20)
}

fn spanned(element: &BytesStart<'_>, name: &str) -> u32 {
    xml::attribute(element, name).and_then(|count| count.parse::<u32>().ok()).unwrap_or(1).clamp(1, 1 << 20)
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(xml::attribute(element, "visibility").as_deref(), Some("collapse" | "filter"))
}

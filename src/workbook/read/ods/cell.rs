//! Owns reading one cell of an `OpenDocument` table: its value, the text a person sees, its note.
//! Must not know where the cell stands.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_decimal::Decimal;

use super::super::super::address::CellRef;
use super::super::super::beside::Note;
use super::super::super::cell::{Cell, Value};
use super::super::given::Given;
use super::super::look::Look;
use super::super::text::MAX_CHARACTERS;
use super::super::xml;

/// Bytes of text gathered for one cell, enough for the longest that is kept.
const MAX_BYTES: usize = MAX_CHARACTERS * 4 + 4;
/// Spaces one element may stand for.
const MAX_SPACES: usize = 10_000;

/// A cell as it was read; `cell` makes one of it wherever it is repeated.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) kind: String,
    value: Option<String>,
    is_error: bool,
    pub(super) has_formula: bool,
    pub(super) text: String,
    pub(super) note: Option<Note>,
}

impl Seen {
    /// Whether it holds nothing that has to be accounted for.
    pub(super) fn is_blank(&self) -> bool {
        let holds = match self.kind.as_str() {
            "" => self.has_formula,
            "string" => !self.words().is_empty(),
            _ => self.value.is_some() || !self.text.is_empty(),
        };
        !holds
    }

    /// The text of a text cell: what is seen, or what its attribute says.
    fn words(&self) -> &str {
        if self.text.is_empty() { self.value.as_deref().unwrap_or_default() } else { &self.text }
    }

    pub(super) fn cell(&self, at: CellRef, look: Option<&Look>) -> Cell {
        let given = match (self.kind.as_str(), self.value.as_deref()) {
            _ if self.is_error => Given::Error(&self.text),
            ("" | "string", _) if self.is_blank() => Given::Nothing,
            ("", _) => Given::Nothing,
            ("float" | "percentage" | "currency", Some(written)) => return self.number(at, look, written),
            ("date", Some(written)) => Given::Iso(written),
            ("boolean", Some(written)) => Given::Bool(written == "true"),
            ("time", Some(written)) => return self.time(at, look, written),
            _ => Given::Text(self.words()),
        };
        let mut cell = given.cell(at, look, false);
        cell.flags.uncalculated = self.has_formula && self.kind.is_empty();
        if matches!(cell.value, Value::Date(_)) && !self.text.is_empty() {
            cell.show(self.text.as_str());
        }
        cell
    }

    fn number(&self, at: CellRef, look: Option<&Look>, written: &str) -> Cell {
        let exact = Decimal::from_str_exact(written).or_else(|_| Decimal::from_scientific(written));
        let mut cell = match (exact, written.parse::<f64>()) {
            (Ok(number), _) => {
                let mut cell = Given::Nothing.cell(at, look, false);
                cell.value = Value::Number(number.normalize());
                cell.show(super::super::format::plain(number));
                cell
            }
            (Err(_), Ok(number)) => Given::Number(number).cell(at, look, false),
            (Err(_), Err(_)) => Given::Text(self.words()).cell(at, look, false),
        };
        if !self.text.is_empty() && !matches!(cell.value, Value::Text(_)) {
            cell.show(self.text.as_str());
        }
        // Some programs store a yes or no as a number that only looks like one.
        match (written, self.text.as_str()) {
            ("1", "TRUE") => Given::Bool(true).cell(at, look, false),
            ("0", "FALSE") => Given::Bool(false).cell(at, look, false),
            _ => cell,
        }
    }

    /// `PT08H30M00S`: a time of day below 24 hours, else a length of time.
    fn time(&self, at: CellRef, look: Option<&Look>, written: &str) -> Cell {
        let given = match seconds(written) {
            Some(seconds) if (0.0..86_400.0).contains(&seconds) => Given::Moment(seconds / 86_400.0),
            Some(seconds) => Given::Elapsed(seconds / 86_400.0),
            None => Given::Text(self.words()),
        };
        let mut cell = given.cell(at, look, false);
        if !self.text.is_empty() && !matches!(cell.value, Value::Text(_)) {
            cell.show(self.text.as_str());
        }
        cell
    }
}

fn seconds(written: &str) -> Option<f64> {
    let (negative, rest) = written.strip_prefix('-').map_or((false, written), |rest| (true, rest));
    let (mut sum, mut number) = (0.0, String::new());
    for letter in rest.strip_prefix("PT")?.chars() {
        let unit = match letter {
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            digit => {
                number.push(digit);
                continue;
            }
        };
        sum += std::mem::take(&mut number).parse::<f64>().ok()? * unit;
    }
    Some(if negative { -sum } else { sum })
}

/// Reads a cell to its end; none when the file stops inside it.
pub(super) fn read<R: BufRead>(reader: &mut Reader<R>, start: &BytesStart<'_>, buffer: &mut Vec<u8>) -> Option<Seen> {
    let mut reading = Reading { seen: begun(start), depth: 1, ..Reading::default() };
    while reading.depth > 0 {
        buffer.clear();
        match reader.read_event_into(buffer).ok()? {
            Event::Start(element) => reading.start(&element),
            Event::End(element) => reading.end(element.local_name().as_ref()),
            Event::Eof => return None,
            event => reading.text(&event),
        }
    }
    let mut seen = reading.seen;
    seen.note = reading.note.filter(|note| !note.text.trim().is_empty());
    Some(seen)
}

/// Where the reading of a cell is.
#[derive(Default)]
struct Reading {
    seen: Seen,
    note: Option<Note>,
    depth: usize,
    /// How deep the note stands, while inside it.
    in_note: Option<usize>,
    in_author: bool,
    /// Inside a paragraph: white space outside of one is layout of the file.
    in_line: bool,
    lines: usize,
}

impl Reading {
    fn target(&mut self) -> Option<&mut String> {
        let text = match self.in_note {
            Some(_) => self.note.as_mut().map(|note| &mut note.text),
            None => Some(&mut self.seen.text),
        };
        text.filter(|text| text.len() < MAX_BYTES)
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        self.depth += 1;
        match element.local_name().as_ref() {
            "annotation" if self.note.is_none() => {
                self.note = Some(Note::default());
                self.in_note = Some(self.depth);
            }
            "creator" => self.in_author = self.in_note.is_some(),
            "p" => {
                self.in_line = true;
                let goes_on = self.in_note.is_some() || self.lines > 0;
                self.lines += usize::from(self.in_note.is_none());
                if let Some(text) = self.target().filter(|text| goes_on && !text.is_empty()) {
                    text.push('\n');
                }
            }
            "s" => {
                let count = xml::attribute(element, "c").map_or(1, |count| count.parse().unwrap_or(MAX_SPACES));
                if let Some(text) = self.target() {
                    text.extend(std::iter::repeat_n(' ', count.min(MAX_SPACES)));
                }
            }
            "tab" => self.target().into_iter().for_each(|text| text.push('\t')),
            "line-break" => self.target().into_iter().for_each(|text| text.push('\n')),
            _ => (),
        }
    }

    fn end(&mut self, name: &str) {
        if self.in_note == Some(self.depth) {
            self.in_note = None;
        }
        self.depth -= 1;
        match name {
            "p" => self.in_line = false,
            "creator" => self.in_author = false,
            _ => (),
        }
    }

    fn text(&mut self, event: &Event<'_>) {
        if self.in_author {
            let author = self.note.as_mut().map(|note| note.author.get_or_insert_default());
            author.filter(|author| author.len() < 200).into_iter().for_each(|author| xml::push_text(author, event));
        } else if self.in_line
            && let Some(text) = self.target()
        {
            xml::push_text(text, event);
        }
    }
}

fn begun(start: &BytesStart<'_>) -> Seen {
    let mut seen = Seen::default();
    let mut attributes = start.attributes();
    for attribute in attributes.with_checks(false).flatten() {
        let text = || {
            attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_or_else(|_| String::new(), std::borrow::Cow::into_owned)
        };
        match attribute.key.as_ref() {
            "office:value-type" => seen.kind = text(),
            "calcext:value-type" => seen.is_error = attribute.value.as_ref() == "error",
            "table:formula" => seen.has_formula = true,
            "office:value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value"
            | "office:string-value" => {
                seen.value = Some(text());
            }
            _ => (),
        }
    }
    seen
}

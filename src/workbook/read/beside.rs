//! Owns what stands in a sheet's part beside its cells: drop-down lists and the rules of conditional formats, as written.
//! Must not know what any list offers or any rule comes to.

use quick_xml::events::{BytesStart, Event};

use super::super::address::CellRange;
use super::super::cell::Rgb;
use super::palette;
use super::xml;

/// Lists, or rules, kept of one sheet; a real return has some dozens.
const MAX_KEPT: usize = 5_000;
/// Bytes of one formula, or of the ranges it is for.
const MAX_TEXT: usize = 100_000;

/// A list of words that cells may be filled from.
#[derive(Debug, Default)]
pub(super) struct WrittenList {
    pub(super) ranges: Vec<CellRange>,
    pub(super) formula: String,
}

/// A rule that may colour cells.
#[derive(Debug, Default)]
pub(super) struct WrittenRule {
    pub(super) ranges: Vec<CellRange>,
    pub(super) kind: String,
    pub(super) operator: String,
    pub(super) text: String,
    pub(super) formulas: Vec<String>,
    pub(super) priority: i64,
    pub(super) stops: bool,
    /// The number of the format it gives.
    pub(super) format: Option<usize>,
    /// The fill it gives on the spot, in newer files.
    pub(super) own_fill: Option<Rgb>,
    /// Whether it says its format on the spot.
    pub(super) has_own: bool,
}

/// Gathers both while a part is walked.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) lists: Vec<WrittenList>,
    pub(super) rules: Vec<WrittenRule>,
    list: Option<WrittenList>,
    rule: Option<WrittenRule>,
    /// Ranges of the block of rules that is open, and how many rules came before it.
    block: Vec<CellRange>,
    before: usize,
    text: Option<String>,
}

impl Beside {
    pub(super) fn start(&mut self, element: &BytesStart<'_>) {
        let written = |name| xml::text_attribute(element, name).unwrap_or_default();
        match element.local_name().as_ref() {
            "dataValidation" if written("type") == "list" => {
                self.list = Some(WrittenList { ranges: ranges(&written("sqref")), formula: String::new() });
            }
            "conditionalFormatting" => {
                self.block = ranges(&written("sqref"));
                self.before = self.rules.len();
            }
            "cfRule" => {
                self.rule = Some(WrittenRule {
                    kind: written("type"),
                    operator: written("operator"),
                    text: written("text"),
                    priority: written("priority").parse().unwrap_or(i64::MAX),
                    stops: xml::flag(element, "stopIfTrue"),
                    format: written("dxfId").parse().ok(),
                    ..WrittenRule::default()
                });
            }
            "bgColor" | "fgColor" => {
                if let Some(rule) = &mut self.rule {
                    rule.own_fill = palette::plain_colour(element).or(rule.own_fill);
                }
            }
            "dxf" => self.rule.iter_mut().for_each(|rule| rule.has_own = true),
            "formula1" | "formula" | "sqref" | "f" => self.text = Some(String::new()),
            _ => (),
        }
    }

    pub(super) fn text(&mut self, event: &Event<'_>) {
        if let Some(text) = self.text.as_mut().filter(|text| text.len() < MAX_TEXT) {
            xml::push_text(text, event);
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            // In newer files the formula is an element inside "formula1"; the outer one then ends with nothing left.
            "formula1" | "formula" | "f" => {
                let Some(text) = self.text.take().filter(|text| !text.trim().is_empty()) else { return };
                if let Some(rule) = &mut self.rule {
                    rule.formulas.push(text);
                } else if let Some(list) = self.list.as_mut().filter(|list| list.formula.is_empty()) {
                    list.formula = text;
                }
            }
            "sqref" => {
                let ranges = ranges(&self.text.take().unwrap_or_default());
                match &mut self.list {
                    Some(list) => list.ranges = ranges,
                    None => self.block = ranges,
                }
            }
            "dataValidation" => self.lists.extend(self.list.take().filter(|_| self.lists.len() < MAX_KEPT)),
            "cfRule" => self.rules.extend(self.rule.take().filter(|_| self.rules.len() < MAX_KEPT)),
            "conditionalFormatting" => {
                for rule in self.rules.iter_mut().skip(self.before) {
                    rule.ranges.clone_from(&self.block);
                }
            }
            _ => (),
        }
    }
}

fn ranges(written: &str) -> Vec<CellRange> {
    written.split_ascii_whitespace().filter_map(|word| word.parse().ok()).take(MAX_KEPT).collect()
}

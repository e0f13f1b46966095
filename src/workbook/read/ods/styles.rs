//! Owns the styles of an `OpenDocument` spreadsheet as far as they are read: the fill of cells, and whether a table is seen.
//! Must not know cells. Number formats are not read: each cell holds the very text a person sees.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::super::super::cell::Rgb;
use super::super::look::Look;
use super::super::xml;

/// Styles named in one file; more are passed over.
const MAX_STYLES: usize = 140_000;
/// How many styles may stand on one another.
const MAX_PARENTS: usize = 12;

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_name: HashMap<String, Style>,
    open: Option<String>,
}

/// What a style says of its fill.
#[derive(Debug, Default, Clone, Copy)]
enum Fill {
    /// Nothing, which leaves it to the style it stands on.
    #[default]
    Unsaid,
    Transparent,
    Colour(Rgb),
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    fill: Fill,
    hidden: bool,
}

impl Styles {
    pub(super) fn read(&mut self, part: impl BufRead) -> Result<(), quick_xml::Error> {
        let mut reader = xml::reader(part);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer)? {
                Event::Start(element) => self.start(&element),
                Event::Eof => return Ok(()),
                _ => (),
            }
        }
    }

    pub(super) fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "style" => {
                let name = xml::text_attribute(element, "name").filter(|_| self.by_name.len() < MAX_STYLES);
                if let Some(name) = &name {
                    let parent = xml::text_attribute(element, "parent-style-name");
                    self.by_name.insert(name.clone(), Style { parent, ..Style::default() });
                }
                self.open = name;
            }
            "table-cell-properties" => {
                let colour = xml::attribute(element, "background-color");
                let fill = colour.map_or(Fill::Unsaid, |colour| rgb(&colour).map_or(Fill::Transparent, Fill::Colour));
                self.with_open(|style| style.fill = fill);
            }
            "table-properties" => {
                let hidden = xml::attribute(element, "display").as_deref() == Some("false");
                self.with_open(|style| style.hidden = hidden);
            }
            _ => (),
        }
    }

    fn with_open(&mut self, change: impl FnOnce(&mut Style)) {
        if let Some(style) = self.open.as_ref().and_then(|name| self.by_name.get_mut(name)) {
            change(style);
        }
    }

    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.by_name.get(name).is_some_and(|style| style.hidden)
    }

    /// How cells of a style look.
    pub(super) fn look(&self, name: &str) -> Look {
        let mut at = self.by_name.get(name);
        for _ in 0..MAX_PARENTS {
            let Some(style) = at else { break };
            match style.fill {
                Fill::Colour(colour) => return Look::new(None, Some(colour)),
                Fill::Transparent => break,
                Fill::Unsaid => (),
            }
            at = style.parent.as_ref().and_then(|parent| self.by_name.get(parent));
        }
        Look::default()
    }
}

/// `#ff0000`; `transparent` is no colour.
fn rgb(written: &str) -> Option<Rgb> {
    let hex = written.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let [_, red, green, blue] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_takes_the_fill_of_the_one_it_stands_on() {
        let mut styles = Styles::default();
        let written = "<s><style name='Bad'><table-cell-properties background-color='#ff0000'/></style>
            <style name='ce1' parent-style-name='Bad'/><style name='ce2' parent-style-name='Bad'>
            <table-cell-properties background-color='transparent'/></style>
            <style name='loop' parent-style-name='loop'/></s>";
        styles.read(written.as_bytes()).expect("well formed");
        assert_eq!(styles.look("ce1").fill, Some([255, 0, 0]));
        assert_eq!(styles.look("ce2").fill, None);
        assert_eq!(styles.look("loop").fill, None);
    }
}

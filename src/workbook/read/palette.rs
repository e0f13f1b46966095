//! Owns fills given by number into a workbook's own palette, as in workbooks that began life before 2007.
//! Must not know themes and tints: the reading library works those out, but takes every palette for the standard one.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::super::cell::Rgb;
use super::colouring::Effect;
use super::xml;

/// More would not be a palette.
const MAX_COLOURS: usize = 256;

/// The fills that a workbook's own palette decides, by style id; none when it has no palette of its own.
pub(super) fn own_fills(styles: impl BufRead) -> HashMap<usize, Rgb> {
    let mut found = Found::default();
    let mut reader = xml::reader(styles);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => found.start(&element),
            Ok(Event::End(element)) => found.end(element.local_name().as_ref()),
            Ok(Event::Eof) => return found.fills_by_style(),
            Ok(_) => (),
            // The library reports a broken part; colours are not worth a second sentence.
            Err(_) => return HashMap::new(),
        }
    }
}

#[derive(Default)]
struct Found {
    palette: Vec<Option<Rgb>>,
    fills: Vec<Indexed>,
    /// The fill of each cell format.
    styles: Vec<Option<usize>>,
    in_fills: bool,
    in_styles: bool,
}

/// A fill's colours, as far as they are numbers into the palette.
#[derive(Default)]
struct Indexed {
    pattern: String,
    front: Option<Colour>,
    back: Option<Colour>,
}

#[derive(Clone, Copy)]
enum Colour {
    Index(usize),
    Other,
}

impl Found {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "fills" => self.in_fills = true,
            "cellXfs" => self.in_styles = true,
            "fill" if self.in_fills => self.fills.push(Indexed::default()),
            "patternFill" => {
                let pattern = xml::attribute(element, "patternType").unwrap_or_default();
                self.with_fill(|fill| fill.pattern = pattern.into_owned());
            }
            "fgColor" => self.with_fill(|fill| fill.front = colour(element)),
            "bgColor" => self.with_fill(|fill| fill.back = colour(element)),
            "xf" if self.in_styles => {
                let fill = xml::attribute(element, "fillId").and_then(|id| id.parse().ok());
                self.styles.push(fill);
            }
            "rgbColor" if self.palette.len() < MAX_COLOURS => {
                self.palette.push(xml::attribute(element, "rgb").and_then(|hex| rgb(&hex)));
            }
            _ => (),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "fills" => self.in_fills = false,
            "cellXfs" => self.in_styles = false,
            _ => (),
        }
    }

    fn with_fill(&mut self, change: impl FnOnce(&mut Indexed)) {
        if let Some(fill) = self.fills.last_mut().filter(|_| self.in_fills) {
            change(fill);
        }
    }

    fn fills_by_style(&self) -> HashMap<usize, Rgb> {
        let fill = |style: &Option<usize>| {
            let fill = self.fills.get((*style)?)?;
            match fill.seen()? {
                Colour::Index(index) => *self.palette.get(index)?,
                Colour::Other => None,
            }
        };
        let by_style = self.styles.iter().enumerate();
        by_style.filter_map(|(id, style)| Some((id, fill(style)?))).collect()
    }
}

impl Indexed {
    /// The same choice as for every other fill: a solid one's own colour, a hatched one's ground.
    fn seen(&self) -> Option<Colour> {
        match self.pattern.as_str() {
            "" | "none" => None,
            "solid" => self.front,
            _ => self.back.or(self.front),
        }
    }
}

fn colour(element: &BytesStart<'_>) -> Option<Colour> {
    let has = |name| xml::attribute(element, name).is_some();
    if has("rgb") || has("theme") || has("tint") {
        return Some(Colour::Other);
    }
    xml::attribute(element, "indexed")?.parse().ok().map(Colour::Index)
}

/// A colour given outright, or by number into the standard palette; not one of the workbook's theme.
pub(super) fn plain_colour(element: &BytesStart<'_>) -> Option<Rgb> {
    if let Some(hex) = xml::attribute(element, "rgb") {
        return rgb(&hex);
    }
    let number = xml::attribute(element, "indexed")?.parse().ok()?;
    super::xls::Palette::default().get(number)
}

/// The fills of the formats that conditional formats give, by number; none where it is a colour of the theme.
pub(super) fn given_fills(styles: impl BufRead) -> Vec<Option<Effect>> {
    let mut fills: Vec<Option<Effect>> = Vec::new();
    let (mut in_formats, mut in_fill) = (false, false);
    let mut reader = xml::reader(styles);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "dxfs" => in_formats = true,
                "dxf" if in_formats => fills.push(Some(Effect::Nothing)),
                "fill" => in_fill = in_formats,
                "fgColor" | "bgColor" if in_fill => {
                    let is_ground = element.local_name().as_ref() == "bgColor";
                    if let Some(fill) = fills.last_mut().filter(|fill| is_ground || **fill == Some(Effect::Nothing)) {
                        *fill = plain_colour(&element).map(Effect::Fill);
                    }
                }
                _ => (),
            },
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "dxfs" => return fills,
                "fill" => in_fill = false,
                _ => (),
            },
            Ok(Event::Eof) | Err(_) => return fills,
            Ok(_) => (),
        }
    }
}

/// `FFRRGGBB` or `RRGGBB`.
fn rgb(hex: &str) -> Option<Rgb> {
    let start = hex.len().checked_sub(6)?;
    let number = u32::from_str_radix(hex.get(start..)?, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = "<styleSheet><fills>
        <fill><patternFill patternType='none'/></fill>
        <fill><patternFill patternType='solid'><fgColor indexed='1'/><bgColor indexed='64'/></patternFill></fill>
        <fill><patternFill patternType='solid'><fgColor rgb='FF00FF00'/><bgColor indexed='1'/></patternFill></fill>
        </fills><cellStyleXfs><xf fillId='1'/></cellStyleXfs>
        <cellXfs><xf fillId='0'/><xf fillId='1'/><xf fillId='2'/></cellXfs>";

    #[test]
    fn a_palette_of_its_own_decides_the_colours_given_by_number() {
        let colours = "<colors><indexedColors><rgbColor rgb='00000000'/><rgbColor rgb='00C0FFEE'/></indexedColors></colors></styleSheet>";
        let fills = own_fills(format!("{STYLES}{colours}").as_bytes());
        assert_eq!(fills, HashMap::from([(1, [0xC0, 0xFF, 0xEE])]));
    }

    #[test]
    fn without_one_nothing_is_said() {
        assert!(own_fills(format!("{STYLES}</styleSheet>").as_bytes()).is_empty());
    }
}

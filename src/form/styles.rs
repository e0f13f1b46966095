//! Owns how the form looks: one face, white cells to fill in, grey ones that are known, tints that only add to the words.
//! Must not know what stands in any cell.

use super::sheet::{Look, Part};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const LINE: Color = Color::RGB(0x00C9_D1DA);
const TEXT: Color = Color::RGB(0x001B_2430);
const SECONDARY: Color = Color::RGB(0x0048_5362);
/// So pale that a blank cell with it is no grey status.
const KNOWN: Color = Color::RGB(0x00F3_F5F7);
const ACCENT: Color = Color::RGB(0x0016_5A6B);
const ACCENT_TINT: Color = Color::RGB(0x00DC_EAEE);
const GREY_TINT: Color = Color::RGB(0x00E1_E5EA);
const GREEN: Color = Color::RGB(0x00DD_F0E3);
const AMBER: Color = Color::RGB(0x00FB_E8C8);
const RED: Color = Color::RGB(0x00F9_D6D2);
const BLUE: Color = Color::RGB(0x00D8_E6F6);
const WANTED: Color = Color::RGB(0x00FF_F6DC);

/// A date as people here write it.
pub(super) const DATE: &str = "d mmm yyyy";
/// Stored as it is typed: `=`, `+44` and `1.10` stay text.
const AS_TYPED: &str = "@";

/// How much a status says, whatever its words.
#[derive(Clone, Copy)]
pub(super) enum Tone {
    /// Going to plan.
    Good,
    /// Of some concern.
    Fair,
    /// Of serious concern.
    Bad,
    /// Done.
    Done,
    /// Nothing is said.
    Silent,
}

/// A title over a sheet.
pub(super) fn title() -> Format {
    face().set_bold().set_font_size(15)
}

/// A line of plain text.
pub(super) fn line() -> Format {
    face().set_font_color(SECONDARY)
}

/// A paragraph of the cover.
pub(super) fn paragraph() -> Format {
    face().set_text_wrap().set_align(FormatAlign::Top)
}

/// A small heading on the cover.
pub(super) fn caption() -> Format {
    face().set_bold().set_font_size(12)
}

/// A label on the cover.
pub(super) fn label() -> Format {
    bordered(face().set_bold().set_background_color(KNOWN).set_align(FormatAlign::Top))
}

/// What stands beside a label.
pub(super) fn beside_label() -> Format {
    bordered(face().set_text_wrap().set_align(FormatAlign::Top).set_background_color(KNOWN))
}

/// A cell on the cover to fill in.
pub(super) fn entry() -> Format {
    bordered(face().set_text_wrap().set_align(FormatAlign::Top).set_num_format(AS_TYPED).set_unlocked())
}

/// The heading of a column.
pub(super) fn head(part: Part) -> Format {
    let head = bordered(face().set_bold().set_text_wrap().set_align(FormatAlign::Bottom));
    match part {
        Part::Known => head.set_background_color(GREY_TINT),
        Part::Last => head.set_background_color(ACCENT_TINT),
        Part::Now => head.set_background_color(ACCENT).set_font_color(Color::White),
    }
}

/// A cell of the table.
pub(super) fn cell(locked: bool) -> Format {
    let cell = bordered(face().set_align(FormatAlign::Top));
    if locked { cell.set_background_color(KNOWN).set_font_color(SECONDARY) } else { cell.set_unlocked() }
}

/// A cell of text.
pub(super) fn text(locked: bool) -> Format {
    cell(locked).set_text_wrap().set_num_format(AS_TYPED)
}

/// A cell of a date.
pub(super) fn date(locked: bool) -> Format {
    cell(locked).set_num_format(DATE).set_align(FormatAlign::Center)
}

/// A cell of a figure.
pub(super) fn figure(locked: bool, value: Option<Decimal>, look: Look) -> Format {
    let cell = cell(locked).set_align(FormatAlign::Right).set_indent(1);
    let places = value.map(|value| value.normalize().scale());
    match (look, places) {
        (Look::Plain, None) => cell,
        (Look::Plain, Some(places)) => cell.set_num_format(format!("#,##0{}", decimals(places))),
        // A figure typed under this format is a percentage, with or without its sign.
        (Look::Percent, places) => cell.set_num_format(format!("0{}%", decimals(places.unwrap_or(1)))),
        (Look::Pounds, places) => cell.set_num_format(format!("£#,##0{}", decimals(places.unwrap_or(0)))),
    }
}

fn decimals(places: u32) -> String {
    if places == 0 { String::new() } else { format!(".{}", "0".repeat(usize::try_from(places.min(9)).unwrap_or(2))) }
}

/// The tint of a status.
pub(super) fn tint(tone: Tone) -> Format {
    let tint = |colour| Format::new().set_background_color(colour).set_font_color(TEXT);
    match tone {
        Tone::Good => tint(GREEN),
        Tone::Fair => tint(AMBER),
        Tone::Bad => tint(RED),
        Tone::Done => tint(BLUE),
        Tone::Silent => tint(GREY_TINT),
    }
}

/// The tint of a blank cell that is wanted.
pub(super) fn wanted() -> Format {
    Format::new().set_background_color(WANTED)
}

fn face() -> Format {
    Format::new().set_font_name("Arial").set_font_size(10).set_font_color(TEXT)
}

fn bordered(format: Format) -> Format {
    format.set_border(FormatBorder::Thin).set_border_color(LINE)
}

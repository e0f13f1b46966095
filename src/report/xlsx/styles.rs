//! Owns how the workbook looks: one face, hairlines, figures right-aligned, tints that only add to the words.
//! Must not know what stands in any cell.

use crate::report::table::Tone;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

const HAIRLINE: Color = Color::RGB(0x00E3_E7EC);
const TEXT: Color = Color::RGB(0x001B_2430);
const SECONDARY: Color = Color::RGB(0x005B_6776);
const ACCENT_TINT: Color = Color::RGB(0x00E6_F0F3);

/// What a row is, as far as it changes how its cells look.
#[derive(Clone, Copy)]
pub(super) struct RowKind {
    /// A sum at the foot.
    pub(super) total: bool,
    /// One line high: its text stands in the middle.
    pub(super) single: bool,
}

/// The formats of a workbook.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) line: Format,
    pub(super) caption: Format,
    base: Format,
    head: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let face = Format::new().set_font_name("Arial").set_font_size(10).set_font_color(TEXT);
        let base = face.clone().set_border_bottom(FormatBorder::Hair).set_border_bottom_color(HAIRLINE);
        let head = face
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            // The tint alone ends the head: a line would cut into the text at the top of the row below.
            .set_background_color(ACCENT_TINT);
        Self {
            title: face.clone().set_bold().set_font_size(16),
            line: face.clone().set_font_color(SECONDARY),
            caption: face.set_bold().set_font_size(12),
            base,
            head,
        }
    }

    /// The head of a column.
    pub(super) fn head(&self, figures: bool) -> Format {
        if figures { self.head.clone().set_align(FormatAlign::Right) } else { self.head.clone() }
    }

    /// A text cell; long texts wrap.
    pub(super) fn text(&self, kind: RowKind) -> Format {
        self.row(kind).set_text_wrap()
    }

    /// A cell of figures with this number format.
    pub(super) fn figures(&self, number_format: &str, kind: RowKind) -> Format {
        self.row(kind).set_align(FormatAlign::Right).set_num_format(number_format)
    }

    /// A cell tinted by a status colour, with the words in dark text.
    pub(super) fn tinted(&self, tone: Tone, kind: RowKind) -> Format {
        let row = self.row(kind);
        match tone {
            Tone::Good => row.set_background_color(Color::RGB(0x00E3_F2E8)),
            Tone::Fair => row.set_background_color(Color::RGB(0x00FB_EBD0)),
            Tone::Bad => row.set_background_color(Color::RGB(0x00FA_DCD9)),
            Tone::Plain => row,
        }
    }

    fn row(&self, kind: RowKind) -> Format {
        let place = if kind.single { FormatAlign::VerticalCenter } else { FormatAlign::Top };
        let row = self.base.clone().set_align(place);
        if kind.total { row.set_bold().set_border_top(FormatBorder::Thin).set_border_top_color(SECONDARY) } else { row }
    }
}

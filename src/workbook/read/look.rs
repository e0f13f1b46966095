//! Owns what a workbook's cell formats come to: a number format and a fill colour each.
//! Must not know cells.

use std::collections::HashMap;
use std::sync::Arc;

use calamine::{FillPattern, Style};

use super::super::cell::{Dress, Rgb};
use super::format::{self, Format};

/// What a cell's format says about how it looks.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    /// How cells with no text of their own for it are shown: the number format's code, unless it is General.
    pub(super) dress: Option<Arc<Dress>>,
    pub(super) format: Format,
    pub(super) fill: Option<Rgb>,
}

impl Look {
    pub(super) fn new(code: Option<&str>, fill: Option<Rgb>) -> Self {
        let code = code.filter(|code| !code.is_empty() && !code.eq_ignore_ascii_case("General"));
        let dress = code.map(|code| Arc::new(Dress { format: Some(code.into()), display: None }));
        Self { dress, format: code.map(Format::parse).unwrap_or_default(), fill }
    }
}

/// The looks of a workbook, by style id; `own` are the fills its own palette decides.
pub(super) fn looks(styles: &[Style], own: &HashMap<usize, Rgb>) -> Vec<Look> {
    let with_own = |(id, style)| {
        let look = look(style);
        Look { fill: own.get(&id).copied().or(look.fill), ..look }
    };
    styles.iter().enumerate().map(with_own).collect()
}

fn look(style: &Style) -> Look {
    let number = style.number_format.as_ref();
    let code = number
        .and_then(|number| number.format_id.and_then(|id| by_region(id, &number.format_code)))
        .or_else(|| number.map(|number| number.format_code.as_str()));
    Look::new(code, fill(style))
}

/// Short dates follow the machine's region whatever the file says; money does when the file says nothing.
fn by_region(id: u32, code: &str) -> Option<&'static str> {
    let given = code != "General" && !matches!(id, 14 | 22);
    if given { None } else { format::built_in(id) }
}

/// The colour a person would name: a solid fill's own, a hatched one's ground.
fn fill(style: &Style) -> Option<Rgb> {
    let fill = style.fill.as_ref()?;
    let colour = match fill.pattern {
        FillPattern::None => None,
        FillPattern::Solid => fill.foreground_color,
        _ => fill.background_color.or(fill.foreground_color),
    }?;
    Some([colour.red, colour.green, colour.blue])
}

//! Owns how one cell looks: mark, text on one line, a finding's dot, the cursor's frame.
//! Must not know which cell it is.

use super::body::PAD;
use crate::app::grid::{CellKind, CellView, GridColumn, Span, Tone};
use crate::ui::tokens::{BODY, SPACE, Tokens};
use crate::ui::{fonts, marks};
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Color32, CornerRadius, Galley, Painter, Rect, Stroke, StrokeKind, Ui, pos2};
use std::borrow::Cow;
use std::sync::Arc;

/// No cell shows more than this many letters; the rest is in its tooltip and its editor.
const LETTERS: usize = 240;

pub(super) struct CellPaint<'a> {
    pub(super) rect: Rect,
    pub(super) column: &'a GridColumn,
    pub(super) view: &'a CellView<'a>,
    pub(super) tokens: &'static Tokens,
}

/// Paints a cell; says whether all of its text could be shown.
pub(super) fn paint(ui: &Ui, cell: &CellPaint<'_>) -> bool {
    let (rect, painter) = (cell.rect, ui.painter());
    let (mut left, mut right) = (rect.left() + PAD, rect.right() - PAD);
    if let Some(tier) = cell.view.finding {
        let alone = cell.column.kind == CellKind::Dot;
        let x = if alone { rect.center().x } else { right - marks::DOT / 2.0 };
        marks::paint_dot(painter, pos2(x, rect.center().y), tier, cell.tokens);
        right -= marks::DOT + 2.0 * SPACE;
    }
    if let Some(mark) = cell.view.mark {
        marks::paint(painter, marks::beside(rect, left), marks::SIZE, mark, cell.tokens);
        left += marks::SIZE + 2.0 * SPACE;
    }
    if cell.view.text.is_empty() || right <= left {
        return true;
    }
    let (line, cut) = one_line(&cell.view.text);
    let galley = lay_out(ui, &line, colour(cell), right - left);
    let x = if cell.column.kind == CellKind::Number { right - galley.size().x } else { left };
    let whole = !galley.elided && !cut;
    place(painter, rect, x, galley);
    whole
}

fn place(painter: &Painter, rect: Rect, x: f32, galley: Arc<Galley>) {
    let top = rect.center().y - galley.size().y / 2.0;
    painter.galley(pos2(x, top), galley, Color32::PLACEHOLDER);
}

fn lay_out(ui: &Ui, line: &str, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(line.to_owned(), fonts::regular(BODY), colour);
    job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, overflow_character: Some('…') };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn colour(cell: &CellPaint<'_>) -> Color32 {
    let text = &cell.tokens.text;
    match cell.view.tone {
        Tone::Normal => text.primary,
        Tone::Secondary => text.secondary,
        Tone::Invitation => text.faint,
        Tone::Alert => text.bad,
    }
}

/// The text on one line, and whether it was cut.
fn one_line(text: &str) -> (Cow<'_, str>, bool) {
    let end = text.char_indices().nth(LETTERS).map_or(text.len(), |(end, _)| end);
    let (shown, rest) = text.split_at(end);
    let line = if shown.contains(char::is_control) {
        Cow::Owned(shown.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(shown)
    };
    let broken = matches!(line, Cow::Owned(_));
    (line, broken || !rest.is_empty())
}

/// Frames the cell of the cursor.
pub(super) fn frame(ui: &Ui, rect: Rect, colour: Color32) {
    ui.painter().rect_stroke(rect, CornerRadius::same(2), Stroke::new(2.0, colour), StrokeKind::Inside);
}

/// Draws the part of a range's edge that runs along this cell.
pub(super) fn edges(ui: &Ui, rect: Rect, span: Span, (row, column): (usize, usize), colour: Color32) {
    let (painter, stroke) = (ui.painter(), Stroke::new(1.5, colour));
    let inside = rect.shrink(0.75);
    for (at_edge, y) in [(row == span.top, inside.top()), (row == span.bottom, inside.bottom())] {
        if at_edge {
            painter.hline(rect.x_range(), y, stroke);
        }
    }
    for (at_edge, x) in [(column == span.left, inside.left()), (column == span.right, inside.right())] {
        if at_edge {
            painter.vline(x, rect.y_range(), stroke);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn line_breaks_and_tabs_become_spaces() {
        assert_eq!(one_line("One\r\ntwo\tthree"), ("One two three".into(), true));
        assert_eq!(one_line("One two"), ("One two".into(), false));
    }

    #[test]
    fn a_cell_of_a_megabyte_is_cut_before_it_is_laid_out() {
        let text = "â".repeat(1_000_000);
        let (line, cut) = one_line(&text);
        assert!(cut && line.chars().count() == super::LETTERS);
    }
}

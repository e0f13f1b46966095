//! Owns one cell of a table: its words laid out in a width, its mark, its badge, its bar, and what is read out of it.
//! Must not know the columns beside it.

use super::bar;
use crate::app::{Face, RowKind, ShownCell};
use crate::report::Tone;
use crate::ui::fonts;
use crate::ui::marks;
use crate::ui::tokens::{self, BODY, SMALL, SPACE, Tokens};
use crate::ui::widgets::{Badge, edge};
use eframe::egui::{Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

/// The room a mark takes before its words.
pub(super) const MARK: f32 = marks::SIZE + 2.0 * SPACE;
/// The room around the word of a badge.
const BADGE: (f32, f32) = (7.0, 2.0);

/// A cell laid out.
pub(super) struct Laid<'a> {
    cell: &'a ShownCell,
    main: Arc<Galley>,
    under: Option<Arc<Galley>>,
    indent: f32,
    ground: Option<tokens::Badge>,
}

impl<'a> Laid<'a> {
    /// Lays a cell's words out in a width.
    pub(super) fn new(ui: &Ui, tokens: &Tokens, cell: &'a ShownCell, kind: RowKind, width: f32) -> Self {
        let (font, colour, ground) = look(tokens, cell.face, kind);
        let indent = if cell.mark.is_some() { MARK } else { 0.0 };
        let around = if ground.is_some() { 2.0 * BADGE.0 } else { 0.0 };
        let room = (width - indent - around).max(20.0);
        let main = ui.painter().layout(cell.text.clone(), font, colour, room);
        let under = (!cell.under.is_empty())
            .then(|| ui.painter().layout(cell.under.clone(), fonts::regular(SMALL), tokens.text.secondary, room));
        Self { cell, main, under, indent, ground }
    }

    /// The width its words take.
    pub(super) fn width(&self) -> f32 {
        let around = if self.ground.is_some() { 2.0 * BADGE.0 } else { 0.0 };
        let under = self.under.as_ref().map_or(0.0, |under| under.size().x);
        if self.cell.bar.is_empty() { self.main.size().x.max(under) + self.indent + around } else { bar::NATURAL }
    }

    /// The height it takes.
    pub(super) fn height(&self) -> f32 {
        if self.cell.text.is_empty() && self.cell.bar.is_empty() {
            return 0.0;
        }
        self.main.size().y + self.under.as_ref().map_or(0.0, |under| under.size().y + 2.0)
    }

    /// How many lines its words take.
    pub(super) fn lines(&self) -> usize {
        self.main.rows.len() + self.under.as_ref().map_or(0, |under| under.rows.len())
    }

    /// Paints it in its place; figures stand at the right.
    pub(super) fn paint(&self, painter: &Painter, tokens: &Tokens, place: Rect, right: bool) {
        if !self.cell.bar.is_empty() {
            bar::paint(painter, tokens, place, &self.cell.bar);
            return;
        }
        if self.cell.text.is_empty() {
            return;
        }
        let around = if self.ground.is_some() { vec2(BADGE.0, 0.0) } else { vec2(0.0, 0.0) };
        let left =
            if right { place.right() - self.main.size().x - around.x } else { place.left() + self.indent + around.x };
        let at = pos2(left, place.top());
        if let Some(ground) = &self.ground {
            let rect = Rect::from_min_size(at, self.main.size()).expand2(vec2(BADGE.0, BADGE.1));
            painter.rect_filled(rect, CornerRadius::same(4), ground.fill);
            painter.rect_stroke(rect, CornerRadius::same(4), edge(tokens, *ground), StrokeKind::Inside);
        }
        if let Some(mark) = self.cell.mark {
            let first = self.main.rows.first().map_or(self.main.size().y, |row| row.size.y);
            let centre = pos2(place.left() + marks::SIZE / 2.0, place.top() + first / 2.0);
            marks::paint(painter, centre, marks::SIZE, mark, tokens);
        }
        self.text(painter, at);
    }

    fn text(&self, painter: &Painter, at: Pos2) {
        painter.galley(at, Arc::clone(&self.main), Color32::PLACEHOLDER);
        if let Some(under) = &self.under {
            let below = at + vec2(0.0, self.main.size().y + 2.0);
            painter.galley(below, Arc::clone(under), Color32::PLACEHOLDER);
        }
    }
}

/// The font and colour of a cell's words, and the ground of a badge.
fn look(tokens: &Tokens, face: Face, kind: RowKind) -> (FontId, Color32, Option<tokens::Badge>) {
    let text = &tokens.text;
    match (face, kind) {
        (Face::Tag(tone), _) => {
            let badge = kind_of(tone).colours(tokens);
            (fonts::semibold(SMALL), badge.text, Some(badge))
        }
        (Face::Change(Tone::Plain), RowKind::Part) => (fonts::regular(BODY), text.secondary, None),
        (Face::Change(tone), _) => (fonts::regular(BODY), change(tokens, tone), None),
        (_, RowKind::Part) | (Face::Quiet, _) => (fonts::regular(BODY), text.secondary, None),
        (Face::Strong, _) | (Face::Plain, RowKind::Total) => (fonts::semibold(BODY), text.primary, None),
        (Face::Code, _) => (fonts::regular(SMALL), text.primary, None),
        (Face::Plain, _) => (fonts::regular(BODY), text.primary, None),
    }
}

fn kind_of(tone: Tone) -> Badge {
    match tone {
        Tone::Good => Badge::Good,
        Tone::Fair => Badge::Warn,
        Tone::Bad => Badge::Bad,
        Tone::Plain => Badge::Quiet,
    }
}

fn change(tokens: &Tokens, tone: Tone) -> Color32 {
    match tone {
        Tone::Good => tokens.text.good,
        Tone::Bad => tokens.text.bad,
        Tone::Fair | Tone::Plain => tokens.text.primary,
    }
}

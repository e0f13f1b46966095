//! Owns a way to go on, as a panel to click or to press Enter on: what it does, and a line that explains it.
//! Must not know where it leads.

use crate::ui::tokens::{self, BODY, SMALL, SPACE};
use crate::ui::{fonts, icons};
use eframe::egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

/// A panel of the given width that is pressed as a whole.
pub(crate) fn choice(ui: &mut Ui, width: f32, title: &str, text: &str, key: &str) -> Response {
    let tokens = tokens::of(ui.ctx());
    let pad = 4.0 * SPACE;
    let inside = width - 2.0 * pad - 5.0 * SPACE;
    let galleys = ui.ctx().fonts_mut(|fonts| {
        let title = fonts.layout(title.to_owned(), fonts::semibold(BODY), tokens.text.primary, inside);
        let text = fonts.layout(text.to_owned(), fonts::regular(SMALL), tokens.text.secondary, inside);
        let key = fonts.layout_no_wrap(key.to_owned(), fonts::regular(SMALL), tokens.text.secondary);
        (title, text, key)
    });
    // As high as two lines of explanation, so that panels beside each other are alike.
    let height = (galleys.0.size().y + SPACE + galleys.1.size().y + 1.5 * pad).max(19.0 * SPACE);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(text));
    let lit = response.hovered() || response.has_focus();
    let fill = if lit { tokens.surface.hover } else { tokens.surface.panel };
    let line = if response.has_focus() {
        Stroke::new(1.5, tokens.line.focus)
    } else {
        Stroke::new(1.0, if lit { tokens.line.edge } else { tokens.line.hairline })
    };
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(6), fill, line, StrokeKind::Inside);
    let at = rect.min + Vec2::splat(0.75 * pad) + vec2(0.25 * pad, 0.0);
    let below = galleys.0.size().y + SPACE;
    let right = pos2(rect.right() - pad - galleys.2.size().x, at.y + 1.0);
    painter.galley(at, galleys.0, tokens.text.primary);
    painter.galley(at + vec2(0.0, below), galleys.1, tokens.text.secondary);
    if key.is_empty() {
        let centre = pos2(rect.right() - pad - 5.0, at.y + 9.0);
        icons::paint(painter, centre, 10.0, icons::Icon::Right, tokens.text.secondary);
    } else {
        painter.galley(right, galleys.2, tokens.text.secondary);
    }
    response
}

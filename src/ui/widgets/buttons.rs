//! Owns buttons: the one main button of a page, quiet ones, chips, links, and the entries of a side bar.
//! Must not know what they do.

use crate::ui::fonts;
use crate::ui::tokens::{self, BODY, SMALL, SPACE};
use eframe::egui::{Align2, Button, CornerRadius, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// The main button of a page; there is one.
pub(crate) fn primary(ui: &mut Ui, text: &str) -> Response {
    let tokens = tokens::of(ui.ctx());
    let label = RichText::new(text).font(fonts::semibold(BODY)).color(tokens.accent.on);
    ui.scope(|ui| {
        let widgets = &mut ui.style_mut().visuals.widgets;
        for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            state.weak_bg_fill = tokens.accent.fill;
            state.bg_stroke = Stroke::new(1.0, tokens.accent.fill);
        }
        widgets.hovered.weak_bg_fill = tokens.accent.hover;
        ui.add(Button::new(label))
    })
    .inner
}

/// A button beside the main one.
pub(crate) fn quiet(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(RichText::new(text).font(fonts::regular(BODY))))
}

/// Text that leads somewhere.
pub(crate) fn link(ui: &mut Ui, text: &str) -> Response {
    let colour = tokens::of(ui.ctx()).text.accent;
    ui.add(Button::new(RichText::new(text).font(fonts::regular(BODY)).color(colour)).frame(false).wrap())
}

/// A chip: one of several ways to look at the same rows.
pub(crate) fn chip(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    let tokens = tokens::of(ui.ctx());
    let colour = if chosen { tokens.text.accent } else { tokens.text.primary };
    let font = if chosen { fonts::semibold(SMALL) } else { fonts::regular(SMALL) };
    let line = if chosen { tokens.line.focus } else { tokens.line.edge };
    let button = Button::new(RichText::new(text).font(font).color(colour))
        .selected(chosen)
        .fill(if chosen { tokens.surface.selected } else { tokens.surface.panel })
        .stroke(Stroke::new(1.0, line))
        .corner_radius(CornerRadius::same(14));
    ui.add(button)
}

/// An entry of a side bar: where one can go, and a count set to the right.
pub(crate) fn section_entry(ui: &mut Ui, chosen: bool, text: &str, count: &str) -> Response {
    let tokens = tokens::of(ui.ctx());
    let size = vec2(ui.available_width(), 8.0 * SPACE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let spoken = if count.is_empty() { text.to_owned() } else { format!("{text}, {count}") };
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), chosen, &spoken));
    let fill = match (chosen, response.hovered() || response.has_focus()) {
        (true, _) => Some(tokens.surface.selected),
        (false, true) => Some(tokens.surface.hover),
        (false, false) => None,
    };
    let painter = ui.painter();
    if let Some(fill) = fill {
        painter.rect_filled(rect, CornerRadius::same(5), fill);
    }
    if response.has_focus() {
        painter.rect_stroke(
            rect,
            CornerRadius::same(5),
            Stroke::new(1.5, tokens.line.focus),
            eframe::egui::StrokeKind::Inside,
        );
    }
    let (font, colour) =
        if chosen { (fonts::semibold(BODY), tokens.text.accent) } else { (fonts::regular(BODY), tokens.text.primary) };
    painter.text(pos2(rect.left() + 2.5 * SPACE, rect.center().y), Align2::LEFT_CENTER, text, font, colour);
    let at = pos2(rect.right() - 2.5 * SPACE, rect.center().y);
    painter.text(at, Align2::RIGHT_CENTER, count, fonts::regular(SMALL), tokens.text.secondary);
    response
}

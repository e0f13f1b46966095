//! Owns the box with a coloured rule on its left: something a person is to look at.
//! Must not know what it says.

use crate::ui::tokens;
use eframe::egui::{Color32, CornerRadius, Frame, Margin, Rect, Stroke, Ui, pos2};

/// Contents in a box as wide as there is room, a rule of this colour down its left side.
pub(crate) fn ruled<R>(ui: &mut Ui, rule: Color32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let tokens = tokens::of(ui.ctx());
    let frame = Frame::new()
        .fill(tokens.surface.panel)
        .stroke(Stroke::new(1.0, tokens.line.hairline))
        .corner_radius(CornerRadius::same(5))
        .inner_margin(Margin { left: 16, right: 12, top: 10, bottom: 10 });
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        contents(ui)
    });
    let rect = shown.response.rect;
    let left = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
    let corners = CornerRadius { nw: 5, sw: 5, ne: 0, se: 0 };
    ui.painter().rect_filled(left, corners, rule);
    shown.inner
}

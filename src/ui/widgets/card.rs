//! Owns the panel that holds data on a page (white, a hairline around it, room inside) and the columns panels stand in.
//! Must not know what it holds.

use crate::ui::tokens::{self, SPACE};
use eframe::egui::{CornerRadius, Frame, InnerResponse, Margin, Stroke, Ui};

/// Puts contents on a panel as wide as there is room.
pub(crate) fn card<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let tokens = tokens::of(ui.ctx());
    let frame = Frame::new()
        .fill(tokens.surface.panel)
        .stroke(Stroke::new(1.0, tokens.line.hairline))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(16));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui)
    })
}

/// Contents below each other in a column of this width.
pub(crate) fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.x = 2.0 * SPACE;
        contents(ui);
    });
}

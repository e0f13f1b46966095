//! Owns the panel that holds data on a page: white, a hairline around it, room inside.
//! Must not know what it holds.

use crate::ui::tokens;
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

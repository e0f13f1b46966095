//! Owns the risk matrix: likelihood up, impact across, each cell tinted by its band with its shape and its risks.
//! Must not know what a band means.

use super::table::say;
use crate::app::{MatrixView, RiskCell};
use crate::ui::fonts;
use crate::ui::marks;
use crate::ui::tokens::{self, BODY, SMALL, Tokens};
use crate::ui::widgets::small;
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, CornerRadius, Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// The room for the likelihoods at the left.
const SIDE: f32 = 28.0;
const BETWEEN: f32 = 3.0;
const LEAST: f32 = 46.0;

/// Draws the matrix as wide as there is room.
pub(super) fn matrix_ui(ui: &mut Ui, matrix: &MatrixView) {
    let tokens = tokens::of(ui.ctx());
    small(ui, "Likelihood up, impact across");
    let columns = f32::from(u16::try_from(matrix.impacts.len()).unwrap_or(1).max(1));
    let width = (ui.available_width() - SIDE) / columns - BETWEEN;
    let builder =
        UiBuilder::new().accessibility_role(Role::Table).accessibility_label("Risks by likelihood and impact");
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = BETWEEN;
        for (likelihood, cells) in &matrix.rows {
            row_ui(ui, tokens, *likelihood, cells, width);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
        let mut x = rect.left() + SIDE + width / 2.0;
        for impact in &matrix.impacts {
            let at = pos2(x, rect.center().y);
            ui.painter().text(at, Align2::CENTER_CENTER, impact, fonts::regular(SMALL), tokens.text.secondary);
            x += width + BETWEEN;
        }
    });
    if !matrix.unplaced.is_empty() {
        small(ui, &format!("Without a place on the matrix: {}", matrix.unplaced.join(", ")));
    }
}

fn row_ui(ui: &mut Ui, tokens: &Tokens, likelihood: u32, cells: &[RiskCell], width: f32) {
    let laid: Vec<_> = cells
        .iter()
        .map(|cell| {
            let words = cell.risks.clone();
            ui.painter().layout(
                words,
                fonts::regular(BODY),
                tokens.text.primary,
                width - 2.0 * (marks::SIZE - 2.0) - 8.0,
            )
        })
        .collect();
    let height = laid.iter().map(|galley| galley.size().y + 14.0).fold(LEAST, f32::max);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let row = ui.new_child(UiBuilder::new().max_rect(rect).accessibility_role(Role::Row));
    let at = pos2(rect.left() + 8.0, rect.center().y);
    row.painter().text(at, Align2::LEFT_CENTER, likelihood, fonts::regular(SMALL), tokens.text.secondary);
    let mut left = rect.left() + SIDE;
    for (at, (cell, galley)) in cells.iter().zip(laid).enumerate() {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, height));
        let ink = cell.mark.map_or(tokens.text.faint, |mark| marks::colour(mark, tokens));
        let strength = if cell.risks.is_empty() { 0.10 } else { 0.24 };
        row.painter().rect_filled(place, CornerRadius::same(3), ink.gamma_multiply(strength));
        if let Some(mark) = cell.mark {
            let size = marks::SIZE - 2.0;
            marks::paint(row.painter(), place.min + vec2(5.0 + size / 2.0, 7.0 + size / 2.0), size, mark, tokens);
        }
        let words = pos2(place.left() + marks::SIZE + 6.0, place.center().y - galley.size().y / 2.0);
        row.painter().galley(words, galley, tokens.text.primary);
        say(&row, place, row.unique_id().with(at), Role::Cell, &cell.spoken);
        left += width + BETWEEN;
    }
}

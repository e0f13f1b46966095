//! Owns how what became of a cell is shown: a ground, a bar, the colour of the text, and the words for all of it.
//! Must not know which cell it is.

use crate::app::SheetPreview;
use crate::model::Disposition;
use crate::ui::tokens::{SPACE, Tokens, of};
use crate::ui::widgets::small;
use eframe::egui::{Color32, CornerRadius, Painter, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

/// Paints the ground of a cell. Told twice, by ground and by bar, so that no colour has to be seen.
pub(super) fn paint(painter: &Painter, rect: Rect, fate: Option<Disposition>, tokens: &Tokens) {
    let none = CornerRadius::ZERO;
    let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
    match fate {
        Some(Disposition::Imported) => {
            painter.rect_filled(rect, none, tokens.badge.good.fill);
            painter.rect_filled(bar, none, tokens.status.on_track);
        }
        Some(Disposition::Ignored) => {
            let quiet = tokens.badge.quiet.fill;
            let ground = if quiet == tokens.surface.panel { tokens.surface.band } else { quiet };
            painter.rect_filled(rect, none, ground);
        }
        Some(Disposition::Asked) => {
            painter.rect_filled(rect, none, tokens.badge.warn.fill);
            painter.rect_filled(bar, none, tokens.finding.explain);
            let line = Stroke::new(1.5, tokens.finding.explain);
            painter.rect_stroke(rect.shrink(0.5), none, line, StrokeKind::Inside);
        }
        None => {}
    }
}

/// The colour of a cell's text.
pub(super) fn text(fate: Option<Disposition>, tokens: &Tokens) -> Color32 {
    match fate {
        Some(Disposition::Imported) => tokens.text.primary,
        Some(Disposition::Ignored) | None => tokens.badge.quiet.text,
        Some(Disposition::Asked) => tokens.badge.warn.text,
    }
}

/// What became of a cell, in words.
pub(super) fn words(fate: Disposition) -> &'static str {
    match fate {
        Disposition::Imported => "imported",
        Disposition::Ignored => "left out",
        Disposition::Asked => "asked",
    }
}

/// What the grounds mean, with how many cells of this sheet each has.
pub(super) fn legend_ui(ui: &mut Ui, sheet: &SheetPreview) {
    let tokens = of(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 5.0 * SPACE;
        for (fate, count) in Disposition::ALL.iter().zip(sheet.counts) {
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 14.0), Sense::hover());
            paint(ui.painter(), rect, Some(*fate), tokens);
            ui.painter().rect_stroke(
                rect,
                CornerRadius::ZERO,
                Stroke::new(1.0, tokens.line.hairline),
                StrokeKind::Outside,
            );
            small(ui, &format!("{count} {}", words(*fate)));
            ui.add_space(2.0 * SPACE);
        }
    });
}

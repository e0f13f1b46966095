//! Owns how what a cell was taken for is shown: a ground, a mark at its edge, the colour of the text, and the words for all of it.
//! Must not know which cell it is.

use crate::app::{Shade, SheetPreview};
use crate::model::Disposition;
use crate::ui::fonts;
use crate::ui::tokens::{SMALL, SPACE, Tokens, of};
use eframe::egui::{Color32, CornerRadius, Label, Painter, Rect, RichText, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Paints the ground of a cell. Told twice, by ground and by mark, so that no colour has to be seen.
pub(super) fn paint(painter: &Painter, rect: Rect, shade: Option<Shade>, tokens: &Tokens) {
    let none = CornerRadius::ZERO;
    let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
    match shade {
        Some(Shade::Heading) => {
            painter.rect_filled(rect, none, tokens.surface.hover);
            let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 2.0), rect.max);
            painter.rect_filled(line, none, tokens.text.secondary);
        }
        Some(Shade::Record) => {
            painter.rect_filled(rect, none, tokens.badge.good.fill);
            painter.rect_filled(bar, none, tokens.status.on_track);
        }
        Some(Shade::History) => {
            painter.rect_filled(rect, none, tokens.surface.selected);
            // A broken bar: of the same sort as a record, but of another time.
            let part = vec2(3.0, (rect.height() - 4.0).max(2.0) / 2.0);
            painter.rect_filled(Rect::from_min_size(rect.min, part), none, tokens.text.accent);
            painter.rect_filled(
                Rect::from_min_size(rect.left_bottom() - vec2(0.0, part.y), part),
                none,
                tokens.text.accent,
            );
        }
        Some(Shade::LeftOut) => {
            let quiet = tokens.badge.quiet.fill;
            let ground = if quiet == tokens.surface.panel { tokens.surface.band } else { quiet };
            painter.rect_filled(rect, none, ground);
        }
        Some(Shade::Asked) => {
            painter.rect_filled(rect, none, tokens.badge.warn.fill);
            painter.rect_filled(bar, none, tokens.finding.explain);
            let line = Stroke::new(1.5, tokens.finding.explain);
            painter.rect_stroke(rect.shrink(0.5), none, line, StrokeKind::Inside);
        }
        None => {}
    }
}

/// The colour of a cell's text.
pub(super) fn text(shade: Option<Shade>, tokens: &Tokens) -> Color32 {
    match shade {
        Some(Shade::Heading | Shade::Record | Shade::History) => tokens.text.primary,
        Some(Shade::LeftOut) | None => tokens.badge.quiet.text,
        Some(Shade::Asked) => tokens.badge.warn.text,
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

/// What a cell was taken for, in the words of the legend.
fn named(shade: Shade) -> &'static str {
    match shade {
        Shade::Heading => "headings",
        Shade::Record => "records",
        Shade::History => "earlier periods",
        Shade::LeftOut => "left out",
        Shade::Asked => "asked",
    }
}

/// What the grounds mean, with how many cells of this sheet each has.
pub(super) fn legend_ui(ui: &mut Ui, sheet: &SheetPreview) {
    let tokens = of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 5.0 * SPACE;
        for (shade, count) in Shade::ALL.iter().zip(sheet.counts).filter(|(_, count)| *count > 0) {
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 14.0), Sense::hover());
            paint(ui.painter(), rect, Some(*shade), tokens);
            let edge = Stroke::new(1.0, tokens.line.hairline);
            ui.painter().rect_stroke(rect, CornerRadius::ZERO, edge, StrokeKind::Outside);
            // Never broken: a mark and its words stay together on a narrow page.
            let words = RichText::new(format!("{count} {}", named(*shade)));
            let words = words.font(fonts::regular(SMALL)).color(tokens.text.secondary);
            ui.add(Label::new(words).extend());
            ui.add_space(2.0 * SPACE);
        }
    });
}

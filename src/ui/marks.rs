//! Owns the painted marks: one shape and colour a status, one dot a tier of findings. Painted, because fonts lack them.
//! Must not know the council's words for them: those stand beside the mark.

use super::tokens::{self, Tokens};
use crate::app::grid::Mark;
use crate::model::Tier;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

/// The size of a mark beside text.
pub const SIZE: f32 = 12.0;
/// The size of a finding's dot.
pub const DOT: f32 = 10.0;

/// A shape in the square from -1 to 1.
enum Outline {
    Circle(f32),
    /// Convex pieces.
    Pieces(&'static [&'static [(f32, f32)]]),
}

const TRIANGLE: &[&[(f32, f32)]] = &[&[(0.0, -0.95), (1.0, 0.85), (-1.0, 0.85)]];
const SQUARE: &[&[(f32, f32)]] = &[&[(-0.92, -0.92), (0.92, -0.92), (0.92, 0.92), (-0.92, 0.92)]];
const DASH: &[&[(f32, f32)]] = &[&[(-0.95, -0.27), (0.95, -0.27), (0.95, 0.27), (-0.95, 0.27)]];
const TICK: &[&[(f32, f32)]] = &[
    &[(-1.0, 0.08), (-0.62, -0.3), (-0.1, 0.24), (-0.1, 0.98)],
    &[(-0.1, 0.24), (0.66, -0.72), (1.0, -0.36), (-0.1, 0.98)],
];

fn outline(mark: Mark) -> Outline {
    match mark {
        Mark::OnTrack => Outline::Circle(1.0),
        Mark::Medium => Outline::Pieces(TRIANGLE),
        Mark::Significant => Outline::Pieces(SQUARE),
        Mark::NoUpdate => Outline::Pieces(DASH),
        Mark::Complete => Outline::Pieces(TICK),
    }
}

/// The colour of a mark.
pub fn colour(mark: Mark, tokens: &Tokens) -> Color32 {
    let colours = &tokens.status;
    match mark {
        Mark::OnTrack => colours.on_track,
        Mark::Medium => colours.medium,
        Mark::Significant => colours.significant,
        Mark::NoUpdate => colours.no_update,
        Mark::Complete => colours.complete,
    }
}

/// The colour of a finding's dot.
pub fn tier_colour(tier: Tier, tokens: &Tokens) -> Color32 {
    match tier {
        Tier::MustFix => tokens.finding.must_fix,
        Tier::ExplainOrFix => tokens.finding.explain,
        Tier::Notice => tokens.finding.notice,
    }
}

/// A finding's tier in words.
pub fn tier_words(tier: Tier) -> &'static str {
    match tier {
        Tier::MustFix => "must fix",
        Tier::ExplainOrFix => "explain or fix",
        Tier::Notice => "notice",
    }
}

/// Paints a mark; the word beside it is the caller's.
pub fn paint(painter: &Painter, centre: Pos2, size: f32, mark: Mark, tokens: &Tokens) {
    let ink = colour(mark, tokens);
    let radius = size / 2.0;
    match outline(mark) {
        Outline::Circle(share) => {
            painter.circle_filled(centre, radius * share, ink);
        }
        Outline::Pieces(pieces) => {
            for piece in pieces {
                let points = piece.iter().map(|&(x, y)| centre + vec2(x, y) * radius).collect();
                painter.add(Shape::convex_polygon(points, ink, Stroke::NONE));
            }
        }
    }
}

/// Paints a finding's dot.
pub fn paint_dot(painter: &Painter, centre: Pos2, tier: Tier, tokens: &Tokens) {
    painter.circle_filled(centre, DOT / 2.0, tier_colour(tier, tokens));
}

/// A mark with its word, read out as the word.
pub fn mark_ui(ui: &mut Ui, mark: Mark, word: &str) -> Response {
    let response = ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(SIZE), Sense::hover());
        paint(ui.painter(), rect.center(), SIZE, mark, tokens::of(ui.ctx()));
        ui.label(word);
    });
    response.response
}

/// A mark where there is no room for a word, named for those who cannot see it.
pub fn bare_mark_ui(ui: &mut Ui, mark: Mark, word: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIZE), Sense::hover());
    paint(ui.painter(), rect.center(), SIZE, mark, tokens::of(ui.ctx()));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response.on_hover_text(word)
}

/// A finding's dot, named for those who cannot see it.
pub fn dot_ui(ui: &mut Ui, tier: Tier) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIZE), Sense::hover());
    paint_dot(ui.painter(), rect.center(), tier, tokens::of(ui.ctx()));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, tier_words(tier)));
    response
}

/// Which points of a `side` by `side` picture a mark covers.
#[cfg(test)]
pub(super) fn coverage(mark: Mark, side: u16) -> Vec<bool> {
    let at = |index: u16| (f32::from(index) + 0.5) / f32::from(side) * 2.0 - 1.0;
    let points = (0..side).flat_map(|y| (0..side).map(move |x| (at(x), at(y))));
    points.map(|point| covers(&outline(mark), point)).collect()
}

#[cfg(test)]
fn covers(outline: &Outline, (x, y): (f32, f32)) -> bool {
    match outline {
        Outline::Circle(radius) => x.hypot(y) <= *radius,
        Outline::Pieces(pieces) => pieces.iter().any(|piece| {
            let turns = |sign: f32| {
                let edges = piece.iter().zip(piece.iter().cycle().skip(1));
                edges.map(|(a, b)| (b.0 - a.0) * (y - a.1) - (b.1 - a.1) * (x - a.0)).all(|turn| turn * sign >= 0.0)
            };
            turns(1.0) || turns(-1.0)
        }),
    }
}

/// The square of a mark whose middle is at the height of a line of text.
pub(super) fn beside(rect: Rect, left: f32) -> Pos2 {
    pos2(left + SIZE / 2.0, rect.center().y)
}

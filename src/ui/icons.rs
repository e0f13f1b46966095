//! Owns the few small icons, painted as lines, because the text font has none.
//! Must not know what they do.

use eframe::egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

/// A small icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A lens.
    Find,
    /// A cross.
    Close,
    /// A plus.
    Add,
    /// A tick.
    Tick,
    /// Points up.
    Up,
    /// Points down.
    Down,
    /// Points left.
    Left,
    /// Points right.
    Right,
    /// From here to there.
    Arrow,
    /// Three dots.
    More,
}

/// Paints an icon of the given size around `centre`.
pub fn paint(painter: &Painter, centre: Pos2, size: f32, icon: Icon, colour: Color32) {
    let radius = size / 2.0;
    let stroke = Stroke::new((size / 9.0).max(1.0), colour);
    let line = |points: &[(f32, f32)]| {
        let points = points.iter().map(|&(x, y)| centre + vec2(x, y) * radius).collect();
        painter.add(Shape::line(points, stroke));
    };
    match icon {
        Icon::Find => {
            painter.circle_stroke(centre + vec2(-0.2, -0.2) * radius, radius * 0.6, stroke);
            line(&[(0.25, 0.25), (0.9, 0.9)]);
        }
        Icon::Close => {
            line(&[(-0.65, -0.65), (0.65, 0.65)]);
            line(&[(0.65, -0.65), (-0.65, 0.65)]);
        }
        Icon::Add => {
            line(&[(-0.8, 0.0), (0.8, 0.0)]);
            line(&[(0.0, -0.8), (0.0, 0.8)]);
        }
        Icon::Tick => line(&[(-0.8, 0.05), (-0.2, 0.65), (0.8, -0.6)]),
        Icon::Up => line(&[(-0.65, 0.3), (0.0, -0.35), (0.65, 0.3)]),
        Icon::Down => line(&[(-0.65, -0.3), (0.0, 0.35), (0.65, -0.3)]),
        Icon::Left => line(&[(0.3, -0.65), (-0.35, 0.0), (0.3, 0.65)]),
        Icon::Right => line(&[(-0.3, -0.65), (0.35, 0.0), (-0.3, 0.65)]),
        Icon::Arrow => {
            line(&[(-0.85, 0.0), (0.85, 0.0)]);
            line(&[(0.3, -0.55), (0.85, 0.0), (0.3, 0.55)]);
        }
        Icon::More => {
            for x in [-0.7, 0.0, 0.7] {
                painter.circle_filled(centre + vec2(x, 0.0) * radius, (size / 12.0).max(1.2), colour);
            }
        }
    }
}

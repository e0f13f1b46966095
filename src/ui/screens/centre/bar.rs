//! Owns a stacked bar: one part a status, each with its letter and number, none too narrow for them.
//! Must not know what is counted.

use crate::app::Part;
use crate::ui::fonts;
use crate::ui::marks;
use crate::ui::tokens::{SMALL, Tokens};
use eframe::egui::{Align2, CornerRadius, Painter, Rect, Ui, pos2, vec2};

/// The width a bar asks for: all it can get.
pub(super) const NATURAL: f32 = 2000.0;
const HEIGHT: f32 = 20.0;
/// The room around a letter and number.
const ROOM: f32 = 8.0;

/// Paints a bar over the whole width of its place.
pub(super) fn paint(painter: &Painter, tokens: &Tokens, place: Rect, parts: &[Part]) {
    let area = Rect::from_center_size(place.center(), vec2(place.width(), HEIGHT));
    let galleys: Vec<_> = parts
        .iter()
        .map(|part| {
            let ink = tokens.ink_on(marks::colour(part.mark, tokens));
            painter.layout_no_wrap(format!("{} {}", part.letter, part.count), fonts::regular(SMALL), ink)
        })
        .collect();
    let least: Vec<f32> = galleys.iter().map(|galley| galley.size().x + ROOM).collect();
    let counts: Vec<usize> = parts.iter().map(|part| part.count).collect();
    let mut left = area.left();
    let end = parts.len().saturating_sub(1);
    for (at, ((part, galley), width)) in
        parts.iter().zip(galleys).zip(shares(&counts, &least, area.width())).enumerate()
    {
        let gap = if at == end { 0.0 } else { 1.0 };
        let rect = Rect::from_min_size(pos2(left, area.top()), vec2(width - gap, HEIGHT));
        let round = |outer: bool| if outer { 3 } else { 0 };
        let (west, east) = (round(at == 0), round(at == end));
        let corners = CornerRadius { nw: west, sw: west, ne: east, se: east };
        painter.rect_filled(rect, corners, marks::colour(part.mark, tokens));
        let text = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
        painter.galley(text.min, galley, tokens.text.primary);
        left += width;
    }
}

/// The width of each part by its count, none less than its words need; what that takes comes from the others.
fn shares(counts: &[usize], least: &[f32], width: f32) -> Vec<f32> {
    let mut fixed = vec![false; counts.len()];
    loop {
        let taken: f32 = least.iter().zip(&fixed).filter(|(_, fixed)| **fixed).map(|(least, _)| least).sum();
        let whole: f32 = counts.iter().zip(&fixed).filter(|(_, fixed)| !**fixed).map(|(count, _)| real(*count)).sum();
        let share = |count: usize| (width - taken).max(0.0) * real(count) / whole.max(1.0);
        let small = (0..counts.len()).find(|at| {
            let own = fixed.get(*at).zip(counts.get(*at)).zip(least.get(*at));
            own.is_some_and(|((fixed, count), least)| !fixed && share(*count) < *least)
        });
        if let Some(fixed) = small.and_then(|at| fixed.get_mut(at)) {
            *fixed = true;
            continue;
        }
        let parts = counts.iter().zip(least).zip(&fixed);
        return parts.map(|((count, least), fixed)| if *fixed { *least } else { share(*count) }).collect();
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of actions are far below what a float holds")]
pub(super) fn real(count: usize) -> f32 {
    count as f32
}

/// The shapes and words of the statuses, once above the bars.
pub(super) fn legend_ui(ui: &mut Ui, parts: &[Part]) {
    ui.horizontal_wrapped(|ui| {
        ui.add_space(8.0);
        for part in parts {
            marks::mark_ui(ui, part.mark, &format!("{} ({})", part.word, part.letter));
            ui.add_space(8.0);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn a_small_part_keeps_room_for_its_number_and_the_sum_is_the_width() {
        let found = shares(&[46, 17, 1, 6], &[30.0; 4], 300.0);
        assert!((found.iter().sum::<f32>() - 300.0).abs() < 0.01, "{found:?}");
        assert!(found.iter().all(|width| *width >= 30.0), "{found:?}");
        assert!(found[0] > found[1], "{found:?}");
    }

    #[test]
    fn parts_with_room_enough_are_as_their_counts() {
        assert_eq!(shares(&[3, 1], &[30.0; 2], 200.0), [150.0, 50.0]);
    }
}

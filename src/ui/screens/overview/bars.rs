//! Owns the picture of the actions by outcome: a bar an outcome, a piece a status, the count in it.
//! Must not know how actions are counted.

use super::share;
use crate::app::grid::Mark;
use crate::app::{OutcomeBar, Overview};
use crate::model::Status;
use crate::ui::tokens::{self, BODY, SMALL, SPACE, Tokens};
use crate::ui::{fonts, marks};
use eframe::egui::{Align2, CornerRadius, Painter, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const BAR: f32 = 5.5 * SPACE;
/// The narrowest piece a count fits in.
const COUNTED: f32 = 5.0 * SPACE;
/// A piece is never thinner than what can be seen.
const THINNEST: f32 = 3.0;

pub(super) fn bars_ui(ui: &mut Ui, overview: &Overview) {
    legend_ui(ui, overview);
    ui.add_space(2.0 * SPACE);
    let most = overview.outcomes.iter().map(OutcomeBar::total).max().unwrap_or(0);
    for outcome in &overview.outcomes {
        bar_ui(ui, overview, outcome, most);
        ui.add_space(2.5 * SPACE);
    }
}

/// Which mark and colour is which status, with the count over all outcomes.
fn legend_ui(ui: &mut Ui, overview: &Overview) {
    ui.horizontal_wrapped(|ui| {
        for (status, word) in &overview.words {
            let all = overview.outcomes.iter().flat_map(|bar| &bar.counts);
            let count: usize = all.filter(|(known, _)| known == status).map(|(_, count)| count).sum();
            marks::mark_ui(ui, Mark::from(*status), &format!("{count} {}", word.to_lowercase()));
            ui.add_space(2.0 * SPACE);
        }
    });
}

/// The outcome's name and total above its bar: names are too long to stand beside it.
fn bar_ui(ui: &mut Ui, overview: &Overview, outcome: &OutcomeBar, most: usize) {
    let tokens = tokens::of(ui.ctx());
    let width = ui.available_width();
    let name = ui.ctx().fonts_mut(|fonts| {
        let room = width - 14.0 * SPACE;
        fonts.layout(outcome.name.clone(), fonts::regular(BODY), tokens.text.primary, room)
    });
    let above = name.size().y + SPACE;
    let (rect, response) = ui.allocate_exact_size(vec2(width, above + BAR), Sense::hover());
    let told = told(overview, outcome);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &told));
    response.on_hover_text(&told);
    let painter = ui.painter();
    painter.galley(rect.min, name, tokens.text.primary);
    let total = outcome.total().to_string();
    painter.text(rect.right_top(), Align2::RIGHT_TOP, total, fonts::semibold(BODY), tokens.text.primary);
    let bar =
        Rect::from_min_size(pos2(rect.left(), rect.top() + above), vec2(width * share(outcome.total(), most), BAR));
    pieces(painter, outcome, bar, tokens);
}

/// The pieces share the bar by their counts. A hairline of the ground tells neighbours apart where colours cannot.
fn pieces(painter: &Painter, outcome: &OutcomeBar, bar: Rect, tokens: &Tokens) {
    let total = outcome.total();
    let mut left = bar.left();
    for (status, count) in &outcome.counts {
        let width = (bar.width() * share(*count, total)).max(THINNEST);
        let piece = Rect::from_min_size(pos2(left, bar.top()), vec2(width, bar.height()));
        let ground = marks::colour(Mark::from(*status), tokens);
        painter.rect_filled(piece, CornerRadius::same(2), ground);
        painter.vline(piece.right(), piece.y_range(), Stroke::new(1.5, tokens.surface.panel));
        if width >= COUNTED {
            let ink = tokens.ink_on(ground);
            painter.text(piece.center(), Align2::CENTER_CENTER, count.to_string(), fonts::semibold(SMALL), ink);
        }
        left += width;
    }
}

/// "Best Start in Life: 12 actions: 8 on track, 3 medium, 1 significant".
fn told(overview: &Overview, outcome: &OutcomeBar) -> String {
    let word = |status: Status| {
        let known = overview.words.iter().find(|(known, _)| *known == status);
        known.map_or_else(|| status.code().to_owned(), |(_, word)| word.to_lowercase())
    };
    let counts: Vec<String> =
        outcome.counts.iter().map(|(status, count)| format!("{count} {}", word(*status))).collect();
    let actions = if outcome.total() == 1 { "1 action".to_owned() } else { format!("{} actions", outcome.total()) };
    format!("{}: {actions}: {}", outcome.name, counts.join(", "))
}

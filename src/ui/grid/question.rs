//! Owns what a grid asks before a big paste, and what it tells a screen reader of the range.
//! Must not know what is asked about.

use super::GridView;
use crate::app::grid::{GridIntent, Question};
use crate::ui::fonts;
use crate::ui::tokens::{self, BODY, SMALL, SPACE};
use crate::ui::widgets::{primary, quiet};
use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{
    Align2, Area, CornerRadius, Frame, Id, Margin, Order, Rect, RichText, Sense, Stroke, Ui, WidgetInfo,
};

/// The widest a question gets.
const WIDTH: f32 = 170.0 * SPACE;

/// Shows the question over the foot of the grid. The keyboard stays with the grid, which knows the answer's keys.
pub(super) fn question_ui(ui: &Ui, id: Id, question: &Question, grid: Rect) -> Vec<GridIntent> {
    let tokens = tokens::of(ui.ctx());
    let foot = grid.center_bottom() - eframe::egui::vec2(0.0, 4.0 * SPACE);
    let area = Area::new(id.with("question")).order(Order::Foreground).pivot(Align2::CENTER_BOTTOM).fixed_pos(foot);
    let drawn = area.constrain(true).show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(tokens.surface.panel)
            .stroke(Stroke::new(2.0, tokens.line.focus))
            .corner_radius(CornerRadius::same(6))
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::symmetric(14, 10));
        frame
            .show(ui, |ui| {
                ui.set_max_width(WIDTH.min(grid.width() - 8.0 * SPACE));
                let sentence =
                    ui.label(RichText::new(&question.sentence).font(fonts::semibold(BODY)).color(tokens.text.primary));
                ui.accesskit_node_builder(sentence.id, |node| {
                    node.set_role(Role::Alert);
                    node.set_label(question.sentence.as_str());
                    node.set_live(Live::Assertive);
                });
                ui.horizontal(|ui| {
                    let yes = primary(ui, question.yes).clicked();
                    let no = quiet(ui, question.no).clicked();
                    ui.label(RichText::new(question.keys).font(fonts::regular(SMALL)).color(tokens.text.secondary));
                    (yes || no).then_some(yes)
                })
                .inner
            })
            .inner
    });
    let answered = drawn.inner;
    if answered.is_some() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    answered.map(GridIntent::Answer).into_iter().collect()
}

/// Says how much is selected: the cells themselves say only that they are.
pub(super) fn announce(ui: &Ui, id: Id, view: GridView<'_>) {
    let span = view.state.selection().and_then(|_| view.state.span(view.source)).filter(|span| !span.is_one());
    let words = span.map(|span| format!("{} selected", span.words())).unwrap_or_default();
    let corner = Rect::from_min_size(ui.min_rect().left_bottom(), eframe::egui::Vec2::ZERO);
    let said = ui.interact(corner, id.with("said"), Sense::hover());
    said.widget_info(|| WidgetInfo::labeled(Role::Status, true, &words));
    ui.accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
}

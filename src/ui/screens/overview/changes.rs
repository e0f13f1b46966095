//! Owns the list of what changed: a line a record, each leading to it by click or Enter.
//! Must not know what counts as a change.

use crate::app::grid::Mark;
use crate::app::{ChangeGroup, ChangeItem, Command};
use crate::ui::icons::{self, Icon};
use crate::ui::tokens::{self, BODY, SMALL, SPACE, Tokens};
use crate::ui::widgets::{one_line, small_strong};
use crate::ui::{fonts, marks};
use eframe::egui::{CornerRadius, Painter, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

const ROW: f32 = 11.0 * SPACE;
/// Where the words begin beside marks, and without.
const BESIDE: f32 = 16.5 * SPACE;
const ALONE: f32 = 2.0 * SPACE;

pub(super) fn changes_ui(ui: &mut Ui, groups: &[ChangeGroup], commands: &mut Vec<Command>) {
    for group in groups {
        ui.add_space(2.0 * SPACE);
        small_strong(ui, &format!("{} ({})", group.kind.title(), group.items.len()));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for item in &group.items {
                let clicked = item_ui(ui, item, group.kind.title()).clicked();
                if let Some((kind, row)) = item.row.clone().filter(|_| clicked) {
                    commands.push(Command::GoToRecord(kind, row));
                }
            }
        });
    }
}

fn item_ui(ui: &mut Ui, item: &ChangeItem, group: &str) -> Response {
    let tokens = tokens::of(ui.ctx());
    let can_go = item.row.is_some();
    let sense = if can_go { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let told = format!("{group}: {}, {}: {}", item.name, item.detail, item.title);
    let role = if can_go { Role::Link } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, &told));
    if can_go && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, CornerRadius::same(4), tokens.surface.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, tokens.line.focus);
        ui.painter().rect_stroke(rect, CornerRadius::same(4), ring, StrokeKind::Inside);
    }
    let indent = if item.marks.is_some() { BESIDE } else { ALONE };
    let (left, width) = (rect.left() + indent, rect.width() - indent - 2.0 * SPACE);
    let name = format!("{}  {}", item.name, item.detail);
    let name = one_line(ui, &name, fonts::regular(BODY), tokens.text.primary, width);
    let title = one_line(ui, &item.title, fonts::regular(SMALL), tokens.text.secondary, width);
    let whole = name.elided || title.elided;
    let painter = ui.painter();
    if let Some(pair) = item.marks {
        marks_of(painter, pair, pos2(rect.left() + 2.0 * SPACE, rect.top() + 3.75 * SPACE), tokens);
    }
    painter.galley(pos2(left, rect.top() + SPACE), name, tokens.text.primary);
    painter.galley(pos2(left, rect.center().y + 0.5 * SPACE), title, tokens.text.secondary);
    if whole { response.on_hover_text(format!("{}, {}\n{}", item.name, item.detail, item.title)) } else { response }
}

/// What it was, an arrow, what it is; the words beside say the same.
fn marks_of(painter: &Painter, (was, now): (Mark, Mark), at: eframe::egui::Pos2, tokens: &Tokens) {
    let middle = 0.5 * marks::SIZE;
    marks::paint(painter, at + vec2(middle, 0.0), marks::SIZE, was, tokens);
    icons::paint(painter, at + vec2(middle + 4.0 * SPACE, 0.0), 10.0, Icon::Arrow, tokens.text.secondary);
    marks::paint(painter, at + vec2(middle + 8.0 * SPACE, 0.0), marks::SIZE, now, tokens);
}

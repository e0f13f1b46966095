//! Owns the small list of words that opens below a cell.
//! Must not know what the words mean.

use super::GridView;
use super::body::{OnScreen, PAD, Shown};
use crate::app::grid::{CellKind, Choice, GridIntent, choose};
use crate::ui::tokens::{self, BODY, SMALL, SPACE};
use crate::ui::{fonts, marks};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Area, CornerRadius, Frame, Id, Margin, Order, Response, Sense, Ui, WidgetInfo, pos2, vec2};

const WIDTH: f32 = 52.0 * SPACE;

pub(super) fn menu_ui(ui: &Ui, id: Id, view: GridView<'_>, shown: &Shown) -> Vec<GridIntent> {
    let (Some(entry), Some(cell)) = (view.state.menu(), &shown.cursor_cell) else {
        return Vec::new();
    };
    let CellKind::Choice(choices) = &cell.column.kind else { return Vec::new() };
    let tokens = tokens::of(ui.ctx());
    let below = pos2(cell.rect.left(), cell.rect.bottom() + 2.0);
    let area = Area::new(id.with("list")).order(Order::Foreground).fixed_pos(below).constrain(true);
    let drawn = area.show(ui.ctx(), |ui| {
        let frame = Frame::new()
            .fill(tokens.surface.panel)
            .stroke(eframe::egui::Stroke::new(1.0, tokens.line.edge))
            .corner_radius(CornerRadius::same(6))
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::same(4));
        frame.show(ui, |ui| entries_ui(ui, id, cell, choices, entry, shown)).inner
    });
    if let Some(choice) = drawn.inner {
        ui.memory_mut(|memory| memory.request_focus(id));
        return choose(view.state, view.source, choice);
    }
    let elsewhere = drawn.response.clicked_elsewhere() && !ui.rect_contains_pointer(cell.rect);
    if elsewhere { vec![GridIntent::CloseMenu] } else { Vec::new() }
}

fn entries_ui<'a>(
    ui: &mut Ui,
    id: Id,
    cell: &OnScreen,
    choices: &'a [Choice],
    entry: usize,
    shown: &Shown,
) -> Option<&'a Choice> {
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ui.accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::ListBox);
        node.set_label(cell.name.as_str());
    });
    let mut clicked = None;
    for (index, choice) in choices.iter().enumerate() {
        let response = entry_ui(ui, id.with(("entry", index)), choice, index == entry);
        if index == entry {
            shown.entry.set(Some(response.id));
        }
        if response.clicked() {
            clicked = Some(choice);
        }
    }
    clicked
}

fn entry_ui(ui: &mut Ui, id: Id, choice: &Choice, current: bool) -> Response {
    let tokens = tokens::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(WIDTH, 8.0 * SPACE));
    let response = ui.interact(rect, id, Sense::CLICK);
    if current || response.hovered() {
        let ground = if current { tokens.surface.selected } else { tokens.surface.hover };
        ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    }
    let mut left = rect.left() + PAD;
    if let Some(mark) = choice.mark {
        marks::paint(ui.painter(), marks::beside(rect, left), marks::SIZE, mark, tokens);
        left += marks::SIZE + 2.0 * SPACE;
    }
    let middle = rect.center().y;
    ui.painter().text(pos2(left, middle), Align2::LEFT_CENTER, &choice.word, fonts::regular(BODY), tokens.text.primary);
    let letter = pos2(rect.right() - PAD, middle);
    ui.painter().text(letter, Align2::RIGHT_CENTER, choice.letter, fonts::regular(SMALL), tokens.text.secondary);
    response
        .widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, format!("{}, {}", choice.word, choice.letter)));
    ui.accesskit_node_builder(id, |node| node.set_selected(current));
    response
}

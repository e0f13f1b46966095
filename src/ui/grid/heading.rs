//! Owns the titles of the columns: shared headings above, the sort beside, an edge to drag, a title to drag, a menu.
//! Must not know what stands in a column.

use super::body::PAD;
use super::lines;
use super::{GridView, body::Shown};
use crate::app::grid::{CellKind, ColumnDeed, ColumnId, GridColumn, GridIntent};
use crate::ui::fonts;
use crate::ui::icons::{self, Icon};
use crate::ui::tokens::{SMALL, SPACE, Tokens};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, CursorIcon, Id, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2};
use std::ops::Range;

/// The size of the mark of a sorted column.
const MARK: f32 = 9.0;

/// The columns under each heading of the upper row: those of a group together, every other alone.
pub(super) fn groups(columns: &[GridColumn]) -> Option<Vec<Range<usize>>> {
    if columns.iter().all(|column| column.group.is_none()) {
        return None;
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| columns.get(before));
        let joins = column.group.is_some() && before.is_some_and(|before| before.group == column.group);
        match ranges.last_mut() {
            Some(last) if joins => last.end = at + 1,
            _ => ranges.push(at..at + 1),
        }
    }
    Some(ranges)
}

/// Draws the heading that several columns share.
pub(super) fn group_ui(ui: &Ui, column: &GridColumn, tokens: &Tokens) {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, tokens.surface.panel);
    let Some(group) = &column.group else { return };
    let line = rect.shrink2(eframe::egui::vec2(PAD, 0.0));
    ui.painter().hline(line.x_range(), rect.bottom() - 1.0, Stroke::new(1.0, tokens.line.edge));
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, group, fonts::semibold(SMALL), tokens.text.secondary);
}

/// One title.
pub(super) struct Title<'a> {
    pub(super) grid: Id,
    pub(super) view: GridView<'a>,
    pub(super) column_nr: usize,
    pub(super) column: &'a GridColumn,
    pub(super) tokens: &'static Tokens,
}

impl Title<'_> {
    pub(super) fn ui(&self, ui: &Ui, shown: &mut Shown) {
        let rect = ui.max_rect();
        let tokens = self.tokens;
        ui.painter().rect_filled(rect, 0.0, tokens.surface.panel);
        let id = self.grid.with(("title", self.column.id.as_str()));
        let response = ui.interact(rect.intersect(ui.clip_rect()), id, Sense::CLICK | Sense::DRAG);
        let named = self.column.takes_cursor();
        if named && (response.hovered() || response.dragged()) {
            ui.painter().rect_filled(rect, 0.0, tokens.surface.hover);
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line.hairline));
        let sorted = self.view.source.sorted().filter(|(column, _)| *column == self.column_nr).map(|(_, end)| end);
        self.paint(ui, rect, sorted);
        let label = if named { self.column.spoken() } else { "Findings".into() };
        let order = sorted.map_or("", |end| if end { ", sorted from the end" } else { ", sorted from the start" });
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, format!("{label}{order}")));
        if named {
            self.react(ui, &response, rect, shown);
        }
        self.resize(ui, rect, shown);
    }

    fn paint(&self, ui: &Ui, rect: Rect, sorted: Option<bool>) {
        let middle = rect.center().y;
        let room = if sorted.is_some() { MARK + 1.5 * SPACE } else { 0.0 };
        let (x, align) = if self.column.kind == CellKind::Number {
            (rect.right() - PAD - room, Align2::RIGHT_CENTER)
        } else {
            (rect.left() + PAD, Align2::LEFT_CENTER)
        };
        let font = fonts::semibold(SMALL);
        let drawn = ui.painter().text(pos2(x, middle), align, &self.column.title, font, self.tokens.text.primary);
        if let Some(end) = sorted {
            let at = pos2(drawn.right() + SPACE + MARK / 2.0, middle);
            let icon = if end { Icon::Down } else { Icon::Up };
            icons::paint(ui.painter(), at, MARK, icon, self.tokens.text.accent);
        }
    }

    fn react(&self, ui: &Ui, response: &Response, rect: Rect, shown: &mut Shown) {
        let id = &self.column.id;
        shown.titles.push((id.clone(), rect, !self.column.sticky));
        if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(self.grid));
            shown.clicked = true;
            shown.intents.push(GridIntent::Column(id.clone(), ColumnDeed::Sort));
        }
        if !self.column.sticky && response.dragged() {
            ui.set_cursor_icon(CursorIcon::Grabbing);
            shown.carried = Some((id.clone(), false));
        }
        if !self.column.sticky && response.drag_stopped() {
            shown.carried = Some((id.clone(), true));
        }
        let mut deed = None;
        response.context_menu(|ui| deed = menu_ui(ui, self.column));
        shown.intents.extend(deed.map(|deed| GridIntent::Column(id.clone(), deed)));
    }

    /// The edge of a title, to drag. The table's own edges can be reached by Tab and have no name.
    fn resize(&self, ui: &Ui, rect: Rect, shown: &mut Shown) {
        let column = self.column;
        if column.grows || column.kind == CellKind::Dot {
            return;
        }
        let edge = rect.with_min_x(rect.right() - 1.5 * SPACE);
        let id = self.grid.with(("edge", column.id.as_str()));
        let response = ui.interact(edge, id, Sense::DRAG | Sense::CLICK);
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeColumn);
            ui.painter().vline(rect.right() - 1.0, rect.y_range(), Stroke::new(2.0, self.tokens.line.edge));
        }
        let width = match (response.double_clicked(), response.interact_pointer_pos()) {
            (true, _) => Some(None),
            (false, Some(pointer)) if response.dragged() => Some(Some(lines::width(pointer.x - rect.left()))),
            _ => None,
        };
        if let Some(width) = width {
            shown.intents.push(GridIntent::Resize { column: column.id.clone(), width });
        }
        if response.drag_stopped() || response.double_clicked() {
            shown.intents.push(GridIntent::KeepWidths);
        }
    }
}

/// What can be done with a column, at its title.
fn menu_ui(ui: &mut Ui, column: &GridColumn) -> Option<ColumnDeed> {
    let all = [
        ("Sort from the start", ColumnDeed::SortFrom { end: false }, true),
        ("Sort from the end", ColumnDeed::SortFrom { end: true }, true),
        ("In the council's order", ColumnDeed::Unsort, true),
        ("Move left", ColumnDeed::Move { right: false }, !column.sticky),
        ("Move right", ColumnDeed::Move { right: true }, !column.sticky),
        ("Hide", ColumnDeed::Hide, !column.sticky),
        ("Show all columns", ColumnDeed::ShowAll, true),
        ("Columns as designed", ColumnDeed::Reset, true),
    ];
    let mut chosen = None;
    for (words, deed, _) in all.into_iter().filter(|(.., can)| *can) {
        if ui.button(words).clicked() {
            chosen = Some(deed);
            ui.close();
        }
    }
    chosen
}

/// Where a title that is being dragged would go: a line there, and when it is let go, what is wanted.
pub(super) fn carry(ui: &Ui, tokens: &Tokens, cells: Rect, shown: &mut Shown) {
    let (Some((column, let_go)), Some(pointer)) = (shown.carried.take(), ui.input(|input| input.pointer.latest_pos()))
    else {
        return;
    };
    let loose: Vec<&(ColumnId, Rect, bool)> = shown.titles.iter().filter(|(.., loose)| *loose).collect();
    let after = loose.iter().find(|(_, rect, _)| pointer.x < rect.center().x);
    let x = after.map(|(_, rect, _)| rect.left()).or_else(|| loose.last().map(|(_, rect, _)| rect.right()));
    let before = after.map(|(id, ..)| id.clone());
    if let Some(x) = x.filter(|_| !let_go) {
        ui.painter().vline(x, cells.y_range(), Stroke::new(2.0, tokens.line.focus));
    }
    if let_go && before.as_ref() != Some(&column) {
        shown.intents.push(GridIntent::PutColumn { column, before });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_one_group_share_a_heading_and_strangers_do_not() {
        let column = |name: &'static str| GridColumn::new(ColumnId::new(name), name, 90, CellKind::Number);
        let of = |name, group: &str| column(name).grouped(group.to_owned());
        let columns = [column("ref"), of("a", "Q1"), of("b", "Q1"), of("c", "Q2"), column("d"), of("e", "Q2")];
        assert_eq!(groups(&columns), Some(vec![0..1, 1..3, 3..4, 4..5, 5..6]));
        assert_eq!(groups(&columns[..1]), None);
    }
}

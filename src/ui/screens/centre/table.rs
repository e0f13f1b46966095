//! Owns drawing a table: headings, rows with hairlines between, and one row below the other where columns would be too narrow.
//! Must not know which tables there are.

use super::row::{Laid, MARK};
use super::widths::{Wish, widths};
use crate::app::{RowKind, ShownCell, ShownColumn, ShownRow, ShownTable};
use crate::ui::fonts;
use crate::ui::tokens::{self, Density, SMALL, SPACE, Tokens};
use eframe::egui::accesskit::Role;
use eframe::egui::{Align2, Id, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// The room between columns.
const BETWEEN: f32 = 4.0 * SPACE;
/// The room at either end of a row.
const INSET: f32 = 2.0 * SPACE;
/// The width of the titles where each cell has a line of its own.
const TITLE: f32 = 118.0;

/// Draws a table as wide as there is room.
pub(super) fn table_ui(ui: &mut Ui, table: &ShownTable) {
    let tokens = tokens::of(ui.ctx());
    let builder = UiBuilder::new()
        .id_salt(&table.caption)
        .accessibility_role(Role::Table)
        .accessibility_label(table.caption.clone());
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let wishes: Vec<Wish> = table.columns.iter().map(|column| wish(ui, tokens, column)).collect();
        let between = BETWEEN * (f32::from(u16::try_from(wishes.len()).unwrap_or(u16::MAX)) - 1.0);
        match widths(&wishes, ui.available_width() - 2.0 * INSET - between) {
            Some(widths) => {
                headings_ui(ui, tokens, &table.columns, &widths);
                for row in &table.rows {
                    row_ui(ui, tokens, &table.columns, row, &widths);
                }
            }
            None => {
                for row in &table.rows {
                    lines_ui(ui, tokens, &table.columns, row);
                }
            }
        }
    });
}

fn wish(ui: &Ui, tokens: &Tokens, column: &ShownColumn) -> Wish {
    // Figures of a total are semibold, and so a little wider.
    let kind = if column.figures { RowKind::Total } else { RowKind::Plain };
    let width = |cell: &ShownCell| Laid::new(ui, tokens, cell, kind, f32::INFINITY).width();
    let longest = column.longest.iter().map(width).fold(0.0, f32::max);
    let title = ui.painter().layout_no_wrap(column.title.clone(), fonts::semibold(SMALL), tokens.text.secondary);
    let natural = longest.max(title.size().x).ceil() + 1.0;
    Wish { natural, weight: f32::from(column.weight) }
}

/// The left edge of each column with its width.
fn places(rect: Rect, widths: &[f32]) -> impl Iterator<Item = (f32, f32)> {
    let mut left = rect.left() + INSET;
    widths.iter().map(move |width| {
        let here = left;
        left += width + BETWEEN;
        (here, *width)
    })
}

fn headings_ui(ui: &mut Ui, tokens: &Tokens, columns: &[ShownColumn], widths: &[f32]) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), Density::default().heading()), Sense::hover());
    let row = ui.new_child(UiBuilder::new().max_rect(rect).accessibility_role(Role::Row));
    for (at, (column, (left, width))) in columns.iter().zip(places(rect, widths)).enumerate() {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        let (anchor, align) = match column.figures {
            true => (place.right_center(), Align2::RIGHT_CENTER),
            false => (place.left_center(), Align2::LEFT_CENTER),
        };
        row.painter().text(anchor, align, &column.title, fonts::semibold(SMALL), tokens.text.secondary);
        say(&row, place, row.unique_id().with(at), Role::ColumnHeader, &column.title);
    }
    hairline(ui, tokens, rect, 1.5);
}

fn row_ui(ui: &mut Ui, tokens: &Tokens, columns: &[ShownColumn], row: &ShownRow, widths: &[f32]) {
    let part = if row.kind == RowKind::Part { MARK } else { 0.0 };
    let indent = |at: usize| if at == 0 { part } else { 0.0 };
    let cells = row.cells.iter().zip(widths).enumerate();
    let laid: Vec<Laid<'_>> =
        cells.map(|(at, (cell, width))| Laid::new(ui, tokens, cell, row.kind, width - indent(at))).collect();
    let content = laid.iter().map(Laid::height).fold(0.0, f32::max);
    let centred = laid.iter().map(Laid::lines).max().unwrap_or(0) <= 2;
    let height = (content + 4.0 * SPACE).max(Density::default().row());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let own = ui.new_child(UiBuilder::new().max_rect(rect).accessibility_role(Role::Row));
    let columns = columns.iter().zip(places(rect, widths)).zip(&row.cells).zip(&laid);
    for (at, (((column, (left, width)), cell), laid)) in columns.enumerate() {
        let top = if centred { rect.center().y - laid.height() / 2.0 } else { rect.top() + 2.0 * SPACE };
        let place = Rect::from_min_size(pos2(left + indent(at), top), vec2(width - indent(at), laid.height()));
        if ui.is_rect_visible(rect) {
            laid.paint(own.painter(), tokens, place, column.figures);
        }
        let (role, told) = told(at, &column.title, cell, row);
        let whole = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        say(&own, whole, own.unique_id().with(at), role, &told);
    }
    hairline(ui, tokens, rect, 1.0);
}

/// What is read out of a cell: the first names its row, the others name column and row before what they say.
fn told(at: usize, title: &str, cell: &ShownCell, row: &ShownRow) -> (Role, String) {
    let name = row.cells.first().map_or("", |cell| cell.text.as_str());
    match at {
        0 => (Role::RowHeader, cell.spoken()),
        _ => (Role::Cell, format!("{title}, {name}: {}", cell.spoken())),
    }
}

/// Each cell on a line of its own, its title before it.
fn lines_ui(ui: &mut Ui, tokens: &Tokens, columns: &[ShownColumn], row: &ShownRow) {
    let top = ui.cursor().top();
    let builder = UiBuilder::new().id_salt(ui.next_auto_id()).accessibility_role(Role::Row);
    ui.scope_builder(builder, |ui| {
        ui.add_space(2.0 * SPACE);
        for (at, (column, cell)) in columns.iter().zip(&row.cells).enumerate() {
            if cell.text.is_empty() && cell.bar.is_empty() {
                continue;
            }
            let width = ui.available_width() - 2.0 * INSET - TITLE;
            let laid = Laid::new(ui, tokens, cell, row.kind, width);
            let size = vec2(ui.available_width(), laid.height().max(18.0) + SPACE);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let title = pos2(rect.left() + INSET, rect.top() + 1.0);
            let font = fonts::regular(SMALL);
            ui.painter().text(title, Align2::LEFT_TOP, &column.title, font, tokens.text.secondary);
            let place = Rect::from_min_size(pos2(rect.left() + INSET + TITLE, rect.top()), vec2(width, laid.height()));
            laid.paint(ui.painter(), tokens, place, false);
            let (role, told) = told(at, &column.title, cell, row);
            say(ui, rect, ui.unique_id().with(at), role, &told);
        }
        ui.add_space(SPACE);
    });
    let rect = Rect::from_min_max(pos2(ui.min_rect().left(), top), pos2(ui.min_rect().right(), ui.cursor().top()));
    hairline(ui, tokens, rect, 1.0);
}

fn hairline(ui: &Ui, tokens: &Tokens, above: Rect, width: f32) {
    ui.painter().hline(above.x_range(), above.bottom(), Stroke::new(width, tokens.line.hairline));
}

/// Names a place for those who cannot see it.
pub(super) fn say(ui: &Ui, place: Rect, id: Id, role: Role, told: &str) {
    let response = ui.interact(place, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, told));
}

//! Owns drawing a table: headings, rows with hairlines between, and one row below the other where columns would be too narrow.
//! Must not know which tables there are.

use super::row::{Laid, MARK};
use super::widths::{Wish, widths};
use crate::app::{RowKind, ShownCell, ShownColumn, ShownRow, ShownTable};
use crate::ui::fonts;
use crate::ui::tokens::{self, Density, SMALL, SPACE, Tokens};
use eframe::egui::accesskit::Role;
use eframe::egui::text::LayoutJob;
use eframe::egui::{Align, Align2, Id, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::sync::Arc;

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
                let heights = heights(ui, tokens, table, &widths);
                for (row, height) in table.rows.iter().zip(heights.iter()) {
                    row_ui(ui, tokens, &table.columns, row, (&widths, *height));
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
    let lay = |(column, width): (&ShownColumn, &f32)| {
        let (font, colour) = (fonts::semibold(SMALL), tokens.text.secondary);
        let mut job = LayoutJob::simple(column.title.clone(), font, colour, *width);
        job.halign = if column.figures { Align::RIGHT } else { Align::LEFT };
        ui.painter().layout_job(job)
    };
    let laid: Vec<_> = columns.iter().zip(widths).map(lay).collect();
    let content = laid.iter().map(|title| title.size().y).fold(0.0, f32::max);
    let height = (content + 3.0 * SPACE).max(Density::default().heading());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let row = ui.new_child(UiBuilder::new().max_rect(rect).accessibility_role(Role::Row));
    for (at, ((column, title), (left, width))) in columns.iter().zip(laid).zip(places(rect, widths)).enumerate() {
        let x = if column.figures { left + width } else { left };
        let top = rect.center().y - title.size().y / 2.0;
        row.painter().galley(pos2(x, top), title, tokens.text.secondary);
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, height));
        say(&row, place, row.unique_id().with(at), Role::ColumnHeader, &column.title);
    }
    hairline(ui, tokens, rect, 1.5);
}

/// The heights of rows, and the words and widths they were worked out for.
type Known = ((u64, Vec<u32>), Arc<[f32]>);

/// The height of each row; worked out again only when the words or the widths are others.
fn heights(ui: &Ui, tokens: &Tokens, table: &ShownTable, widths: &[f32]) -> Arc<[f32]> {
    let slot = Id::unique("heights of rows").with((&table.caption, ui.ctx().pixels_per_point().to_bits()));
    let now = (table.stamp, widths.iter().map(|width| width.to_bits()).collect::<Vec<_>>());
    if let Some((known, heights)) = ui.data(|data| data.get_temp::<Known>(slot))
        && known == now
    {
        return heights;
    }
    let height = |row: &ShownRow| {
        let content = laid(ui, tokens, row, widths).iter().map(Laid::height).fold(0.0, f32::max);
        (content + 4.0 * SPACE).max(Density::default().row())
    };
    let heights: Arc<[f32]> = table.rows.iter().map(height).collect();
    ui.data_mut(|data| data.insert_temp::<Known>(slot, (now, Arc::clone(&heights))));
    heights
}

/// How far the first cell of a row stands in.
fn indent(row: &ShownRow, at: usize) -> f32 {
    if at == 0 && row.kind == RowKind::Part { MARK } else { 0.0 }
}

fn laid<'a>(ui: &Ui, tokens: &Tokens, row: &'a ShownRow, widths: &[f32]) -> Vec<Laid<'a>> {
    let cells = row.cells.iter().zip(widths).enumerate();
    cells.map(|(at, (cell, width))| Laid::new(ui, tokens, cell, row.kind, width - indent(row, at))).collect()
}

fn row_ui(ui: &mut Ui, tokens: &Tokens, columns: &[ShownColumn], row: &ShownRow, (widths, height): (&[f32], f32)) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let own = ui.new_child(UiBuilder::new().max_rect(rect).accessibility_role(Role::Row));
    for (at, ((column, (left, width)), cell)) in columns.iter().zip(places(rect, widths)).zip(&row.cells).enumerate() {
        let (role, told) = told(at, &column.title, cell, row);
        let whole = Rect::from_min_size(pos2(left, rect.top()), vec2(width, height));
        say(&own, whole, own.unique_id().with(at), role, &told);
    }
    // What is out of sight is read out all the same, and not laid out.
    if ui.is_rect_visible(rect) {
        let laid = laid(ui, tokens, row, widths);
        let centred = laid.iter().map(Laid::lines).max().unwrap_or(0) <= 2;
        for (at, ((column, (left, width)), laid)) in columns.iter().zip(places(rect, widths)).zip(&laid).enumerate() {
            let top = if centred { rect.center().y - laid.height() / 2.0 } else { rect.top() + 2.0 * SPACE };
            let indent = indent(row, at);
            let place = Rect::from_min_size(pos2(left + indent, top), vec2(width - indent, laid.height()));
            laid.paint(own.painter(), tokens, place, column.figures);
        }
        hairline(ui, tokens, rect, 1.0);
    }
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

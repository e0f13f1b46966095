//! Owns the sheet as it is: only the cells in view are drawn, each with what became of it; one cell can be looked at whole.
//! Must not know why a cell became what it did.

use super::fate;
use super::sheet_cells::{Cells, HEADING, NUMBERS, ROW};
use crate::app::Importing;
use crate::model::Disposition;
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{secondary, small, strong};
use crate::workbook::CellRef;
use eframe::egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

/// The room for the cell that is looked at, below the sheet.
const WHOLE: f32 = 96.0;

/// Where the cursor of a sheet is remembered; a way of looking, so it is the drawing's own.
fn slot(importing: &Importing, at: usize) -> Id {
    Id::unique(("import cell", &importing.sha256, at))
}

/// The cell that is looked at in a sheet.
pub(super) fn cursor(ui: &Ui, importing: &Importing, at: usize) -> Option<CellRef> {
    ui.data(|data| data.get_temp(slot(importing, at)))
}

/// Puts the cursor of a sheet on a cell and brings that into view.
pub(super) fn go_to(ui: &Ui, importing: &Importing, at: usize, cell: CellRef) {
    let slot = slot(importing, at);
    ui.data_mut(|data| {
        data.insert_temp(slot, cell);
        data.insert_temp(slot.with("reveal"), cell);
    });
}

pub(super) fn sheet_ui(ui: &mut Ui, importing: &Importing, at: usize) {
    let Some(cells) = Cells::of(importing, at) else { return };
    let tokens = tokens::of(ui.ctx());
    let slot = slot(importing, at);
    let cursor: Option<CellRef> = ui.data(|data| data.get_temp(slot));
    let (outer, below) = split(ui.available_rect_before_wrap());
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        fate::legend_ui(ui, cells.preview);
        whole_ui(ui, &cells, cursor);
    });
    ui.painter().rect(
        outer,
        CornerRadius::same(6),
        tokens.surface.panel,
        Stroke::new(1.0, tokens.line.hairline),
        StrokeKind::Inside,
    );
    let moved = scroll_ui(ui, &cells, outer.shrink(1.0), cursor, slot);
    if let Some(moved) = moved {
        ui.data_mut(|data| data.insert_temp(slot, moved));
        ui.ctx().request_repaint();
    }
}

/// The sheet, and below it the room for the cell that is looked at.
fn split(all: Rect) -> (Rect, Rect) {
    let edge = (all.bottom() - WHOLE).max(all.top() + 3.0 * ROW);
    (all.with_max_y(edge), all.with_min_y(edge + 2.0 * SPACE))
}

/// The scrolling cells with their letters and numbers, which stay; says where the cursor goes.
fn scroll_ui(ui: &mut Ui, cells: &Cells<'_>, outer: Rect, cursor: Option<CellRef>, slot: Id) -> Option<CellRef> {
    let inside = Rect::from_min_max(outer.min + vec2(NUMBERS, HEADING), outer.max);
    let (mut moved, mut drawn) = (None, vec2(0.0, 0.0));
    let builder = UiBuilder::new().max_rect(inside);
    ui.scope_builder(builder, |ui| {
        let area = ScrollArea::both().id_salt(slot).auto_shrink(false).min_scrolled_height(0.0);
        let shown = area.show_viewport(ui, |ui, viewport| {
            let origin = ui.min_rect().min;
            ui.set_min_size(cells.size());
            let response = ui.interact(ui.clip_rect().intersect(inside), slot.with("cells"), Sense::click());
            let reveal = ui.data_mut(|data| data.remove_temp::<CellRef>(slot.with("reveal")));
            moved = steer(ui, cells, cursor, &response, origin).or(reveal);
            cells.paint(ui, origin, viewport, cursor);
            // The edges go with the cells as they were drawn, not with where they will have been scrolled to.
            drawn = viewport.min.to_vec2();
            if let Some(to) = moved {
                ui.scroll_to_rect(cells.rect(to).translate(origin.to_vec2()), None);
            }
            response
        });
        hover(cells, &shown.inner, inside.min - drawn);
    });
    cells.paint_edges(ui, outer, drawn, cursor);
    moved
}

/// Arrow keys, Page Up and Page Down, Home and End, and clicks move the cursor.
fn steer(
    ui: &Ui,
    cells: &Cells<'_>,
    cursor: Option<CellRef>,
    response: &Response,
    origin: eframe::egui::Pos2,
) -> Option<CellRef> {
    let told = told(cells, cursor);
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &told));
    if response.clicked() {
        response.request_focus();
        return response.interact_pointer_pos().and_then(|at| cells.at(at - origin.to_vec2()));
    }
    if !response.has_focus() {
        return None;
    }
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    let from = cursor.unwrap_or_default();
    let page = i64::from(rows_in(response.rect));
    let steps = [
        (Key::ArrowUp, (-1, 0)),
        (Key::ArrowDown, (1, 0)),
        (Key::ArrowLeft, (0, -1)),
        (Key::ArrowRight, (0, 1)),
        (Key::PageUp, (-page, 0)),
        (Key::PageDown, (page, 0)),
        (Key::Home, (0, i64::MIN / 2)),
        (Key::End, (0, i64::MAX / 2)),
    ];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (_, (down, right)) = steps.into_iter().find(|(key, _)| pressed(*key))?;
    Some(if cursor.is_none() { from } else { cells.moved(from, down, right) })
}

fn rows_in(rect: Rect) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window is a few hundred rows high")]
    let rows = (rect.height() / ROW).clamp(1.0, 200.0) as u16;
    rows
}

/// The cell under the pointer, whole, with what became of it.
fn hover(cells: &Cells<'_>, response: &Response, origin: eframe::egui::Pos2) {
    let under = response.hover_pos().and_then(|at| cells.at(pos2(0.0, 0.0) + (at - origin)));
    let Some((at, shown)) = under.and_then(|at| cells.shown(at).map(|shown| (at, shown))) else { return };
    if shown.is_empty() && cells.fate(at).is_none() {
        return;
    }
    let text = told(cells, Some(at));
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(420.0);
        secondary(ui, &text);
    });
}

/// The cell that is looked at, whole: long texts are cut in the sheet.
fn whole_ui(ui: &mut Ui, cells: &Cells<'_>, cursor: Option<CellRef>) {
    let Some(at) = cursor else {
        small(ui, "Click a cell, or go into the sheet with Tab and the arrow keys, to read it whole");
        return;
    };
    ScrollArea::vertical().id_salt("whole cell").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = SPACE / 2.0;
        strong(ui, &format!("{at}{}", became(cells, at)));
        secondary(ui, cells.shown(at).filter(|text| !text.is_empty()).unwrap_or("Blank"));
        if let Some(note) = cells.sheet.note_at(at) {
            let by = note.author.as_ref().map_or_else(String::new, |author| format!(" by {author}"));
            small(ui, &format!("Comment{by}, shown and not imported: {}", note.text));
        }
    });
}

/// ": left out, a heading"
fn became(cells: &Cells<'_>, at: CellRef) -> String {
    let Some(entry) = cells.fate(at) else { return String::new() };
    let word = entry.disposition.map_or("", fate::words);
    let hidden = if cells.sheet.is_hidden(at) { ", hidden in the workbook" } else { "" };
    match (entry.disposition, entry.reason.as_str()) {
        (Some(Disposition::Imported), _) | (_, "") => format!(": {word}{hidden}"),
        (_, reason) => format!(": {word}, {reason}{hidden}"),
    }
}

fn told(cells: &Cells<'_>, cursor: Option<CellRef>) -> String {
    let Some(at) = cursor else { return format!("Sheet {}: arrow keys go from cell to cell", cells.sheet.name) };
    let text = cells.shown(at).filter(|text| !text.is_empty()).unwrap_or("blank");
    format!("{at}{}\n{text}", became(cells, at))
}

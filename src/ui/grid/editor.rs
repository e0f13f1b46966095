//! Owns the field a draft is typed in, over its cell; long text opens over the neighbouring cells.
//! Must not know where the text goes.

use super::body::{OnScreen, PAD};
use super::input::EVERY_KEY;
use super::lines;
use crate::app::grid::{CellKind, Draft};
use crate::ui::fonts;
use crate::ui::tokens::{self, BODY, SMALL, SPACE, Tokens};
use eframe::egui::{
    Align2, Area, Color32, CornerRadius, Frame, Id, Key, KeyboardShortcut, Margin, Modifiers, Order, Rect, RichText,
    ScrollArea, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2, pos2, vec2,
};

/// The least width of a long text.
const LONG_WIDTH: f32 = 105.0 * SPACE;
/// A line of it.
const ROW: f32 = 18.5;
/// About how wide a letter is.
const LETTER: f32 = 7.2;
/// What stands below and around the text.
const BELOW: f32 = 12.0 * SPACE;

/// What became of the field in this frame.
pub(super) struct After {
    pub(super) text: String,
    pub(super) has_keyboard: bool,
}

/// The field of one edit. Every edit has its own, so that Ctrl+Z never brings back another cell's text.
pub(super) fn id(grid: Id, serial: u64) -> Id {
    grid.with(("field", serial))
}

pub(super) fn editor_ui(ui: &mut Ui, grid: Id, draft: &Draft, cell: &OnScreen, fresh: bool) -> After {
    let field = id(grid, draft.serial);
    if fresh {
        ui.memory_mut(|memory| memory.request_focus(field));
    }
    let mut text = draft.text.clone();
    if cell.column.kind == CellKind::LongText {
        long_field_ui(ui, field, cell, &mut text);
    } else {
        line_field_ui(ui, field, cell, &mut text);
    }
    ui.accesskit_node_builder(field, |node| node.set_label(cell.name.as_str()));
    if let Some(sentence) = &draft.refusal {
        refusal_ui(ui, field, cell, sentence);
    }
    After { text, has_keyboard: ui.memory(|memory| memory.has_focus(field)) }
}

fn line_field_ui(ui: &mut Ui, field: Id, cell: &OnScreen, text: &mut String) {
    let tokens = tokens::of(ui.ctx());
    let mut inner = ui.new_child(UiBuilder::new().max_rect(cell.rect));
    inner.set_clip_rect(cell.clip);
    inner.painter().rect_filled(cell.rect, 0.0, tokens.surface.panel);
    let align = if cell.column.kind == CellKind::Number { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let edit = TextEdit::singleline(text)
        .id(field)
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 0))
        .align(align)
        .event_filter(EVERY_KEY);
    let inside = cell.rect.shrink2(Vec2::new(PAD, 2.0));
    inner.put(inside, edit.desired_width(inside.width()).min_size(inside.size()));
    let ring = Stroke::new(2.0, tokens.line.focus);
    inner.painter().rect_stroke(cell.rect, CornerRadius::same(2), ring, StrokeKind::Inside);
}

/// Drawn in the grid itself, over its neighbours: a floating area would be invisible, and deaf, in its first frame.
fn long_field_ui(ui: &mut Ui, field: Id, cell: &OnScreen, text: &mut String) {
    let tokens = tokens::of(ui.ctx());
    let room = ui.max_rect();
    let width = cell.rect.width().max(LONG_WIDTH).min(room.width());
    let rows = rows_of(text, width).clamp(4, rows_within(room.height()));
    let height = lines::float(rows) * ROW + BELOW;
    let at = pos2(
        cell.rect.left().min(room.right() - width).max(room.left()),
        cell.rect.top().min(room.bottom() - height).max(room.top()),
    );
    let mut inner = ui.new_child(UiBuilder::new().max_rect(Rect::from_min_size(at, vec2(width, height))));
    raised(ui, tokens, tokens.line.focus).show(&mut inner, |ui| {
        let edit = TextEdit::multiline(text)
            .id(field)
            .frame(Frame::NONE)
            .margin(Margin::same(0))
            .desired_width(ui.available_width())
            .desired_rows(rows)
            .return_key(KeyboardShortcut::new(Modifiers::ALT, Key::Enter))
            .event_filter(EVERY_KEY);
        ScrollArea::vertical().max_height(lines::float(rows) * ROW).show(ui, |ui| ui.add(edit));
        ui.label(hint("Enter keeps it, Alt+Enter starts a line, Escape leaves it as it was", tokens));
    });
}

/// How many lines a text takes at about this width, and one to write on.
fn rows_of(text: &str, width: f32) -> usize {
    let letters = lines::whole((width - 8.0 * SPACE) / LETTER).max(1);
    text.split('\n').map(|line| line.chars().count() / letters + 1).sum::<usize>() + 1
}

/// How many lines the grid has room for.
fn rows_within(height: f32) -> usize {
    lines::whole((height - BELOW) / ROW).max(4)
}

fn refusal_ui(ui: &Ui, field: Id, cell: &OnScreen, sentence: &str) {
    let tokens = tokens::of(ui.ctx());
    let below = pos2(cell.rect.left(), cell.rect.bottom() + SPACE);
    let area = Area::new(field.with("refusal")).order(Order::Foreground).fixed_pos(below).constrain(true);
    area.show(ui.ctx(), |ui| {
        raised(ui, tokens, tokens.text.bad).show(ui, |ui| {
            ui.set_max_width(90.0 * SPACE);
            ui.label(RichText::new(sentence).font(fonts::regular(BODY)).color(tokens.text.bad));
        });
    });
}

fn raised(ui: &Ui, tokens: &Tokens, ring: Color32) -> Frame {
    Frame::new()
        .fill(tokens.surface.panel)
        .stroke(Stroke::new(2.0, ring))
        .corner_radius(CornerRadius::same(3))
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(8, 8))
}

fn hint(text: &str, tokens: &Tokens) -> RichText {
    RichText::new(text).font(fonts::regular(SMALL)).color(tokens.text.secondary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_gets_the_lines_it_takes() {
        assert_eq!(rows_of("One.", 420.0), 2);
        assert_eq!(rows_of("One.\nTwo.\n", 420.0), 4);
        assert!(rows_of(&"word ".repeat(300), 640.0) > 15);
        assert_eq!(rows_of("x", 0.0), 3, "no width is no reason to fail");
    }
}

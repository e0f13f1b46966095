//! Owns the palette: a field, and the commands and records that fit what is typed in it.
//! Must not know what a line does, nor what fits.

use crate::app::Command;
use crate::app::commands::{Line, Palette};
use crate::ui::tokens::{self, BODY, SMALL, SPACE};
use crate::ui::{fonts, widgets};
use eframe::egui::{
    Align2, CornerRadius, Id, Key, Margin, Modal, Modifiers, Rect, Response, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

const WIDTH: f32 = 640.0;
const ROW: f32 = 11.0 * SPACE;
/// How many lines Page Down goes on.
const PAGE: usize = 8;

pub(super) fn palette_ui(ui: &mut Ui, palette: &Palette, commands: &mut Vec<Command>) {
    let id = Id::unique("palette");
    let screen = ui.ctx().content_rect();
    // At the top: the field stays where it is while the list below it grows and shrinks.
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, (screen.height() * 0.1).min(80.0)));
    let modal = Modal::new(id).area(area).show(ui.ctx(), |ui| {
        ui.set_width(WIDTH.min(screen.width() - 48.0));
        keys(ui, palette, commands);
        let field = field(ui, palette, commands);
        ui.add_space(SPACE);
        if palette.lines().is_empty() {
            widgets::secondary(ui, "Nothing fits these words; try fewer, or only how they begin");
            return;
        }
        let height = screen.height() * 0.6;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (at, line) in palette.lines().iter().enumerate() {
                let response = line_ui(ui, line, at == palette.chosen());
                if at == palette.chosen() {
                    ui.ctx()
                        .accesskit_node_builder(field, |node| node.set_active_descendant(response.id.accesskit_id()));
                    reveal(ui, id, at, &response);
                }
                if response.clicked() {
                    commands.push(Command::UsePalette(at));
                }
            }
        });
    });
    if modal.should_close() {
        commands.push(Command::ClosePalette);
    }
}

/// The keys of the list, taken before the field has them.
fn keys(ui: &Ui, palette: &Palette, commands: &mut Vec<Command>) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (at, last) = (palette.chosen(), palette.lines().len().saturating_sub(1));
    let mut go = |to: usize| commands.push(Command::MovePalette(to));
    if pressed(Key::ArrowDown) {
        go(if at == last { 0 } else { at + 1 });
    }
    if pressed(Key::ArrowUp) {
        go(at.checked_sub(1).unwrap_or(last));
    }
    if pressed(Key::PageDown) {
        go((at + PAGE).min(last));
    }
    if pressed(Key::PageUp) {
        go(at.saturating_sub(PAGE));
    }
    if pressed(Key::Enter) {
        commands.push(Command::UsePalette(at));
    }
    if pressed(Key::Escape) {
        commands.push(Command::ClosePalette);
    }
}

fn field(ui: &mut Ui, palette: &Palette, commands: &mut Vec<Command>) -> Id {
    let id = Id::unique("palette field");
    let (name, hint) = if palette.records() {
        ("Go to a record", "A reference or a few words of a title")
    } else {
        ("Find a command or a record", "A few words, in any order; or a reference, such as 27")
    };
    let mut text = palette.text().to_owned();
    let hint = eframe::egui::RichText::new(hint).color(tokens::of(ui.ctx()).text.faint);
    let edit = TextEdit::singleline(&mut text).id(id).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(edit.margin(Margin::symmetric(10, 8)));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
    // Nothing else takes keys while it is open.
    response.request_focus();
    if text != palette.text() {
        commands.push(Command::TypePalette(text));
    }
    id
}

/// Brings the current line into view when it changed, and leaves the wheel alone otherwise.
fn reveal(ui: &Ui, id: Id, at: usize, response: &Response) {
    let before = ui.data_mut(|data| data.get_temp::<usize>(id));
    if before != Some(at) {
        ui.data_mut(|data| data.insert_temp(id, at));
        response.scroll_to_me(None);
    }
}

/// A line: its name and key, and below them what it does, or why it cannot be used.
fn line_ui(ui: &mut Ui, line: &Line, chosen: bool) -> Response {
    let tokens = tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let below = line.refusal.unwrap_or(&line.about);
    let can = line.refusal.is_none();
    let told = if can { format!("{}, {below}", line.label) } else { format!("{}, not now: {below}", line.label) };
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, can, &told));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    let fill = match (chosen, response.hovered()) {
        (true, _) => Some(tokens.surface.selected),
        (false, true) => Some(tokens.surface.hover),
        (false, false) => None,
    };
    if let Some(fill) = fill {
        ui.painter().rect_filled(rect, CornerRadius::same(4), fill);
    }
    if chosen {
        let bar = Rect::from_min_size(rect.left_top(), vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, CornerRadius::same(1), tokens.line.focus);
    }
    let ink = if can { tokens.text.primary } else { tokens.text.faint };
    let key = ui.ctx().fonts_mut(|fonts| {
        fonts.layout_no_wrap(line.shortcut.to_owned(), fonts::regular(SMALL), tokens.text.secondary)
    });
    let (left, width) = (rect.left() + 3.0 * SPACE, rect.width() - 8.0 * SPACE - key.size().x);
    let name = widgets::one_line(ui, &line.label, fonts::semibold(BODY), ink, width);
    let under = if can { tokens.text.secondary } else { tokens.text.faint };
    let under = widgets::one_line(ui, below, fonts::regular(SMALL), under, rect.width() - 6.0 * SPACE);
    let elided = under.elided;
    ui.painter().galley(pos2(left, rect.top() + SPACE), name, ink);
    ui.painter().galley(pos2(left, rect.center().y + 0.5 * SPACE), under, ink);
    ui.painter().galley(pos2(rect.right() - 3.0 * SPACE - key.size().x, rect.top() + 1.5 * SPACE), key, ink);
    if elided { response.on_hover_text(below) } else { response }
}

//! Owns a text field with its label above it, the label read out with it.
//! Must not know what is typed there: the text is a copy, and the caller takes a change.

use super::text::small_strong;
use crate::ui::tokens;
use eframe::egui::{Id, Key, Margin, Response, TextEdit, Ui};

/// What happened in a field.
pub(crate) struct Typed {
    /// The text, when it changed.
    pub(crate) text: Option<String>,
    /// Whether Enter was pressed in it.
    pub(crate) entered: bool,
    /// Whether it was left with Escape.
    pub(crate) escaped: bool,
    /// Whether it was left at all; true on two frames running.
    pub(crate) left: bool,
}

/// The id of the field with this label.
pub(crate) fn field_id(label: &str) -> Id {
    Id::unique(("field", label))
}

/// A field of one line, as wide as `width`.
pub(crate) fn field(ui: &mut Ui, label: &str, text: &str, hint: &str, width: f32) -> Typed {
    field_of(ui, field_id(label), label, text, (hint, width))
}

/// The same for a label that stands on a page more than once: `id` tells them apart.
pub(crate) fn field_of(ui: &mut Ui, id: Id, label: &str, text: &str, (hint, width): (&str, f32)) -> Typed {
    let mut copy = text.to_owned();
    let response = ui
        .vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let above = small_strong(ui, label);
            let edit = TextEdit::singleline(&mut copy).id(id);
            let hint = eframe::egui::RichText::new(hint).color(tokens::of(ui.ctx()).text.faint);
            let edit = edit.hint_text(hint).desired_width(width).margin(Margin::symmetric(10, 7));
            ui.add(edit).labelled_by(above.id)
        })
        .inner;
    typed(ui, &response, copy, text)
}

/// A field of several lines, as wide as there is room.
pub(crate) fn long_field(ui: &mut Ui, label: &str, text: &str, rows: usize) -> Typed {
    let mut copy = text.to_owned();
    let above = small_strong(ui, label);
    let edit = TextEdit::multiline(&mut copy).id(field_id(label));
    let edit = edit.desired_width(f32::INFINITY).desired_rows(rows).margin(Margin::symmetric(10, 7));
    let response = ui.add(edit).labelled_by(above.id);
    typed(ui, &response, copy, text)
}

fn typed(ui: &Ui, response: &Response, copy: String, text: &str) -> Typed {
    let left = response.lost_focus();
    let pressed = |key| left && ui.input(|input| input.key_pressed(key));
    Typed { text: (copy != text).then_some(copy), entered: pressed(Key::Enter), escaped: pressed(Key::Escape), left }
}

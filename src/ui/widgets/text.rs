//! Owns the few ways text is set: the heading of a page, titles, values, what explains them.
//! Must not know what the text says.

use crate::ui::fonts;
use crate::ui::tokens::{self, BODY, LEAD, SMALL, TITLE};
use eframe::egui::{FontId, Label, Response, RichText, Ui};

fn put(ui: &mut Ui, text: &str, font: FontId, secondary: bool) -> Response {
    let tokens = tokens::of(ui.ctx());
    let colour = if secondary { tokens.text.secondary } else { tokens.text.primary };
    ui.add(Label::new(RichText::new(text).font(font).color(colour)).wrap())
}

/// The heading of a page: it answers a question.
pub(crate) fn heading(ui: &mut Ui, text: &str) -> Response {
    put(ui, text, fonts::semibold(TITLE), false)
}

/// A title within a page.
pub(crate) fn lead(ui: &mut Ui, text: &str) -> Response {
    put(ui, text, fonts::semibold(LEAD), false)
}

/// A value that counts.
pub(crate) fn strong(ui: &mut Ui, text: &str) -> Response {
    put(ui, text, fonts::semibold(BODY), false)
}

/// What explains a value.
pub(crate) fn secondary(ui: &mut Ui, text: &str) -> Response {
    put(ui, text, fonts::regular(BODY), true)
}

/// The same, small.
pub(crate) fn small(ui: &mut Ui, text: &str) -> Response {
    put(ui, text, fonts::regular(SMALL), true)
}

/// The label of a field, the heading of a column.
pub(crate) fn small_strong(ui: &mut Ui, text: &str) -> Response {
    put(ui, text, fonts::semibold(SMALL), true)
}

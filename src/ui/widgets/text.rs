//! Owns the few ways text is set: the heading of a page, titles, values, what explains them.
//! Must not know what the text says.

use crate::ui::fonts;
use crate::ui::tokens::{self, BODY, LEAD, SMALL, TITLE};
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Color32, FontId, Galley, Label, Response, RichText, Ui};
use std::sync::Arc;

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

/// Text laid out as one line that ends in an ellipsis where there is no more room; it tells whether it does.
pub(crate) fn one_line(ui: &Ui, text: &str, font: FontId, ink: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.replace('\n', " "), TextFormat::simple(font, ink));
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.ctx().fonts_mut(|fonts| fonts.layout_job(job))
}

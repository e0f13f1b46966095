//! Owns the receipt code as it is shown: large, in the groups it is read out in, and one click from the clipboard.
//! Must not know how it is made.

use crate::ui::fonts;
use crate::ui::tokens::{self, CODE, SPACE};
use crate::ui::widgets::{card, lead, quiet, secondary, small};
use eframe::egui::{Label, RichText, Ui};
use std::path::Path;

pub(super) fn receipt_ui(ui: &mut Ui, path: &Path, code: &str) {
    card(ui, |ui| {
        lead(ui, "Receipt code");
        code_ui(ui, code);
        secondary(ui, "Read this out to the centre: whoever holds the same code holds the same bundle, byte for byte");
        ui.add_space(SPACE);
        small(ui, "The bundle");
        let file = path.display().to_string();
        ui.add(Label::new(&file).wrap().selectable(true));
        if quiet(ui, "Copy the bundle's path").clicked() {
            ui.ctx().copy_text(file);
        }
    });
}

/// The code, and the button that copies it.
pub(super) fn code_ui(ui: &mut Ui, code: &str) {
    let tokens = tokens::of(ui.ctx());
    ui.horizontal(|ui| {
        let text = RichText::new(code).font(fonts::semibold(CODE)).color(tokens.text.primary);
        ui.add(Label::new(text).selectable(true));
        ui.add_space(2.0 * SPACE);
        if quiet(ui, "Copy").on_hover_text("Copy the receipt code").clicked() {
            ui.ctx().copy_text(code.to_owned());
        }
    });
}

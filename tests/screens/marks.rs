//! Owns trap 9: what stands for a status is painted and named, never typed.

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::{ClippedShape, Shape};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use quarterdeck::app::grid::Mark;
use quarterdeck::model::Tier;
use quarterdeck::ui::icons::{self, Icon};
use quarterdeck::ui::tokens::Theme;
use quarterdeck::ui::{fonts, marks, tokens};

const ICONS: [Icon; 10] = [
    Icon::Find,
    Icon::Close,
    Icon::Add,
    Icon::Tick,
    Icon::Up,
    Icon::Down,
    Icon::Left,
    Icon::Right,
    Icon::Arrow,
    Icon::More,
];

fn words(shape: &Shape, found: &mut Vec<String>) {
    match shape {
        Shape::Text(text) => found.push(text.galley.text().to_owned()),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| words(shape, found)),
        _ => {}
    }
}

/// Naive: in `paint` of `ui/marks.rs`, write the mark as a letter of the font: `painter.text(…, "▲", …)`.
#[test]
fn marks_and_icons_are_painted_and_named() {
    let builder = Harness::builder().with_context_setup(|ctx| {
        fonts::install(ctx);
        tokens::apply(ctx, Theme::Light);
    });
    let harness = builder.build_ui(|ui| {
        for mark in Mark::ALL {
            marks::bare_mark_ui(ui, mark, "Status");
        }
        marks::mark_ui(ui, Mark::Medium, "Medium");
        marks::dot_ui(ui, Tier::MustFix);
        for icon in ICONS {
            icons::paint(ui.painter(), ui.max_rect().center(), 16.0, icon, tokens::of(ui.ctx()).text.primary);
        }
    });
    let mut written = Vec::new();
    harness.output().shapes.iter().for_each(|ClippedShape { shape, .. }| words(shape, &mut written));
    assert_eq!(written, ["Medium"], "the word beside a mark is all the text there is");
    assert_eq!(harness.get_all_by_role_and_label(Role::Label, "Status").count(), 5);
    harness.get_by_label("must fix");
}

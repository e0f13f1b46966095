//! Owns how cards stand on a page: each with its heading, two beside one another where there is room.
//! Must not know what is in them.

use crate::ui::widgets::{card, lead};
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Response, Ui, UiBuilder, vec2};

/// The room between cards.
pub(super) const GAP: f32 = 20.0;
/// The narrowest page that has two cards beside one another.
const TWO: f32 = 860.0;

/// What stands where there is nothing to compare with.
pub(super) const NOTHING_BEFORE: &str =
    "There is no quarter before to compare with: add last quarter's bundles with the button above";

/// Tells screen readers that a text is a heading.
pub(super) fn as_heading(shown: &Response, text: &str) {
    shown.ctx.accesskit_node_builder(shown.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
    });
}

/// A card with its heading, named by it for those who cannot see where it ends.
pub(super) fn titled(ui: &mut Ui, title: &str, contents: impl FnOnce(&mut Ui)) {
    at_least(ui, title, 0.0, contents);
}

/// The same, at least so high.
pub(super) fn at_least(ui: &mut Ui, title: &str, height: f32, contents: impl FnOnce(&mut Ui)) {
    let named = UiBuilder::new().id_salt(title).accessibility_role(Role::Section).accessibility_label(title);
    ui.scope_builder(named, |ui| {
        card(ui, |ui| {
            // The card's own margins and hairlines are not ours to fill.
            ui.set_min_height((height - 34.0).max(0.0));
            as_heading(&lead(ui, title), title);
            contents(ui);
        });
    });
    ui.add_space(GAP - ui.spacing().item_spacing.y);
}

/// Two stacks of cards beside one another, the left with this share of the width; one below the other where it is narrow.
/// The right is told how high the left became.
pub(super) fn pair(ui: &mut Ui, share: f32, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui, f32)) {
    let width = ui.available_width();
    if width < TWO {
        left(ui);
        right(ui, 0.0);
        return;
    }
    let area = ui.available_rect_before_wrap();
    let first = ((width - GAP) * share).round();
    let beside = |ui: &mut Ui, from: f32, width: f32| {
        let rect = Rect::from_min_size(area.min + vec2(from, 0.0), vec2(width, area.height()));
        ui.new_child(UiBuilder::new().id_salt(("stack", from.to_bits())).max_rect(rect))
    };
    let mut one = beside(ui, 0.0, first);
    left(&mut one);
    let one = one.min_rect();
    let mut two = beside(ui, first + GAP, width - GAP - first);
    // Each stack ends with the room below its last card, the spacing of the page among it.
    right(&mut two, one.height() - GAP);
    let mut both = one.union(two.min_rect());
    both.max.y -= ui.spacing().item_spacing.y;
    ui.advance_cursor_after_rect(both);
}

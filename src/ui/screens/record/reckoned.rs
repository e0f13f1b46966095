//! Owns what figures and dates make of a record, set beside what somebody stated.
//! Must not know the arithmetic.

use crate::app::Reckoned;
use crate::ui::marks::mark_ui;
use crate::ui::tokens::{self, SPACE};
use crate::ui::widgets::{Badge, badge, secondary, small, small_strong, strong};
use eframe::egui::{CornerRadius, Frame, Margin, Ui};

pub(super) fn reckoned_ui(ui: &mut Ui, reckoned: &Reckoned) {
    let tokens = tokens::of(ui.ctx());
    ui.add_space(2.0 * SPACE);
    let frame =
        Frame::new().fill(tokens.surface.page).corner_radius(CornerRadius::same(5)).inner_margin(Margin::same(10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * SPACE;
            small_strong(ui, reckoned.label);
            if reckoned.differs {
                badge(ui, Badge::Warn, "Differs from the stated one");
            }
        });
        if reckoned.mark.is_some() || reckoned.stated.is_some() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0 * SPACE;
                word_ui(ui, reckoned);
                if let Some((word, mark)) = &reckoned.stated {
                    ui.add_space(2.0 * SPACE);
                    secondary(ui, "Stated");
                    mark_ui(ui, *mark, word);
                }
            });
        } else if !reckoned.word.is_empty() {
            strong(ui, &reckoned.word);
        }
        small(ui, &reckoned.why);
    });
}

fn word_ui(ui: &mut Ui, reckoned: &Reckoned) {
    match reckoned.mark {
        Some(mark) => drop(mark_ui(ui, mark, &reckoned.word)),
        None => drop(strong(ui, &reckoned.word)),
    }
}

//! Owns the small coloured word that tells a state; the word says it, the colour only helps.
//! Must not know which states there are.

use crate::ui::fonts;
use crate::ui::tokens::{self, SMALL};
use eframe::egui::{CornerRadius, Frame, Margin, Response, RichText, Ui};

/// How a state is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Badge {
    /// All is well.
    Good,
    /// Something is to be done.
    Warn,
    /// Something is wrong.
    Bad,
    /// Neither.
    Quiet,
}

/// A word on its colour.
pub(crate) fn badge(ui: &mut Ui, kind: Badge, word: &str) -> Response {
    let badges = &tokens::of(ui.ctx()).badge;
    let colours = match kind {
        Badge::Good => &badges.good,
        Badge::Warn => &badges.warn,
        Badge::Bad => &badges.bad,
        Badge::Quiet => &badges.quiet,
    };
    let frame =
        Frame::new().fill(colours.fill).corner_radius(CornerRadius::same(4)).inner_margin(Margin::symmetric(7, 2));
    let text = RichText::new(word).font(fonts::semibold(SMALL)).color(colours.text);
    frame.show(ui, |ui| ui.label(text)).inner
}

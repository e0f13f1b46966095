//! Owns the small coloured word that tells a state; the word says it, the colour only helps.
//! Must not know which states there are.

use crate::ui::fonts;
use crate::ui::tokens::{self, SMALL, Tokens};
use eframe::egui::{CornerRadius, Frame, Margin, Response, RichText, Stroke, Ui};

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

impl Badge {
    /// The ground and the word.
    pub(crate) fn colours(self, tokens: &Tokens) -> tokens::Badge {
        match self {
            Self::Good => tokens.badge.good,
            Self::Warn => tokens.badge.warn,
            Self::Bad => tokens.badge.bad,
            Self::Quiet => tokens.badge.quiet,
        }
    }
}

/// The edge of a badge, where its ground cannot be told from the panel it lies on.
pub(crate) fn edge(tokens: &Tokens, colours: tokens::Badge) -> Stroke {
    if colours.fill == tokens.surface.panel { Stroke::new(1.0, colours.text) } else { Stroke::NONE }
}

/// A word on its colour.
pub(crate) fn badge(ui: &mut Ui, kind: Badge, word: &str) -> Response {
    let tokens = tokens::of(ui.ctx());
    let colours = kind.colours(tokens);
    let frame = Frame::new()
        .stroke(edge(tokens, colours))
        .fill(colours.fill)
        .corner_radius(CornerRadius::same(4))
        .inner_margin(Margin::symmetric(7, 2));
    let text = RichText::new(word).font(fonts::semibold(SMALL)).color(colours.text);
    frame.show(ui, |ui| ui.label(text)).inner
}

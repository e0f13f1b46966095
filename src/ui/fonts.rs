//! Owns the one text family, in two weights; its digits are all of one width, so figures stand in columns.
//! Must not know colours or where text goes.

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

const SEMIBOLD: &str = "semibold";

/// The text font in its regular weight.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The text font in its semibold weight: headings, and the figure that matters.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// Gives the window its fonts. Letters that they lack come from the system's fonts, where eframe finds them.
pub fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in [
        ("Inter", include_bytes!("../../assets/fonts/Inter-Regular.ttf").as_slice()),
        ("Inter SemiBold", include_bytes!("../../assets/fonts/Inter-SemiBold.ttf").as_slice()),
    ] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let family = |name: &str| vec![name.to_owned()];
    fonts.families.insert(FontFamily::Proportional, family("Inter"));
    fonts.families.insert(FontFamily::Monospace, family("Inter"));
    fonts.families.insert(FontFamily::Name(SEMIBOLD.into()), family("Inter SemiBold"));
    ctx.set_fonts(fonts);
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::RawInput;

    /// Letters and signs that returns and our own words use: Welsh and neighbours, quotes, dashes, money, comparison.
    const NEEDED: &str =
        "AaZz09 ŵŷŴŶâêîôûäëïöüáéíóúàèìòùçñøåßÆœšžłęąż ‘’“”–—…·•£€%‰+−±×÷=≠<>≤≥½¼¾²³°§©®™†@#&*/\\|_^~[]{}()!?;:'\"";

    fn with_fonts(check: impl Fn(&Context)) {
        let ctx = Context::default();
        install(&ctx);
        let mut output = ctx.run_ui(RawInput::default(), |ui| check(ui.ctx()));
        output.textures_delta.clear();
    }

    #[test]
    fn both_weights_have_every_sign_that_returns_use() {
        with_fonts(|ctx| {
            for font in [regular(14.0), semibold(14.0)] {
                let missing: String =
                    NEEDED.chars().filter(|sign| !ctx.fonts_mut(|fonts| fonts.has_glyph(&font, *sign))).collect();
                assert_eq!(missing, "", "{font:?}");
            }
        });
    }

    #[test]
    fn every_digit_is_as_wide_as_every_other() {
        with_fonts(|ctx| {
            for font in [regular(14.0), semibold(14.0)] {
                let width = |digit| ctx.fonts_mut(|fonts| fonts.glyph_width(&font, digit));
                assert!("0123456789".chars().all(|digit| (width(digit) - width('0')).abs() < 0.001), "{font:?}");
            }
        });
    }
}

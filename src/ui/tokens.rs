//! Owns every colour and size of the window, by what it is for; three themes as data. The only place that makes colours.
//! Must not know which screen uses them.

#![expect(clippy::disallowed_methods, reason = "this is where colours are made")]

mod style;

pub use style::{apply, of, zoom};

use eframe::egui::Color32;
use serde::{Deserialize, Deserializer};
use std::sync::LazyLock;

/// The unit of space: everything is a multiple of it.
pub const SPACE: f32 = 4.0;
/// Small text: column headings, counts, hints.
pub const SMALL: f32 = 12.5;
/// Text.
pub const BODY: f32 = 14.0;
/// Titles within a page.
pub const LEAD: f32 = 15.0;
/// The heading of a page.
pub const TITLE: f32 = 20.0;
/// A receipt code, which is read out over the telephone.
pub const CODE: f32 = 30.0;

/// How much room a row has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// As designed.
    #[default]
    Comfortable,
    /// More rows on the screen.
    Compact,
}

impl Density {
    /// The height of a row of a table.
    pub fn row(self) -> f32 {
        match self {
            Self::Comfortable => 34.0,
            Self::Compact => 28.0,
        }
    }

    /// The height of column headings and of headings between rows.
    pub fn heading(self) -> f32 {
        self.row() - SPACE / 2.0
    }
}

pub use crate::app::Theme;

impl Theme {
    /// Its colours.
    pub fn tokens(self) -> &'static Tokens {
        static ALL: LazyLock<[Tokens; 3]> = LazyLock::new(|| {
            [
                read(include_str!("../../assets/tokens/light.toml")),
                read(include_str!("../../assets/tokens/dark.toml")),
                read(include_str!("../../assets/tokens/contrast.toml")),
            ]
        });
        let [light, dark, contrast] = &*ALL;
        match self {
            Self::Light => light,
            Self::Dark => dark,
            Self::Contrast => contrast,
        }
    }
}

#[expect(clippy::expect_used, reason = "the three files are built in, and a test reads each of them")]
fn read(text: &str) -> Tokens {
    toml::from_str(text).expect("a built-in theme is complete")
}

macro_rules! colours {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $field:ident,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[doc = $doc])+ #[serde(deserialize_with = "colour")] pub $field: Color32,)+
        }
    };
}

colours! {
    /// What things lie on.
    Surface {
        /// Behind everything.
        page,
        /// What holds data.
        panel,
        /// Headings within a panel.
        band,
        /// Under the pointer.
        hover,
        /// What is chosen.
        selected,
        /// The row of the cursor.
        cursor_row,
        /// A cell that holds the words looked for.
        found,
    }
}
colours! {
    /// Lines.
    Line {
        /// Between rows and panels.
        hairline,
        /// Around fields and quiet buttons.
        edge,
        /// Around what has the keyboard.
        focus,
    }
}
colours! {
    /// Text.
    Text {
        /// Values and headings.
        primary,
        /// What explains a value.
        secondary,
        /// An invitation to type.
        faint,
        /// A link, a chosen thing.
        accent,
        /// A change for the better.
        good,
        /// A change for the worse; what needs attention.
        bad,
    }
}
colours! {
    /// The one accent.
    Accent {
        /// The main button.
        fill,
        /// The main button under the pointer.
        hover,
        /// Text on it.
        on,
    }
}
colours! {
    /// Marks of a status.
    StatusColours {
        /// Green.
        on_track,
        /// Amber.
        medium,
        /// Red.
        significant,
        /// Grey.
        no_update,
        /// Blue.
        complete,
    }
}
colours! {
    /// Dots of findings.
    FindingColours {
        /// Must fix.
        must_fix,
        /// Explain or fix.
        explain,
        /// Notice.
        notice,
    }
}
colours! {
    /// A word on a tinted ground.
    Badge {
        /// The ground.
        fill,
        /// The word.
        text,
    }
}

/// Words on tinted grounds.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Badges {
    /// Accepted.
    pub good: Badge,
    /// Queried.
    pub warn: Badge,
    /// Not received.
    pub bad: Badge,
    /// Received.
    pub quiet: Badge,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// Whether the system's own parts of the window are to be dark.
    pub dark: bool,
    /// What things lie on.
    pub surface: Surface,
    /// Lines.
    pub line: Line,
    /// Text.
    pub text: Text,
    /// The accent.
    pub accent: Accent,
    /// Marks of a status.
    pub status: StatusColours,
    /// Dots of findings.
    pub finding: FindingColours,
    /// Words on tinted grounds.
    pub badge: Badges,
}

/// The fill of a cell in somebody else's workbook, shown as it is.
pub fn of_workbook([red, green, blue]: crate::workbook::Rgb) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

impl Tokens {
    /// Black or white, whichever reads better on this colour.
    pub fn ink_on(&self, ground: Color32) -> Color32 {
        // The ground's lightness as the accessibility guidelines weigh it; at this one, both inks read alike.
        let channel = |value: u8| (f32::from(value) / 255.0).powf(2.2);
        let lightness = 0.2126 * channel(ground.r()) + 0.7152 * channel(ground.g()) + 0.0722 * channel(ground.b());
        if lightness > 0.179 { Color32::BLACK } else { Color32::WHITE }
    }
}

/// Reads `#RRGGBB`.
fn colour<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    let wrong = || serde::de::Error::custom(format!("“{text}” is not a colour such as #0F5D73"));
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or_else(wrong)?;
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).map_err(|_| wrong())?.to_be_bytes();
    Ok(Color32::from_rgb(red, green, blue))
}

#[cfg(test)]
mod tests;

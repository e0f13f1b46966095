//! Owns what a person sees of a number or a date under a number format, as a United Kingdom Excel would show it.
//! Must not know cells, files or colours.

mod date;
mod lex;
mod number;

use jiff::civil::{self, DateTime};
use rust_decimal::Decimal;

use lex::Token;

/// A number format, taken apart once and used for many cells.
#[derive(Debug, Clone, Default)]
pub(super) struct Format {
    /// One to four: positive, negative, zero, text. None at all is General.
    sections: Vec<Vec<Token>>,
}

/// What a number stands for under a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    Number,
    Moment,
    Elapsed,
}

impl Format {
    pub(super) fn parse(code: &str) -> Self {
        Self { sections: lex::sections(code) }
    }

    /// Seen of a number.
    pub(super) fn number(&self, value: Decimal) -> String {
        number::show(&self.sections, value)
    }

    /// Seen of a date or a time of day.
    pub(super) fn date(&self, at: DateTime) -> String {
        date::show(self.first(), at, at.day())
    }

    /// Seen of serial 0, which is what an empty cell comes to when a formula points at it: `00/01/1900`, `Jan-00`.
    pub(super) fn day_zero(&self) -> String {
        date::show(self.first(), civil::date(1900, 1, 1).to_datetime(civil::Time::midnight()), 0)
    }

    /// Seen of a length of time, such as 26:30 for a day and two and a half hours.
    pub(super) fn elapsed(&self, days: Decimal) -> String {
        date::show_elapsed(self.first(), days)
    }

    /// What a number under it stands for.
    pub(super) fn tells(&self) -> Tells {
        let first = self.first();
        let is =
            |token: &Token, letters: &str| matches!(token, Token::Char(c) if letters.contains(c.to_ascii_lowercase()));
        let is_clock = |inside: &str| {
            let letters = inside.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'h' | b'm' | b's'));
            letters && !inside.is_empty()
        };
        if first.iter().any(|token| matches!(token, Token::Bracket(inside) if is_clock(inside))) {
            Tells::Elapsed
        } else if first.iter().any(|token| is(token, "dmyhs")) && !first.contains(&Token::General) {
            Tells::Moment
        } else {
            Tells::Number
        }
    }

    /// Whether it shows a day, a month or a year, and not only a time.
    pub(super) fn shows_day(&self) -> bool {
        date::shows_day(self.first())
    }

    fn first(&self) -> &[Token] {
        self.sections.first().map_or(&[], Vec::as_slice)
    }
}

/// The code of a built-in format. Excel stores these without their code, because some follow the
/// machine's region: short dates and money are shown here as a United Kingdom machine shows them.
pub(super) fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        5 => "\"£\"#,##0;\\-\"£\"#,##0",
        6 => "\"£\"#,##0;[Red]\\-\"£\"#,##0",
        7 => "\"£\"#,##0.00;\\-\"£\"#,##0.00",
        8 => "\"£\"#,##0.00;[Red]\\-\"£\"#,##0.00",
        14 | 27..=31 | 36 | 50..=54 | 57 | 58 => "dd/mm/yyyy",
        22 => "dd/mm/yyyy hh:mm",
        32..=35 | 55 | 56 => "hh:mm:ss",
        _ => return None,
    })
}

/// The code of every format that has a number of its own, for files that store only the number.
pub(super) fn standard(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        37 => "#,##0;-#,##0",
        38 => "#,##0;[Red]-#,##0",
        39 => "#,##0.00;-#,##0.00",
        40 => "#,##0.00;[Red]-#,##0.00",
        41 => "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-",
        42 => "_-£* #,##0_-;-£* #,##0_-;_-£* \"-\"_-;_-@_-",
        43 => "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
        44 => "_-£* #,##0.00_-;-£* #,##0.00_-;_-£* \"-\"??_-;_-@_-",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        other => return built_in(other),
    })
}

/// 15 significant digits, as many as Excel keeps, without an exponent.
pub(super) fn plain(value: Decimal) -> String {
    let rounded = value
        .round_sf_with_strategy(15, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
        .unwrap_or(value)
        .normalize();
    if rounded.is_zero() { "0".to_owned() } else { rounded.to_string() }
}

//! Owns showing a number under a number format: percentages, money, thousands, brackets for minus.
//! Must not know dates.

use rust_decimal::{Decimal, RoundingStrategy};

use super::lex::Token;
use super::plain;

pub(super) fn show(sections: &[Vec<Token>], value: Decimal) -> String {
    let Some((section, own_sign)) = choose(sections, value) else {
        return plain(value);
    };
    if section.contains(&Token::Char('@')) {
        return plain(value);
    }
    let text = if section.contains(&Token::General) {
        Some(with_general(section, value.abs()))
    } else {
        Layout::of(section).and_then(|layout| layout.show(value.abs()))
    };
    let sign = if value.is_sign_negative() && !value.is_zero() && !own_sign { "-" } else { "" };
    text.map_or_else(|| plain(value), |text| format!("{sign}{}", text.trim()))
}

/// The section for a value, and whether that section writes the minus sign itself.
fn choose(sections: &[Vec<Token>], value: Decimal) -> Option<(&[Token], bool)> {
    let numeric: Vec<&[Token]> = match sections {
        [numeric @ .., text] if numeric.len() == 3 || text.contains(&Token::Char('@')) && !numeric.is_empty() => {
            numeric.iter().map(Vec::as_slice).collect()
        }
        all => all.iter().map(Vec::as_slice).collect(),
    };
    let count = numeric.len();
    let by_condition = numeric.iter().any(|section| condition(section).is_some());
    for (index, section) in numeric.iter().enumerate() {
        let (fits, own_sign) = match condition(section) {
            Some(fits) => (fits(value), false),
            None => match index {
                0 if count == 1 => (true, false),
                0 if count == 2 => (value >= Decimal::ZERO, false),
                0 => (value > Decimal::ZERO, false),
                1 if count > 2 => (value < Decimal::ZERO, !by_condition),
                _ => (true, !by_condition),
            },
        };
        if fits {
            return Some((section, own_sign));
        }
    }
    numeric.last().map(|section| (*section, false))
}

/// What `[>=100]` asks of a value.
fn condition(section: &[Token]) -> Option<impl Fn(Decimal) -> bool + use<>> {
    section.iter().find_map(|token| {
        let Token::Bracket(inside) = token else {
            return None;
        };
        let digits = inside.find(|c: char| !matches!(c, '<' | '>' | '='))?;
        let (sign, limit) = inside.split_at_checked(digits)?;
        let limit: Decimal = limit.trim().parse().ok()?;
        let test: fn(Decimal, Decimal) -> bool = match sign {
            "<" => |a, b| a < b,
            "<=" => |a, b| a <= b,
            ">" => |a, b| a > b,
            ">=" => |a, b| a >= b,
            "=" => |a, b| a == b,
            "<>" => |a, b| a != b,
            _ => return None,
        };
        Some(move |value| test(value, limit))
    })
}

fn with_general(section: &[Token], value: Decimal) -> String {
    section
        .iter()
        .map(|token| match token {
            Token::General => plain(value),
            Token::Literal(text) => text.clone(),
            Token::Char(c) => c.to_string(),
            Token::Bracket(_) => String::new(),
        })
        .collect()
}

/// A section taken apart: text, digits, text.
#[derive(Debug, Default)]
struct Layout {
    before: String,
    after: String,
    has_digits: bool,
    least_whole: usize,
    least_places: usize,
    most_places: u32,
    in_places: bool,
    grouped: bool,
    /// Commas straight after the digits: thousands each.
    thousands: u32,
    percents: u32,
}

impl Layout {
    /// None for what this does not lay out: fractions, exponents, digits with text between them.
    fn of(section: &[Token]) -> Option<Self> {
        let mut layout = Self::default();
        for token in section {
            match token {
                Token::Literal(text) => layout.text(text),
                Token::Bracket(_) => (),
                Token::Char(c) => layout.char(*c)?,
                Token::General => return None,
            }
        }
        Some(layout)
    }

    fn text(&mut self, text: &str) {
        let side = if self.has_digits { &mut self.after } else { &mut self.before };
        side.push_str(text);
    }

    fn char(&mut self, c: char) -> Option<()> {
        match c {
            '0' | '#' | '?' => self.digit(c)?,
            '.' if self.after.is_empty() && !self.in_places => {
                self.in_places = true;
                self.has_digits = true;
            }
            ',' if self.has_digits && self.after.is_empty() => self.thousands += 1,
            '/' | 'E' | 'e' => return None,
            '%' => {
                self.percents += 1;
                self.text("%");
            }
            other => self.text(other.encode_utf8(&mut [0; 4])),
        }
        Some(())
    }

    fn digit(&mut self, c: char) -> Option<()> {
        if !self.after.is_empty() {
            return None;
        }
        self.has_digits = true;
        // A comma with a digit after it groups; only those at the end divide.
        if self.thousands > 0 && !self.in_places {
            self.grouped = true;
            self.thousands = 0;
        }
        if self.in_places {
            self.most_places += 1;
            if c == '0' {
                self.least_places = self.most_places as usize;
            }
        } else if c == '0' || self.least_whole > 0 {
            self.least_whole += 1;
        }
        Some(())
    }

    fn show(&self, value: Decimal) -> Option<String> {
        if !self.has_digits {
            return Some(format!("{}{}", self.before, self.after));
        }
        let mut scaled = value;
        for _ in 0..self.percents {
            scaled = scaled.checked_mul(Decimal::ONE_HUNDRED)?;
        }
        for _ in 0..self.thousands {
            scaled = scaled.checked_div(Decimal::ONE_THOUSAND)?;
        }
        let rounded = scaled
            .round_dp_with_strategy(self.most_places.min(28), RoundingStrategy::MidpointAwayFromZero)
            .normalize()
            .to_string();
        let (whole, places) = rounded.split_once('.').unwrap_or((&rounded, ""));
        let whole = if whole == "0" { "" } else { whole };
        let whole = format!("{whole:0>width$}", width = self.least_whole.min(32));
        let whole = if self.grouped { group(&whole) } else { whole };
        let places = format!("{places:0<width$}", width = self.least_places.min(28));
        let point = if places.is_empty() { "" } else { "." };
        Some(format!("{}{whole}{point}{places}{}", self.before, self.after))
    }
}

fn group(whole: &str) -> String {
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::super::Format;

    fn seen(value: &str, code: &str) -> String {
        Format::parse(code).number(value.parse().expect("a number"))
    }

    #[test]
    fn general_is_plain() {
        assert_eq!(seen("86.40", "General"), "86.4");
        assert_eq!(seen("0.30000000000000004", "General"), "0.3");
        assert_eq!(seen("-1234567", ""), "-1234567");
        assert_eq!(seen("0.0", ""), "0");
        assert_eq!(seen("7", "General\" days\""), "7 days");
    }

    #[test]
    fn percentages_are_times_a_hundred() {
        assert_eq!(seen("0.86", "0%"), "86%");
        assert_eq!(seen("0.864", "0.0%"), "86.4%");
        assert_eq!(seen("-0.005", "0.0%"), "-0.5%");
        assert_eq!(seen("0.07", "0%"), "7%");
    }

    #[test]
    fn money_shows_its_sign_its_commas_and_its_brackets() {
        assert_eq!(seen("1800000", "\"£\"#,##0"), "£1,800,000");
        assert_eq!(seen("1800000", "[$£-809]#,##0.00"), "£1,800,000.00");
        assert_eq!(seen("-1.8", "£0.0\"m\";(£0.0\"m\")"), "(£1.8m)");
        assert_eq!(seen("-1.8", "£0.0\"m\""), "-£1.8m");
        assert_eq!(seen("1800000", "£0.0,,\"m\""), "£1.8m");
        assert_eq!(seen("-5", "#,##0;[Red]-#,##0"), "-5");
        assert_eq!(seen("1234.5", "_-£* #,##0.00_-;-£* #,##0.00_-;_-£* \"-\"??_-;_-@_-"), "£1,234.50");
        assert_eq!(seen("0", "_-£* #,##0.00_-;-£* #,##0.00_-;_-£* \"-\"??_-;_-@_-"), "£-");
    }

    #[test]
    fn halves_round_away_from_zero_as_excel_shows_them() {
        assert_eq!(seen("0.125", "0.00"), "0.13");
        assert_eq!(seen("2.5", "0"), "3");
        assert_eq!(seen("2.345", "#.##"), "2.35");
    }

    #[test]
    fn zeros_pad_and_hashes_do_not() {
        assert_eq!(seen("7", "000"), "007");
        assert_eq!(seen("0", "#,##0"), "0");
        assert_eq!(seen("0.5", "#.0#"), ".5");
        assert_eq!(seen("12", "0000,000"), "0,000,012");
    }

    #[test]
    fn conditions_choose_a_section() {
        let code = "[>=1000000]£0.0,,\"m\";[>=1000]£0,\"k\";£0";
        assert_eq!(seen("2500000", code), "£2.5m");
        assert_eq!(seen("2500", code), "£3k");
        assert_eq!(seen("25", code), "£25");
        assert_eq!(seen("-25", code), "-£25");
    }

    #[test]
    fn what_a_format_hides_is_not_seen() {
        assert_eq!(seen("5", ";;;"), "");
        assert_eq!(seen("0", "0;-0;"), "");
        assert_eq!(seen("1", "\"Yes\";;\"No\""), "Yes");
    }

    #[test]
    fn what_is_not_laid_out_is_plain() {
        assert_eq!(seen("0.5", "# ?/?"), "0.5");
        assert_eq!(seen("12345", "0.00E+00"), "12345");
        assert_eq!(seen("5", "@"), "5");
    }
}

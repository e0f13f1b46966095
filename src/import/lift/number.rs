//! Owns figures: plain, percentages by number format or by sign, money in words, brackets as minus, units beside the figure.
//! Must not know what is measured.

use super::written;
use crate::import::spelling::plain;
use crate::workbook::{Cell, Value};
use rust_decimal::Decimal;

/// A figure and what stood beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Figure {
    /// The figure: 86 for 86%, pounds for money.
    pub(in crate::import) value: Decimal,
    /// The words beside it.
    pub(in crate::import) rest: String,
}

/// The figure in a cell.
pub(in crate::import) fn of_cell(cell: &Cell) -> Option<Figure> {
    match &cell.value {
        Value::Number(number) => {
            let value = if cell.is_percentage() { number.checked_mul(Decimal::ONE_HUNDRED)? } else { *number };
            Some(Figure { value: value.normalize(), rest: String::new() })
        }
        Value::Text(text) => of_text(text),
        _ => None,
    }
}

/// The figure a text begins with, when what follows is no more than a unit or a short note.
pub(in crate::import) fn of_text(text: &str) -> Option<Figure> {
    if matches!(plain(text).as_str(), "nil" | "zero") {
        return Some(Figure { value: Decimal::ZERO, rest: String::new() });
    }
    let (minus, body) = leading_words(text.trim());
    let (negative, body) = sign(body);
    let end = body.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(body.len());
    let (digits, rest) = body.split_at(end);
    let value = parse(digits.trim_end_matches(['.', ',']))?;
    let (times, rest) = scale(rest);
    let value = value.checked_mul(times)?;
    let rest = rest.trim_start_matches([')', '*', '†', '+', '^']).trim();
    let words = plain(rest);
    if words.split(' ').count() > 6 || rest.starts_with(['/', ':']) || joins_another(rest) {
        return None;
    }
    let under = words.split(' ').any(|word| matches!(word, "underspend" | "underspent" | "deficit"));
    let value = if minus || negative || under { -value.abs() } else { value };
    Some(Figure { value: value.normalize(), rest: rest.to_owned() })
}

/// Words that may stand before a figure, and whether they make it negative; anything else means that it is not one.
fn leading_words(text: &str) -> (bool, &str) {
    const LEADS: [(&str, bool); 13] = [
        ("approximately", false),
        ("approx.", false),
        ("approx", false),
        ("circa", false),
        ("about", false),
        ("around", false),
        ("underspend of", true),
        ("overspend of", false),
        ("minus", true),
        ("c.", false),
        ("c", false),
        ("~", false),
        ("≈", false),
    ];
    let lower = text.to_ascii_lowercase();
    for (lead, minus) in LEADS {
        let rest = lower.strip_prefix(lead).and_then(|rest| text.get(text.len() - rest.len()..)).map(str::trim_start);
        let figure = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '£' | '(' | '-' | '−'));
        if let Some(rest) = rest.filter(figure) {
            return (minus, rest);
        }
    }
    (false, text)
}

/// Takes off brackets, minus signs, currency and comparison signs.
fn sign(text: &str) -> (bool, &str) {
    let mut negative = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        match first {
            '(' | '-' | '−' | '–' => negative = true,
            '£' | '+' | '≥' | '≤' | '>' | '<' | '=' | ' ' | '\u{a0}' => {}
            _ => break,
        }
        rest = &rest[first.len_utf8()..];
    }
    (negative, rest)
}

fn parse(digits: &str) -> Option<Decimal> {
    let groups: Vec<&str> = digits.split(',').collect();
    let (last, first) = groups.split_last()?;
    let whole = last.split('.').next().unwrap_or_default();
    let lead = first.first().is_none_or(|group| (1..=3).contains(&group.len()));
    let rest = first.iter().skip(1).all(|group| group.len() == 3);
    let grouped = first.is_empty() || (whole.len() == 3 && lead && rest);
    let plain: String = groups.concat();
    if !grouped || plain.is_empty() || plain.matches('.').count() > 1 {
        return None;
    }
    plain.parse().ok()
}

/// The factor a suffix stands for, and what is left.
fn scale(rest: &str) -> (Decimal, &str) {
    const FACTORS: [(&str, u32); 9] = [
        ("per cent", 1),
        ("percent", 1),
        ("million", 1_000_000),
        ("thousand", 1_000),
        ("billion", 1_000_000_000),
        ("bn", 1_000_000_000),
        ("mn", 1_000_000),
        ("m", 1_000_000),
        ("k", 1_000),
    ];
    let trimmed = rest.trim_start();
    if let Some(after) = trimmed.strip_prefix('%') {
        return (Decimal::ONE, after);
    }
    let lower = trimmed.to_ascii_lowercase();
    for (suffix, factor) in FACTORS {
        let after = lower.strip_prefix(suffix).filter(|after| !after.starts_with(|c: char| c.is_alphanumeric()));
        // A bare letter counts only right behind the figure: "1.8m", not "3 m".
        if let Some(after) = after.filter(|_| suffix.len() > 1 || trimmed.len() == rest.len()) {
            return (Decimal::from(factor), trimmed.get(trimmed.len() - after.len()..).unwrap_or_default());
        }
    }
    (Decimal::ONE, rest)
}

/// Whether a second figure of equal rank follows: "13 of 15", "80 - 92", "3 or 4".
fn joins_another(rest: &str) -> bool {
    let words = plain(rest);
    let mut words = words.split(' ');
    let first = words.next().unwrap_or_default();
    let joins = matches!(first, "of" | "or" | "to" | "and" | "out");
    let dashed = rest.starts_with(['-', '–', '—']) && first.starts_with(|c: char| c.is_ascii_digit() || c == '£');
    dashed || (joins && words.any(|word| word.starts_with(|c: char| c.is_ascii_digit())))
}

/// A range such as `80% - 92%` or `80 to 92`, lower end first.
pub(in crate::import) fn range(cell: &Cell) -> Option<(Decimal, Decimal)> {
    let lower = written(cell).to_lowercase();
    let body = lower.strip_prefix("between ").unwrap_or(&lower);
    let parts = [" to ", " and ", "–", "—", " - ", "-"].iter().find_map(|between| {
        let (a, b) = body.split_once(between)?;
        Some((of_text(a)?.value, of_text(b)?.value))
    });
    parts.filter(|(a, b)| a < b)
}

/// The whole number a cell gives, `3 - Medium` and `3.0` included.
pub(in crate::import) fn whole(cell: &Cell) -> Option<u32> {
    match &cell.value {
        Value::Number(number) => number.normalize().to_string().parse().ok(),
        Value::Text(text) => whole_of_text(text.trim()),
        _ => None,
    }
}

fn whole_of_text(text: &str) -> Option<u32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let clear = !rest.trim_start().starts_with(['/', '.', ',', '%', 'x', '×', '*']);
    if digits.is_empty() {
        // "Medium (3)"
        let mut parts = text.split(['(', ')', '-', '–', ':', '=']).map(str::trim);
        return parts.find_map(|part| part.parse().ok());
    }
    digits.parse().ok().filter(|_| clear)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        of_text(text).map(|figure| figure.value.to_string())
    }

    #[test]
    fn figures_in_every_dress() {
        let cases = [
            ("86%", "86"),
            ("86 %", "86"),
            ("86.5 per cent", "86.5"),
            ("1,800", "1800"),
            ("£1.8m", "1800000"),
            ("(£1.8m)", "-1800000"),
            ("-£1.8m", "-1800000"),
            ("£500k", "500000"),
            ("19 days", "19"),
            ("816 (Mar 844)", "816"),
            ("(1,800)", "-1800"),
            ("£1.8m underspend", "-1800000"),
            ("underspend of £1.8m", "-1800000"),
            ("c. 45", "45"),
            ("45*", "45"),
            ("≥95%", "95"),
            ("1.8 million", "1800000"),
            ("(£1,800,000)", "-1800000"),
            ("0", "0"),
            ("Nil", "0"),
            ("£18,500", "18500"),
            ("4 weeks", "4"),
            ("3.50", "3.5"),
            ("2 m", "2"),
        ];
        for (text, wanted) in cases {
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_figure() {
        for text in [
            "",
            "n/a",
            "awaited",
            "13 of 15",
            "80 - 92",
            "12/4/2023",
            "1,80",
            "1.2.3",
            "3 or 4",
            "5 people were seen in the last month of the quarter",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn scores_with_their_words() {
        let cases = [("3 - Medium", Some(3)), ("Medium (3)", Some(3)), ("4", Some(4)), ("3.5", None), ("4 x 3", None)];
        for (text, wanted) in cases {
            assert_eq!(whole_of_text(text), wanted, "{text}");
        }
    }
}

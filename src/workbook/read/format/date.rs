//! Owns showing a date, a time or a length of time under a number format.
//! Must not know how a date is stored.

use std::fmt::Write as _;

use jiff::civil::DateTime;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::lex::{Token, sections};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A piece of a date format.
#[derive(Debug, PartialEq)]
enum Piece<'a> {
    /// A run of one letter: `yyyy`, `mm`.
    Run(char, usize),
    /// `[h]`: hours that do not wrap at a day.
    Whole(char),
    /// `AM/PM` or `A/P`.
    Half,
    Text(&'a str),
    Char(char),
}

pub(super) fn shows_day(section: &[Token]) -> bool {
    let pieces = pieces(section);
    pieces.iter().enumerate().any(|(index, piece)| match piece {
        Piece::Run('m', count) => *count > 2 || !is_minutes(&pieces, index),
        Piece::Run(letter, _) => matches!(letter, 'd' | 'y' | 'e'),
        _ => false,
    })
}

/// `day` is the day of the month to show: the real one, or the 0 that Excel shows of serial 0.
pub(super) fn show(section: &[Token], at: DateTime, day: i8) -> String {
    if let Some(code) = system_code(section) {
        let own = sections(code);
        return own.first().map_or_else(String::new, |own| show(own, at, day));
    }
    let pieces = pieces(section);
    let halves = pieces.contains(&Piece::Half);
    let mut seen = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Run('m', count) if is_minutes(&pieces, index) => push(&mut seen, at.minute(), *count),
            Piece::Run('d', count @ (1 | 2)) => push(&mut seen, day, *count),
            Piece::Run(letter, count) => run(&mut seen, *letter, *count, at, halves),
            Piece::Half => seen.push_str(if at.hour() < 12 { "AM" } else { "PM" }),
            Piece::Text(text) => seen.push_str(text),
            Piece::Char(c) => seen.push(*c),
            Piece::Whole(_) => (),
        }
    }
    seen.trim().to_owned()
}

pub(super) fn show_elapsed(section: &[Token], days: Decimal) -> String {
    let seconds = days
        .checked_mul(Decimal::from(86_400))
        .map(|seconds| seconds.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
        .and_then(|seconds| seconds.to_i64());
    let Some(seconds) = seconds else {
        return super::plain(days);
    };
    let (sign, seconds) = (if seconds < 0 { "-" } else { "" }, seconds.abs());
    let mut seen = sign.to_owned();
    for piece in pieces(section) {
        match piece {
            Piece::Whole('h') => push(&mut seen, seconds / 3600, 1),
            Piece::Whole('m') => push(&mut seen, seconds / 60, 1),
            Piece::Whole(_) => push(&mut seen, seconds, 1),
            Piece::Run('h', count) => push(&mut seen, seconds / 3600 % 24, count),
            Piece::Run('m', count) => push(&mut seen, seconds / 60 % 60, count),
            Piece::Run('s', count) => push(&mut seen, seconds % 60, count),
            Piece::Text(text) => seen.push_str(text),
            Piece::Char(c) => seen.push(c),
            Piece::Run(..) | Piece::Half => (),
        }
    }
    seen
}

/// Formats that mean "as this machine shows a long date, a time".
fn system_code(section: &[Token]) -> Option<&'static str> {
    section.iter().find_map(|token| match token {
        Token::Bracket(inside) if inside.eq_ignore_ascii_case("$-F800") => Some("dd mmmm yyyy"),
        Token::Bracket(inside) if inside.eq_ignore_ascii_case("$-F400") => Some("hh:mm:ss"),
        _ => None,
    })
}

fn pieces(section: &[Token]) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut index = 0;
    while let Some(token) = section.get(index) {
        index += 1;
        match token {
            Token::Literal(text) => pieces.push(Piece::Text(text)),
            Token::Bracket(inside) => pieces.extend(whole(inside)),
            Token::General | Token::Char('@') => (),
            Token::Char('a' | 'A') => {
                let rest = section.get(index - 1..).unwrap_or_default();
                match ["AM/PM", "A/P"].into_iter().find(|word| spells(rest, word)) {
                    Some(word) => {
                        index += word.len() - 1;
                        pieces.push(Piece::Half);
                    }
                    None => pieces.push(Piece::Char('a')),
                }
            }
            Token::Char(c) if "ymdhse".contains(c.to_ascii_lowercase()) => {
                let letter = c.to_ascii_lowercase();
                match pieces.last_mut() {
                    Some(Piece::Run(before, count)) if *before == letter => *count += 1,
                    _ => pieces.push(Piece::Run(letter, 1)),
                }
            }
            // Parts of a second are rounded away, so `ss.00` shows whole seconds.
            Token::Char('0') => {
                if pieces.last() == Some(&Piece::Char('.')) {
                    pieces.pop();
                }
            }
            Token::Char(c) => pieces.push(Piece::Char(*c)),
        }
    }
    pieces
}

fn whole<'a>(inside: &str) -> Option<Piece<'a>> {
    let letter = inside.chars().next()?.to_ascii_lowercase();
    let same = inside.chars().all(|c| c.to_ascii_lowercase() == letter);
    (same && matches!(letter, 'h' | 'm' | 's')).then_some(Piece::Whole(letter))
}

fn spells(tokens: &[Token], word: &str) -> bool {
    tokens.len() >= word.len()
        && word
            .chars()
            .zip(tokens)
            .all(|(letter, token)| matches!(token, Token::Char(c) if c.eq_ignore_ascii_case(&letter)))
}

/// `m` is minutes straight after hours or straight before seconds, and months everywhere else.
fn is_minutes(pieces: &[Piece<'_>], index: usize) -> bool {
    let letter = |piece: &Piece<'_>| match piece {
        Piece::Run(letter, _) | Piece::Whole(letter) => Some(*letter),
        _ => None,
    };
    let before = pieces.iter().take(index).rev().find_map(letter);
    let after = pieces.iter().skip(index + 1).find_map(letter);
    before == Some('h') || after == Some('s')
}

fn run(seen: &mut String, letter: char, count: usize, at: DateTime, halves: bool) {
    let month = MONTHS[usize::from(at.month().unsigned_abs() - 1) % 12];
    let day = DAYS[usize::from(at.weekday().to_monday_zero_offset().unsigned_abs()) % 7];
    match (letter, count) {
        ('y', 1 | 2) => push(seen, at.year() % 100, 2),
        ('y' | 'e', _) => push(seen, at.year(), 4),
        ('m', 1 | 2) => push(seen, at.month(), count),
        ('m', 3) => seen.push_str(&month[..3]),
        ('m', 5) => seen.push_str(&month[..1]),
        ('m', _) => seen.push_str(month),
        ('d', 3) => seen.push_str(&day[..3]),
        ('d', _) => seen.push_str(day),
        ('h', _) if halves => push(seen, (at.hour() + 11) % 12 + 1, count),
        ('h', _) => push(seen, at.hour(), count),
        (_, _) => push(seen, at.second(), count),
    }
}

fn push(seen: &mut String, value: impl Into<i64>, digits: usize) {
    let value = value.into();
    let digits = digits.min(4);
    // Writing to a `String` cannot fail.
    let _ = write!(seen, "{value:0digits$}");
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::Format;

    fn seen(code: &str) -> String {
        Format::parse(code).date(date(2023, 3, 5).at(14, 7, 9, 0))
    }

    #[test]
    fn dates_follow_their_format() {
        assert_eq!(seen("dd/mm/yyyy"), "05/03/2023");
        assert_eq!(seen("d mmm yy"), "5 Mar 23");
        assert_eq!(seen("mmm-yy"), "Mar-23");
        assert_eq!(seen("mmmm\\ yyyy;@"), "March 2023");
        assert_eq!(seen("[$-809]dddd, d mmmm yyyy"), "Sunday, 5 March 2023");
        assert_eq!(seen("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"), "05 March 2023");
        assert_eq!(seen("YYYY-MM-DD"), "2023-03-05");
        assert_eq!(seen("\"Due \"d.m.yy"), "Due 5.3.23");
    }

    #[test]
    fn serial_zero_is_the_day_before_the_first() {
        assert_eq!(Format::parse("dd/mm/yyyy").day_zero(), "00/01/1900");
        assert_eq!(Format::parse("mmm-yy").day_zero(), "Jan-00");
    }

    #[test]
    fn m_is_minutes_beside_hours_or_seconds() {
        assert_eq!(seen("dd/mm/yyyy hh:mm"), "05/03/2023 14:07");
        assert_eq!(seen("mm:ss.0"), "07:09");
        assert_eq!(seen("h:mm AM/PM"), "2:07 PM");
    }

    #[test]
    fn a_time_alone_shows_no_day() {
        assert!(!Format::parse("h:mm").shows_day());
        assert!(!Format::parse("mm:ss").shows_day());
        assert!(Format::parse("mmm-yy").shows_day());
        assert!(Format::parse("d/m h:mm").shows_day());
    }

    #[test]
    fn lengths_of_time_do_not_wrap_at_a_day() {
        let elapsed = |code: &str, days: &str| Format::parse(code).elapsed(days.parse().expect("a number"));
        assert_eq!(elapsed("[h]:mm", "1.1041666666666667"), "26:30");
        assert_eq!(elapsed("[mm]:ss", "0.0625"), "90:00");
        assert_eq!(elapsed("[h]:mm:ss", "-0.5"), "-12:00:00");
    }
}

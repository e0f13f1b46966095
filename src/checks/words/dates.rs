//! Owns reading dates and periods as British officers write them, and whether what stands by one has happened or is still to come.
//! Must not know today's date, nor which quarter is reported.

use super::tokens::{Kind, Token, matched};
use crate::model::Period;
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// What a mention of a time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum When {
    /// A day, a month, a year or a financial year.
    Period(Period),
    /// A bare calendar year.
    Year(i16),
    /// A day that is not in the calendar.
    Impossible,
    /// A day that is another day of the week.
    OtherWeekday(Date),
    /// A financial year whose two halves do not follow each other.
    BrokenYear,
}

/// Whether what stands by a date has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) enum Tense {
    /// It has: `opened in`.
    Past,
    /// It has not: `will open in`.
    Future,
    /// The words do not say.
    Open,
}

/// A mention of a time.
#[derive(Clone, Debug)]
pub(in crate::checks) struct Mention {
    /// What it names.
    pub(in crate::checks) when: When,
    /// Its tokens.
    pub(in crate::checks) at: Range<usize>,
    /// Whether it has happened.
    pub(in crate::checks) tense: Tense,
}

const MONTHS: &str = "january february march april may june july august september october november december";
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];
const COMING: &str = "will due expected planned scheduled until anticipated forecast aim aims target plan plans proposed should \
    extended postponed deferred rescheduled runs ends expires intend intended would projected";
const HAPPENED: &str = "was were has have had opened approved agreed presented completed launched held took commenced started began \
    closed published awarded signed adopted submitted appointed delivered introduced went moved received issued \
    finished ended reported inspected visited";

/// The number of a month by its name or its first three letters.
pub(in crate::checks) fn month(word: &str) -> Option<i8> {
    let short = word == "sept" || word.len() == 3;
    let at = MONTHS
        .split(' ')
        .position(|month| month == word || (short && month.starts_with(word.get(..3).unwrap_or(word))))?;
    i8::try_from(at + 1).ok()
}

/// The number of a quarter named at a token: `Q3`, `Qtr 2`, `quarter 3`, `third quarter`.
pub(in crate::checks) fn quarter_number(tokens: &[Token], at: usize) -> Option<u8> {
    let token = tokens.get(at)?;
    if let Some(number) = ["q1", "q2", "q3", "q4"].iter().position(|own| token.low == *own) {
        return u8::try_from(number + 1).ok();
    }
    if token.is_any(&["quarter", "qtr", "q"]) {
        let number = tokens.get(at + 1).filter(|next| next.kind == Kind::Number)?;
        return number.low.parse().ok().filter(|number| (1..=4).contains(number));
    }
    let ordinal = ["first", "second", "third", "fourth"].iter().position(|own| token.low == *own)?;
    tokens.get(at + 1).filter(|next| next.low == "quarter")?;
    u8::try_from(ordinal + 1).ok()
}

/// The times a sentence names.
pub(in crate::checks) fn mentions(tokens: &[Token]) -> Vec<Mention> {
    let (mut made, mut at) = (Vec::new(), 0);
    while at < tokens.len() {
        let Some((when, end)) = one(tokens, at) else {
            at += 1;
            continue;
        };
        let begin = if weekday(tokens, at).is_some() { at - 1 } else { at };
        made.push(Mention { when, at: begin..end, tense: tense(tokens, at) });
        at = end;
    }
    made
}

fn one(tokens: &[Token], at: usize) -> Option<(When, usize)> {
    let number =
        |place: usize| tokens.get(place).filter(|t| t.kind == Kind::Number).and_then(|t| t.low.parse::<i16>().ok());
    let named = |place: usize| tokens.get(place).and_then(|token| month(&token.low));
    if let (Some(year), Some("/" | "-" | "–"), Some(second)) =
        (number(at), tokens.get(at + 1).map(|t| t.low.as_str()), number(at + 2))
    {
        let third = tokens.get(at + 3).filter(|t| t.is_any(&["/", "-"])).and(number(at + 4));
        return in_figures(tokens, at, (year, second, third));
    }
    if let Some(day) = number(at).filter(|day| (1..=31).contains(day)) {
        let after =
            if tokens.get(at + 1).is_some_and(|t| t.is_any(&["st", "nd", "rd", "th"])) { at + 2 } else { at + 1 };
        let after = if tokens.get(after).is_some_and(|t| t.low == "of") { after + 1 } else { after };
        let (month, (year, end)) = (named(after)?, year_at(tokens, after + 1)?);
        return Some((day_of(tokens, at, year, month, day), end));
    }
    if let Some(month) = named(at) {
        if let Some((year, end)) = year_at(tokens, at + 1) {
            return Some((When::Period(Period::Month(year, month.unsigned_abs())), end));
        }
        let day = number(at + 1).filter(|day| (1..=31).contains(day))?;
        let after =
            if tokens.get(at + 2).is_some_and(|t| t.is_any(&["st", "nd", "rd", "th"])) { at + 3 } else { at + 2 };
        let after = if tokens.get(after).is_some_and(|t| t.low == ",") { after + 1 } else { after };
        let (year, end) = year_at(tokens, after).filter(|(_, end)| *end > after)?;
        return Some((day_of(tokens, at, year, month, day), end));
    }
    let led = at.checked_sub(1).and_then(|place| tokens.get(place));
    let year = number(at).filter(|_| tokens.get(at).is_some_and(|token| token.at.len() == 4))?;
    let leads = [
        "in", "until", "by", "since", "during", "to", "from", "of", "early", "late", "mid", "and", "summer", "spring",
        "autumn", "winter",
    ];
    let is_year = led.is_some_and(|token| token.is_any(&leads)) && (1000..=2999).contains(&year);
    let counted = tokens.get(at + 1).is_some_and(|token| {
        token.kind == Kind::Word && !token.is_any(&["and", "to", "for", "when", "at", "with", "by", "but", "which"])
    });
    (is_year && !counted).then_some((When::Year(year), at + 1))
}

/// `2034`, or `23` after a month where an apostrophe or the sense makes it a year.
fn year_at(tokens: &[Token], at: usize) -> Option<(i16, usize)> {
    let at = if tokens.get(at).is_some_and(|token| token.is_any(&["'", "’", ","])) { at + 1 } else { at };
    let token = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    let year: i16 = token.low.parse().ok()?;
    let ordinal = tokens.get(at + 1).is_some_and(|next| next.is_any(&["st", "nd", "rd", "th", "%"]));
    match token.at.len() {
        4 if year >= 1000 => Some((year, at + 1)),
        2 if (20..=40).contains(&year) && !ordinal => Some((2000 + year, at + 1)),
        _ => None,
    }
}

fn day_of(tokens: &[Token], at: usize, year: i16, month: i8, day: i16) -> When {
    let Some(date) = i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok()) else {
        return When::Impossible;
    };
    match weekday(tokens, at) {
        Some(weekday) if weekday != date.weekday() => When::OtherWeekday(date),
        _ => When::Period(Period::Day(date)),
    }
}

/// The day of the week named right before a date.
fn weekday(tokens: &[Token], at: usize) -> Option<Weekday> {
    let before = at.checked_sub(1).and_then(|place| tokens.get(place))?;
    WEEKDAYS.iter().find(|(name, _)| *name == before.low).map(|(_, weekday)| *weekday)
}

/// `2022/23`, `31/12/2022`, `2022-12-31`.
fn in_figures(tokens: &[Token], at: usize, (first, second, third): (i16, i16, Option<i16>)) -> Option<(When, usize)> {
    let long = |place: usize| tokens.get(place).is_some_and(|token| token.at.len() == 4);
    let date = |year: i16, month: i16, day: i16| {
        i8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))
            .map_or(When::Impossible, |month| day_of(tokens, at, year, month, day))
    };
    match third {
        Some(third) if long(at) => Some((date(first, second, third), at + 5)),
        Some(third) if third >= 1900 => Some((date(third, second, first), at + 5)),
        Some(third) if (20..=40).contains(&third) && (1..=31).contains(&first) => {
            Some((date(2000 + third, second, first), at + 5))
        }
        None if long(at) && (1990..=2100).contains(&first) => {
            let last = if long(at + 2) { second } else { first - first % 100 + second };
            let follows = last == first + 1 || (first % 100 == 99 && second == 0);
            let dash = tokens.get(at + 1).is_some_and(|token| !token.is_any(&["/"]));
            // `2018-22` and `2030 - 35` are spans of years.
            match follows {
                true => Some((When::Period(Period::Year(first)), at + 3)),
                false if dash => None,
                false => Some((When::BrokenYear, at + 3)),
            }
        }
        _ => None,
    }
}

/// What the nearest telling word before a date says.
fn tense(tokens: &[Token], at: usize) -> Tense {
    let from = at.saturating_sub(12);
    for place in (from..at).rev() {
        let Some(token) = tokens.get(place) else { break };
        if token.is_any(&[".", ";", ":"]) {
            break;
        }
        let before = place.checked_sub(1).and_then(|place| tokens.get(place));
        let to_be = token.low == "be" && before.is_some_and(|before| before.is_any(&["to", "will"]));
        if token.is_in(COMING) || to_be || (token.low == "by" && place + 4 >= at) {
            let was = matched(tokens, place.saturating_sub(2), "was|were|been|originally ..").is_some();
            return if was { Tense::Open } else { Tense::Future };
        }
        if token.is_in(HAPPENED) {
            let back = tokens.get(place.saturating_sub(2)..place).unwrap_or_default();
            let coming = back.iter().any(|token| token.is_any(&["be", "will", "to"]) || token.is_in(COMING));
            return if coming { Tense::Future } else { Tense::Past };
        }
    }
    Tense::Open
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;
    use crate::tables::CellText;

    fn read(text: &str) -> Vec<(String, Tense)> {
        let name = |when| match when {
            When::Period(period) => period.text(),
            When::Year(year) => format!("in {year}"),
            other => format!("{other:?}"),
        };
        mentions(&tokens(text)).into_iter().map(|mention| (name(mention.when), mention.tense)).collect()
    }

    #[test]
    fn dates_are_read_as_officers_write_them() {
        for (text, name) in [
            ("approved on 12 April 2022", "@2022-04-12"),
            ("approved on 12th April 2022", "@2022-04-12"),
            ("on April 12, 2022", "@2022-04-12"),
            ("in January 2034", "2034-01"),
            ("in Feb 23", "2023-02"),
            ("on 31/12/2022", "@2022-12-31"),
            ("for 2022/23", "2022-23"),
            ("for 2022-23", "2022-23"),
            ("for 2022/24", "BrokenYear"),
            ("on 31 June 2022", "Impossible"),
            ("runs until 2035", "in 2035"),
        ] {
            assert_eq!(read(text).first().map(|(name, _)| name.as_str()), Some(name), "{text}");
        }
    }

    #[test]
    fn the_nearest_word_says_whether_it_has_happened() {
        let tenses = |text: &str| read(text).into_iter().map(|(_, tense)| tense).collect::<Vec<_>>();
        assert_eq!(tenses("The centre opened in January 2034"), [Tense::Past]);
        assert_eq!(tenses("It was awarded in 2010 and runs until 2035"), [Tense::Past, Tense::Future]);
        assert_eq!(tenses("It will be presented in March 2023"), [Tense::Future]);
        assert_eq!(
            tenses("were presented to this Committee in October 2022 and January 2034"),
            [Tense::Past, Tense::Past]
        );
    }

    #[test]
    fn a_day_of_the_week_belongs_to_its_date() {
        assert!(matches!(mentions(&tokens("on Monday 12 April 2022"))[0].when, When::OtherWeekday(_)));
        assert_eq!(read("on Tuesday 12 April 2022")[0].0, "@2022-04-12");
    }
}

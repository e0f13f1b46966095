//! Owns dates in every dress: real, `31/03/2023`, `Mar-23`, `31 March 2023`, `end of Q4`, and words that name no day.
//! Must not know which field the date is for, beyond whether a month means its first day or its last.

use super::{Env, written};
use crate::import::periods;
use crate::import::spelling::{has_words, plain};
use crate::model::Period;
use crate::workbook::{Cell, Value};
use jiff::civil::Date;

/// Which day a month, a quarter or a year stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Edge {
    /// The first, for a start.
    First,
    /// The last, for anything that is due.
    Last,
}

/// What a date cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Day {
    /// A day.
    On(Date),
    /// Words that say there is no day: ongoing, to be confirmed.
    None,
    /// Something else.
    Unknown,
}

/// The day a cell gives.
pub(in crate::import) fn of_cell(env: &Env<'_>, cell: &Cell, edge: Edge) -> Day {
    match &cell.value {
        Value::Date(at) => {
            let date = at.date();
            // "Mar-23" typed in Excel is stored as 1 March: what a person sees is a month, not a day.
            let month_only = date.day() == 1 && shows_month_only(written(cell));
            let date = if month_only && edge == Edge::Last { date.last_of_month() } else { date };
            if sensible(date) { Day::On(date) } else { Day::Unknown }
        }
        Value::Number(number) => serial(&number.normalize().to_string()).map_or(Day::Unknown, Day::On),
        Value::Text(text) => of_text(env, text, edge),
        _ => Day::Unknown,
    }
}

fn shows_month_only(shown: &str) -> bool {
    let words = plain(shown);
    let words: Vec<&str> = words.split(' ').collect();
    words.len() <= 2 && words.first().is_some_and(|word| periods::month_number(word).is_some())
}

/// The day a text gives.
pub(in crate::import) fn of_text(env: &Env<'_>, text: &str, edge: Edge) -> Day {
    let words = plain(text);
    if words.is_empty() || env.words.listed("no-day", &words) {
        return Day::None;
    }
    if let Some(date) = read(env, text, edge) {
        return Day::On(date);
    }
    let says_no_day = env.words.list("no-day").iter().any(|none| none.len() > 3 && words.starts_with(none.as_str()));
    if says_no_day { Day::None } else { Day::Unknown }
}

/// The first day found anywhere in a text, for "awaited, expected 28 February 2023".
pub(in crate::import) fn within(env: &Env<'_>, text: &str) -> Option<Date> {
    let tokens = tokens(text);
    let at = |start: usize| full_date(tokens.get(start..start + 3)?);
    (0..tokens.len()).find_map(at).or_else(|| {
        let (found, _) = periods::mention(env.words, text, env.asked);
        found.filter(|found| found.dated).and_then(|found| found.period.last_day())
    })
}

/// Whether a text has the shape of a day, "31/2/2023", even where the calendar has no such day.
pub(in crate::import) fn names_a_day(text: &str) -> bool {
    let said: Vec<String> = tokens(text).into_iter().filter(|word| !FILLER.contains(&word.as_str())).collect();
    let number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4;
    let month = |word: &String| periods::month_number(word).is_some();
    said.len() == 3
        && said.iter().all(|word| number(word) || month(word))
        && said.iter().filter(|w| number(w)).count() >= 2
}

/// Which of two leading figures of a day is its month: told only where a British reader could be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Order {
    /// 03/31/2023: no calendar has a 31st month.
    MonthFirst,
    /// 12/01/2023: 12 January, or 1 December to a reader who writes months first.
    Either,
}

/// The order of a day in three figures, its year last; none where the day comes first or both figures are the same.
pub(in crate::import) fn order(text: &str) -> Option<Order> {
    let said: Vec<String> = tokens(text).into_iter().filter(|word| !FILLER.contains(&word.as_str())).collect();
    let [a, b, year] = said.as_slice() else { return None };
    periods::calendar_year(year)?;
    let figure = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
    match (figure(a)?, figure(b)?) {
        (1..=12, 13..=31) => Some(Order::MonthFirst),
        (a @ 1..=12, b @ 1..=12) if a != b => Some(Order::Either),
        _ => None,
    }
}

fn sensible(date: Date) -> bool {
    (2000..=2100).contains(&date.year())
}

/// A day count that lost its date format.
fn serial(text: &str) -> Option<Date> {
    let days: i32 = text.parse().ok().filter(|days| (36_526..73_000).contains(days))?;
    Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().days(days)).ok()
}

fn tokens(text: &str) -> Vec<String> {
    plain(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

const FILLER: [&str; 21] = [
    "by",
    "end",
    "of",
    "the",
    "on",
    "due",
    "before",
    "from",
    "in",
    "at",
    "start",
    "until",
    "to",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "late",
    "early",
    "expected",
];

const YEAR_END: [&str; 6] = [
    "year end",
    "end of year",
    "end of the year",
    "end of financial year",
    "end of the financial year",
    "financial year end",
];

fn read(env: &Env<'_>, text: &str, edge: Edge) -> Option<Date> {
    let all = tokens(text);
    let said: Vec<String> = all.into_iter().filter(|word| !FILLER.contains(&word.as_str())).collect();
    if let Some(date) = full_date(&said).or_else(|| within_year(env, &said)) {
        return Some(date);
    }
    let words = plain(text);
    if YEAR_END.contains(&words.as_str()) {
        return Period::Year(env.asked.financial_year()?).last_day();
    }
    let edge = match (has_words(&words, "end"), has_words(&words, "start")) {
        (true, _) => Edge::Last,
        (_, true) => Edge::First,
        _ => edge,
    };
    let found = periods::named(env.words, &said.join(" "), env.asked)?;
    let date = if edge == Edge::Last { found.period.last_day() } else { found.period.first_day() };
    date.filter(|date| found.dated && sensible(*date))
}

/// "31 March": the day of that name in the asked financial year.
fn within_year(env: &Env<'_>, said: &[String]) -> Option<Date> {
    let [day, month] = said else { return None };
    let is_day = day.starts_with(|c: char| c.is_ascii_digit()) && periods::month_number(month).is_some();
    let april = env.asked.financial_year().filter(|_| is_day)?;
    let year = if periods::month_number(month)? >= 4 { april } else { april + 1 };
    build(&year.to_string(), month, day)
}

/// Day, month and year in the order a British reader expects, or year first, or month first when it is a word.
fn full_date(said: &[String]) -> Option<Date> {
    let [a, b, c] = said else {
        return None;
    };
    let year_last = || build(c, b, a);
    let year_first = || if a.len() == 4 { build(a, b, c) } else { None };
    let month_first = || periods::month_number(a).and_then(|_| build(c, a, b));
    year_last().or_else(year_first).or_else(month_first)
}

fn build(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &day[digits.len()..];
    let day = digits.parse().ok().filter(|_| digits.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th"))?;
    let numbered = || month.parse::<i8>().ok().filter(|_| month.len() <= 2);
    let month = periods::month_number(month).or_else(numbered)?;
    Date::new(periods::calendar_year(year)?, month, day).ok().filter(|date| sensible(*date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::Framework;
    use crate::import::names::Names;

    fn with_env<T>(act: impl Fn(&Env<'_>) -> T) -> T {
        let framework = Framework::built_in();
        act(&Env::without_a_workbook(&Names::of(&framework), Period::Quarter(2022, 3)))
    }

    fn day(text: &str) -> Day {
        with_env(|env| of_text(env, text, Edge::Last))
    }

    #[test]
    fn the_last_of_march_in_every_dress() {
        for text in [
            "31/03/2023",
            "31/3/23",
            "31.03.2023",
            "31-Mar-23",
            "31 March 2023",
            "31st March 2023",
            "2023-03-31",
            "Mar-23",
            "Mar 23",
            "March 2023",
            "end of Q4",
            "End March 2023",
            "Q4",
            "by end of Q4 2022/23",
            "March 31, 2023",
            "year end",
            "Friday 31 March 2023",
            "end of March",
            "31 March",
            "31st March",
        ] {
            let wanted = Date::new(2023, 3, 31).map(Day::On).expect("a day");
            assert_eq!(day(text), wanted, "{text}");
        }
    }

    #[test]
    fn words_that_name_no_day() {
        for text in ["Ongoing", "TBC", "to be confirmed", "n/a", "", "Ongoing – reviewed each quarter"] {
            assert_eq!(day(text), Day::None, "{text}");
        }
    }

    #[test]
    fn other_words_are_not_guessed() {
        for text in ["when the lawyers are done", "31/13/2023", "30 February 2023", "this quarter"] {
            assert_eq!(day(text), Day::Unknown, "{text}");
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_has_the_shape_of_one() {
        for text in ["31/2/2023", "30 February 2023", "31/13/2023", "by 31 Nov 2023"] {
            assert!(names_a_day(text) && day(text) == Day::Unknown, "{text}");
        }
        assert!(!names_a_day("when the lawyers are done") && !names_a_day("Phase 2 2023"));
    }

    #[test]
    fn only_three_figures_with_the_year_last_could_be_read_either_way() {
        assert_eq!(order("03/31/2023"), Some(Order::MonthFirst));
        assert_eq!(order("by 12.1.23"), Some(Order::Either));
        for text in ["31/03/2023", "01/01/2023", "2023-03-04", "3 April 2023", "13/13/2023", "04/2023", "Ongoing"] {
            assert_eq!(order(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_found_inside_a_sentence() {
        let found = with_env(|env| within(env, "Awaited - expected 28 February 2023 from DfE")).map(|d| d.to_string());
        assert_eq!(found.as_deref(), Some("2023-02-28"));
        assert_eq!(with_env(|env| within(env, "not due this quarter")), None);
    }
}

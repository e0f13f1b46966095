//! Owns reading a period out of words: "Q3 2022/23", "Oct–Dec 2022", "previous quarter", and what is left of the words.
//! Must not know what the period is a heading of.

use super::spelling::plain;
use super::words::Words;
use crate::model::Period;
use jiff::civil::Date;

/// A period found in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The period.
    pub(super) period: Period,
    /// Whether the year was said, or taken to be the asked one.
    pub(super) year_said: bool,
    /// Whether it was named outright and not told from here, as in "previous quarter".
    pub(super) dated: bool,
}

/// The period that words mention, and the words without it; all words are plain.
pub(super) fn mention(words: &Words, text: &str, asked: Period) -> (Option<Mention>, String) {
    let (found, rest) = first_mention(words, text, asked);
    let Some(first) = found.filter(|_| !rest.is_empty()) else { return (found, rest) };
    let (again, without) = first_mention(words, &rest, asked);
    match again {
        // "Previous quarter (Q2)" says it twice.
        Some(again) if again.period == first.period => (Some(first), without),
        // "2022/23 actual" over "Q1": the year and the quarter stand apart.
        Some(again) if again.dated && !again.year_said && first.dated => match (first.period, again.period) {
            (Period::Year(year), Period::Quarter(..) | Period::Half(..)) => {
                (Some(Mention { period: at_year(again.period, year), year_said: true, dated: true }), without)
            }
            _ => (Some(first), rest),
        },
        _ => (Some(first), rest),
    }
}

fn first_mention(words: &Words, text: &str, asked: Period) -> (Option<Mention>, String) {
    let text = plain(text);
    let tokens: Vec<&str> = text.split(' ').filter(|token| !token.is_empty()).collect();
    for start in 0..tokens.len() {
        if let Some((found, used)) = dated(&tokens[start..], asked) {
            return (Some(found), without(&tokens, start, used));
        }
    }
    for (list, period) in relative(asked) {
        for phrase in words.list(list) {
            // Few texts have any of these words, and a look is quicker than a comparison word by word.
            if !text.contains(phrase.as_str()) {
                continue;
            }
            let parts: Vec<&str> = phrase.split(' ').collect();
            if let Some(start) = tokens.windows(parts.len()).position(|window| window == parts) {
                let found = period.map(|period| Mention { period, year_said: true, dated: false });
                return (found, without(&tokens, start, parts.len()));
            }
        }
    }
    (None, text)
}

/// The only period words name, when they name one and hardly anything else.
pub(super) fn named(words: &Words, text: &str, asked: Period) -> Option<Mention> {
    let (found, rest) = mention(words, text, asked);
    let filler = ["fy", "of", "for", "to", "the", "end", "period", "year", "at", "financial", "as"];
    found.filter(|_| rest.split(' ').all(|word| word.is_empty() || filler.contains(&word)))
}

fn without(tokens: &[&str], start: usize, used: usize) -> String {
    let kept = tokens.iter().enumerate().filter(|(at, _)| *at < start || *at >= start + used);
    let kept: Vec<&str> = kept.map(|(_, token)| *token).collect();
    let edges = ["of", "for", "at", "as", "in", "the", "to", "end", "on"];
    let from = kept.iter().position(|token| !edges.contains(token)).unwrap_or(0);
    let to = kept.iter().rposition(|token| !edges.contains(token)).map_or(kept.len(), |at| at + 1);
    kept.get(from..to).unwrap_or_default().join(" ")
}

/// The lists of relative words, longest-reaching first, with the period each stands for.
fn relative(asked: Period) -> [(&'static str, Option<Period>); 5] {
    let year = asked.financial_year();
    let year_ago = match asked {
        Period::Quarter(year, quarter) => Some(Period::Quarter(year - 1, quarter)),
        _ => None,
    };
    [
        ("same-quarter-last-year", year_ago),
        ("last-year", year.map(|year| Period::Year(year - 1))),
        ("this-year", year.map(Period::Year)),
        ("previous", asked.previous_quarter()),
        ("current", Some(asked)),
    ]
}

/// A quarter, half, month span, month or year at the start of the tokens, and how many tokens it takes.
fn dated(tokens: &[&str], asked: Period) -> Option<(Mention, usize)> {
    quarter(tokens, asked).or_else(|| months(tokens, asked)).or_else(|| {
        let (year, used) = year_pair(tokens)?;
        match quarter(&tokens[used..], Period::Quarter(year, 4)) {
            Some((found, more)) => {
                let own = if found.year_said { found.period } else { at_year(found.period, year) };
                Some((Mention { period: own, year_said: true, dated: true }, used + more))
            }
            None => Some((Mention { period: Period::Year(year), year_said: true, dated: true }, used)),
        }
    })
}

fn at_year(period: Period, year: i16) -> Period {
    match period {
        Period::Quarter(_, quarter) => Period::Quarter(year, quarter),
        Period::Half(_, half) => Period::Half(year, half),
        other => other,
    }
}

fn quarter(tokens: &[&str], asked: Period) -> Option<(Mention, usize)> {
    let first = *tokens.first()?;
    let second = tokens.get(1).copied().unwrap_or_default();
    let digit = |text: &str, most: u8| text.parse::<u8>().ok().filter(|n| text.len() == 1 && (1..=most).contains(n));
    let after = |prefix: &str, most: u8| first.strip_prefix(prefix).and_then(|rest| digit(rest, most));
    let ordinal = |text: &str| match text {
        "first" | "1st" => Some(1),
        "second" | "2nd" => Some(2),
        "third" | "3rd" => Some(3),
        "fourth" | "4th" => Some(4),
        _ => None,
    };
    let (is_half, number, used) =
        if let Some(n) = after("q", 4).or_else(|| after("qtr", 4)).or_else(|| after("quarter", 4)) {
            (false, n, 1)
        } else if let (true, Some(n)) = (matches!(first, "q" | "qtr" | "quarter"), digit(second, 4)) {
            (false, n, 2)
        } else if let (Some(n), true) = (ordinal(first), matches!(second, "quarter" | "qtr")) {
            (false, n, 2)
        } else if let Some(n) = after("h", 2) {
            (true, n, 1)
        } else if let (true, Some(n)) = (first == "half", digit(second, 2)) {
            (true, n, 2)
        } else {
            return None;
        };
    let rest = &tokens[used..];
    // "Q3 of 2022/23" and "Q3 2022/23" are the same.
    let skip = usize::from(matches!(rest.first(), Some(&("of" | "for"))));
    let said = year_pair(rest.get(skip..).unwrap_or_default());
    let year = said.map(|(year, _)| year).or_else(|| asked.financial_year())?;
    let used = used + said.map_or(0, |(_, more)| more + skip);
    let period = if is_half { Period::Half(year, number) } else { Period::Quarter(year, number) };
    Some((Mention { period, year_said: said.is_some(), dated: true }, used))
}

/// A financial year: "2022 23", "22 23", "2022 2023", "202223".
fn year_pair(tokens: &[&str]) -> Option<(i16, usize)> {
    let first = *tokens.first()?;
    if let Some(second) = tokens.get(1) {
        let (a, b) = (first.parse::<i16>().ok(), second.parse::<i16>().ok());
        if let (Some(a), Some(b)) = (a, b) {
            let follows = (a + 1).rem_euclid(100) == b.rem_euclid(100);
            match (first.len(), second.len()) {
                (4, 2 | 4) if follows && (1990..2100).contains(&a) => return Some((a, 2)),
                (2, 2) if follows && a >= 10 => return Some((2000 + a, 2)),
                _ => {}
            }
        }
    }
    None
}

/// A month by name or its usual short forms.
pub(super) fn month_number(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at =
        MONTHS.iter().position(|month| *month == word || (month.starts_with(word) && (3..=4).contains(&word.len())))?;
    i8::try_from(at + 1).ok()
}

/// A calendar year written with four digits, or with two.
pub(super) fn calendar_year(word: &str) -> Option<i16> {
    let number: i16 = word.parse().ok()?;
    match word.len() {
        4 if (1990..2100).contains(&number) => Some(number),
        2 if number >= 10 => Some(2000 + number),
        _ => None,
    }
}

fn months(tokens: &[&str], asked: Period) -> Option<(Mention, usize)> {
    // "dec22" and "dec 22" are the same.
    let (first, glued) = split_year(tokens.first()?);
    let start = month_number(first)?;
    let mut at = 1;
    let mut said = glued.or_else(|| tokens.get(at).and_then(|word| calendar_year(word)).inspect(|_| at += 1));
    let first_year = said;
    let mut end = start;
    let mut next = at;
    while matches!(tokens.get(next), Some(&("to" | "until" | "and" | "through" | "till"))) {
        next += 1;
    }
    if let Some((month, year)) =
        tokens.get(next).map(|word| split_year(word)).and_then(|(w, y)| Some((month_number(w)?, y)))
    {
        end = month;
        at = next + 1;
        said = year.or_else(|| tokens.get(at).and_then(|word| calendar_year(word)).inspect(|_| at += 1));
    }
    let year = said.or(first_year);
    let period = span(start, end, year, asked)?;
    Some((Mention { period, year_said: year.is_some(), dated: true }, at))
}

fn split_year(word: &str) -> (&str, Option<i16>) {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    match calendar_year(&word[letters.len()..]) {
        Some(year) if !letters.is_empty() => (letters, Some(year)),
        _ => (word, None),
    }
}

/// The period from one month to another, where that is a month, a quarter, a half or a year; the year said is that of the last month.
fn span(start: i8, end: i8, year: Option<i16>, asked: Period) -> Option<Period> {
    let year = if let Some(year) = year {
        year
    } else {
        let april = asked.financial_year()?;
        if end >= 4 { april } else { april + 1 }
    };
    let last = Date::new(year, end, 1).ok()?;
    let months = (i16::from(end) - i16::from(start)).rem_euclid(12) + 1;
    let candidates = match months {
        1 => Some(Period::Month(year, u8::try_from(end).ok()?)),
        3 => Some(Period::quarter_of(last)),
        6 => Some(Period::Half(Period::quarter_of(last).financial_year()?, if end == 9 { 1 } else { 2 })),
        12 => Some(Period::Year(Period::quarter_of(last).financial_year()?)),
        _ => None,
    };
    candidates.filter(|period| period.last_day().is_some_and(|day| day.month() == end && day.year() == year))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: Period = Period::Quarter(2022, 3);

    fn read(text: &str) -> (Option<String>, String) {
        let (found, rest) = mention(Words::built_in(), text, ASKED);
        (found.map(|found| found.period.to_string()), rest)
    }

    #[test]
    fn quarters_in_every_dress() {
        for text in [
            "Q3",
            "Qtr 3",
            "Quarter 3",
            "Q3 2022/23",
            "Q3 22/23",
            "Quarter 3 of 2022-23",
            "2022/23 Q3",
            "Third quarter",
            "Oct-Dec 2022",
            "October to December 2022",
            "Oct – Dec",
            "This quarter",
            "Q3 2022-2023",
        ] {
            assert_eq!(read(text), (Some("2022-23-Q3".to_owned()), String::new()), "{text}");
        }
    }

    #[test]
    fn what_is_left_is_the_heading() {
        assert_eq!(read("Q3 RAG"), (Some("2022-23-Q3".to_owned()), "rag".to_owned()));
        assert_eq!(read("RAG status (Q2 2022/23)"), (Some("2022-23-Q2".to_owned()), "rag status".to_owned()));
        assert_eq!(read("Previous RAG"), (Some("2022-23-Q2".to_owned()), "rag".to_owned()));
        assert_eq!(read("Update (Oct-Dec)"), (Some("2022-23-Q3".to_owned()), "update".to_owned()));
        assert_eq!(read("Commentary"), (None, "commentary".to_owned()));
    }

    #[test]
    fn other_periods() {
        let cases = [
            ("2021/22 outturn", "2021-22", "outturn"),
            ("Outturn 21/22", "2021-22", "outturn"),
            ("Dec-22 actual", "2022-12", "actual"),
            ("H1 2022/23", "2022-23-H1", ""),
            ("Same quarter last year", "2021-22-Q3", ""),
            ("Last year", "2021-22", ""),
            ("Jan to Mar 2023", "2022-23-Q4", ""),
            ("April 2022 to March 2023", "2022-23", ""),
            ("Apr-Sep 2022", "2022-23-H1", ""),
            ("Q3 2021/22", "2021-22-Q3", ""),
            ("2021/22 actual Q1", "2021-22-Q1", "actual"),
        ];
        for (text, period, rest) in cases {
            assert_eq!(read(text), (Some(period.to_owned()), rest.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_period_is_named_only_when_nothing_else_is_said() {
        let named = |text: &str| named(Words::built_in(), text, ASKED).map(|m| m.period.to_string());
        assert_eq!(named("End of Q2"), Some("2022-23-Q2".to_owned()));
        assert_eq!(named("Q2 figures were wrong"), None);
    }
}

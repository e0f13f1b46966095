//! Owns small questions to free text: is this word in it, does it name a time.
//! Must not know which record the text stands in.

use jiff::civil::Date;
use rust_decimal::Decimal;

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

/// The words of a text in lower case.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Whether one of these words stands in the text.
pub(super) fn has_word(text: &str, wanted: &[&str]) -> bool {
    words(text).any(|word| wanted.contains(&word.as_str()))
}

/// Whether a text is long enough to say something.
pub(super) fn is_enough(text: &str, minimum: Option<Decimal>) -> bool {
    let length = text.trim().chars().count();
    length > 0 && minimum.is_none_or(|minimum| Decimal::from(length) >= minimum)
}

/// Whether the text says when: a month by name, a quarter, or a date in figures.
pub(super) fn names_a_time(text: &str) -> bool {
    let month = |word: &str| MONTHS.iter().any(|month| *month == word || (word.len() == 3 && month.starts_with(word)));
    let quarter = |word: &str| matches!(word, "q1" | "q2" | "q3" | "q4" | "quarter");
    words(text).any(|word| month(&word) || quarter(&word)) || text.split_whitespace().any(is_date_in_figures)
}

/// The days a text names by number and month ("13 August", "1st of May 2023"); without a year, the one nearest to `near`.
pub(super) fn dates_in(text: &str, near: Date) -> Vec<Date> {
    let words: Vec<String> = words(text).filter(|word| word != "of").collect();
    let date = |(at, word): (usize, &String)| {
        let day: i8 = word.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok()?;
        let month = month(words.get(at + 1)?)?;
        let stated: Option<i16> = words.get(at + 2).and_then(|year| year.parse().ok());
        let years = match stated.filter(|year| (1990..2100).contains(year)) {
            Some(year) => vec![year],
            None => vec![near.year() - 1, near.year(), near.year() + 1],
        };
        let dates = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
        dates.min_by_key(|date| near.until(*date).map_or(i32::MAX, |span| span.get_days().abs()))
    };
    words.iter().enumerate().filter_map(date).collect()
}

/// The month of a name or its first three letters.
fn month(name: &str) -> Option<i8> {
    let is = |month: &&str| **month == *name || (name.len() >= 3 && name.len() <= 4 && month.starts_with(name));
    i8::try_from(MONTHS.iter().position(is)? + 1).ok()
}

/// `31/01/2023`, `31.1.23`, `2023-01-31`.
fn is_date_in_figures(token: &str) -> bool {
    let token = token.trim_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = token.split(['/', '-', '.']).collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_a_quarter_or_a_date_in_figures_says_when() {
        for text in ["expected 31 January 2023", "by end of Q4", "on 31/01/2023.", "in Feb", "next quarter"] {
            assert!(names_a_time(text), "“{text}” says when");
        }
    }

    #[test]
    fn other_figures_and_words_do_not_say_when() {
        for text in ["", "3 of 15 sites", "a marketing plan", "soon", "1.10"] {
            assert!(!names_a_time(text), "“{text}” does not say when");
        }
    }
}

//! Owns what a person types into a field: the same understanding as for a workbook's cell, or one sentence why not.
//! Must not know where it was typed.

use super::lift::{Env, closed, date, number, status};
use super::names::Names;
use crate::framework::Framework;
use crate::model::{Field, Period, RecordKind};
use crate::tables::{CellText, ColumnKind};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// The canonical text of what was typed: dates in every usual dress, figures with £, % and commas, words of a closed list.
///
/// # Errors
/// One sentence that says what is wanted instead.
pub fn typed(field: Field, text: &str, framework: &Framework, period: Option<Period>) -> Result<String, String> {
    let trimmed = text.trim();
    let Some(column) = field.column() else { return Err("This cannot be edited here".to_owned()) };
    if trimmed.is_empty() {
        return Ok(String::new());
    }
    let names = &Names::of(framework);
    let env = Env::without_a_workbook(names, period.unwrap_or(Period::Year(2000)));
    match column.kind {
        ColumnKind::Date => match date::of_text(&env, trimmed, date::Edge::Last) {
            date::Day::On(day) => Ok(day.text()),
            _ => year_added(&env, trimmed, period).map(|day| day.text()).ok_or_else(|| {
                format!("“{trimmed}” is not a date we know; write it like 31/3/23, 31 Mar 23 or end of Q4")
            }),
        },
        ColumnKind::Decimal => match number::of_text(trimmed) {
            Some(figure) => Ok(figure.value.text()),
            None => Err(format!("“{trimmed}” is not a figure; write it like 86, 86%, £1.8m or (1.8)")),
        },
        ColumnKind::Integer => match number::of_text(trimmed).map(|figure| figure.value) {
            Some(value) if value.is_integer() && value >= Decimal::ZERO => Ok(value.text()),
            _ => Err(format!("“{trimmed}” is not a whole number")),
        },
        ColumnKind::Words(codes) => word(&env, field, trimmed, codes),
        ColumnKind::Text | ColumnKind::Boolean | ColumnKind::Time => Ok(text.trim_end().to_owned()),
    }
}

/// A day without its year, `31/3` or `31 Mar`: the one that lies nearest to the quarter's end.
fn year_added(env: &Env<'_>, text: &str, period: Option<Period>) -> Option<Date> {
    let end = period?.last_day()?;
    let between = if text.contains('/') { "/" } else { " " };
    let of_year = |year: i16| match date::of_text(env, &format!("{text}{between}{year}"), date::Edge::Last) {
        date::Day::On(day) => Some(day),
        _ => None,
    };
    let days = [end.year() - 1, end.year(), end.year() + 1].into_iter().filter_map(of_year);
    days.min_by_key(|day| end.until(*day).map_or(i32::MAX, |span| span.get_days().abs()))
}

/// A word of a closed list: its code, a letter of the council's, or any words a workbook might have for it.
fn word(env: &Env<'_>, field: Field, text: &str, codes: &[&str]) -> Result<String, String> {
    let own = codes.iter().find(|code| code.eq_ignore_ascii_case(text)).map(|code| (*code).to_owned());
    let status = || match (field.kind(), field.name()) {
        (RecordKind::Action, "status") => status::by_words(env, text).map(|status| status.text()),
        (RecordKind::Measure, "status") => status::measure_by_words(env, text).map(|status| status.text()),
        _ => None,
    };
    let list = field.name().replace("no_data_reason", "no-data").replace("rating", "band").replace('_', "-");
    let listed = || closed::code(env, &list, "", text).filter(|code| codes.contains(&code.as_str()));
    let found = own.or_else(status).or_else(listed);
    found.ok_or_else(|| format!("“{text}” is not one of the words here: {}", codes.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Action, Measure, Risk};

    fn typed_in(field: Field, text: &str) -> Result<String, String> {
        typed(field, text, &Framework::built_in(), Some(Period::Quarter(2022, 3)))
    }

    #[test]
    fn dates_are_typed_the_way_people_write_them() {
        let due = Field::of::<Action>("due_date");
        for text in
            ["31/3/23", "31/03/2023", "31 Mar 23", "31 March 2023", "end Q4", "end of Q4", "31/3", "31 Mar", "Mar-23"]
        {
            assert_eq!(typed_in(due, text).as_deref(), Ok("2023-03-31"), "{text}");
        }
    }

    #[test]
    fn figures_lose_their_dress() {
        let value = Field::of::<Measure>("value");
        for (text, meant) in [("86%", "86"), ("86", "86"), ("£1.8m", "1800000"), ("(1.8)", "-1.8"), ("1,800", "1800")]
        {
            assert_eq!(typed_in(value, text).as_deref(), Ok(meant), "{text}");
        }
    }

    #[test]
    fn a_status_is_a_letter_or_the_councils_words() {
        let status = Field::of::<Action>("status");
        for (text, meant) in
            [("g", "on-track"), ("Amber", "medium"), ("Significant", "significant"), ("complete", "complete")]
        {
            assert_eq!(typed_in(status, text).as_deref(), Ok(meant), "{text}");
        }
        assert_eq!(typed_in(Field::of::<Risk>("rating"), "amber").as_deref(), Ok("amber"));
    }

    #[test]
    fn what_is_not_understood_is_answered_with_what_would_be() {
        let answer = typed_in(Field::of::<Action>("due_date"), "soonish").expect_err("no date");
        assert!(answer.contains("soonish") && answer.contains("31 Mar 23"), "{answer}");
        assert!(typed_in(Field::of::<Risk>("likelihood"), "2.5").is_err());
    }

    #[test]
    fn references_stay_text() {
        for text in ["1.10", "3E1", "027", "27a"] {
            assert_eq!(typed_in(Field::of::<Action>("ref"), text).as_deref(), Ok(text));
        }
    }
}

//! Owns reading what people type for a body, a quarter and a time, as they write them in reports.
//! Must not know what is done with them.

use super::Stop;
use crate::framework::Framework;
use crate::model::{BodyId, Period};
use crate::tables::CellText;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The body of this id, name, short name or alias.
pub(super) fn body(framework: &Framework, text: &str) -> Result<BodyId, Stop> {
    let wanted = plain(text);
    let found = framework.bodies().iter().find(|body| {
        let names = [body.id.as_str(), &body.name, &body.short];
        names.into_iter().chain(body.aliases.iter().map(String::as_str)).any(|name| plain(name) == wanted)
    });
    found.filter(|_| !wanted.is_empty()).map(|body| body.id.clone()).ok_or_else(|| {
        let known: Vec<&str> = framework.bodies().iter().map(|body| body.id.as_str()).collect();
        Stop::said(format!("--body: “{text}” is no body of the framework; use one of {}", known.join(", ")))
    })
}

/// Small letters and digits, one space between words, `&` as "and".
fn plain(text: &str) -> String {
    let text = text.replace('&', " and ").to_lowercase();
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The quarter written so, of the framework's year: `2022-23-Q3`, `Q3 2022/23`, `Quarter 3 of 2022-2023`.
pub(super) fn quarter(framework: &Framework, text: &str) -> Result<Period, Stop> {
    let period = any_quarter(text)?;
    let (year, own) = (framework.fact("year"), period.financial_year().map(|year| Period::Year(year).to_string()));
    if year.is_empty() || own.as_deref() == Some(year) {
        return Ok(period);
    }
    let what = format!("{} is not in {year}, the year of the framework", period.words());
    Err(Stop::said(format!("--period: {what}; check it, or name another framework with --framework")))
}

/// The quarter written so, of whatever year.
pub(super) fn any_quarter(text: &str) -> Result<Period, Stop> {
    let like = "write it like 2022-23-Q3 or Q3 2022/23";
    read_quarter(text).ok_or_else(|| Stop::said(format!("--period: “{text}” is not a quarter; {like}")))
}

fn read_quarter(text: &str) -> Option<Period> {
    let words = plain(text);
    let (mut quarter, mut years) = (None, Vec::new());
    let mut named = false;
    for word in words.split(' ') {
        let digits = ["quarter", "qtr", "q"].iter().find_map(|prefix| word.strip_prefix(prefix));
        match digits {
            Some("") => named = true,
            Some(digits) => quarter = Some(digits),
            None if named && quarter.is_none() => quarter = Some(word),
            None if matches!(word, "of" | "financial" | "year") => {}
            None => years.push(word),
        }
    }
    let [first, second] = years.as_slice() else { return None };
    let second = second.get(second.len().checked_sub(2)?..)?;
    Period::parse(&format!("{first}-{second}-Q{}", quarter?)).ok()
}

/// The time written so, or the beginning of the day in UTC where only a date is given.
pub(super) fn time(option: &str, text: &str) -> Result<Timestamp, Stop> {
    let text = text.trim();
    let day = || {
        let read = ["%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y"].iter().find_map(|f| Date::strptime(f, text).ok());
        read.and_then(|date| TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok())
    };
    Timestamp::parse(text).ok().or_else(day).ok_or_else(|| {
        let like = "write a day such as 2023-01-20 or 20 January 2023, or a time such as 2023-01-20T09:12:00Z";
        Stop::said(format!("{option}: “{text}” is no day or time; {like}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_known_by_any_of_its_names() {
        let framework = Framework::built_in();
        for text in ["housing", "Housing", "HSG", "housing directorate"] {
            assert_eq!(body(&framework, text).ok(), Some(BodyId::new("housing")), "{text}");
        }
        assert_eq!(body(&framework, "Law & Governance").ok(), Some(BodyId::new("law-and-governance")));
        assert!(body(&framework, "").is_err() && body(&framework, "house").is_err());
    }

    #[test]
    fn a_quarter_is_known_as_reports_write_it() {
        let third = Some(Period::Quarter(2022, 3));
        for text in ["2022-23-Q3", "2022-23-q3", "Q3 2022/23", "q3 2022-2023", "Quarter 3 of 2022/23", "2022/23 Qtr 3"]
        {
            assert_eq!(read_quarter(text), third, "{text}");
        }
        for text in ["", "Q3", "2022-23", "Q5 2022/23", "Q3 2022/24", "2022-12", "Q3 2022/é"] {
            assert_eq!(read_quarter(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_may_be_a_plain_day() {
        let start: Timestamp = "2023-01-20T00:00:00Z".parse().expect("a time");
        for text in ["2023-01-20", "20 January 2023", "20 Jan 2023", "20/01/2023"] {
            assert_eq!(time("--at", text).ok(), Some(start), "{text}");
        }
        assert!(time("--at", "2023-01-20T09:12:00Z").is_ok());
        assert!(time("--at", "tomorrow").is_err() && time("--at", "31 February 2023").is_err());
    }
}

//! Owns what figures and dates make of a record, beside what somebody stated, with the arithmetic in words.
//! Must not know how a verdict is reached: `checks` reckons.

use crate::app::grid::Mark;
use crate::app::room::Room;
use crate::checks;
use crate::framework::{Framework, MatrixCell};
use crate::model::{Action, Band, Measure, MeasureStatus, Period, RecordKind, Risk, RowId, Status};
use jiff::civil::Date;

/// What is reckoned, beside what is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// What it is of: `Status from the figures`.
    pub label: &'static str,
    /// The word, and its mark where it has one.
    pub word: String,
    /// The mark.
    pub mark: Option<Mark>,
    /// The arithmetic in one sentence.
    pub why: String,
    /// What somebody stated, with its mark; nothing where nobody did.
    pub stated: Option<(String, Mark)>,
    /// Whether the two differ.
    pub differs: bool,
}

impl Reckoned {
    fn plain(label: &'static str, word: String, why: String) -> Self {
        Self { label, word, mark: None, why, stated: None, differs: false }
    }
}

/// What can be reckoned of a record.
pub(super) fn of(room: &Room, kind: RecordKind, row: &RowId, today: Date) -> Vec<Reckoned> {
    let (ret, framework) = (room.document().ret(), room.framework());
    match kind {
        RecordKind::Measure => {
            let Some(measure) = ret.measures().row(row).map(|row| &row.record) else { return Vec::new() };
            let own = |benchmark: &&crate::model::Benchmark| {
                benchmark.reference == measure.reference && benchmark.period == measure.period
            };
            let benchmarks = ret.benchmarks().records().filter(own);
            of_measure(measure, &checks::verdicts(measure, benchmarks, framework))
        }
        RecordKind::Action => {
            let action = ret.actions().row(row).map(|row| &row.record);
            action.and_then(|action| overdue(action, ret.header().period, today)).into_iter().collect()
        }
        RecordKind::Risk => {
            let risk = ret.risks().row(row).map(|row| &row.record);
            risk.and_then(|risk| of_risk(risk, framework)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn of_measure(measure: &Measure, verdicts: &checks::Verdicts) -> Vec<Reckoned> {
    let target = &verdicts.target;
    let stated = measure.status.map(|status| (colour(status).to_owned(), Mark::from(status)));
    let rated = target.status != MeasureStatus::NotRated;
    let own = Reckoned {
        label: "Status from the figures",
        word: colour(target.status).to_owned(),
        mark: Some(Mark::from(target.status)),
        why: super::capital(&target.why),
        differs: rated && measure.status.is_some_and(|status| status != target.status),
        stated,
    };
    let beside = verdicts.benchmarks.iter().map(|benchmark| {
        let words = benchmark.standing.words();
        let why = format!("{words} {}, {}", benchmark.name, benchmark.value.normalize());
        Reckoned::plain("Beside others", String::new(), super::capital(&why))
    });
    let forecast = verdicts.forecast.iter().map(|verdict| Reckoned {
        mark: Some(Mark::from(verdict.status)),
        ..Reckoned::plain("Forecast for the year", colour(verdict.status).to_owned(), super::capital(&verdict.why))
    });
    std::iter::once(own).chain(beside).chain(forecast).collect()
}

fn colour(status: MeasureStatus) -> &'static str {
    match status {
        MeasureStatus::Green => "Green",
        MeasureStatus::Amber => "Amber",
        MeasureStatus::Red => "Red",
        MeasureStatus::NotRated => "Not rated",
    }
}

/// Why a date says overdue; nothing when the action is complete, not due yet or has no date. An old return does not grow later with
/// age: what counts is the quarter's last day.
fn overdue(action: &Action, period: Option<Period>, today: Date) -> Option<Reckoned> {
    let due = action.due()?;
    let end = period.and_then(Period::last_day)?;
    let by = end.min(today);
    let complete = action.status == Some(Status::Complete) && action.confirmed_at.is_some();
    if complete || due > by {
        return None;
    }
    let days = due.until(by).ok()?.get_days();
    let since = if by == end { "the quarter ended" } else { "today" };
    let late = match days {
        0 if by == end => "the quarter's last day".to_owned(),
        0 => "today".to_owned(),
        1 => format!("1 day before {since}"),
        days => format!("{days} days before {since}"),
    };
    let first = match (action.revised_date, action.due_date) {
        (Some(_), Some(first)) => format!("; first due {}", day(first)),
        _ => String::new(),
    };
    let why = format!("Due {}, {late}, and not complete{first}", day(due));
    Some(Reckoned::plain("Date", "Overdue".to_owned(), why))
}

fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The score of a risk, its band and how it comes about: from likelihood and impact, else from the score that was given alone.
fn scored(risk: &Risk, framework: &Framework) -> Option<(u32, Band, String)> {
    if let (Some(likelihood), Some(impact)) = (risk.likelihood, risk.impact) {
        let here = |cell: &&MatrixCell| cell.likelihood == Some(likelihood) && cell.impact == Some(impact);
        let score = framework.matrix().iter().find(here)?.score?;
        let how = format!("likelihood {likelihood} and impact {impact} make {score}");
        return Some((score, framework.band(likelihood, impact)?, how));
    }
    let score = risk.score?;
    Some((score, framework.band_of_score(score)?, format!("a score of {score}")))
}

fn of_risk(risk: &Risk, framework: &Framework) -> Option<Reckoned> {
    let (score, band, how) = scored(risk, framework)?;
    let told = |band: Band| match band {
        Band::Green => ("Green", Mark::OnTrack),
        Band::Amber => ("Amber", Mark::Medium),
        Band::Red => ("Red", Mark::Significant),
    };
    let (word, mark) = told(band);
    let stated = risk.rating.map(|rating| (told(rating).0.to_owned(), told(rating).1));
    let differs = risk.rating.is_some_and(|rating| rating != band) || risk.score.is_some_and(|stated| stated != score);
    let why = super::capital(&format!("{how}, which the matrix calls {}", word.to_lowercase()));
    Some(Reckoned { label: "Rating from the score", word: word.to_owned(), mark: Some(mark), why, stated, differs })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Polarity, ToleranceKind};
    use rust_decimal::Decimal;

    fn action(due: &str, revised: Option<&str>) -> Action {
        let date = |text: &str| text.parse::<Date>().expect("a day");
        Action { due_date: Some(date(due)), revised_date: revised.map(date), ..Action::default() }
    }

    fn told(action: &Action, today: &str) -> Option<String> {
        let today = today.parse().expect("a day");
        overdue(action, Some(Period::Quarter(2022, 3)), today).map(|reckoned| reckoned.why)
    }

    #[test]
    fn a_date_gone_by_says_how_long_before_the_quarters_end() {
        let due = action("2022-09-30", None);
        let says = "Due 30 September 2022, 92 days before the quarter ended, and not complete";
        assert_eq!(told(&due, "2023-01-16").as_deref(), Some(says));
        assert_eq!(told(&due, "2026-01-16").as_deref(), Some(says), "it does not grow with the years");
        assert_eq!(told(&action("2023-03-31", None), "2026-01-16"), None, "it is not due this quarter");
    }

    #[test]
    fn a_date_that_moved_counts_from_where_it_moved_to() {
        assert_eq!(told(&action("2022-09-30", Some("2023-06-30")), "2023-01-16"), None);
        let moved = action("2022-09-30", Some("2022-12-31"));
        let says = "Due 31 December 2022, the quarter's last day, and not complete; first due 30 September 2022";
        assert_eq!(told(&moved, "2023-01-16").as_deref(), Some(says));
    }

    #[test]
    fn what_is_complete_is_not_overdue() {
        let done = Action {
            status: Some(Status::Complete),
            confirmed_at: Some(jiff::Timestamp::UNIX_EPOCH),
            ..action("2022-09-30", None)
        };
        assert_eq!(told(&done, "2023-01-16"), None);
        let carried = Action { confirmed_at: None, ..done };
        assert!(told(&carried, "2023-01-16").is_some(), "nobody has said so this quarter");
    }

    #[test]
    fn stated_and_reckoned_stand_beside_each_other_with_the_arithmetic() {
        let measure = Measure {
            value: Some(Decimal::from(86)),
            target: Some(Decimal::from(95)),
            tolerance: Some(Decimal::from(2)),
            tolerance_kind: Some(ToleranceKind::Absolute),
            polarity: Some(Polarity::More),
            status: Some(MeasureStatus::Green),
            ..Measure::default()
        };
        let verdicts = checks::verdicts(&measure, [].iter(), &Framework::built_in());
        let [own] = of_measure(&measure, &verdicts).try_into().expect("no other figure to compare with");
        let own: Reckoned = own;
        assert_eq!(own.why, "86 against 95, tolerance 2: red; bigger is better");
        assert_eq!((own.word.as_str(), own.differs), ("Red", true));
        assert_eq!(own.stated, Some(("Green".to_owned(), Mark::OnTrack)));
    }

    #[test]
    fn a_risk_is_reckoned_from_its_matrix() {
        let risk = Risk { likelihood: Some(4), impact: Some(4), rating: Some(Band::Amber), ..Risk::default() };
        let reckoned = of_risk(&risk, &Framework::built_in()).expect("it is on the matrix");
        assert_eq!(reckoned.why, "Likelihood 4 and impact 4 make 16, which the matrix calls red");
        assert!(reckoned.differs);
    }
}

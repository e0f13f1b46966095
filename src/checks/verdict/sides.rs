//! Owns the verdicts on one figure side by side: against its target, against others' figures, and of its forecast.
//! Must not know which of them a table shows.

use super::{Verdict, verdict};
use crate::framework::Framework;
use crate::model::{Benchmark, Measure, Polarity};
use rust_decimal::Decimal;

/// How a figure stands to another's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// On the better side.
    Better,
    /// Equal.
    Equal,
    /// On the worse side.
    Worse,
}

impl Standing {
    /// The word before "than": "better", "as good", "worse".
    pub fn words(self) -> &'static str {
        match self {
            Self::Better => "better than",
            Self::Equal => "equal to",
            Self::Worse => "worse than",
        }
    }
}

/// A figure of others, and how ours stands to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Whose figure.
    pub name: String,
    /// Their figure.
    pub value: Decimal,
    /// How ours stands to it.
    pub standing: Standing,
}

/// The verdicts on a measure, each for itself: one never changes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// Against the target of its period.
    pub target: Verdict,
    /// Against the figures of others; none where nobody has said which way is better, or where it is best in between.
    pub benchmarks: Vec<Beside>,
    /// The forecast of the year's end against the year's target, where both are given.
    pub forecast: Option<Verdict>,
}

/// The verdicts on a measure beside the benchmarks of its row.
pub fn verdicts<'a>(
    measure: &Measure,
    benchmarks: impl Iterator<Item = &'a Benchmark>,
    framework: &Framework,
) -> Verdicts {
    let polarity = measure.polarity.or(framework.measure(&measure.reference).and_then(|planned| planned.polarity));
    let beside = |benchmark: &Benchmark| {
        let (ours, theirs) = (measure.value?, benchmark.value?);
        Some(Beside { name: benchmark.name.clone(), value: theirs, standing: standing(ours, theirs, polarity?)? })
    };
    Verdicts {
        target: verdict(measure, framework),
        benchmarks: benchmarks.filter_map(beside).collect(),
        forecast: forecast(measure, framework),
    }
}

fn standing(ours: Decimal, theirs: Decimal, polarity: Polarity) -> Option<Standing> {
    let bigger = match polarity {
        Polarity::More => Standing::Better,
        Polarity::Less => Standing::Worse,
        Polarity::Middle | Polarity::Outer => return None,
    };
    Some(match ours.cmp(&theirs) {
        std::cmp::Ordering::Equal => Standing::Equal,
        std::cmp::Ordering::Greater => bigger,
        std::cmp::Ordering::Less if bigger == Standing::Better => Standing::Worse,
        std::cmp::Ordering::Less => Standing::Better,
    })
}

/// The forecast as if it were the figure, and the year's target as if it were this period's.
fn forecast(measure: &Measure, framework: &Framework) -> Option<Verdict> {
    let due = measure.period.and_then(|period| framework.due_of(&measure.reference, period));
    let target = measure.annual_target.or(due.and_then(|due| due.annual_target))?;
    let value = measure.forecast?;
    let at_year_end = Measure {
        value: Some(value),
        target: Some(target),
        target_upper: None,
        target_date: measure.period.and_then(crate::model::Period::last_day),
        data_period: None,
        series_break: None,
        ..measure.clone()
    };
    Some(verdict(&at_year_end, framework))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MeasureStatus, Period, Ref};

    fn measure() -> Measure {
        Measure {
            reference: Ref::new("X01"),
            period: Some(Period::Quarter(2022, 3)),
            value: Some(Decimal::from(6)),
            target: Some(Decimal::from(3)),
            polarity: Some(Polarity::Less),
            ..Measure::default()
        }
    }

    #[test]
    fn red_against_the_target_may_be_better_than_the_national_average() {
        let average =
            Benchmark { name: "National average".to_owned(), value: Some(Decimal::from(9)), ..Benchmark::default() };
        let verdicts = verdicts(&measure(), [average].iter(), &Framework::built_in());
        assert_eq!(verdicts.target.status, MeasureStatus::Red);
        assert_eq!(verdicts.benchmarks.iter().map(|b| b.standing).collect::<Vec<_>>(), [Standing::Better]);
        assert_eq!(verdicts.forecast, None);
    }

    #[test]
    fn the_forecast_is_held_against_the_years_target() {
        let measure = Measure { forecast: Some(Decimal::from(4)), annual_target: Some(Decimal::from(4)), ..measure() };
        let verdicts = verdicts(&measure, [].iter(), &Framework::built_in());
        assert_eq!(verdicts.forecast.map(|verdict| verdict.status), Some(MeasureStatus::Green));
        assert_eq!(verdicts.target.status, MeasureStatus::Red, "the quarter's verdict stays its own");
    }
}

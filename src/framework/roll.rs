//! Owns the framework of the next year, where a council has not given one: the same plan and measures, no targets yet.
//! Must not know any return.

use super::Framework;
use crate::model::Period;

impl Framework {
    /// Whether a quarter lies in the framework's year; a framework that names no year is of every one.
    pub fn is_of_year(&self, period: Period) -> bool {
        let year = self.fact("year");
        year.is_empty() || words(period).is_some_and(|own| own == year)
    }

    /// The framework as it goes on into the year of a quarter: the same bodies, plans, measures and limits; a measure is due in the
    /// quarters it was due in, and nobody has set its targets yet. Made alike from alike frameworks, so that ten bodies share one.
    #[must_use]
    pub fn rolled_to(&self, period: Period) -> Self {
        let (was, Some(now)) = (self.fact("year").to_owned(), words(period)) else { return self.clone() };
        if was.is_empty() || was == now {
            return self.clone();
        }
        let years = years_between(&was, &now);
        let mut next = self.clone();
        for fact in next.facts.iter_mut().filter(|fact| NAMES_THE_YEAR.contains(&fact.key.as_str())) {
            fact.value = fact.value.replace(&was, &now);
        }
        next.due.retain(|due| due.period.is_some_and(|period| self.is_of_year(period)));
        for due in &mut next.due {
            due.period = due.period.and_then(|period| period.years_on(years));
            (due.target, due.target_upper, due.annual_target, due.target_date) = (None, None, None, None);
        }
        next.due.retain(|due| due.period.is_some());
        let keys = next.due.iter().enumerate().map(|(at, due)| ((due.reference.clone(), due.period), at));
        next.due_by_key = keys.collect();
        next.base_plan_hashes = super::remembered::Remembered::default();
        next
    }
}

/// The facts that say which year it is.
const NAMES_THE_YEAR: [&str; 4] = ["id", "year", "version", "plan_version"];

fn words(period: Period) -> Option<String> {
    period.financial_year().map(|year| Period::Year(year).to_string())
}

/// How many years after one the other is, both as `2022-23`.
fn years_between(was: &str, now: &str) -> i16 {
    let first = |year: &str| year.get(..4).and_then(|first| first.parse::<i16>().ok());
    first(now).zip(first(was)).map_or(1, |(now, was)| now.saturating_sub(was))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BodyId;

    #[test]
    fn the_next_year_has_the_same_measures_due_and_no_target() {
        let framework = Framework::built_in();
        let (first, next) = (Period::Quarter(2022, 1), Period::Quarter(2023, 1));
        let rolled = framework.rolled_to(next);
        assert!(rolled.is_of_year(next) && !framework.is_of_year(next));
        assert_eq!(rolled.id(), "sandwell-2023-24");
        let body = BodyId::new("housing");
        let due = |framework: &Framework, period| {
            framework.due_for(&body, period).map(|(measure, _)| measure.reference.clone()).collect::<Vec<_>>()
        };
        assert!(!due(&rolled, next).is_empty() && due(&rolled, next) == due(&framework, first));
        assert!(
            rolled
                .due_for(&body, next)
                .all(|(measure, due)| { due.target.is_none() && rolled.due_of(&measure.reference, next).is_some() })
        );
        assert_eq!(rolled.planned_actions(), framework.planned_actions());
    }

    #[test]
    fn a_rolled_framework_is_a_framework_like_any_other() {
        let rolled = Framework::built_in().rolled_to(Period::Quarter(2023, 1));
        let again = Framework::from_files(&rolled.files()).expect("its own files");
        assert_eq!((again.hash(), &again), (rolled.hash(), &rolled));
    }

    #[test]
    fn within_its_year_it_stays_as_it_is() {
        let framework = Framework::built_in();
        assert_eq!(framework.rolled_to(Period::Quarter(2022, 4)), *framework);
    }
}

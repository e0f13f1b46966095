//! Owns what the measures say together: each with its previous value and its verdicts, and the counts by component.
//! Must not know how a verdict is reached, nor how any of it is laid out.

use super::{Held, Quarter};
use crate::model::{Aggregation, Benchmark, Measure, MeasureStatus, Period, Ref, Return};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A measure of this quarter beside last quarter's.
#[derive(Clone, Copy, Debug)]
pub struct MeasureLine<'a> {
    /// The measure and its body.
    pub held: Held<'a, Measure>,
    /// Its row of last quarter, as that quarter's bundle has it.
    pub previous: Option<&'a Measure>,
}

impl<'a> MeasureLine<'a> {
    /// The measure.
    pub fn measure(&self) -> &'a Measure {
        self.held.record()
    }

    /// What value, target, tolerance and polarity give.
    pub fn derived(&self) -> Option<MeasureStatus> {
        self.measure().derived_status
    }

    /// The status it is counted under: the derived one, or the given one where a reason is given or nothing can be derived.
    pub fn counted(&self) -> MeasureStatus {
        let measure = self.measure();
        let overridden = measure.status.filter(|_| !measure.override_reason.is_empty());
        let status = overridden.or(self.derived()).or(measure.status);
        status.filter(|_| measure.value.is_some()).unwrap_or(MeasureStatus::NotRated)
    }

    /// Whether the given status and the derived one differ.
    pub fn disagrees(&self) -> bool {
        self.measure().status.zip(self.derived()).is_some_and(|(given, derived)| given != derived)
    }

    /// The change since last quarter; nothing where the two do not compare: a break in the series, or a total that grows all year.
    pub fn change(&self) -> Option<Decimal> {
        let measure = self.measure();
        if measure.series_break == Some(true) || measure.aggregation == Some(Aggregation::YearToDate) {
            return None;
        }
        measure.value?.checked_sub(self.previous?.value?)
    }

    /// Whether it is counted as worse than target.
    pub fn is_off_target(&self) -> bool {
        matches!(self.counted(), MeasureStatus::Amber | MeasureStatus::Red)
    }
}

/// The measures of one component or contract, by the status they are counted under.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasureCounts {
    /// Its name.
    pub name: String,
    /// By status.
    pub by_status: BTreeMap<MeasureStatus, usize>,
    /// How many of them have a reason in place of a value, or neither.
    pub without_value: usize,
}

impl MeasureCounts {
    /// How many are counted under this status.
    pub fn get(&self, status: MeasureStatus) -> usize {
        self.by_status.get(&status).copied().unwrap_or(0)
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.by_status.values().sum()
    }

    fn of<'a>(name: &str, lines: impl Iterator<Item = &'a MeasureLine<'a>>) -> Self {
        let mut counts = Self { name: name.to_owned(), ..Self::default() };
        for line in lines {
            *counts.by_status.entry(line.counted()).or_default() += 1;
            counts.without_value += usize::from(line.measure().value.is_none());
        }
        counts
    }
}

impl Quarter {
    /// Every measure of this quarter, in the order of component, body and reference.
    pub fn measure_lines(&self) -> Vec<MeasureLine<'_>> {
        let previous: BTreeMap<&Ref, &Measure> =
            self.before.measures().map(|held| (&held.record().reference, held.record())).collect();
        let mut lines: Vec<MeasureLine<'_>> = Vec::new();
        for held in self.now.measures() {
            lines.push(MeasureLine { held, previous: previous.get(&held.record().reference).copied() });
        }
        lines.sort_by_cached_key(|line| {
            let measure = line.measure();
            let component = self.component_order(&measure.component);
            (component, self.body_order(line.held.body), measure.reference.clone(), line.held.row.id.clone())
        });
        lines
    }

    /// The counts by component, in the framework's order; measures of a component it does not have come last.
    pub fn measures_by_component(&self) -> Vec<MeasureCounts> {
        let lines = self.measure_lines();
        let mut counts: Vec<MeasureCounts> = Vec::new();
        for component in self.framework.components() {
            let own = lines.iter().filter(|line| line.measure().component == component.id);
            counts.push(MeasureCounts::of(&component.name, own));
        }
        let known = |id: &str| self.framework.components().iter().any(|component| component.id == id);
        let rest = lines.iter().filter(|line| !known(&line.measure().component));
        counts.push(MeasureCounts::of("No component given", rest));
        counts.retain(|counts| counts.total() > 0);
        counts
    }

    /// The counts by contract, in the framework's order.
    pub fn measures_by_contract(&self) -> Vec<MeasureCounts> {
        let lines = self.measure_lines();
        let counts = self.framework.contracts().iter().map(|contract| {
            let own = lines.iter().filter(|line| line.measure().contract.as_ref() == Some(&contract.id));
            MeasureCounts::of(&contract.supplier, own)
        });
        counts.filter(|counts| counts.total() > 0).collect()
    }

    /// The figures of others that a measure of this quarter is compared with.
    pub fn benchmarks(&self, reference: &Ref) -> Vec<&Benchmark> {
        let period: Option<Period> = self.now.period;
        let all = self.now.rows(Return::benchmarks).map(|held| held.record());
        let mut own: Vec<&Benchmark> = all.filter(|b| b.reference == *reference && b.period == period).collect();
        own.sort_by(|a, b| a.name.cmp(&b.name));
        own
    }

    /// The name of a component.
    pub fn component_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.framework.components().iter().find(|component| component.id == id).map_or(id, |component| &component.name)
    }

    fn component_order(&self, id: &str) -> usize {
        self.framework.components().iter().position(|component| component.id == id).unwrap_or(usize::MAX)
    }
}

//! Owns what the measures say together: each with its previous value and its verdicts, and the counts by component.
//! Must not know how a verdict is reached, nor how any of it is laid out.

use super::{Held, Quarter};
use crate::checks::{Verdict, verdict};
use crate::framework::PlannedMeasure;
use crate::model::{
    Aggregation, Benchmark, ContractId, Measure, MeasureStatus, Period, RecordKind, Ref, Restatement, RestatementState,
    Return,
};
use crate::tables::CellText;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A measure of this quarter beside last quarter's. What its row leaves out is taken from the framework.
#[derive(Clone, Debug)]
pub struct MeasureLine<'a> {
    /// The measure and its body.
    pub held: Held<'a, Measure>,
    /// What value, target, tolerance and polarity give, and why.
    pub verdict: Verdict,
    /// Its value last quarter: as restated, else as that quarter's bundle has it, else as this return carries it.
    pub previous: Option<Decimal>,
    /// The approved restatement of last quarter's value.
    pub restated: Option<&'a Restatement>,
    planned: Option<&'a PlannedMeasure>,
}

impl<'a> MeasureLine<'a> {
    /// The measure as returned.
    pub fn measure(&self) -> &'a Measure {
        self.held.record()
    }

    /// Its name.
    pub fn title(&self) -> &'a str {
        given(&self.measure().measure, self.planned.map(|planned| &planned.measure))
    }

    /// Its unit.
    pub fn unit(&self) -> &'a str {
        given(&self.measure().unit, self.planned.map(|planned| &planned.unit))
    }

    /// Its component, an id of the framework.
    pub fn component(&self) -> &'a str {
        given(&self.measure().component, self.planned.map(|planned| &planned.component))
    }

    /// The role that answers for it.
    pub fn owner(&self) -> &'a str {
        given(&self.measure().owner, self.planned.map(|planned| &planned.owner))
    }

    /// The contract it belongs to.
    pub fn contract(&self) -> Option<&'a ContractId> {
        self.measure().contract.as_ref().or(self.planned.and_then(|planned| planned.contract.as_ref()))
    }

    /// The status it is counted under: what the figures give, or the given one where a reason stands against that.
    pub fn counted(&self) -> MeasureStatus {
        counted(self.measure(), self.verdict.status)
    }

    /// Whether the given status and the derived one differ.
    pub fn disagrees(&self) -> bool {
        self.measure().status.is_some_and(|given| given != self.verdict.status)
    }

    /// The change since last quarter; nothing where the two do not compare: a break in the series, or a total that grows all year.
    pub fn change(&self) -> Option<Decimal> {
        let measure = self.measure();
        let aggregation = measure.aggregation.or(self.planned.and_then(|planned| planned.aggregation));
        if measure.series_break == Some(true) || aggregation == Some(Aggregation::YearToDate) {
            return None;
        }
        measure.value?.checked_sub(self.previous?)
    }

    /// Whether it is counted as worse than target.
    pub fn is_off_target(&self) -> bool {
        matches!(self.counted(), MeasureStatus::Amber | MeasureStatus::Red)
    }
}

/// The status a measure is counted under, beside the one its figures give.
pub(super) fn counted(measure: &Measure, derived: MeasureStatus) -> MeasureStatus {
    let overridden = measure.status.filter(|_| !measure.override_reason.trim().is_empty());
    overridden.filter(|_| measure.value.is_some()).unwrap_or(derived)
}

/// What the return says, or the framework where it says nothing.
fn given<'a>(own: &'a str, planned: Option<&'a String>) -> &'a str {
    if own.is_empty() { planned.map_or("", String::as_str) } else { own }
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
        let before = self.now.period.and_then(Period::previous_quarter);
        let carried = self.now.rows(Return::measures).filter(|held| before.is_some() && held.record().period == before);
        let values = |held: Held<'_, Measure>| Some((held.record().reference.clone(), held.record().value?));
        let mut previous: BTreeMap<Ref, Decimal> = carried.filter_map(values).collect();
        // What the centre has of last quarter stands before what this quarter's return says of it.
        previous.extend(self.before.measures().filter_map(values));
        let restated: BTreeMap<&Ref, &Restatement> =
            self.approved_values(before).map(|restated| (&restated.reference, restated)).collect();
        let mut lines: Vec<MeasureLine<'_>> = Vec::new();
        for held in self.now.measures() {
            let reference = &held.record().reference;
            let restated = restated.get(reference).copied();
            let corrected = restated.and_then(|restated| Decimal::parse(restated.new.trim()).ok());
            lines.push(MeasureLine {
                held,
                verdict: verdict(held.record(), &self.framework),
                previous: corrected.or(previous.get(reference).copied()),
                restated,
                planned: self.framework.measure(reference),
            });
        }
        lines.sort_by_cached_key(|line| {
            let component = self.component_order(line.component());
            (component, self.body_order(line.held.body), line.measure().reference.clone(), line.held.row.id.clone())
        });
        lines
    }

    /// Approved changes of a measure's value in this period.
    fn approved_values(&self, period: Option<Period>) -> impl Iterator<Item = &Restatement> {
        self.approved(period).filter(|own| own.record == Some(RecordKind::Measure) && own.field == "value")
    }

    /// The changes of this period's figures and statuses that this quarter's returns declare and that were approved.
    pub(super) fn approved(&self, period: Option<Period>) -> impl Iterator<Item = &Restatement> {
        let all = self.now.rows(Return::restatements).map(|held| held.record());
        all.filter(move |own| own.state == Some(RestatementState::Approved) && own.period == period)
    }

    /// The counts by component, in the framework's order; measures of a component it does not have come last.
    pub fn measures_by_component(&self) -> Vec<MeasureCounts> {
        let lines = self.measure_lines();
        let mut counts: Vec<MeasureCounts> = Vec::new();
        for component in self.framework.components() {
            let own = lines.iter().filter(|line| line.component() == component.id);
            counts.push(MeasureCounts::of(&component.name, own));
        }
        let known = |id: &str| self.framework.components().iter().any(|component| component.id == id);
        let rest = lines.iter().filter(|line| !known(line.component()));
        counts.push(MeasureCounts::of("No component given", rest));
        counts.retain(|counts| counts.total() > 0);
        counts
    }

    /// The counts by contract, in the framework's order.
    pub fn measures_by_contract(&self) -> Vec<MeasureCounts> {
        let lines = self.measure_lines();
        let counts = self.framework.contracts().iter().map(|contract| {
            let own = lines.iter().filter(|line| line.contract() == Some(&contract.id));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_given_status_counts_where_a_reason_and_a_figure_stand_by_it() {
        let mut measure = Measure { status: Some(MeasureStatus::Green), ..Measure::default() };
        assert_eq!(counted(&measure, MeasureStatus::Red), MeasureStatus::Red, "no reason");
        measure.override_reason = "Agreed with the board".to_owned();
        assert_eq!(counted(&measure, MeasureStatus::NotRated), MeasureStatus::NotRated, "no figure");
        measure.value = Some(Decimal::ONE);
        assert_eq!(counted(&measure, MeasureStatus::Red), MeasureStatus::Green);
    }
}

//! Owns a measure in a period, and the figures of others it is compared with.
//! Must not know which measures are due.

use super::{
    Aggregation, ContractId, Frequency, Lifecycle, MeasureStatus, Name, NoDataReason, OutcomeId, Period, Polarity,
    Publish, Record, RecordKind, Ref, ToleranceKind,
};
use crate::tables::columns;
use jiff::Timestamp;
use jiff::civil::Date;
use rust_decimal::Decimal;

columns! {
    /// A measure in one period.
    pub struct Measure {
        /// The reference; with `period` the natural key.
        reference: Ref = "ref",
        /// The period the row reports on.
        period: Option<Period> = "period",
        /// The component of the framework.
        component: String = "component",
        /// The contract it belongs to, if any.
        contract: Option<ContractId> = "contract",
        /// The strategic outcome, if any.
        outcome: Option<OutcomeId> = "outcome",
        /// What is measured.
        measure: String = "measure",
        /// The role that answers for it.
        owner: String = "owner",
        /// The unit: `%`, `days`, `£`, `number`.
        unit: String = "unit",
        /// Which way is better.
        polarity: Option<Polarity> = "polarity",
        /// How often it is collected.
        frequency: Option<Frequency> = "frequency",
        /// How months make the quarter.
        aggregation: Option<Aggregation> = "aggregation",
        /// The period the figure itself covers, where that differs.
        data_period: Option<Period> = "data_period",
        /// The figure, in the unit: 86 for 86%.
        value: Option<Decimal> = "value",
        /// The figure as the workbook has it.
        value_as_written: String = "value_as_written",
        /// The numerator of a ratio.
        numerator: Option<Decimal> = "numerator",
        /// The denominator of a ratio.
        denominator: Option<Decimal> = "denominator",
        /// Whether the figure may still change without being a restatement.
        provisional: Option<bool> = "provisional",
        /// Why there is no figure; never a zero.
        no_data_reason: Option<NoDataReason> = "no_data_reason",
        /// When the figure is expected.
        expected_date: Option<Date> = "expected_date",
        /// The target of this period.
        target: Option<Decimal> = "target",
        /// The upper end, for polarities middle and outer.
        target_upper: Option<Decimal> = "target_upper",
        /// The target of the year.
        annual_target: Option<Decimal> = "annual_target",
        /// The date the target is for, when it has no profile.
        target_date: Option<Date> = "target_date",
        /// How far from target is still amber.
        tolerance: Option<Decimal> = "tolerance",
        /// What the tolerance is measured in.
        tolerance_kind: Option<ToleranceKind> = "tolerance_kind",
        /// The figure it started from.
        baseline: Option<Decimal> = "baseline",
        /// The period of the baseline.
        baseline_period: Option<Period> = "baseline_period",
        /// The forecast outturn.
        forecast: Option<Decimal> = "forecast",
        /// The status someone gave.
        status: Option<MeasureStatus> = "status",
        /// That status as the workbook has it.
        status_as_written: String = "status_as_written",
        /// The status that value, target, tolerance and polarity give; written at sealing, recomputed at reading.
        derived_status: Option<MeasureStatus> = "derived_status",
        /// Why the given status differs from the derived one.
        override_reason: String = "override_reason",
        /// Whether the series breaks here, so that earlier figures do not compare.
        series_break: Option<bool> = "series_break",
        /// What changed at the break.
        break_note: String = "break_note",
        /// Whether the measure is live.
        lifecycle: Option<Lifecycle> = "lifecycle",
        /// The day the figure was taken.
        as_at: Option<Date> = "as_at",
        /// When a person set or confirmed the figure this quarter (UTC).
        confirmed_at: Option<Timestamp> = "confirmed_at",
        /// What lies behind the figure.
        commentary: String = "commentary",
        /// Why it is off target.
        cause: String = "cause",
        /// What will bring it back.
        recovery: String = "recovery",
        /// The role that leads the recovery.
        recovery_owner: String = "recovery_owner",
        /// When it will be back on target.
        recovery_date: Option<Date> = "recovery_date",
        /// Who may see it.
        publish: Option<Publish> = "publish",
    }
}

impl Record for Measure {
    const KIND: RecordKind = RecordKind::Measure;

    fn name(&self) -> Name {
        Name { container: self.component.clone(), reference: self.reference.clone(), period: self.period }
    }
}

columns! {
    /// A figure of others that a measure is compared with.
    pub struct Benchmark {
        /// The measure.
        reference: Ref = "ref",
        /// The period of the measure's row.
        period: Option<Period> = "period",
        /// Whose figure: `national average`, `statistical neighbours`.
        name: String = "name",
        /// The figure, in the measure's unit.
        value: Option<Decimal> = "value",
        /// The period the figure is for, where it differs.
        benchmark_period: Option<Period> = "benchmark_period",
    }
}

impl Record for Benchmark {
    const KIND: RecordKind = RecordKind::Benchmark;

    fn name(&self) -> Name {
        Name { container: self.name.clone(), reference: self.reference.clone(), period: self.period }
    }
}
